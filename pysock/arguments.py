"""The arguments of a call that failed: kept cheaply when it fails, written in strace's notation when somebody asks.

What is kept is numbers and copies of bytes, never the program's own objects: those may change, and must be free to.
Nothing here makes a call of libc's socket API.
"""

from __future__ import annotations

import sys

from pysock._libc import ffi, lib
from pysock.notation import names, show
from pysock.notation.text import quote
from pysock.values import dressed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_buffer = ffi.buffer
_LIMIT = 32  # strace's -s
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
    "read": "fd out int",
    "readv": "fd vector int",
    "recv": "fd out int MSG",
    "recvfrom": "fd out int MSG out size",
    "recvmmsg": "fd out int MSG TIME",
    "recvmsg": "fd message MSG",
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
_KINDS = {call: tuple(kinds.split()) for call, kinds in _PARAMETERS.items()}


# When it fails


def kept(call: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Copies of what the values lead to, and addresses of what there was to be written. Views of buffers are let go:
    as long as one exists, its bytearray cannot be resized."""
    found: list[Any] = []
    for kind, value in zip(_KINDS[call], values):
        if value.__class__ is not int:
            if kind == "in" or kind == "value":
                value = _head(value, values[len(found) + 1])
            elif kind == "addr":
                value = _head(value, values[len(found) + 1], 1 << 16)
            elif kind == "size":
                value = int(value[0])
            elif kind == "message" or kind == "messages" or kind == "pieces":
                value = value.kept()
            elif kind == "vector":
                value.release()
                value = _address(value.memory)
            elif kind == "out":
                value = _address(value)
            elif kind == "event" or kind == "pollfds":
                value = None if value is None else bytes(_buffer(value))
            elif kind == "arg":
                value = str(value) if isinstance(value, int) else f"{_address(value):#x}"
        found.append(value)
    for value in values:
        if value.__class__ is _VIEW:
            ffi.release(value)
    return tuple(found)


def _head(value: Any, size: int, limit: int = _LIMIT) -> bytes | None:
    if value is None or (isinstance(value, ffi.CData) and not value):
        return None
    if value.__class__ is bytes:
        return value[:limit]
    return bytes(ffi.buffer(ffi.cast("char *", value), min(size, limit)))


def _address(value: Any) -> int | None:
    if value is None:
        return None
    if value.__class__ in dressed:
        value = value.c_struct
    if not isinstance(value, ffi.CData):
        value = ffi.from_buffer(value)
    return int(ffi.cast("uintptr_t", ffi.addressof(value) if ffi.typeof(value).kind in ("struct", "union") else value))


# When it is read


def texts(call: str, values: tuple[Any, ...]) -> tuple[str, ...]:
    """Each argument in strace's notation."""
    return tuple(_text(kind, index, values) for index, (kind, _) in enumerate(zip(_KINDS[call], values)))


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


def _option(value: int, index: int, values: tuple[Any, ...]) -> str:
    for level, table in _OPTIONS.items():
        if values[index - 1] == getattr(lib, level, None):
            return table.text(value)
    return f"{value:#x}" if value else "0"


def _value(value: bytes, size: int) -> str:
    """What an option is set to: a number, or bytes."""
    return f"[{int.from_bytes(value, sys.byteorder, signed=True)}]" if size == 4 else quote(value, _LIMIT)


def _message(value: tuple[Any, ...] | int) -> str:
    """`{msg_name=..., msg_iov=[...], ...}`; of one that was to be received, what strace writes then."""
    if isinstance(value, int):
        return f"{{msg_namelen={value}}}"
    name, pieces, control, flags = value
    memory = [ffi.new("char[]", piece.ljust(_LIMIT, b"\0")) for piece, _ in pieces]
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
        + ", ".join(
            f"{{iov_base={quote(data, _LIMIT, more=size > len(data))}, iov_len={size}}}" for data, size in value
        )
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
#: The options of each level, without the second names of those that have two.
_OPTIONS = {
    "SOL_SOCKET": names.Names("SO_", without=" ".join(
        name for name in dir(lib)
        if name.startswith(("SO_EE_", "SO_GET_FILTER", "SO_DETACH_BPF")) or name.endswith("_OLD")
    )),
    "IPPROTO_IP": names.Names("IP_", without="IP_PMTUDISC_DONT IP_PMTUDISC_WANT IP_PMTUDISC_DO IP_PMTUDISC_PROBE"
                              " IP_DEFAULT_MULTICAST_TTL IP_DEFAULT_MULTICAST_LOOP IP_MAX_MEMBERSHIPS IP_RECVRETOPTS"),
    "IPPROTO_IPV6": names.Names("IPV6_"),
    "IPPROTO_TCP": names.Names("TCP_", "NODELAY MAXSEG CORK KEEPIDLE KEEPINTVL KEEPCNT SYNCNT LINGER2 DEFER_ACCEPT"
                               " WINDOW_CLAMP INFO QUICKACK CONGESTION MD5SIG COOKIE_TRANSACTIONS THIN_LINEAR_TIMEOUTS"
                               " THIN_DUPACK USER_TIMEOUT REPAIR REPAIR_QUEUE QUEUE_SEQ REPAIR_OPTIONS FASTOPEN"
                               " TIMESTAMP NOTSENT_LOWAT CC_INFO SAVE_SYN SAVED_SYN REPAIR_WINDOW FASTOPEN_CONNECT ULP"
                               " MD5SIG_EXT FASTOPEN_KEY FASTOPEN_NO_COOKIE ZEROCOPY_RECEIVE INQ TX_DELAY"),
    "IPPROTO_UDP": names.Names("UDP_"),
}  # fmt: skip

#: How each kind is written that is no table.
_WRITTEN: dict[str, Callable[[Any, int, tuple[Any, ...]], str]] = {
    "addr": lambda value, index, values: address(value),
    "in": lambda value, index, values: quote(value, _LIMIT, more=values[index + 1] > len(value)),
    "message": lambda value, index, values: _message(value),
    "messages": lambda value, index, values: _messages(value),
    "pieces": lambda value, index, values: _pieces(value),
    "event": lambda value, index, values: str(show(ffi.from_buffer("struct epoll_event *", value)[0])),
    "pollfds": lambda value, index, values: str(show(ffi.from_buffer("struct pollfd[]", value))),
    "out": lambda value, index, values: f"{value:#x}" if value else "NULL",
    "vector": lambda value, index, values: f"{value:#x}",
    "size": lambda value, index, values: f"[{value}]",
    "text": lambda value, index, values: quote(value),
    "value": lambda value, index, values: _value(value, values[index + 1]),
    "IPPROTO": _protocol,
    "OPTION": _option,
    "SOCK": lambda value, index, values: _socket_type(value),
}
