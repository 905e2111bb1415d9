"""What is known of the program before it is written: who never returns, which counters cannot reach their limits, and
what a condition says of the variables in it."""

from __future__ import annotations

from pysock.translate import tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.tree import Symbol

_SIZES = frozenset(
    "recv read send write recvfrom sendto recvmsg sendmsg strlen strnlen fread fwrite strcspn strspn readv writev "
    "getline sendfile".split()
)


def prepare(unit: tree.Unit) -> None:
    for _ in range(2):
        for function in unit.functions:
            assert isinstance(function.type, t.Function)
            if isinstance(function.type.result, t.Void) and _never_ends(function):
                function.type.noreturn = True
    _quantities(unit)


def recursive(unit: tree.Unit) -> bool:
    """Whether a function calls itself, at once or through others; not through pointers, which nobody can follow."""
    calls: dict[Symbol, set[Symbol]] = {}
    for function in unit.functions:
        found = calls.setdefault(function, set())
        for stmt in tree.within(function.body):
            for one in tree.expressions(stmt):
                found |= {e.callee for e in tree.walk(one) if isinstance(e, tree.Call) and e.callee is not None}
    for function, direct in calls.items():
        reached = list(direct)
        for other in reached:
            reached += [one for one in calls.get(other, ()) if one not in reached]
        if function in reached:
            return True
    return False


def _never_ends(function: Symbol) -> bool:
    body = function.body
    assert body is not None
    if any(isinstance(one, (tree.Return, tree.Goto, tree.Label)) for one in tree.within(body)):
        return False
    return ends(body)


def ends(stmt: tree.Stmt | None) -> bool:
    """Whether control never comes out at the end of this statement."""
    if isinstance(stmt, tree.Block):
        return any(ends(one) for one in stmt.items)
    if isinstance(stmt, (tree.Return, tree.Break, tree.Continue, tree.Goto)):
        return True
    if isinstance(stmt, tree.Do):
        return never_returns(stmt.value)
    if isinstance(stmt, tree.If):
        return stmt.no is not None and ends(stmt.yes) and ends(stmt.no)
    if isinstance(stmt, tree.Loop):
        forever = stmt.condition is None or bool(value_of(stmt.condition))
        return forever and not has_break(stmt.body)
    return False


def never_returns(e: tree.Expr) -> bool:
    if isinstance(e, tree.Call) and e.callee is not None:
        type = e.callee.type
        return isinstance(type, t.Function) and type.noreturn
    return False


def has_break(stmt: tree.Stmt | None) -> bool:
    """Whether a `break` within leaves the loop or switch that this is the body of."""
    if isinstance(stmt, tree.Break):
        return True
    if isinstance(stmt, tree.Block):
        return any(has_break(one) for one in stmt.items)
    if isinstance(stmt, tree.If):
        return has_break(stmt.yes) or has_break(stmt.no)
    return False


def has_continue(stmt: tree.Stmt | None) -> bool:
    if isinstance(stmt, tree.Continue):
        return True
    if isinstance(stmt, tree.Block):
        return any(has_continue(one) for one in stmt.items)
    if isinstance(stmt, tree.If):
        return has_continue(stmt.yes) or has_continue(stmt.no)
    if isinstance(stmt, tree.Switch):
        return any(has_continue(one) for case in stmt.cases for one in case.items)
    return False


# Quantities: 64-bit counters of things that moved. Nothing moves 2**62 bytes.


def _quantities(unit: tree.Unit) -> None:
    values: dict[Symbol, list[tuple[str, tree.Expr | None]]] = {}
    for function in unit.functions:
        for parameter in function.parameters:
            values[parameter] = [("", None)]
        for stmt in tree.within(function.body):
            _collect(stmt, values)
    for item in unit.items:
        _collect(item, values)
    candidates = {
        s for s, given in values.items() if isinstance(s.type, t.Int) and s.type.size == 8 and not s.boxed and given
    }
    changed = True
    while changed:
        changed = False
        for symbol in list(candidates):
            if not all(_is_quantity(op, value, symbol, candidates) for op, value in values[symbol]):
                candidates.discard(symbol)
                changed = True
    for symbol in candidates:
        symbol.form = "quantity"


def _collect(stmt: tree.Stmt, values: dict[Symbol, list[tuple[str, tree.Expr | None]]]) -> None:
    if isinstance(stmt, tree.Declare):
        if isinstance(stmt.init, tree.Expr):
            values.setdefault(stmt.symbol, []).append(("", stmt.init))
        else:
            values.setdefault(stmt.symbol, [])
    for expr in tree.expressions(stmt):
        for one in tree.walk(expr):
            if isinstance(one, tree.Assign) and isinstance(one.target, tree.Name):
                values.setdefault(one.target.symbol, []).append((one.op, one.value))
            elif isinstance(one, tree.Step) and isinstance(one.target, tree.Name):
                step = tree.Number(one.at, t.INT, 1, "1")
                values.setdefault(one.target.symbol, []).append(("+" if one.by > 0 else "-", step))


def _is_quantity(op: str, e: tree.Expr | None, symbol: Symbol, candidates: set[Symbol]) -> bool:
    assert isinstance(symbol.type, t.Int)
    if e is None or op not in ("", "+", "-") or (op == "-" and not symbol.type.signed):
        return False
    # `sent += n`: programs look at n before they add it
    added = op == "+" and isinstance(e, tree.Name)
    return _small(e, candidates, symbol.type.signed or added)


def _small(e: tree.Expr, candidates: set[Symbol], signed: bool) -> bool:
    """Whether nothing moves more than this; below zero only as a signed value: as an unsigned one it is huge."""
    value = value_of(e)
    if value is not None:
        return abs(value) < 1 << 40 and (signed or value >= 0)
    if isinstance(e, tree.SizeOf):
        return True
    if isinstance(e, tree.Conditional):
        return _small(e.yes, candidates, signed) and _small(e.no, candidates, signed)
    if isinstance(e, tree.Binary) and e.op in ("+", "/", "%"):
        return _small(e.left, candidates, signed) and _small(e.right, candidates, signed)
    if isinstance(e, tree.Assign) and not e.op:
        return _small(e.value, candidates, signed)
    if not isinstance(e.type, t.Int):
        return False
    if isinstance(e, tree.Cast):
        if e.type.size < 8 and not e.type.signed:
            return True
        return isinstance(e.value.type, t.Int) and _small(e.value, candidates, signed)
    if e.type.signed and not signed:
        return False
    if isinstance(e, tree.Name):
        return e.symbol in candidates or e.type.size < 8
    if isinstance(e, tree.Call) and e.callee is not None and e.callee.kind == "called" and e.callee.c_name in _SIZES:
        return True
    return e.type.size < 8 and not isinstance(e, tree.Binary)
