"""Socket: connections, options, time-outs, files, and how it gets on with the standard library."""

from __future__ import annotations

import asyncio
import io
import select
import selectors
import socket as standard
import time
from collections.abc import Iterator

import pytest

import pysock
from pysock import (
    AF_INET,
    AF_UNIX,
    O_NONBLOCK,
    SO_KEEPALIVE,
    SO_LINGER,
    SO_RCVTIMEO,
    SO_TYPE,
    SOCK_CLOEXEC,
    SOCK_DGRAM,
    SOCK_NONBLOCK,
    SOCK_STREAM,
    SOL_SOCKET,
    CallError,
    Socket,
)


@pytest.fixture
def listener() -> Iterator[Socket]:
    with Socket(AF_INET, SOCK_STREAM) as sock:
        sock.bind(("127.0.0.1", 0))
        sock.listen()
        yield sock


@pytest.fixture
def pair() -> Iterator[tuple[Socket, Socket]]:
    left, right = Socket.pair()
    with left, right:
        yield left, right


def test_a_connection(listener: Socket) -> None:
    with Socket(AF_INET, SOCK_STREAM) as client:
        client.connect(listener.getsockname())
        server, address = listener.accept()
        with server:
            assert address == client.getsockname() == server.getpeername()
            assert client.getpeername() == listener.getsockname() == server.getsockname()
            assert (server.family, server.type, server.proto) == (AF_INET, SOCK_STREAM, 0)
            client.send(b"!", pysock.MSG_OOB)
            select.select([], [], [server], 60)
            assert server.sockatmark() is True
            assert server.recv(1, pysock.MSG_OOB) == b"!"


def test_flags_are_those_asked_for(listener: Socket) -> None:
    listener.setblocking(False)
    for accept, flags in (
        (listener.accept, 0),
        (listener.accept4, 0),
        (lambda: listener.accept4(SOCK_NONBLOCK), SOCK_NONBLOCK),
        (lambda: listener.accept4(SOCK_CLOEXEC), SOCK_CLOEXEC),
    ):
        with Socket(AF_INET, SOCK_STREAM) as client:
            client.connect(listener.getsockname())
            server, _ = accept()
            with server:
                assert server.type == SOCK_STREAM | flags
                assert bool(server.fcntl(pysock.F_GETFL) & O_NONBLOCK) == bool(flags & SOCK_NONBLOCK)
                assert bool(server.fcntl(pysock.F_GETFD)) == bool(flags & SOCK_CLOEXEC)
    with Socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK) as sock:
        assert sock.type == SOCK_DGRAM | SOCK_NONBLOCK
        assert not sock.getblocking()


def test_an_association_is_dissolved() -> None:
    with Socket(AF_INET, SOCK_DGRAM) as sock, Socket(AF_INET, SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 0))
        sock.connect(other.getsockname())
        assert sock.getpeername() == other.getsockname()
        sock.connect(pysock.sockaddr(sa_family=pysock.AF_UNSPEC))
        with pytest.raises(CallError, match="ENOTCONN"):
            sock.getpeername()


def test_connect_ex() -> None:
    with Socket(AF_INET, SOCK_STREAM) as sock:
        assert sock.connect_ex(("127.0.0.1", 1)) == pysock.ECONNREFUSED


# Options


def test_options_in_their_raw_forms(listener: Socket) -> None:
    assert listener.getsockopt(SOL_SOCKET, SO_KEEPALIVE) == 0
    listener.setsockopt(SOL_SOCKET, SO_KEEPALIVE, 1)
    assert listener.getsockopt(SOL_SOCKET, SO_KEEPALIVE) == 1
    listener.setsockopt(SOL_SOCKET, SO_KEEPALIVE, b"\0\0\0\0")
    assert listener.getsockopt(SOL_SOCKET, SO_KEEPALIVE, 100) == b"\0\0\0\0"
    listener.setsockopt(SOL_SOCKET, SO_LINGER, pysock.linger(l_onoff=1, l_linger=5))
    found = listener.getsockopt(SOL_SOCKET, SO_LINGER, pysock.linger)
    assert (found.l_onoff, found.l_linger) == (1, 5)
    assert listener.getsockopt(SOL_SOCKET, SO_LINGER) == 1  # as C has it, of an int
    assert listener.getsockopt(SOL_SOCKET, SO_TYPE, "int")[0] == SOCK_STREAM
    assert listener.options.SO_LINGER.seconds == 5
    listener.options.SO_KEEPALIVE = True
    assert listener.getsockopt(SOL_SOCKET, SO_KEEPALIVE) == 1


def test_an_option_of_one_byte() -> None:
    with Socket(AF_INET, SOCK_DGRAM) as sock:
        sock.setsockopt(pysock.IPPROTO_IP, pysock.IP_MULTICAST_TTL, b"\7")
        assert sock.getsockopt(pysock.IPPROTO_IP, pysock.IP_MULTICAST_TTL) == 7
        assert sock.getsockopt(pysock.IPPROTO_IP, pysock.IP_MULTICAST_TTL, 1) == b"\7"


# Time-outs


@pytest.mark.parametrize("seconds", [0.5, 2, 1e-9, 3.25, 100000])
def test_a_timeout_is_the_kernels(pair: tuple[Socket, Socket], seconds: float) -> None:
    sock = pair[0]
    sock.settimeout(seconds)
    value = sock.getsockopt(SOL_SOCKET, SO_RCVTIMEO, "struct timeval")
    assert value.tv_sec + value.tv_usec / 1e6 == pytest.approx(max(seconds, 1e-3), abs=0.01)
    assert sock.gettimeout() == pytest.approx(max(seconds, 1e-3), abs=0.01)
    sock.settimeout(None)
    assert sock.gettimeout() is None
    assert sock.getblocking()
    sock.settimeout(0)
    assert sock.gettimeout() == 0.0
    assert not sock.getblocking()
    sock.settimeout(seconds)
    assert sock.getblocking()
    sock.setblocking(False)
    assert sock.gettimeout() == 0.0


def test_a_call_that_runs_out_of_time(pair: tuple[Socket, Socket]) -> None:
    sock = pair[0]
    sock.settimeout(0.05)
    start = time.monotonic()
    with pytest.raises(BlockingIOError, match=r"^recv\(.* = -1 EAGAIN"):
        sock.recv(1)
    assert time.monotonic() - start >= 0.045


# Files


def test_a_file_of_text(pair: tuple[Socket, Socket]) -> None:
    left, right = pair
    with left.makefile("rw", encoding="utf-8", newline="\n") as here, right.makefile("rw", encoding="utf-8") as there:
        here.write("grüße\n")
        here.flush()
        assert there.readline() == "grüße\n"
        there.write("back\n")
        there.flush()
        assert here.readline() == "back\n"


def test_file_and_socket_are_closed_each_by_itself() -> None:
    left, right = Socket.pair()
    with left.makefile("wb") as file:
        left.close()
        file.write(b"after close")
    assert right.recv(100) == b"after close"
    assert right.recv(100) == b""
    with right.makefile("rb", 0) as file:
        assert isinstance(file, io.RawIOBase)
        assert not file.closed
    assert file.closed
    right.getsockname()
    right.close()


def test_a_file_that_would_have_to_wait(pair: tuple[Socket, Socket]) -> None:
    left, right = pair
    left.setblocking(False)
    with left.makefile("rb") as file, left.makefile("wb", 0) as out:
        assert file.read(10) is None
        right.send(b"abc")
        assert file.read(10) == b"abc"
        while out.write(bytes(1 << 20)) is not None:
            pass
        with pytest.raises(io.UnsupportedOperation):
            file.raw.write(b"x")
        assert (file.raw.mode, file.raw.name, file.readable(), file.writable()) == ("rb", file.fileno(), True, False)
    with pytest.raises(ValueError, match="closed"):
        file.raw.fileno()
    with pytest.raises(ValueError, match="closed"):
        file.raw.readinto(bytearray(1))


# The standard library


def test_handed_over_and_back() -> None:
    sock = Socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK)
    fd = sock.fileno()
    other = sock.to_socket()
    assert sock.closed
    assert (other.fileno(), other.family, other.type, other.gettimeout()) == (fd, AF_INET, SOCK_DGRAM, 0.0)
    back = Socket.from_socket(other)
    assert other.fileno() == -1
    assert (back.fileno(), back.family, back.type, back.proto) == (fd, AF_INET, SOCK_DGRAM, 0)
    back.close()
    with Socket(AF_UNIX, SOCK_STREAM).to_socket() as other:
        assert other.gettimeout() is None


def test_a_descriptor_is_taken_over() -> None:
    other = standard.socket(AF_INET, SOCK_DGRAM)
    with Socket.from_fd(other.detach()) as sock:
        assert (sock.family, sock.type, sock.proto) == (AF_INET, SOCK_DGRAM, pysock.IPPROTO_UDP)
    with open("/dev/null") as file:
        with pytest.raises(CallError, match="ENOTSOCK"):
            Socket.from_fd(file.fileno())
        file.read()


def test_select_and_selectors(pair: tuple[Socket, Socket]) -> None:
    left, right = pair
    assert select.select([right], [right], [], 0) == ([], [right], [])
    left.send(b"x")
    assert select.select([right], [], [], 60) == ([right], [], [])
    with selectors.DefaultSelector() as selector:
        selector.register(right, selectors.EVENT_READ, "data")
        ((key, events),) = selector.select(60)
        assert (key.fileobj, key.data, events) == (right, "data", selectors.EVENT_READ)
        selector.unregister(right)


def test_asyncios_add_reader(pair: tuple[Socket, Socket]) -> None:
    left, right = pair

    async def main() -> bytes:
        loop = asyncio.get_running_loop()
        came: asyncio.Future[bytes] = loop.create_future()
        loop.add_reader(right, lambda: came.set_result(right.recv(100)))
        loop.add_writer(left, lambda: (left.send(b"by add_writer"), loop.remove_writer(left)))
        found = await asyncio.wait_for(came, 60)
        loop.remove_reader(right)
        return found

    assert asyncio.run(main()) == b"by add_writer"


def test_of_a_set_or_a_dict(pair: tuple[Socket, Socket]) -> None:
    assert {pair[0]: "left"}[pair[0]] == "left"
    assert pair[0] != pair[1]
