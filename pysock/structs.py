"""Structs and unions: the classes of libc's, and those that a program defines, in C's own layout.

Both make cffi structs that own their memory. A program's own are built by cffi's backend, so they share libc's types:
they may hold a sockaddr_in, stand in arrays, and be named in new(), sizeof() and cast().
"""

from __future__ import annotations

import _cffi_backend

from pysock.values import CData, ctype, declare, forget, incomplete, new, own

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar, overload

    from typing_extensions import dataclass_transform

    from pysock.annotations import TypeName

    T = TypeVar("T")
    _base = CData
else:
    _base = object

__all__ = ["member", "struct", "union"]

#: The fields of a program's own structs, with their types as the program names them: `{"port": "in_port_t"}`
member_types: dict[Any, dict[str, str]] = {}

_complete: Callable[..., None] = _cffi_backend.complete_struct_or_union


class Struct(_base):
    """The class of a C struct or union. Calling it makes one: a cffi struct that owns its memory, zeroed.

    `sockaddr_in()` is zeroed; `sockaddr_in(sin_family=AF_INET)` sets fields; `sockaddr_in(other)` copies, as C's `=`.
    """

    c_type: Any = None

    if not TYPE_CHECKING:  # what comes back is a cffi struct; the classes of the headers say which fields it takes

        def __new__(cls, init=None, **fields):
            """A zeroed struct, one with these fields, or a copy of another."""
            if fields:
                if init is not None:
                    raise TypeError(f"{cls.__name__}: give a struct to copy, or fields, not both")
                init = fields
            return new(cls, init)


class Member:
    """One field of a struct defined in Python, made by member()."""

    __slots__ = ("bits", "type")

    def __init__(self, type: TypeName, bits: int) -> None:
        self.type = type
        self.bits = bits


def member(type: TypeName, bits: int = -1) -> Any:
    """A field in a @struct or @union: `member("char[64]")`; `member("unsigned int", bits=3)` is a bit-field."""
    return Member(type, bits)


if TYPE_CHECKING:

    @overload
    @dataclass_transform(kw_only_default=True)
    def struct(cls: type[T]) -> type[T]: ...
    @overload
    @dataclass_transform(kw_only_default=True)
    def struct(*, packed: bool) -> Callable[[type[T]], type[T]]: ...


def struct(cls: Any = None, *, packed: bool = False) -> Any:
    """Makes a class of members a C struct, with C's layout.

    >>> @struct
    ... class packet:
    ...     id = member("unsigned short")
    ...     data = member("char[64]")
    >>> sizeof(packet), sizeof("struct packet")
    (66, 66)
    >>> packet(id=7).id
    7

    A type checker learns a field's type from its annotation: `id: int = member("unsigned short")`.

    `@struct(packed=True)` is `__attribute__((packed))`. A member whose name begins with an underscore and a digit
    (`_1`) and whose type is a struct or union is anonymous, as in C: its fields are reached directly. A bit-field with
    such a name is C's without a name: room alone, and with `bits=0` the end of an object of its type.
    """
    return _record(cls, "struct", packed)


if TYPE_CHECKING:

    @overload
    @dataclass_transform(kw_only_default=True)
    def union(cls: type[T]) -> type[T]: ...
    @overload
    @dataclass_transform(kw_only_default=True)
    def union(*, packed: bool) -> Callable[[type[T]], type[T]]: ...


def union(cls: Any = None, *, packed: bool = False) -> Any:
    """Makes a class of members a C union. See struct()."""
    return _record(cls, "union", packed)


def _record(cls: Any, keyword: str, packed: bool) -> Any:
    if cls is None:
        return lambda decorated: _record(decorated, keyword, packed)
    if not isinstance(cls, type):
        raise TypeError(f"@{keyword} stands before a class of members; a value of a C type is new('{keyword} ...')")
    name = cls.__name__
    tag = f"{keyword} {name}"
    mentioned = incomplete.pop(tag, None)
    made = mentioned or (_cffi_backend.new_struct_type if keyword == "struct" else _cffi_backend.new_union_type)(tag)
    before = {key: own.get(key) for key in (tag, name)}
    own[tag] = own[name] = made
    forget(name)
    try:
        fields = []
        used = 0  # bits of the byte that the next bit-field begins in
        for key, value in vars(cls).items():
            if isinstance(value, Member):
                t = _member_type(value.type)
                bits = value.bits
                nameless = bits >= 0 or t.kind in ("struct", "union")
                anonymous = nameless and key[:1] == "_" and key[1:2].isdigit()
                if bits > 1 and t.cname == "_Bool":
                    raise TypeError(f"{keyword} {name}: {key} has {bits} bits, but a bit-field of _Bool has one")
                if bits == 64 and not anonymous:  # cffi reads and writes 63 at most
                    if packed and used:
                        raise NotImplementedError
                    bits = -1
                if bits == 0 and packed:
                    raise TypeError(f"{keyword} {name}: {key} has no bits; packed, write the bits that it leaves out")
                used = (used + bits) % 8 if bits > 0 and keyword == "struct" else 0
                fields.append(("" if anonymous else key, t, bits, -1))
        if not fields:
            raise TypeError(f"{keyword} {name} has no member; write: field = member('int')")
        _complete(made, fields, None, -1, -1, 8 if packed else 0)
    except BaseException as error:
        for key, old in before.items():
            if old is None:
                del own[key]
            else:
                own[key] = old
        if mentioned is not None:
            incomplete[tag] = mentioned
        forget(name)
        if isinstance(error, NotImplementedError):
            raise TypeError(
                f"{keyword} {name}: a packed bit-field that crosses from one object of its type into the next cannot be"
                " had; make such fields one integer, and take its bits with shifts"
            ) from None
        raise
    member_types[made] = {key: v.type for key, v in vars(cls).items() if isinstance(v, Member) and type(v.type) is str}
    return type(name, (Struct,), {"c_type": made, "__doc__": cls.__doc__, "__module__": cls.__module__})


def _member_type(type: TypeName) -> Any:
    """A field's type; what it only points to may be defined later."""
    if isinstance(type, str) and "*" in type and ("struct " in type or "union " in type):
        declare(type)
    return ctype(type)
