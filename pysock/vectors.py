"""What scatters and gathers: arrays of struct iovec over Python's buffers, and messages around them.

Each object keeps its buffers alive, and puts into C's structs exactly what it was given. Nothing here makes a call.
"""

from __future__ import annotations

from pysock._libc import ffi
from pysock.addresses import ROOM, STORAGE, decoded, encoded
from pysock.buffers import CHARS, counted, readable, writable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

_IOVEC = ffi.typeof("struct iovec[]")
_MSGHDR = ffi.typeof("struct msghdr *")
_MMSGHDR = ffi.typeof("struct mmsghdr[]")
_VIEW: Any = type(ffi.from_buffer(bytearray(1)))
_HEAD = 32  # bytes of a buffer that an error shows
_SHOWN = 4  # buffers, and messages


class Vector:
    """An array of struct iovec: `memory`, and `count`."""

    __slots__ = ("count", "memory", "views")

    def __init__(self, buffers: Iterable[Any], call: str, check: Callable[[Any, str], tuple[Any, int]]) -> None:
        if isinstance(buffers, (bytes, bytearray, memoryview, str)):
            raise TypeError(f"{call}: buffers is one {type(buffers).__name__}; it takes a list of them: [buffer]")
        views = []
        for buffer in buffers:
            memory, size = check(buffer, call)
            views.append((ffi.from_buffer(CHARS, memory) if memory.__class__ is bytes else memory, size))
        self.views = views
        self.count = len(views)
        self.memory = ffi.new(_IOVEC, views)

    def kept(self) -> tuple[tuple[bytes, int], ...]:
        """For an error: how each buffer begins, and its size. The buffers are let go."""
        found = tuple((bytes(ffi.buffer(memory, min(size, _HEAD))), size) for memory, size in self.views[:_SHOWN])
        self.release()
        return found

    def release(self) -> None:
        for memory, _ in self.views:
            if memory.__class__ is _VIEW:
                ffi.release(memory)


def control_of(ancillary: Any, call: str) -> tuple[Any, int]:
    """Control data as memory, and its size: bytes as they are, or what ancillary.encode() makes of objects."""
    if isinstance(ancillary, (bytes, bytearray, memoryview, ffi.CData)):
        memory, size = readable(ancillary, call)
        return ffi.from_buffer(CHARS, memory) if memory.__class__ is bytes else memory, size
    items = list(ancillary)
    if not items:
        return ffi.NULL, 0
    from pysock.ancillary import encode

    memory = encode(items)
    return memory, ffi.sizeof(memory)


class Outgoing:
    """A message to be sent: `hdr` is its struct msghdr."""

    __slots__ = ("control", "hdr", "name", "pieces")

    def __init__(self, family: int, buffers: Any, ancillary: Any, address: Any, call: str, hdr: Any = None) -> None:
        self.hdr = hdr = ffi.new(_MSGHDR) if hdr is None else hdr
        self.pieces = Vector(buffers, call, readable)
        hdr.msg_iov, hdr.msg_iovlen = self.pieces.memory, self.pieces.count
        self.control, size = control_of(ancillary, call)
        hdr.msg_control, hdr.msg_controllen = self.control, size
        self.name: Any = None
        if address is not None:
            name = encoded(family, address, call)
            self.name = ffi.from_buffer(CHARS, name)
            hdr.msg_name, hdr.msg_namelen = self.name, len(name)

    def kept(self) -> Any:
        name = None if self.name is None else bytes(ffi.buffer(self.name))
        control = bytes(ffi.buffer(ffi.cast("char *", self.control), self.hdr.msg_controllen))
        found = name, self.pieces.kept(), control, int(self.hdr.msg_flags)
        if self.control.__class__ is _VIEW:
            ffi.release(self.control)
        return found


class Incoming:
    """A message to be received: `hdr` is its struct msghdr; afterwards what has come with it."""

    __slots__ = ("control", "hdr", "name", "pieces")

    def __init__(
        self, family: int, buffers: Any, ancbufsize: Any, call: str, hdr: Any = None, *, address: bool = True
    ) -> None:
        self.hdr = hdr = ffi.new(_MSGHDR) if hdr is None else hdr
        self.pieces = Vector(buffers, call, writable)
        hdr.msg_iov, hdr.msg_iovlen = self.pieces.memory, self.pieces.count
        self.name = ffi.new(STORAGE) if address else None
        if address:
            hdr.msg_name, hdr.msg_namelen = self.name, ROOM[family]
        if isinstance(ancbufsize, (list, tuple)):
            _, size = control_of(ancbufsize, call)
        else:
            size = counted(ancbufsize, call, "ancbufsize")
        self.control = ffi.new(CHARS, size) if size else None
        if size:
            hdr.msg_control, hdr.msg_controllen = self.control, size

    def ancillary(self) -> list[Any]:
        if self.control is None or not self.hdr.msg_controllen:
            return []
        from pysock.ancillary import decode

        return decode(self.hdr)

    def address(self) -> Any:
        return None if self.name is None else decoded(self.name, self.hdr.msg_namelen)

    def kept(self) -> int:
        self.pieces.release()
        return int(self.hdr.msg_namelen)


class Batch:
    """Messages for one call: `memory` is the array of struct mmsghdr."""

    __slots__ = ("memory", "messages")

    def __init__(self, size: int) -> None:
        self.memory = ffi.new(_MMSGHDR, size)
        self.messages: list[Any] = []

    def __len__(self) -> int:
        return len(self.messages)

    def kept(self) -> tuple[Any, ...]:
        return tuple(message.kept() for message in self.messages)
