"""Loops, ifs and switches that are entered from elsewhere, as labels and gotos: what jumps.py then writes as steps.

A goto into the body of a loop, or a case label within one, leaves nothing of its shape but the jumps. Everything else
stays as it is. Works on the tree; nothing here knows Python.
"""

from __future__ import annotations

from pysock.translate import tree
from pysock.translate import types as t
from pysock.translate.errors import Place


class Lowering:
    """The statements of one function; the labels that it makes have names of their own."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken

    def label(self, hint: str) -> str:
        name, number = f"__{hint}", 1
        while name in self.taken:
            number += 1
            name = f"__{hint}{number}"
        self.taken.add(name)
        return name

    def body(self, block: tree.Block) -> None:
        """Opens each statement that a goto from outside of it leads into."""
        self.opened(block, block)

    def opened(self, block: tree.Block, whole: tree.Block) -> None:
        changed = True
        while changed:
            changed = False
            items: list[tree.Stmt] = []
            for item in block.items:
                if not isinstance(item, tree.Label) and self._entered(item, whole):
                    items += self.flat(item)
                    changed = True
                else:
                    items.append(item)
            block.items = items
        for item in block.items:
            for inner in tree.within(item):
                if isinstance(inner, tree.Block):
                    self.opened(inner, whole)
                elif isinstance(inner, tree.Switch):
                    for case in inner.cases:
                        made = tree.Block(case.at, case.at, case.items)
                        self.opened(made, whole)
                        case.items = made.items

    @staticmethod
    def _entered(item: tree.Stmt, whole: tree.Block) -> bool:
        inside = tree.within(item)
        labels = {one.name for one in inside if isinstance(one, tree.Label)}
        if not labels:
            return False
        own = {id(one) for one in inside}
        return any(
            isinstance(one, tree.Goto) and one.label in labels and id(one) not in own for one in tree.within(whole)
        )

    # One statement in pieces

    def flat(self, item: tree.Stmt) -> list[tree.Stmt]:
        if isinstance(item, tree.Block):
            return item.items
        if isinstance(item, tree.If):
            return self._if(item)
        if isinstance(item, tree.Loop):
            return self._loop(item)
        assert isinstance(item, tree.Switch)
        return self.switch(item, [])

    def _if(self, item: tree.If) -> list[tree.Stmt]:
        at = item.at
        end = self.label("endif")
        if item.no is None:
            return [_unless(at, item.condition, end), item.yes, tree.Label(at, end)]
        other = self.label("otherwise")
        return [
            _unless(at, item.condition, other),
            item.yes,
            tree.Goto(at, end),
            tree.Label(at, other),
            item.no,
            tree.Label(at, end),
        ]

    def _loop(self, item: tree.Loop) -> list[tree.Stmt]:
        at = item.at
        top, on, end = self.label("loop"), self.label("next"), self.label("endloop")
        body = _redirected(item.body, end, on)
        test = [] if item.condition is None else [_unless(at, item.condition, end)]
        step = [] if item.step is None else [tree.Do(at, item.step)]
        if item.kind == "do":
            assert item.condition is not None
            again = tree.If(at, item.condition, tree.Goto(at, top), None, None)
            return [tree.Label(at, top), body, tree.Label(at, on), again, tree.Label(at, end)]
        return [
            *item.init,
            tree.Label(at, top),
            *test,
            body,
            tree.Label(at, on),
            *step,
            tree.Goto(at, top),
            tree.Label(at, end),
        ]

    def switch(self, item: tree.Switch, entries: list[tuple[list[tree.Expr | None], str]]) -> list[tree.Stmt]:
        """A switch in pieces; `entries` are the labels of cases that stand within other statements."""
        end = self.label("endswitch")
        choices = list(entries)
        inside: list[tree.Stmt] = []
        for case in item.cases:
            name = self.label("case")
            choices.append((case.labels, name))
            inside.append(tree.Label(case.at, name))
            inside += [_redirected(one, end, None) for one in case.items]
        before = [_redirected(one, end, None) for one in item.before]
        first: list[tree.Stmt] = []
        default = end
        for labels, name in choices:
            for label in labels:
                if label is None:
                    default = name
                    continue
                test = tree.Binary(item.at, t.INT, "==", item.value, label)
                first.append(tree.If(item.at, test, tree.Goto(item.at, name), None, None))
        return [*first, tree.Goto(item.at, default), *before, *inside, tree.Label(item.end, end)]


def _unless(at: Place, condition: tree.Expr, label: str) -> tree.If:
    return tree.If(at, tree.Unary(at, t.INT, "!", condition), tree.Goto(at, label), None, None)


def _redirected(item: tree.Stmt, end: str, on: str | None) -> tree.Stmt:
    """With gotos for the `break` and `continue` that belong to what is taken apart."""
    if isinstance(item, tree.Break):
        return tree.Goto(item.at, end)
    if isinstance(item, tree.Continue):
        return tree.Goto(item.at, on) if on is not None else item
    if isinstance(item, tree.Block):
        item.items = [_redirected(one, end, on) for one in item.items]
    elif isinstance(item, tree.If):
        item.yes = _redirected(item.yes, end, on)
        item.no = None if item.no is None else _redirected(item.no, end, on)
    elif isinstance(item, tree.Switch) and on is not None:
        for case in item.cases:
            case.items = [_continued(one, on) for one in case.items]
    return item


def _continued(item: tree.Stmt, on: str) -> tree.Stmt:
    """The same within a switch, whose `break` is its own."""
    if isinstance(item, tree.Continue):
        return tree.Goto(item.at, on)
    if isinstance(item, tree.Block):
        item.items = [_continued(one, on) for one in item.items]
    elif isinstance(item, tree.If):
        item.yes = _continued(item.yes, on)
        item.no = None if item.no is None else _continued(item.no, on)
    elif isinstance(item, tree.Switch):
        for case in item.cases:
            case.items = [_continued(one, on) for one in case.items]
    return item
