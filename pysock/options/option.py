"""One option of a socket, as an attribute: reading it is one getsockopt(), setting it one setsockopt(), nothing else.

Option, ReadOnly, WriteOnly and Query are descriptors of the classes in table.py. What an option's value is, a view
knows (views.py); which options there are, the table.
"""

from __future__ import annotations

import re
from typing import Any, Generic, NoReturn, TypeVar

from pysock._libc import ffi, lib
from pysock.errors import failed
from pysock.options.views import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol, overload

    from typing_extensions import Self

    class HasFileno(Protocol):
        """A socket, a file, a Descriptor."""

        def fileno(self) -> int: ...


Got = TypeVar("Got")
Given = TypeVar("Given")
Asked = TypeVar("Asked")

_LENGTH = ffi.typeof("socklen_t *")
_new, _typeof, _addressof = ffi.new, ffi.typeof, ffi.addressof
_getsockopt, _setsockopt = lib.getsockopt, lib.setsockopt


class Level:
    """The options of one level: class arguments say which, and where they are declared and described."""

    level = header = man = ""

    def __init_subclass__(cls, level: str = "", header: str = "", man: str = "") -> None:
        if level:
            cls.level, cls.header, cls.man = level, header, man
            for name, row in vars(cls).items():
                if isinstance(row, Row):
                    row.name, row.level, row.header, row.man = name, level, header, row.man or man

    def __init__(self, sock: int | HasFileno) -> None:
        if not isinstance(sock, int) and not hasattr(sock, "fileno"):
            raise TypeError(f"a socket is a descriptor (an int) or has fileno(); {type(sock).__name__} is neither")
        object.__setattr__(self, "_sock", int(sock) if isinstance(sock, int) else sock)

    def _fileno(self) -> int:
        sock: Any = self._sock  # type: ignore[attr-defined]
        return sock if sock.__class__ is int else int(sock.fileno())


class Row(Generic[Got, Given]):
    """A row of the table of options.

    name, level     as C names them: "SO_LINGER", "SOL_SOCKET"
    header, man     where it is declared and described: "sys/socket.h", "socket(7)"
    view            its value in C (view.c_type) and in Python (view.python)
    access          "rw", "r", "w", or "ask" for one that is read by calling it
    changes         whether reading it changes something: a pending error is gone, a count begins anew
    """

    access = "rw"
    name = level = header = ""
    _known: tuple[int, int] | None = None

    def __init__(self, view: View[Got, Given], *, man: str = "", changes: bool = False) -> None:
        self.view = view
        self.man = man
        self.changes = changes

    @property
    def number(self) -> int | None:
        """optname, on this system; None if it has no such option."""
        return getattr(lib, self.name, None) if hasattr(lib, self.level) else None

    @property
    def note(self) -> str:
        """What it means, and in which unit, as the declaration in the header says."""
        return _notes(self.header).get(self.name, "")

    def __repr__(self) -> str:
        return f"<{self.name}: {self.level}, {self.view.c_type}, {self.view.python}, {self.access}>"

    def _numbers(self, level: str | None = None) -> tuple[int, int]:
        if self._known is None or level:
            number = self.number
            if number is None:
                raise AttributeError(f"{self.name} is not defined by <{self.header}> on this system")
            known = getattr(lib, level or self.level), number
            if level:
                return known
            self._known = known
        return self._known

    def _get(self, options: Level, room: Any, level: str | None = None) -> Any:
        fd, (number, optname) = options._fileno(), self._numbers(level)
        memory = _memory(room)
        length = _new(_LENGTH, self.view.optlen(room))
        while _getsockopt(fd, number, optname, memory, length) < 0:
            failed("getsockopt", fd, number, optname, memory, length)
        return self.view.get(room, length[0])

    def _set(self, options: Level, value: Given) -> None:
        fd, (number, optname) = options._fileno(), self._numbers(self.view.level(value))
        room, size = self.view.put(value, self.name)
        memory = _memory(room)
        while _setsockopt(fd, number, optname, memory, size) < 0:
            failed("setsockopt", fd, number, optname, memory, size)

    def __delete__(self, options: Level) -> None:
        raise AttributeError(f"{self.name} cannot be deleted: an option is there as long as the socket is")


def _memory(room: Any) -> Any:
    """What libc is given: of a struct, its address."""
    if room.__class__ is not bytes and _typeof(room).kind == "struct":
        return _addressof(room)
    return room


class _Readable(Row[Got, Given]):
    if TYPE_CHECKING:

        @overload
        def __get__(self, options: None, owner: type) -> Self: ...
        @overload
        def __get__(self, options: Level, owner: type) -> Got: ...
        def __get__(self, options: Any, owner: type) -> Any: ...
    else:

        def __get__(self, options, owner):
            return self if options is None else self._get(options, self.view.room())


class Option(_Readable[Got, Given]):
    """An option that can be read and set."""

    if TYPE_CHECKING:

        def __set__(self, options: Level, value: Given) -> None: ...
    else:
        __set__ = Row._set


class ReadOnly(_Readable[Got, NoReturn]):
    """An option that can only be read."""

    access = "r"

    def __set__(self, options: Level, value: NoReturn) -> None:
        raise AttributeError(f"{self.name} is read only; to try it all the same: setsockopt()")


class WriteOnly(Row[object, Given]):
    """An option that can only be set."""

    access = "w"

    if TYPE_CHECKING:

        @overload
        def __get__(self, options: None, owner: type) -> Self: ...
        @overload
        def __get__(self, options: Level, owner: type) -> NoReturn: ...
        def __get__(self, options: Any, owner: type) -> Any: ...
        def __set__(self, options: Level, value: Given) -> None: ...
    else:

        def __get__(self, options, owner):
            if options is None:
                return self
            raise AttributeError(f"{self.name} is write only; to try it all the same: getsockopt()")

        __set__ = Row._set


class Query(Row[Got, Given], Generic[Asked, Got, Given]):
    """An option whose reading asks for something: `options.PACKET_HDRLEN(TPACKET_V2)`. Some may be set."""

    access = "ask"

    def __init__(self, view: View[Got, Asked], *, settable: bool = False, spare: int = 0, man: str = "") -> None:
        super().__init__(view, man=man)  # type: ignore[arg-type]
        self.settable = settable
        self.spare = spare

    if TYPE_CHECKING:

        @overload
        def __get__(self, options: None, owner: type) -> Self: ...
        @overload
        def __get__(self, options: Level, owner: type) -> Callable[[Asked], Got]: ...
        def __get__(self, options: Any, owner: type) -> Any: ...
        def __set__(self, options: Level, value: Given) -> None: ...
    else:

        def __get__(self, options, owner):
            if options is None:
                return self
            self._numbers()

            def ask(about):
                view = self.view
                room, _ = view.put(about, self.name, self.spare) if self.spare else view.put(about, self.name)
                return self._get(options, room, view.level(about))

            ask.__name__ = self.name
            ask.__doc__ = "One getsockopt()."
            return ask

        def __set__(self, options, value):
            if not self.settable:
                raise AttributeError(f"{self.name} is read only; it is asked by calling it: options.{self.name}(...)")
            self._set(options, value)


# Notes

_found: dict[str, dict[str, str]] = {}


def _notes(header: str) -> dict[str, str]:
    """The notes of a header's constants, which stand behind them in its module: by name."""
    if header not in _found:
        from ast import literal_eval
        from importlib import import_module
        from inspect import getsource

        path = header[:-2].replace("/", ".")
        module = import_module(f"pysock.libc.{path}{'_' if path.endswith(('.in', '.if')) else ''}")
        try:
            text = getsource(module)
        except OSError:  # a system that keeps compiled modules alone
            text = ""
        texts = re.findall(r'(?m)^(\w+) = .+\n(""".+""")$', text)
        _found[header] = {name: literal_eval(note) for name, note in texts}
    return _found[header]
