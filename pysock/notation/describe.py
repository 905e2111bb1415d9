"""A C value taken apart: what stands where in its bytes, and how strace writes it.

Everything is read from a copy of the bytes by cffi's own types, so that the value may change, or go, meanwhile. The
structs whose text is more than their fields in a row are in special.py.
"""

from __future__ import annotations

import struct
import sys

from pysock._libc import ffi, lib
from pysock.notation import fields, memory, names
from pysock.notation.text import LIMIT, array, octets, quote, quote_text
from pysock.structs import member_types
from pysock.values import _is_opaque as is_opaque

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pysock.notation.fields import Meaning

    #: How a struct is taken apart: its type, its bytes, where it begins in the whole, and what to keep to
    Describer = Callable[[Any, bytes, int, "Manner"], "Node"]

_MOST = 64  # elements of an array that a byte view goes through
_DEEPEST = 8  # pointers followed one behind the other


class Manner:
    """How to write: the limit of texts, the field that an ifreq is about, how deep pointers led so far."""

    __slots__ = ("deep", "field", "strsize")

    def __init__(self, strsize: int = LIMIT, field: str | None = None, deep: int = 0) -> None:
        self.strsize, self.field, self.deep = strsize, field, deep

    def deeper(self) -> Manner:
        return Manner(self.strsize, self.field, self.deep + 1)


class Node:
    """A value at its place: the text, and the parts if it has any. `silent` ones stand in the byte view only."""

    __slots__ = ("name", "network", "offset", "parts", "self_named", "silent", "size", "span", "text")

    def __init__(
        self, offset: int, size: int, text: str, parts: list[Node] | None = None, network: bool = False
    ) -> None:
        self.offset, self.size, self.text, self.parts, self.network = offset, size, text, parts, network
        self.span = 8 * offset, 8 * (offset + size)  # in bits
        self.name = ""
        self.silent = False
        self.self_named = False  # the text says of which field it is: inet_pton(AF_INET6, "::1", &sin6_addr)

    def labelled(self) -> str:
        return self.text if self.self_named or not self.name else f"{self.name}={self.text}"


#: By C name of the struct; special.py fills it.
special: dict[str, Describer] = {}
#: By "struct name.field": the text of what a pointer leads to, or None; special.py fills it.
followed: dict[str, Callable[[int, Callable[[str], int], Manner], str | None]] = {}


# Numbers


def number(t: Any, data: bytes, bitshift: int = -1, bitsize: int = -1) -> int:
    """The integer in these bytes."""
    value = int.from_bytes(data, sys.byteorder)
    bits = 8 * len(data)
    if bitsize > 0:
        value, bits = value >> bitshift & (1 << bitsize) - 1, bitsize
    signed = t.kind in ("primitive", "enum") and t.cname != "_Bool" and int(ffi.cast(t, -1)) < 0
    return value - (1 << bits) if signed and value >> (bits - 1) else value


def _real(data: bytes) -> str:
    if len(data) > 8:  # long double
        return repr(float(ffi.from_buffer("long double[1]", bytearray(data))[0]))
    return repr(struct.unpack("=f" if len(data) == 4 else "=d", data)[0])


def ipv4(data: bytes) -> str:
    return f'inet_addr("{".".join(map(str, data))}")'


def ipv6(data: bytes, name: str = "in6_addr") -> str:
    errno = ffi.errno
    text = ffi.new("char[]", lib.INET6_ADDRSTRLEN)
    lib.inet_ntop(lib.AF_INET6, data, ffi.cast("void *", text), len(text))
    ffi.errno = errno
    return f"inet_pton(AF_INET6, {quote(ffi.string(text))}, &{name})"


def interface(index: int) -> str:
    """`if_nametoindex("lo")`, asked of the kernel; the number if no interface has it."""
    errno = ffi.errno
    name = ffi.new("char[]", lib.IF_NAMESIZE)
    found = index > 0 and lib.if_indextoname(index, ffi.cast("void *", name))
    ffi.errno = errno
    return f"if_nametoindex({quote(ffi.string(name))})" if found else str(index)


def in_network_order(data: bytes, table: names.Names | None = None) -> str:
    """`htons(8080)`: what the program would write to make these bytes."""
    value = int.from_bytes(data, "big")
    call = {1: "", 2: "htons", 4: "htonl", 8: "htobe64"}[len(data)]
    text = str(value)
    if table is not None:
        text = table.text(value)
    return f"{call}({text})" if call else text


def _meant(meaning: Meaning, t: Any, data: bytes, value: int) -> tuple[str, bool]:
    """An integer's text, and whether it is in network order."""
    if isinstance(meaning, str):
        if meaning in fields.NAMES_IN_NETWORK_ORDER:
            return in_network_order(data, fields.NAMES_IN_NETWORK_ORDER[meaning]), True
        if meaning == fields.NET_PORT:
            return in_network_order((value & 0xFFFF).to_bytes(2, sys.byteorder)), True
        if meaning == fields.NET:
            return in_network_order(data), len(data) > 1
        if meaning == fields.IPV4 and len(data) == 4:
            return ipv4(data), True
        if meaning == fields.HEX:
            return f"{value:#x}" if value else "0", False
        if meaning == fields.INTERFACE:
            return interface(value), False
        if meaning == fields.SIGNAL:
            return names.signal(value), False
        return str(value), False
    return meaning.text(value), False


# Values of each kind


def describe(t: Any, data: bytes, at: int, manner: Manner, meaning: Meaning | None = None, net: bool = False) -> Node:
    """The value of this type in these bytes; `at` is where they begin in the whole."""
    kind = t.kind
    if kind in ("struct", "union"):
        return special.get(t.cname, record)(t, data, at, manner)
    if kind == "array":
        return _array(t, data, at, manner, meaning, net)
    size = _size(t)
    data = data[:size]
    if len(data) < size or not size:
        return Node(at, len(data), "?")
    if kind in ("pointer", "function"):
        return Node(at, size, pointer(t, int.from_bytes(data, sys.byteorder), manner))
    if t.cname in ("float", "double", "long double"):
        return Node(at, size, _real(data))
    value = number(t, data)
    if kind == "enum":
        return Node(at, size, t.elements.get(value, str(value)))
    if meaning is None and net and size > 1:
        meaning = fields.NET
    if meaning is None:
        return Node(at, size, str(value))
    text, network = _meant(meaning, t, data, value)
    return Node(at, size, text, network=network)


def _size(t: Any) -> int:
    if t.kind in ("void", "function"):
        return int(ffi.sizeof("void *")) if t.kind == "function" else 0
    return 0 if is_opaque(t) else int(ffi.sizeof(t))


def pointer(t: Any, place: int, manner: Manner) -> str:
    """A text that a char * leads to; of other pointers the address: how much lies there, only some structs know."""
    if not place:
        return "NULL"
    if t.kind == "pointer" and is_char(t.item):
        found = memory.read_text(place, manner.strsize + 1)
        if found is not None:
            return quote(found, manner.strsize)
    return f"{place:#x}"


def is_char(t: Any) -> bool:
    """Whether arrays of it are texts or raw bytes."""
    return bool(t.kind == "primitive" and t.cname != "_Bool" and ffi.sizeof(t) == 1)


def _array(t: Any, data: bytes, at: int, manner: Manner, meaning: Meaning | None, net: bool) -> Node:
    size = _size(t.item)
    length = len(data) // size if size else 0
    if t.length is not None:
        length = min(length, t.length)
    data = data[: length * size]
    if is_char(t.item):
        if meaning == fields.TEXT:
            return Node(at, len(data), quote_text(data))
        text, _, rest = data.partition(b"\0")
        whole = bool(rest.strip(b"\0")) or len(text) == len(data)
        return Node(at, len(data), quote(data if whole else text, manner.strsize))
    parts = []
    for index in range(min(length, _MOST)):
        part = describe(t.item, data[index * size : (index + 1) * size], at + index * size, manner, meaning, net)
        part.name = f"[{index}]"
        parts.append(part)
    return Node(at, len(data), array([part.text for part in parts[:LIMIT]], length > LIMIT), parts)


def record(t: Any, data: bytes, at: int, manner: Manner, net: bool = False) -> Node:
    """A struct or union: its fields, one behind the other. Of fields in the same memory a struct's text has the first,
    a union's has all."""
    parts = members(t, data, at, manner, net)
    return Node(at, len(data), braces(parts, overlap=t.kind == "union"), parts)


def braces(parts: list[Node], overlap: bool = False) -> str:
    said, behind = [], 0
    for part in parts:
        start, end = part.span
        if not part.silent and (overlap or start >= behind):
            behind = end
            said.append(part.labelled())
    return "{" + ", ".join(said) + "}"


def members(t: Any, data: bytes, at: int, manner: Manner, net: bool = False) -> list[Node]:
    """Each field of a struct; one that lies behind the end of the bytes is missing."""
    if is_opaque(t) or not t.fields:
        return [Node(at, len(data), quote(data, manner.strsize))] if data else []
    net = net or t.cname in fields.NETWORK_STRUCTS
    declared = member_types.get(t, {})
    meanings = fields.FIELDS.get(t.cname, {})
    offsets = dict(t.fields)

    def sibling(name: str) -> int:
        other = offsets[name]
        return number(other.type, data[other.offset : other.offset + _size(other.type)])

    parts = []
    for name, field in t.fields:
        if fields.second_name(t.cname, name):
            continue
        meaning = meanings.get(name) or fields.BY_TYPE.get(declared.get(name, "").partition("[")[0].strip())
        part = _member(t.cname, name, field, data, at, manner, meaning, net, sibling)
        if part is not None:
            parts += part.parts or [] if not name else [part]
    return parts


def _member(
    struct_name: str,
    name: str,
    field: Any,
    data: bytes,
    at: int,
    manner: Manner,
    meaning: Meaning | None,
    net: bool,
    sibling: Callable[[str], int],
) -> Node | None:
    t, offset = field.type, field.offset
    whole = f"{struct_name}.{name}"
    if field.bitsize > 0:
        size = _size(t)
        if len(data) < offset + size:
            return None
        value = number(t, data[offset : offset + size], field.bitshift, field.bitsize)
        shift = field.bitshift if sys.byteorder == "little" else 8 * size - field.bitshift - field.bitsize
        first, last = shift // 8, (shift + field.bitsize - 1) // 8
        part = Node(at + offset + first, last - first + 1, str(value))
        part.name, part.span = name, (8 * (at + offset) + shift, 8 * (at + offset) + shift + field.bitsize)
        return part
    size = _size(t) if t.kind != "array" or t.length is not None else max(len(data) - offset, 0)
    piece = data[offset : offset + size]
    if len(piece) < size or (not piece and size):
        return None
    if whole in fields.MAC:
        part = Node(at + offset, size, octets(piece))
    elif whole in fields.IPV4_BYTES:
        part = Node(at + offset, size, ipv4(piece), network=True)
    elif whole in followed:
        place = int.from_bytes(piece, sys.byteorder)
        text = followed[whole](place, sibling, manner.deeper()) if place and manner.deep < _DEEPEST else None
        part = Node(at + offset, size, text or pointer(t, place, manner))
    elif t.kind in ("struct", "union") and t.cname not in special:
        part = record(t, piece, at + offset, manner, net)
    else:
        part = describe(t, piece, at + offset, manner, _by_sibling(meaning, sibling), net)
    if whole in fields.NETWORK_BYTES:
        part.network = True
    part.name, part.silent = name, part.silent or meaning == fields.PADDING or name.startswith("__")
    if t.cname == "struct in6_addr":
        part.text, part.self_named = ipv6(piece, name), True
    return part


class _Said:
    """A text that the fields around it decide."""

    def __init__(self, text: Callable[[int], str]) -> None:
        self.text = text


def _by_sibling(meaning: Meaning | None, sibling: Callable[[str], int]) -> Any:
    if meaning == "netlink type":
        return _Said(names.netlink_type)
    if meaning == "netlink flags":
        return _Said(lambda value: names.netlink_flags(value, sibling("nlmsg_type")))
    return meaning
