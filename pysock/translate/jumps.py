"""goto: as a copy of the clean-up it leads to, as a loop for a retry, as a way out of loops, or as numbered steps.

A label concerns the list of statements that it stands in. What jumps into another statement's body is not supported.
"""

from __future__ import annotations

from typing import Callable, NamedTuple

from pysock.translate import facts, tree
from pysock.translate.errors import Unsupported
from pysock.translate.switches import Switches

#: A clean-up of at most this many statements is written where the goto stood.
_COPIED = 6


class Target(NamedTuple):
    """What a goto to a label is: lines, and how many Python loops are open where they may stand."""

    write: Callable[[int], None]
    depth: int


class Jumps(Switches):
    def begin_jumps(self) -> None:
        self.targets: dict[str, Target] = {}
        self.watched: list[tuple[int, str, str, set[str]]] = []  # behind loops that gotos to these labels leave
        self.copying: list[str] = []
        self.at_top = True

    @property
    def depth(self) -> int:
        """How many Python loops are open here."""
        return len(self.leaves)

    def items(self, items: list[tree.Stmt]) -> None:
        top, self.at_top = self.at_top, False
        labels = [one.name for one in items if isinstance(one, tree.Label)]
        if labels:
            self._labelled(items, [label for label in labels if _jumps_to(items, label)], top)
        else:
            super().items(items)

    def _on_label(self, stmt: tree.Label) -> None:
        pass

    def _on_goto(self, stmt: tree.Goto) -> None:
        target = self.targets.get(stmt.label)
        if target is None:
            known = self.function is not None and any(
                isinstance(one, tree.Label) and one.name == stmt.label for one in tree.within(self.function.body)
            )
            why = (
                "a goto into another statement is not supported"
                if known
                else f"label '{stmt.label}' used but not defined"
            )
            raise Unsupported(stmt.at, why)
        target.write(self.depth)

    # One list of statements with labels in it

    def _labelled(self, items: list[tree.Stmt], labels: list[str], top: bool) -> None:
        if not labels:
            super().items(items)
            return
        label = labels[-1]
        if top and all(self._is_clean_up(items, one) for one in labels) and not _is_bulky(items, labels):
            self._copied(items, labels)
        elif len(labels) == 1 and _only_behind(items, label) and not _strays(_from(items, label)):
            self._retried(items, label)
        elif len(labels) == 1 and _only_before(items, label) and not _strays(_before(items, label)):
            self._skipped(items, label)
        else:
            self._stepwise(items, labels)

    # A clean-up, copied

    def _is_clean_up(self, items: list[tree.Stmt], label: str) -> bool:
        """Forward jumps to a few statements at the end of the function."""
        rest = _from(items, label)
        statements = [
            one
            for one in tree.within(tree.Block(rest[0].at, rest[0].at, rest))
            if not isinstance(one, (tree.Label, tree.Block))
        ]
        return (
            _only_before(items, label)
            and len(statements) <= _COPIED
            and not any(isinstance(one, (tree.Goto, tree.Loop, tree.Switch)) for one in statements)
        )

    def _copied(self, items: list[tree.Stmt], labels: list[str]) -> None:
        for label in labels:
            rest = _from(items, label)

            def write(depth: int, rest: list[tree.Stmt] = rest) -> None:
                self.out.quiet += 1
                known = self.facts
                self.facts = {}
                for one in rest:
                    self.write(one)
                if not (rest and facts.ends(rest[-1])):
                    self.out.put("return")
                self.facts = known
                self.out.quiet -= 1

            self.targets[label] = Target(write, 0)
        reached = True
        for one in items:
            if isinstance(one, tree.Label) and one.name in labels:
                if not reached:  # every way to here has been written where it came from
                    rest = _from(items, one.name)
                    last = rest[-1]
                    self.out.drop_to(last.at.line)
                    return
                self.facts = {}
            self.write(one)
            if facts.ends(one):
                reached = False

    # A retry

    def _retried(self, items: list[tree.Stmt], label: str) -> None:
        place = next(i for i, one in enumerate(items) if isinstance(one, tree.Label) and one.name == label)
        last = max(i for i, one in enumerate(items) if _jumps_to([one], label))
        super().items(items[:place])
        inner = items[place : last + 1]
        self.facts = {}
        self.out.at(inner[0].at.line)
        self._in_loop(inner, label, "continue")
        self.facts = {}
        super().items(items[last + 1 :])

    # A way past some statements

    def _skipped(self, items: list[tree.Stmt], label: str) -> None:
        place = next(i for i, one in enumerate(items) if isinstance(one, tree.Label) and one.name == label)
        first = min(i for i, one in enumerate(items) if _jumps_to([one], label))
        super().items(items[:first])
        self.out.at(items[first].at.line)
        if len(items[first:place]) == 1 and isinstance(items[first], tree.Loop) and _nearest(items[first], label):
            # out of one loop, or of several
            self._watching(items[first:place], label, "")
        else:
            self._in_loop(items[first:place], label, "break")
        self.facts = {}
        super().items(items[place:])

    def _in_loop(self, inner: list[tree.Stmt], label: str, jump: str) -> None:
        """Statements in a loop that runs once, or again for `continue`."""
        deep = _in_inner_loop(inner, label)
        flag = self.temporary(f"goto_{label.replace('@', '_')}") if deep else ""
        left, again = self._begin_region(inner)
        if flag:
            self.out.put(f"{flag} = False")
        level = self.depth

        def write(depth: int) -> None:
            if depth > level:
                self.out.put(f"{flag} = True")
                self.out.put("break")
            else:
                self.out.put(jump)

        self.targets[label] = Target(write, level)
        if flag:
            self.watched.append((level, flag, jump, {label}))
        super().items(inner)
        if flag:
            self.watched.pop()
        if not (inner and facts.ends(inner[-1])):
            self.out.put("break")
        self._end_region(inner, left, again)
        if self.watched:
            self.after_loop(inner)

    def _begin_region(self, inner: list[tree.Stmt]) -> tuple[str, str]:
        """A loop that C does not have; break and continue of the loops around it set flags, whose names come back."""
        left = self.temporary("left") if any(facts.has_break(one) for one in inner) else ""
        again = self.temporary("again") if any(facts.has_continue(one) for one in inner) else ""
        for flag in (left, again):
            if flag:
                self.out.put(f"{flag} = False")
        self.out.put("while True:")
        self.out.begin()
        self.leaves.append(f"{left} = True\nbreak" if left else "break")
        self.tails.append(None)
        self.switching.append(again)
        return left, again

    def _end_region(self, inner: list[tree.Stmt], left: str, again: str) -> None:
        self.switching.pop()
        self.tails.pop()
        self.leaves.pop()
        self.out.end()
        at = inner[0].at
        if left:
            self.out.put(f"if {left}:")
            self.out.begin()
            self._on_break(tree.Break(at))
            self.out.end()
        if again:
            self.out.put(f"if {again}:")
            self.out.begin()
            self._on_continue(tree.Continue(at))
            self.out.end()

    def _watching(self, inner: list[tree.Stmt], label: str, jump: str) -> None:
        """A goto out of loops to what follows them."""
        nested = _loops_within(inner[0], label) > 1
        if not nested:

            def leave(depth: int) -> None:
                self.out.put("break")

            self.targets[label] = Target(leave, self.depth)
            super().items(inner)
            return
        flag = self.temporary(f"goto_{label.replace('@', '_')}")
        self.out.put(f"{flag} = False")
        level = self.depth

        def write(depth: int) -> None:
            self.out.put(f"{flag} = True")
            self.out.put("break")

        self.targets[label] = Target(write, level)
        self.watched.append((level, flag, jump, {label}))
        super().items(inner)
        self.watched.pop()

    def after_loop(self, inner: list[tree.Stmt]) -> None:
        """Behind a loop that a goto may have left: on with the jump."""
        jumps = {one.label for item in inner for one in tree.within(item) if isinstance(one, tree.Goto)}
        for level, flag, jump, labels in self.watched:
            if jumps.isdisjoint(labels) or self.depth < level or (not jump and self.depth == level):
                continue
            self.out.put(f"if {flag}:")
            self.out.begin()
            self.out.put(jump if self.depth == level else "break")
            self.out.end()

    def _on_loop(self, stmt: tree.Loop) -> None:
        super()._on_loop(stmt)
        if self.watched:
            self.after_loop([stmt])

    # Everything else: numbered steps

    def _stepwise(self, items: list[tree.Stmt], labels: list[str]) -> None:
        name = self.temporary("step")
        steps: list[list[tree.Stmt]] = [[]]
        numbers: dict[str, int] = {}
        for one in items:
            if isinstance(one, tree.Label) and one.name in labels:
                if steps[-1] or (len(steps) == 1 and not steps[0] and not numbers):
                    steps.append([])
                numbers[one.name] = len(steps) - 1
            else:
                steps[-1].append(one)
        for one in items:  # a variable is declared in one step and used in others
            if isinstance(one, tree.Declare) and one.init is None:
                continue
        self.out.put(f"{name} = 0")
        left, again = self._begin_region(items)
        level = self.depth
        for label, number in numbers.items():

            def write(depth: int, number: int = number) -> None:
                self.out.put(f"{name} = {number}")
                self.out.put("continue" if depth == level else "break")

            self.targets[label] = Target(write, level)
        for number, step in enumerate(steps):
            self.facts = {}
            if not step and number == 0:
                self.out.put(f"if {name} == 0:")
                self.out.begin()
                self.out.put(f"{name} = 1")
                self.out.end()
                continue
            self.out.put(f"if {name} == {number}:")
            self.out.begin()
            self.watched.append((level, f"{name} != {number}", "continue", set(labels)))
            super().items(step)
            self.watched.pop()
            ended = bool(step) and facts.ends(step[-1])
            if not ended:
                self.out.put(f"{name} = {number + 1}" if number + 1 < len(steps) else "break")
            self.out.end()
        self._end_region(items, left, again)
        self.facts = {}


def _jumps_to(items: list[tree.Stmt], label: str) -> bool:
    return any(isinstance(one, tree.Goto) and one.label == label for item in items for one in tree.within(item))


def _place(items: list[tree.Stmt], label: str) -> int:
    return next(i for i, one in enumerate(items) if isinstance(one, tree.Label) and one.name == label)


def _from(items: list[tree.Stmt], label: str) -> list[tree.Stmt]:
    return items[_place(items, label) :]


def _before(items: list[tree.Stmt], label: str) -> list[tree.Stmt]:
    return items[: _place(items, label)]


def _is_bulky(items: list[tree.Stmt], labels: list[str]) -> bool:
    """A clean-up that would stand there too often: `break` out of one loop around it all is less to read."""
    before, rest = _before(items, labels[0]), _from(items, labels[0])
    gotos = sum(isinstance(one, tree.Goto) for item in before for one in tree.within(item))
    lines = sum(not isinstance(one, (tree.Label, tree.Block)) for item in rest for one in tree.within(item))
    plain = not _strays(before) and not _in_inner_loop(before, labels[0])
    return len(labels) == 1 and plain and gotos > 2 and lines > 3


def _only_before(items: list[tree.Stmt], label: str) -> bool:
    return not _jumps_to(_from(items, label), label)


def _only_behind(items: list[tree.Stmt], label: str) -> bool:
    return not _jumps_to(_before(items, label), label)


def _strays(items: list[tree.Stmt]) -> bool:
    """Whether break or continue within belongs to a loop around."""
    return any(facts.has_break(one) or facts.has_continue(one) for one in items)


def _in_inner_loop(items: list[tree.Stmt], label: str) -> bool:
    return any(
        isinstance(one, (tree.Loop, tree.Switch)) and _jumps_to([one], label)
        for item in items
        for one in tree.within(item)
    )


def _nearest(stmt: tree.Stmt, label: str) -> bool:
    return not any(isinstance(one, tree.Switch) and _jumps_to([one], label) for one in tree.within(stmt))


def _loops_within(stmt: tree.Stmt, label: str) -> int:
    """How many loops there are around the deepest goto."""
    if not _jumps_to([stmt], label):
        return 0
    inner: list[tree.Stmt] = []
    if isinstance(stmt, tree.Loop):
        return 1 + _loops_within(stmt.body, label)
    if isinstance(stmt, tree.Block):
        inner = stmt.items
    elif isinstance(stmt, tree.If):
        inner = [stmt.yes, *([stmt.no] if stmt.no is not None else [])]
    return max((_loops_within(one, label) for one in inner), default=0)
