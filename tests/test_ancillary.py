"""Control messages: over real sockets, beside C where the layout matters, and malformed ones."""

# ruff: noqa: F403, F405

from __future__ import annotations

import contextlib
import errno
import gc
import os
import random
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import pysock
from pysock import ffi, lib
from pysock.ancillary import *
from pysock.ancillary import Control, decode, encode
from pysock.ancillary.kinds import by_class, by_type
from pysock.options import Options
from pysock.options.values import Timespec


def receive(sock: socket.socket, room: int = 512, flags: int = 0, size: int = 4096) -> tuple[bytes, list[Any], int]:
    """The bytes, the control messages and the flags of one recvmsg()."""
    data, control = pysock.new(f"char[{size}]"), pysock.new(f"char[{max(room, 1)}]")
    iov = pysock.new("struct iovec", {"iov_base": data, "iov_len": size})
    msg = pysock.msghdr(msg_iov=iov, msg_iovlen=1, msg_control=control, msg_controllen=room)
    got = pysock.recvmsg(sock.fileno(), msg, flags)
    assert got >= 0, os.strerror(ffi.errno)
    return bytes(ffi.buffer(data, got)), decode(msg), msg.msg_flags


def send(sock: socket.socket, items: list[Any], data: bytes = b"x", to: tuple[Any, ...] | None = None) -> int:
    """What one sendmsg() returns."""
    control = encode(items)
    iov = pysock.new("struct iovec", {"iov_base": pysock.new("char[]", data), "iov_len": len(data)})
    msg = pysock.msghdr(msg_iov=iov, msg_iovlen=1)
    if items:
        msg.msg_control, msg.msg_controllen = control, pysock.sizeof(control)
    if to is not None:
        address = bytes(pysock.Address(sock.family, to))
        name = pysock.new(f"char[{len(address)}]", address)
        msg.msg_name, msg.msg_namelen = name, len(address)
    return pysock.sendmsg(sock.fileno(), msg, 0)


def descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    before = descriptors()
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    with ours, theirs:
        yield ours, theirs
    assert descriptors() == before, "a descriptor has leaked"


@pytest.fixture(params=[socket.AF_INET, socket.AF_INET6], ids=["IPv4", "IPv6"])
def udp(request: pytest.FixtureRequest) -> Iterator[tuple[socket.socket, socket.socket]]:
    with contextlib.ExitStack() as stack:
        try:
            found = tuple(stack.enter_context(socket.socket(request.param, socket.SOCK_DGRAM)) for _ in range(2))
            for sock in found:
                sock.bind(("127.0.0.1" if request.param == socket.AF_INET else "::1", 0))
        except OSError as error:
            pytest.skip(f"no such sockets here: {error}")
        sender, receiver = found
        sender.connect(receiver.getsockname())
        yield sender, receiver


# Descriptors


def test_descriptors_travel_and_are_pythons(pair: tuple[socket.socket, socket.socket], tmp_path: Path) -> None:
    with (tmp_path / "a").open("w") as file:
        assert send(pair[0], [ScmRights([file, pair[0].fileno()])]) == 1
    data, (rights,), flags = receive(pair[1])
    assert (data, flags & pysock.MSG_CTRUNC) == (b"x", 0)
    assert isinstance(rights, ScmRights)
    with rights:
        first, second = rights.descriptors
        assert isinstance(first, pysock.Descriptor)
        assert os.fstat(first.fileno()).st_ino == (tmp_path / "a").stat().st_ino
        assert os.path.samestat(os.fstat(second.fileno()), os.fstat(pair[0].fileno()))
    assert first.closed and second.closed


def test_descriptors_that_are_taken_stay_open(pair: tuple[socket.socket, socket.socket]) -> None:
    send(pair[0], [ScmRights([0, 1])])
    _, (rights,), _ = receive(pair[1])
    numbers = rights.detach()
    rights.close()
    del rights
    gc.collect()
    for number in numbers:
        os.close(number)  # EBADF if it were closed


def test_descriptors_that_nobody_takes_are_closed_with_a_warning(pair: tuple[socket.socket, socket.socket]) -> None:
    send(pair[0], [ScmRights([0, 1, 2])])
    with pytest.warns(ResourceWarning, match="unclosed <Descriptor"):
        receive(pair[1])
        gc.collect()


def test_nothing_leaks_where_room_is_lacking(pair: tuple[socket.socket, socket.socket]) -> None:
    """The kernel closes what it cannot hand over, and says so."""
    for room in range(0, 80):
        send(pair[0], [ScmRights([0, 1, 2])])
        _, items, flags = receive(pair[1], room)
        came = sum(len(item.descriptors) for item in items if isinstance(item, ScmRights))
        assert (came == 3) == (flags & pysock.MSG_CTRUNC == 0)
        assert (came == 3) == (room >= pysock.CMSG_LEN(12))
        for item in items:
            if isinstance(item, ScmRights):
                item.close()


def test_a_second_decode_closes_nothing_again(pair: tuple[socket.socket, socket.socket]) -> None:
    send(pair[0], [ScmRights([0])])
    control, data = pysock.new("char[64]"), pysock.new("char[1]")
    msg = pysock.msghdr(msg_iov=pysock.iovec(iov_base=data, iov_len=1), msg_iovlen=1)
    msg.msg_control, msg.msg_controllen = control, 64
    assert pysock.recvmsg(pair[1].fileno(), msg, 0) == 1
    (first,), (second,) = decode(msg), decode(ffi.addressof(msg))
    assert [descriptor.fileno() >= 0 for descriptor in first.descriptors] == [True]
    assert second.descriptors == ()
    first.close()


def test_the_senders_descriptors_stay_the_senders(pair: tuple[socket.socket, socket.socket]) -> None:
    with pysock.Descriptor(os.dup(0)) as own:
        with ScmRights([own, pair[0], 0]) as rights:
            assert send(pair[0], [rights]) == 1
        assert rights.detach() == []
        del rights
        gc.collect()
        assert os.fstat(own.fileno()) == os.fstat(0)
        assert pair[0].fileno() >= 0
    for item in receive(pair[1])[1]:
        item.close()


def test_many_descriptors_in_many_rounds(pair: tuple[socket.socket, socket.socket]) -> None:
    before = descriptors()
    for _ in range(300):
        send(pair[0], [ScmRights([0] * 20)])
        _, items, _ = receive(pair[1], random.Random(1).choice((64, 512)))
        for item in items:
            item.close()
    assert descriptors() == before


def test_a_bad_descriptor_is_the_kernels_to_refuse(pair: tuple[socket.socket, socket.socket]) -> None:
    assert send(pair[0], [ScmRights([-1])]) == -1
    assert ffi.errno == errno.EBADF
    with pytest.raises(AttributeError):
        encode([ScmRights(["x"])])  # type: ignore[list-item]


# Credentials and other control messages of SOL_SOCKET


def test_credentials(pair: tuple[socket.socket, socket.socket]) -> None:
    Options(pair[1]).SO_PASSCRED = True
    mine = ScmCredentials(os.getpid(), os.geteuid(), os.getegid())
    send(pair[0], [mine])
    assert receive(pair[1])[1] == [mine]
    send(pair[0], [])
    (found,) = receive(pair[1])[1]
    assert type(found) is ScmCredentials and found == mine
    send(pair[0], [ScmRights([0]), mine])
    items = receive(pair[1])[1]
    assert [type(item) for item in items] in ([ScmRights, ScmCredentials], [ScmCredentials, ScmRights])
    for item in items:
        if isinstance(item, ScmRights):
            item.close()


def test_the_pidfd_of_the_sender(pair: tuple[socket.socket, socket.socket]) -> None:
    """SO_PASSPIDFD and SCM_PIDFD by their numbers, which not all headers have yet."""
    if pysock.setsockopt(pair[1].fileno(), pysock.SOL_SOCKET, 76, pysock.new("int", 1), 4) < 0:
        pytest.skip(f"this kernel is older: {os.strerror(ffi.errno)}")
    send(pair[0], [])
    (item,) = receive(pair[1])[1]
    found = by_class[ScmPidfd].unpack(item.data) if isinstance(item, Control) else item
    with found.descriptor as pidfd, open(f"/proc/self/fdinfo/{pidfd.fileno()}") as info:
        assert f"Pid:\t{os.getpid()}\n" in info.read()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SO_TIMESTAMP", ScmTimestamp),
        ("SO_TIMESTAMPNS", ScmTimestampns),
        ("SO_TIMESTAMP_NEW", ScmTimestamp),
        ("SO_TIMESTAMPNS_NEW", ScmTimestampns),
    ],
)
def test_times(udp: tuple[socket.socket, socket.socket], name: str, kind: Any) -> None:
    before = time.time()
    flag = pysock.new("int", 1)
    assert pysock.setsockopt(udp[1].fileno(), pysock.SOL_SOCKET, getattr(pysock, name), flag, 4) == 0
    udp[0].send(b"x")
    (found,) = receive(udp[1])[1]
    assert type(found) is kind
    assert before - 1 < float(found) < time.time() + 1


def test_timestamping(udp: tuple[socket.socket, socket.socket]) -> None:
    Options(udp[1]).SO_TIMESTAMPING = pysock.SOF_TIMESTAMPING_RX_SOFTWARE | pysock.SOF_TIMESTAMPING_SOFTWARE
    before = time.time()
    items: list[Any] = []
    while not items:  # the kernel begins to take times a while after it was asked to
        assert time.time() < before + 60
        udp[0].send(b"x")
        items = receive(udp[1])[1]
    (found,) = items
    assert isinstance(found, ScmTimestamping)
    assert before - 1 < float(found.software) < time.time() + 1
    assert found.hardware == Timespec(0, 0)


def test_drops_are_counted() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as sender, socket.socket(type=socket.SOCK_DGRAM) as receiver:
        receiver.bind(("127.0.0.1", 0))
        options = Options(receiver)
        options.SO_RXQ_OVFL, options.SO_RCVBUF = True, 2048
        for _ in range(50):
            sender.sendto(b"x" * 500, receiver.getsockname())
        receiver.setblocking(False)
        while True:  # what was queued before the first drop says nothing of it
            try:
                receiver.recv(1)
            except BlockingIOError:
                break
        sender.sendto(b"x", receiver.getsockname())
        (found,) = receive(receiver)[1]
        assert isinstance(found, SoRxqOvfl) and 30 < found.dropped < 50


# Packets' own


def switched_on(receiver: socket.socket, *names: str) -> None:
    for name in names:
        setattr(Options(receiver), name, True)


def test_what_a_packet_came_with_and_is_sent_with(udp: tuple[socket.socket, socket.socket]) -> None:
    sender, receiver = udp
    host = receiver.getsockname()[0]
    if sender.family == socket.AF_INET:
        switched_on(receiver, "IP_PKTINFO", "IP_RECVTTL", "IP_RECVTOS")
        sent: list[Any] = [IpTtl(9), IpTos(0x28), IpPktinfo(0, host)]
        expected: set[Any] = {(IpTtl, 9), (IpTos, 0x28), (IpPktinfo, 1, host, host)}
    else:
        switched_on(receiver, "IPV6_RECVPKTINFO", "IPV6_RECVHOPLIMIT", "IPV6_RECVTCLASS")
        sent = [Ipv6Hoplimit(9), Ipv6Tclass(0x28), Ipv6Pktinfo(host, 1)]
        expected = {(Ipv6Hoplimit, 9), (Ipv6Tclass, 0x28), (Ipv6Pktinfo, host, 1)}
    assert send(sender, sent) == 1
    assert {(type(item), *item) for item in receive(receiver)[1]} == expected


def test_the_destination_from_before_redirection(udp: tuple[socket.socket, socket.socket]) -> None:
    sender, receiver = udp
    if sender.family == socket.AF_INET:
        switched_on(receiver, "IP_RECVORIGDSTADDR")
    else:
        switched_on(receiver, "IPV6_RECVORIGDSTADDR")
    sender.send(b"x")
    (found,) = receive(receiver)[1]
    assert type(found) is (IpOrigdstaddr if sender.family == socket.AF_INET else Ipv6Origdstaddr)
    assert tuple(found) == receiver.getsockname()


def test_an_error_tells_who_and_why(udp: tuple[socket.socket, socket.socket]) -> None:
    sender, receiver = udp
    inet = sender.family == socket.AF_INET
    switched_on(sender, "IP_RECVERR" if inet else "IPV6_RECVERR")
    receiver.close()
    sender.send(b"lost")
    data, (found,), flags = receive(sender, flags=pysock.MSG_ERRQUEUE)
    assert data == b"lost" and flags & pysock.MSG_ERRQUEUE
    assert type(found) is (IpRecverr if inet else Ipv6Recverr)
    assert found.errno == errno.ECONNREFUSED
    assert found.origin == (pysock.SO_EE_ORIGIN_ICMP if inet else pysock.SO_EE_ORIGIN_ICMP6)
    assert (found.type, found.code) == ((3, 3) if inet else (1, 4)), "the port cannot be reached"
    assert found.offender == (("127.0.0.1", 0) if inet else ("::1", 0, 0, 0))


def test_an_error_of_this_machine_has_no_offender(udp: tuple[socket.socket, socket.socket]) -> None:
    sender, _ = udp
    inet = sender.family == socket.AF_INET
    options = Options(sender)
    switched_on(sender, "IP_RECVERR" if inet else "IPV6_RECVERR")
    if inet:
        options.IP_MTU_DISCOVER = pysock.IP_PMTUDISC_DO
    else:
        options.IPV6_MTU_DISCOVER = pysock.IPV6_PMTUDISC_DO
    with pytest.raises(OSError) as caught:
        sender.send(b"x" * 65_527 if not inet else b"x" * 65_508)
    assert caught.value.errno == errno.EMSGSIZE
    if inet:
        return  # more than a datagram may have: no route is to blame
    (found,) = receive(sender, flags=pysock.MSG_ERRQUEUE)[1]
    assert (type(found), found.errno, found.origin) == (Ipv6Recverr, errno.EMSGSIZE, pysock.SO_EE_ORIGIN_LOCAL)
    assert found.info > 60_000 and found.offender is None


def test_segments_are_cut_and_put_together(udp: tuple[socket.socket, socket.socket]) -> None:
    sender, receiver = udp
    Options(receiver).UDP_GRO = True
    assert send(sender, [UdpSegment(100)], b"x" * 350) == 350
    data, items, _ = receive(receiver)
    if len(data) == 350:
        assert items == [UdpGro(100)] and type(items[0]) is UdpGro
    else:  # not put together again
        assert len(data) == 100


def test_waiting_bytes_of_a_stream() -> None:
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        ours = stack.enter_context(socket.create_connection(listener.getsockname()))
        theirs = stack.enter_context(listener.accept()[0])
        Options(theirs).TCP_INQ = True
        ours.send(b"x" * 100)
        data, items, _ = receive(theirs, size=30)
        assert (len(data), items) == (30, [TcpCmInq(70)])


def test_the_group_of_a_netlink_message() -> None:
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW) as sock:
        Options(sock).NETLINK_PKTINFO = True
        request = pysock.nlmsghdr(nlmsg_len=20, nlmsg_type=pysock.RTM_GETLINK, nlmsg_flags=0x301, nlmsg_seq=1)
        assert pysock.send(sock.fileno(), bytes(ffi.buffer(ffi.addressof(request))) + b"\0" * 4, 20, 0) == 20
        assert receive(sock, size=1 << 16)[1] == [NetlinkPktinfo(0)]


# Beside C

C = r"""
#define _GNU_SOURCE
#include <netinet/in.h>
#include <netinet/udp.h>
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static struct msghdr msg;
static struct cmsghdr *at;

static void add(int level, int type, const void *data, size_t size)
{
    at = at ? CMSG_NXTHDR(&msg, at) : CMSG_FIRSTHDR(&msg);
    at->cmsg_level = level;
    at->cmsg_type = type;
    at->cmsg_len = CMSG_LEN(size);
    memcpy(CMSG_DATA(at), data, size);
}

int main(void)
{
    static char control[4096];
    size_t size;
    int fds[3] = {0, 1, 2}, ttl = 9;
    struct ucred ucred = {1, 2, 3};
    struct in_pktinfo info = {.ipi_ifindex = 7};
    struct in6_pktinfo info6 = {.ipi6_ifindex = 8};
    unsigned short segment = 1200;

    inet_pton(AF_INET, "10.1.2.3", &info.ipi_spec_dst);
    inet_pton(AF_INET, "10.3.2.1", &info.ipi_addr);
    inet_pton(AF_INET6, "2001:db8::1", &info6.ipi6_addr);
    msg.msg_control = control;
    msg.msg_controllen = sizeof control;
    add(SOL_SOCKET, SCM_RIGHTS, fds, sizeof fds);
    add(SOL_SOCKET, SCM_CREDENTIALS, &ucred, sizeof ucred);
    add(IPPROTO_IP, IP_TTL, &ttl, sizeof ttl);
    add(IPPROTO_IP, IP_PKTINFO, &info, sizeof info);
    add(IPPROTO_IPV6, IPV6_PKTINFO, &info6, sizeof info6);
    add(SOL_UDP, UDP_SEGMENT, &segment, sizeof segment);
    add(99, 98, "12345", 5);
    size = CMSG_SPACE(sizeof fds) + CMSG_SPACE(sizeof ucred) + CMSG_SPACE(sizeof ttl) + CMSG_SPACE(sizeof info)
        + CMSG_SPACE(sizeof info6) + CMSG_SPACE(sizeof segment) + CMSG_SPACE(5);
    fwrite(control, 1, size, stdout);
    return 0;
}
"""


def test_the_bytes_are_cs(compile_c: Callable[..., Path]) -> None:
    items = [
        ScmRights([0, 1, 2]),
        ScmCredentials(1, 2, 3),
        IpTtl(9),
        IpPktinfo(7, "10.1.2.3", "10.3.2.1"),
        Ipv6Pktinfo("2001:db8::1", 8),
        UdpSegment(1200),
        Control(99, 98, b"12345"),
    ]
    expected = subprocess.run([compile_c(C)], capture_output=True, check=True).stdout
    control = encode(items)
    assert bytes(ffi.buffer(control)) == expected
    found = decode(pysock.msghdr(msg_control=control, msg_controllen=pysock.sizeof(control)))
    assert [type(item) for item in found] == [type(item) for item in items]
    assert found[1:] == items[1:]
    found[0].detach()  # they are this process's own


# Malformed, and wrong


def parsed(data: bytes) -> list[Any]:
    """What becomes of these bytes; descriptors among them are let go."""
    control = pysock.new(f"char[{max(len(data), 1)}]", data)
    found = decode(pysock.msghdr(msg_control=control, msg_controllen=len(data)))
    for item in found:
        if isinstance(item, ScmRights):
            item.detach()
        elif isinstance(item, ScmPidfd):
            item.descriptor.detach()
    return found


KINDS = sorted(by_type)


@pytest.mark.parametrize("number", KINDS, ids=[by_type[number].type for number in KINDS])
def test_data_of_any_length_become_something(number: tuple[int, int]) -> None:
    """Too few bytes for the class are a Control with those bytes."""
    kinds = set()
    for size in range(160):
        data = bytes([1, 0, 2, 0] * 40)[:size]
        (found,) = parsed(bytes(ffi.buffer(encode([Control(*number, data)]))))
        kinds.add(type(found))
        if isinstance(found, Control):
            assert found == (*number, data)
        repr(found)
    assert by_type[number].cls in kinds or by_type[number].cls in (IpOrigdstaddr, Ipv6Origdstaddr)


def test_random_bytes_never_crash() -> None:
    chance = random.Random(5)
    valid = bytes(ffi.buffer(encode([IpTtl(1), ScmCredentials(1, 2, 3), IpPktinfo(1), Control(0, 0, b"x" * 9)])))
    for _ in range(3000):
        data = bytearray(valid)
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(len(data))] = chance.choice((0, 1, 8, 16, 17, 0x7F, 0xFF, chance.randrange(256)))
        parsed(bytes(data[: chance.randrange(len(data) + 1)]))


@pytest.mark.parametrize("length", [0, 1, 15, 16, 17, 1 << 31, (1 << 63) - 1, (1 << 64) - 1, (1 << 64) - 8])
def test_a_wrong_length_ends_the_list(length: int) -> None:
    header = pysock.cmsghdr(cmsg_len=length, cmsg_level=pysock.IPPROTO_IP, cmsg_type=pysock.IP_TTL)
    found = parsed(bytes(ffi.buffer(ffi.addressof(header))) + b"\1\0\0\0" + b"\xff" * 60)
    if length < pysock.CMSG_LEN(0):
        assert found == []
    elif length < pysock.CMSG_LEN(4):
        assert found[0] == Control(pysock.IPPROTO_IP, pysock.IP_TTL, b"\1"[: length - 16])
    else:
        assert found == [IpTtl(1)], "what is there is taken"


def test_decode_reads_no_further_than_the_memory() -> None:
    control = pysock.new("char[8]")
    with pytest.raises(ValueError, match="msg_controllen is 64, but msg_control leads to 8 bytes"):
        decode(pysock.msghdr(msg_control=control, msg_controllen=64))
    assert decode(pysock.msghdr()) == []
    for wrong in (None, b"x", pysock.new("char[64]"), pysock.NULL, pysock.sockaddr_in()):
        with pytest.raises(TypeError, match="decode takes the struct msghdr"):
            decode(wrong)


WRONG: list[tuple[Any, type[Exception], str]] = [
    ((1, 2, b"x"), TypeError, r"not tuple: Control\(level, type, data\) takes what is in this tuple"),
    (5, TypeError, "encode takes control messages, such as ScmRights or Control, not int"),
    (Control(1, 2, "x"), TypeError, "Control: data takes bytes, not str"),  # type: ignore[arg-type]
    (Control(1 << 40, 2), OverflowError, "level 1099511627776 or type 2 does not fit int"),
    (IpTtl("9"), TypeError, "IpTtl takes an int, not str"),  # type: ignore[arg-type]
    (IpTtl(1 << 31), OverflowError, "IpTtl: 2147483648 does not fit int"),
    (UdpSegment(70_000), OverflowError, "UdpSegment: 70000 does not fit uint16_t"),
    (IpPktinfo(1, "x"), ValueError, "IpPktinfo: spec_dst: 'x' is no IPv4 address"),
    (Ipv6Hopopts("x"), TypeError, "Ipv6Hopopts takes bytes, not str"),  # type: ignore[arg-type]
    (IpRecverr(1, 2), TypeError, "IpRecverr is received only"),
    (IpOrigdstaddr("127.0.0.1", 1), TypeError, "IpOrigdstaddr is received only"),
]


@pytest.mark.parametrize(("item", "kind", "text"), WRONG)
def test_what_cannot_be_sent_is_refused(item: Any, kind: type[Exception], text: str) -> None:
    with pytest.raises(kind, match=text):
        encode([item])


@pytest.mark.parametrize("kind", by_class.values(), ids=[cls.__name__ for cls in by_class])
def test_what_this_system_lacks_is_no_control_message_of_it(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    if kind.number() is not None:
        assert kind.number() in by_type
    monkeypatch.setattr(kind, "type", "SCM_OF_ANOTHER_SYSTEM")
    item = tuple.__new__(kind.cls, (0,) * len(kind.cls._fields)) if issubclass(kind.cls, tuple) else ScmRights([])
    with pytest.raises(ValueError, match=f"{kind.cls.__name__}: this system has no control messages of type SCM_OF"):
        encode([item])


def test_the_module_exports_what_it_has() -> None:
    assert {cls.__name__ for cls in by_class} | {"Control", "encode", "decode"} == set(pysock.ancillary.__all__)
    assert lib.CMSG_SPACE(0) == pysock.sizeof(encode([Control(1, 2)]))
    assert pysock.sizeof(encode([])) == 0
