"""resolve(), name_of(), connect_to(), interfaces(): beside what the system says by other ways."""

from __future__ import annotations

import socket as standard

import pytest

import pysock
from pysock import (
    AF_INET,
    AF_INET6,
    AI_CANONNAME,
    AI_NUMERICHOST,
    AI_PASSIVE,
    NI_NUMERICHOST,
    NI_NUMERICSERV,
    SOCK_CLOEXEC,
    SOCK_DGRAM,
    SOCK_STREAM,
    Address,
    GaiError,
    Resolved,
    Socket,
    connect_to,
    interfaces,
    name_of,
    resolve,
)

NUMERIC = NI_NUMERICHOST | NI_NUMERICSERV


def test_resolve() -> None:
    (found,) = resolve("127.0.0.1", 80, type=SOCK_STREAM)
    assert found == (AF_INET, SOCK_STREAM, pysock.IPPROTO_TCP, "", ("127.0.0.1", 80))
    assert isinstance(found, Resolved)
    assert repr(found).startswith("Resolved(family=2, type=1, protocol=6, canonname='', address=('127.0.0.1', 80))")
    with found.socket() as sock:
        assert (sock.family, sock.type, sock.proto) == (AF_INET, SOCK_STREAM, pysock.IPPROTO_TCP)
    assert resolve("127.0.0.1", type=SOCK_DGRAM)[0].address == ("127.0.0.1", 0)
    assert resolve(None, "80", family=AF_INET, type=SOCK_STREAM)[0].address == ("127.0.0.1", 80)
    assert resolve(None, 80, family=AF_INET, type=SOCK_STREAM, flags=AI_PASSIVE)[0].address == ("0.0.0.0", 80)
    assert resolve(b"127.0.0.1", flags=AI_NUMERICHOST | AI_CANONNAME)[0].canonname == "127.0.0.1"
    assert resolve("::1", 80, type=SOCK_STREAM)[0].address == ("::1", 80, 0, 0)


@pytest.mark.parametrize(("host", "service"), [("localhost", 80), ("localhost", None), (None, "7"), ("::1", 5)])
def test_the_standard_library_agrees(host: str | None, service: int | str | None) -> None:
    try:
        expected = standard.getaddrinfo(host, service)
    except OSError:
        pytest.skip("this system does not know localhost")
    assert [tuple(found) for found in resolve(host, service)] == expected


def test_names_that_are_not_known() -> None:
    for call in (
        lambda: resolve("nosuch.invalid.", flags=AI_NUMERICHOST),
        lambda: resolve("127.0.0.1", "no such service"),
        lambda: resolve(None, None),
        lambda: connect_to("not an address", 80, flags=AI_NUMERICHOST),
    ):
        with pytest.raises(GaiError, match=r"^getaddrinfo\(.*\) = EAI_\w+ \(.*\)$"):
            call()
    with pytest.raises(ValueError, match=r"^resolve: host has a NUL in it$"):
        resolve("a\0b")
    with pytest.raises(TypeError, match=r"^resolve: service takes a str, not float$"):
        resolve("a", 1.5)  # type: ignore[arg-type]


def test_name_of() -> None:
    assert name_of(("127.0.0.1", 80), NUMERIC) == ("127.0.0.1", "80")
    assert name_of(("::1", 80), NUMERIC) == name_of(("::1", 80, 0, 0), NUMERIC) == ("::1", "80")
    assert name_of(Address(AF_INET, ("127.0.0.1", 80)), NUMERIC) == ("127.0.0.1", "80")
    addr = pysock.sockaddr_in(sin_family=AF_INET, sin_port=pysock.htons(80))
    assert name_of(addr, NUMERIC) == ("0.0.0.0", "80")
    assert name_of(("127.0.0.1", 80)) == standard.getnameinfo(("127.0.0.1", 80), 0)
    assert name_of("/run/x")[1] == "/run/x"
    with pytest.raises(GaiError, match=r"^getnameinfo\(\{sa_family=AF_INET, .*\}, 16, 0x\d+\) = EAI_BADFLAGS"):
        name_of(("127.0.0.1", 80), 1 << 20)
    with pytest.raises(GaiError):
        name_of("x" * 108)


def test_connect_to() -> None:
    with Socket(AF_INET, SOCK_STREAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with connect_to("127.0.0.1", port) as sock:
            assert sock.getpeername() == listener.getsockname()
        with connect_to("localhost", str(port), type=SOCK_STREAM | SOCK_CLOEXEC) as sock:
            assert sock.fcntl(pysock.F_GETFD) == pysock.FD_CLOEXEC
    with pytest.raises(ConnectionRefusedError, match=r"^connect\("):
        connect_to("127.0.0.1", port)


def test_interfaces() -> None:
    found = interfaces()
    assert [(link.ifindex, link.name) for link in found if link.ifindex] == standard.if_nameindex()
    (loopback,) = [link for link in found if link.loopback]
    assert loopback.name == "lo"
    for address in loopback.addresses:
        if address.host == "127.0.0.1":
            assert address == (AF_INET, "127.0.0.1", "255.0.0.0", None, None)
    for link in found:
        assert link.up == bool(link.flags & pysock.IFF_UP)
        for address in link.addresses:
            standard.inet_pton(address.family, address.host)
            assert address.family in (AF_INET, AF_INET6)
