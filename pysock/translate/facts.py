"""What is known before anything is written: who never returns, who calls itself, how statements end, what steps are."""

from __future__ import annotations

from pysock.translate import tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.tree import Symbol


def prepare(unit: tree.Unit) -> None:
    for _ in range(2):
        for function in unit.functions:
            assert isinstance(function.type, t.Function)
            if isinstance(function.type.result, t.Void) and _never_ends(function):
                function.type.noreturn = True


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


# Steps


def shifted(step: tree.Step, op: str, right: tree.Expr) -> tuple[str, tree.Expr] | None:
    """What compares the variable after the step as `op` and `right` did before it."""
    target = step.target
    assert isinstance(target, tree.Name)
    if isinstance(step.type, t.Int) and not (isinstance(right.type, t.Int) and t.common(step.type, right.type).signed):  # type: ignore[union-attr]
        return None
    if any(isinstance(one, tree.Name) and one.symbol is target.symbol for one in tree.walk(right)):
        return None
    turned = ({"<": "<=", ">=": ">"} if step.by > 0 else {">": ">=", "<=": "<"}).get(op)
    if turned is not None and not tree.has_effects(right):
        return turned, right
    if isinstance(right, tree.Number) and isinstance(step.type, t.Int):
        value = right.value + step.by
        return op, tree.Number(right.at, right.type, value, str(value))
    return None


def steps(e: tree.Expr) -> tuple[tree.Expr, int]:
    """`p + 1` as p and 1."""
    steps = 0
    while isinstance(e, tree.Binary) and e.op in ("+", "-") and value_of(e.right) is not None:
        steps += (value_of(e.right) or 0) * (1 if e.op == "+" else -1)
        e = e.left
    return e, steps
