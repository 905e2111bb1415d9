"""What <netdb.h> needs by hand."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN, OUT_OPT, TEXT, strnlen, truncated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PATH = ffi.offsetof("struct sockaddr_un", "sun_path")


def gethostbyname2(name: Any, af: int) -> Any:
    text = TEXT(name, ("gethostbyname2", "name"))
    if truncated(af, "int") == lib.AF_UNSPEC:
        raise ValueError("gethostbyname2: af is AF_UNSPEC; libc aborts on it: pass AF_INET or AF_INET6")
    return lib.gethostbyname2(text, af)


def getnameinfo(addr: Any, addrlen: int, host: Any, hostlen: int, serv: Any, servlen: int, flags: int) -> int:
    address = IN(addr, addrlen, ("getnameinfo", "addr", "addrlen"))
    view = ffi.from_buffer(address) if isinstance(address, bytes) else address
    if addrlen >= _PATH and ffi.cast("struct sockaddr *", view).sa_family == lib.AF_UNIX:
        # libc reads the path to its NUL, whatever addrlen says
        room = len(addr) if isinstance(addr, (bytes, bytearray, memoryview)) else _room(addr)
        if room is not None and strnlen(ffi.cast("signed char *", view) + _PATH, room - _PATH) == room - _PATH:
            raise ValueError(f"getnameinfo: the path in addr has no NUL in its {room - _PATH} bytes")
    return int(
        lib.getnameinfo(
            address,
            addrlen,
            OUT_OPT(host, hostlen, ("getnameinfo", "host", "hostlen")),
            hostlen,
            OUT_OPT(serv, servlen, ("getnameinfo", "serv", "servlen")),
            servlen,
            flags,
        )
    )


def _room(value: Any) -> int | None:
    """The bytes of a struct or array; None for a bare pointer."""
    return None if ffi.typeof(value).kind == "pointer" else ffi.sizeof(value)
