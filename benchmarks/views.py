"""(k) 64 bytes through a socketpair from a memoryview into a bytearray, and back from it into the memoryview."""

from __future__ import annotations

from program import timed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Work = Callable[[int], None]


def _between(a: Any, b: Any) -> Work:
    view, buf = memoryview(bytearray(64)), bytearray(64)

    def work(count: int) -> None:
        send, recv_into, send_back, recv_back = a.send, b.recv_into, b.send, a.recv_into
        for _ in range(count):
            if send(view) != 64 or recv_into(buf) != 64 or send_back(buf) != 64 or recv_back(view) != 64:
                raise OSError("a short count")

    return work


def stdlib() -> Work:
    import socket

    return _between(*socket.socketpair())


def pythonic() -> Work:
    from pysock import Socket

    return _between(*Socket.pair())


if __name__ == "__main__":
    timed({"stdlib": stdlib, "pythonic": pythonic})
