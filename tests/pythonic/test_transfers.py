"""Sending and receiving: every kind of buffer, without a copy and never beyond its end; messages; what is refused."""

from __future__ import annotations

import array
import mmap
import os
import tempfile
import threading
from collections.abc import Iterator
from typing import Any

import pytest

import pysock
from pysock import AF_INET, AF_UNIX, MSG_DONTWAIT, MSG_PEEK, MSG_TRUNC, SOCK_DGRAM, CallError, Message, Socket
from pysock.ancillary import ScmRights, encode


@pytest.fixture
def pair() -> Iterator[tuple[Socket, Socket]]:
    left, right = Socket.pair()
    with left, right:
        yield left, right


@pytest.fixture
def boxes() -> Iterator[tuple[Socket, Socket]]:
    left, right = Socket.pair(AF_UNIX, SOCK_DGRAM)
    with left, right:
        yield left, right


class Bytes(bytes):
    pass


SENT = {
    "bytes": b"hello",
    "bytes of a class of its own": Bytes(b"hello"),
    "bytearray": bytearray(b"hello"),
    "memoryview": memoryview(b"__hello__")[2:7],
    "memoryview of ints": memoryview(array.array("B", b"hello")),
    "array": array.array("B", b"hello"),
    "C array": pysock.new("char[5]", b"hello"),
    "C struct": pysock.new("struct in6_addr", {"s6_addr": b"hello"}),
}


@pytest.mark.parametrize("data", SENT.values(), ids=SENT)
def test_whatever_holds_bytes_is_sent(pair: tuple[Socket, Socket], data: Any) -> None:
    left, right = pair
    size = pysock.sizeof(data) if isinstance(data, pysock.ffi.CData) else 5
    for send in (
        lambda: left.send(data),
        lambda: left.sendto(data, None),
        lambda: left.sendmsg([data]),
        lambda: left.write(data),
        lambda: left.writev([data]),
    ):
        assert send() == size
        assert right.recv(100).rstrip(b"\0") == b"hello"
    left.sendall(data)
    assert right.recv(100).rstrip(b"\0") == b"hello"


@pytest.mark.parametrize(
    "make",
    [bytearray, lambda n: memoryview(bytearray(n)), lambda n: array.array("B", bytes(n)), lambda n: mmap.mmap(-1, n),
     lambda n: pysock.new(f"char[{n}]"), lambda n: pysock.new("struct in6_addr"),
     lambda n: memoryview(bytearray(n)).cast("I")],
    ids=["bytearray", "memoryview", "array", "mmap", "C array", "C struct", "memoryview of ints"],
)  # fmt: skip
def test_whatever_may_change_is_received_into(pair: tuple[Socket, Socket], make: Any) -> None:
    left, right = pair
    for receive in (
        lambda buffer: right.recv_into(buffer),
        lambda buffer: right.recvfrom_into(buffer)[0],
        lambda buffer: right.recvmsg_into([buffer])[0],
        lambda buffer: right.readv([buffer]),
    ):
        buffer = make(16)
        left.send(b"x" * 40)
        assert receive(buffer) == 16
        memory = pysock.ffi.addressof(buffer) if "struct" in str(pysock.ffi.typeof(buffer) if isinstance(
            buffer, pysock.ffi.CData) else "") else buffer  # fmt: skip
        found = pysock.ffi.buffer(memory)[:] if isinstance(memory, pysock.ffi.CData) else bytes(memory)
        assert found == b"x" * 16
        assert right.recv(100) == b"x" * 24


def test_nothing_is_received_beyond_what_was_asked_for(pair: tuple[Socket, Socket]) -> None:
    left, right = pair
    left.send(b"abcdef")
    buffer = bytearray(b"------")
    assert right.recv_into(memoryview(buffer)[1:4], 2) == 2
    assert buffer == b"-ab---"
    assert right.recv(2, MSG_PEEK) == b"cd"
    assert right.recv(2) == b"cd"
    assert right.recv_into(bytearray(), 0, MSG_DONTWAIT) == 0
    assert right.recv(0) == b""
    assert right.recv(5) == b"ef"


def test_a_datagram_longer_than_its_buffer(boxes: tuple[Socket, Socket]) -> None:
    left, right = boxes
    for _ in range(4):
        left.send(b"abcdef")
    assert right.recv(3, MSG_TRUNC) == b"abc"
    buffer = bytearray(3)
    assert right.recv_into(buffer, 0, MSG_TRUNC) == 6
    assert right.recvfrom(3, MSG_TRUNC) == (b"abc", None)
    message = right.recvmsg(3, 0, MSG_TRUNC)
    assert (message.data, message.flags & MSG_TRUNC) == (b"abc", MSG_TRUNC)


REFUSED = [
    (lambda s: s.send("x"), TypeError, "send: data is a str; a socket carries bytes: text.encode()"),
    (lambda s: s.send(None), TypeError, "send: data takes bytes or another buffer, not NoneType"),
    (lambda s: s.send(memoryview(b"abcd")[::2]), TypeError, "send: data (memoryview) is not contiguous"),
    (
        lambda s: s.send(pysock.addressof(pysock.sockaddr_in())),
        TypeError,
        "send: data is 'struct sockaddr_in *', which",
    ),
    (lambda s: s.send(b"x", "y"), TypeError, "send: flags takes an int, not str"),
    (lambda s: s.sendall("x"), TypeError, "sendall: data is a str"),
    (lambda s: s.sendto(b"x"), TypeError, "sendto: takes (data, address) or (data, flags, address), not 1 items"),
    (lambda s: s.sendmsg(b"x"), TypeError, "sendmsg: buffers is one bytes; it takes a list of them: [buffer]"),
    (
        lambda s: s.sendmsg([b"x"], [1]),
        TypeError,
        "encode takes control messages, such as ScmRights or Control, not int",
    ),
    (lambda s: s.sendmmsg(["x"]), TypeError, "sendmmsg: data is a str"),
    (lambda s: s.recv_into(b"x"), TypeError, "recv_into: buffer is read-only (bytes); pass a bytearray"),
    (lambda s: s.recv_into(memoryview(b"x")), TypeError, "recv_into: buffer is read-only (memoryview)"),
    (
        lambda s: s.recv_into(memoryview(bytearray(4))[::2]),
        TypeError,
        "recv_into: buffer (memoryview) is not contiguous",
    ),
    (lambda s: s.recv_into(bytearray(4), 5), ValueError, "recv_into: nbytes is 5, but the buffer holds 4 bytes"),
    (lambda s: s.recv_into(bytearray(4), -1), ValueError, "recv_into: nbytes is -1, but the buffer holds 4 bytes"),
    (lambda s: s.recv(-1), ValueError, "recv: bufsize is -1; it takes a number of bytes"),
    (lambda s: s.recv("1"), TypeError, "recv: bufsize takes an int, not str"),
    (lambda s: s.recv(b"abc"), TypeError, "recv: bufsize takes an int, not bytes"),
    (lambda s: s.recv(1.5), TypeError, "recv: bufsize takes an int, not float"),
    (lambda s: s.recv(1, 1 << 70), OverflowError, "recv: flags is 1180591620717411303424"),
    (lambda s: s.read(-1), ValueError, "read: count is -1; it takes a number of bytes"),
    (lambda s: s.recvmsg(1, -1), ValueError, "recvmsg: ancbufsize is -1; it takes a number of bytes"),
    (lambda s: s.recvmmsg(-1, 1), ValueError, "recvmmsg: vlen is -1; it takes a number of bytes"),
    (lambda s: s.listen("x"), TypeError, "listen: backlog takes an int, not str"),
    (lambda s: s.shutdown(None), TypeError, "shutdown: how takes an int, not None"),
    (lambda s: s.getsockopt("x", 1), TypeError, "getsockopt: level takes an int, not str"),
    (lambda s: s.getsockopt(1, 3, -1), ValueError, "getsockopt: optval is -1; it takes a number of bytes"),
    (lambda s: s.setsockopt(1, 2, "x"), TypeError, "setsockopt: data is a str"),
    (lambda s: s.setsockopt(1, 2, 1, 5), ValueError, "setsockopt: optlen is 5, but optval holds 4 bytes"),
    (lambda s: s.settimeout(-1), ValueError, "settimeout: timeout is -1; it takes seconds, or None"),
    (lambda s: s.settimeout(float("nan")), ValueError, "settimeout: timeout is nan; it takes seconds, or None"),
    (lambda s: s.fcntl("x"), TypeError, "fcntl: cmd takes an int"),
    (lambda s: s.ioctl(pysock.FIONREAD, 1), TypeError, "ioctl: "),
    (lambda s: s.ioctl(pysock.FIONREAD, bytearray(2)), ValueError, "ioctl: "),
    (lambda s: s.makefile("x"), ValueError, "makefile: mode is 'x'; it is made of r, w and b"),
    (lambda s: s.makefile("r", 0), ValueError, "makefile: a file of text has a buffer"),
]


@pytest.mark.parametrize(("call", "kind", "text"), REFUSED, ids=[text.partition(":")[0] for _, _, text in REFUSED])
def test_what_is_refused_before_the_call(
    pair: tuple[Socket, Socket], call: Any, kind: type[Exception], text: str
) -> None:
    with pytest.raises(kind) as caught:
        call(pair[0])
    assert str(caught.value).startswith(text)


# sendall


def test_sendall_sends_all(pair: tuple[Socket, Socket]) -> None:
    left, right = pair
    data = os.urandom(3 << 20)
    sender = threading.Thread(target=lambda: (left.sendall(memoryview(data)), left.shutdown(pysock.SHUT_WR)))
    sender.start()
    found = bytearray()
    while piece := right.recv(1 << 16):
        found += piece
    sender.join()
    assert found == data


def test_sendall_says_how_much_had_gone_out(pair: tuple[Socket, Socket]) -> None:
    left, right = pair
    left.setblocking(False)
    buffer = bytearray(3 << 20)
    with pytest.raises(BlockingIOError, match="EAGAIN") as caught:
        left.sendall(buffer)
    buffer.append(0)
    assert isinstance(caught.value, CallError)
    assert caught.value.sent
    left.shutdown(pysock.SHUT_WR)
    found = 0
    while piece := right.recv(1 << 16):
        found += len(piece)
    assert found == caught.value.sent


# Addresses


def test_datagrams_say_where_they_are_from() -> None:
    with Socket(AF_INET, SOCK_DGRAM) as one, Socket(AF_INET, SOCK_DGRAM) as two:
        for sock in (one, two):
            sock.bind(("127.0.0.1", 0))
        here, there = one.getsockname(), two.getsockname()
        assert one.sendto(b"abc", there) == one.sendto(b"abc", 0, there) == one.sendmsg([b"abc"], (), 0, there) == 3
        assert one.sendmmsg([Message(b"abc", address=there)]) == 1
        buffer = bytearray(10)
        assert two.recvfrom(10) == (b"abc", here)
        assert two.recvfrom_into(buffer) == (3, here)
        assert two.recvmsg_into([buffer]) == (3, [], 0, here)
        assert two.recvmmsg(5, 10, 0, MSG_DONTWAIT) == [(b"abc", [], 0, here)]


def test_rooms_for_addresses_are_not_shared() -> None:
    """They are used again: by one call at a time, whatever thread makes it."""
    with Socket(AF_INET, SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        senders = [Socket(AF_INET, SOCK_DGRAM) for _ in range(4)]
        for sender in senders:
            sender.bind(("127.0.0.1", 0))
        names = {str(sender.getsockname()[1]).encode(): sender.getsockname() for sender in senders}
        target, found = sock.getsockname(), []

        def receive() -> None:
            for _ in range(25):
                found.append(sock.recvfrom(100))

        receivers = [threading.Thread(target=receive) for _ in range(4)]
        for thread in receivers:
            thread.start()
        for _ in range(25):  # as many as have room while nobody receives
            for text, sender in zip(names, senders):
                sender.sendto(text, target)
        for thread in receivers:
            thread.join()
        assert len(found) == 100
        assert all(names[data] == address for data, address in found)
        for sender in senders:
            sender.close()


# Messages


def test_several_messages_in_one_call(boxes: tuple[Socket, Socket]) -> None:
    left, right = boxes
    assert left.sendmmsg([b"one", bytearray(b"two"), Message([b"th", b"ree"]), b""]) == 4
    assert [message.data for message in right.recvmmsg(9, 4, 0, pysock.MSG_WAITFORONE)] == [
        b"one",
        b"two",
        b"thre",
        b"",
    ]
    left.send(b"x")
    assert right.recvmmsg(1, 10, timeout=60.5) == [Message(b"x", [], 0, None)]
    assert left.sendmmsg([]) == 0
    assert right.recvmmsg(0, 10) == []


def test_descriptors_travel(boxes: tuple[Socket, Socket]) -> None:
    left, right = boxes
    with tempfile.TemporaryFile() as file:
        file.write(b"hello")
        file.flush()
        left.sendmsg([b"a"], [ScmRights([file])])
        left.sendmsg([b"b"], encode([ScmRights([file])]))  # its bytes, as they are
        left.sendmmsg([Message(b"c", [ScmRights([file])])])
        for data in (b"a", b"b", b"c"):
            message = right.recvmsg(10, [ScmRights([-1])])
            assert message.data == data
            (rights,) = message.ancillary
            with rights.descriptors[0] as received:
                os.lseek(received.fileno(), 0, os.SEEK_SET)
                assert received.read(10) == b"hello"


def test_control_data_that_had_no_room(boxes: tuple[Socket, Socket]) -> None:
    left, right = boxes
    left.sendmsg([b"a"], [ScmRights([left])])
    message = right.recvmsg(10)
    assert (message.ancillary, message.flags & pysock.MSG_CTRUNC) == ([], pysock.MSG_CTRUNC)


# sendfile


def test_sendfile(pair: tuple[Socket, Socket]) -> None:
    left, right = pair
    with tempfile.TemporaryFile() as file:
        file.write(b"0123456789")
        file.flush()
        assert left.sendfile(file, 2, 5) == 5
        assert right.recv(100) == b"23456"
        assert left.sendfile(file.fileno(), 0) == 10
        assert right.recv(100) == b"0123456789"
        os.lseek(file.fileno(), 7, os.SEEK_SET)
        assert left.sendfile(file) == 3
        assert left.sendfile(file) == 0
