"""What <sys/ioctl.h> needs by hand: the request says what the third argument is.

Newer requests bear the size of their argument in their number; for the older ones there are tables here.
"""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN, OUT, SIZE, CData_, number, truncated
from pysock.platforms import request_passes, request_reads, request_size
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


def _requests(names: str) -> Iterator[int]:
    return (truncated(getattr(lib, name), "unsigned int") for name in names.split() if hasattr(lib, name))


#: Requests whose argument is an int, or nothing.
_BY_VALUE = frozenset(
    _requests(
        "FIOCLEX FIONCLEX TIOCEXCL TIOCNXCL TIOCNOTTY TIOCCONS TIOCSBRK TIOCCBRK TIOCVHANGUP TIOCSERCONFIG"
        " SIOCUNIXFILE SIOCGSKNS TIOCSCTTY TIOCMIWAIT TIOCGPTPEER TIOCSIG TCSBRK TCSBRKP TCXONC TCFLSH"
        # these say that there is an address
        " TUNSETNOCSUM TUNSETDEBUG TUNSETPERSIST TUNSETOWNER TUNSETLINK TUNSETGROUP TUNSETOFFLOAD"
    )
)

#: Requests whose argument is an address, and how many bytes the kernel reads or writes there.
_BY_ADDRESS = {
    request: (size, what)
    for names, size, what in (
        (
            "FIONREAD FIONBIO FIOASYNC TIOCINQ TIOCOUTQ TIOCGPGRP TIOCSPGRP TIOCGSID TIOCMGET TIOCMBIS TIOCMBIC"
            " TIOCMSET TIOCGSOFTCAR TIOCSSOFTCAR TIOCPKT TIOCSETD TIOCGETD TIOCSERGETLSR TIOCSERGWILD TIOCSERSWILD"
            " FIOSETOWN SIOCSPGRP FIOGETOWN SIOCGPGRP SIOCATMARK SIOCOUTQNSD",
            4,
            "sizeof(int)",
        ),
        ("FIOQSIZE", 8, "sizeof(long long)"),
        ("TIOCSTI", 1, "sizeof(char)"),
        ("TIOCGWINSZ TIOCSWINSZ", SIZE["struct winsize"], "sizeof(struct winsize)"),
        ("TIOCLINUX", 36, "the largest of its requests"),
        ("TIOCGICOUNT", 80, "sizeof(struct serial_icounter_struct)"),
        ("TIOCGSERIAL TIOCSSERIAL", 72, "sizeof(struct serial_struct)"),
        ("TIOCGRS485 TIOCSRS485", 32, "sizeof(struct serial_rs485)"),
        ("TCGETS TCSETS TCSETSW TCSETSF TIOCGLCKTRMIOS TIOCSLCKTRMIOS", 36, "the kernel's struct termios"),
        ("TCGETA TCSETA TCSETAW TCSETAF", SIZE["struct termio"], "sizeof(struct termio)"),
        ("TCGETX TCSETX TCSETXF TCSETXW", 16, "sizeof(struct termiox)"),
        (
            "SIOCGIFNAME SIOCSIFLINK SIOCGIFFLAGS SIOCSIFFLAGS SIOCGIFADDR SIOCGIFDSTADDR SIOCGIFBRDADDR"
            " SIOCSIFBRDADDR SIOCGIFNETMASK SIOCSIFNETMASK SIOCGIFMETRIC SIOCSIFMETRIC SIOCGIFMEM SIOCSIFMEM SIOCGIFMTU"
            " SIOCSIFMTU SIOCSIFNAME SIOCSIFHWADDR SIOCGIFENCAP SIOCSIFENCAP SIOCGIFHWADDR SIOCGIFSLAVE SIOCSIFSLAVE"
            " SIOCADDMULTI SIOCDELMULTI SIOCGIFINDEX SIOGIFINDEX SIOCSIFPFLAGS SIOCGIFPFLAGS SIOCSIFHWBROADCAST"
            " SIOCGIFCOUNT SIOCGIFTXQLEN SIOCSIFTXQLEN SIOCGIFMAP SIOCSIFMAP SIOCADDDLCI SIOCDELDLCI SIOCGMIIPHY"
            " SIOCGMIIREG SIOCSMIIREG SIOCBONDENSLAVE SIOCBONDRELEASE SIOCBONDSETHWADDR SIOCBONDCHANGEACTIVE"
            " SIOCBRADDIF SIOCBRDELIF SIOCGHWTSTAMP SIOCSHWTSTAMP"
            # these say that it is an int
            " TUNSETIFF TUNGETIFF TUNSETQUEUE",
            SIZE["struct ifreq"],
            "sizeof(struct ifreq)",
        ),
        # on AF_INET6 sockets a smaller struct, which the kernel only reads
        ("SIOCSIFADDR SIOCSIFDSTADDR SIOCDIFADDR", 24, "sizeof(struct in6_ifreq)"),
        ("SIOCADDRT SIOCDELRT", 80, "sizeof(struct in6_rtmsg)"),
        ("SIOCDARP SIOCGARP SIOCSARP SIOCDRARP SIOCGRARP SIOCSRARP", SIZE["struct arpreq"], "sizeof(struct arpreq)"),
        ("SIOCGIFCONF", SIZE["struct ifconf"], "sizeof(struct ifconf)"),
        ("SIOCBRADDBR SIOCBRDELBR", 16, "IFNAMSIZ"),
        ("SIOCGSTAMP_OLD", SIZE["struct timeval"], "sizeof(struct timeval)"),
        ("SIOCGSTAMPNS_OLD", SIZE["struct timespec"], "sizeof(struct timespec)"),
    )
    for request in _requests(names)
}
for _request in range(lib.SIOCDEVPRIVATE, lib.SIOCDEVPRIVATE + 16) if hasattr(lib, "SIOCDEVPRIVATE") else ():
    _BY_ADDRESS[_request] = (SIZE["struct ifreq"], "sizeof(struct ifreq)")

#: Those that the kernel only reads: bytes will do.
_READ = frozenset(_requests("TIOCSTI FIONBIO FIOASYNC TIOCSWINSZ TIOCSPGRP TUNSETQUEUE"))

#: Requests with an array behind their struct: where in it the count is, its type, bytes of the struct and of an
#: element. FS_IOC_FIEMAP, FIDEDUPERANGE, FS_IOC_GETFSMAP write it, TUNSETTXFILTER reads it.
_COUNTED = {
    0x400454D1: (2, "uint16_t *", 4, 6),
    0xC020660B: (24, "uint32_t *", 32, 56),
    0xC0189436: (16, "uint16_t *", 24, 32),
    0xC0C0583B: (8, "uint32_t *", 192, 64),
}

#: Requests whose struct ifreq points to more: how much that is.
_BEHIND = {
    request: (SIZE["struct hwtstamp_config"], "struct hwtstamp_config")
    for request in _requests("SIOCGHWTSTAMP SIOCSHWTSTAMP")
}


def ioctl(fd: int, request: int, arg: Any) -> int:
    asked = number(request)
    code = truncated(asked, "unsigned int")
    if not _is_address(arg):
        value = number(arg)
        if value != 0 and (code in _BY_ADDRESS or (request_passes(code) and code not in _BY_VALUE)):
            raise TypeError(f"ioctl: arg of request {code:#x} is an address, not a number: new('int', {value})")
        return int(lib.ioctl(fd, asked, truncated(value, "long")))
    if isinstance(arg, CData_) and arg == NULL:  # the kernel answers EFAULT, as in C
        return int(lib.ioctl(fd, asked, 0))
    passed = _measured(code, arg)
    memory = ffi.from_buffer(passed) if isinstance(passed, bytes) else passed
    return int(lib.ioctl(fd, asked, int(ffi.cast("intptr_t", memory))))


def _is_address(arg: Any) -> bool:
    if isinstance(arg, CData_):
        return ffi.typeof(arg).kind in ("array", "pointer", "struct", "union")
    return isinstance(arg, (bytes, bytearray, memoryview))


def _measured(code: int, arg: Any) -> Any:
    """The argument, if it holds what the kernel reads or writes."""
    if code in _BY_VALUE:
        raise TypeError(f"ioctl: arg of request {code:#x} is an int, or nothing, not {_described(arg)}")
    known = _BY_ADDRESS.get(code)
    if known is None:
        if not request_passes(code):
            raise ValueError(
                f"ioctl: arg: how many bytes request {code:#x} uses is not known here;"
                " pysock.lib.ioctl() takes any address"
            )
        known = (request_size(code), f"_IOC_SIZE({code:#x})")
    where = ("ioctl", "arg", known[1])
    reads = code in _READ or (code not in _BY_ADDRESS and request_reads(code))
    passed = (IN if reads else OUT)(arg, known[0], where)
    if code in _COUNTED:
        at, c_type, fixed, each = _COUNTED[code]
        start = ffi.from_buffer(passed) if isinstance(passed, bytes) else passed
        count = int(ffi.cast(c_type, ffi.cast("char *", start) + at)[0])
        (IN if reads else OUT)(arg, fixed + count * each, ("ioctl", "arg", "the struct with its array"))
    elif code == lib.SIOCGIFCONF:
        _interfaces(ffi.cast("struct ifconf *", passed))
    elif code in _BEHIND:
        _data(ffi.cast("struct ifreq *", passed), *_BEHIND[code])
    return passed


def _described(arg: Any) -> str:
    return repr(ffi.typeof(arg).cname) if isinstance(arg, CData_) else type(arg).__name__


def _interfaces(request: Any) -> None:
    """SIOCGIFCONF: the kernel writes to ifc_buf, where ifc_len says how much room there is."""
    room = int(lib.pysock_room(request.ifc_buf)) if request.ifc_buf else -1
    if 0 <= room < request.ifc_len:
        raise ValueError(f"ioctl: arg: ifc_len is {request.ifc_len}, but ifc_buf leads to {room} bytes")


def _data(request: Any, size: int, what: str) -> None:
    """The kernel reads and writes where ifr_data points to."""
    room = int(lib.pysock_room(request.ifr_data)) if request.ifr_data else -1
    if 0 <= room < size:
        raise ValueError(f"ioctl: arg: {what} is {size} bytes, but ifr_data leads to {room}")
