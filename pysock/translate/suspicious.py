"""What compiles and is probably not what was meant: warnings, as a C compiler gives them, or should.

Looks at the program's tree; changes nothing.
"""

from __future__ import annotations

import re
from typing import Callable

from pysock.translate import tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.errors import Place
from pysock.translate.joined import Text

Report = Callable[[Place, str, str, str], None]

_COMPARISONS = frozenset(("<", ">", "<=", ">=", "==", "!="))


def look(unit: tree.Unit, text: Text, report: Report) -> None:
    """Reports what is suspicious in a program: report(place, text, "warning", what was probably meant)."""
    for function in unit.functions:
        assert isinstance(function.type, t.Function)
        for stmt in tree.within(function.body):
            if isinstance(stmt, (tree.If, tree.Loop)) and stmt.condition is not None:
                _condition(stmt.condition, text, report)
            elif isinstance(stmt, tree.Return) and stmt.value is not None:
                _mixed(
                    stmt.value, function.type.result, "returning {given} from a function with return type {to}", report
                )
            elif isinstance(stmt, tree.Declare) and isinstance(stmt.init, tree.Expr):
                _mixed(stmt.init, stmt.symbol.type, "initialization of {to} from {given}", report)
            for one in tree.expressions(stmt):
                for e in tree.walk(one):
                    if isinstance(e, tree.Call):
                        _call(e, report)
                    elif isinstance(e, tree.Assign) and not e.op:
                        _mixed(e.value, e.target.type, "assignment to {to} from {given}", report)


def _condition(e: tree.Expr, text: Text, report: Report, whole: bool = True) -> None:
    """`if (fd = socket(...) < 0)`: fd becomes 0 or 1."""
    if isinstance(e, tree.Binary) and e.op in ("&&", "||"):
        _condition(e.left, text, report, False)
        _condition(e.right, text, report, False)
    elif isinstance(e, tree.Unary) and e.op == "!":
        _condition(e.value, text, report, False)
    elif isinstance(e, tree.Assign) and not e.op and isinstance(e.target, tree.Name):
        value, name = e.value, e.target.symbol.c_name
        if isinstance(value, tree.Binary) and value.op in _COMPARISONS:
            if isinstance(value.left, tree.Call) and value_of(value.right) is not None:
                report(
                    e.target.at,
                    f"'{name}' gets the outcome of the comparison, 0 or 1, and not what the function returns",
                    "warning",
                    _parenthesised(text, e.target.at, value.at, value.op),
                )
        elif whole and value_of(value) is not None and not _doubled(text, e.target.at):
            line = text.lines[e.target.at.line]
            meant = re.sub(rf"({re.escape(name)}\s*)=(?!=)", r"\1==", line, count=1).strip()
            report(e.target.at, f"the condition sets '{name}' to a constant, and is always the same", "warning", meant)


def _doubled(text: Text, at: Place) -> bool:
    """Whether a second parenthesis says that the assignment is meant."""
    return re.search(r"\(\s*\(\s*\Z", text.lines[at.line][: at.column - 1]) is not None


def _parenthesised(text: Text, start: Place, operator: Place, op: str) -> str:
    """The line with the parenthesis where it was probably meant."""
    line = text.lines[start.line]
    first = start.column - 1
    depth = 0
    for index in range(first, len(line)):
        depth += {"(": 1, ")": -1}.get(line[index], 0)
        if depth < 0:
            return ""
        if depth == 0 and line.startswith(op, index) and line[index - 1] == " " and index > line.find("=", first) + 1:
            before, after = line[:first], line[index:]
            inside = line[first:index].rstrip()
            if _doubled(text, start):  # one parenthesis too many at the end
                before = before.rstrip()[:-1]
                close = _end(after)
                after = after[:close] + after[close + 1 :] if close >= 0 else after
            return f"{before}({inside}) {after}".strip()
    return ""


def _end(after: str) -> int:
    return after.find(")")


def _call(e: tree.Call, report: Report) -> None:
    type = e.function.type
    if isinstance(type, t.Pointer):
        type = type.to
    if not isinstance(type, t.Function) or type.parameters is None:
        return
    name = e.callee.c_name if e.callee is not None else "the function"
    takes = e.callee.takes if e.callee is not None else ""
    for number, (argument, parameter) in enumerate(zip(e.arguments, type.parameters), 1):
        if takes[number - 1 : number] == "?":
            continue  # C has ... there
        _mixed(argument, parameter, f"passing argument {number} of '{name}'", report)


def _mixed(value: tree.Expr, type: t.Type, what: str, report: Report) -> None:
    """Numbers where pointers are wanted, the other way round, and pointers to something else."""
    given = t.decayed(value.type)
    to, of = f"'{type.text()}'", f"'{given.text()}'"
    if isinstance(type, t.Pointer) and isinstance(given, t.Int):
        if value_of(value) != 0:
            report(value.at, f"{what.format(to=to, given=of)} makes pointer from integer without a cast", "warning", "")
    elif isinstance(type, t.Int) and type.basic != "_Bool" and isinstance(given, (t.Pointer, t.Function)):
        report(value.at, f"{what.format(to=to, given=of)} makes integer from pointer without a cast", "warning", "")
    elif isinstance(type, t.Pointer) and isinstance(given, t.Pointer) and not _alike(type.to, given.to):
        said = what.format(to=to, given=of)
        wanted = f"; {to} is wanted, {of} given" if to not in said else ""
        report(value.at, f"{said} from incompatible pointer type{wanted}", "warning", "")


def _alike(a: t.Type, b: t.Type) -> bool:
    """Whether pointers to these may be mixed; where in doubt, they may."""
    if isinstance(a, t.Int) and isinstance(b, t.Int):
        return a.size == b.size
    if isinstance(a, t.Pointer) and isinstance(b, t.Pointer):
        return (isinstance(a.to, t.Void) == isinstance(b.to, t.Void)) and _alike(a.to, b.to)
    plain = (t.Int, t.Float, t.Pointer, t.Record)
    if not isinstance(a, plain) or not isinstance(b, plain):
        return True
    return t.same(a, b) if isinstance(a, t.Record) and isinstance(b, t.Record) else a.__class__ is b.__class__
