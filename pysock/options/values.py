"""The values of options and control messages that are structs in C, as small immutable Python values.

A class bears the name of its C struct, written as Python writes classes: struct ip_mreqn is IpMreqn. Its fields are the
struct's without their common prefix, in the units that C gives them; numbers are in host byte order. Linger, Timeval
and Timespec name their units instead. No class here knows of a socket.
"""

from __future__ import annotations

from typing import NamedTuple

from pysock.options.layout import laid_out

__all__ = [
    "FanoutArgs",
    "GroupFilter",
    "GroupReq",
    "GroupSourceReq",
    "In6Pktinfo",
    "InPktinfo",
    "Ip6Mtuinfo",
    "IpMreq",
    "IpMreqSource",
    "IpMreqn",
    "IpMsfilter",
    "Ipv6Mreq",
    "Linger",
    "PacketMreq",
    "PortRange",
    "SkMeminfo",
    "SockFilter",
    "SockTxtime",
    "TcpInfo",
    "TcpMd5sig",
    "TcpRepairOpt",
    "TcpRepairWindow",
    "TcpZerocopyReceive",
    "Timespec",
    "Timeval",
    "TpacketReq",
    "TpacketReq3",
    "TpacketRolloverStats",
    "TpacketStats",
    "Ucred",
]

# <sys/socket.h>, <sys/time.h>


@laid_out("struct linger", on="l_onoff", seconds="l_linger")
class Linger(NamedTuple):
    """SO_LINGER: whether close() waits until what was sent is acknowledged, and how long at most.

    With `on` and 0 seconds, close() throws away what was not sent, and resets the connection. See socket(7).
    """

    on: bool
    seconds: int


@laid_out("struct timeval", seconds="tv_sec", microseconds="tv_usec")
class Timeval(NamedTuple):
    """A span of time. `float(value)` is in seconds; zero seconds mean no limit where a limit is asked for."""

    seconds: int
    microseconds: int = 0

    def __float__(self) -> float:
        return self.seconds + self.microseconds / 1_000_000


@laid_out("struct timespec", seconds="tv_sec", nanoseconds="tv_nsec")
class Timespec(NamedTuple):
    """A time or a span of time. `float(value)` is in seconds, with less precision than nanoseconds."""

    seconds: int
    nanoseconds: int = 0

    def __float__(self) -> float:
        return self.seconds + self.nanoseconds / 1_000_000_000


@laid_out("struct ucred")
class Ucred(NamedTuple):
    """Who a process is: SO_PEERCRED, SCM_CREDENTIALS. See unix(7)."""

    pid: int
    uid: int
    gid: int


class SkMeminfo(NamedTuple):
    """SO_MEMINFO: the memory of a socket, in bytes but for `drops`, a count. See sock_diag(7)."""

    rmem_alloc: int
    rcvbuf: int
    wmem_alloc: int
    sndbuf: int
    fwd_alloc: int
    wmem_queued: int
    optmem: int
    backlog: int
    drops: int


# <linux/net_tstamp.h>


@laid_out("struct sock_txtime")
class SockTxtime(NamedTuple):
    """SO_TXTIME: the clock of the times at which packets are to leave (CLOCK_TAI, ...), and SOF_TXTIME_... bits."""

    clockid: int
    flags: int = 0


# <linux/filter.h>


@laid_out("struct sock_filter")
class SockFilter(NamedTuple):
    """One instruction of a classic BPF program: SO_ATTACH_FILTER takes a list of them."""

    code: int
    jt: int
    jf: int
    k: int


# <netinet/in.h>


@laid_out("struct ip_mreq", "imr_")
class IpMreq(NamedTuple):
    """An IPv4 group, and an address of the interface to hear it on; 0.0.0.0 lets the routes decide. See ip(7)."""

    multiaddr: str
    interface: str = "0.0.0.0"


@laid_out("struct ip_mreqn", "imr_")
class IpMreqn(NamedTuple):
    """An IPv4 group, and the interface by its number; where that is 0, by an address of it. See ip(7)."""

    multiaddr: str
    address: str = "0.0.0.0"
    ifindex: int = 0


@laid_out("struct ip_mreq_source", "imr_")
class IpMreqSource(NamedTuple):
    """An IPv4 group, an address of the interface, and one sender. See ip(7)."""

    multiaddr: str
    interface: str
    sourceaddr: str


@laid_out("struct ipv6_mreq", "ipv6mr_")
class Ipv6Mreq(NamedTuple):
    """An IPv6 group, and the interface by its number; 0 lets the system choose. See ipv6(7)."""

    multiaddr: str
    interface: int = 0


@laid_out("struct group_req", "gr_")
class GroupReq(NamedTuple):
    """The number of an interface (0 lets the system choose), and a group of IPv4 or IPv6. See RFC 3678."""

    interface: int
    group: str


@laid_out("struct group_source_req", "gsr_")
class GroupSourceReq(NamedTuple):
    """The number of an interface (0 lets the system choose), a group of IPv4 or IPv6, one sender. See RFC 3678."""

    interface: int
    group: str
    source: str


class IpMsfilter(NamedTuple):
    """IP_MSFILTER: an IPv4 group, an address of the interface, and which senders to hear.

    fmode  MCAST_INCLUDE, those in slist alone; MCAST_EXCLUDE, all but those. See RFC 3678.
    """

    multiaddr: str
    interface: str = "0.0.0.0"
    fmode: int = 0
    slist: tuple[str, ...] = ()


class GroupFilter(NamedTuple):
    """MCAST_MSFILTER: the number of an interface, a group of IPv4 or IPv6, and which senders to hear.

    fmode  MCAST_INCLUDE, those in slist alone; MCAST_EXCLUDE, all but those. See RFC 3678.
    """

    interface: int
    group: str
    fmode: int = 0
    slist: tuple[str, ...] = ()


@laid_out("struct in_pktinfo", "ipi_")
class InPktinfo(NamedTuple):
    """Which way an IPv4 packet came, or shall leave.

    ifindex   the interface's number; sending, 0 leaves it to the routes
    spec_dst  the local address that was meant, or to send from
    addr      the destination in the packet's header; sending, it is ignored. See ip(7), IP_PKTINFO.
    """

    ifindex: int
    spec_dst: str = "0.0.0.0"
    addr: str = "0.0.0.0"


@laid_out("struct in6_pktinfo", "ipi6_")
class In6Pktinfo(NamedTuple):
    """Which way an IPv6 packet came, or shall leave.

    addr     the destination of what came; sending, the source, :: for the usual one
    ifindex  the interface's number; sending, 0 leaves it to the routes. See ipv6(7), RFC 3542.
    """

    addr: str
    ifindex: int = 0


@laid_out("struct ip6_mtuinfo", "ip6m_")
class Ip6Mtuinfo(NamedTuple):
    """IPV6_PATHMTU: a destination as (host, port, flowinfo, scope_id), and the bytes of the largest packet to it."""

    addr: tuple[str, int, int, int]
    mtu: int


class PortRange(NamedTuple):
    """IP_LOCAL_PORT_RANGE: the ports to choose from; 0 for the system's own bound."""

    lowest: int
    highest: int


# <netinet/tcp.h>


@laid_out("struct tcp_info", "tcpi_")
class TcpInfo(NamedTuple):
    """TCP_INFO: how a connection fares.

    state           TCP_ESTABLISHED, TCP_LISTEN, ...
    ca_state        congestion control: TCP_CA_Open, ...
    retransmits     retransmissions in a row, without answer
    probes          probes in a row, without answer
    backoff         how often the timer was doubled
    options         TCPI_OPT_... bits
    snd_wscale      bits the peer's window is scaled by; rcv_wscale: this side's
    rto, ato        retransmission timer, delay before acknowledging: microseconds
    snd_mss         bytes in a segment sent; rcv_mss: received, estimated
    unacked         segments sent and not acknowledged; of a listener: connections that wait for accept()
    sacked          segments acknowledged out of order; of a listener: its backlog
    lost, retrans   segments taken for lost; sent again and not yet acknowledged
    fackets         no longer counted, as last_ack_sent
    last_data_sent  milliseconds since data was sent; last_data_recv, last_ack_recv: since it came, since an ACK came
    pmtu            bytes of the largest packet of the path
    rcv_ssthresh    bytes of the receive window below which it may grow
    rtt, rttvar     round-trip time, smoothed, and its variation: microseconds
    snd_ssthresh    slow start ends at so many segments
    snd_cwnd        congestion window, segments
    advmss          bytes of a segment offered to the peer
    reordering      how far segments overtake each other, segments
    rcv_rtt         round-trip time as the receiver sees it, microseconds
    rcv_space       bytes of receive buffer that the kernel aims at
    total_retrans   segments sent again in all
    """

    state: int
    ca_state: int
    retransmits: int
    probes: int
    backoff: int
    options: int
    snd_wscale: int
    rcv_wscale: int
    rto: int
    ato: int
    snd_mss: int
    rcv_mss: int
    unacked: int
    sacked: int
    lost: int
    retrans: int
    fackets: int
    last_data_sent: int
    last_ack_sent: int
    last_data_recv: int
    last_ack_recv: int
    pmtu: int
    rcv_ssthresh: int
    rtt: int
    rttvar: int
    snd_ssthresh: int
    snd_cwnd: int
    advmss: int
    reordering: int
    rcv_rtt: int
    rcv_space: int
    total_retrans: int


class TcpMd5sig(NamedTuple):
    """TCP_MD5SIG, TCP_MD5SIG_EXT: the key that signs segments to and from one peer (RFC 2385); b"" takes it away.

    flags, prefixlen  TCP_MD5SIG_EXT: with TCP_MD5SIG_FLAG_PREFIX, that many bits of the address count
    """

    addr: str
    key: bytes
    flags: int = 0
    prefixlen: int = 0


@laid_out("struct tcp_repair_opt", "opt_")
class TcpRepairOpt(NamedTuple):
    """One of TCP_REPAIR_OPTIONS: what was agreed on when the saved connection opened."""

    code: int
    val: int


@laid_out("struct tcp_repair_window")
class TcpRepairWindow(NamedTuple):
    """TCP_REPAIR_WINDOW: the windows of the saved connection, sequence numbers and bytes."""

    snd_wl1: int
    snd_wnd: int
    max_window: int
    rcv_wnd: int
    rcv_wup: int


@laid_out("struct tcp_zerocopy_receive")
class TcpZerocopyReceive(NamedTuple):
    """TCP_ZEROCOPY_RECEIVE: where to map received pages (an address in a mapping of the socket) and how many bytes.

    recv_skip_hint  bytes to take with recv() first, since they fill no whole page
    """

    address: int
    length: int
    recv_skip_hint: int = 0


# <netpacket/packet.h>, <linux/if_packet.h>


class PacketMreq(NamedTuple):
    """PACKET_ADD_MEMBERSHIP, PACKET_DROP_MEMBERSHIP: what an interface shall hear. See packet(7).

    type     PACKET_MR_PROMISC, PACKET_MR_MULTICAST, ...
    address  a hardware address, for those types that name one
    """

    ifindex: int
    type: int
    address: bytes = b""


class TpacketStats(NamedTuple):
    """PACKET_STATISTICS: frames that came, and that were dropped, since it was read last; reading sets them to zero.

    freeze_q_cnt  how often the ring was full; None without TPACKET_V3
    """

    packets: int
    drops: int
    freeze_q_cnt: int | None = None


@laid_out("struct tpacket_rollover_stats", "tp_")
class TpacketRolloverStats(NamedTuple):
    """PACKET_ROLLOVER_STATS: frames that went to another socket, of these those of a large flow, and lost ones."""

    all: int
    huge: int
    failed: int


@laid_out("struct tpacket_req", "tp_")
class TpacketReq(NamedTuple):
    """PACKET_RX_RING, PACKET_TX_RING: how the ring is divided, bytes and counts."""

    block_size: int
    block_nr: int
    frame_size: int
    frame_nr: int


@laid_out("struct tpacket_req3", "tp_")
class TpacketReq3(NamedTuple):
    """PACKET_RX_RING with TPACKET_V3: how the ring is divided; retire_blk_tov in milliseconds."""

    block_size: int
    block_nr: int
    frame_size: int
    frame_nr: int
    retire_blk_tov: int = 0
    sizeof_priv: int = 0
    feature_req_word: int = 0


@laid_out("struct fanout_args")
class FanoutArgs(NamedTuple):
    """PACKET_FANOUT: the group that the sockets share, PACKET_FANOUT_... with its bits, and how many there may be."""

    id: int
    type_flags: int
    max_num_members: int = 0
