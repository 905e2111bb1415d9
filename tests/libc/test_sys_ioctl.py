"""<sys/ioctl.h>: each request's argument is an int, or an address of so many bytes."""
# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

import pysock
from pysock import *


@pytest.fixture
def fd() -> Iterator[int]:
    fd = socket(AF_INET, SOCK_DGRAM, 0)
    yield fd
    close(fd)


def test_how_much_can_be_read() -> None:
    sv, n = new("int[2]"), new("int", -1)
    assert socketpair(AF_UNIX, SOCK_STREAM, 0, sv) == 0
    assert ioctl(sv[0], FIONREAD, n) == 0 and n[0] == 0
    assert write(sv[1], b"five!", 5) == 5
    assert ioctl(sv[0], FIONREAD, n) == 0 and n[0] == 5
    assert ioctl(sv[0], FIONBIO, new("int", 1)) == 0 and fcntl(sv[0], F_GETFL) & O_NONBLOCK
    assert ioctl(sv[0], FIONBIO, bytes(4)) == 0 and not fcntl(sv[0], F_GETFL) & O_NONBLOCK
    for fd in sv:
        close(fd)


def test_requests_without_an_argument(fd: int) -> None:
    assert ioctl(fd, FIOCLEX) == 0 and fcntl(fd, F_GETFD) == FD_CLOEXEC
    assert ioctl(fd, FIONCLEX, 0) == 0 and fcntl(fd, F_GETFD) == 0
    with pytest.raises(TypeError, match=r"^ioctl: arg of request 0x5451 is an int, or nothing, not 'int.1.'"):
        ioctl(fd, FIOCLEX, new("int"))


def test_an_interface(fd: int) -> None:
    ifr = ifreq(ifr_name=b"lo")
    assert ioctl(fd, SIOCGIFINDEX, ifr) == 0 and ifr.ifr_ifindex == if_nametoindex(b"lo")
    assert ioctl(fd, SIOCGIFFLAGS, ifr) == 0 and ifr.ifr_flags & IFF_LOOPBACK
    if ifr.ifr_flags & IFF_UP:
        assert ioctl(fd, SIOCGIFADDR, ifr) == 0
        assert cstr(inet_ntoa(cast("struct sockaddr_in *", addressof(ifr.ifr_addr)).sin_addr)) == "127.0.0.1"
    assert ioctl(fd, SIOCGIFMTU, ifreq(ifr_name=b"no-such-name")) == -1 and errno == ENODEV
    with pytest.raises(ValueError, match=r"^ioctl: sizeof.struct ifreq. is 40, but arg holds 16 bytes"):
        ioctl(fd, SIOCGIFADDR, sockaddr_in())
    with pytest.raises(TypeError, match=r"^ioctl: arg is bytes, which never change"):
        ioctl(fd, SIOCGIFADDR, bytes(40))


def test_all_interfaces(fd: int) -> None:
    ifc = ifconf(ifc_len=4096, ifc_buf=new("char[4096]"))
    assert ioctl(fd, SIOCGIFCONF, ifc) == 0 and ifc.ifc_len % sizeof("struct ifreq") == 0
    names = {cstr(ifc.ifc_req[index].ifr_name) for index in range(ifc.ifc_len // sizeof("struct ifreq"))}
    assert not names or "lo" in names
    ifc = ifconf(ifc_len=4097, ifc_buf=new("char[4096]"))
    with pytest.raises(ValueError, match=r"^ioctl: arg: ifc_len is 4097, but ifc_buf leads to 4096 bytes"):
        ioctl(fd, SIOCGIFCONF, ifc)
    ifc = ifconf()
    assert ioctl(fd, SIOCGIFCONF, ifc) == 0, "without ifc_buf only the size"


def test_what_ifc_buf_points_to_is_kept() -> None:
    ifc = ifconf(ifc_len=64)
    ifc.ifc_buf = new("char[64]")
    assert pysock.lib.pysock_room(ifc.ifc_buf) == 64


def test_a_terminal() -> None:
    fd = posix_openpt(O_RDWR | O_NOCTTY)
    assert ioctl(fd, TIOCSWINSZ, winsize(ws_row=24, ws_col=80)) == 0
    size = winsize()
    assert ioctl(fd, TIOCGWINSZ, size) == 0 and (size.ws_row, size.ws_col) == (24, 80)
    number = new("unsigned int", 2**32 - 1)
    assert ioctl(fd, TIOCGPTN, number) == 0 and cstr(ptsname(fd)).endswith(f"/{number[0]}")
    assert ioctl(fd, TIOCSPTLCK, new("int", 0)) == 0
    peer = ioctl(fd, TIOCGPTPEER, O_RDWR | O_NOCTTY)
    assert peer >= 0 and close(peer) == 0
    assert ioctl(fd, TCFLSH, 2) == 0
    with pytest.raises(ValueError, match=r"^ioctl: sizeof.struct winsize. is 8, but arg holds 4 bytes"):
        ioctl(fd, TIOCGWINSZ, new("int"))
    with pytest.raises(ValueError, match=r"^ioctl: the kernel's struct termios is 36, but arg holds 35 bytes"):
        ioctl(fd, TCGETS, bytearray(35))
    close(fd)
    assert ioctl(-1, TIOCGWINSZ, size) == -1 and errno == EBADF


def test_what_is_refused(fd: int) -> None:
    with pytest.raises(TypeError, match=r"^ioctl: arg of request 0x5421 is an address, not a number: new\('int', 1\)"):
        ioctl(fd, FIONBIO, 1)
    with pytest.raises(TypeError, match=r"^ioctl: arg of request 0x80045430 is an address, not a number"):
        ioctl(fd, TIOCGPTN, 1)
    with pytest.raises(ValueError, match=r"request 0x1234 uses is not known here; pysock.lib.ioctl\(\) takes any"):
        ioctl(fd, 0x1234, new("int"))
    with pytest.raises(ValueError, match=r"^ioctl: _IOC_SIZE.0x800c5801. is 12, but arg holds 8 bytes"):
        ioctl(fd, _IOC(_IOC_READ, ord("X"), 1, 12), new("long"))
    with pytest.raises(ValueError, match=r"^ioctl: sizeof.int. is 4, but arg holds 1 bytes"):
        ioctl(fd, FIONREAD | 1 << 32, new("char"))  # the kernel takes an unsigned int
    assert ioctl(fd, FIONREAD, NULL) == -1 and errno == EFAULT
    assert ioctl(fd, FIONREAD) == -1 and errno == EFAULT


def test_an_array_behind_a_struct_is_measured(fd: int) -> None:
    fiemap = bytearray(32)
    fiemap[24] = 2
    with pytest.raises(ValueError, match=r"^ioctl: the struct with its array is 144, but arg holds 32 bytes"):
        ioctl(fd, 0xC020660B, fiemap)


def test_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "sys/ioctl.h sys/socket.h net/if.h string.h errno.h unistd.h fcntl.h arpa/inet.h",
        [
            (
                "",
                "int fd = socket(AF_INET, SOCK_DGRAM, 0), n = 5",
                "fd = socket(AF_INET, SOCK_DGRAM, 0); n = new('int', 5)",
            ),
            ("%d", "ioctl(fd, FIONREAD, &n)", "ioctl(fd, FIONREAD, n)"),
            ("%d", "n", "n[0]"),
            ("", 'struct ifreq ifr = {.ifr_name = "lo"}', "ifr = ifreq(ifr_name=b'lo')"),
            ("%d", "ioctl(fd, SIOCGIFADDR, &ifr)", "ioctl(fd, SIOCGIFADDR, ifr)"),
            (
                "%s",
                "inet_ntoa(((struct sockaddr_in *)&ifr.ifr_addr)->sin_addr)",
                "inet_ntoa(cast('struct sockaddr_in *', addressof(ifr.ifr_addr)).sin_addr)",
            ),
            ("%d", "ioctl(fd, SIOCGIFMTU, &ifr)", "ioctl(fd, SIOCGIFMTU, ifr)"),
            ("%d", "ifr.ifr_mtu"),
            ("%d", "ioctl(fd, TIOCGWINSZ, &n)", "ioctl(fd, TIOCGWINSZ, winsize())"),
            ("%d", "errno"),
            ("%u", "_IOC(_IOC_WRITE, 'T', 0x31, 4)", "_IOC(_IOC_WRITE, ord('T'), 0x31, 4)"),
            ("%u", "_IO('T', 0x41)", "_IO(ord('T'), 0x41)"),
            ("%u", "_IOC_SIZE(TIOCGPTN) + _IOC_NR(TIOCGPTN) + _IOC_DIR(TIOCGPTN) + _IOC_TYPE(TIOCGPTN)"),
        ],
    )


def test_the_requests_of_linux(fd: int) -> None:
    stream, left = socket(AF_INET, SOCK_STREAM, 0), new("int", -1)
    assert ioctl(stream, SIOCOUTQNSD, left) == 0 and left[0] == 0
    close(stream)
    for request in (SIOCGHWTSTAMP, SIOCSHWTSTAMP):
        ifr = ifreq(ifr_name=b"lo", ifr_data=new("char[12]"))
        assert ioctl(fd, request, ifr) == -1 and errno in (EOPNOTSUPP, EPERM)
        ifr.ifr_data = new("char[11]")
        with pytest.raises(ValueError, match=r"^ioctl: arg: .* is 12 bytes, but ifr_data leads to 11"):
            ioctl(fd, request, ifr)
    with pytest.raises(ValueError, match=r"^ioctl: IFNAMSIZ is 16, but arg holds 15 bytes"):
        ioctl(fd, SIOCBRADDBR, new("char[15]"))
