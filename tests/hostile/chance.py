"""Random arguments for the fuzz run: Python objects of every kind, live C values, what earlier calls have left behind.

All of it follows from a number, so that a process can be repeated. Bare pointers that lead out of pysock's own memory
stay away from everything but the handles that they may stand for: where such a pointer leads, no guard can know.
"""

from __future__ import annotations

import random
import signal
import sys
from collections.abc import Callable
from typing import Any

from values import CALLABLE, FAMILY, PRINTF, SCANF, UNMEASURED, Bench, benign

import pysock
from declarations import Constant, Function, Header, Parameter, Struct
from pysock import NULL, addressof, ffi, new, sizeof

HELD = 12  # values kept of each kind


class Thrown(Exception):
    """What hostile objects and functions raise: it must come out as it is."""


# Objects that lie


class Raises:
    """Each question that a call may ask of it ends in an error."""

    def __index__(self) -> int:
        raise Thrown

    __int__ = __float__ = __len__ = __bool__ = __buffer__ = __fspath__ = __bytes__ = __str__ = __index__  # type: ignore[assignment]

    def __getattr__(self, name: str) -> Any:
        raise Thrown


class TwoNumbers:
    """One number for who measures, another for who calls."""

    def __init__(self, first: int, second: int) -> None:
        self.first, self.second = first, second

    def __index__(self) -> int:
        self.first, self.second = self.second, self.first
        return self.second

    def __int__(self) -> int:
        return self.second


class Agreeable(int):
    """As small, and as large, as anyone wants it."""

    def __lt__(self, other: object) -> bool:
        return True

    __le__ = __gt__ = __ge__ = __eq__ = __lt__  # type: ignore[assignment]
    __hash__ = int.__hash__

    def __index__(self) -> int:
        return 1

    __int__ = __index__


class Grows(list):  # type: ignore[type-arg]
    """A list with more in it each time somebody looks."""

    def __len__(self) -> int:
        self.append(b"more")
        return super().__len__()

    def __iter__(self) -> Any:
        self.clear()
        return iter([b"one", 2])


class Words(str):
    def __str__(self) -> str:
        return self

    def encode(self, *arguments: Any) -> bytes:
        return b"no NUL"[:2]


class Letters(bytes):
    def __len__(self) -> int:
        return 1 << 20

    def __bytes__(self) -> bytes:
        raise Thrown


class Impostor:
    """Says that it is a C value."""

    __class__ = ffi.CData  # type: ignore[assignment]


class Exports:
    """A buffer of its own kind (Python 3.12); the second one is longer."""

    size = 1

    def __buffer__(self, flags: int) -> memoryview:
        self.size *= 8
        return memoryview(bytearray(self.size))


def _raises(*arguments: Any) -> int:
    raise Thrown


def _reenters(*arguments: Any) -> int:
    pysock.snprintf(new("char[8]"), 8, b"%d", 5)
    return int(pysock.getpid())


FUNCTIONS: list[Any] = [
    *(lambda *a: 0, lambda *a: 1, lambda *a: -1, lambda *a: NULL, lambda *a: None, lambda *a: "text"),
    *(_raises, _reenters, int, Raises(), pysock.lib.abs, ffi.addressof(pysock.lib, "abs")),
    *(lambda: 0, pysock.getpid, pysock.SIG_IGN, pysock.SIG_DFL),
]

LITTLE = {label: make for label, make in FAMILY.items() if label not in UNMEASURED}
FORMATS = (*PRINTF, *SCANF, b"%d %s", b"%*d", b"%.*s", b"%s%s%s%s", b"%100d", b"%-08.3f|%x", b"%hhn%n", b"%2$s %1$d")
TEXTS = (*(b"", b"x", b"file", b"a/b", b"127.0.0.1", b"::1", b"localhost", b"80", b"/", b"."), "text", "..", "r+", b"w")
SIZES = (0, 1, 2, 3, 4, 7, 8, 12, 15, 16, 17, 24, 28, 32, 40, 56, 64, 100, 108, 128, 255, 256, 1000, 4096)
EDGES = tuple(
    sign * (1 << k) + d for k in (7, 8, 15, 16, 31, 32, 62, 63, 64, 200) for sign in (1, -1) for d in (-1, 0, 1)
)
FLOATS = (0.0, -0.0, 1.5, -1e308, 1e-320, float("nan"), float("inf"), 2.0**63)
CHARS = ("char", "unsigned char", "int", "short", "long", "unsigned long", "double", "wchar_t", "_Bool", "socklen_t")
#: Objects whose bytes are libc's own affair: a program that overwrites them crashes in C, and in Python.
OWN = ("pthread_", "sem_t", "va_list", "fpos_t", "mbstate_t", "struct random_data", "struct sigevent")
LENGTHS = ("len", "size", "count", "nmemb", "nelem", "nfds", "max", "nbytes", "num", "bytes")


def _pointers(t: Any, at: int = 0) -> list[int]:
    """Where pointers stand in a C value of this type."""
    if t.kind in ("pointer", "function"):
        return [at]
    if t.kind == "array":
        return [p for i in range(t.length or 0) for p in _pointers(t.item, at + i * ffi.sizeof(t.item))]
    if t.kind in ("struct", "union"):
        return sorted({p for _, f in t.fields or () if f.bitsize < 0 for p in _pointers(f.type, at + f.offset)})
    return []


@pysock.struct
class odd:
    tag = pysock.member("char")
    address = pysock.member("struct sockaddr_in")
    next = pysock.member("struct odd *")
    bits = pysock.member("unsigned int", bits=3)
    data = pysock.member("char[]")


class Supply:
    """The random choices and the live values of one process."""

    structs: list[str] = []  # noqa: RUF012 (filled once by prepare(), before the first)
    constants: list[int] = []  # noqa: RUF012
    pointers: dict[str, list[int]] = {}  # noqa: RUF012 (by struct)

    @classmethod
    def prepare(cls, headers: list[Header]) -> None:
        values: set[int] = set()
        for header in headers:
            for item in header.declarations:
                if isinstance(item, Struct) and not item.c_type.startswith(OWN):
                    try:
                        new(item.c_type)
                    except (TypeError, AttributeError):
                        continue
                    cls.structs.append(item.c_type)
                    cls.pointers[item.c_type] = _pointers(pysock.values.ctype(item.c_type))
                elif isinstance(item, Constant):
                    value = getattr(pysock, item.name, None)
                    if type(value) is int:
                        values.add(value)
        cls.constants = sorted(values)

    def __init__(self) -> None:
        self.chance = random.Random()
        self.bench = Bench()
        self.held: dict[str, list[Any]] = {}
        self.last = 8  # the size of the object chosen before
        self.numbers: list[int] = [self.bench.file, self.bench.socket, self.bench.peer]
        self.kept: list[Any] = []  # what pointers in structs lead to: nobody else holds it
        self.passing: list[Any] = []  # what parts are passed of; gone before the next call

    def keep(self, kind: str, value: Any) -> Any:
        values = self.held.setdefault(kind, [])
        if len(values) < HELD:
            values.append(value)
        else:
            values[self.chance.randrange(HELD)] = value
        return value

    def came(self, function: Function, result: Any, arguments: list[Any]) -> None:
        """A result is a value for later calls; so is what stands in the variables that it has filled."""
        if type(result) is int:
            if 2 < result < 1 << 20:
                self.number(result)
        elif isinstance(result, ffi.CData) and result and not _is_part(result):
            gives = function.marker("GIVES")
            kind = ffi.typeof(result).kind
            if kind == "array" or not gives or gives.argument != "mapping":  # no MAP_FAILED
                self.keep(gives.argument if gives else "array" if kind == "array" else "bare", result)
        for parameter, argument in zip(function.parameters, arguments):
            gives = parameter.marker("GIVES")
            if gives and argument[0]:
                self.keep(gives.argument, argument[0])
            elif parameter.name in ("pipefd", "sv") and result == 0 and isinstance(argument, ffi.CData):
                pair = ffi.cast(
                    "int *", addressof(argument) if ffi.typeof(argument).kind in ("struct", "union") else argument
                )
                self.number(pair[0])
                self.number(pair[1])

    def number(self, value: int) -> None:
        if len(self.numbers) < 3 * HELD:
            self.numbers.append(value)
        else:
            self.numbers[self.chance.randrange(len(self.numbers))] = value

    # The arguments of one call

    def arguments(self, function: Function, seed: int) -> list[Any]:
        chance = self.chance
        chance.seed(seed)
        self.passing.clear()
        how = chance.random()
        wild = 0.0 if how < 0.5 else 0.3 if how < 0.9 else 1.0
        parameters = function.parameters
        found = [
            self.anything(p) if wild and chance.random() < wild else self.plausible(function, p) for p in parameters
        ]
        if function.variadic:
            found += [self.anything(parameters[-1]) for _ in range(chance.choice((0, 0, 1, 1, 2, 3)))]
        elif how > 0.995:
            found = found[:-1] if how < 0.998 else [*found, None]
        return found

    def anything(self, parameter: Parameter) -> Any:
        chance = self.chance
        how = chance.random()
        if how < 0.45:
            return LITTLE[chance.choice(_LABELS)](self.bench, parameter)
        if how < 0.6:
            return self.liar()
        if how < 0.75:
            return self.integer(parameter.name)
        if how < 0.85 and self.held:
            kind = chance.choice(sorted(self.held))
            # a pointer into memory of others is refused where a handle is asked for, and nowhere else
            if kind in _MEASURED or parameter.marker("LIVE", "TAKES"):
                return chance.choice(self.held[kind])
        if how < 0.9:
            return chance.choice(FUNCTIONS)
        return self.memory("void", True)

    def liar(self) -> Any:
        chance = self.chance
        big = chance.choice((64, 5000, 1 << 31, 1 << 62, -1))
        return chance.choice(
            (
                lambda: TwoNumbers(chance.choice((0, 1, 3)), big),
                lambda: Agreeable(big),
                lambda: Raises(),
                lambda: Grows([b"a", b"b"]),
                lambda: Words("text"),
                lambda: Letters(b"abc"),
                lambda: Impostor(),
                lambda: Exports(),
                lambda: big * 1.0,
                lambda: pysock.cast("unsigned int", big),
                lambda: memoryview(bytearray(64))[chance.randrange(64) :: chance.choice((1, -1, 3))],
            )
        )()

    def plausible(self, function: Function, parameter: Parameter) -> Any:
        chance = self.chance
        handle = parameter.marker("LIVE", "TAKES")
        if handle:
            held = self.held.get(handle.argument)
            if held and chance.random() < 0.8:
                return chance.choice(held)
            return self.keep(handle.argument, benign(self.bench, function, parameter))
        if parameter.function_pointer:
            return chance.choice(FUNCTIONS)
        if chance.random() < 0.25:
            return benign(self.bench, function, parameter)
        base = parameter.base
        if not parameter.pointer:
            if base.startswith("struct "):
                return self.record(base)
            if base in ("double", "float", "long double"):
                return chance.choice(FLOATS)
            if base == "va_list":
                return self.bench.arguments()
            return self.integer(parameter.name)
        if parameter.marker("PRINTF", "SCANF"):
            return chance.choice(FORMATS)
        if parameter.marker("TEXT"):
            return self.text()
        if parameter.marker("EDIT"):
            return new("char[]", bytes(chance.choices(b"a,b/X %.1:", k=chance.randrange(30))))
        if parameter.marker("ARGV"):
            return [self.text() for _ in range(chance.randrange(4))]
        if chance.random() < 0.08:
            return NULL
        if base.startswith(OWN):
            held = self.held.get(base)
            if held and chance.random() < 0.8:
                return chance.choice(held)
            if base in ("va_list", "struct sigevent"):
                return benign(self.bench, function, parameter)
            return self.keep(base, new(f"{base}{'*' * (parameter.stars - 1)}"))
        if parameter.stars > 1:
            return new(f"{base} {'*' * (parameter.stars - 1)}[{chance.choice((1, 2, 8))}]")
        return self.memory(base, parameter.marker("IN") is not None)

    def integer(self, name: str) -> int:
        chance = self.chance
        how = chance.random()
        if "fd" in name and how < 0.75:
            return chance.choice(self.numbers)
        if how < 0.65 and any(word in name for word in LENGTHS):
            return self.last + chance.choice((0, 0, 0, -1, 1)) if how < 0.35 else chance.choice(SIZES)
        if how < 0.75:
            return chance.randrange(-2, 70)
        if how < 0.9:
            return chance.choice(self.constants)
        if how < 0.95:
            return chance.choice(self.numbers)
        return chance.choice(EDGES) if how < 0.99 else chance.getrandbits(64) - (1 << 63)

    def text(self) -> Any:
        chance = self.chance
        how = chance.random()
        if how < 0.7:
            return chance.choice(TEXTS)
        raw = chance.getrandbits(8 * 12).to_bytes(12, "little")[: chance.randrange(12)]
        if how < 0.8:
            return raw
        if how < 0.9:
            return bytearray(raw)
        return new(f"char[{len(raw) + chance.randrange(2)}]", raw)

    # Memory

    def memory(self, base: str, reads: bool) -> Any:
        """Something with an address: of this type, or of another, old or new."""
        chance = self.chance
        how = chance.random()
        if how < 0.4 and base.startswith("struct ") and base in self.pointers:
            value = self.record(base)
        elif how < 0.6 and "array" in self.held:
            value = chance.choice(self.held["array"])
        elif how < 0.7:
            value = self.record(chance.choice(self.structs))
        elif how < 0.75:
            value = bytearray(chance.choice(SIZES))
        elif how < 0.78:
            value = memoryview(bytearray(chance.choice(SIZES)))
        elif how < 0.82 and reads:
            value = bytes(chance.choice(SIZES))
        elif how < 0.86:
            value = self.message()
        elif how < 0.88:
            value = new("struct odd *") if how < 0.865 else new("struct odd", {"data": chance.randrange(9)})
        elif how < 0.92 and "mapping" in self.held:
            value = chance.choice(self.held["mapping"])
        elif how < 0.94:
            self.kept.append(self.record("struct sockaddr_un"))
            value = self.kept[-1].sun_path
        else:
            kind = base if base in CHARS or base.endswith("_t") else chance.choice(CHARS)
            value = new(f"{kind}[{chance.choice(SIZES)}]")
            if ffi.typeof(value).item.kind == "primitive" and kind != "double":
                raw = ffi.buffer(value)
                raw[:] = chance.getrandbits(8 * len(raw) + 1).to_bytes(len(raw) + 1, "little")[: len(raw)]
            if how > 0.98 and len(value) > 2:
                self.passing.append(value)  # only a part is passed: what libc keeps of it must stay by itself
                value = value[1 : len(value) - 1]
            else:
                self.keep("array", value)
        if isinstance(value, (bytes, bytearray, memoryview)):
            self.last = len(value)
        elif isinstance(value, ffi.CData) and ffi.typeof(value).kind != "pointer":
            self.last = int(sizeof(value))
        return value

    def record(self, c_type: str) -> Any:
        """A struct with random bytes; the pointers in it are NULL, or lead to memory that is there."""
        chance = self.chance
        value = new(c_type)
        inner = value if isinstance(value, ffi.CData) else value.c_struct
        if c_type in self.pointers and chance.random() < 0.7:
            raw = ffi.buffer(addressof(inner))
            size = len(raw)
            raw[:] = chance.getrandbits(8 * size).to_bytes(size, "little") if size else b""
            for at in self.pointers[c_type]:
                raw[at : at + 8] = bytes(8)
                if chance.random() < 0.5 and not isinstance(value, pysock.functions.WithFunctions):
                    # zeros to the end: whatever libc takes it for, it comes to an end there
                    self.kept.append(new("char[4096]"))
                    raw[at : at + 8] = int(ffi.cast("uintptr_t", self.kept[-1])).to_bytes(8, sys.byteorder)
        if c_type.startswith("struct sockaddr"):
            families = (pysock.AF_INET, pysock.AF_INET6, pysock.AF_UNIX, pysock.AF_UNSPEC, pysock.AF_NETLINK)
            ffi.cast("unsigned short *", addressof(inner))[0] = chance.choice(families)
        if c_type in ("struct timespec", "struct timeval", "struct itimerspec", "struct itimerval"):
            raw = ffi.buffer(addressof(inner))
            raw[:] = bytes(len(raw))
        return value

    def message(self) -> Any:
        chance = self.chance
        count = chance.choice((0, 1, 1, 2, 3))
        iov = new(f"struct iovec[{count}]")
        for piece in iov:
            room = new(f"char[{chance.choice(SIZES)}]")
            piece.iov_base = room
            piece.iov_len = sizeof(room) + chance.choice((0, 0, 0, -1, 1, 5000)) & (1 << 64) - 1
        if chance.random() < 0.4:
            return iov
        message = pysock.msghdr()
        message.msg_iov = iov
        message.msg_iovlen = count + chance.choice((0, 0, 0, 0, 1))
        control = new(f"char[{chance.choice((0, 8, 16, 20, 24, 32, 64))}]")
        if sizeof(control) > 16:
            head = ffi.cast("struct cmsghdr *", control)
            head.cmsg_len = chance.choice((0, 15, 16, 20, sizeof(control), 1 << 40))
            head.cmsg_level, head.cmsg_type = chance.choice(((1, 1), (1, 2), (0, 8)))
        message.msg_control = control
        message.msg_controllen = sizeof(control)
        return message


def _is_part(value: Any) -> bool:
    """A part of an array, which does not keep the whole; pthread_getspecific() gives back what it was given."""
    return ffi.typeof(value).kind == "array" and type(value) is type(NULL)


_LABELS = sorted(LITTLE)
_MEASURED = ("array", "mapping")

#: Calls not made, by their arguments, for what they may do to the process.
SPARED: dict[str, Callable[[list[Any]], bool]] = {
    "fcntl": lambda a: _number(a, 1) in (None, pysock.F_SETSIG),  # may choose SIGSEGV, to come later
    "ualarm": lambda a: _number(a, 1) != 0,  # faster than this machine can answer
    "mmap": lambda a: not (_number(a, 3) or 0) & pysock.MAP_ANONYMOUS,  # behind a file's end lies SIGBUS
    # forbids system calls; has the calls that wait end too late; sends a signal when the watching process ends
    "prctl": lambda a: (
        _number(a, 0) in (None, pysock.PR_SET_SECCOMP, pysock.PR_SET_TIMERSLACK, pysock.PR_SET_PDEATHSIG)
    ),
}
FAULTS = (signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT, signal.SIGFPE, signal.SIGILL, signal.SIGSYS, signal.SIGTRAP)


def _number(arguments: list[Any], at: int) -> int | None:
    """An argument as an int of C; None if it is no int, or is not there."""
    try:
        return int.__int__(arguments[at]) & 0xFFFFFFFF
    except (IndexError, TypeError):
        return None


def described(value: Any) -> str:
    """A short text for the log, without asking the value anything."""
    kind = type(value)
    if kind is int:
        return f"{value:#x}" if value > 9999 and value.bit_length() < 300 else str(value) if value < 10000 else "huge"
    if kind is bytes or kind is str:
        return f"{value[:24]!r}{'...' if len(value) > 24 else ''}"
    if issubclass(kind, ffi.CData):
        return f"<{ffi.typeof(value).cname}>"
    if kind in (bytearray, memoryview):
        return f"{kind.__name__}({len(value)})" if value.__class__ is bytearray else "memoryview"
    if kind in (TwoNumbers, Agreeable):
        return f"{kind.__name__}{vars(value) or int.__repr__(value)}"
    return str(value) if value is None or kind in (bool, float) else f"{kind.__module__}.{kind.__name__}"


assert set(CALLABLE) <= set(FAMILY)
