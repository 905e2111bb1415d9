"""(c) getsockname() of a socket that is bound to a port of 127.0.0.1."""

from __future__ import annotations

from program import timed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[int], None]


def stdlib() -> Work:
    import socket

    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))

    def work(count: int) -> None:
        getsockname = bound.getsockname
        for _ in range(count):
            getsockname()

    return work


def guarded() -> Work:
    from pysock import new, sizeof
    from pysock.libc.netinet.in_ import INADDR_LOOPBACK, htonl, sockaddr_in
    from pysock.libc.sys.socket import AF_INET, SOCK_STREAM, bind, getsockname, socket

    fd = socket(AF_INET, SOCK_STREAM, 0)
    addr = sockaddr_in(sin_family=AF_INET, sin_addr={"s_addr": htonl(INADDR_LOOPBACK)})
    addrlen = new("socklen_t", sizeof(addr))
    if bind(fd, addr, sizeof(addr)) < 0:
        raise OSError("bind")

    def work(count: int) -> None:
        for _ in range(count):
            if getsockname(fd, addr, addrlen) < 0:
                raise OSError("getsockname")

    return work


def pythonic() -> Work:
    from pysock import AF_INET, SOCK_STREAM, Socket

    bound = Socket(AF_INET, SOCK_STREAM)
    bound.bind(("127.0.0.1", 0))

    def work(count: int) -> None:
        getsockname = bound.getsockname
        for _ in range(count):
            getsockname()

    return work


def lib() -> Work:
    from pysock import addressof, lib, new

    fd = lib.socket(lib.AF_INET, lib.SOCK_STREAM, 0)
    found = new("struct sockaddr_in", {"sin_family": lib.AF_INET})
    found.sin_addr.s_addr = lib.htonl(lib.INADDR_LOOPBACK)
    addr, addrlen = addressof(found), new("socklen_t", 16)
    if lib.bind(fd, addr, 16) < 0:
        raise OSError("bind")

    def work(count: int) -> None:
        getsockname = lib.getsockname
        for _ in range(count):
            if getsockname(fd, addr, addrlen) < 0:
                raise OSError("getsockname")
        assert found  # addr leads to it

    return work


if __name__ == "__main__":
    timed({"stdlib": stdlib, "guarded": guarded, "pythonic": pythonic, "lib": lib})
