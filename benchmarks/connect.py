"""(j) connect() and accept(), with the socket() before and the close() of both after, over loopback."""

from __future__ import annotations

from program import timed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[int], None]


def stdlib() -> Work:
    from socket import AF_INET, SOCK_STREAM, socket

    listener = socket(AF_INET, SOCK_STREAM)
    listener.bind(("127.0.0.1", 0))
    listener.listen(8)
    here = listener.getsockname()

    def work(count: int) -> None:
        for _ in range(count):
            client = socket(AF_INET, SOCK_STREAM)
            client.connect(here)
            server, _peer = listener.accept()
            client.close()
            server.close()

    return work


def guarded() -> Work:
    from pysock import new, sizeof
    from pysock.libc.netinet.in_ import INADDR_LOOPBACK, htonl, sockaddr_in
    from pysock.libc.sys.socket import AF_INET, SOCK_STREAM, accept, bind, connect, getsockname, listen, socket
    from pysock.libc.unistd import close

    listener = socket(AF_INET, SOCK_STREAM, 0)
    here = sockaddr_in(sin_family=AF_INET, sin_addr={"s_addr": htonl(INADDR_LOOPBACK)})
    peer, addrlen = sockaddr_in(), new("socklen_t", sizeof(here))
    if bind(listener, here, sizeof(here)) < 0 or listen(listener, 8) < 0 or getsockname(listener, here, addrlen) < 0:
        raise OSError("bind")

    def work(count: int) -> None:
        for _ in range(count):
            client = socket(AF_INET, SOCK_STREAM, 0)
            if client < 0 or connect(client, here, sizeof(here)) < 0:
                raise OSError("connect")
            server = accept(listener, peer, addrlen)
            if server < 0 or close(client) < 0 or close(server) < 0:
                raise OSError("accept")

    return work


def pythonic() -> Work:
    from pysock import AF_INET, SOCK_STREAM, Socket

    listener = Socket(AF_INET, SOCK_STREAM)
    listener.bind(("127.0.0.1", 0))
    listener.listen(8)
    here = listener.getsockname()

    def work(count: int) -> None:
        for _ in range(count):
            client = Socket(AF_INET, SOCK_STREAM)
            client.connect(here)
            server, _peer = listener.accept()
            client.close()
            server.close()

    return work


if __name__ == "__main__":
    timed({"stdlib": stdlib, "guarded": guarded, "pythonic": pythonic})
