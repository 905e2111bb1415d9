"""cycles.py COUNT: so many rounds of opening, connecting, accepting, talking, closing and failing.

Prints by how much descriptors, bytes allocated by Python, and resident bytes grow in a third of them: the least of the
three. What leaks with each round grows in all of them; what the interpreter keeps for later does not.
"""

from __future__ import annotations

import gc
import os
import sys
import tracemalloc
from collections.abc import Iterator

from pysock import AF_UNIX, MSG_DONTWAIT, SOCK_STREAM, CallError, Epoll, Message, Poll, Socket, resolve
from pysock.ancillary import ScmRights

WINDOWS = 3


def cycle(listener: Socket, address: bytes) -> None:
    client = Socket(AF_UNIX, SOCK_STREAM)
    client.connect(address)
    server, _ = listener.accept()
    client.send(b"hello")
    server.recv(100)
    client.sendmsg([b"a", bytearray(b"b")], [ScmRights([client])])
    received = server.recvmsg(10, [ScmRights([-1])])
    received.ancillary[0].close()
    client.sendmmsg([b"one", Message([b"two"])])
    server.recvmmsg(1, 10, 64)
    with server.makefile("rwb") as file:
        file.write(b"x")
    for fails in (
        lambda: server.recv_into(bytearray(10), 0, MSG_DONTWAIT),
        lambda: server.recvmsg(10, 64, MSG_DONTWAIT),
        lambda: listener.connect("/nowhere"),
        lambda: Socket(AF_UNIX, 77),
        lambda: server.sendmsg([b"x"], b"\1" * 20),
        lambda: server.setsockopt(1, 999, 1),
        lambda: listener.bind(address),
        lambda: server.getsockopt(6, 1),
    ):
        try:
            fails()
        except CallError as error:
            str(error)
        else:
            raise AssertionError("no error")
    poll = Poll()
    poll.register(client)
    poll.poll(0)
    with Epoll() as epoll:
        epoll.register(server)
        epoll.wait(0)
    one, two = Socket.pair()
    for sock in (one.dup(), one, two, client, server):
        sock.close()
    resolve("127.0.0.1", 80, type=SOCK_STREAM)


def measured() -> tuple[int, int, int]:
    gc.collect()
    with open("/proc/self/statm") as file:
        resident = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return len(os.listdir("/proc/self/fd")), tracemalloc.get_traced_memory()[0], resident


def main() -> Iterator[int]:
    count = int(sys.argv[1])
    with Socket(AF_UNIX, SOCK_STREAM) as listener:
        listener.bind("")
        listener.listen(8)
        address = listener.getsockname()
        tracemalloc.start()
        figures = []
        for _ in range(1 + WINDOWS):  # the first only fills what the interpreter keeps for later
            for _ in range(count // WINDOWS):
                cycle(listener, address)
            figures.append(measured())
    for before_and_after in zip(*(zip(one, other) for one, other in zip(figures, figures[1:]))):
        yield min(after - before for before, after in before_and_after)


if __name__ == "__main__":
    print(*main())
