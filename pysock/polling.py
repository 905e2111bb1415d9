"""Waiting for many descriptors: ready(), Poll and Epoll. What is ready is named by the object that was given.

Times are seconds here, as everywhere in this layer; the kernel gets milliseconds, rounded up. EINTR is InterruptedError
even after a handler with SA_RESTART: these calls never go on (signal(7)).
"""

from __future__ import annotations

from math import ceil

from pysock._libc import ffi, lib
from pysock.descriptors import Descriptor
from pysock.errors import failed
from pysock.libc.poll import poll, ppoll
from pysock.libc.sys.epoll import epoll_create1, epoll_ctl, epoll_wait
from pysock.libc.sys.select import FD_ISSET, FD_SET, select
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Protocol, Union

    class HasFileno(Protocol):
        def fileno(self) -> int: ...

    #: A descriptor, or what has one.
    File = Union[int, HasFileno]

_LONGEST = 0x7FFFFFFF  # milliseconds of poll(), seconds of select()


def _number(file: File, call: str) -> int:
    if isinstance(file, int):
        return file
    try:
        return file.fileno()
    except AttributeError:
        raise TypeError(f"{call}: file takes a descriptor or what has a fileno(), not {type(file).__name__}") from None


def _parts(timeout: float, parts: int, call: str) -> int:
    """A time in so many parts of a second."""
    if not timeout >= 0:
        raise ValueError(f"{call}: timeout is {timeout}; it takes seconds, or None")
    return ceil(timeout * parts) if timeout < _LONGEST else _LONGEST * parts


def _milliseconds(timeout: float | None, call: str) -> int:
    return -1 if timeout is None else min(_parts(timeout, 1000, call), _LONGEST)


def ready(
    readable: Iterable[File] | None = None,
    writable: Iterable[File] | None = None,
    exceptional: Iterable[File] | None = None,
    timeout: float | None = None,
) -> tuple[list[Any], list[Any], list[Any]]:
    """int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, struct timeval *timeout);

    readable      wait for something to read, a connection or the end; None is NULL
    writable      wait for room to write, or the end of a non-blocking connect(); None is NULL
    exceptional   wait for urgent data; None is NULL
    timeout       seconds, rounded up to microseconds; None: no limit; 0: does not wait

    Returns those of each set that are ready, by their descriptors; three empty lists when the time is over. nfds is the
    highest descriptor and 1. Raises ValueError for a descriptor that no fd_set knows (FD_SETSIZE and above),
    InterruptedError (EINTR), CallError (EBADF). See select(2).

    >>> from pysock import Socket, ready
    >>> left, right = Socket.pair()
    >>> ready([left, right], [left]) == ([], [left], [])
    True
    >>> left.close(), right.close()
    (None, None)
    """
    wanted = [None if files is None else {_number(file, "ready"): file for file in files}
              for files in (readable, writable, exceptional)]  # fmt: skip
    sets = [_fd_set(numbers) for numbers in wanted]
    nfds = max((fd + 1 for numbers in wanted for fd in numbers or ()), default=0)
    if (count := select(nfds, sets[0], sets[1], sets[2], _timeval(timeout))) < 0:
        failed("select", nfds, *map(_fd_set, wanted), _timeval(timeout))  # the call has written to the others
    found = (
        [numbers[fd] for fd in sorted(numbers) if FD_ISSET(fd, fds)] if numbers and count else []
        for numbers, fds in zip(wanted, sets)
    )
    return next(found), next(found), next(found)


def _timeval(timeout: float | None) -> Any:
    if timeout is None:
        return NULL
    seconds, rest = divmod(_parts(timeout, 1000000, "ready"), 1000000)
    return ffi.new("struct timeval *", {"tv_sec": seconds, "tv_usec": rest})


def _timespec(timeout: float | None) -> Any:
    if timeout is None:
        return NULL
    seconds, rest = divmod(_parts(timeout, 1000000000, "Poll.ppoll"), 1000000000)
    return ffi.new("struct timespec *", {"tv_sec": seconds, "tv_nsec": rest})


def _sigset(signals: Iterable[int] | None) -> Any:
    if signals is None:
        return NULL
    mask = ffi.new("sigset_t *")
    for signum in signals:
        if lib.sigaddset(mask, signum) < 0:
            raise ValueError(f"Poll.ppoll: sigmask has {signum}, which is no signal")
    return mask


def _fd_set(numbers: Iterable[int] | None) -> Any:
    if numbers is None:
        return NULL
    fds = ffi.new("fd_set *")
    for fd in numbers:
        FD_SET(fd, fds)
    return fds


class Poll:
    """An array of struct pollfd for poll(2). It has no descriptor of its own, and needs no close().

    >>> from pysock import POLLIN, Poll, Socket
    >>> left, right = Socket.pair()
    >>> poll = Poll()
    >>> poll.register(right, POLLIN)
    >>> left.send(b"x")
    1
    >>> [(file is right, events == POLLIN) for file, events in poll.poll()]
    [(True, True)]
    >>> left.close(), right.close()
    (None, None)
    """

    __slots__ = ("_array", "_events", "_files")

    def __init__(self) -> None:
        self._files: dict[int, Any] = {}
        self._events: dict[int, int] = {}
        self._array: Any = None

    def register(self, file: File, events: int = lib.POLLIN) -> None:
        """Waits for these events of a file from now on: POLLIN, POLLOUT, POLLPRI, POLLRDHUP combined with |. No call.

        A file that is registered already gets these events instead. POLLERR, POLLHUP and POLLNVAL come unasked.
        """
        fd = _number(file, "Poll.register")
        self._files[fd], self._events[fd], self._array = file, events, None

    def modify(self, file: File, events: int) -> None:
        """Other events for a file that is registered; KeyError if it is not. No call."""
        fd = _number(file, "Poll.modify")
        if fd not in self._files:
            raise KeyError(file)
        self._events[fd], self._array = events, None

    def unregister(self, file: File) -> None:
        """Waits for this file no longer; KeyError if it is not registered. One closed meanwhile counts. No call."""
        fd = _number(file, "Poll.unregister")
        for known, registered in self._files.items():
            if known == fd or registered is file:
                del self._files[known], self._events[known]
                self._array = None
                return
        raise KeyError(file)

    def __len__(self) -> int:
        return len(self._files)

    def poll(self, timeout: float | None = None) -> list[tuple[Any, int]]:
        """int poll(struct pollfd *fds, nfds_t nfds, int timeout);

        timeout   seconds, rounded up to milliseconds; None: no limit; 0: does not wait

        Returns (file, events) of each that is ready; [] when the time is over. A file that is closed meanwhile has
        POLLNVAL. Raises InterruptedError (EINTR), CallError (EINVAL too many). See poll(2).
        """
        limit = _milliseconds(timeout, "Poll.poll")
        array = self._entries()
        if (ready := poll(array, len(array), limit)) < 0:
            failed("poll", array, len(array), limit)
        return self._ready(array) if ready else []

    def ppoll(self, timeout: float | None = None, sigmask: Iterable[int] | None = None) -> list[tuple[Any, int]]:
        """int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *tmo_p, const sigset_t *sigmask);

        timeout   seconds, rounded up to nanoseconds; None: no limit; 0: does not wait
        sigmask   the signals that are blocked during this call alone, instead of those that are; None: those that are

        As poll(). A signal that was blocked before and is not in sigmask comes here and nowhere else. See ppoll(2).
        """
        array = self._entries()
        limit, mask = _timespec(timeout), _sigset(sigmask)
        if (ready := ppoll(array, len(array), limit, mask)) < 0:
            failed("ppoll", array, len(array), limit, mask)
        return self._ready(array) if ready else []

    def _entries(self) -> Any:
        if self._array is None:
            items = [{"fd": fd, "events": events} for fd, events in self._events.items()]
            self._array = ffi.new("struct pollfd[]", items)
        return self._array

    def _ready(self, array: Any) -> list[tuple[Any, int]]:
        return [(self._files.get(item.fd, item.fd), item.revents) for item in array if item.revents]


class Epoll(Descriptor):
    """int epoll_create1(int flags);

    flags   EPOLL_CLOEXEC, or 0

    A set of files in the kernel, and a descriptor of it. A registered object is kept until it is unregistered.
    See epoll(7).
    """

    __slots__ = ("_files",)

    def __init__(self, flags: int = 0) -> None:
        self._fd = -1
        self._files: dict[int, Any] = {}
        if (fd := epoll_create1(flags)) < 0:
            failed("epoll_create1", flags)
        self._fd = fd

    def _another(self, fd: int) -> Epoll:
        other: Epoll = super()._another(fd)
        other._files = dict(self._files)
        return other

    def register(self, file: File, events: int = lib.EPOLLIN) -> None:
        """int epoll_ctl(int epfd, EPOLL_CTL_ADD, int fd, struct epoll_event *event);

        events   EPOLLIN, EPOLLOUT, EPOLLRDHUP, EPOLLPRI, EPOLLET, EPOLLONESHOT, EPOLLEXCLUSIVE combined with |

        Raises FileExistsError (EEXIST), PermissionError (EPERM: a file of the disk), CallError. See epoll_ctl(2).
        """
        fd = _number(file, "Epoll.register")
        self._control(lib.EPOLL_CTL_ADD, fd, events)
        self._files[fd] = file

    def modify(self, file: File, events: int) -> None:
        """int epoll_ctl(int epfd, EPOLL_CTL_MOD, int fd, struct epoll_event *event);

        Raises FileNotFoundError (ENOENT: not registered). See epoll_ctl(2).
        """
        self._control(lib.EPOLL_CTL_MOD, _number(file, "Epoll.modify"), events)

    def unregister(self, file: File) -> None:
        """int epoll_ctl(int epfd, EPOLL_CTL_DEL, int fd, struct epoll_event *event);

        An object that is closed meanwhile is only forgotten, without a call: the kernel has done so when it was closed,
        unless there is another descriptor of the same file (epoll(7)). Raises FileNotFoundError (ENOENT).
        """
        fd = _number(file, "Epoll.unregister")
        if fd < 0:
            for known, registered in self._files.items():
                if registered is file:
                    del self._files[known]
                    return
        self._control(lib.EPOLL_CTL_DEL, fd, 0)
        self._files.pop(fd, None)

    def _control(self, op: int, fd: int, events: int) -> None:
        if not hasattr(events, "__index__"):
            raise TypeError(f"epoll_ctl: events takes an int, not {type(events).__name__}")
        event = ffi.new("struct epoll_event *", {"events": events & 0xFFFFFFFF, "data": {"fd": fd}})
        if epoll_ctl(self._fd, op, fd, event) < 0:
            failed("epoll_ctl", self._fd, op, fd, None if op == lib.EPOLL_CTL_DEL else event)

    def wait(self, timeout: float | None = None, maxevents: int = 64) -> list[tuple[Any, int]]:
        """int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout);

        timeout     seconds, rounded up to milliseconds; None: no limit; 0: does not wait
        maxevents   that many at most with this call; those left out come with the next

        Returns (file, events) of each that is ready; [] when the time is over. Raises InterruptedError (EINTR).
        See epoll_wait(2).
        """
        limit = _milliseconds(timeout, "Epoll.wait")
        events = ffi.new("struct epoll_event[]", max(maxevents, 1))
        if (ready := epoll_wait(self._fd, events, maxevents, limit)) < 0:
            failed("epoll_wait", self._fd, events, maxevents, limit)
        files = self._files
        return [(files.get(event.data.fd, event.data.fd), event.events) for event in events[0:ready]]
