"""What <sys/socket.h> needs by hand."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import OUT_OPT, SIZE, CData_, deref, whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_STORAGE = SIZE["struct sockaddr_storage"]

#: Options that write more than *optlen says: (level, name) and the bytes they need, from *optlen and what optval holds.
#: SO_GET_FILTER counts instructions of 8 bytes; the source lists trust the number in the caller's own struct.
_OVERLONG = {
    (getattr(lib, level, None), getattr(lib, name, None)): (at, fixed, each)
    for level, name, at, fixed, each in (
        ("SOL_SOCKET", "SO_ATTACH_FILTER", None, 0, 8),
        ("IPPROTO_IP", "IP_MSFILTER", 12, 16, 4),
        ("IPPROTO_IP", "MCAST_MSFILTER", 4 + 4 + _STORAGE + 4, 16 + _STORAGE, _STORAGE),
        ("IPPROTO_IPV6", "MCAST_MSFILTER", 4 + 4 + _STORAGE + 4, 16 + _STORAGE, _STORAGE),
    )
}


def getsockopt(sockfd: int, level: int, optname: int, optval: Any, optlen: Any) -> int:
    size = deref(optlen, "socklen_t")
    expression = "*optlen"
    rule = _OVERLONG.get((_as_int(level), _as_int(optname)))
    if rule is not None:
        size, expression = _overlong(rule, optval, size), "what this option writes"
    return int(
        lib.getsockopt(
            sockfd,
            level,
            optname,
            OUT_OPT(optval, size, ("getsockopt", "optval", expression)),
            OUT_OPT(optlen, SIZE["socklen_t"], ("getsockopt", "optlen", "sizeof(socklen_t)", "optval")),
        )
    )


def _as_int(value: Any) -> int | None:
    """The C int that libc gets; None for what is no integer, which cffi then refuses."""
    number = whole(value)
    return None if number is None else int(ffi.cast("int", number))


def _overlong(rule: tuple[int | None, int, int], optval: Any, size: int) -> int:
    at, fixed, each = rule
    if at is None:
        return size * each
    if size < fixed:
        return size
    view = ffi.addressof(optval) if isinstance(optval, CData_) and ffi.typeof(optval).kind == "struct" else optval
    if not isinstance(view, CData_):
        view = ffi.from_buffer(view)
    count = ffi.cast("uint32_t *", ffi.cast("char *", view) + at)[0]
    return max(size, fixed + each * int(count))
