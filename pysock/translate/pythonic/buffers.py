"""A text that one recv() brings, and printf() alone looks at, as bytes: `buffer = sock.recv(size)`.

C ends it with `buffer[n] = '\\0'`; bytes end where they end. A buffer that does anything else stays C memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pysock.translate import tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.pythonic.addresses import is_printed
from pysock.translate.pythonic.fatal import Site
from pysock.translate.pythonic.outline import Outline, Use
from pysock.translate.pythonic.patterns import call_of, is_size_of, is_zero, peeled, pointed, symbol_of
from pysock.translate.tree import Symbol


@dataclass
class Received:
    """The array that becomes bytes, how many may come, and the statements of C that go."""

    array: Symbol
    size: tree.Expr
    stmts: list[tree.Stmt]
    counted: bool  # whether anybody asks how many came

    def size_text(self, writer: Any) -> str:
        """`BUFFER_SIZE - 1`, of `sizeof(buffer) - 1` too."""
        if not any(isinstance(e, tree.SizeOf) for e in tree.walk(self.size)):
            return str(writer.number(self.size).text)
        wanted, room = value_of(self.size) or 0, t.size_of(self.array.type) or 0
        assert isinstance(self.array.type, t.Array)
        spelled = self.array.type.spelled
        if not isinstance(spelled, tree.Name) or value_of(spelled) != room:
            return str(wanted)
        name = str(writer.value(spelled).text)
        return name if wanted == room else f"{name} - {room - wanted}"


def received(site: Site, outline: Outline) -> Received | None:
    """What the buffer of this recv() is, if it is nothing but a text that is printed."""
    array, n = symbol_of(peeled(site.call.arguments[1])), site.result
    if site.called != ["recv"] or site.loop is not None or array is None or n is None:
        return None
    if array.kind != "local" or n.kind != "local" or n.boxed or value_of(site.call.arguments[3]) != 0:
        return None
    declared = outline.declared.get(array)
    size, room = value_of(site.call.arguments[2]), t.size_of(array.type)
    if declared is None or size is None or room is None or not 0 < size < room or not _is_empty(declared.init):
        return None
    place = site.index + site.count
    end = next((s for s in site.items[place:] if _ends(s, array, n)), None)
    if end is None:
        return None
    last = next(i for i, one in enumerate(site.items) if one is end)
    if any(_changes(one, n) for one in site.items[place:last]):
        return None
    stmts: list[tree.Stmt] = [declared, end]
    for use in outline.uses.get(array, []):
        if any(use.stmt is one for one in (*site.stmts, *stmts)):
            continue
        before = any(use.stmt is one for one in site.items[: site.index])
        if before and _clears(use.stmt, array):
            stmts.append(use.stmt)
        elif not (outline.behind(site.items, last + 1, use.stmt) and _is_printed(use)):
            return None
    counted = any(use.stmt is not end and id(use.name) not in site.names for use in outline.uses.get(n, []))
    named = {symbol.c_name for symbol in (*outline.declared, *outline.function.parameters)}
    return None if counted and "len" in named else Received(array, site.call.arguments[2], stmts, counted)


def _is_empty(init: tree.Expr | tree.Init | None) -> bool:
    return init is None or (isinstance(init, tree.Init) and all(value_of(value) == 0 for _, value in init.entries))


def _ends(stmt: tree.Stmt, array: Symbol, n: Symbol) -> bool:
    """`buffer[n] = '\\0';`"""
    if not isinstance(stmt, tree.Do) or not isinstance(stmt.value, tree.Assign) or stmt.value.op:
        return False
    target = stmt.value.target
    if not isinstance(target, tree.Index) or target.index is None or not is_zero(stmt.value.value):
        return False
    return symbol_of(target.base) is array and symbol_of(target.index) is n


def _clears(stmt: tree.Stmt, array: Symbol) -> bool:
    call = call_of(stmt.value, "memset", "bzero") if isinstance(stmt, tree.Do) else None
    if call is None or pointed(call.arguments[0]) is not array or not is_size_of(call.arguments[-1], array):
        return False
    return len(call.arguments) == 2 or is_zero(call.arguments[1])


def _changes(stmt: tree.Stmt, n: Symbol) -> bool:
    return any(
        isinstance(inner, (tree.Assign, tree.Step)) and symbol_of(inner.target) is n
        for one in tree.within(stmt)
        for e in tree.expressions(one)
        for inner in tree.walk(e)
    )


def _is_printed(use: Use) -> bool:
    return is_printed(use.name, [one for one in use.around if not isinstance(one, tree.Cast)])
