"""Each option of the table on a real socket: read, set to something different, read back, and C reads the same.

    cases.py           prints the C program of reader.py
    cases.py READER    prints by name what became of each option, as JSON: "ok", "skip: why", or a traceback

READER is that program, compiled. This one makes a network of its own first, where it may: it runs in a
process by itself, and no option can touch the machine's network.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import struct
import subprocess
import sys
import traceback
from collections.abc import Callable
from typing import Any, NamedTuple

from reader import flat, source

import pysock
from pysock.options import OPTIONS, Options
from pysock.options.values import *  # noqa: F403
from pysock.options.values import (
    GroupFilter,
    GroupReq,
    GroupSourceReq,
    In6Pktinfo,
    IpMreq,
    IpMreqn,
    IpMreqSource,
    IpMsfilter,
    Ipv6Mreq,
    Linger,
    PacketMreq,
    PortRange,
    SockFilter,
    SockTxtime,
    TcpMd5sig,
    TcpRepairOpt,
    TcpRepairWindow,
    TcpZerocopyReceive,
    Timeval,
    TpacketReq,
    Ucred,
)

AF_PACKET, AF_NETLINK, AF_VSOCK = 17, 16, 40
LO = 1
GROUP, OTHER = "239.1.2.3", "10.9.8.7"
GROUP6, OTHER6 = "ff02::1234", "2001:db8::9"
ABSENT = (errno.ENOPROTOOPT, errno.EOPNOTSUPP)
WHOLE = [SockFilter(pysock.BPF_RET | pysock.BPF_K, 0, 0, 0xFFFF)]


class Skip(Exception):
    """Why this system cannot show an option."""


class Bench:
    """The sockets of one case, closed at its end, and what C reads of them."""

    def __init__(self, reader: str) -> None:
        self.reader = reader
        self.open = contextlib.ExitStack()

    def own(self, sock: socket.socket) -> socket.socket:
        sock.set_inheritable(True)
        return self.open.enter_context(sock)

    def make(self, family: int, type: int, protocol: int = 0) -> socket.socket:
        try:
            return self.own(socket.socket(family, type, protocol))
        except OSError as error:
            raise Skip(f"no such socket here: {error}") from None

    def c(self, sock: socket.socket, name: str) -> tuple[int, int, str]:
        """The option's level and number in C, and what C reads: "value ..." or "errno ..."."""
        command = [self.reader, str(sock.fileno()), name]
        done = subprocess.run(command, close_fds=False, capture_output=True, text=True, check=True, timeout=60)
        found, level, number, *text = done.stdout.rstrip("\n").split(" ", 3)
        assert found == name
        return int(level), int(number), text[0]


Maker = Callable[[Bench], socket.socket]


def maker(family: int, type: int, protocol: int = 0) -> Maker:
    return lambda bench: bench.make(family, type, protocol)


tcp, udp = maker(socket.AF_INET, socket.SOCK_STREAM), maker(socket.AF_INET, socket.SOCK_DGRAM)
tcp6, udp6 = maker(socket.AF_INET6, socket.SOCK_STREAM), maker(socket.AF_INET6, socket.SOCK_DGRAM)
raw = maker(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
raw6 = maker(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_UDP)
alert6 = maker(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_RAW)
packet = maker(AF_PACKET, socket.SOCK_RAW)
netlink = maker(AF_NETLINK, socket.SOCK_RAW)
vsock = maker(AF_VSOCK, socket.SOCK_STREAM)


def pair(bench: Bench) -> socket.socket:
    ours, theirs = socket.socketpair()
    bench.own(theirs)
    return bench.own(ours)


def listening(bench: Bench) -> socket.socket:
    sock = tcp(bench)
    sock.bind(("127.0.0.1", 0))
    sock.listen()
    return sock


def connected(bench: Bench) -> socket.socket:
    listener, sock = listening(bench), tcp(bench)
    sock.connect(listener.getsockname())
    bench.own(listener.accept()[0])
    return sock


def accepted(bench: Bench) -> socket.socket:
    """Of a listener that keeps the headers of the SYN."""
    listener, sock = listening(bench), tcp(bench)
    Options(listener).TCP_SAVE_SYN = 1
    sock.connect(listener.getsockname())
    return bench.own(listener.accept()[0])


def udp_connected(bench: Bench) -> socket.socket:
    other, sock = udp(bench), udp(bench)
    other.bind(("127.0.0.1", 0))
    sock.connect(other.getsockname())
    return sock


def udp6_connected(bench: Bench) -> socket.socket:
    other, sock = udp6(bench), udp6(bench)
    other.bind(("::1", 0))
    sock.connect(other.getsockname())
    return sock


def mapped(bench: Bench) -> socket.socket:
    """An IPv6 socket whose peer is an IPv4 one."""
    listener, sock = listening(bench), tcp6(bench)
    sock.connect((f"::ffff:{listener.getsockname()[0]}", listener.getsockname()[1]))
    return sock


def repaired(bench: Bench) -> socket.socket:
    """A connection that is being restored: no packet is sent."""
    sock = tcp(bench)
    options = Options(sock)
    options.TCP_REPAIR = pysock.TCP_REPAIR_ON
    sock.bind(("127.0.0.1", 0))
    sock.connect(("127.0.0.1", 9))
    return sock


def fanned(bench: Bench) -> socket.socket:
    sock = packet(bench)
    sock.bind(("lo", 0x88B5))  # a protocol for local experiments: nothing comes, and so nothing is counted
    Options(sock).PACKET_FANOUT = 7 | pysock.PACKET_FANOUT_CBPF << 16
    return sock


def rolled(bench: Bench) -> socket.socket:
    sock = packet(bench)
    sock.bind(("lo", 0x88B5))  # a protocol for local experiments: nothing comes, and so nothing is counted
    Options(sock).PACKET_FANOUT = 8 | pysock.PACKET_FANOUT_ROLLOVER << 16
    return sock


# Options that can be read and set


class Case(NamedTuple):
    """An option to be set: on which socket, to which value (None: the other of True and False), what is read then."""

    make: Maker
    value: Any = None
    then: Any = None
    prepare: Callable[[Options], None] | None = None
    fixed: bool = False
    """Setting it has no effect that can be read."""


def congestion() -> str:
    with open("/proc/sys/net/ipv4/tcp_available_congestion_control") as found:
        names = found.read().split()
    with open("/proc/sys/net/ipv4/tcp_congestion_control") as found:
        return next((name for name in names if name != found.read().strip()), "reno")


HOPOPTS = bytes([0, 0, 1, 4, 0, 0, 0, 0])  # one PadN

#: Sockets by the beginning of the name, for those options that need no other.
USUAL = (("TCP_", tcp), ("UDP_", udp), ("IPV6_", udp6), ("IP_", udp), ("PACKET_", packet), ("NETLINK_", netlink),
         ("SO_VM_", vsock), ("SO_", udp))  # fmt: skip
SET: dict[str, Case] = {
    "SO_SNDBUF": Case(udp, 10_000, 20_000),
    "SO_RCVBUF": Case(udp, 10_000, 20_000),
    "SO_KEEPALIVE": Case(tcp),
    "SO_OOBINLINE": Case(tcp),
    "SO_PRIORITY": Case(udp, 5),
    "SO_LINGER": Case(tcp, Linger(True, 7)),
    "SO_BSDCOMPAT": Case(udp, True, False, fixed=True),
    "SO_PASSCRED": Case(pair),
    "SO_PASSSEC": Case(pair),
    "SO_PASSPIDFD": Case(pair),
    "SO_RCVLOWAT": Case(tcp, 100),
    "SO_RCVTIMEO": Case(udp, Timeval(2, 500_000)),
    "SO_SNDTIMEO": Case(udp, 1.25, Timeval(1, 252_000)),
    "SO_BINDTODEVICE": Case(udp, "lo"),
    "SO_MARK": Case(udp, 0x1234),
    "SO_PEEK_OFF": Case(pair, 3),
    "SO_LOCK_FILTER": Case(udp, True),
    "SO_NOFCS": Case(packet),
    "SO_WIFI_STATUS": Case(packet),
    "SO_BUSY_POLL": Case(udp, 50),
    "SO_MAX_PACING_RATE": Case(tcp, 1_000_000),
    "SO_INCOMING_CPU": Case(tcp, 1),
    "SO_ZEROCOPY": Case(tcp),
    "SO_BINDTOIFINDEX": Case(udp, LO),
    "SO_TIMESTAMPING": Case(udp, pysock.SOF_TIMESTAMPING_SOFTWARE | pysock.SOF_TIMESTAMPING_RX_SOFTWARE),
    "SO_TXTIME": Case(udp, SockTxtime(pysock.CLOCK_MONOTONIC, pysock.SOF_TXTIME_REPORT_ERRORS)),
    "SO_BUF_LOCK": Case(udp, pysock.SOCK_RCVBUF_LOCK),
    "SO_RESERVE_MEM": Case(tcp, 8192),
    "SO_TXREHASH": Case(tcp, pysock.SOCK_TXREHASH_DISABLED),
    "TCP_MAXSEG": Case(tcp, 1000, fixed=True, then=...),
    "TCP_KEEPIDLE": Case(tcp, 11),
    "TCP_KEEPINTVL": Case(tcp, 12),
    "TCP_KEEPCNT": Case(tcp, 3),
    "TCP_SYNCNT": Case(tcp, 2),
    "TCP_LINGER2": Case(tcp, 9),
    "TCP_DEFER_ACCEPT": Case(tcp, 3),
    "TCP_WINDOW_CLAMP": Case(tcp, 50_000),
    "TCP_QUICKACK": Case(connected),
    "TCP_CONGESTION": Case(tcp, congestion()),
    "TCP_THIN_DUPACK": Case(tcp, True, False, fixed=True),
    "TCP_USER_TIMEOUT": Case(tcp, 3000),
    "TCP_REPAIR": Case(tcp, pysock.TCP_REPAIR_ON),
    "TCP_REPAIR_QUEUE": Case(repaired, pysock.TCP_SEND_QUEUE),
    "TCP_QUEUE_SEQ": Case(tcp, 0xFEDCBA98, prepare=lambda options: _queue(options)),
    "TCP_FASTOPEN": Case(listening, 5),
    "TCP_TIMESTAMP": Case(repaired, 0x8000_0000, fixed=True, then=...),
    "TCP_NOTSENT_LOWAT": Case(tcp, 16_384),
    "TCP_SAVE_SYN": Case(listening, 1),
    "TCP_REPAIR_WINDOW": Case(repaired, TcpRepairWindow(0, 2000, 3000, 0, 0)),
    "TCP_ULP": Case(connected, "tls"),
    "TCP_FASTOPEN_KEY": Case(listening, bytes(range(16))),
    "TCP_FASTOPEN_NO_COOKIE": Case(tcp),
    "TCP_TX_DELAY": Case(tcp, 1000),
    "TCP_RTO_MAX_MS": Case(tcp, 5000),
    "UDP_ENCAP": Case(udp, pysock.UDP_ENCAP_ESPINUDP),
    "UDP_NO_CHECK6_TX": Case(udp6),
    "UDP_NO_CHECK6_RX": Case(udp6),
    "UDP_SEGMENT": Case(udp, 1200),
    "IP_OPTIONS": Case(udp, bytes([1, 1, 1, 1])),
    "IP_HDRINCL": Case(raw),
    "IP_TOS": Case(udp, 0x28),
    "IP_TTL": Case(udp, 7),
    "IP_MULTICAST_IF": Case(udp, "127.0.0.1"),
    "IP_MULTICAST_TTL": Case(udp, 5),
    "IP_UNICAST_IF": Case(udp, LO),
    "IP_ROUTER_ALERT": Case(raw),
    "IP_PMTUDISC": Case(udp, pysock.IP_PMTUDISC_DO),
    "IP_MTU_DISCOVER": Case(udp, pysock.IP_PMTUDISC_PROBE),
    "IP_MINTTL": Case(udp, 10),
    "IP_NODEFRAG": Case(raw),
    "IP_LOCAL_PORT_RANGE": Case(udp, PortRange(40_000, 41_000)),
    "IPV6_UNICAST_HOPS": Case(udp6, 9),
    "IPV6_MULTICAST_IF": Case(udp6, LO),
    "IPV6_MULTICAST_HOPS": Case(udp6, 3),
    "IPV6_ROUTER_ALERT_ISOLATE": Case(alert6),
    "IPV6_MTU_DISCOVER": Case(udp6, pysock.IPV6_PMTUDISC_DO),
    "IPV6_MTU": Case(udp6_connected, 1400, fixed=True, then=...),
    "IPV6_CHECKSUM": Case(raw6, 6),
    "IPV6_HDRINCL": Case(raw6),
    "IPV6_HOPOPTS": Case(udp6, HOPOPTS),
    "IPV6_RTHDRDSTOPTS": Case(udp6, HOPOPTS),
    "IPV6_RXHOPOPTS": Case(udp6, HOPOPTS),
    "IPV6_RXDSTOPTS": Case(udp6, HOPOPTS),
    "IPV6_RTHDR": Case(
        udp6, bytes([0, 2, 4, 0, 0, 0, 0, 0]) + socket.inet_pton(socket.AF_INET6, "2001:db8::1")
    ),
    "IPV6_DSTOPTS": Case(udp6, HOPOPTS),
    "IPV6_TCLASS": Case(udp6, 0x20),
    "IPV6_ADDR_PREFERENCES": Case(udp6, 1, ...),
    "IPV6_MINHOPCOUNT": Case(udp6, 200),
    "IPV6_UNICAST_IF": Case(udp6, LO),
    "PACKET_COPY_THRESH": Case(packet, 100),
    "PACKET_VERSION": Case(packet, pysock.TPACKET_V3),
    "PACKET_RESERVE": Case(packet, 64),
    "PACKET_TIMESTAMP": Case(packet, pysock.SOF_TIMESTAMPING_RAW_HARDWARE),
    "PACKET_FANOUT": Case(maker(AF_PACKET, socket.SOCK_RAW, socket.htons(3)), 9 | pysock.PACKET_FANOUT_LB << 16),
    "SO_VM_SOCKETS_BUFFER_SIZE": Case(vsock, 100_000),
    "SO_VM_SOCKETS_BUFFER_MIN_SIZE": Case(vsock, 1000),
    "SO_VM_SOCKETS_BUFFER_MAX_SIZE": Case(vsock, 500_000),
    "SO_VM_SOCKETS_CONNECT_TIMEOUT": Case(vsock, Timeval(5, 0)),
}  # fmt: skip


def _queue(options: Options) -> None:
    options.TCP_REPAIR = pysock.TCP_REPAIR_ON
    options.TCP_REPAIR_QUEUE = pysock.TCP_SEND_QUEUE


# Options that can only be read: on which socket, and what is certain of the value

READ: dict[str, tuple[Maker, Callable[[Any], object]]] = {
    "SO_TYPE": (udp, lambda value: value == socket.SOCK_DGRAM),
    "SO_ERROR": (udp, lambda value: value == 0),
    "SO_PEERCRED": (pair, lambda value: value == Ucred(os.getpid(), os.geteuid(), os.getegid())),
    "SO_SNDLOWAT": (udp, lambda value: value == 1),
    "SO_GET_FILTER": (udp, lambda value: value == []),
    "SO_ACCEPTCONN": (listening, lambda value: value is True),
    "SO_PEERSEC": (pair, lambda value: isinstance(value, str)),
    "SO_PROTOCOL": (udp, lambda value: value == socket.IPPROTO_UDP),
    "SO_DOMAIN": (udp, lambda value: value == socket.AF_INET),
    "SO_BPF_EXTENSIONS": (udp, lambda value: value > 0),
    "SO_MEMINFO": (udp, lambda value: value.rcvbuf > 0),
    "SO_INCOMING_NAPI_ID": (udp, lambda value: value == 0),
    "SO_COOKIE": (udp, lambda value: value > 0),
    "SO_PEERGROUPS": (pair, lambda value: value == tuple(os.getgroups())),
    "SO_NETNS_COOKIE": (udp, lambda value: value > 0),
    "SO_PEERPIDFD": (pair, lambda value: value.fileno() > 0),
    "TCP_INFO": (listening, lambda value: value.state == pysock.TCP_LISTEN and value.sacked == 128),
    "TCP_CC_INFO": (connected, lambda value: isinstance(value, bytes)),
    "TCP_SAVED_SYN": (accepted, lambda value: value[0] == 0x45),
    "TCP_IS_MPTCP": (tcp, lambda value: value is False),
    "IP_MTU": (udp_connected, lambda value: value >= 65535),
    "IP_PROTOCOL": (raw, lambda value: value == socket.IPPROTO_ICMP),
    "IPV6_PATHMTU": (udp6_connected, lambda value: value.mtu > 1000 and value.addr[0] == "::"),
    "PACKET_STATISTICS": (packet, lambda value: value == (0, 0, None)),
    "PACKET_ROLLOVER_STATS": (rolled, lambda value: value == (0, 0, 0)),
    "NETLINK_LIST_MEMBERSHIPS": (netlink, lambda value: value == frozenset()),
}


# Options that can only be set, or whose reading asks for something: their effect, as another sees it


def lines(path: str) -> list[list[str]]:
    with open(f"/proc/net/{path}") as found:
        return [line.split() for line in found]


def joined4() -> bool:
    """The kernel's list of IPv4 groups has the numbers as they lie in memory."""
    (number,) = struct.unpack("=I", socket.inet_aton(GROUP))
    return [f"{number:08X}"] in [words[:1] for words in lines("igmp")]


def joined6() -> bool:
    return socket.inet_pton(socket.AF_INET6, GROUP6).hex() in [words[2] for words in lines("igmp6")]


def anycast() -> bool:
    return socket.inet_pton(socket.AF_INET6, OTHER6).hex() in [words[2] for words in lines("anycast6")]


def sources4() -> list[list[str]]:
    """Which senders this machine hears, or does not: address, include, exclude."""
    group, sender = ("0x" + socket.inet_aton(address).hex() for address in (GROUP, OTHER))
    return [words[4:] for words in lines("mcfilter") if words[2:4] == [group, sender]]


def sources6() -> list[list[str]]:
    group, sender = (socket.inet_pton(socket.AF_INET6, address).hex() for address in (GROUP6, OTHER6))
    return [words[4:] for words in lines("mcfilter6") if words[2:4] == [group, sender]]


INCLUDED, EXCLUDED = [["1", "0"]], [["0", "1"]]


def refuses(number: int, options: Options, name: str, value: object) -> bool:
    """Whether setting it gives this errno."""
    try:
        setattr(options, name, value)
    except OSError as error:
        return error.errno == number
    return False


def effect_SO_SNDBUFFORCE(bench: Bench) -> None:
    for name in ("SO_SNDBUF", "SO_RCVBUF"):
        sock = udp(bench)
        setattr(Options(sock), f"{name}FORCE", 1 << 28)
        assert bench.c(sock, name)[2] == f"value {1 << 29}"


def effect_SO_ATTACH_FILTER(bench: Bench) -> None:
    sock = udp(bench)
    options = Options(sock)
    for detach in ("SO_DETACH_FILTER", "SO_DETACH_BPF"):
        options.SO_ATTACH_FILTER = WHOLE
        assert options.SO_GET_FILTER == WHOLE
        assert bench.c(sock, "SO_GET_FILTER")[2] == "value 6 0 0 65535"
        setattr(options, detach, 0)
        assert bench.c(sock, "SO_GET_FILTER")[2] == "value "


def effect_SO_ATTACH_BPF(bench: Bench) -> None:
    sock = udp(bench)
    options = Options(sock)
    options.SO_REUSEPORT = True
    for name in ("SO_ATTACH_BPF", "SO_ATTACH_REUSEPORT_EBPF"):
        assert refuses(errno.EBADF, options, name, 999), "it is not taken for a descriptor"
        assert refuses(errno.EINVAL, options, name, sock), "what has fileno() is"


def effect_SO_ATTACH_REUSEPORT_CBPF(bench: Bench) -> None:
    first, second, sender = udp(bench), udp(bench), udp(bench)
    Options(first).SO_REUSEPORT = Options(second).SO_REUSEPORT = True
    first.bind(("127.0.0.1", 0))
    second.bind(first.getsockname())
    for chosen, other, index in ((second, first, 1), (first, second, 0)):
        Options(first).SO_ATTACH_REUSEPORT_CBPF = [SockFilter(pysock.BPF_RET | pysock.BPF_K, 0, 0, index)]
        sender.sendto(b"x", first.getsockname())
        assert chosen.recv(1, socket.MSG_DONTWAIT) == b"x"
        other.setblocking(False)
    Options(first).SO_DETACH_REUSEPORT_BPF = 0
    assert refuses(errno.ENOENT, Options(first), "SO_DETACH_REUSEPORT_BPF", 0)


def effect_SO_CNX_ADVICE(bench: Bench) -> None:
    options = Options(connected(bench))
    options.SO_CNX_ADVICE = 1
    assert not refuses(errno.ENOPROTOOPT, options, "SO_CNX_ADVICE", 1)


def effect_SO_BUSY_POLL_BUDGET(bench: Bench) -> None:
    options = Options(udp(bench))
    options.SO_BUSY_POLL_BUDGET = 4
    assert refuses(errno.EINVAL, options, "SO_BUSY_POLL_BUDGET", -1)


def effect_TCP_MD5SIG(bench: Bench) -> None:
    options = Options(tcp(bench))
    try:
        options.TCP_MD5SIG = TcpMd5sig("127.0.0.1", b"secret")
    except OSError as error:
        if error.errno in ABSENT:
            raise Skip(f"this kernel was built without it: {error}") from None
        raise
    options.TCP_MD5SIG = TcpMd5sig("127.0.0.1", b"")
    assert refuses(errno.ENOENT, options, "TCP_MD5SIG", TcpMd5sig("127.0.0.1", b""))
    prefix = TcpMd5sig("127.0.0.0", b"secret", pysock.TCP_MD5SIG_FLAG_PREFIX, 8)
    options.TCP_MD5SIG_EXT = prefix
    assert refuses(errno.ENOENT, options, "TCP_MD5SIG_EXT", prefix._replace(key=b"", prefixlen=16))
    options.TCP_MD5SIG_EXT = prefix._replace(key=b"")


def effect_TCP_REPAIR_OPTIONS(bench: Bench) -> None:
    sock = repaired(bench)
    Options(sock).TCP_REPAIR_OPTIONS = [
        TcpRepairOpt(pysock.TCPOPT_MAXSEG, 1234),
        TcpRepairOpt(pysock.TCPOPT_WINDOW, 3 << 16 | 5),
    ]
    assert bench.c(sock, "TCP_MAXSEG")[2] == "value 1234"
    info = Options(sock).TCP_INFO
    assert (info.snd_wscale, info.rcv_wscale) == (5, 3)


def effect_TCP_ZEROCOPY_RECEIVE(bench: Bench) -> None:
    sock = connected(bench)
    try:
        asked = Options(sock).TCP_ZEROCOPY_RECEIVE(TcpZerocopyReceive(1, 4096))
    except OSError as error:
        assert error.errno == errno.EINVAL, "the address is no multiple of a page"
        return
    raise AssertionError(asked)


def effect_IP_ADD_MEMBERSHIP(bench: Bench) -> None:
    options = Options(udp(bench))
    for member in (IpMreq(GROUP, "127.0.0.1"), IpMreqn(GROUP, ifindex=LO), IpMreqn(GROUP, "127.0.0.1")):
        assert not joined4()
        options.IP_ADD_MEMBERSHIP = member
        assert joined4()
        options.IP_DROP_MEMBERSHIP = member
    assert not joined4()


def effect_IP_ADD_SOURCE_MEMBERSHIP(bench: Bench) -> None:
    sock = udp(bench)
    options = Options(sock)
    one = IpMreqSource(GROUP, "127.0.0.1", OTHER)
    options.IP_ADD_SOURCE_MEMBERSHIP = one
    assert sources4() == INCLUDED
    heard = IpMsfilter(GROUP, "127.0.0.1", pysock.MCAST_INCLUDE, (OTHER,))
    assert options.IP_MSFILTER(IpMsfilter(GROUP, "127.0.0.1")) == heard
    options.IP_DROP_SOURCE_MEMBERSHIP = one
    assert sources4() == []
    options.IP_ADD_MEMBERSHIP = IpMreq(GROUP, "127.0.0.1")
    options.IP_BLOCK_SOURCE = one
    assert sources4() == EXCLUDED
    options.IP_UNBLOCK_SOURCE = one
    assert sources4() == []
    options.IP_MSFILTER = IpMsfilter(GROUP, "127.0.0.1", pysock.MCAST_EXCLUDE, (OTHER, "10.0.0.1"))
    assert sources4() == EXCLUDED
    options.IP_MSFILTER = heard
    assert sources4() == INCLUDED
    assert options.IP_MSFILTER(IpMsfilter(GROUP, "127.0.0.1")) == heard


def either_family(make: Maker, group: str, other: str, joined: Callable[[], bool], sources: Any) -> Any:
    def effect(bench: Bench) -> None:
        options = Options(make(bench))
        options.MCAST_JOIN_GROUP = GroupReq(LO, group)
        assert joined()
        options.MCAST_BLOCK_SOURCE = GroupSourceReq(LO, group, other)
        assert sources() == EXCLUDED
        options.MCAST_UNBLOCK_SOURCE = GroupSourceReq(LO, group, other)
        assert sources() == []
        options.MCAST_LEAVE_GROUP = GroupReq(LO, group)
        assert not joined()
        options.MCAST_JOIN_SOURCE_GROUP = GroupSourceReq(LO, group, other)
        assert sources() == INCLUDED
        heard = GroupFilter(LO, group, pysock.MCAST_INCLUDE, (other,))
        assert options.MCAST_MSFILTER(GroupFilter(LO, group)) == heard
        options.MCAST_LEAVE_SOURCE_GROUP = GroupSourceReq(LO, group, other)
        assert sources() == []
        options.MCAST_JOIN_GROUP = GroupReq(LO, group)
        options.MCAST_MSFILTER = GroupFilter(LO, group, pysock.MCAST_EXCLUDE, (other,))
        assert sources() == EXCLUDED
        options.MCAST_MSFILTER = heard
        assert sources() == INCLUDED

    return effect


effect_MCAST_4 = either_family(udp, GROUP, OTHER, joined4, sources4)
effect_MCAST_6 = either_family(udp6, GROUP6, OTHER6, joined6, sources6)


def effect_MCAST(bench: Bench) -> None:
    effect_MCAST_4(bench)
    bench.open.close()
    effect_MCAST_6(bench)


def effect_IPV6_JOIN_GROUP(bench: Bench) -> None:
    options = Options(udp6(bench))
    for join, leave in (("IPV6_JOIN_GROUP", "IPV6_LEAVE_GROUP"), ("IPV6_ADD_MEMBERSHIP", "IPV6_DROP_MEMBERSHIP")):
        setattr(options, join, Ipv6Mreq(GROUP6, LO))
        assert joined6()
        setattr(options, leave, Ipv6Mreq(GROUP6, LO))
        assert not joined6()


def effect_IPV6_JOIN_ANYCAST(bench: Bench) -> None:
    options = Options(udp6(bench))
    own_only()
    with open("/proc/sys/net/ipv6/conf/all/forwarding", "w") as forwarding:
        forwarding.write("1")
    options.IPV6_JOIN_ANYCAST = Ipv6Mreq(OTHER6, LO)
    assert anycast()
    options.IPV6_LEAVE_ANYCAST = Ipv6Mreq(OTHER6, LO)
    assert not anycast()


def effect_IPV6_ROUTER_ALERT(bench: Bench) -> None:
    options = Options(alert6(bench))
    options.IPV6_ROUTER_ALERT = 0
    assert refuses(errno.EADDRINUSE, options, "IPV6_ROUTER_ALERT", 0)


def effect_IPV6_ADDRFORM(bench: Bench) -> None:
    """A socket that is no longer one of IPv6 has the option no longer."""
    sock = mapped(bench)
    assert read(bench, sock, "IPV6_ADDRFORM") == socket.AF_INET6
    Options(sock).IPV6_ADDRFORM = socket.AF_INET
    assert bench.c(sock, "SO_DOMAIN")[2] == f"value {socket.AF_INET}"


def effect_IPV6_PKTINFO(bench: Bench) -> None:
    options = Options(udp6(bench))
    options.SO_BINDTOIFINDEX = LO
    options.IPV6_PKTINFO = In6Pktinfo("::", LO)
    assert refuses(errno.EINVAL, options, "IPV6_PKTINFO", In6Pktinfo("::", LO + 1)), "the socket is bound to another"


def effect_PACKET_ADD_MEMBERSHIP(bench: Bench) -> None:
    options = Options(packet(bench))
    group = PacketMreq(LO, pysock.PACKET_MR_MULTICAST, bytes.fromhex("010203040506"))
    options.PACKET_ADD_MEMBERSHIP = group
    assert "010203040506" in [words[-1] for words in lines("dev_mcast")]
    options.PACKET_DROP_MEMBERSHIP = group
    assert "010203040506" not in [words[-1] for words in lines("dev_mcast")]


def effect_PACKET_RX_RING(bench: Bench) -> None:
    for name in ("PACKET_RX_RING", "PACKET_TX_RING"):
        options = Options(packet(bench))
        options.PACKET_VERSION = pysock.TPACKET_V2
        setattr(options, name, TpacketReq(4096, 2, 2048, 4))
        assert refuses(errno.EBUSY, options, "PACKET_VERSION", pysock.TPACKET_V1), "there is no ring"


def effect_PACKET_HDRLEN(bench: Bench) -> None:
    sizes = [Options(packet(bench)).PACKET_HDRLEN(version) for version in (pysock.TPACKET_V1, pysock.TPACKET_V2)]
    assert sizes == [pysock.sizeof("struct tpacket_hdr"), pysock.sizeof("struct tpacket2_hdr")]


def effect_PACKET_FANOUT_DATA(bench: Bench) -> None:
    options = Options(fanned(bench))
    options.PACKET_FANOUT_DATA = WHOLE
    assert refuses(errno.EINVAL, options, "PACKET_FANOUT_DATA", 3), "a number is no classic program"


def effect_NETLINK_ADD_MEMBERSHIP(bench: Bench) -> None:
    sock = netlink(bench)
    options = Options(sock)
    options.NETLINK_ADD_MEMBERSHIP = 1
    options.NETLINK_ADD_MEMBERSHIP = 5
    assert sorted(options.NETLINK_LIST_MEMBERSHIPS) == [1, 5]
    assert bench.c(sock, "NETLINK_LIST_MEMBERSHIPS")[2].split() == ["value", "1", "5"]
    options.NETLINK_DROP_MEMBERSHIP = 5
    assert sorted(options.NETLINK_LIST_MEMBERSHIPS) == [1]


#: Which test of an effect shows an option, where its name does not say it.
SHOWN = {
    "SO_RCVBUFFORCE": "SO_SNDBUFFORCE",
    "SO_DETACH_FILTER": "SO_ATTACH_FILTER",
    "SO_DETACH_BPF": "SO_ATTACH_FILTER",
    "SO_ATTACH_REUSEPORT_EBPF": "SO_ATTACH_BPF",
    "SO_DETACH_REUSEPORT_BPF": "SO_ATTACH_REUSEPORT_CBPF",
    "TCP_MD5SIG_EXT": "TCP_MD5SIG",
    "IP_DROP_MEMBERSHIP": "IP_ADD_MEMBERSHIP",
    "IP_UNBLOCK_SOURCE": "IP_ADD_SOURCE_MEMBERSHIP",
    "IP_BLOCK_SOURCE": "IP_ADD_SOURCE_MEMBERSHIP",
    "IP_DROP_SOURCE_MEMBERSHIP": "IP_ADD_SOURCE_MEMBERSHIP",
    "IP_MSFILTER": "IP_ADD_SOURCE_MEMBERSHIP",
    "MCAST_JOIN_GROUP": "MCAST",
    "MCAST_BLOCK_SOURCE": "MCAST",
    "MCAST_UNBLOCK_SOURCE": "MCAST",
    "MCAST_LEAVE_GROUP": "MCAST",
    "MCAST_JOIN_SOURCE_GROUP": "MCAST",
    "MCAST_LEAVE_SOURCE_GROUP": "MCAST",
    "MCAST_MSFILTER": "MCAST",
    "IPV6_LEAVE_GROUP": "IPV6_JOIN_GROUP",
    "IPV6_ADD_MEMBERSHIP": "IPV6_JOIN_GROUP",
    "IPV6_DROP_MEMBERSHIP": "IPV6_JOIN_GROUP",
    "IPV6_LEAVE_ANYCAST": "IPV6_JOIN_ANYCAST",
    "PACKET_DROP_MEMBERSHIP": "PACKET_ADD_MEMBERSHIP",
    "PACKET_TX_RING": "PACKET_RX_RING",
    "NETLINK_DROP_MEMBERSHIP": "NETLINK_ADD_MEMBERSHIP",
}


# The run

#: Fields of TCP_INFO that time changes between two readings.
MOVING = ("last_data_sent", "last_ack_sent", "last_data_recv", "last_ack_recv")


def read(bench: Bench, sock: socket.socket, name: str) -> Any:
    """The option as Python reads it, and that C reads the same."""
    row = OPTIONS[name]
    try:
        value = getattr(Options(sock), name)
    except OSError as error:
        found = bench.c(sock, name)
        assert found == (getattr(pysock, row.level), row.number, f"errno {error.errno}"), found
        if error.errno in ABSENT:
            raise Skip(f"this kernel does not tell it: {error}") from None
        raise
    level, number, text = bench.c(sock, name)
    assert (level, number) == (getattr(pysock, row.level), row.number)
    if row.changes and name not in ("SO_ERROR", "PACKET_STATISTICS"):
        return value  # the second reading finds something else
    if name == "TCP_TIMESTAMP":  # a clock
        assert 0 <= int(text.split()[1]) - value < 60_000, text
        return value
    seen, expected = text.split(" ", 1)[1].strip().split(" "), flat(value).split(" ")
    if name == "TCP_INFO":
        still = [index for index, field in enumerate(value._fields) if field not in MOVING]
        seen, expected = [seen[index] for index in still], [expected[index] for index in still]
    assert seen == expected, f"C reads {text}; Python reads {value!r}"
    return value


def try_setting(bench: Bench, name: str) -> None:
    make = next(make for start, make in USUAL if name.startswith(start))
    case = SET.get(name, Case(make))
    sock = case.make(bench)
    options = Options(sock)
    if case.prepare is not None:
        case.prepare(options)
    first = read(bench, sock, name)
    value = not first if case.value is None else case.value
    setattr(options, name, value)
    then = read(bench, sock, name)
    if case.then is not ...:
        assert then == (value if case.then is None else case.then), f"set to {value!r}, it reads {then!r}"
    assert case.fixed or then != first, f"it reads {first!r} before and after"


def attempt(bench: Bench, name: str) -> None:
    access = OPTIONS[name].access
    if access == "rw" and f"effect_{name}" not in globals():
        try_setting(bench, name)
    elif access == "r":
        make, holds = READ[name]
        value = read(bench, make(bench), name)
        assert holds(value), value
    else:
        level, number, _ = bench.c(udp(bench), name)
        assert (level, number) == (getattr(pysock, OPTIONS[name].level), OPTIONS[name].number)
        globals()[f"effect_{SHOWN.get(name, name)}"](bench)


def own_only() -> None:
    if not OWN:
        raise Skip("this would change the machine's own network: no namespace can be made here")


OWN = False
"""Whether the network is this process's own."""


def own_network() -> bool:
    """A network of this process's own; True if it has every privilege in it, and not only those of a namespace."""
    global OWN
    whole = os.geteuid() == 0
    user, group = os.geteuid(), os.getegid()
    if pysock.unshare(pysock.CLONE_NEWNET if whole else pysock.CLONE_NEWUSER | pysock.CLONE_NEWNET) < 0:
        return whole
    OWN = True
    if not whole:
        for path, text in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
            with open(f"/proc/self/{path}", "w") as file:
                file.write(text)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        request = pysock.ifreq()
        request.ifr_name[0:3] = b"lo\0"
        request.ifr_flags = pysock.IFF_UP | pysock.IFF_RUNNING
        assert pysock.ioctl(sock.fileno(), pysock.SIOCSIFFLAGS, request) == 0
    return whole


def main(reader: str) -> None:
    whole = own_network()
    results = {}
    for name, row in OPTIONS.items():
        if row.number is None:
            continue
        bench = Bench(reader)
        try:
            with bench.open:
                attempt(bench, name)
            results[name] = "ok"
        except Skip as why:
            results[name] = f"skip: {why}"
        except OSError as error:
            refused = error.errno in ABSENT or (error.errno in (errno.EPERM, errno.EACCES) and not whole)
            refused = refused or (name == "TCP_ULP" and error.errno == errno.ENOENT)
            results[name] = f"skip: not on this system: {error}" if refused else traceback.format_exc()
        except Exception:
            results[name] = traceback.format_exc()
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    if sys.argv[1:]:
        main(sys.argv[1])
    else:
        print(source())
