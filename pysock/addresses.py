"""Addresses of sockets: Python's tuples and texts on one side, struct sockaddr_* on the other.

    AF_INET     (host, port)                                  ("127.0.0.1", 8080)
    AF_INET6    (host, port, flowinfo, scope_id)              ("::1", 8080); the last two may be left out
    AF_UNIX     path as str, bytes or PathLike                "/run/x"; b"\\0name" abstract; "" unnamed
    AF_NETLINK  (pid, groups)
    AF_PACKET   (ifindex, protocol, pkttype, hatype, addr)    the last three may be left out
    AF_VSOCK    (cid, port)
    any         a struct sockaddr_* as it is, or an Address

Numbers are in the host's byte order here, and in the network's in the struct where C has them so. A host is digits, or
an ipaddress object: names are looked up by resolve() and connect_to(), never here. An interface is its number, which
if_nametoindex("lo") tells. Nothing here makes a system call.
"""

from __future__ import annotations

import os
from functools import lru_cache

from pysock._libc import ffi, lib
from pysock.values import dressed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Union

    from pysock.annotations import CData

    #: What bind(), connect() and sendto() take.
    AnyAddress = Union["tuple[Any, ...]", str, bytes, "os.PathLike[str]", "Address", CData]

_FAMILY = ffi.sizeof("sa_family_t")
_PATH = ffi.offsetof("struct sockaddr_un", "sun_path")
_PATH_ROOM = ffi.sizeof("struct sockaddr_un") - _PATH
STORAGE = ffi.typeof("struct sockaddr_storage *")
SIZE = ffi.sizeof("struct sockaddr_storage")


class Address:
    """The address of a socket, as the kernel has it and as Python has it. Compares by its bytes, never changes.

    Address(family, value)          of Python's form
    Address.of(sockaddr, addrlen)   of a struct sockaddr_*, or of its bytes

    family    AF_INET, ...
    value     Python's form: ("127.0.0.1", 8080)
    sockaddr  a copy as the C struct of its family, for a raw call; len(address) is its addrlen
    host, port   of AF_INET and AF_INET6

    >>> from pysock import AF_INET, Address
    >>> address = Address(AF_INET, ("127.0.0.1", 8080))
    >>> print(address)
    127.0.0.1:8080
    >>> bytes(address)[2:8]
    b'\\x1f\\x90\\x7f\\x00\\x00\\x01'
    """

    __slots__ = ("_data",)
    _data: bytes

    def __init__(self, family: int, value: AnyAddress) -> None:
        self._data = encoded(family, value, "Address")

    @classmethod
    def of(cls, sockaddr: CData | bytes, addrlen: int | None = None) -> Address:
        """Of a struct sockaddr_*, or of its bytes; of these the first addrlen, else all of them."""
        data = bytes(sockaddr) if isinstance(sockaddr, (bytes, bytearray, memoryview)) else _struct(sockaddr, "Address")
        if addrlen is not None:
            if not 0 <= addrlen <= len(data):
                raise ValueError(f"Address: addrlen is {addrlen}, but sockaddr holds {len(data)} bytes")
            data = data[:addrlen]
        self = object.__new__(cls)
        self._data = data
        return self

    @property
    def family(self) -> int:
        return int(_stored(self._data).ss_family)

    @property
    def value(self) -> Any:
        return decoded(self._data, len(self._data))

    @property
    def sockaddr(self) -> Any:
        from pysock.values import new

        named = ffi.typeof(_STRUCTS.get(self.family, "struct sockaddr_storage"))
        kind = named.cname if len(self._data) <= ffi.sizeof(named) else "struct sockaddr_storage"
        struct = new(kind)
        ffi.memmove(ffi.addressof(struct), self._data, min(len(self._data), ffi.sizeof(struct)))
        return struct

    @property
    def host(self) -> str:
        return self._part("host", 0)  # type: ignore[no-any-return]

    @property
    def port(self) -> int:
        return self._part("port", 1)  # type: ignore[no-any-return]

    def _part(self, name: str, index: int) -> Any:
        if self.family not in (lib.AF_INET, lib.AF_INET6):
            raise AttributeError(f"an address of {_name(self.family)} has no {name}")
        return self.value[index]

    def __bytes__(self) -> bytes:
        return self._data

    def __len__(self) -> int:
        return len(self._data)

    def __eq__(self, other: object) -> bool:
        return self._data == other._data if isinstance(other, Address) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._data)

    def __repr__(self) -> str:
        return f"Address({_name(self.family)}, {self.value!r})"

    def __str__(self) -> str:
        value = self.value
        if self.family == lib.AF_INET:
            return f"{value[0]}:{value[1]}"
        if self.family == lib.AF_INET6:
            return f"[{value[0]}{f'%{value[3]}' if value[3] else ''}]:{value[1]}"
        if self.family == lib.AF_UNIX:
            return value if isinstance(value, str) else "@" + os.fsdecode(value[1:])
        return str(value)


def _name(family: int) -> str:
    from pysock.notation import names

    return names.AF.name(family) or str(family)


# To the kernel


def encoded(family: int, value: Any, call: str) -> bytes:
    """The sockaddr of Python's form for a socket of this family; its length is the addrlen."""
    kind = value.__class__
    try:
        if kind is tuple or kind is str:
            return _encode(family, value)
        if kind is Address:
            return value._data  # type: ignore[no-any-return]
        if isinstance(value, ffi.CData) or kind in dressed:
            return _struct(value, call)
        if isinstance(value, bytearray):
            value = bytes(value)
        return _encode_anew(family, value)
    except (_Wrong, OverflowError) as error:
        known = isinstance(error, _Wrong)
        raised: Any = error.args[1] if known else OverflowError
        raise raised(f"{call}: {error.args[0]}") from None


class _Wrong(Exception):
    """What is wrong with an address, and the exception that it becomes."""

    def __init__(self, text: str, kind: type[Exception] = ValueError) -> None:
        super().__init__(text, kind)


def _encode_anew(family: int, value: Any) -> bytes:
    encode = _ENCODERS.get(family)
    if encode is None:
        raise _Wrong(
            f"an address of {_name(family)} has no form in Python; pass its struct sockaddr_*, or Address.of(bytes)",
            TypeError,
        )
    return encode(value)


_remembered = lru_cache(maxsize=256)(_encode_anew)


def _encode(family: int, value: Any) -> bytes:
    try:
        return _remembered(family, value)
    except TypeError:  # a part that has no hash
        return _encode_anew(family, value)


def _struct(value: Any, call: str) -> bytes:
    """A copy of a struct or an array of bytes; of nothing else is the size known."""
    if value.__class__ in dressed:
        value = value.c_struct
    if isinstance(value, ffi.CData):
        kind = ffi.typeof(value).kind
        if kind == "struct":
            return bytes(ffi.buffer(ffi.addressof(value)))
        if kind == "array" and ffi.sizeof(ffi.typeof(value).item) == 1:
            return bytes(ffi.buffer(value))
        if kind == "pointer":
            raise TypeError(
                f"{call}: a pointer says nothing of the size of its address; Address.of(p[0], addrlen) does"
            )
    raise TypeError(
        f"{call}: an address is a tuple, a path, a struct sockaddr_* or an Address, not {_described(value)}"
    )


def _described(value: Any) -> str:
    return repr(ffi.typeof(value).cname) if isinstance(value, ffi.CData) else type(value).__name__


def _fields(value: Any, family: str, least: int, most: int, form: str) -> tuple[Any, ...]:
    if not isinstance(value, tuple) or not least <= len(value) <= most:
        given = f"{len(value)} items" if isinstance(value, tuple) else type(value).__name__
        raise _Wrong(f"an address of {family} is {form}, not {given}", TypeError)
    return value


def _whole(value: Any, name: str, bits: int) -> int:
    """A number of this many bits."""
    if not hasattr(value, "__index__"):
        raise _Wrong(f"{name} takes an int, not {type(value).__name__}", TypeError)
    number: int = value.__index__()
    if not 0 <= number < 1 << bits:
        raise OverflowError(f"{name} is {number}; it goes from 0 to {(1 << bits) - 1}")
    return number


def _inet(value: Any) -> bytes:
    host, port = _fields(value, "AF_INET", 2, 2, "(host, port)")
    addr = ffi.new("struct sockaddr_in *", {"sin_family": lib.AF_INET})
    addr.sin_port = lib.htons(_whole(port, "port", 16))
    _host(host, port, lib.AF_INET, ffi.addressof(addr, "sin_addr"))
    return bytes(ffi.buffer(addr))


def _inet6(value: Any) -> bytes:
    host, port, *more = _fields(value, "AF_INET6", 2, 4, "(host, port, flowinfo, scope_id)")
    addr = ffi.new("struct sockaddr_in6 *", {"sin6_family": lib.AF_INET6})
    addr.sin6_port = lib.htons(_whole(port, "port", 16))
    flowinfo = _whole(more[0] if more else 0, "flowinfo", 20)
    addr.sin6_flowinfo = lib.htonl(flowinfo)
    addr.sin6_scope_id = _whole(more[1] if len(more) > 1 else 0, "scope_id", 32)
    if isinstance(host, str):
        host, percent, scope = host.partition("%")
        if percent:
            if not scope.isdigit():
                raise _Wrong(f"{scope!r} is an interface's name; its number is if_nametoindex({scope!r})")
            addr.sin6_scope_id = _whole(int(scope), "scope_id", 32)
    _host(host, port, lib.AF_INET6, ffi.addressof(addr, "sin6_addr"))
    return bytes(ffi.buffer(addr))


_MAGIC = {"": ("0.0.0.0", "::"), "<broadcast>": ("255.255.255.255", "ff02::1"), "<any>": ("0.0.0.0", "::")}


def _host(host: Any, port: Any, family: int, place: Any) -> None:
    """The host's digits; nothing else is an address."""
    packed = getattr(host, "packed", None)  # an ipaddress object
    if isinstance(packed, bytes) and len(packed) == ffi.sizeof(ffi.typeof(place).item):
        ffi.memmove(place, packed, len(packed))
        return
    version = "IPv4" if family == lib.AF_INET else "IPv6"
    if isinstance(host, (bytes, bytearray)):
        host = host.decode("utf-8", "surrogateescape")
    if not isinstance(host, str):
        raise _Wrong(f"host takes a str, not {type(host).__name__}", TypeError)
    errno = ffi.errno
    if "\0" in host or lib.inet_pton(family, host.encode("utf-8", "surrogateescape"), ffi.cast("void *", place)) != 1:
        ffi.errno = errno
        if host in _MAGIC:
            raise _Wrong(f"{host!r} is no address; {_MAGIC[host][family == lib.AF_INET6]!r} is")
        raise _Wrong(
            f"{host!r} is no {version} address, and names are not looked up here: resolve({host!r}, {port!r}) looks it"
            f" up, connect_to({host!r}, {port!r}) connects"
        )


def _unix(value: Any) -> bytes:
    if not isinstance(value, (str, bytes, os.PathLike)):
        raise _Wrong(f"an address of AF_UNIX is a path, as str or bytes, not {type(value).__name__}", TypeError)
    path = os.fsencode(value)
    family = _packed_family(lib.AF_UNIX)
    if path[:1] == b"\0" or not path:  # abstract: as many bytes as there are; unnamed: none
        if len(path) > _PATH_ROOM:
            raise _Wrong(f"the name has {len(path)} bytes; sun_path has room for {_PATH_ROOM}")
        return family + path
    if b"\0" in path:
        raise _Wrong("the path has a NUL in it")
    if len(path) > _PATH_ROOM:
        raise _Wrong(f"the path has {len(path)} bytes; sun_path has room for {_PATH_ROOM}")
    return family + (path + b"\0")[:_PATH_ROOM]  # on Linux it may do without its NUL


def _packed_family(family: int) -> bytes:
    """What stands before sun_path, sun_family in it."""
    addr = ffi.new("struct sockaddr_un *", {"sun_family": family})
    return bytes(ffi.buffer(addr, _PATH))


def _netlink(value: Any) -> bytes:
    pid, groups = _fields(value, "AF_NETLINK", 2, 2, "(pid, groups)")
    addr = ffi.new("struct sockaddr_nl *", {"nl_family": lib.AF_NETLINK})
    addr.nl_pid, addr.nl_groups = _whole(pid, "pid", 32), _whole(groups, "groups", 32)
    return bytes(ffi.buffer(addr))


def _packet(value: Any) -> bytes:
    form = "(ifindex, protocol, pkttype, hatype, addr)"
    ifindex, protocol, *more = _fields(value, "AF_PACKET", 2, 5, form)
    if isinstance(ifindex, (str, bytes)):
        raise _Wrong(f"{ifindex!r} is an interface's name; its number is if_nametoindex({ifindex!r})")
    addr = ffi.new("struct sockaddr_ll *", {"sll_family": lib.AF_PACKET})
    addr.sll_ifindex = _whole(ifindex, "ifindex", 31)
    addr.sll_protocol = lib.htons(_whole(protocol, "protocol", 16))
    addr.sll_pkttype = _whole(more[0] if more else 0, "pkttype", 8)
    addr.sll_hatype = _whole(more[1] if len(more) > 1 else 0, "hatype", 16)
    hardware = bytes(more[2]) if len(more) > 2 else b""
    if len(hardware) > len(addr.sll_addr):
        raise _Wrong(f"addr has {len(hardware)} bytes; sll_addr has room for {len(addr.sll_addr)}")
    addr.sll_halen = len(hardware)
    ffi.memmove(addr.sll_addr, hardware, len(hardware))
    return bytes(ffi.buffer(addr))


def _vsock(value: Any) -> bytes:
    cid, port = _fields(value, "AF_VSOCK", 2, 2, "(cid, port)")
    addr = ffi.new("struct sockaddr_vm *", {"svm_family": lib.AF_VSOCK})
    addr.svm_cid, addr.svm_port = _whole(cid, "cid", 32), _whole(port, "port", 32)
    return bytes(ffi.buffer(addr))


# From the kernel

_buffer = ffi.buffer
_AF_INET = lib.AF_INET


_vacant: list[tuple[Any, Any]] = []  # used again: making both takes longer than many a call


def vacant(family: int) -> tuple[Any, Any]:
    """Room for an address that libc is to write, and for its size: at first that of the family's struct, as in C."""
    try:
        name = _vacant.pop()
    except IndexError:
        name = ffi.new(STORAGE), ffi.new("socklen_t[1]")
    name[1][0] = ROOM[family]
    return name


def occupied(name: tuple[Any, Any]) -> Any:
    """The address in what vacant() gave, in Python's form; the room may be used again."""
    storage, length = name
    value = _decoded(storage, length[0])
    _vacant.append(name)
    return value


def decoded(sockaddr: Any, size: int) -> Any:
    """Python's form of an address of `size` bytes: of bytes, or at a struct sockaddr *. None where there is none."""
    return _decoded(_stored(sockaddr) if sockaddr.__class__ is bytes else ffi.cast(STORAGE, sockaddr), size)


def _decoded(place: Any, size: int) -> Any:
    if size < _FAMILY:
        return None
    family = place.ss_family
    data = _buffer(place, size if size < SIZE else SIZE)[:]
    if family == _AF_INET and size >= 8:
        return f"{data[4]}.{data[5]}.{data[6]}.{data[7]}", data[2] << 8 | data[3]
    decode, least = _DECODERS.get(family, (None, 0))
    if decode is None or size < least:
        return family, data[_FAMILY:]
    return decode(data)


def _stored(data: bytes) -> Any:
    """These bytes as a struct sockaddr_storage *."""
    return ffi.from_buffer(STORAGE, data[:SIZE].ljust(SIZE, b"\0"))


def _from_inet6(data: bytes) -> Any:
    addr = ffi.from_buffer("struct sockaddr_in6 *", data)
    text = ffi.new("char[]", lib.INET6_ADDRSTRLEN)
    errno = ffi.errno
    lib.inet_ntop(lib.AF_INET6, data[8:24], ffi.cast("void *", text), len(text))
    ffi.errno = errno
    port, flowinfo = lib.ntohs(addr.sin6_port), lib.ntohl(addr.sin6_flowinfo)
    return ffi.string(text).decode(), port, flowinfo, addr.sin6_scope_id


def _from_unix(data: bytes) -> Any:
    path = data[_PATH:]
    return path if path[:1] == b"\0" else os.fsdecode(path.partition(b"\0")[0])


def _from_netlink(data: bytes) -> Any:
    addr = ffi.from_buffer("struct sockaddr_nl *", data)
    return addr.nl_pid, addr.nl_groups


def _from_packet(data: bytes) -> Any:
    addr = ffi.from_buffer("struct sockaddr_ll *", data.ljust(ffi.sizeof("struct sockaddr_ll"), b"\0"))
    hardware = bytes(addr.sll_addr[0 : min(addr.sll_halen, len(addr.sll_addr))])
    return addr.sll_ifindex, lib.ntohs(addr.sll_protocol), addr.sll_pkttype, addr.sll_hatype, hardware


def _from_vsock(data: bytes) -> Any:
    addr = ffi.from_buffer("struct sockaddr_vm *", data)
    return addr.svm_cid, addr.svm_port


#: By family: its name, its struct, the two directions, and how many bytes it takes to decode.
_FAMILIES: tuple[tuple[str, str, Callable[[Any], bytes], Callable[[bytes], Any], int], ...] = (
    ("AF_INET", "struct sockaddr_in", _inet, lambda data: None, 8),
    ("AF_INET6", "struct sockaddr_in6", _inet6, _from_inet6, 28),
    ("AF_UNIX", "struct sockaddr_un", _unix, _from_unix, _FAMILY),
    ("AF_NETLINK", "struct sockaddr_nl", _netlink, _from_netlink, 12),
    ("AF_PACKET", "struct sockaddr_ll", _packet, _from_packet, 12),
    ("AF_VSOCK", "struct sockaddr_vm", _vsock, _from_vsock, 12),
)
_STRUCTS, _ENCODERS, _DECODERS = {}, {}, {}


class _Lengths(dict):  # type: ignore[type-arg]
    """By family the room for an address that a call is told of: as in C, sizeof its struct."""

    def __missing__(self, family: int) -> Any:
        return SIZE


ROOM = _Lengths()
for _known, _kind, _to, _from, _least in _FAMILIES:
    if hasattr(lib, _known):
        _number = getattr(lib, _known)
        _STRUCTS[_number], _ENCODERS[_number], _DECODERS[_number] = _kind, _to, (_from, _least)
        ROOM[_number] = ffi.sizeof(_kind)
