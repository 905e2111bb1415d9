"""Errors of calls: Python's own classes, the call as their text, and nothing of the program's held on to."""

from __future__ import annotations

import builtins
import copy
import errno
import os
import pickle

import pytest

import pysock
from pysock import AF_INET, AF_UNIX, MSG_DONTWAIT, SOCK_DGRAM, SOCK_STREAM, CallError, GaiError, Socket
from pysock.errors import failed


def raised(number: int) -> CallError:
    pysock.errno[0] = number
    with pytest.raises(CallError) as caught:
        failed("listen", 3, 5)
    return caught.value


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_each_errno_has_pythons_own_class(number: int) -> None:
    error, builtin = raised(number), type(OSError(number, ""))
    assert isinstance(error, builtin)
    assert type(error).__name__ == (builtin.__name__ if builtin is not OSError else "CallError")
    assert (error.errno, error.strerror, error.args) == (number, os.strerror(number), (number, os.strerror(number)))
    assert str(error).startswith("listen(3, 5) = -1 E")


def test_the_classes_are_found_where_they_say() -> None:
    error = raised(errno.ECONNREFUSED)
    assert f"{type(error).__module__}.{type(error).__qualname__}" == "pysock.errors.ConnectionRefusedError"
    assert isinstance(error, builtins.ConnectionRefusedError)


def test_what_an_error_says() -> None:
    with Socket(AF_INET, SOCK_STREAM) as sock, pytest.raises(ConnectionRefusedError) as caught:
        sock.connect(("127.0.0.1", 1))
    error = caught.value
    assert isinstance(error, CallError)
    assert error.call == "connect"
    fd, address, size = error.arguments
    assert (int(fd), size) == (int(fd), "16")
    assert address == '{sa_family=AF_INET, sin_port=htons(1), sin_addr=inet_addr("127.0.0.1")}'
    assert str(error) == f"connect({fd}, {address}, 16) = -1 ECONNREFUSED (Connection refused)"


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
def test_errors_travel(again: object) -> None:
    left, right = Socket.pair(AF_UNIX, SOCK_DGRAM)
    with left, right, pytest.raises(CallError) as caught:
        left.sendmsg([b"a" * 100, bytearray(b"b")], b"\1" * 20, 0, "/nowhere")
    other = again(caught.value)  # type: ignore[operator]
    assert (type(other), str(other), other.errno) == (type(caught.value), str(caught.value), errno.EINVAL)


def test_made_by_hand_it_is_an_oserror() -> None:
    assert str(CallError(2, "No such file")) == "[Errno 2] No such file"
    assert CallError(2, "x").arguments == () == CallError(2, "x")._values
    assert str(GaiError(-2, "x")) == "[Errno -2] x"


@pytest.mark.parametrize("view", [lambda buffer: buffer, memoryview])
def test_a_buffer_is_free_when_the_call_has_failed(view: object) -> None:
    """While an error is handled, its traceback has the frames of the call."""
    left, right = Socket.pair()
    with left, right:
        buffer = bytearray(8)
        calls = (
            lambda given: left.recv_into(given, 0, MSG_DONTWAIT),
            lambda given: left.recvfrom_into(given, 0, MSG_DONTWAIT),
            lambda given: left.recvmsg_into([given], 0, MSG_DONTWAIT),
            lambda given: Socket._of(-1, 0, 0, 0).send(given),
            lambda given: Socket._of(-1, 0, 0, 0).sendto(given, None),
            lambda given: Socket._of(-1, 0, 0, 0).sendall(given),
            lambda given: Socket._of(-1, 0, 0, 0).sendmsg([given], given),
            lambda given: Socket._of(-1, 0, 0, 0).writev([given]),
            lambda given: Socket._of(-1, 0, 0, 0).readv([given]),
            lambda given: Socket._of(-1, 0, 0, 0).write(given),
        )
        for call in calls:
            given = view(buffer)  # type: ignore[operator]
            try:
                call(given)
            except CallError as error:
                if given is not buffer:
                    given.release()
                buffer.append(0)
                assert str(error)
            else:
                pytest.fail("the call should have failed")


def test_what_was_sent_is_shown_as_it_was() -> None:
    sock = Socket._of(-1, AF_INET, SOCK_STREAM, 0)
    data = bytearray(b"before")
    with pytest.raises(CallError) as caught:
        sock.send(data)
    data[:] = b"after!"
    assert str(caught.value) == 'send(-1, "before", 6, 0) = -1 EBADF (Bad file descriptor)'


def test_lookups() -> None:
    with pytest.raises(GaiError) as caught:
        pysock.resolve("not an address", 80, flags=pysock.AI_NUMERICHOST)
    error = caught.value
    assert (error.code, error.errno, error.name) == (pysock.EAI_NONAME, pysock.EAI_NONAME, "EAI_NONAME")
    assert str(error) == (
        'getaddrinfo("not an address", "80", {ai_flags=AI_NUMERICHOST, ai_family=AF_UNSPEC, ai_socktype=0,'
        " ai_protocol=IPPROTO_IP}, [NULL]) = EAI_NONAME (Name or service not known)"
    )
    other = pickle.loads(pickle.dumps(error))
    assert (str(other), other.arguments) == (str(error), error.arguments)
