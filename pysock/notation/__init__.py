"""`show(value)`: a C value as text in strace's notation, and as a view of its bytes.

Where the text is not strace's: docs/show.md. Nothing here writes to the value, and a pointer that leads nowhere is an
address: what it leads to, the kernel is asked for, as strace asks.
"""

from __future__ import annotations

import os
import sys

from pysock._libc import ffi
from pysock.notation import memory, names, special
from pysock.notation.byteview import view
from pysock.notation.describe import Manner, Node, describe, is_char, pointer
from pysock.notation.text import LIMIT, quote
from pysock.values import Errno, Live, ctype, dressed
from pysock.values import _is_opaque as is_opaque

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["Shown", "show"]

_MOST = 1 << 24  # bytes of one value


class Shown(str):
    """The text of a value, which the prompt shows as it is; `bytes` is the view of its bytes at the same moment."""

    __slots__ = ("_taken",)
    _taken: tuple[str, Node, bytes] | None

    def __new__(cls, text: str, taken: tuple[str, Node, bytes] | None = None) -> Shown:
        self = super().__new__(cls, text)
        self._taken = taken
        return self

    def __repr__(self) -> str:
        return str(self)

    @property
    def bytes(self) -> Shown:
        return self if self._taken is None else Shown(view(*self._taken))


def _shown(title: str, node: Node, data: bytes) -> Shown:
    return Shown(node.text, (title, node, data))


def show(value: Any, size: int | None = None, *, field: str | None = None, strsize: int = LIMIT) -> Shown:
    """A C value as strace writes it; `show(value).bytes` is its bytes, field by field.

    value    a struct, union, array or pointer; bytes, bytearray, memoryview; errno; an int
    size     how many of its bytes count: the addrlen, len or result that goes with it; what else a pointer leads to
    field    of a struct ifreq: the field that the request is about, "ifr_flags"
    strsize  bytes of a text at most, then `...`, as strace's -s

    >>> from pysock import *
    >>> addr = sockaddr_in(sin_family=AF_INET, sin_port=htons(8080))
    >>> show(addr)
    {sin_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr("0.0.0.0")}
    >>> show(addr).bytes
    sockaddr_in, 16 bytes
     0  02 00                    sin_family  AF_INET
     2  1f 90                    sin_port    htons(8080)           network order
     4  00 00 00 00              sin_addr    inet_addr("0.0.0.0")  network order
     8  00 00 00 00 00 00 00 00  sin_zero    (padding)
    """
    if value.__class__ in dressed:
        value = value.c_struct
    manner = Manner(max(strsize, 0), field)
    if isinstance(value, ffi.CData):
        return _c_value(value, size, manner)
    if isinstance(value, Live):
        held = value[0]
        if isinstance(held, ffi.CData):
            return _c_value(held, size, manner)
        text = errno_text(held) if isinstance(value, Errno) else _live_text(value, held)
        return Shown(text)
    if isinstance(value, int):
        return Shown(str(int(value)))
    try:
        data = bytes(memoryview(value).cast("B"))
    except (TypeError, ValueError, BufferError):
        raise TypeError(
            f"show takes a C value (a struct, an array, a pointer, errno) or bytes, not {type(value).__name__}"
        ) from None
    data = data if size is None else data[: max(size, 0)]
    node = Node(0, len(data), quote(data, strsize))
    return _shown(type(value).__name__, node, data)


def errno_text(number: int) -> str:
    """`ENOENT (No such file or directory)`"""
    name = names.ERRNO.name(number) if number else None
    return f"{name} ({os.strerror(number)})" if name else str(number)


def _live_text(value: Live, held: Any) -> str:
    return names.HOST_ERROR.name(held) or str(held) if value._name == "h_errno" else str(held)


def _title(t: Any) -> str:
    name, char = str(t.cname), ctype("char").cname
    if name.startswith(char):
        name = "char" + name[len(char) :]
    return name[len("struct ") :] if name.startswith("struct ") else name


def _c_value(value: Any, size: int | None, manner: Manner) -> Shown:
    t = ffi.typeof(value)
    if t.kind in ("struct", "union"):
        return _at(t, memory.address(ffi.addressof(value)), ffi.sizeof(value), size, manner)
    if t.kind == "array":
        return _array(t, value, size, manner)
    place = memory.address(value) if t.kind in ("pointer", "function") else 0
    if t.kind == "pointer" and place and not is_opaque(t.item):
        found = _pointed_to(t.item, place, size, manner)
        if found is not None:
            return found
    if t.kind in ("pointer", "function"):
        return Shown(pointer(t, place, manner))
    return Shown(str(float(value) if t.cname in ("float", "double", "long double") else int(value)))


def _array(t: Any, value: Any, size: int | None, manner: Manner) -> Shown:
    whole = int(ffi.sizeof(value))
    data = memory.read(memory.address(value), min(whole, whole if size is None else max(size, 0), _MOST))
    if data is None:
        return Shown(f"{memory.address(value):#x}")
    node = Node(0, len(data), quote(data, manner.strsize)) if is_char(t.item) else describe(t, data, 0, manner)
    return _shown(_title(t), node, data)


def _pointed_to(t: Any, place: int, size: int | None, manner: Manner) -> Shown | None:
    if t.kind == "void" or is_char(t):
        data = memory.read(place, min(size, _MOST)) if size is not None and size >= 0 else None
        if data is None:
            return None
        node = Node(0, len(data), quote(data, manner.strsize))
        return _shown("bytes", node, data)
    if t.kind in ("struct", "union"):
        return _at(t, place, int(ffi.sizeof(t)), size, manner)
    if t.kind == "pointer" and is_char(t.item):
        text = special.texts_at(place, manner)
        return None if text is None else Shown(text)
    if t.kind in ("function", "pointer", "array"):
        return None
    data = memory.read(place, int(ffi.sizeof(t)))
    if data is None:
        return None
    node = describe(t, data, 0, manner)
    node.text = f"[{node.text}]"
    return _shown(_title(t), node, data)


def _at(t: Any, place: int, whole: int, size: int | None, manner: Manner) -> Shown:
    """A struct or union that lies there."""
    if t.cname == "struct cmsghdr":
        head = memory.read(place, whole)
        if head is not None:
            whole = max(whole, min(int.from_bytes(head[: ffi.sizeof("size_t")], sys.byteorder), special.MOST_BYTES))
    elif t.cname == "struct sockaddr":
        whole = max(whole, special.family_size(place))
    data = memory.read(place, min(whole if size is None else max(size, 0), _MOST))
    if data is None and whole > ffi.sizeof(t):
        data = memory.read(place, int(ffi.sizeof(t)))
    if not data:
        return Shown(f"{place:#x}")
    node = describe(t, data, 0, manner)
    return _shown(_title(t), node, data)
