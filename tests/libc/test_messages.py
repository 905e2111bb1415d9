"""sendmsg() and its kind: pieces, control messages, many at once; what they refuse, and what they keep alive."""
# ruff: noqa: F403, F405

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pysock import *
from pysock import ffi, lib
from pysock.values import holding


@pytest.fixture
def pair() -> Iterator[Callable[..., tuple[int, int]]]:
    opened: list[int] = []

    def pair(type: int = SOCK_STREAM) -> tuple[int, int]:
        sv = new("int[2]")
        assert socketpair(AF_UNIX, type, 0, sv) == 0
        opened.extend(sv)
        return sv[0], sv[1]

    yield pair
    for fd in opened:
        close(fd)


@pytest.fixture
def udp() -> Iterator[tuple[int, int, Any]]:
    """A bound UDP socket, another one, and the address of the first."""
    fd, other = socket(AF_INET, SOCK_DGRAM, 0), socket(AF_INET, SOCK_DGRAM, 0)
    addr = sockaddr_in(sin_family=AF_INET, sin_addr={"s_addr": htonl(INADDR_LOOPBACK)})
    assert bind(fd, addr, sizeof(addr)) == 0
    assert getsockname(fd, addr, new("socklen_t", sizeof(addr))) == 0
    yield fd, other, addr
    close(fd)
    close(other)


def pieces(*arrays: Any) -> Any:
    """struct iovec iov[] = {{array, sizeof(array)}, ...};"""
    iov = new(f"struct iovec[{len(arrays)}]")
    for at, array in enumerate(arrays):
        iov[at].iov_base = array
        iov[at].iov_len = sizeof(array)
    return iov


def held(value: Any) -> bytes:
    return bytes(ffi.buffer(value))


def test_scatter_and_gather(pair: Callable[..., tuple[int, int]]) -> None:
    a, b = pair()
    head, body = new("char[3]", b"abc"), new("unsigned char[5]", b"defgh")
    msg = msghdr(msg_iov=pieces(head, body), msg_iovlen=2)
    assert sendmsg(a, msg, 0) == 8
    one, two = new("char[5]"), new("char[5]")
    msg = msghdr(msg_iov=pieces(one, two), msg_iovlen=2)
    assert recvmsg(b, msg, 0) == 8
    assert (held(one), held(two)[:3], msg.msg_flags) == (b"abcde", b"fgh", 0)
    # a piece that begins within an array, as after a short write
    msg.msg_iov[0].iov_base, msg.msg_iov[0].iov_len = one + 3, 2
    msg.msg_iovlen = 1
    assert sendmsg(a, msg, 0) == 2
    assert recv(b, two, 5, 0) == 2
    assert held(two)[:2] == b"de"


def test_names(udp: tuple[int, int, Any]) -> None:
    fd, other, addr = udp
    msg = msghdr(msg_name=addr, msg_namelen=sizeof(addr), msg_iov=iovec(iov_base=b"data", iov_len=4), msg_iovlen=1)
    assert sendmsg(other, msg, 0) == 4
    sender, buf = sockaddr_storage(), new("char[2]")
    got = msghdr(msg_name=sender, msg_namelen=sizeof(sender), msg_iov=iovec(iov_base=buf, iov_len=2), msg_iovlen=1)
    assert recvmsg(fd, got, 0) == 2
    assert (held(buf), got.msg_namelen, got.msg_flags) == (b"da", 16, MSG_TRUNC)
    assert cast("struct sockaddr_in *", sender).sin_addr.s_addr == htonl(INADDR_LOOPBACK)


def test_what_the_kernel_refuses(pair: Callable[..., tuple[int, int]]) -> None:
    a, _ = pair()

    def failed(result: int) -> int:
        assert result == -1
        return errno[0]

    assert failed(sendmsg(a, NULL, 0)) == EFAULT
    assert failed(recvmsg(a, NULL, MSG_DONTWAIT)) == EFAULT
    assert failed(sendmsg(a, cast("struct msghdr *", 16), 0)) == EFAULT
    assert failed(sendmsg(a, msghdr(msg_iovlen=1), 0)) == EFAULT
    assert failed(sendmsg(a, msghdr(msg_iovlen=1025), 0)) == EMSGSIZE
    assert failed(sendmsg(a, msghdr(msg_iov=iovec(), msg_iovlen=2000), 0)) == EMSGSIZE
    assert failed(sendmsg(a, msghdr(msg_iov=iovec(iov_base=cast("void *", 16), iov_len=1), msg_iovlen=1), 0)) == EFAULT
    assert failed(sendmsg(a, msghdr(msg_name=sockaddr_in(), msg_namelen=2**32 - 1), 0)) == EINVAL
    assert failed(sendmsg(-1, msghdr(), 0)) == EBADF
    assert failed(sendmmsg(a, NULL, 1, 0)) == EFAULT
    assert failed(recvmmsg(a, NULL, 1, MSG_DONTWAIT, NULL)) == EFAULT


def refused(call: Callable[[], object]) -> str:
    with pytest.raises((TypeError, ValueError)) as error:
        call()
    return str(error.value)


def test_what_is_too_short() -> None:
    small = new("char[4]")
    wrong = pieces(new("char[8]"), small)
    wrong[1].iov_len = 5
    assert refused(lambda: sendmsg(-1, msghdr(msg_iov=wrong, msg_iovlen=2), 0)) == (
        "sendmsg: msg: msg_iov[1].iov_len is 5, but iov_base leads to 4 bytes"
    )
    assert refused(lambda: recvmsg(-1, msghdr(msg_iov=wrong, msg_iovlen=3), 0)) == (
        "recvmsg: msg: msg_iovlen * sizeof(struct iovec) is 48, but msg_iov leads to 32 bytes"
    )
    assert refused(lambda: recvmsg(-1, msghdr(msg_name=small, msg_namelen=16), 0)) == (
        "recvmsg: msg: msg_namelen is 16, but msg_name leads to 4 bytes"
    )
    assert refused(lambda: recvmsg(-1, msghdr(msg_control=small + 1, msg_controllen=4), 0)) == (
        "recvmsg: msg: msg_controllen is 4, but msg_control leads to 3 bytes"
    )
    many = new("struct mmsghdr[3]")
    many[2].msg_hdr.msg_iov, many[2].msg_hdr.msg_iovlen = wrong, 2
    assert refused(lambda: sendmmsg(-1, many, 3, 0)) == (
        "sendmmsg: msgvec[2].msg_hdr.msg_iov[1].iov_len is 5, but iov_base leads to 4 bytes"
    )
    assert sendmmsg(-1, many, 2, 0) == -1
    assert refused(lambda: recvmmsg(-1, many, 4, 0, NULL)) == (
        "recvmmsg: vlen * sizeof(struct mmsghdr) is 256, but msgvec holds 192 bytes ('struct mmsghdr[3]')"
    )
    assert refused(lambda: writev(-1, wrong, 2)) == "writev: iov[1].iov_len is 5, but iov_base leads to 4 bytes"
    assert "holds 4 bytes" in refused(lambda: recvmsg(-1, small, 0))
    assert "is bytes, which never change" in refused(lambda: recvmsg(-1, bytes(56), 0))
    assert "a number" in refused(lambda: sendmsg(-1, 5, 0))  # type: ignore[arg-type]


# Lifetimes


def test_what_an_iovec_points_to_stays_alive(collect: Callable[[], None]) -> None:
    """However the pointer came there: nothing else holds on to these arrays."""
    iov = new("struct iovec[3]")
    iov[0].iov_base = new("char[2000]", b"one")
    iov[1] = iovec(iov_base=new("char[]", b"two"), iov_len=3)
    other = new("char[8]", b"three")
    iov[2].iov_base = other + 2
    del other
    collect()
    taken = [new("char[2000]", b"\xff" * 2000) for _ in range(50)] + [new("char[8]", b"\xff" * 8) for _ in range(50)]
    assert held(ffi.cast("char(*)[3]", iov[0].iov_base)) == b"one"
    assert held(ffi.cast("char(*)[3]", iov[1].iov_base)) == b"two"
    assert held(ffi.cast("char(*)[3]", iov[2].iov_base)) == b"ree"
    assert [lib.pysock_room(piece.iov_base) for piece in iov] == [2000, 4, 6]
    del taken


def test_a_message_keeps_its_pieces_and_they_their_memory() -> None:
    def message() -> Any:
        return msghdr(
            msg_iov=iovec(iov_base=b"text", iov_len=4), msg_iovlen=1, msg_control=new("char[64]"), msg_controllen=64
        )

    msg = message()
    new("int")
    assert (lib.pysock_room(msg.msg_iov), lib.pysock_room(msg.msg_control)) == (16, 64)
    assert held(ffi.cast("char(*)[4]", msg.msg_iov[0].iov_base)) == b"text"


@pytest.fixture
def room(collect: Callable[[], None]) -> Callable[[int], int]:
    """`room(address)`: how many bytes of new() there are."""

    def room(address: int) -> int:
        collect()
        new("int")  # what nobody points to goes when something is given back
        collect()
        return lib.pysock_room(ffi.cast("void *", address))

    return room


def address(pointer: Any) -> int:
    return int(ffi.cast("uintptr_t", pointer))


def test_and_not_longer(room: Callable[[int], int]) -> None:
    iov = new("struct iovec[2]")
    iov[0].iov_base = new("char[5000]")
    place = address(iov[0].iov_base)
    assert room(place) == 5000
    iov[0].iov_base = NULL
    assert room(place) == -1
    iov[1].iov_base = new("char[5000]")
    place = address(iov[1].iov_base)
    del iov
    assert room(place) == -1


def test_two_that_point_to_each_other_go(room: Callable[[int], int]) -> None:
    iov, other = iovec(), iovec()
    iov.iov_base, other.iov_base = addressof(other), addressof(iov)
    places = address(addressof(iov)), address(addressof(other))
    del other
    assert room(places[1]) == 16
    del iov
    assert (room(places[0]), room(places[1])) == (-1, -1)


def test_a_pointer_that_holds(room: Callable[[int], int]) -> None:
    array = new("char[3000]")
    pointer = holding(array + 8)
    del array
    place = address(pointer)
    assert room(place) == 2992
    del pointer
    assert room(place) == -1


def test_memory_from_many_threads() -> None:
    failures: list[object] = []

    def work() -> None:
        try:
            for n in range(2000):
                iov = new("struct iovec[2]")
                iov[0].iov_base = new(f"char[{n % 7 + 1}]", b"x" * (n % 7 + 1))
                iov[1].iov_base = iov
                assert lib.pysock_room(iov[0].iov_base) == n % 7 + 1
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_a_thousand_temporary_pieces() -> None:
    iov = new("struct iovec[1024]")
    for at in range(1024):
        iov[at].iov_base = new("int", at)
    assert [cast("int *", piece.iov_base)[0] for piece in iov] == list(range(1024))


# Control messages


def rights(*fds: int) -> Any:
    """A message that carries descriptors."""
    msg = msghdr(msg_iov=iovec(iov_base=b"x", iov_len=1), msg_iovlen=1)
    msg.msg_controllen = CMSG_SPACE(len(fds) * sizeof("int"))
    msg.msg_control = new(f"char[{msg.msg_controllen}]")
    cmsg = CMSG_FIRSTHDR(msg)
    cmsg.cmsg_level, cmsg.cmsg_type, cmsg.cmsg_len = SOL_SOCKET, SCM_RIGHTS, CMSG_LEN(len(fds) * sizeof("int"))
    data = cast("int *", CMSG_DATA(cmsg))
    for at, fd in enumerate(fds):
        data[at] = fd
    return msg


def receiving(control: int) -> tuple[Any, Any]:
    buf = new("char[1]")
    msg = msghdr(msg_iov=iovec(iov_base=buf, iov_len=1), msg_iovlen=1, msg_controllen=control)
    if control:
        msg.msg_control = new(f"char[{control}]")
    return msg, buf


def test_descriptors_travel(pair: Callable[..., tuple[int, int]]) -> None:
    a, b = pair()
    pipe_ = new("int[2]")
    assert pipe(pipe_) == 0
    assert sendmsg(a, rights(pipe_[0], pipe_[1]), 0) == 1
    msg, _ = receiving(CMSG_SPACE(2 * sizeof("int")))
    assert recvmsg(b, msg, MSG_CMSG_CLOEXEC) == 1
    cmsg = CMSG_FIRSTHDR(msg)
    assert (cmsg.cmsg_level, cmsg.cmsg_type, cmsg.cmsg_len) == (SOL_SOCKET, SCM_RIGHTS, CMSG_LEN(8))
    assert CMSG_NXTHDR(msg, cmsg) == NULL
    got = new("int[2]")
    memcpy(got, CMSG_DATA(cmsg), 8)
    try:
        assert fcntl(got[0], F_GETFD) == FD_CLOEXEC
        assert write(got[1], b"through", 7) == 7
        buf = new("char[7]")
        assert read(pipe_[0], buf, 7) == 7
        assert held(buf) == b"through"
    finally:
        for fd in (*got, *pipe_):
            close(fd)


def test_control_that_does_not_fit(pair: Callable[..., tuple[int, int]]) -> None:
    a, b = pair()
    assert sendmsg(a, rights(0, 1, 2), 0) == 1
    msg, _ = receiving(CMSG_LEN(sizeof("int")))  # room for one
    assert recvmsg(b, msg, 0) == 1
    assert msg.msg_flags & MSG_CTRUNC
    cmsg = CMSG_FIRSTHDR(msg)
    assert cmsg.cmsg_len == CMSG_LEN(4)
    close(cast("int *", CMSG_DATA(cmsg))[0])
    assert sendmsg(a, rights(0), 0) == 1
    msg, _ = receiving(0)
    assert recvmsg(b, msg, 0) == 1
    assert msg.msg_flags & MSG_CTRUNC
    assert CMSG_FIRSTHDR(msg) == NULL


def test_credentials(pair: Callable[..., tuple[int, int]]) -> None:
    a, b = pair()
    assert setsockopt(b, SOL_SOCKET, SO_PASSCRED, new("int", 1), sizeof("int")) == 0
    assert send(a, b"x", 1, 0) == 1
    msg, _ = receiving(CMSG_SPACE(sizeof("struct ucred")))
    assert recvmsg(b, msg, 0) == 1
    cmsg = CMSG_FIRSTHDR(msg)
    assert (cmsg.cmsg_level, cmsg.cmsg_type) == (SOL_SOCKET, SCM_CREDENTIALS)
    who = cast("struct ucred *", CMSG_DATA(cmsg))
    assert (who.pid, who.uid, who.gid) == (getpid(), getuid(), getgid())


def test_packet_info_and_more(udp: tuple[int, int, Any]) -> None:
    """Two control messages with one datagram: found in turn."""
    fd, other, addr = udp
    one = new("int", 1)
    assert setsockopt(fd, IPPROTO_IP, IP_PKTINFO, one, sizeof(one)) == 0
    assert setsockopt(fd, IPPROTO_IP, IP_RECVTTL, one, sizeof(one)) == 0
    assert sendto(other, b"x", 1, 0, addr, sizeof(addr)) == 1
    msg, _ = receiving(256)
    assert recvmsg(fd, msg, 0) == 1
    found, cmsg = {}, CMSG_FIRSTHDR(msg)
    while cmsg != NULL:
        assert cmsg.cmsg_level == IPPROTO_IP
        found[cmsg.cmsg_type] = CMSG_DATA(cmsg)
        cmsg = CMSG_NXTHDR(msg, cmsg)
    assert set(found) == {IP_PKTINFO, IP_TTL}
    info = cast("struct in_pktinfo *", found[IP_PKTINFO])
    assert (info.ipi_addr.s_addr, info.ipi_ifindex) == (htonl(INADDR_LOOPBACK), if_nametoindex("lo"))
    assert cast("int *", found[IP_TTL])[0] == 64


def test_two_control_messages_are_built(pair: Callable[..., tuple[int, int]]) -> None:
    a, b = pair()
    assert setsockopt(b, SOL_SOCKET, SO_PASSCRED, new("int", 1), sizeof("int")) == 0
    msg, _ = receiving(CMSG_SPACE(sizeof("struct ucred")) + CMSG_SPACE(sizeof("int")))
    cmsg = CMSG_FIRSTHDR(msg)
    cmsg.cmsg_level, cmsg.cmsg_type, cmsg.cmsg_len = SOL_SOCKET, SCM_CREDENTIALS, CMSG_LEN(sizeof("struct ucred"))
    me = ucred(pid=getpid(), uid=getuid(), gid=getgid())
    memcpy(CMSG_DATA(cmsg), me, sizeof(me))
    cmsg = CMSG_NXTHDR(msg, cmsg)
    cmsg.cmsg_level, cmsg.cmsg_type, cmsg.cmsg_len = SOL_SOCKET, SCM_RIGHTS, CMSG_LEN(sizeof("int"))
    cast("int *", CMSG_DATA(cmsg))[0] = a
    assert CMSG_NXTHDR(msg, cmsg) == NULL
    assert sendmsg(a, msg, 0) == 1
    got, _ = receiving(256)
    assert recvmsg(b, got, 0) == 1
    types, cmsg = [], CMSG_FIRSTHDR(got)
    while cmsg != NULL:
        types.append(cmsg.cmsg_type)
        if cmsg.cmsg_type == SCM_RIGHTS:
            close(cast("int *", CMSG_DATA(cmsg))[0])
        cmsg = CMSG_NXTHDR(got, cmsg)
    assert sorted(types) == sorted([SCM_RIGHTS, SCM_CREDENTIALS])


def test_a_control_message_keeps_its_memory() -> None:
    cmsg = CMSG_FIRSTHDR(rights(7))
    data = CMSG_DATA(cmsg)
    taken = [new("char[24]", b"\xff" * 24) for _ in range(100)]
    assert (cmsg.cmsg_type, cast("int *", data)[0]) == (SCM_RIGHTS, 7)
    del cmsg
    taken += [new("char[24]", b"\xff" * 24) for _ in range(100)]
    assert cast("int *", data)[0] == 7


def test_control_messages_that_are_none() -> None:
    msg = rights(0)
    assert refused(lambda: CMSG_FIRSTHDR(msghdr(msg_control=new("char[8]"), msg_controllen=16))) == (
        "CMSG_FIRSTHDR: mhdr: msg_controllen is 16, but msg_control leads to 8 bytes"
    )
    assert refused(lambda: CMSG_NXTHDR(msg, cmsghdr(cmsg_len=16))) == (
        "CMSG_NXTHDR: cmsg is none of the control messages in mhdr's msg_control"
    )
    assert "mhdr is NULL" in refused(lambda: CMSG_FIRSTHDR(NULL))
    cmsg = CMSG_FIRSTHDR(msg)
    for length in (0, 15, 2**64 - 1, 2**64 - 16, 2**63, 25, 10**6):
        cmsg.cmsg_len = length
        assert CMSG_NXTHDR(msg, cmsg) == NULL
    assert CMSG_FIRSTHDR(msghdr()) == NULL


ROWS = [
    *[("%zu", f"CMSG_LEN({n})") for n in (0, 1, 4, 8, 17)],
    *[("%zu", f"CMSG_SPACE({n})") for n in (0, 1, 4, 8, 17)],
    *[("%zu", f"CMSG_ALIGN({n})") for n in (0, 1, 8, 9)],
    (
        "",
        "char buf[64]; memset(buf, 0, 64); struct msghdr m; memset(&m, 0, sizeof m); m.msg_control = buf",
        'buf = new("char[64]"); m = msghdr(msg_control=buf)',
    ),
    *[
        row
        for n in (0, 15, 16, 31, 32, 64)
        for row in (("", f"m.msg_controllen = {n}"), ("%d", "CMSG_FIRSTHDR(&m) == NULL", "CMSG_FIRSTHDR(m) == NULL"))
    ],
    ("", "struct cmsghdr *c = CMSG_FIRSTHDR(&m); c->cmsg_len = 20", "c = CMSG_FIRSTHDR(m); c.cmsg_len = 20"),
    ("%td", "(char *)CMSG_NXTHDR(&m, c) - buf", 'cast("signed char *", CMSG_NXTHDR(m, c)) - buf'),
    ("%td", "(char *)CMSG_DATA(c) - buf", 'cast("signed char *", CMSG_DATA(c)) - buf'),
]


def test_the_macros_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c("string.h sys/socket.h", ROWS)


# Many at once


def test_64_datagrams(udp: tuple[int, int, Any]) -> None:
    fd, other, addr = udp
    assert connect(other, addr, sizeof(addr)) == 0
    out = new("struct mmsghdr[64]")
    for at in range(64):
        text = b"datagram %d" % at
        out[at].msg_hdr = msghdr(msg_iov=iovec(iov_base=text, iov_len=len(text)), msg_iovlen=1)
    assert sendmmsg(other, out, 64, 0) == 64
    assert [message.msg_len for message in out] == [len(b"datagram %d" % at) for at in range(64)]
    room, iov, into = new("char[64][32]"), new("struct iovec[64]"), new("struct mmsghdr[64]")
    for at in range(64):
        iov[at].iov_base, iov[at].iov_len = room[at], 32
        into[at].msg_hdr.msg_iov, into[at].msg_hdr.msg_iovlen = addressof(iov, at), 1
    limit = timespec(tv_sec=10)
    got = 0
    while got < 64:
        n = recvmmsg(fd, into + got, 64 - got, MSG_WAITFORONE, limit)
        assert n > 0, os.strerror(errno[0])
        got += n
    assert [held(room[at])[: into[at].msg_len] for at in range(64)] == [b"datagram %d" % at for at in range(64)]
    assert recvmmsg(fd, into, 64, MSG_DONTWAIT, NULL) == -1
    assert errno == EAGAIN
