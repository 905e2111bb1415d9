"""switch: as if/elif where every case ends by itself, and with fall-through kept exactly where one does not."""

from __future__ import annotations

from pysock.translate import facts, piece, tree
from pysock.translate import types as t
from pysock.translate.effects import assigned_in
from pysock.translate.errors import Unsupported
from pysock.translate.loops import Loops

#: Statements that may be written twice where a `break` stands in the middle of a case.
_SHORT = 3


class Switches(Loops):
    def _on_switch(self, stmt: tree.Switch) -> None:
        value = stmt.value
        type = t.promoted(value.type) if isinstance(value.type, t.Int) else t.INT
        tested = self.converted(self.value(value), type)
        self.flush()
        for one in stmt.before:
            if isinstance(one, tree.Declare):  # nothing else is ever reached there
                self.write(one)
        _jumps_between(stmt.cases)
        groups = _groups(stmt.cases)
        text = tested.at(piece.COMPARE + 1)
        falls = any(len(group) > 1 for group in groups)
        simple = isinstance(value, tree.Name) and not (falls and _changes_within(stmt, value.symbol))
        if not simple and (
            tree.has_effects(value) or falls or (sum(len(c.labels) for c in stmt.cases) > 1 and not _is_cheap(value))
        ):
            name = self.temporary("chosen")
            self.out.put(f"{name} = {tested.text}")
            text = name
        written = [self._unbroken(group) for group in groups]
        known = dict(self.facts)
        after: list[dict[tree.Symbol, tuple[int, int]] | None] = []
        self.tails.append(self.tails[-1] if self.tails else None)
        if all(one is not None for one in written):
            word = "if"
            has_default = False
            for group, bodies in zip(groups, written):
                assert bodies is not None
                self.facts = dict(known)
                last = group is groups[-1]
                default = any(None in case.labels for case in group)
                has_default = has_default or default
                if word == "if" and default and last:
                    self.out.at(group[0].at.line)
                    for case, items in zip(group, bodies):
                        self._guarded(case, items, group, text, type)
                else:
                    inner = word == "elif"  # comments before `case` belong to what came before
                    self.out.indent += inner
                    self.out.skip_to(group[0].at.line)
                    self.out.indent -= inner
                    self.out.blank = False
                    self.out.source = group[0].at.line
                    if default and last:
                        self.out.put("else:")
                    else:
                        self.out.put(f"{word} {self._test(group, stmt.cases, text, type)}:")
                    self.out.begin()
                    count = len(self.out.lines)
                    for case, items in zip(group, bodies):
                        self._guarded(case, items, group, text, type)
                    if last:
                        self.out.skip_to(stmt.end.line)
                    if default and last and not any(line.text for line in self.out.lines[count:]):
                        del self.out.lines[count - 1 :]  # `default: ;`
                    else:
                        self.out.fill(count)
                    self.out.end()
                ended = bool(group[-1].items) and facts.ends(group[-1].items[-1])
                left = ended and not _breaks(group[-1].items)
                after.append(None if left else self.facts)
                word = "elif"
            if not has_default:
                after.append(known)
            self.facts = self._joined_facts(after)
        else:
            self._in_a_loop(stmt, groups, text, type)
            self.facts = {}
        self.tails.pop()
        self.bounds = {}

    def _joined_facts(
        self, after: list[dict[tree.Symbol, tuple[int, int]] | None]
    ) -> dict[tree.Symbol, tuple[int, int]]:
        found: dict[tree.Symbol, tuple[int, int]] | None = None
        for one in after:
            if one is not None:
                found = dict(one) if found is None else self._either_way(found, one)
        return found or {}

    def _labels(self, cases: list[tree.Case], type: t.Int) -> list[str]:
        return [
            self.converted(self.value(label), type).text for case in cases for label in case.labels if label is not None
        ]

    def _test(self, group: list[tree.Case], every: list[tree.Case], text: str, type: t.Int) -> str:
        if any(None in case.labels for case in group):
            others = [case for case in every if case not in group]
            return _among(text, self._labels(others, type), False)
        return _among(text, self._labels(group, type), True)

    def _guarded(self, case: tree.Case, items: list[tree.Stmt], group: list[tree.Case], text: str, type: t.Int) -> None:
        """The statements of a case; those that others do not come by stand under a test of their own."""
        index = group.index(case)
        if index == len(group) - 1:
            self.items(items)
            return
        behind = group[index + 1 :]
        default = any(None in one.labels for one in behind)
        if default or any(None in one.labels for one in group[: index + 1]):
            self.out.put(
                f"if {_among(text, self._labels(behind, type), False)}:"
                if not default
                else f"if {self._test(group[: index + 1], group, text, type)}:"
            )
        else:
            self.out.put(f"if {_among(text, self._labels(group[: index + 1], type), True)}:")
        known = dict(self.facts)
        self.out.begin()
        count = len(self.out.lines)
        self.items(items)
        self.out.skip_to(behind[0].at.line)
        self.out.fill(count)
        self.out.end()
        self.facts = self._either_way(known, self.facts)

    def _unbroken(self, group: list[tree.Case]) -> list[list[tree.Stmt]] | None:
        """The statements of these cases without their breaks, or None if a break is in the way."""
        found = []
        for case in group[:-1]:
            if _breaks(case.items):
                return None
            found.append(case.items)
        last = _without_breaks(group[-1].items)
        if last is not None and group[-1].items and isinstance(group[-1].items[-1], tree.Break):
            last = [*last, tree.Empty(group[-1].items[-1].at)]  # where the comment behind it stands
        return None if last is None else [*found, last]

    def _in_a_loop(self, stmt: tree.Switch, groups: list[list[tree.Case]], text: str, type: t.Int) -> None:
        """A switch as a loop that runs once, which `break` leaves."""
        inner = [one for case in stmt.cases for one in case.items]
        goes_on = any(facts.has_continue(one) for one in inner)
        again = ""
        if goes_on:
            again = self.temporary("again")
            self.out.put(f"{again} = False")
        self.out.put("while True:")
        self.out.begin()
        self.leaves.append("break")
        outer = self.tails[-1]

        def leave() -> None:
            self.out.put(f"{again} = True")

        self.switching.append(again)
        for group in groups:
            self.out.source = group[0].at.line
            default = any(None in case.labels for case in group)
            if default and len(groups) == 1:
                raise Unsupported(stmt.at, "a switch with nothing but default and breaks within is not supported")
            self.out.put(f"if {self._test(group, stmt.cases, text, type)}:")
            self.out.begin()
            for case in group:
                self.facts = {}
                self._guarded(case, case.items, group, text, type)
            if not (group[-1].items and facts.ends(group[-1].items[-1])):
                self.out.put("break")
            self.out.end()
        self.out.put("break")
        self.out.end()
        self.switching.pop()
        self.leaves.pop()
        if again:
            self.out.put(f"if {again}:")
            self.out.begin()
            if outer is not None:
                outer()
            self.out.put("continue")
            self.out.end()

    def _on_continue(self, stmt: tree.Continue) -> None:
        if self.switching and self.switching[-1]:
            self.out.put(f"{self.switching[-1]} = True")
            self.out.put("break")
            return
        super()._on_continue(stmt)

    def _on_loop(self, stmt: tree.Loop) -> None:
        self.switching = [*self.switching, ""]
        super()._on_loop(stmt)
        self.switching = self.switching[:-1]


def _changes_within(stmt: tree.Switch, symbol: tree.Symbol) -> bool:
    """Whether what a switch asks for may be another value before it has asked for the last time."""
    if symbol.kind not in ("local", "param") or symbol.boxed:
        return bool(symbol.assigned)
    inside = [one for case in stmt.cases for item in case.items for one in tree.within(item)]
    return any(
        symbol in assigned_in(*tree.expressions(one)) or (isinstance(one, tree.Declare) and one.symbol is symbol)
        for one in inside
    )


def _among(text: str, labels: list[str], positive: bool) -> str:
    if len(labels) == 1:
        return f"{text} {'==' if positive else '!='} {labels[0]}"
    return f"{text} {'in' if positive else 'not in'} ({', '.join(labels)})"


def _groups(cases: list[tree.Case]) -> list[list[tree.Case]]:
    """Cases that fall through into one another, together."""
    found: list[list[tree.Case]] = []
    open_ = False
    for case in cases:
        if open_:
            found[-1].append(case)
        else:
            found.append([case])
        open_ = not (case.items and any(facts.ends(one) for one in case.items))
    return found


def _jumps_between(cases: list[tree.Case]) -> None:
    """A goto to a label in another case becomes a copy of what stands behind the label, up to its break."""
    tails: dict[str, list[tree.Stmt]] = {}
    for index, case in enumerate(cases):
        for place, one in enumerate(case.items):
            if isinstance(one, tree.Label):
                rest = [s for s in case.items[place + 1 :] if not isinstance(s, tree.Label)]
                for following in cases[index + 1 :]:
                    if any(facts.ends(s) for s in rest):
                        break
                    rest += following.items
                if not any(isinstance(s, tree.Goto) for r in rest for s in tree.within(r)):
                    tails[one.name] = rest
    if tails:
        for case in cases:
            case.items = [_replaced(one, tails) for one in case.items]


def _replaced(stmt: tree.Stmt, tails: dict[str, list[tree.Stmt]]) -> tree.Stmt:
    if isinstance(stmt, tree.Goto) and stmt.label in tails:
        rest = tails[stmt.label]
        return tree.Block(stmt.at, stmt.at, rest if any(facts.ends(s) for s in rest) else [*rest, tree.Break(stmt.at)])
    if isinstance(stmt, tree.Block):
        stmt.items = [_replaced(one, tails) for one in stmt.items]
    elif isinstance(stmt, tree.If):
        stmt.yes = _replaced(stmt.yes, tails)
        stmt.no = None if stmt.no is None else _replaced(stmt.no, tails)
    return stmt


def _breaks(items: list[tree.Stmt]) -> bool:
    return any(facts.has_break(one) for one in items)


def _without_breaks(items: list[tree.Stmt]) -> list[tree.Stmt] | None:
    """The statements as they run up to a `break`: what comes behind a conditional one goes under its `else`."""
    result: list[tree.Stmt] = []
    for index, one in enumerate(items):
        if isinstance(one, tree.Break):
            return result
        if not facts.has_break(one):
            result.append(one)
            continue
        rest = items[index + 1 :]
        if isinstance(one, tree.Block):
            inner = _without_breaks([*one.items, *rest])
            return None if inner is None else [*result, *inner]
        if not isinstance(one, tree.If):
            return None
        yes_items = _list(one.yes)
        no_items = _list(one.no)
        goes_on = [not _surely_leaves(yes_items), not _surely_leaves(no_items)]
        if all(goes_on) and len(rest) > _SHORT:
            return None
        yes = _without_breaks([*yes_items, *rest] if goes_on[0] else yes_items)
        no = _without_breaks([*no_items, *rest] if goes_on[1] else no_items)
        if yes is None or no is None:
            return None
        at = no[0].at if no else one.at
        end = one.yes.end if isinstance(one.yes, tree.Block) else one.at
        if len(no) == 1 and isinstance(no[0], tree.If):
            otherwise: tree.Stmt | None = no[0]  # `elif`
        else:
            otherwise = tree.Block(at, at, no) if no else None
        made = tree.If(
            one.at,
            one.condition,
            tree.Block(one.yes.at, end, yes),
            otherwise,
            one.no_at or (rest[0].at if rest else None),
        )
        return [*result, made]
    return result


def _list(stmt: tree.Stmt | None) -> list[tree.Stmt]:
    if stmt is None:
        return []
    return list(stmt.items) if isinstance(stmt, tree.Block) else [stmt]


def _surely_leaves(items: list[tree.Stmt]) -> bool:
    return any(facts.ends(one) for one in items)


def _is_cheap(e: tree.Expr) -> bool:
    return all(isinstance(one, (tree.Name, tree.Member, tree.Index, tree.Number)) for one in tree.walk(e))
