"""What <netdb.h> needs by hand."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN, OUT_OPT, TEXT, room, strnlen, truncated

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
        held = room(addr)
        if held is not None and strnlen(ffi.cast("signed char *", view) + _PATH, held - _PATH) == held - _PATH:
            raise ValueError(f"getnameinfo: the path in addr has no NUL in its {held - _PATH} bytes")
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
