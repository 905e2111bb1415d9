# Options and control messages: what they read as, and what they take.
from __future__ import annotations

from pysock import AF_INET, MCAST_INCLUDE, SOCK_DGRAM, SOCK_STREAM, TPACKET_V2, Descriptor, Socket, msghdr
from pysock.ancillary import Control, IpPktinfo, IpTtl, ScmCredentials, ScmRights, decode, encode
from pysock.options import (
    GroupReq,
    IpMreq,
    IpMreqn,
    IpMsfilter,
    Linger,
    Options,
    SockFilter,
    Timeval,
)


def tune(options: Options) -> tuple[bool, int, float]:
    options.SO_REUSEADDR = True
    options.SO_REUSEADDR = 1
    options.SO_LINGER = Linger(on=True, seconds=5)
    options.SO_RCVTIMEO = Timeval(1, 500_000)
    options.SO_RCVTIMEO = 1.5
    seconds: int = options.SO_LINGER.seconds
    flag: bool = options.SO_REUSEADDR
    return flag, seconds, float(options.SO_RCVTIMEO)


def see(options: Options) -> int:
    algorithm: str = options.TCP_CONGESTION
    return len(algorithm) + options.TCP_INFO.rtt + options.TCP_INFO.state


def join(options: Options) -> tuple[str, ...]:
    options.IP_ADD_MEMBERSHIP = IpMreq("239.1.2.3", "127.0.0.1")
    options.IP_DROP_MEMBERSHIP = IpMreqn("239.1.2.3", "127.0.0.1")
    options.MCAST_JOIN_GROUP = GroupReq(1, "239.1.2.3")
    options.MCAST_LEAVE_GROUP = GroupReq(1, "239.1.2.3")
    options.IP_MULTICAST_IF = "127.0.0.1"
    options.IP_MULTICAST_IF = IpMreqn("0.0.0.0", ifindex=1)
    interface: str = options.IP_MULTICAST_IF
    options.IP_ADD_MEMBERSHIP = IpMreq("239.1.2.3", interface)
    options.IP_MSFILTER = IpMsfilter("239.1.2.3", interface, MCAST_INCLUDE, ("10.0.0.1",))
    return options.IP_MSFILTER(IpMsfilter("239.1.2.3", interface)).slist


def ask(options: Options) -> int:
    return options.PACKET_HDRLEN(TPACKET_V2)


def rows(options: Options) -> str:
    options.SO_ATTACH_FILTER = [SockFilter(6, 0, 0, 0xFFFF)]
    program: list[SockFilter] = options.SO_GET_FILTER
    level: str = Options.SO_LINGER.level
    return f"{level} {len(program)} {[row.name for row in options][:1]}"


def messages(fd: int, own: Descriptor) -> int:
    encode([ScmRights([fd, own]), IpTtl(3), IpPktinfo(1), Control(1, 2, b"x"), ScmCredentials(1, 2, 3)])
    return sum(isinstance(item, ScmRights) and len(item.descriptors) for item in decode(msghdr()))


with Socket(AF_INET, SOCK_DGRAM) as datagrams, Socket(AF_INET, SOCK_STREAM) as stream:
    assert tune(datagrams.options) == (True, 5, 1.5)
    assert see(stream.options) > 0
    assert join(datagrams.options) == ("10.0.0.1",)
    assert "SOL_SOCKET 1" in rows(datagrams.options)
    with Descriptor(datagrams.dup().detach()) as own:
        assert messages(0, own) == 0
