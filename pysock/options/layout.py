"""Small Python values from C structs and into them: `@laid_out("struct linger", "l_")` before a NamedTuple.

A field of the value is the struct's member of that name with the prefix before it. What a member's C type is, decides
what Python sees: a number, an address as text, bytes. Nothing here makes a system call, and no name is resolved.
"""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.addresses import decoded, encoded
from pysock.libc.arpa.inet import inet_ntop, inet_pton
from pysock.values import cstr, ctype, new, sizeof

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NamedTuple, TypeVar

    V = TypeVar("V", bound=NamedTuple)


class Layout:
    """How one class of values lies in memory: the C struct, and for each field its member and how to convert it."""

    def __init__(self, cls: Any, c_type: str, named: dict[str, str], bools: set[str]) -> None:
        self.cls = cls
        self.c_type = c_type
        self._named = named
        self._bools = bools
        self._members: list[tuple[str, str, Any, Any]] | None = None

    @property
    def members(self) -> list[tuple[str, str, Any, Any]]:
        """(field, member, from C, into C); found out at the first use, since not every system has every struct."""
        if self._members is None:
            types = {name: member.type for name, member in ctype(self.c_type).fields}
            self._members = [
                (field, member, *_converters(types[member], field in self._bools))
                for field, member in self._named.items()
            ]
        return self._members

    @property
    def size(self) -> int:
        return sizeof(self.c_type)

    def of(self, cls: Any) -> Layout:
        """The same layout of a class that derives from this one's."""
        return Layout(cls, self.c_type, self._named, self._bools)

    def unpack(self, struct: Any) -> Any:
        """The Python value of a C struct."""
        return self.cls(*[read(getattr(struct, member)) for _, member, read, _ in self.members])

    def pack(self, value: Any) -> Any:
        """A C struct with what is in the Python value."""
        struct = new(self.c_type)
        for (field, member, _, write), given in zip(self.members, value):
            where = f"{type(value).__name__}: {field}"
            try:
                write(struct, member, given, where)
            except OverflowError as error:
                raise OverflowError(f"{where}: {error}") from None
            except TypeError as error:
                if str(error).startswith(where):
                    raise
                raise TypeError(f"{where}: {error}") from None
        return struct


_layouts: dict[type, Layout] = {}


def laid_out(c_type: str, prefix: str = "", **members: str) -> Callable[[type[V]], type[V]]:
    """The class of values has the layout of this struct; `members` names those that the prefix does not give."""

    def laid_out(cls: type[V]) -> type[V]:
        named = {field: members.get(field, prefix + field) for field in cls._fields}
        hints = {field: getattr(hint, "__forward_arg__", hint) for field, hint in cls.__annotations__.items()}
        _layouts[cls] = Layout(cls, c_type, named, {field for field, hint in hints.items() if hint in ("bool", bool)})
        return cls

    return laid_out


def layout(cls: type) -> Layout:
    """The layout of a class of values, or of the one that it derives from."""
    found = _layouts.get(cls)
    if found is None:
        base = next(base for base in cls.__mro__ if base in _layouts)
        found = _layouts[cls] = _layouts[base].of(cls)
    return found


# What a member is to Python


def _converters(t: Any, is_bool: bool) -> tuple[Any, Any]:
    if t.kind == "array":
        return bytes, _write_bytes
    return {
        "struct in_addr": (ipv4_text, _write_ipv4),
        "struct in6_addr": (ipv6_text, _write_ipv6),
        "struct sockaddr_storage": (stored, _write_stored),
        "struct sockaddr_in6": (_inet6, _write_inet6),
    }.get(t.cname, (bool if is_bool else int, _write_number))


def _write_number(struct: Any, member: str, given: Any, where: str) -> None:
    setattr(struct, member, given)


def _write_bytes(struct: Any, member: str, given: Any, where: str) -> None:
    room = ffi.buffer(getattr(struct, member))
    data = bytes(memoryview(given)) if not isinstance(given, str) else None
    if data is None:
        raise TypeError(f"{where} takes bytes, not str")
    if len(data) > len(room):
        raise ValueError(f"{where} has room for {len(room)} bytes, not {len(data)}")
    room[: len(data)] = data


# Addresses: text as inet_pton() takes and inet_ntop() gives it


def _text(family: int, address: Any) -> str:
    room = new(f"char[{lib.INET6_ADDRSTRLEN}]")
    inet_ntop(family, address, room, sizeof(room))
    return cstr(room)


def _parse(family: int, text: Any, room: Any, where: str) -> None:
    kind = "IPv4" if family == lib.AF_INET else "IPv6"
    if not isinstance(text, str):
        raise TypeError(f"{where} takes an {kind} address as text, not {type(text).__name__}")
    if "\0" in text or inet_pton(family, text, room) != 1:
        raise ValueError(f"{where}: {text!r} is no {kind} address (names are not looked up here: resolve() does)")


def ipv4_text(address: Any) -> str:
    """A struct in_addr as text: 127.0.0.1"""
    return _text(lib.AF_INET, address)


def ipv6_text(address: Any) -> str:
    """A struct in6_addr as text: ::1"""
    return _text(lib.AF_INET6, address)


def ipv4(text: str, where: str) -> Any:
    """A struct in_addr with the address that the text names."""
    room = new("struct in_addr")
    _parse(lib.AF_INET, text, room, where)
    return room


def _write_ipv4(struct: Any, member: str, given: Any, where: str) -> None:
    _parse(lib.AF_INET, given, ffi.addressof(struct, member), where)


def _write_ipv6(struct: Any, member: str, given: Any, where: str) -> None:
    _parse(lib.AF_INET6, given, ffi.addressof(struct, member), where)


def _inet6(address: Any) -> Any:
    """A struct sockaddr_in6 as Python's tuple; the kernel does not always fill in the family."""
    copy = new("struct sockaddr_in6", address)
    copy.sin6_family = lib.AF_INET6
    return decoded(ffi.addressof(copy), ffi.sizeof(copy))


def _write_inet6(struct: Any, member: str, given: Any, where: str) -> None:
    ffi.memmove(ffi.addressof(struct, member), encoded(lib.AF_INET6, given, where), sizeof("struct sockaddr_in6"))


# Addresses of either family, in a struct sockaddr_storage whose port nobody looks at


def family_of(text: Any, where: str) -> int:
    """AF_INET6 for a text with a colon, else AF_INET."""
    if not isinstance(text, str):
        raise TypeError(f"{where} takes an IPv4 or IPv6 address as text, not {type(text).__name__}")
    return int(lib.AF_INET6 if ":" in text else lib.AF_INET)


def stored(storage: Any) -> str:
    """The address in a struct sockaddr_storage as text; "" for one of another family."""
    known = storage.ss_family in (lib.AF_INET, lib.AF_INET6)
    return str(decoded(ffi.addressof(storage), ffi.sizeof(storage))[0]) if known else ""


def store(storage: Any, text: Any, where: str) -> None:
    """Write an address to a struct sockaddr_storage, given by its pointer."""
    family = family_of(text, where)
    address = encoded(family, (text, 0), where)
    ffi.memmove(storage, address, len(address))


def _write_stored(struct: Any, member: str, given: Any, where: str) -> None:
    store(ffi.addressof(struct, member), given, where)
