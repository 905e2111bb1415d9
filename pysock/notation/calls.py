"""A call of libc in strace's notation: its arguments, each as its parameter says (pysock/arguments.py).

What is written is copies; nothing here looks at the program's memory.
"""

from __future__ import annotations

import sys
from functools import cache

from pysock._libc import ffi, lib
from pysock.arguments import KINDS, LIMIT
from pysock.notation import names, show
from pysock.notation.text import quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def texts(call: str, values: tuple[Any, ...]) -> tuple[str, ...]:
    """Each argument in strace's notation."""
    return tuple(_text(kind, index, values) for index, (kind, _) in enumerate(zip(KINDS[call], values)))


def _text(kind: str, index: int, values: tuple[Any, ...]) -> str:
    value = values[index]
    if value is None:
        return "NULL"
    written = _WRITTEN.get(kind)
    if written is not None:
        return written(value, index, values)
    table = _TABLES.get(kind)
    return str(value) if table is None else table.text(value)


def address(data: bytes) -> str:
    """An address of so many bytes. strace calls its family sa_family, whatever the struct."""
    storage = ffi.new("struct sockaddr_storage *")
    size = min(len(data), ffi.sizeof(storage[0]))
    ffi.memmove(storage, data, size)
    text = str(show(storage[0], size))
    return f"{{sa_family={text.partition('=')[2]}" if text.startswith("{") else text


def _socket_type(value: int) -> str:
    flags = value & _SOCK_FLAGS
    text = names.SOCK.text(value & ~_SOCK_FLAGS)
    return f"{text}|{_TABLES['SOCKFLAGS'].text(flags)}" if flags else text


def _protocol(value: int, index: int, values: tuple[Any, ...]) -> str:
    if values[0] in (lib.AF_INET, lib.AF_INET6):
        return names.IPPROTO.text(value)
    return _TABLES["NETLINK"].text(value) if values[0] == getattr(lib, "AF_NETLINK", None) else str(value)


@cache
def _rows() -> dict[tuple[int, int], Any]:
    """The options by level and number; where one number has two names, strace's."""
    from pysock.options import OPTIONS

    found: dict[tuple[int, int], Any] = {}
    for row in OPTIONS.values():
        if row.number is not None:
            key = getattr(lib, row.level), row.number
            if key not in found or row.name in _PREFERRED:
                found[key] = row
    return found


_PREFERRED = ("SO_ATTACH_FILTER", "IP_RETOPTS", "IP_MTU_DISCOVER", "IPV6_ADD_MEMBERSHIP", "IPV6_DROP_MEMBERSHIP")


def _option(value: int, index: int, values: tuple[Any, ...]) -> str:
    row = _rows().get((values[index - 1], value))
    return row.name if row is not None else f"{value:#x}" if value else "0"


def _value(value: bytes, index: int, values: tuple[Any, ...]) -> str:
    """What an option was to be set to: a number, a struct, or bytes."""
    size = values[index + 1]
    row = _rows().get((values[index - 2], values[index - 1]))
    kind = "" if row is None else str(row.view.c_type)
    if kind.startswith("struct ") and "[" not in kind and ffi.sizeof(kind) <= len(value):
        return str(show(ffi.from_buffer(f"{kind} *", value)[0]))
    return f"[{int.from_bytes(value, sys.byteorder, signed=True)}]" if size == 4 else quote(value, LIMIT)


def _message(value: tuple[Any, ...] | int) -> str:
    """`{msg_name=..., msg_iov=[...], ...}`; of one that was to be received, what strace writes then."""
    if isinstance(value, int):
        return f"{{msg_namelen={value}}}"
    name, pieces, control, flags = value
    memory = [ffi.new("char[]", piece.ljust(LIMIT, b"\0")) for piece, _ in pieces]
    iov = ffi.new("struct iovec[]", [(place, size) for place, (_, size) in zip(memory, pieces)])
    msg = ffi.new("struct msghdr *", {"msg_iov": iov, "msg_iovlen": len(iov), "msg_flags": flags})
    if control:
        behind = ffi.new("char[]", control)
        msg.msg_control, msg.msg_controllen = behind, len(control)
    text = str(show(msg[0]))
    return text if name is None else text.replace("NULL, msg_namelen=0", f"{address(name)}, msg_namelen={len(name)}", 1)


def _pieces(value: Any) -> str:
    return (
        "["
        + ", ".join(f"{{iov_base={quote(data, LIMIT, more=size > len(data))}, iov_len={size}}}" for data, size in value)
        + "]"
    )


def _messages(value: Any) -> str:
    return "[" + ", ".join(f"{{msg_hdr={_message(message)}}}" for message in value) + "]"


_SOCK_FLAGS = getattr(lib, "SOCK_CLOEXEC", 0) | getattr(lib, "SOCK_NONBLOCK", 0)
_TABLES: dict[str, names.Names | names.Flags] = {
    "AF": names.AF,
    "MSG": names.MSG,
    "SOL": names.SOL,
    "SOCKFLAGS": names.Flags("SOCK_", "CLOEXEC NONBLOCK"),
    "SHUT": names.Names("SHUT_"),
    "FCNTL": names.Names("F_", "DUPFD DUPFD_CLOEXEC GETFD SETFD GETFL SETFL GETOWN SETOWN GETSIG SETSIG GETLK SETLK"
                         " SETLKW GETOWN_EX SETOWN_EX OFD_GETLK OFD_SETLK OFD_SETLKW GETPIPE_SZ SETPIPE_SZ"),
    "IOCTL": names.Names("", "FIONREAD FIONBIO FIOASYNC SIOCATMARK SIOCOUTQ SIOCGPGRP SIOCSPGRP SIOCGIFCONF SIOCGIFADDR"
                         " SIOCGIFFLAGS SIOCGIFINDEX SIOCGIFNAME SIOCGIFMTU SIOCGIFHWADDR SIOCGIFNETMASK"
                         " SIOCGIFBRDADDR", said="???"),
    "EPOLLOP": names.Names("EPOLL_CTL_"),
    "EPOLLFLAGS": names.Flags("EPOLL_", "CLOEXEC"),
    "NETLINK": names.Names("NETLINK_", "ROUTE USERSOCK FIREWALL SOCK_DIAG NFLOG XFRM SELINUX ISCSI AUDIT FIB_LOOKUP"
                           " CONNECTOR NETFILTER IP6_FW DNRTMSG KOBJECT_UEVENT GENERIC CRYPTO"),
}  # fmt: skip
#: How each kind is written that is no table.
_WRITTEN: dict[str, Callable[[Any, int, tuple[Any, ...]], str]] = {
    "addr": lambda value, index, values: address(value),
    "in": lambda value, index, values: quote(value, LIMIT, more=values[index + 1] > len(value)),
    "message": lambda value, index, values: _message(value),
    "messages": lambda value, index, values: _messages(value),
    "pieces": lambda value, index, values: _pieces(value),
    "event": lambda value, index, values: str(show(ffi.from_buffer("struct epoll_event *", value)[0])),
    "fds": lambda value, index, values: str(show(ffi.from_buffer("fd_set *", value)[0])),
    "time": lambda value, index, values: str(show(ffi.from_buffer("struct timeval *", value)[0])),
    "limit": lambda value, index, values: str(show(ffi.from_buffer("struct timespec *", value)[0])),
    "sigset": lambda value, index, values: str(show(ffi.from_buffer("sigset_t *", value)[0])),
    "pollfds": lambda value, index, values: str(show(ffi.from_buffer("struct pollfd[]", value))),
    "out": lambda value, index, values: f"{value:#x}" if value else "NULL",
    "vector": lambda value, index, values: f"{value:#x}",
    "size": lambda value, index, values: "NULL" if value is None else f"[{value}]",
    "text": lambda value, index, values: quote(value),
    "value": _value,
    "IPPROTO": _protocol,
    "OPTION": _option,
    "SOCK": lambda value, index, values: _socket_type(value),
}
