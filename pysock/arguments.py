"""The arguments of a call that failed: what each parameter is, and a cheap copy of what it was.

What is kept is numbers and copies of bytes, never the program's own objects: those may change, and must be free to.
notation/calls.py writes them when somebody asks. Nothing here makes a call of libc's socket API.
"""

from __future__ import annotations

from pysock._libc import ffi
from pysock.values import dressed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_buffer, _cast = ffi.buffer, ffi.cast
_UINTPTR = ffi.typeof("uintptr_t")
LIMIT = 32  # strace's -s
_VIEW: Any = type(ffi.from_buffer(bytearray(1)))

#: What each parameter is. `in`: bytes, and behind it how many; `addr`: an address, and behind it its size; `out`:
#: memory that libc would have written to; `arg`: memory, or a number; `size`: what a socklen_t * leads to; `vector`,
#: `pieces`, `message`, `messages`: of a class in vectors.py; names in capitals: a constant of that kind.
_PARAMETERS = {
    "accept": "fd out size",
    "accept4": "fd out size SOCKFLAGS",
    "bind": "fd addr int",
    "close": "fd",
    "connect": "fd addr int",
    "dup": "fd",
    "epoll_create1": "EPOLLFLAGS",
    "epoll_ctl": "fd EPOLLOP fd event",
    "epoll_wait": "fd out int int",
    "fcntl": "fd FCNTL arg",
    "getpeername": "fd out size",
    "getsockname": "fd out size",
    "getsockopt": "fd SOL OPTION out size",
    "ioctl": "fd IOCTL arg",
    "getifaddrs": "out",
    "listen": "fd int",
    "poll": "pollfds int int",
    "ppoll": "pollfds int limit sigset",
    "read": "fd out int",
    "readv": "fd vector int",
    "recv": "fd out int MSG",
    "recvfrom": "fd out int MSG out size",
    "recvmmsg": "fd out int MSG TIME",
    "recvmsg": "fd message MSG",
    "select": "int fds fds fds time",
    "send": "fd in int MSG",
    "sendfile": "fd fd OFFSET int",
    "sendmmsg": "fd messages int MSG",
    "sendmsg": "fd message MSG",
    "sendto": "fd in int MSG addr int",
    "setsockopt": "fd SOL OPTION value int",
    "shutdown": "fd SHUT",
    "sockatmark": "fd",
    "socket": "AF SOCK IPPROTO",
    "socketpair": "AF SOCK IPPROTO out",
    "write": "fd in int",
    "writev": "fd pieces int",
}
KINDS = {call: tuple(kinds.split()) for call, kinds in _PARAMETERS.items()}


def kept(call: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Copies of what the values lead to, and addresses of what there was to be written. Views of buffers are let go:
    as long as one exists, its bytearray cannot be resized."""
    found: list[Any] = []
    for kind, value in zip(KINDS[call], values):
        if value.__class__ is not int:
            if kind == "out":
                found.append(_address(value))
            elif kind == "in" or kind == "value":
                found.append(_head(value, values[len(found) + 1]))
            else:
                found.append(_copy(kind, value, values[len(found) + 1 :]))
            if value.__class__ is _VIEW:
                ffi.release(value)
        else:
            found.append(value)
    return tuple(found)


def _copy(kind: str, value: Any, more: tuple[Any, ...]) -> Any:
    if kind == "addr":
        return _head(value, more[0], 1 << 16)
    if kind == "size":
        return int(value[0]) if value else None
    if kind in ("message", "messages", "pieces"):
        return value.kept()
    if kind == "vector":
        value.release()
        return _address(value.memory)
    if kind in ("event", "fds", "limit", "pollfds", "sigset", "time"):
        return bytes(_buffer(value)) if value else None
    if kind == "arg":
        return str(value) if isinstance(value, int) else f"{_address(value) or 0:#x}"
    return value


def _head(value: Any, size: int, limit: int = LIMIT) -> bytes | None:
    if value is None or (isinstance(value, ffi.CData) and not value):
        return None
    if value.__class__ is bytes or value.__class__ is bytearray:
        return bytes(value[:limit])
    return bytes(ffi.buffer(ffi.cast("char *", value), min(size, limit)))


def _address(value: Any) -> int | None:
    if value.__class__ is not _VIEW:
        if value is None:
            return None
        if value.__class__ in dressed:
            value = value.c_struct
        if not isinstance(value, ffi.CData):
            value = ffi.from_buffer(value)
        elif ffi.typeof(value).kind in ("struct", "union"):
            value = ffi.addressof(value)
    return int(_cast(_UINTPTR, value))
