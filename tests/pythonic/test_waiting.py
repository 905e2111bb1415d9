"""ready(), Poll and Epoll."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

import pysock
from pysock import (
    EPOLLET,
    EPOLLIN,
    EPOLLONESHOT,
    EPOLLOUT,
    POLLHUP,
    POLLIN,
    POLLNVAL,
    POLLOUT,
    CallError,
    Epoll,
    Poll,
    Socket,
)


@pytest.fixture
def pair() -> Iterator[tuple[Socket, Socket]]:
    left, right = Socket.pair()
    with left, right:
        yield left, right


def test_ready(pair: tuple[Socket, Socket]) -> None:
    left, right = pair
    assert pysock.ready([left, right], [right.fileno(), left], timeout=60) == ([], [left, right.fileno()], [])
    left.send(b"x")
    assert pysock.ready(iter([left, right])) == ([right], [], [])
    assert pysock.ready([left], None, [left, right], 0) == ([], [], [])
    with pytest.raises(ValueError, match=r"^FD_SET: fd is 1024; an fd_set knows 0 to 1023"):
        pysock.ready([1024])
    with pytest.raises(TypeError, match=r"^ready: file takes a descriptor or what has a fileno\(\), not str$"):
        pysock.ready(["x"])  # type: ignore[list-item]
    right.close()
    with pytest.raises(ValueError, match=r"^FD_SET: fd is -1"):
        pysock.ready([right])


def test_poll(pair: tuple[Socket, Socket]) -> None:
    left, right = pair
    poll = Poll()
    poll.register(right)
    poll.register(left.fileno(), POLLOUT)
    assert len(poll) == 2
    assert poll.poll() == [(left.fileno(), POLLOUT)]
    left.send(b"x")
    poll.modify(left.fileno(), POLLIN)
    assert poll.poll(60) == [(right, POLLIN)]
    poll.register(right, POLLIN | POLLOUT)
    assert poll.poll(60) == [(right, POLLIN | POLLOUT)]
    number = left.fileno()
    left.close()
    assert sorted(poll.poll(0), key=lambda ready: ready[1]) == [
        (right, POLLIN | POLLOUT | POLLHUP),
        (number, POLLNVAL),
    ]
    poll.unregister(right)
    with pytest.raises(KeyError):
        poll.unregister(right)
    with pytest.raises(KeyError):
        poll.modify(right, POLLIN)


def test_ppoll_lets_a_blocked_signal_in(pair: tuple[Socket, Socket]) -> None:
    came: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda signum, _: came.append(signum))
    usual = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    poll = Poll()
    poll.register(pair[0])
    try:
        signal.raise_signal(signal.SIGUSR1)
        assert poll.ppoll(0) == poll.ppoll(0, [signal.SIGUSR1]) == poll.poll(0) == came == []
        text = r"^ppoll\(\[\{fd=\d+, events=POLLIN, revents=0\}\], 1, \{tv_sec=60, tv_nsec=0\}, \[USR2\]\) = -1 EINTR "
        with pytest.raises(InterruptedError, match=text):
            poll.ppoll(60, [signal.SIGUSR2])
        assert came == [signal.SIGUSR1]
        pair[1].send(b"x")
        assert poll.ppoll(60, usual) == [(pair[0], POLLIN)]
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, usual)
        signal.signal(signal.SIGUSR1, before)
    with pytest.raises(ValueError, match=r"^Poll.ppoll: sigmask has 99, which is no signal$"):
        poll.ppoll(0, [99])
    with pytest.raises(TypeError):
        poll.ppoll(0, ["SIGINT"])  # type: ignore[list-item]


def test_a_closed_object_can_be_unregistered(pair: tuple[Socket, Socket]) -> None:
    left, _ = pair
    poll = Poll()
    poll.register(left)
    left.close()
    assert poll.poll(0) == [(left, POLLNVAL)]
    poll.unregister(left)
    assert poll.poll(0) == []


def test_a_time_is_seconds_and_is_not_cut_short(pair: tuple[Socket, Socket]) -> None:
    poll = Poll()
    poll.register(pair[0])
    with Epoll() as epoll:
        epoll.register(pair[0])
        for wait in (poll.poll, poll.ppoll, epoll.wait, lambda timeout: [*pysock.ready(timeout=timeout)[0]]):
            start = time.monotonic()
            assert wait(0.0301) == []
            assert 0.0301 <= time.monotonic() - start < 30
            with pytest.raises(ValueError, match="timeout is -1; it takes seconds, or None"):
                wait(-1)


def test_epoll(pair: tuple[Socket, Socket]) -> None:
    left, right = pair
    with Epoll(pysock.EPOLL_CLOEXEC) as epoll:
        epoll.register(right)
        epoll.register(left.fileno(), EPOLLOUT | EPOLLET)
        assert epoll.wait() == [(left.fileno(), EPOLLOUT)]
        left.send(b"x")
        assert epoll.wait(60) == [(right, EPOLLIN)]
        epoll.modify(right, EPOLLIN | EPOLLONESHOT)
        assert epoll.wait(60, maxevents=1) == [(right, EPOLLIN)]
        assert epoll.wait(0) == []
        epoll.unregister(right)
        with pytest.raises(FileNotFoundError, match=r"^epoll_ctl\(.*EPOLL_CTL_DEL"):
            epoll.unregister(right)
        right.close()
        epoll.unregister(left.fileno())
    with pytest.raises(CallError, match=r"^epoll_wait\(-1"):
        epoll.wait(0)


def test_epoll_forgets_what_was_closed(pair: tuple[Socket, Socket]) -> None:
    with Epoll() as epoll:
        epoll.register(pair[0], EPOLLOUT)
        pair[0].close()
        epoll.unregister(pair[0])
        assert epoll.wait(0) == []
        assert epoll._files == {}
        with pytest.raises(CallError, match="EBADF"):
            epoll.unregister(pair[0])


def test_what_has_no_descriptor() -> None:
    with pytest.raises(TypeError, match=r"^Poll.register: file takes a descriptor or what has a fileno\(\), not str$"):
        Poll().register("x")  # type: ignore[arg-type]
    with Epoll() as epoll, open(os.devnull) as file:
        with pytest.raises(TypeError, match="events takes an int"):
            epoll.register(file, "x")  # type: ignore[arg-type]
        with pytest.raises(PermissionError, match="EPERM"):
            epoll.register(file)
