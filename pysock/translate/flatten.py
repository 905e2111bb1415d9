"""Jumps into the middle of a statement: that statement is taken apart into labels and jumps, which jumps.py can write.

Only the statements around such a label are taken apart: loops become a label, a test and a jump back. What stands
beside them stays as it is.
"""

from __future__ import annotations

from pysock.translate import facts, tree
from pysock.translate import types as t


def flatten(body: tree.Block) -> None:
    """Takes apart what some goto of this function jumps into."""
    _Flattener().block(body)


class _Flattener:
    def __init__(self) -> None:
        self.count = 0

    def label(self, hint: str) -> str:
        self.count += 1
        return f"{hint}@{self.count}"

    def block(self, block: tree.Block) -> None:
        """One list of statements: those with a label inside that others here jump to are taken apart."""
        changed = True
        while changed:
            changed = False
            for index, one in enumerate(block.items):
                inside = _labels(one)
                outside = {
                    g.label
                    for other in block.items
                    if other is not one
                    for g in tree.within(other)
                    if isinstance(g, tree.Goto)
                }
                if not isinstance(one, tree.Label) and (inside & outside or _crosses(one)):
                    block.items[index : index + 1] = self.apart(one)
                    changed = True
                    break
        for one in block.items:
            for inner in tree.within(one):
                if isinstance(inner, tree.Block) and _labels(inner):
                    self.block(inner)

    def apart(self, stmt: tree.Stmt) -> list[tree.Stmt]:
        """The statement as a list of others, its labels among them."""
        if isinstance(stmt, tree.Block):
            return list(stmt.items)
        at = stmt.at
        if isinstance(stmt, tree.If):
            other, end = self.label("else"), self.label("end")
            result: list[tree.Stmt] = [_unless(stmt.condition, other), *self._list(stmt.yes)]
            if stmt.no is not None:
                result += [tree.Goto(at, end), tree.Label(at, other), *self._list(stmt.no), tree.Label(at, end)]
            else:
                result.append(tree.Label(at, other))
            return result
        if isinstance(stmt, tree.Loop):
            return self._loop(stmt)
        return [stmt]

    def _loop(self, stmt: tree.Loop) -> list[tree.Stmt]:
        at = stmt.at
        head, on, end = self.label("loop"), self.label("on"), self.label("end")
        body = [_leaving(one, end, on) for one in self._list(stmt.body)]
        result: list[tree.Stmt] = [*stmt.init, tree.Label(at, head)]
        if stmt.kind != "do" and stmt.condition is not None:
            result.append(_unless(stmt.condition, end))
        result += [*body, tree.Label(at, on)]
        if stmt.step is not None:
            result.append(tree.Do(at, stmt.step))
        if stmt.kind == "do" and stmt.condition is not None:
            result.append(tree.If(at, stmt.condition, tree.Goto(at, head), None, None))
        else:
            result.append(tree.Goto(at, head))
        return [*result, tree.Label(at, end)]

    @staticmethod
    def _list(stmt: tree.Stmt) -> list[tree.Stmt]:
        return list(stmt.items) if isinstance(stmt, tree.Block) else [stmt]


def switch_apart(stmt: tree.Switch, chosen: tree.Symbol, number: int) -> tree.Block:
    """A switch with labels inside other statements: tests and jumps, then its statements with labels among them."""
    at = stmt.at
    end = f"switched@{number}"
    name = tree.Name(at, chosen.type, chosen)
    items: list[tree.Stmt] = [tree.Declare(at, chosen, stmt.value)]
    default = end
    body: list[tree.Stmt] = []
    nested = list(stmt.nested)
    for index, case in enumerate(stmt.cases):
        label = f"case{index}@{number}"
        nested.append((case.labels, label))
        body += [tree.Label(case.at, label), *(_leaving(one, end, "") for one in case.items)]
    for labels, label in nested:
        for value in labels:
            if value is None:
                default = label
            else:
                test = tree.Binary(at, t.INT, "==", name, value)
                items.append(tree.If(at, test, tree.Goto(at, label), None, None))
    items.append(tree.Goto(at, default))
    return tree.Block(at, stmt.end, [*items, *body, tree.Label(at, end)])


def _labels(stmt: tree.Stmt) -> set[str]:
    return {one.name for one in tree.within(stmt) if isinstance(one, tree.Label)}


def _crosses(stmt: tree.Stmt) -> bool:
    """Whether one branch jumps into the other."""
    if not isinstance(stmt, tree.If) or stmt.no is None:
        return False
    pairs = ((stmt.yes, stmt.no), (stmt.no, stmt.yes))
    return any(_labels(a) & {g.label for g in tree.within(b) if isinstance(g, tree.Goto)} for a, b in pairs)


def _unless(condition: tree.Expr, label: str) -> tree.Stmt:
    at = condition.at
    return tree.If(at, tree.Unary(at, t.INT, "!", condition), tree.Goto(at, label), None, None)


def _leaving(stmt: tree.Stmt, end: str, on: str) -> tree.Stmt:
    """The statement with its break and continue as jumps; those of inner loops stay."""
    if isinstance(stmt, tree.Break):
        return tree.Goto(stmt.at, end)
    if isinstance(stmt, tree.Continue) and on:
        return tree.Goto(stmt.at, on)
    if isinstance(stmt, tree.Block):
        stmt.items = [_leaving(one, end, on) for one in stmt.items]
    elif isinstance(stmt, tree.If):
        stmt.yes = _leaving(stmt.yes, end, on)
        stmt.no = None if stmt.no is None else _leaving(stmt.no, end, on)
    elif isinstance(stmt, tree.Switch) and on and facts.has_continue(stmt):
        for case in stmt.cases:
            case.items = [_continuing(one, on) for one in case.items]
    return stmt


def _continuing(stmt: tree.Stmt, on: str) -> tree.Stmt:
    if isinstance(stmt, tree.Continue):
        return tree.Goto(stmt.at, on)
    if isinstance(stmt, tree.Block):
        stmt.items = [_continuing(one, on) for one in stmt.items]
    elif isinstance(stmt, tree.If):
        stmt.yes = _continuing(stmt.yes, on)
        stmt.no = None if stmt.no is None else _continuing(stmt.no, on)
    return stmt
