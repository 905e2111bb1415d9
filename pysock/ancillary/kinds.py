"""How the data of a control message lie in memory, and which class stands for which level and type.

A Kind turns an object's fields into the bytes of cmsg_data and back. Which classes there are is no affair of this
module (messages.py), nor where a message lies in msg_control (__init__.py).
"""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.addresses import decoded
from pysock.descriptors import Descriptor
from pysock.libc.linux.errqueue import SO_EE_OFFENDER
from pysock.options.layout import layout
from pysock.options.values import Timespec
from pysock.options.views import Number as NumberView
from pysock.options.views import wrong
from pysock.values import new, sizeof

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    C = TypeVar("C", bound=type[Any])


class Kind:
    """A class of control messages: level and type in C, and the two directions of its data."""

    def __init__(self, cls: Any, level: str, type: str) -> None:
        self.cls, self.level, self.type = cls, level, type

    def number(self) -> tuple[int, int] | None:
        """cmsg_level and cmsg_type; None where this system has none."""
        level, type = getattr(lib, self.level, None), getattr(lib, self.type, None)
        return None if level is None or type is None else (level, type)

    def pack(self, item: Any) -> bytes:
        """The data, for sending."""
        raise NotImplementedError

    def unpack(self, data: bytes) -> Any:
        """The object, or None if the data are too short for one."""
        raise NotImplementedError


class Struct(Kind):
    """One struct, as the class has its layout."""

    def pack(self, item: Any) -> bytes:
        return bytes(ffi.buffer(ffi.addressof(layout(self.cls).pack(item))))

    def unpack(self, data: bytes) -> Any:
        own = layout(self.cls)
        if len(data) < own.size:
            return None
        struct = new(own.c_type)
        ffi.buffer(ffi.addressof(struct))[:] = data[: own.size]
        return own.unpack(struct)


class Number(Kind):
    """One number."""

    def __init__(self, cls: Any, level: str, type: str, c_type: str, least: int = 0) -> None:
        super().__init__(cls, level, type)
        self.view = NumberView(c_type, "int")
        self.least = least or sizeof(c_type)

    def pack(self, item: Any) -> bytes:
        room, _ = self.view.put(item[0], type(item).__name__)
        return bytes(ffi.buffer(room))

    def unpack(self, data: bytes) -> Any:
        if len(data) < self.least:
            return None
        room = self.view.room()
        size = min(len(data), sizeof(room))
        ffi.buffer(room)[:size] = data[:size]
        return self.cls(self.view.get(room, size))


class Bytes(Kind):
    """As many bytes as there are."""

    def pack(self, item: Any) -> bytes:
        if isinstance(item[0], str):
            raise wrong(type(item).__name__, "bytes", item[0])
        return bytes(memoryview(item[0]))

    def unpack(self, data: bytes) -> Any:
        return self.cls(data)


class Rights(Kind):
    """An array of int."""

    def pack(self, item: Any) -> bytes:
        numbers = [found if isinstance(found, int) else found.fileno() for found in item.descriptors]
        return bytes(ffi.buffer(new(f"int[{len(numbers)}]", numbers)))

    def unpack(self, data: bytes) -> Any:
        numbers = ffi.from_buffer("int[]", data[: len(data) // sizeof("int") * sizeof("int")])
        return self.cls.received(numbers)


class Pidfd(Kind):
    """One int: a descriptor, or an errno value with a minus sign."""

    def pack(self, item: Any) -> bytes:
        raise TypeError("ScmPidfd is received only: the kernel writes it")

    def unpack(self, data: bytes) -> Any:
        if len(data) < sizeof("int") or (fd := ffi.from_buffer("int[]", data[: sizeof("int")])[0]) < 0:
            return None
        return self.cls(Descriptor(fd))


class Times(Kind):
    """Times in a row, of one or three structs; a class with one is that time itself."""

    def __init__(self, cls: Any, level: str, type: str, c_type: str, count: int) -> None:
        super().__init__(cls, level, type)
        self.c_type = c_type
        self.count = count

    def pack(self, item: Any) -> bytes:
        times = item if self.count == 3 else (item,)
        array = new(f"{self.c_type}[{len(times)}]", [tuple(time) for time in times])
        return bytes(ffi.buffer(array))

    def unpack(self, data: bytes) -> Any:
        count, each = self.count, sizeof(self.c_type)
        if len(data) < count * each:
            return None
        times = ffi.from_buffer(f"{self.c_type}[]", data[: count * each])
        pairs = [
            (int(time.tv_sec), int(getattr(time, "tv_usec" if "timeval" in self.c_type else "tv_nsec")))
            for time in times
        ]
        return self.cls(*map(Timespec._make, pairs)) if count == 3 else self.cls(*pairs[0])


class Errors(Kind):
    """struct sock_extended_err, and behind it the offender's address."""

    def pack(self, item: Any) -> bytes:
        raise TypeError(f"{type(item).__name__} is received only: the kernel writes it")

    def unpack(self, data: bytes) -> Any:
        size = sizeof("struct sock_extended_err")
        if len(data) < size:
            return None
        # as large as libc's macro may look, whatever has come
        room = new(f"char[{size + sizeof('struct sockaddr_storage')}]")
        ffi.buffer(room)[: min(len(data), sizeof(room))] = data[: sizeof(room)]
        error = ffi.cast("struct sock_extended_err *", room)
        offender = None
        if len(data) - size >= sizeof("struct sockaddr"):
            place = SO_EE_OFFENDER(error)
            offender = decoded(place, len(data) - size) if place.sa_family != lib.AF_UNSPEC else None
        numbers = (error.ee_errno, error.ee_origin, error.ee_type, error.ee_code, error.ee_info, error.ee_data)
        return self.cls(*map(int, numbers), offender)


class Address(Kind):
    """A socket address."""

    def pack(self, item: Any) -> bytes:
        raise TypeError(f"{type(item).__name__} is received only: the kernel writes it")

    def unpack(self, data: bytes) -> Any:
        whole = sizeof("struct sockaddr_in" if len(self.cls._fields) == 2 else "struct sockaddr_in6")
        address: Any = decoded(data, len(data)) if len(data) >= whole else None
        fits = address is not None and len(address) == len(self.cls._fields) and isinstance(address[0], str)
        return self.cls(*address) if fits else None


# Which class stands for what

by_class: dict[type, Kind] = {}
by_type: dict[tuple[int, int], Kind] = {}


def known(kind: Kind) -> None:
    """Messages of this kind's type become its class, which is sent as the first type it is known for."""
    by_class.setdefault(kind.cls, kind)
    number = kind.number()
    if number is not None:
        by_type.setdefault(number, kind)


def control(level: str, type: str, make: Callable[..., Kind], *more: Any) -> Callable[[C], C]:
    """Class decorator: the class stands for messages of this level and type."""

    def control(cls: C) -> C:
        known(make(cls, level, type, *more))
        return cls

    return control
