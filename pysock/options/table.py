"""The table of options: one row each, by level, in the order of their headers. Data; no code but the rows enters here.

`Option(FLAG)` can be read and set, `ReadOnly` and `WriteOnly` say so, `Query` is read by calling it. The view names the
value's type in C and in Python. LEFT_OUT says of every other option why it is not here; docs/options.md is made of
both, and of the notes in the headers.
"""

from __future__ import annotations

from typing import NoReturn

from pysock.options.option import Level, Option, Query, ReadOnly, WriteOnly
from pysock.options.values import (
    GroupFilter,
    GroupReq,
    GroupSourceReq,
    In6Pktinfo,
    Ip6Mtuinfo,
    IpMreq,
    IpMreqn,
    IpMreqSource,
    IpMsfilter,
    Ipv6Mreq,
    Linger,
    SockTxtime,
    TcpInfo,
    TcpRepairOpt,
    TcpRepairWindow,
    TcpZerocopyReceive,
    TpacketReq,
    TpacketReq3,
    TpacketRolloverStats,
    Ucred,
)
from pysock.options.views import (
    DESCRIPTOR,
    FANOUT,
    FANOUT_DATA,
    FILTER,
    FLAG,
    GIDS,
    GROUPS,
    INT,
    INTERFACE,
    INTERFACE4,
    MD5SIG,
    MEMORY,
    PACKET_MREQ,
    PACKET_STATISTICS,
    PORTS,
    PROGRAM,
    SOURCES,
    SOURCES4,
    TIME,
    UINT,
    UINT64,
    ULONGLONG,
    Bytes,
    Struct,
    Structs,
    Text,
    struct,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class SocketOptions(Level, level="SOL_SOCKET", header="sys/socket.h", man="socket(7)"):
    SO_DEBUG = Option(FLAG)
    SO_REUSEADDR = Option(FLAG)
    SO_TYPE = ReadOnly(INT)
    SO_ERROR = ReadOnly(INT, changes=True)
    SO_DONTROUTE = Option(FLAG)
    SO_BROADCAST = Option(FLAG)
    SO_SNDBUF = Option(INT)
    SO_RCVBUF = Option(INT)
    SO_SNDBUFFORCE = WriteOnly(INT)
    SO_RCVBUFFORCE = WriteOnly(INT)
    SO_KEEPALIVE = Option(FLAG)
    SO_OOBINLINE = Option(FLAG)
    SO_NO_CHECK = Option(FLAG)
    SO_PRIORITY = Option(INT)
    SO_LINGER = Option(struct(Linger))
    SO_BSDCOMPAT = Option(FLAG)
    SO_REUSEPORT = Option(FLAG)
    SO_PASSCRED = Option(FLAG, man="unix(7)")
    SO_PEERCRED: ReadOnly[Ucred] = ReadOnly(Struct(Ucred), man="unix(7)")
    SO_RCVLOWAT = Option(INT)
    SO_SNDLOWAT = ReadOnly(INT)
    SO_RCVTIMEO = Option(TIME)
    SO_SNDTIMEO = Option(TIME)
    SO_BINDTODEVICE = Option(Text(16))
    SO_ATTACH_FILTER = WriteOnly(FILTER)
    SO_DETACH_FILTER = WriteOnly(INT)
    SO_GET_FILTER = ReadOnly(FILTER)
    SO_ACCEPTCONN = ReadOnly(FLAG)
    SO_PEERSEC = ReadOnly(Text(4096), man="unix(7)")
    SO_PASSSEC = Option(FLAG, man="unix(7)")
    SO_MARK = Option(INT)
    SO_PROTOCOL = ReadOnly(INT)
    SO_DOMAIN = ReadOnly(INT)
    SO_RXQ_OVFL = Option(FLAG)
    SO_WIFI_STATUS = Option(FLAG)
    SO_PEEK_OFF = Option(INT)
    SO_NOFCS = Option(FLAG)
    SO_LOCK_FILTER = Option(FLAG)
    SO_SELECT_ERR_QUEUE = Option(FLAG)
    SO_BUSY_POLL = Option(INT)
    SO_MAX_PACING_RATE = Option(UINT)
    SO_BPF_EXTENSIONS = ReadOnly(INT)
    SO_INCOMING_CPU = Option(INT)
    SO_ATTACH_BPF = WriteOnly(PROGRAM)
    SO_DETACH_BPF = WriteOnly(INT)
    SO_ATTACH_REUSEPORT_CBPF = WriteOnly(FILTER)
    SO_ATTACH_REUSEPORT_EBPF = WriteOnly(PROGRAM)
    SO_DETACH_REUSEPORT_BPF = WriteOnly(INT)
    SO_CNX_ADVICE = WriteOnly(INT)
    SO_MEMINFO = ReadOnly(MEMORY)
    SO_INCOMING_NAPI_ID = ReadOnly(UINT)
    SO_COOKIE = ReadOnly(UINT64)
    SO_PEERGROUPS = ReadOnly(GIDS, man="unix(7)")
    SO_ZEROCOPY = Option(FLAG)
    SO_TXTIME = Option(struct(SockTxtime))
    SO_BINDTOIFINDEX = Option(INT)
    SO_TIMESTAMP = Option(FLAG)
    SO_TIMESTAMPNS = Option(FLAG)
    SO_TIMESTAMPING = Option(INT)
    SO_PREFER_BUSY_POLL = Option(FLAG)
    SO_BUSY_POLL_BUDGET = WriteOnly(INT)
    SO_NETNS_COOKIE = ReadOnly(UINT64)
    SO_BUF_LOCK = Option(INT)
    SO_RESERVE_MEM = Option(INT)
    SO_TXREHASH = Option(INT)
    SO_RCVMARK = Option(FLAG)
    SO_PASSPIDFD = Option(FLAG, man="unix(7)")
    SO_PEERPIDFD = ReadOnly(DESCRIPTOR, changes=True, man="unix(7)")
    SO_NOSIGPIPE = Option(FLAG)
    SO_USELOOPBACK = Option(FLAG)


class TcpOptions(Level, level="IPPROTO_TCP", header="netinet/tcp.h", man="tcp(7)"):
    TCP_NODELAY = Option(FLAG)
    TCP_MAXSEG = Option(INT)
    TCP_CORK = Option(FLAG)
    TCP_KEEPIDLE = Option(INT)
    TCP_KEEPINTVL = Option(INT)
    TCP_KEEPCNT = Option(INT)
    TCP_KEEPALIVE = Option(INT)
    TCP_SYNCNT = Option(INT)
    TCP_LINGER2 = Option(INT)
    TCP_DEFER_ACCEPT = Option(INT)
    TCP_WINDOW_CLAMP = Option(INT)
    TCP_INFO: ReadOnly[TcpInfo] = ReadOnly(Struct(TcpInfo))
    TCP_QUICKACK = Option(FLAG)
    TCP_CONGESTION = Option(Text(16))
    TCP_MD5SIG = WriteOnly(MD5SIG)
    TCP_THIN_LINEAR_TIMEOUTS = Option(FLAG)
    TCP_THIN_DUPACK = Option(FLAG)
    TCP_USER_TIMEOUT = Option(UINT)
    TCP_REPAIR = Option(INT)
    TCP_REPAIR_QUEUE = Option(INT)
    TCP_QUEUE_SEQ = Option(UINT)
    TCP_REPAIR_OPTIONS: WriteOnly[Sequence[TcpRepairOpt]] = WriteOnly(Structs(TcpRepairOpt))
    TCP_FASTOPEN = Option(INT)
    TCP_TIMESTAMP = Option(UINT)
    TCP_NOTSENT_LOWAT = Option(UINT)
    TCP_CC_INFO = ReadOnly(Bytes(64))
    TCP_SAVE_SYN = Option(INT)
    TCP_SAVED_SYN = ReadOnly(Bytes(256), changes=True)
    TCP_REPAIR_WINDOW = Option(struct(TcpRepairWindow))
    TCP_FASTOPEN_CONNECT = Option(FLAG)
    TCP_ULP = Option(Text(16))
    TCP_MD5SIG_EXT = WriteOnly(MD5SIG)
    TCP_FASTOPEN_KEY = Option(Bytes(32))
    TCP_FASTOPEN_NO_COOKIE = Option(FLAG)
    TCP_ZEROCOPY_RECEIVE: Query[TcpZerocopyReceive, TcpZerocopyReceive, NoReturn] = Query(struct(TcpZerocopyReceive))
    TCP_INQ = Option(FLAG)
    TCP_TX_DELAY = Option(INT)
    TCP_IS_MPTCP = ReadOnly(FLAG)
    TCP_RTO_MAX_MS = Option(INT)


class UdpOptions(Level, level="IPPROTO_UDP", header="netinet/udp.h", man="udp(7)"):
    UDP_CORK = Option(FLAG)
    UDP_ENCAP = Option(INT)
    UDP_NO_CHECK6_TX = Option(FLAG)
    UDP_NO_CHECK6_RX = Option(FLAG)
    UDP_SEGMENT = Option(INT)
    UDP_GRO = Option(FLAG)


class IpOptions(Level, level="IPPROTO_IP", header="netinet/in.h", man="ip(7)"):
    IP_OPTIONS = Option(Bytes(40))
    IP_HDRINCL = Option(FLAG, man="raw(7)")
    IP_TOS = Option(INT)
    IP_TTL = Option(INT)
    IP_RECVOPTS = Option(FLAG)
    IP_RECVRETOPTS = Option(FLAG)
    IP_RETOPTS = Option(FLAG)
    IP_MULTICAST_IF = Option(INTERFACE4)
    IP_MULTICAST_TTL = Option(INT)
    IP_MULTICAST_LOOP = Option(FLAG)
    IP_ADD_MEMBERSHIP: WriteOnly[IpMreq | IpMreqn] = WriteOnly(Struct(IpMreq, IpMreqn))
    IP_DROP_MEMBERSHIP: WriteOnly[IpMreq | IpMreqn] = WriteOnly(Struct(IpMreq, IpMreqn))
    IP_UNBLOCK_SOURCE = WriteOnly(struct(IpMreqSource))
    IP_BLOCK_SOURCE = WriteOnly(struct(IpMreqSource))
    IP_ADD_SOURCE_MEMBERSHIP = WriteOnly(struct(IpMreqSource))
    IP_DROP_SOURCE_MEMBERSHIP = WriteOnly(struct(IpMreqSource))
    IP_MSFILTER: Query[IpMsfilter, IpMsfilter, IpMsfilter] = Query(SOURCES4, settable=True, spare=64)
    # of either family: the address in the value says which level
    MCAST_JOIN_GROUP = WriteOnly(struct(GroupReq), man="RFC 3678")
    MCAST_BLOCK_SOURCE = WriteOnly(struct(GroupSourceReq), man="RFC 3678")
    MCAST_UNBLOCK_SOURCE = WriteOnly(struct(GroupSourceReq), man="RFC 3678")
    MCAST_LEAVE_GROUP = WriteOnly(struct(GroupReq), man="RFC 3678")
    MCAST_JOIN_SOURCE_GROUP = WriteOnly(struct(GroupSourceReq), man="RFC 3678")
    MCAST_LEAVE_SOURCE_GROUP = WriteOnly(struct(GroupSourceReq), man="RFC 3678")
    MCAST_MSFILTER: Query[GroupFilter, GroupFilter, GroupFilter] = Query(
        SOURCES, settable=True, spare=64, man="RFC 3678"
    )
    IP_MULTICAST_ALL = Option(FLAG)
    IP_UNICAST_IF = Option(INTERFACE)
    IP_ROUTER_ALERT = Option(FLAG)
    IP_PKTINFO = Option(FLAG)
    IP_PMTUDISC = Option(INT)
    IP_MTU_DISCOVER = Option(INT)
    IP_RECVERR = Option(FLAG)
    IP_RECVTTL = Option(FLAG)
    IP_RECVTOS = Option(FLAG)
    IP_MTU = ReadOnly(INT)
    IP_FREEBIND = Option(FLAG)
    IP_PASSSEC = Option(FLAG)
    IP_TRANSPARENT = Option(FLAG)
    IP_RECVORIGDSTADDR = Option(FLAG)
    IP_MINTTL = Option(INT)
    IP_NODEFRAG = Option(FLAG)
    IP_CHECKSUM = Option(FLAG)
    IP_BIND_ADDRESS_NO_PORT = Option(FLAG)
    IP_RECVFRAGSIZE = Option(FLAG)
    IP_RECVERR_RFC4884 = Option(FLAG)
    IP_LOCAL_PORT_RANGE = Option(PORTS)
    IP_PROTOCOL = ReadOnly(INT)


class Ipv6Options(Level, level="IPPROTO_IPV6", header="netinet/in.h", man="ipv6(7)"):
    IPV6_V6ONLY = Option(FLAG)
    IPV6_UNICAST_HOPS = Option(INT)
    IPV6_MULTICAST_IF = Option(UINT)
    IPV6_MULTICAST_HOPS = Option(INT)
    IPV6_MULTICAST_LOOP = Option(FLAG)
    IPV6_JOIN_GROUP = WriteOnly(struct(Ipv6Mreq))
    IPV6_LEAVE_GROUP = WriteOnly(struct(Ipv6Mreq))
    IPV6_ADD_MEMBERSHIP = WriteOnly(struct(Ipv6Mreq))
    IPV6_DROP_MEMBERSHIP = WriteOnly(struct(Ipv6Mreq))
    IPV6_MULTICAST_ALL = Option(FLAG)
    IPV6_JOIN_ANYCAST = WriteOnly(struct(Ipv6Mreq))
    IPV6_LEAVE_ANYCAST = WriteOnly(struct(Ipv6Mreq))
    IPV6_ROUTER_ALERT = WriteOnly(INT)
    IPV6_ROUTER_ALERT_ISOLATE = Option(FLAG)
    IPV6_MTU_DISCOVER = Option(INT)
    IPV6_MTU = Option(INT)
    IPV6_RECVERR = Option(FLAG)
    IPV6_RECVERR_RFC4884 = Option(FLAG)
    IPV6_ADDRFORM = Option(INT)
    IPV6_CHECKSUM = Option(INT, man="RFC 3542")
    IPV6_HDRINCL = Option(FLAG)
    IPV6_RECVPKTINFO = Option(FLAG)
    IPV6_PKTINFO = WriteOnly(struct(In6Pktinfo), man="RFC 3542")
    IPV6_RECVHOPLIMIT = Option(FLAG)
    IPV6_RECVHOPOPTS = Option(FLAG)
    IPV6_HOPOPTS = Option(Bytes(2048), man="RFC 3542")
    IPV6_RTHDRDSTOPTS = Option(Bytes(2048), man="RFC 3542")
    IPV6_RECVRTHDR = Option(FLAG)
    IPV6_RTHDR = Option(Bytes(2048), man="RFC 3542")
    IPV6_RECVDSTOPTS = Option(FLAG)
    IPV6_DSTOPTS = Option(Bytes(2048), man="RFC 3542")
    IPV6_RECVPATHMTU = Option(FLAG)
    IPV6_PATHMTU: ReadOnly[Ip6Mtuinfo] = ReadOnly(Struct(Ip6Mtuinfo), man="RFC 3542")
    IPV6_DONTFRAG = Option(FLAG, man="RFC 3542")
    IPV6_RECVTCLASS = Option(FLAG, man="RFC 3542")
    IPV6_TCLASS = Option(INT, man="RFC 3542")
    IPV6_AUTOFLOWLABEL = Option(FLAG)
    IPV6_ADDR_PREFERENCES = Option(INT, man="RFC 5014")
    IPV6_MINHOPCOUNT = Option(INT, man="RFC 5082")
    IPV6_RECVORIGDSTADDR = Option(FLAG)
    IPV6_TRANSPARENT = Option(FLAG)
    IPV6_UNICAST_IF = Option(INTERFACE)
    IPV6_RECVFRAGSIZE = Option(FLAG)
    IPV6_FREEBIND = Option(FLAG)
    IPV6_2292PKTINFO = Option(FLAG, man="RFC 2292")
    IPV6_2292HOPOPTS = Option(FLAG, man="RFC 2292")
    IPV6_2292DSTOPTS = Option(FLAG, man="RFC 2292")
    IPV6_2292RTHDR = Option(FLAG, man="RFC 2292")
    IPV6_2292HOPLIMIT = Option(FLAG, man="RFC 2292")
    IPV6_RXHOPOPTS = Option(Bytes(2048), man="RFC 3542")
    IPV6_RXDSTOPTS = Option(Bytes(2048), man="RFC 3542")


class PacketOptions(Level, level="SOL_PACKET", header="netpacket/packet.h", man="packet(7)"):
    PACKET_ADD_MEMBERSHIP = WriteOnly(PACKET_MREQ)
    PACKET_DROP_MEMBERSHIP = WriteOnly(PACKET_MREQ)
    PACKET_RX_RING: WriteOnly[TpacketReq | TpacketReq3] = WriteOnly(Struct(TpacketReq, TpacketReq3))
    PACKET_STATISTICS = ReadOnly(PACKET_STATISTICS, changes=True)
    PACKET_COPY_THRESH = Option(INT)
    PACKET_AUXDATA = Option(FLAG)
    PACKET_ORIGDEV = Option(FLAG)
    PACKET_VERSION = Option(INT)
    PACKET_HDRLEN: Query[int, int, NoReturn] = Query(INT)
    PACKET_RESERVE = Option(UINT)
    PACKET_TX_RING: WriteOnly[TpacketReq | TpacketReq3] = WriteOnly(Struct(TpacketReq, TpacketReq3))
    PACKET_LOSS = Option(FLAG)
    PACKET_VNET_HDR = Option(FLAG)
    PACKET_TIMESTAMP = Option(INT)
    PACKET_FANOUT = Option(FANOUT)
    PACKET_TX_HAS_OFF = Option(FLAG)
    PACKET_QDISC_BYPASS = Option(FLAG)
    PACKET_ROLLOVER_STATS: ReadOnly[TpacketRolloverStats] = ReadOnly(Struct(TpacketRolloverStats))
    PACKET_FANOUT_DATA = WriteOnly(FANOUT_DATA)
    PACKET_IGNORE_OUTGOING = Option(FLAG)


class NetlinkOptions(Level, level="SOL_NETLINK", header="linux/netlink.h", man="netlink(7)"):
    NETLINK_ADD_MEMBERSHIP = WriteOnly(INT)
    NETLINK_DROP_MEMBERSHIP = WriteOnly(INT)
    NETLINK_PKTINFO = Option(FLAG)
    NETLINK_BROADCAST_ERROR = Option(FLAG)
    NETLINK_NO_ENOBUFS = Option(FLAG)
    NETLINK_LISTEN_ALL_NSID = Option(FLAG)
    NETLINK_LIST_MEMBERSHIPS = ReadOnly(GROUPS)
    NETLINK_CAP_ACK = Option(FLAG)
    NETLINK_EXT_ACK = Option(FLAG)
    NETLINK_GET_STRICT_CHK = Option(FLAG)


class VsockOptions(Level, level="AF_VSOCK", header="linux/vm_sockets.h", man="vsock(7)"):
    SO_VM_SOCKETS_BUFFER_SIZE = Option(ULONGLONG)
    SO_VM_SOCKETS_BUFFER_MIN_SIZE = Option(ULONGLONG)
    SO_VM_SOCKETS_BUFFER_MAX_SIZE = Option(ULONGLONG)
    SO_VM_SOCKETS_CONNECT_TIMEOUT = Option(TIME)


LEVELS = (
    SocketOptions,
    TcpOptions,
    UdpOptions,
    IpOptions,
    Ipv6Options,
    PacketOptions,
    NetlinkOptions,
    VsockOptions,
)

#: Options of the headers that are no rows: why, and their names. getsockopt() and setsockopt() take all of them.
LEFT_OUT = {
    "SO_RCVTIMEO, SO_TIMESTAMP and their kin go with this system's struct timeval and timespec; a libc chooses among"
    " these for them": (
        "SO_RCVTIMEO_OLD SO_SNDTIMEO_OLD SO_TIMESTAMP_OLD SO_TIMESTAMPNS_OLD SO_TIMESTAMPING_OLD SO_RCVTIMEO_NEW"
        " SO_SNDTIMEO_NEW SO_TIMESTAMP_NEW SO_TIMESTAMPNS_NEW SO_TIMESTAMPING_NEW SO_VM_SOCKETS_CONNECT_TIMEOUT_OLD"
        " SO_VM_SOCKETS_CONNECT_TIMEOUT_NEW"
    ),
    "Linux has the name and no such option: the kernel answers ENOPROTOOPT": (
        "SO_SECURITY_AUTHENTICATION SO_SECURITY_ENCRYPTION_TRANSPORT SO_SECURITY_ENCRYPTION_NETWORK"
        " TCP_COOKIE_TRANSACTIONS IPV6_NEXTHOP IPV6_AUTHHDR NETLINK_RX_RING NETLINK_TX_RING PACKET_RECV_OUTPUT"
    ),
    "it is getpeername()": "SO_PEERNAME",
    "its struct is in newer headers of Linux than pysock is written for": (
        "TCP_AO_ADD_KEY TCP_AO_DEL_KEY TCP_AO_INFO TCP_AO_GET_KEYS TCP_AO_REPAIR"
    ),
    "its struct is in a header that pysock does not bind: struct xfrm_userpolicy_info of <linux/xfrm.h>": (
        "IP_IPSEC_POLICY IP_XFRM_POLICY IPV6_IPSEC_POLICY IPV6_XFRM_POLICY"
    ),
    "it is the type of a control message; the option has another name": (
        "TCP_CM_INQ IP_ORIGDSTADDR IPV6_ORIGDSTADDR IPV6_HOPLIMIT PACKET_TX_TIMESTAMP"
    ),
    "its value is control messages, which differ by what other options have switched on": (
        "IP_PKTOPTIONS IPV6_2292PKTOPTIONS"
    ),
    "it is for VMware's own module in the host or its kernel": (
        "SO_VM_SOCKETS_PEER_HOST_VM_ID SO_VM_SOCKETS_TRUSTED SO_VM_SOCKETS_NONBLOCK_TXRX"
    ),
    "it is no option but a value": (
        "MCAST_EXCLUDE MCAST_INCLUDE IP_DEFAULT_MULTICAST_TTL IP_DEFAULT_MULTICAST_LOOP IP_MAX_MEMBERSHIPS"
    ),
}
