"""(a) 64 bytes through a socketpair: send() and recv() into one buffer."""

from __future__ import annotations

from program import timed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[int], None]


def stdlib() -> Work:
    import socket

    a, b = socket.socketpair()
    data, buf = bytes(64), bytearray(64)

    def work(count: int) -> None:
        send, recv_into = a.send, b.recv_into
        for _ in range(count):
            if send(data) != 64 or recv_into(buf) != 64:
                raise OSError("a short count")

    return work


def guarded() -> Work:
    from pysock import new
    from pysock.libc.sys.socket import AF_UNIX, SOCK_STREAM, recv, send, socketpair

    fds, buf = new("int[2]"), new("char[64]")
    if socketpair(AF_UNIX, SOCK_STREAM, 0, fds) < 0:
        raise OSError("socketpair")
    a, b = fds

    def work(count: int) -> None:
        for _ in range(count):
            if send(a, buf, 64, 0) != 64 or recv(b, buf, 64, 0) != 64:
                raise OSError("a short count")

    return work


def pythonic() -> Work:
    from pysock import Socket

    a, b = Socket.pair()
    data, buf = bytes(64), bytearray(64)

    def work(count: int) -> None:
        send, recv_into = a.send, b.recv_into
        for _ in range(count):
            if send(data) != 64 or recv_into(buf) != 64:
                raise OSError("a short count")

    return work


def lib() -> Work:
    from pysock import lib, new

    fds, buf = new("int[2]"), new("char[64]")
    if lib.socketpair(lib.AF_UNIX, lib.SOCK_STREAM, 0, fds) < 0:
        raise OSError("socketpair")
    a, b = fds

    def work(count: int) -> None:
        send, recv, place = lib.send, lib.recv, buf + 0  # char *, as an argument of C is
        for _ in range(count):
            if send(a, place, 64, 0) != 64 or recv(b, place, 64, 0) != 64:
                raise OSError("a short count")

    return work


if __name__ == "__main__":
    timed({"stdlib": stdlib, "guarded": guarded, "pythonic": pythonic, "lib": lib})
