"""The classes of control messages: one for each type that sockets of Linux have, with what its fields mean.

Only what a message is enters here; how it lies in memory is in kinds.py.
"""

from __future__ import annotations

from typing import NamedTuple

from pysock.ancillary.kinds import Address, Bytes, Errors, Number, Pidfd, Rights, Struct, Times, control, known
from pysock.descriptors import Descriptor
from pysock.options.layout import laid_out
from pysock.options.values import In6Pktinfo, InPktinfo, Ip6Mtuinfo, Timespec, Timeval, Ucred

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from pysock.options.option import HasFileno

__all__ = [
    "IpChecksum",
    "IpOrigdstaddr",
    "IpPktinfo",
    "IpRecverr",
    "IpRecvfragsize",
    "IpRecvopts",
    "IpRetopts",
    "IpTos",
    "IpTtl",
    "Ipv6Dstopts",
    "Ipv6Hoplimit",
    "Ipv6Hopopts",
    "Ipv6Origdstaddr",
    "Ipv6Pathmtu",
    "Ipv6Pktinfo",
    "Ipv6Recverr",
    "Ipv6Recvfragsize",
    "Ipv6Rthdr",
    "Ipv6Tclass",
    "NetlinkPktinfo",
    "PacketAuxdata",
    "ScmCredentials",
    "ScmPidfd",
    "ScmRights",
    "ScmSecurity",
    "ScmTimestamp",
    "ScmTimestamping",
    "ScmTimestampingPktinfo",
    "ScmTimestampns",
    "ScmTxtime",
    "ScmWifiStatus",
    "SoMark",
    "SoRxqOvfl",
    "TcpCmInq",
    "UdpGro",
    "UdpSegment",
]

# SOL_SOCKET


class ScmRights:
    """SCM_RIGHTS: open descriptors, on their way to another process. See unix(7).

    ScmRights([3, sys.stdin, sock])   to send: numbers, or what has fileno(); they stay their owners'
    rights.descriptors                received: Descriptor objects, which Python owns, and closes if nobody takes them
    rights.detach()                   their numbers, which are the caller's to close from now on
    rights.close()                    closes those that are still there, as `with rights:` does at its end

    Where room was lacking, and MSG_CTRUNC is set, the kernel has closed the descriptors that are not here.
    """

    __slots__ = ("_received", "descriptors")
    __match_args__ = ("descriptors",)

    def __init__(self, descriptors: Iterable[int | HasFileno]) -> None:
        if isinstance(descriptors, (str, bytes)):
            raise TypeError(f"ScmRights takes a list of descriptors, not {type(descriptors).__name__}")
        self.descriptors: tuple[Any, ...] = tuple(descriptors)
        self._received = False

    @classmethod
    def received(cls, numbers: Iterable[int]) -> ScmRights:
        """Those that recvmsg() has opened: they are Python's from now on."""
        self = cls([Descriptor(fd) for fd in numbers if fd >= 0])
        self._received = True
        return self

    def detach(self) -> list[int]:
        """The numbers of the descriptors received, in order; the caller owns them from now on."""
        return [descriptor.detach() for descriptor in self.descriptors] if self._received else []

    def close(self) -> None:
        """Close the descriptors received that are still open. Those given to send are left alone."""
        for descriptor in self.descriptors if self._received else ():
            descriptor.close()

    def __enter__(self) -> ScmRights:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"ScmRights({list(self.descriptors)!r})"


class ScmPidfd(NamedTuple):
    """SCM_PIDFD, received where SO_PASSPIDFD is set: a descriptor of the sender's process, which Python owns."""

    descriptor: Descriptor


known(Rights(ScmRights, "SOL_SOCKET", "SCM_RIGHTS"))
known(Pidfd(ScmPidfd, "SOL_SOCKET", "SCM_PIDFD"))


@control("SOL_SOCKET", "SCM_CREDENTIALS", Struct)
class ScmCredentials(Ucred):
    """SCM_CREDENTIALS: the sender's pid, uid and gid, as the kernel has checked them. See unix(7)."""

    __slots__ = ()


@control("SOL_SOCKET", "SCM_SECURITY", Bytes)
class ScmSecurity(NamedTuple):
    """SCM_SECURITY, received where SO_PASSSEC is set: the sender's security label."""

    label: bytes


class ScmTimestamp(Timeval):
    """SCM_TIMESTAMP, received where SO_TIMESTAMP is set: when the packet came, in seconds since 1970."""

    __slots__ = ()


class ScmTimestampns(Timespec):
    """SCM_TIMESTAMPNS, received where SO_TIMESTAMPNS is set: when the packet came, in seconds since 1970."""

    __slots__ = ()


class ScmTimestamping(NamedTuple):
    """SCM_TIMESTAMPING, received where SO_TIMESTAMPING is set: times by software and by the device; 0 for none."""

    software: Timespec
    legacy: Timespec
    hardware: Timespec


# SO_..._NEW is the type where the option was set by that name; its times have 64 bits on every machine
for _cls, _name, _c_type, _wide, _count in (
    (ScmTimestamp, "TIMESTAMP", "struct timeval", "struct __kernel_sock_timeval", 1),
    (ScmTimestampns, "TIMESTAMPNS", "struct timespec", "struct __kernel_timespec", 1),
    (ScmTimestamping, "TIMESTAMPING", "struct timespec", "struct __kernel_timespec", 3),
):
    known(Times(_cls, "SOL_SOCKET", f"SCM_{_name}", _c_type, _count))
    known(Times(_cls, "SOL_SOCKET", f"SO_{_name}_NEW", _wide, _count))


@control("SOL_SOCKET", "SCM_TIMESTAMPING_PKTINFO", Struct)
@laid_out("struct scm_ts_pktinfo")
class ScmTimestampingPktinfo(NamedTuple):
    """SCM_TIMESTAMPING_PKTINFO, received beside a time of the device: number of the interface, bytes of the frame."""

    if_index: int
    pkt_length: int


@control("SOL_SOCKET", "SCM_TXTIME", Number, "uint64_t")
class ScmTxtime(NamedTuple):
    """SCM_TXTIME, sent where SO_TXTIME is set: when the packet shall leave, in nanoseconds of that option's clock."""

    nanoseconds: int


@control("SOL_SOCKET", "SCM_WIFI_STATUS", Number, "int")
class ScmWifiStatus(NamedTuple):
    """SCM_WIFI_STATUS, received where SO_WIFI_STATUS is set: 1 if the frame was acknowledged by radio."""

    acknowledged: int


@control("SOL_SOCKET", "SO_RXQ_OVFL", Number, "uint32_t")
class SoRxqOvfl(NamedTuple):
    """SO_RXQ_OVFL, received where that option is set: how many packets this socket has dropped since it was made."""

    dropped: int


@control("SOL_SOCKET", "SO_MARK", Number, "uint32_t")
class SoMark(NamedTuple):
    """SO_MARK: the mark of a packet; received where SO_RCVMARK is set, and sent with privilege."""

    mark: int


# IPPROTO_IP


@control("IPPROTO_IP", "IP_PKTINFO", Struct)
class IpPktinfo(InPktinfo):
    """IP_PKTINFO: which way an IPv4 packet came, where that option is set; or shall leave. See ip(7)."""

    __slots__ = ()


@control("IPPROTO_IP", "IP_TTL", Number, "int")
class IpTtl(NamedTuple):
    """IP_TTL: the hops a packet had left when it came, where IP_RECVTTL is set; or may take, 1 to 255. See ip(7)."""

    hops: int


@control("IPPROTO_IP", "IP_TOS", Number, "int", 1)
class IpTos(NamedTuple):
    """IP_TOS: type of service (DSCP and ECN bits) of a packet that came, where IP_RECVTOS is set; or for one sent."""

    tos: int


@control("IPPROTO_IP", "IP_RECVOPTS", Bytes)
class IpRecvopts(NamedTuple):
    """IP_RECVOPTS: the options part of the header that came, where that option is set. See ip(7)."""

    options: bytes


@control("IPPROTO_IP", "IP_RETOPTS", Bytes)
class IpRetopts(NamedTuple):
    """IP_RETOPTS: options of the header; received where that option is set, ready for the answer. See ip(7)."""

    options: bytes


@control("IPPROTO_IP", "IP_CHECKSUM", Number, "uint32_t")
class IpChecksum(NamedTuple):
    """IP_CHECKSUM, received where that option is set: the sum over the datagram's bytes."""

    checksum: int


@control("IPPROTO_IP", "IP_RECVFRAGSIZE", Number, "int")
class IpRecvfragsize(NamedTuple):
    """IP_RECVFRAGSIZE, received where that option is set: bytes of the largest piece the packet came in."""

    size: int


# IPPROTO_IPV6


@control("IPPROTO_IPV6", "IPV6_PKTINFO", Struct)
class Ipv6Pktinfo(In6Pktinfo):
    """IPV6_PKTINFO: which way a packet came, where IPV6_RECVPKTINFO is set; or shall leave. See RFC 3542."""

    __slots__ = ()


@control("IPPROTO_IPV6", "IPV6_HOPLIMIT", Number, "int")
class Ipv6Hoplimit(NamedTuple):
    """IPV6_HOPLIMIT: the hops a packet had left when it came, where IPV6_RECVHOPLIMIT is set; or may take."""

    hops: int


@control("IPPROTO_IPV6", "IPV6_TCLASS", Number, "int")
class Ipv6Tclass(NamedTuple):
    """IPV6_TCLASS: the traffic class of a packet that came, where IPV6_RECVTCLASS is set; or for one sent."""

    tclass: int


@control("IPPROTO_IPV6", "IPV6_PATHMTU", Struct)
class Ipv6Pathmtu(Ip6Mtuinfo):
    """IPV6_PATHMTU, received where IPV6_RECVPATHMTU is set: the largest packet to a destination is another now."""

    __slots__ = ()


@control("IPPROTO_IPV6", "IPV6_HOPOPTS", Bytes)
class Ipv6Hopopts(NamedTuple):
    """IPV6_HOPOPTS: an extension header with options for every hop. See RFC 3542."""

    header: bytes


@control("IPPROTO_IPV6", "IPV6_DSTOPTS", Bytes)
class Ipv6Dstopts(NamedTuple):
    """IPV6_DSTOPTS: an extension header with options for the destination. See RFC 3542."""

    header: bytes


@control("IPPROTO_IPV6", "IPV6_RTHDR", Bytes)
class Ipv6Rthdr(NamedTuple):
    """IPV6_RTHDR: a routing header. See RFC 3542."""

    header: bytes


@control("IPPROTO_IPV6", "IPV6_RECVFRAGSIZE", Number, "int")
class Ipv6Recvfragsize(NamedTuple):
    """IPV6_RECVFRAGSIZE, received where that option is set: bytes of the largest piece the packet came in."""

    size: int


# Errors, and addresses from before redirection


class IpRecverr(NamedTuple):
    """IP_RECVERR, taken with MSG_ERRQUEUE where that option is set: what went wrong with a packet sent. See ip(7).

    errno       the error; ENOMSG for what is none
    origin      who says so: SO_EE_ORIGIN_LOCAL, SO_EE_ORIGIN_ICMP, ...
    type, code  of the ICMP message
    info, data  as the origin has it; with EMSGSIZE, info is the largest packet that passes, in bytes
    offender    the address of who sent the ICMP message; None if nobody did
    """

    errno: int
    origin: int
    type: int = 0
    code: int = 0
    info: int = 0
    data: int = 0
    offender: tuple[Any, ...] | None = None


class Ipv6Recverr(IpRecverr):
    """IPV6_RECVERR, taken with MSG_ERRQUEUE where that option is set: as IpRecverr, of IPv6. See ipv6(7)."""

    __slots__ = ()


known(Errors(IpRecverr, "IPPROTO_IP", "IP_RECVERR"))
known(Errors(Ipv6Recverr, "IPPROTO_IPV6", "IPV6_RECVERR"))


class IpOrigdstaddr(NamedTuple):
    """IP_ORIGDSTADDR, received where IP_RECVORIGDSTADDR is set: the destination from before redirection."""

    host: str
    port: int


class Ipv6Origdstaddr(NamedTuple):
    """IPV6_ORIGDSTADDR, received where IPV6_RECVORIGDSTADDR is set: the destination from before redirection."""

    host: str
    port: int
    flowinfo: int = 0
    scope_id: int = 0


known(Address(IpOrigdstaddr, "IPPROTO_IP", "IP_ORIGDSTADDR"))
known(Address(Ipv6Origdstaddr, "IPPROTO_IPV6", "IPV6_ORIGDSTADDR"))


# Other levels


@control("SOL_UDP", "UDP_SEGMENT", Number, "uint16_t")
class UdpSegment(NamedTuple):
    """UDP_SEGMENT, sent: the kernel cuts what is sent into datagrams of so many bytes. See udp(7)."""

    size: int


@control("SOL_UDP", "UDP_GRO", Number, "int")
class UdpGro(NamedTuple):
    """UDP_GRO, received where that option is set: what came is datagrams of so many bytes each but the last."""

    size: int


@control("SOL_TCP", "TCP_CM_INQ", Number, "int")
class TcpCmInq(NamedTuple):
    """TCP_CM_INQ, received where TCP_INQ is set: how many more bytes wait to be received."""

    bytes: int


@control("SOL_NETLINK", "NETLINK_PKTINFO", Struct)
@laid_out("struct nl_pktinfo")
class NetlinkPktinfo(NamedTuple):
    """NETLINK_PKTINFO, received where that option is set: the multicast group a message came by; 0 for none."""

    group: int


@control("SOL_PACKET", "PACKET_AUXDATA", Struct)
@laid_out("struct tpacket_auxdata", "tp_")
class PacketAuxdata(NamedTuple):
    """PACKET_AUXDATA, received where that option is set: more about a frame. See packet(7).

    status     TP_STATUS_... bits
    len        bytes of the frame; snaplen: of these, bytes that were kept
    mac, net   where the link header and the network header begin
    vlan_tci   the tag of its virtual LAN; vlan_tpid: the protocol of that tag
    """

    status: int
    len: int
    snaplen: int
    mac: int
    net: int
    vlan_tci: int
    vlan_tpid: int
