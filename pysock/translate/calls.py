"""Calls: libc's functions with what they take, the program's own, and those through pointers."""

from __future__ import annotations

import sys

from pysock.translate import piece, tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.effects import Effects
from pysock.translate.errors import Unsupported
from pysock.translate.piece import Piece

_BIG = (1 << 63) - 1
#: What these return, where the type alone allows more.
_RESULTS = {
    "getchar": (-1, 255),
    "getc": (-1, 255),
    "fgetc": (-1, 255),
    "ntohs": (0, 65535),
    "htons": (0, 65535),
    "socket": (-1, (1 << 31) - 1),
    "accept": (-1, (1 << 31) - 1),
    "accept4": (-1, (1 << 31) - 1),
    "open": (-1, (1 << 31) - 1),
    "fork": (-1, (1 << 31) - 1),
    "poll": (-1, (1 << 31) - 1),
    "select": (-1, (1 << 31) - 1),
    "epoll_wait": (-1, (1 << 31) - 1),
    "rand": (0, (1 << 31) - 1),
    "abs": (0, (1 << 31) - 1),
    "isalpha": (0, 1 << 20),
}
#: Linux moves at most 0x7ffff000 bytes in one call: read(2), "Notes".
_TRANSFERS = frozenset("read write recv send recvfrom sendto readv writev recvmsg sendmsg pread pwrite".split())
_MODULAR = frozenset(("htons", "htonl", "ntohs", "ntohl"))


class Calls(Effects):
    rest = "args"  # what stands for `...` in this function

    def _call(self, e: tree.Call) -> Piece:
        callee = e.callee
        if callee is not None and callee.kind == "called":
            return self._of_libc(e, callee)
        if callee is not None and callee.kind == "function":
            return self._own(e, callee)
        function = self.value(e.function)
        type = e.function.type
        if isinstance(type, t.Pointer):
            type = type.to
        assert isinstance(type, t.Function)
        arguments = self.arguments(e, type)
        return Piece(f"{function.at(piece.ATOM)}({', '.join(arguments)})", piece.ATOM, e.type)

    def arguments(self, e: tree.Call, type: t.Function) -> list[str]:
        return [self.argument(a, p).text for a, p in self._paired(e, type)]

    def _paired(self, e: tree.Call, type: t.Function) -> list[tuple[tree.Expr, t.Type | None]]:
        parameters: list[t.Type | None] = list(type.parameters or ())
        parameters += [None] * (len(e.arguments) - len(parameters))
        return list(zip(e.arguments, parameters))

    def argument(self, e: tree.Expr, type: t.Type | None, needs_pointer: bool = False) -> Piece:
        """An argument of a function of the program's own."""
        if type is None:
            if isinstance(e.type, t.Int):
                return self.converted(self.value(e), t.promoted(e.type))
            type = t.decayed(e.type)
        if isinstance(type, (t.Int, t.Float)) and isinstance(e.type, (t.Int, t.Float)):
            return self.converted(self.value(e), type)
        if isinstance(type, t.Pointer):
            return self.pointer(e, type, needs_pointer=needs_pointer)
        if isinstance(type, t.Record):
            return self.struct(e, type)
        return self.value(e)

    def _own(self, e: tree.Call, callee: tree.Symbol) -> Piece:
        type = callee.type
        assert isinstance(type, t.Function)
        arguments: list[str] = []
        for index, (argument, wanted) in enumerate(self._paired(e, type)):
            if isinstance(wanted, t.Record) and index < len(callee.parameters):
                parameter = callee.parameters[index]
                kept = not parameter.assigned and not parameter.addressed
                arguments.append(self.struct(argument, wanted, fresh=not kept).text)
            else:
                known = callee.parameters[index] if index < len(callee.parameters) else None
                v = self.argument(argument, wanted, known is not None and "minus" in known.needs)
                if known is not None:
                    self.doubt(known, v)
                arguments.append(v.text)
        form = (
            "bytes"
            if isinstance(type.result, t.Pointer) and "index" not in callee.needs and t.is_char(type.result.to)
            else ""
        )
        return Piece(f"{callee.name}({', '.join(arguments)})", piece.ATOM, e.type, form=form)

    def _of_libc(self, e: tree.Call, callee: tree.Symbol) -> Piece:
        name = self.names.of_libc(callee.c_name)
        special = getattr(self, "_call_" + callee.c_name, None)
        if special is not None:
            found: Piece = special(e, name)
            return found
        type = callee.type
        assert isinstance(type, t.Function)
        takes = callee.takes
        arguments: list[str] = []
        for index, argument in enumerate(e.arguments):
            letter = takes[index] if index < len(takes) else "F" if "F" in takes else ""
            parameter = type.parameters[index] if type.parameters is not None and index < len(type.parameters) else None
            arguments.append(self._passed(argument, parameter, letter, callee.c_name).text)
        lo = hi = None
        if isinstance(type.result, t.Int):
            lo, hi = _result_range(callee.c_name, type.result)
            if callee.c_name == "strlen" and isinstance(e.arguments[0].type, t.Array):
                hi = max((t.size_of(e.arguments[0].type) or hi) - 1, 0)
        return Piece(f"{name}({', '.join(arguments)})", piece.ATOM, e.type, lo, hi)

    def _passed(self, e: tree.Expr, type: t.Type | None, letter: str, name: str) -> Piece:
        """An argument of libc's: the call itself converts numbers and takes any address."""
        if isinstance(e, tree.Name) and e.symbol.kind == "live":
            if isinstance(e.type, t.Int):
                return Piece(self.names.of_libc(e.symbol.c_name), piece.ATOM, e.type)
            return self.value(e)
        if type is None or (letter == "?" and isinstance(type, t.Pointer)):  # for `...`
            if isinstance(e.type, t.Int):
                return self.converted(self.value(e), t.promoted(e.type))
            if isinstance(e.type, t.Float):
                return self.value(e)
            return self._memory(e, letter == "F")
        if letter == "?" and isinstance(type, t.Int):  # ioctl(), fcntl(), prctl(): an address may stand for the number
            inner = e
            while isinstance(inner, tree.Cast) and isinstance(inner.type, t.Int) and inner.type.size == type.size:
                inner = inner.value
            if isinstance(t.decayed(inner.type), t.Pointer):
                return self._memory(inner, False)
        if isinstance(type, t.Int) and isinstance(e.type, (t.Int, t.Float)):
            if isinstance(e.type, t.Float):
                return self.converted(self.value(e), type)
            inner = e
            while (
                isinstance(inner, tree.Cast)
                and isinstance(inner.type, t.Int)
                and t.same(inner.type, type)
                and isinstance(inner.value.type, t.Int)
            ):
                inner = inner.value  # the call does that
            v = self.value(inner)
            assert isinstance(v.type, t.Int)
            if type.signed and type.size == 8 and v.hi >= 1 << 63:
                return self.converted(v, type)  # wider than what the call takes
            if v.hi >= 1 << 63 and name in _MODULAR:
                return self.converted(v, type)
            if name in _MODULAR or (type.size <= v.type.size and (not type.signed or v.lo >= -(1 << 63))):
                return v  # the call converts it; a length below zero is refused there
            return self.exact(v)
        if isinstance(type, t.Float):
            return self.converted(self.value(e), type)
        if isinstance(type, t.Pointer):
            if isinstance(type.to, t.Function):
                return self.value(e) if value_of(e) != 0 else Piece(self.names.of_libc("NULL"), piece.ATOM, type)
            return self._memory(e, letter in ("T", "F"))
        return self.value(e)

    def _memory(self, e: tree.Expr, text: bool) -> Piece:
        """Any address, as an argument of libc's. For text, what a cast alone says to be text keeps that cast."""
        given = e
        while (
            isinstance(e, tree.Cast)
            and isinstance(e.type, t.Pointer)
            and isinstance(t.decayed(e.value.type), t.Pointer)
        ):
            e = e.value
        if value_of(e) == 0:
            return Piece(self.names.of_libc("NULL"), piece.ATOM, t.VOID_POINTER)
        if text and t.is_char(t.pointee(given.type)) and not _is_bytes(e):
            return self.value(given)
        if isinstance(e, tree.Address):
            return self.place(e.of)
        if isinstance(e.type, t.Int):
            return self.pointer(e, t.VOID_POINTER)
        return self.value(e)

    # What is no function in Python, or another one

    def _call_va_start(self, e: tree.Call, name: str) -> Piece:
        return Piece(f"{name}({self.value(e.arguments[0]).text}, {self.rest})", piece.ATOM, t.VOID)

    def _counted_bits(self, e: tree.Call, name: str) -> Piece:
        type = e.function.type
        assert isinstance(type, t.Function) and type.parameters is not None
        v = self.converted(self.value(e.arguments[0]), type.parameters[0])
        if self.hidden("popcount"):  # a function of the program's own
            return Piece(f'bin({v.text}).count("1")', piece.ATOM, e.type, 0, 64)
        return Piece(f"{self.names.word('popcount')}({v.text})", piece.ATOM, e.type, 0, 64)

    _call___builtin_popcount = _call___builtin_popcountl = _call___builtin_popcountll = _counted_bits

    def _call_alloca(self, e: tree.Call, name: str) -> Piece:
        raise Unsupported(e.at, "alloca() is not supported: use an array of that length, or malloc()")

    def _call_setjmp(self, e: tree.Call, name: str) -> Piece:
        raise Unsupported(e.at, "setjmp() is not supported: return an error through the functions instead")


def _is_bytes(e: tree.Expr) -> bool:
    """Whether it leads to characters, or to anything."""
    to = t.pointee(t.decayed(e.type))
    while isinstance(to, t.Array):
        to = to.of
    return isinstance(to, t.Void) or (isinstance(to, t.Int) and to.size == 1)


def _result_range(name: str, type: t.Int) -> tuple[int, int]:
    if name in _RESULTS:
        return _RESULTS[name]
    if name in _TRANSFERS and sys.platform == "linux":
        return -1, 0x7FFFF000
    if type.name == "ssize_t":
        return -1, _BIG
    if type.name == "size_t":
        return 0, _BIG
    return type.lo, type.hi
