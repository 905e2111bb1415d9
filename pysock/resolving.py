"""From names to addresses and back: resolve(), name_of(), connect_to(). Nothing else in the layer looks up a name."""

from __future__ import annotations

from collections import namedtuple

from pysock._libc import ffi, lib
from pysock.addresses import Address, decoded, encoded
from pysock.errors import lookup_failed
from pysock.sockets import Socket

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple

    from pysock.addresses import AnyAddress

    class _Resolved(NamedTuple):
        family: int
        type: int
        protocol: int
        canonname: str
        address: Any
else:
    _Resolved = namedtuple("Resolved", "family type protocol canonname address")


class Resolved(_Resolved):
    """A way to reach a service: Socket(family, type, protocol), then connect(address).

    canonname is "" but in the first of those that AI_CANONNAME was asked for.
    """

    __slots__ = ()

    def socket(self) -> Socket:
        """Socket(family, type, protocol). The program connects or binds it."""
        return Socket(self.family, self.type, self.protocol)


def _text(value: str | bytes | int | None, name: str) -> Any:
    """A C string, or NULL."""
    if value is None:
        return ffi.NULL
    text = str(value) if isinstance(value, int) else value
    if isinstance(text, str):
        text = text.encode()
    if not isinstance(text, bytes):
        raise TypeError(f"resolve: {name} takes a str, not {type(value).__name__}")
    if b"\0" in text:
        raise ValueError(f"resolve: {name} has a NUL in it")
    return text


def _string(text: Any) -> str:
    return ffi.string(ffi.cast("char *", text)).decode("utf-8", "surrogateescape")  # type: ignore[no-any-return]


def resolve(
    host: str | bytes | None,
    service: str | bytes | int | None = None,
    *,
    family: int = lib.AF_UNSPEC,
    type: int = 0,
    protocol: int = 0,
    flags: int = 0,
) -> list[Resolved]:
    """int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **res);

    host       a name, or an address as text; None: this machine's loopback, or with AI_PASSIVE any address
    service    a name ("http") or a port; None: port 0
    family     AF_INET, AF_INET6; AF_UNSPEC: both
    type       SOCK_STREAM, SOCK_DGRAM, ...; 0: each kind that there is
    flags      AI_PASSIVE, AI_CANONNAME, AI_NUMERICHOST, AI_ADDRCONFIG, AI_IDN (names beyond ASCII), ... combined with |

    Returns what to try, one after the other. freeaddrinfo() is called too.
    Raises GaiError: EAI_NONAME, EAI_AGAIN, EAI_SERVICE, ... See getaddrinfo(3), RFC 6724.

    >>> from pysock import AF_INET, SOCK_STREAM, resolve
    >>> [found.address for found in resolve("127.0.0.1", 80, type=SOCK_STREAM)]
    [('127.0.0.1', 80)]
    """
    node, name = _text(host, "host"), _text(service, "service")
    fields = {"ai_flags": flags, "ai_family": family, "ai_socktype": type, "ai_protocol": protocol}
    hints = ffi.new("struct addrinfo *", fields)
    res = ffi.new("struct addrinfo *[1]")
    code = lib.getaddrinfo(node, name, hints, res)
    if code:
        from pysock.notation import show
        from pysock.notation.text import quote

        said = str(show(hints[0]))
        hinted = said.partition(", ai_addrlen")[0] + "}" if ", ai_addrlen" in said else said
        texts = ["NULL" if text is ffi.NULL else quote(text) for text in (node, name)]
        raise lookup_failed("getaddrinfo", code, (*texts, hinted, "[NULL]"))
    found, item = [], res[0]
    try:
        while item:
            canonname = _string(item.ai_canonname) if item.ai_canonname else ""
            address = decoded(item.ai_addr, item.ai_addrlen)
            found.append(Resolved(item.ai_family, item.ai_socktype, item.ai_protocol, canonname, address))
            item = item.ai_next
    finally:
        lib.freeaddrinfo(res[0])
    return found


def name_of(address: AnyAddress, flags: int = 0) -> tuple[str, str]:
    """int getnameinfo(const struct sockaddr *addr, socklen_t addrlen, char *host, ..., char *serv, ..., int flags);

    address   ("127.0.0.1", 8080), ("::1", 8080), an Address, a struct sockaddr_*
    flags     NI_NUMERICHOST, NI_NUMERICSERV: digits, nothing is looked up; NI_NAMEREQD, NI_DGRAM, NI_NOFQDN

    Returns the names of host and service; the digits where there is none. Raises GaiError. See getnameinfo(3).

    >>> from pysock import NI_NUMERICHOST, NI_NUMERICSERV, name_of
    >>> name_of(("127.0.0.1", 80), NI_NUMERICHOST | NI_NUMERICSERV)
    ('127.0.0.1', '80')
    """
    family = lib.AF_UNSPEC
    if isinstance(address, tuple):
        family = lib.AF_INET6 if len(address) > 2 or ":" in str(address[0]) else lib.AF_INET
    elif not isinstance(address, (Address, ffi.CData)):
        family = lib.AF_UNIX
    name = encoded(family, address, "name_of")
    host, service = ffi.new("char[]", lib.NI_MAXHOST), ffi.new("char[]", lib.NI_MAXSERV)
    # beyond a path without its NUL libc would read on
    code = lib.getnameinfo(name + b"\0", len(name), host, len(host), service, len(service), flags)
    if code:
        from pysock.notation.calls import address as text_of

        raise lookup_failed("getnameinfo", code, (text_of(name), str(len(name)), hex(flags) if flags else "0"))
    return _string(host), _string(service)


def connect_to(
    host: str | bytes | None,
    service: str | bytes | int,
    *,
    family: int = lib.AF_UNSPEC,
    type: int = lib.SOCK_STREAM,
    protocol: int = 0,
    flags: int = 0,
) -> Socket:
    """Looks a name up and connects: resolve(), then socket() and connect() for each address until one succeeds.

    type   SOCK_STREAM, with SOCK_CLOEXEC if wanted; the others as in resolve()

    Returns the connected socket; those that failed are closed. Raises what the last connect() raised, the others being
    its context; GaiError where the name is not known.
    """
    kept = type & getattr(lib, "SOCK_CLOEXEC", 0)
    last: OSError | None = None
    for found in resolve(host, service, family=family, type=type & ~kept, protocol=protocol, flags=flags):
        try:
            sock = Socket(found.family, found.type | kept, found.protocol)
            try:
                sock.connect(found.address)
                return sock
            except BaseException:
                sock.close()
                raise
        except OSError as error:
            error.__context__, last = last, error
    if last is None:
        raise AssertionError("getaddrinfo(3) found nothing, and said nothing")
    try:
        raise last
    finally:
        last = None  # no cycle with this frame
