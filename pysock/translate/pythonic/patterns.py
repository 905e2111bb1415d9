"""Small questions to the tree, which every recogniser asks. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Iterator

from pysock.translate import tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.tree import Symbol


def peeled(e: tree.Expr) -> tree.Expr:
    """Without the casts around it."""
    while isinstance(e, tree.Cast):
        e = e.value
    return e


def call_of(e: tree.Expr | tree.Init | None, *names: str) -> tree.Call | None:
    """The expression, if it is a call of one of these functions of libc's; a cast of the result does not matter."""
    if isinstance(e, tree.Expr):
        e = peeled(e)
    return e if isinstance(e, tree.Call) and e.of_libc in names else None


def libc_call(e: tree.Expr | tree.Init | None) -> str:
    """The name of the function of libc's that is called, or nothing."""
    if isinstance(e, tree.Expr):
        e = peeled(e)
    return e.of_libc if isinstance(e, tree.Call) else ""


def symbol_of(e: tree.Expr | tree.Init | None) -> Symbol | None:
    """The variable, if that is all."""
    return e.symbol if isinstance(e, tree.Name) and e.symbol.is_variable else None


def named(e: tree.Expr | tree.Init | None, name: str) -> bool:
    """Whether this is the thing of libc's that C calls so."""
    e = peeled(e) if isinstance(e, tree.Expr) else e
    return isinstance(e, tree.Name) and not e.symbol.is_variable and e.symbol.c_name == name


def is_null(e: tree.Expr) -> bool:
    return named(e, "NULL") or (isinstance(peeled(e), tree.Number) and value_of(peeled(e)) == 0)


def pointed(e: tree.Expr) -> Symbol | None:
    """The variable whose address this is: `&x`, `(struct sockaddr *)&x`, an array's name."""
    e = peeled(e)
    if isinstance(e, tree.Address):
        return symbol_of(e.of)
    if isinstance(e, tree.Name) and isinstance(e.type, t.Array):
        return symbol_of(e)
    return None


def is_size_of(e: tree.Expr, symbol: Symbol) -> bool:
    """`sizeof(x)`, `sizeof(type of x)`."""
    e = peeled(e)
    if not isinstance(e, tree.SizeOf):
        return False
    return symbol_of(e.value) is symbol if isinstance(e.value, tree.Name) else t.same(e.of, symbol.type)


def flat(stmt: tree.Stmt | None) -> list[tree.Stmt]:
    """The statements of a body, without the braces around them and without empty ones."""
    if isinstance(stmt, tree.Block):
        return [inner for one in stmt.items for inner in flat(one)]
    return [] if stmt is None or isinstance(stmt, tree.Empty) else [stmt]


def lists(stmt: tree.Stmt | None) -> Iterator[list[tree.Stmt]]:
    """Every list of statements within; what stands without braces is a list of its own."""
    found: list[list[tree.Stmt]] = []
    if isinstance(stmt, tree.Block):
        found = [stmt.items]
    elif isinstance(stmt, tree.If):
        found = [_items(branch) for branch in (stmt.yes, stmt.no) if branch is not None]
    elif isinstance(stmt, tree.Loop):
        found = [_items(stmt.body)]
    elif isinstance(stmt, tree.Switch):
        found = [case.items for case in stmt.cases]
    for items in found:
        yield items
        for one in items:
            yield from lists(one)


def _items(stmt: tree.Stmt) -> list[tree.Stmt]:
    return stmt.items if isinstance(stmt, tree.Block) else [stmt]


def names_in(e: tree.Expr | tree.Init) -> Iterator[tree.Name]:
    """The names in an expression, those that sizeof measures included."""
    for one in tree.walk(e):
        if isinstance(one, tree.Name):
            yield one
        elif isinstance(one, tree.SizeOf) and one.value is not None:
            yield from names_in(one.value)


def assignment(stmt: tree.Stmt) -> tuple[Symbol, tree.Expr] | None:
    """`x = value;`, or `int x = value;`."""
    if isinstance(stmt, tree.Declare) and isinstance(stmt.init, tree.Expr) and stmt.symbol.kind == "local":
        return stmt.symbol, stmt.init
    if isinstance(stmt, tree.Do) and isinstance(stmt.value, tree.Assign) and not stmt.value.op:
        symbol = symbol_of(stmt.value.target)
        return None if symbol is None else (symbol, stmt.value.value)
    return None


def ascii_text(e: tree.Expr | tree.Init | None) -> str | None:
    """A literal of plain characters: what C prints of it is what Python prints."""
    if not isinstance(e, tree.Text) or len(e.parts) > 1 or not isinstance(e.parts[0], bytes):
        return None
    value = e.value
    return value.decode() if value.isascii() and b"\0" not in value else None


def is_zero(e: tree.Expr) -> bool:
    return value_of(peeled(e)) == 0
