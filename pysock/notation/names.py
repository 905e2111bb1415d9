"""Numbers as the names of <sys/socket.h> and its kin, in strace's notation: AF_INET, POLLIN|POLLOUT, 0x99 /* AF_??? */.

A table lists names in the order in which strace writes them; where two have one value, the one that strace uses. Names
that this system lacks fall away. Nothing here reads memory.
"""

from __future__ import annotations

import errno

from pysock._libc import lib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def _values(prefix: str, names: str) -> Iterator[tuple[str, int]]:
    """The named constants; for `names` of "*", all that begin so and are spelled in capitals, by name."""
    if names == "*":
        found = [name for name in dir(lib) if name.startswith(prefix)]
    else:
        found = [prefix + name for name in names.split()]
    for name in found:
        value = getattr(lib, name, None)
        if isinstance(value, int):
            yield name, value


class Names:
    """One value, one name."""

    def __init__(self, prefix: str, names: str = "*", without: str = "", said: str = "") -> None:
        self.unknown = said or f"{prefix}???"
        self._given = prefix, names, without.split()
        self._names: dict[int, str] | None = None

    def name(self, value: int) -> str | None:
        if self._names is None:
            prefix, names, without = self._given
            self._names = {}
            for name, number in _values(prefix, names):
                if name not in without:
                    self._names.setdefault(number, name)
        return self._names.get(value)

    def text(self, value: int) -> str:
        return self.name(value) or (f"{value:#x} /* {self.unknown} */" if value else "0")


class Flags:
    """Bits, each with its name; what no name covers is a number behind them."""

    def __init__(self, prefix: str, names: str) -> None:
        self.unknown = f"{prefix}???"
        self._given = prefix, names
        self._flags: list[tuple[str, int]] | None = None

    def text(self, value: int) -> str:
        if self._flags is None:
            self._flags = list(_values(*self._given))
        value &= 0xFFFFFFFF
        found = []
        for name, number in self._flags:
            bits = number & 0xFFFFFFFF
            if bits and value & bits == bits:
                found.append(name)
                value &= ~bits
        if value or not found:
            found.append((f"{value:#x}" if found else f"{value:#x} /* {self.unknown} */") if value else "0")
        return "|".join(found)


AF = Names("AF_", without="AF_LOCAL AF_FILE AF_ROUTE AF_MAX")
SOL = Names("SOL_")
SCM = Names("SCM_", "RIGHTS CREDENTIALS SECURITY TIMESTAMP TIMESTAMPNS TIMESTAMPING TXTIME WIFI_STATUS PIDFD")
IP_CMSG = Names("IP_", "PKTINFO TTL RECVTTL TOS RECVTOS OPTIONS RECVOPTS RETOPTS RECVERR ORIGDSTADDR CHECKSUM")
IPV6_CMSG = Names("IPV6_", "PKTINFO HOPLIMIT TCLASS RECVERR HOPOPTS DSTOPTS RTHDR FLOWINFO ORIGDSTADDR PATHMTU")
SOCK = Names("SOCK_", "STREAM DGRAM RAW RDM SEQPACKET DCCP PACKET")
IPPROTO = Names("IPPROTO_", without="IPPROTO_HOPOPTS IPPROTO_MAX")
ARPHRD = Names("ARPHRD_", without="ARPHRD_CISCO")
ETH_P = Names("ETH_P_")
ARPOP = Names("ARPOP_")
PACKET = Names("PACKET_", "HOST BROADCAST MULTICAST OTHERHOST OUTGOING LOOPBACK USER KERNEL FASTROUTE")
PACKET_MR = Names("PACKET_MR_")
VMADDR_CID = Names("VMADDR_CID_")
VMADDR_PORT = Names("VMADDR_PORT_")
SEEK = Names("SEEK_")
F_LOCK = Names("F_", "RDLCK WRLCK UNLCK")
SIGEV = Names("SIGEV_")
CLD = Names("CLD_")
SI = Names("SI_", "USER KERNEL QUEUE TIMER MESGQ ASYNCIO SIGIO TKILL ASYNCNL DETHREAD")
NLMSG = Names("NLMSG_", "NOOP ERROR DONE OVERRUN")
RTM = Names("RTM_", without="RTM_BASE RTM_MAX RTM_FAM RTM_NR_MSGTYPES RTM_NR_FAMILIES")
TCP_STATE = Names(
    "TCP_",
    "ESTABLISHED SYN_SENT SYN_RECV FIN_WAIT1 FIN_WAIT2 TIME_WAIT CLOSE CLOSE_WAIT LAST_ACK LISTEN CLOSING",
)
TCP_CA = Names("TCP_CA_", "Open Disorder CWR Recovery Loss")
EE_ORIGIN = Names("SO_EE_ORIGIN_", without="SO_EE_ORIGIN_TXSTATUS")
HOST_ERROR = Names("", "HOST_NOT_FOUND TRY_AGAIN NO_RECOVERY NO_DATA", said="NETDB_???")
ERRNO = Names("", " ".join(filter(str.isupper, vars(errno))), without="EWOULDBLOCK EDEADLOCK ENOTSUP")

MSG = Flags(
    "MSG_",
    "OOB PEEK DONTROUTE CTRUNC PROXY TRUNC DONTWAIT EOR WAITALL FIN SYN CONFIRM RST ERRQUEUE NOSIGNAL MORE WAITFORONE"
    " BATCH ZEROCOPY FASTOPEN CMSG_CLOEXEC",
)
POLL = Flags("POLL", "IN PRI OUT ERR HUP NVAL RDNORM RDBAND WRNORM WRBAND MSG REMOVE RDHUP")
EPOLL = Flags("EPOLL", "IN PRI OUT RDNORM RDBAND WRNORM WRBAND MSG ERR HUP RDHUP EXCLUSIVE WAKEUP ONESHOT ET")
IFF = Flags(
    "IFF_",
    "UP BROADCAST DEBUG LOOPBACK POINTOPOINT NOTRAILERS RUNNING NOARP PROMISC ALLMULTI MASTER SLAVE MULTICAST PORTSEL"
    " AUTOMEDIA DYNAMIC",
)
AI = Flags("AI_", "PASSIVE CANONNAME NUMERICHOST V4MAPPED ALL ADDRCONFIG IDN CANONIDN NUMERICSERV")
SA = Flags("SA_", "RESTORER ONSTACK RESTART INTERRUPT NODEFER RESETHAND SIGINFO NOCLDSTOP NOCLDWAIT")
NLM_F = Flags("NLM_F_", "REQUEST MULTI ACK ECHO DUMP_INTR DUMP_FILTERED")
_NLM_F_GET = Flags("NLM_F_", "REQUEST MULTI ACK ECHO DUMP_INTR DUMP_FILTERED DUMP ROOT MATCH ATOMIC")
_NLM_F_NEW = Flags("NLM_F_", "REQUEST MULTI ACK ECHO DUMP_INTR DUMP_FILTERED REPLACE EXCL CREATE APPEND")


def netlink_type(value: int) -> str:
    """nlmsg_type: the kernel's own, or rtnetlink's."""
    return NLMSG.text(value) if value < lib.NLMSG_MIN_TYPE else RTM.name(value) or f"{value:#x} /* NLMSG_??? */"


def netlink_flags(value: int, type: int) -> str:
    """nlmsg_flags: the upper byte means one thing when something is asked for, another when something is made."""
    if RTM.name(type) is None:
        return NLM_F.text(value)
    return (_NLM_F_GET if type % 4 == 2 else _NLM_F_NEW if type % 4 == 0 else NLM_F).text(value)


# Signals

_SIGNALS = Names(
    "SIG",
    "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG"
    " XCPU XFSZ VTALRM PROF WINCH IO PWR SYS",
)
_FIRST_REALTIME = 32  # the kernel's, of which libc keeps two for itself
_SIGNAL_COUNT = 64


def signal(number: int) -> str:
    """`SIGUSR1`; real-time signals are counted from the kernel's first, as strace does."""
    found = _SIGNALS.name(number)
    if found is None and _FIRST_REALTIME <= number <= _SIGNAL_COUNT:
        return "SIGRTMIN" if number == _FIRST_REALTIME else f"SIGRT_{number - _FIRST_REALTIME}"
    return found or str(number)


def signal_set(bits: int) -> str:
    """`[INT USR1]`, or `~[KILL]` where most signals are in it."""
    numbers = [number for number in range(1, _SIGNAL_COUNT + 1) if bits >> (number - 1) & 1]
    sign = ""
    if len(numbers) >= _SIGNAL_COUNT * 2 // 3:
        sign = "~"
        numbers = [number for number in range(1, _SIGNAL_COUNT + 1) if not bits >> (number - 1) & 1]
    return f"{sign}[{' '.join(signal(number)[len('SIG') :] for number in numbers)}]"
