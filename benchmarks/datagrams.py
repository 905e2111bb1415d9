"""(d) Datagrams of 64 bytes over the loopback: 64 with each sendmmsg() and recvmmsg(), or one by one in a loop."""

from __future__ import annotations

from program import timed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Work = Callable[[int], None]

BATCH, SIZE = 64, 64


def stdlib() -> Work:
    import socket

    receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    receiver.bind(("127.0.0.1", 0))
    sender.connect(receiver.getsockname())
    data, buf = bytes(SIZE), bytearray(SIZE)

    def work(count: int) -> None:
        send, recv_into = sender.send, receiver.recv_into
        for _ in range(0, count, BATCH):
            for _ in range(BATCH):
                send(data)
            for _ in range(BATCH):
                recv_into(buf)

    return work


def _sockets() -> tuple[int, int]:
    from pysock import new, sizeof
    from pysock.libc.netinet.in_ import INADDR_LOOPBACK, htonl, sockaddr_in
    from pysock.libc.sys.socket import AF_INET, SOCK_DGRAM, bind, connect, getsockname, socket

    sender, receiver = socket(AF_INET, SOCK_DGRAM, 0), socket(AF_INET, SOCK_DGRAM, 0)
    addr = sockaddr_in(sin_family=AF_INET, sin_addr={"s_addr": htonl(INADDR_LOOPBACK)})
    length = sizeof(addr)
    if bind(receiver, addr, length) < 0 or getsockname(receiver, addr, new("socklen_t", length)) < 0:
        raise OSError("bind, getsockname")
    if connect(sender, addr, length) < 0:
        raise OSError("connect")
    return sender, receiver


def _messages() -> Any:
    """struct mmsghdr[BATCH]: each with one piece of memory, which they keep alive."""
    from pysock import new

    messages = new(f"struct mmsghdr[{BATCH}]")
    for message in messages:
        message.msg_hdr.msg_iov = new("struct iovec[1]", [{"iov_base": new(f"char[{SIZE}]"), "iov_len": SIZE}])
        message.msg_hdr.msg_iovlen = 1
    return messages


def guarded() -> Work:
    from pysock import NULL
    from pysock.libc.sys.socket import recvmmsg, sendmmsg

    sender, receiver = _sockets()
    out, into = _messages(), _messages()

    def work(count: int) -> None:
        for _ in range(0, count, BATCH):
            if sendmmsg(sender, out, BATCH, 0) != BATCH or recvmmsg(receiver, into, BATCH, 0, NULL) != BATCH:
                raise OSError("a short count")

    return work


def lib() -> Work:
    from pysock import NULL, lib

    sender, receiver = _sockets()
    out, into = _messages(), _messages()

    def work(count: int) -> None:
        sendmmsg, recvmmsg = lib.sendmmsg, lib.recvmmsg
        for _ in range(0, count, BATCH):
            if sendmmsg(sender, out, BATCH, 0) != BATCH or recvmmsg(receiver, into, BATCH, 0, NULL) != BATCH:
                raise OSError("a short count")

    return work


if __name__ == "__main__":
    timed({"stdlib": stdlib, "guarded": guarded, "lib": lib})
