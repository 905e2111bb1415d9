"""Calls of libc as methods of Socket: which of them have one that makes the same call, and how it is written.

A shape is found before anything is decided, and written when the rest is known. None: the call has no such form here.
"""

from __future__ import annotations

from typing import Any, Callable, Optional

from pysock.translate import literals, tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.pythonic.addresses import Filled, Peer
from pysock.translate.pythonic.fatal import Site
from pysock.translate.pythonic.patterns import call_of, is_size_of, peeled, pointed, symbol_of
from pysock.translate.tree import Symbol

#: What follows the socket's name: `.bind(addr)`; of socket() and accept() the whole.
Shape = Optional[Callable[[Any], str]]


class Shapes:
    """`fills`: structs that are tuples now; `inlined`: those that stand where they are used; `peers`: by accept()."""

    def __init__(self) -> None:
        self.fills: dict[Symbol, Filled] = {}
        self.inlined: set[Symbol] = set()
        self.peers: dict[int, Peer] = {}
        self.options: dict[Symbol, tree.Expr] = {}  # ints that only setsockopt() looks at

    def method(self, call: tree.Call) -> Shape:
        name = call.callee.c_name if call.callee is not None else ""
        found: Shape = getattr(self, "_" + name, lambda call: None)(call)
        return found

    def _number(self, call: tree.Call, index: int) -> Callable[[Any], str]:
        """An argument as the call itself takes it."""
        assert call.callee is not None and isinstance(call.callee.type, t.Function)
        type = (call.callee.type.parameters or [])[index]
        return lambda w: str(w.converted(w.value(call.arguments[index]), type).text)

    def _socket(self, call: tree.Call) -> Shape:
        if any(tree.has_effects(e) for e in call.arguments):
            return None
        family, type, protocol = (self._number(call, index) for index in range(3))
        if value_of(call.arguments[2]) == 0:
            return lambda w: f"{w.word('Socket')}({family(w)}, {type(w)})"
        return lambda w: f"{w.word('Socket')}({family(w)}, {type(w)}, {protocol(w)})"

    def _bind(self, call: tree.Call, name: str = "bind") -> Shape:
        symbol = pointed(call.arguments[1])
        if symbol is None or not isinstance(symbol.type, t.Record) or not is_size_of(call.arguments[2], symbol):
            return None
        return lambda w: f".{name}({self._address(w, symbol)})"

    def _address(self, w: Any, symbol: Symbol) -> str:
        if symbol in self.inlined:
            return self.fills[symbol].text(w)
        return symbol.name

    def _connect(self, call: tree.Call) -> Shape:
        return self._bind(call, "connect")

    def _listen(self, call: tree.Call) -> Shape:
        backlog = self._number(call, 1)
        return None if tree.has_effects(call.arguments[1]) else lambda w: f".listen({backlog(w)})"

    def _shutdown(self, call: tree.Call) -> Shape:
        how = self._number(call, 1)
        return None if tree.has_effects(call.arguments[1]) else lambda w: f".shutdown({how(w)})"

    def _close(self, call: tree.Call) -> Shape:
        return lambda w: ".close()"

    def _setsockopt(self, call: tree.Call) -> Shape:
        level, name = self._number(call, 1), self._number(call, 2)
        symbol = pointed(call.arguments[3])
        if symbol is None or not is_size_of(call.arguments[4], symbol):
            return None
        if not (symbol.boxed or isinstance(symbol.type, (t.Record, t.Array))):
            return None

        def text(w: Any) -> str:
            value = self.options.get(symbol)
            given = symbol.name if value is None else w.converted(w.value(value), t.INT).text
            return f".setsockopt({level(w)}, {name(w)}, {given})"

        return text

    def _send(self, call: tree.Call) -> Shape:
        data = _data(call.arguments[1], call.arguments[2])
        if data is None or tree.has_effects(call.arguments[3]):
            return None
        flags = self._number(call, 3)
        if value_of(call.arguments[3]) == 0:
            return lambda w: f".send({data(w)})"
        return lambda w: f".send({data(w)}, {flags(w)})"

    def _write(self, call: tree.Call) -> Shape:
        data = _data(call.arguments[1], call.arguments[2])
        return None if data is None else lambda w: f".write({data(w)})"

    def _recv(self, call: tree.Call) -> Shape:
        """Into the program's own array; a size of 0, which Python's form has not, must not be."""
        array, size = symbol_of(peeled(call.arguments[1])), call.arguments[2]
        if array is None or not _is_array(array) or tree.has_effects(call.arguments[3]):
            return None
        room, wanted = t.size_of(array.type), value_of(size)
        if room is None or wanted is None or not 0 < wanted <= room:
            return None
        number, flags = self._number(call, 2), self._number(call, 3)
        plain = value_of(call.arguments[3]) == 0

        def text(w: Any) -> str:
            most = "" if wanted == room else number(w)
            if plain:
                return f".recv_into({array.name}, {most})" if most else f".recv_into({array.name})"
            return f".recv_into({array.name}, {most or 0}, {flags(w)})"

        return text

    # The calls that make sockets: what stands behind `=`

    def opening(self, site: Site) -> bool:
        """Whether this accept() has Python's form."""
        return id(site.first) in self.peers or _no_address(site.call)

    def accepted(self, site: Site, w: Any) -> tuple[str, str]:
        """Of accept(): what stands beside the socket, and the call."""
        known = self.peers.get(id(site.first))
        if known is None:
            return "_", ".accept(address=False)"
        return known.target(w), ".accept()"


def _no_address(call: tree.Call) -> bool:
    from pysock.translate.pythonic.patterns import is_null

    return len(call.arguments) == 3 and is_null(call.arguments[1]) and is_null(call.arguments[2])


def _is_array(symbol: Symbol) -> bool:
    """A variable that is an array of bytes, and as such known by its size."""
    return symbol.kind != "param" and isinstance(symbol.type, t.Array) and t.size_of(symbol.type.of) == 1


def _is_pointer(symbol: Symbol) -> bool:
    """A variable that is a pointer into memory, from its beginning on: an argument of the program."""
    if symbol.kind != "local" or symbol.boxed or symbol.assigned != 1 or not isinstance(symbol.type, t.Pointer):
        return False
    init = peeled(symbol.init) if isinstance(symbol.init, tree.Expr) else None
    return t.size_of(symbol.type.to) == 1 and isinstance(init, tree.Index) and isinstance(init.base, tree.Name)


def _data(data: tree.Expr, length: tree.Expr) -> Shape:
    """The bytes that send() is given, if Python has them as an object of that size."""
    if tree.has_effects(data) or any(isinstance(e, (tree.Assign, tree.Step)) for e in tree.walk(length)):
        return None
    data = peeled(data)
    text = literal(data)
    if text is not None:
        whole = len(text)
        measured = call_of(peeled(length), "strlen")
        if measured is not None and _same(measured.arguments[0], data) and b"\0" not in text:
            return lambda w: _bytes(data, text)
        if value_of(length) == whole:
            return lambda w: _bytes(data, text)
        return None
    symbol = symbol_of(data)
    if symbol is None or not (_is_array(symbol) or _is_pointer(symbol)):
        return None
    if is_size_of(length, symbol) and _is_array(symbol):
        return lambda w: symbol.name
    calls = [e for e in tree.walk(length) if isinstance(e, tree.Call)]
    if any(call_of(e, "strlen") is None for e in calls):
        return None

    def part(w: Any) -> str:
        size = w.number(peeled(length) if isinstance(peeled(length).type, t.Int) else length).text
        return f"{symbol.name}[0:{size}]" if size.isidentifier() or size.isdigit() else f"{symbol.name}[0 : {size}]"

    return part


def literal(e: tree.Expr) -> bytes | None:
    """The text that this surely is: a literal, or a variable that never is another one."""
    if isinstance(e, tree.Name):
        symbol = e.symbol
        if symbol.kind == "constant" and isinstance(symbol.init, tree.Text):
            e = symbol.init
        elif symbol.kind == "local" and isinstance(symbol.type, t.Pointer) and not symbol.addressed:
            if symbol.assigned != 1 or not isinstance(symbol.init, tree.Text):
                return None
            e = symbol.init
    if isinstance(e, tree.Text) and len(e.parts) == 1 and isinstance(e.parts[0], bytes):
        return e.value
    return None


def _bytes(e: tree.Expr, text: bytes) -> str:
    """A variable that holds these bytes, or the bytes."""
    if isinstance(e, tree.Name):
        init = e.symbol.init
        if isinstance(init, tree.Text) and init.form == "bytes":
            return e.symbol.name
    return literals.quoted_bytes(text)


def _same(a: tree.Expr, b: tree.Expr) -> bool:
    a, b = peeled(a), peeled(b)
    if isinstance(a, tree.Name) and isinstance(b, tree.Name):
        return a.symbol is b.symbol
    return isinstance(a, tree.Text) and isinstance(b, tree.Text) and a.value == b.value
