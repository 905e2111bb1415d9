"""Python's buffers as memory that libc reads from and writes to: without a copy, and never beyond their end.

bytes, bytearray, memoryview, array.array, mmap and the like, and C values of known size: structs and arrays of new().
Nothing here makes a call of libc.
"""

from __future__ import annotations

from pysock._libc import ffi
from pysock.values import dressed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Union

    from pysock.annotations import CData, Own

    #: What is sent, and what is received into.
    Readable = Union[bytes, bytearray, memoryview, CData, Own, Any]
    Writable = Union[bytearray, memoryview, CData, Own, Any]

CHARS = ffi.typeof("char[]")
PLACE = ffi.typeof("char *")  # one byte at least
from_buffer = ffi.from_buffer
_CData = ffi.CData
#: Memory that is about to be overwritten
room = ffi.new_allocator(should_clear_after_alloc=False)


#: What from_buffer() raises of what is no such buffer, or an empty one
NO_BUFFER = (TypeError, ValueError, BufferError)


def buffered(buffer: Any) -> int:
    """The bytes of a buffer, whatever its elements are."""
    return len(from_buffer(CHARS, buffer))


def readable(data: Any, call: str) -> tuple[Any, int]:
    """What libc may read, and how many bytes that is."""
    if data.__class__ is bytes:
        return data, len(data)
    try:
        return from_buffer(PLACE, data), buffered(data)
    except NO_BUFFER:
        return _otherwise(data, call, False)


def writable(buffer: Any, call: str) -> tuple[Any, int]:
    """What libc may write to, and how many bytes that is."""
    try:
        return from_buffer(PLACE, buffer, True), buffered(buffer)
    except NO_BUFFER:
        return _otherwise(buffer, call, True)


def _otherwise(value: Any, call: str, writes: bool) -> tuple[Any, int]:
    """An empty buffer, a struct or an array of C; or what is wrong with the value."""
    name = "buffer" if writes else "data"
    if value.__class__ in dressed:
        value = value.c_struct
    if isinstance(value, _CData):
        t = ffi.typeof(value)
        if t.kind == "array":
            return value, ffi.sizeof(value)
        if t.kind in ("struct", "union"):
            return ffi.addressof(value), ffi.sizeof(value)
        raise TypeError(f"{call}: {name} is {t.cname!r}, which says nothing of its size; pass the array or struct")
    try:
        memory = from_buffer(CHARS, value, writes)
        return memory, len(memory)
    except NO_BUFFER:
        kind = type(value).__name__
    if isinstance(value, str):
        raise TypeError(f"{call}: {name} is a str; a socket carries bytes: text.encode()")
    try:
        view = memoryview(value)
    except TypeError:
        raise TypeError(f"{call}: {name} takes bytes or another buffer, not {kind}") from None
    if writes and view.readonly:
        raise TypeError(f"{call}: {name} is read-only ({kind}); pass a bytearray")
    raise TypeError(f"{call}: {name} ({kind}) is not contiguous; bytes(...) makes a copy that is")


def limited(size: int, held: int, call: str, name: str) -> int:
    """A count that the caller gives, for a buffer that holds so much."""
    if not 0 <= size <= held:
        raise ValueError(f"{call}: {name} is {size}, but the buffer holds {held} bytes")
    return size


def counted(size: Any, call: str, name: str) -> int:
    """A number of bytes to make room for."""
    if size.__class__ is not int:
        if not hasattr(size, "__index__"):
            raise TypeError(f"{call}: {name} takes an int, not {type(size).__name__}")
        size = size.__index__()
    if size < 0:
        raise ValueError(f"{call}: {name} is {size}; it takes a number of bytes")
    return size  # type: ignore[no-any-return]
