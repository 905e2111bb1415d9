"""An open descriptor that Python owns: closed once, by close(), by `with`, or by the collector, which then warns.

It does what any descriptor does; what only sockets do is in sockets.py. Each method is the one call of its name.
"""

from __future__ import annotations

from warnings import warn

from pysock._libc import ffi, lib
from pysock.buffers import CHARS, counted, readable, room, writable
from pysock.errors import failed
from pysock.libc.fcntl import fcntl
from pysock.libc.sys.ioctl import ioctl
from pysock.libc.sys.uio import readv, writev
from pysock.libc.unistd import close, dup, read, write
from pysock.vectors import Vector

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NoReturn, TypeVar

    from pysock.annotations import CData
    from pysock.buffers import Readable, Writable

    Self = TypeVar("Self", bound="Descriptor")

_buffer = ffi.buffer
_close = lib.close  # for the collector, when modules may be gone


def taken(fd: Any, call: str) -> int:
    """The number of an open descriptor that the caller hands over."""
    if not hasattr(fd, "__index__"):
        raise TypeError(f"{call}: fd takes an int, not {type(fd).__name__}")
    number: int = fd.__index__()
    if number < 0:
        raise ValueError(f"{call}: fd is {number}; an open descriptor is not negative")
    return number


class Descriptor:
    """Descriptor(fd): takes over an open descriptor, which nobody else may close from now on.

    fileno() is its number, -1 once it is closed or detached: every call then fails with EBADF, as the kernel says.

    Several threads may use it at once, as in C. close() does not wake a thread that waits in a call on it, and the
    number may soon be another file's: shutdown() a socket first. After fork() parent and child each have a descriptor
    of the same open file, and each closes its own.
    """

    __slots__ = ("__weakref__", "_fd")
    _fd: int

    def __init__(self, fd: int) -> None:
        self._fd = -1
        self._fd = taken(fd, "Descriptor")

    # Whose it is

    def fileno(self) -> int:
        """The descriptor's number; -1 once it is closed or detached. No call."""
        return self._fd

    @property
    def closed(self) -> bool:
        """Whether close() or detach() has been called."""
        return self._fd < 0

    def close(self) -> None:
        """int close(int fd);

        Gives the descriptor back; the last one of a connection begins its end (FIN). Again on a closed object: no call.

        The descriptor is gone even where this raises (EINTR, EIO). See close(2).
        """
        fd, self._fd = self._fd, -1
        if fd >= 0 and close(fd) < 0:
            failed("close", fd)

    def detach(self) -> int:
        """Hands the descriptor to the caller, who closes it from now on: pysock.close(fd). No call."""
        fd, self._fd = self._fd, -1
        return fd

    def dup(self: Self) -> Self:
        """int dup(int oldfd);

        Another descriptor of the same open file, in an object of its own. See dup(2).
        """
        if (fd := dup(self._fd)) < 0:
            failed("dup", self._fd)
        return self._another(fd)

    def _another(self: Self, fd: int) -> Self:
        other = object.__new__(type(self))
        other._fd = fd
        return other

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        try:
            self.close()
        except OSError:
            if error[:1] in ((), (None,)):
                raise
            # What went wrong first is what the program is to hear of, as in C, where nobody looks at this close().

    def __del__(self) -> None:
        fd = getattr(self, "_fd", -1)
        if fd < 0:
            return
        errno = ffi.errno  # the collector may come between a call and who asks why it failed
        try:
            text = repr(self)
        except ImportError:  # the interpreter ends
            text = Descriptor.__repr__(self)
        try:
            warn(f"unclosed {text}", ResourceWarning, 2, self)
        finally:
            self._fd = -1
            _close(fd)
            ffi.errno = errno

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._fd}>" if self._fd >= 0 else f"<{type(self).__name__}, closed>"

    def __reduce_ex__(self, protocol: Any) -> NoReturn:
        raise TypeError(
            f"cannot pickle or copy {type(self).__name__}: a descriptor is of this process; dup() makes another,"
            " SCM_RIGHTS gives one to another process"
        )

    # Bytes

    def read(self, count: int) -> bytes:
        """ssize_t read(int fd, void *buf, size_t count);

        At most so many bytes; b"" at the end of the file or connection. See read(2).
        """
        size = counted(count, "read", "count")
        memory = room(CHARS, size)
        if (got := read(self._fd, memory + 0, size)) < 0:
            failed("read", self._fd, memory, size)
        return _buffer(memory, got)[:]  # type: ignore[no-any-return]

    def write(self, data: Readable) -> int:
        """ssize_t write(int fd, const void *buf, size_t count);

        Returns how many bytes were taken, perhaps fewer than there are. See write(2).
        """
        memory, size = readable(data, "write")
        if (put := write(self._fd, memory, size)) < 0:
            failed("write", self._fd, memory, size)
        return put

    def readv(self, buffers: Iterable[Writable]) -> int:
        """ssize_t readv(int fd, const struct iovec *iov, int iovcnt);

        Into the buffers, one after the other; returns the bytes read, 0 at the end. See readv(2).
        """
        iov = Vector(buffers, "readv", writable)
        if (got := readv(self._fd, iov.memory, iov.count)) < 0:
            failed("readv", self._fd, iov, iov.count)
        return got

    def writev(self, buffers: Iterable[Readable]) -> int:
        """ssize_t writev(int fd, const struct iovec *iov, int iovcnt);

        The buffers, one after the other; returns how many bytes were taken, perhaps fewer. See writev(2).
        """
        iov = Vector(buffers, "writev", readable)
        if (put := writev(self._fd, iov.memory, iov.count)) < 0:
            failed("writev", self._fd, iov, iov.count)
        return put

    # The descriptor itself

    def fcntl(self, cmd: int, arg: int | CData = 0) -> int:
        """int fcntl(int fd, int cmd, ... /* arg */);

        arg   a number, or the struct that the command takes (struct flock, f_owner_ex), which it may fill in

        Returns what the command returns: F_GETFL the flags, F_DUPFD a new number. See fcntl(2).
        """
        if (result := fcntl(self._fd, cmd, arg)) == -1:
            failed("fcntl", self._fd, cmd, arg)
        return result

    def ioctl(self, request: int, arg: Any = 0) -> int:
        """int ioctl(int fd, unsigned long request, ...);

        arg   what the request takes: a number, or a struct or array that it may fill in: new("int"), ifreq(...)

        Returns 0 for most requests. See ioctl(2), netdevice(7).
        """
        if (result := ioctl(self._fd, request, arg)) == -1:
            failed("ioctl", self._fd, request, arg)
        return result

    def getblocking(self) -> bool:
        """Whether calls wait: fcntl(F_GETFL), and O_NONBLOCK is not among the flags."""
        return not self.fcntl(lib.F_GETFL) & lib.O_NONBLOCK

    def setblocking(self, flag: bool) -> None:
        """Sets or clears O_NONBLOCK: fcntl(F_GETFL), then fcntl(F_SETFL)."""
        flags = self.fcntl(lib.F_GETFL)
        self.fcntl(lib.F_SETFL, flags & ~lib.O_NONBLOCK if flag else flags | lib.O_NONBLOCK)
