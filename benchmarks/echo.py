"""(e) Echo servers. Each prints its port, and ends when its last connection has ended."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def epoll(calls: Any) -> None:
    """The server of echo.c, line for line; `calls` has libc's names: pysock, or its lib."""
    from pysock import NULL, addressof, lib, new

    accept, recv, send, close = calls.accept, calls.recv, calls.send, calls.close
    epoll_ctl, epoll_wait = calls.epoll_ctl, calls.epoll_wait
    found = new("struct sockaddr_in", {"sin_family": lib.AF_INET})
    found.sin_addr.s_addr = lib.htonl(lib.INADDR_LOOPBACK)
    addr, addrlen = addressof(found), new("socklen_t", 16)
    listener = calls.socket(lib.AF_INET, lib.SOCK_STREAM, 0)
    if calls.bind(listener, addr, 16) < 0 or calls.listen(listener, lib.SOMAXCONN) < 0:
        raise OSError("bind, listen")
    if calls.getsockname(listener, addr, addrlen) < 0:
        raise OSError("getsockname")
    print(calls.ntohs(found.sin_port), flush=True)
    epfd = calls.epoll_create1(0)
    events, event, buf = new("struct epoll_event[256]"), new("struct epoll_event[1]"), new("char[4096]")
    event[0].events, event[0].data.fd = lib.EPOLLIN, listener
    if epoll_ctl(epfd, lib.EPOLL_CTL_ADD, listener, event) < 0:
        raise OSError("epoll_ctl")
    connections = 0
    while True:
        for i in range(epoll_wait(epfd, events, 256, -1)):
            fd = events[i].data.fd
            if fd == listener:
                event[0].data.fd = fd = accept(listener, NULL, NULL)
                if fd < 0 or epoll_ctl(epfd, lib.EPOLL_CTL_ADD, fd, event) < 0:
                    raise OSError("accept, epoll_ctl")
                connections += 1
                continue
            n = recv(fd, buf, 4096, 0)
            if n > 0:
                if send(fd, buf, n, 0) != n:
                    raise OSError("send")
                continue
            close(fd)
            connections -= 1
            if not connections:
                return


def guarded() -> None:
    import pysock

    epoll(pysock)


def lib() -> None:
    import pysock

    epoll(pysock.lib)


def stdlib() -> None:
    """With selectors."""
    import selectors
    import socket

    listener = socket.create_server(("127.0.0.1", 0), backlog=socket.SOMAXCONN)
    print(listener.getsockname()[1], flush=True)
    selector = selectors.DefaultSelector()
    selector.register(listener, selectors.EVENT_READ)
    connections = 0
    while True:
        for key, _ in selector.select():
            sock: Any = key.fileobj
            if sock is listener:
                sock, _ = listener.accept()
                selector.register(sock, selectors.EVENT_READ)
                connections += 1
                continue
            data = sock.recv(4096)
            if data:
                if sock.send(data) != len(data):
                    raise OSError("send")
                continue
            selector.unregister(sock)
            sock.close()
            connections -= 1
            if not connections:
                return


def asyncio() -> None:
    """A protocol, the faster of its two interfaces."""
    import asyncio

    connections = 0
    ended: asyncio.Event

    class Echo(asyncio.Protocol):
        def connection_made(self, transport: Any) -> None:
            nonlocal connections
            connections += 1
            self.transport = transport

        def data_received(self, data: bytes) -> None:
            self.transport.write(data)

        def connection_lost(self, error: Exception | None) -> None:
            nonlocal connections
            connections -= 1
            if not connections:
                ended.set()

    async def serve() -> None:
        nonlocal ended
        ended = asyncio.Event()  # here: Python 3.9 ties it to the loop that runs
        server = await asyncio.get_running_loop().create_server(Echo, "127.0.0.1", 0, backlog=4096)
        print(server.sockets[0].getsockname()[1], flush=True)
        await ended.wait()
        server.close()

    asyncio.run(serve())


if __name__ == "__main__":
    {"stdlib": stdlib, "asyncio": asyncio, "guarded": guarded, "lib": lib}[sys.argv[1]]()
