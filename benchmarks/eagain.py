"""(b) recv() where nothing waits: -1 with EAGAIN, or an exception that is caught."""

from __future__ import annotations

from program import timed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[int], None]


def stdlib() -> Work:
    import socket

    a, b = socket.socketpair()
    b.setblocking(False)
    buf = bytearray(64)

    def work(count: int) -> None:
        recv_into = b.recv_into
        for _ in range(count):
            try:
                recv_into(buf)
            except BlockingIOError:
                continue
            raise OSError(f"{a} has sent something")

    return work


def guarded() -> Work:
    from pysock import new
    from pysock.libc.errno import EAGAIN, errno
    from pysock.libc.fcntl import F_SETFL, O_NONBLOCK, fcntl
    from pysock.libc.sys.socket import AF_UNIX, SOCK_STREAM, recv, socketpair

    fds, buf = new("int[2]"), new("char[64]")
    if socketpair(AF_UNIX, SOCK_STREAM, 0, fds) < 0 or fcntl(fds[1], F_SETFL, O_NONBLOCK) < 0:
        raise OSError("socketpair, fcntl")
    b = fds[1]

    def work(count: int) -> None:
        for _ in range(count):
            if recv(b, buf, 64, 0) != -1 or errno != EAGAIN:
                raise OSError("not EAGAIN")

    return work


def pythonic() -> Work:
    from pysock import Socket

    a, b = Socket.pair()
    b.setblocking(False)
    buf = bytearray(64)

    def work(count: int) -> None:
        recv_into = b.recv_into
        for _ in range(count):
            try:
                recv_into(buf)
            except BlockingIOError:
                continue
            raise OSError(f"{a} has sent something")

    return work


def lib() -> Work:
    from pysock import ffi, lib, new

    fds, buf = new("int[2]"), new("char[64]")
    if lib.socketpair(lib.AF_UNIX, lib.SOCK_STREAM, 0, fds) < 0:
        raise OSError("socketpair")
    b = fds[1]
    if lib.fcntl(b, lib.F_SETFL, ffi.cast("int", lib.O_NONBLOCK)) < 0:
        raise OSError("fcntl")

    def work(count: int) -> None:
        recv, eagain = lib.recv, lib.EAGAIN
        for _ in range(count):
            if recv(b, buf, 64, 0) != -1 or ffi.errno != eagain:
                raise OSError("not EAGAIN")

    return work


if __name__ == "__main__":
    timed({"stdlib": stdlib, "guarded": guarded, "pythonic": pythonic, "lib": lib})
