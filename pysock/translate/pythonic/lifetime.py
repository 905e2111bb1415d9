"""From where to where a descriptor in a variable is open: what happens to it on each way through a function.

A variable whose descriptor is used, closed or replaced where that is not certain has no life here, and stays an int.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable

from pysock.translate import tree
from pysock.translate.facts import never_returns
from pysock.translate.pythonic.fatal import Site
from pysock.translate.pythonic.patterns import call_of, names_in, symbol_of
from pysock.translate.tree import Symbol

UNSET, OPEN, CLOSED = "unset", "open", "closed"


class _Unclear(Exception):
    """It is not certain whether the descriptor is open here."""


@dataclass
class Life:
    """Where the program ends, fails or leaves a list of statements while the descriptor is, or may be, open."""

    exits: dict[int, tree.Stmt] = field(default_factory=dict)  # exit(), return, break, continue, by id
    fatal: dict[int, bool] = field(default_factory=dict)  # by site: whether it is open for certain when that fails
    raising: dict[int, tree.Stmt] = field(default_factory=dict)  # statements whose calls may raise while it is open
    at_end: frozenset[str] = frozenset()  # where control comes out at the end of the function
    returned: frozenset[str] = frozenset()  # at a return of the function's


class Walk:
    """`closes(call)`: whether a function of the program's own closes the variable that it is given; `raises(call)`."""

    def __init__(
        self,
        symbol: Symbol,
        sites: dict[int, Site],
        closes: Callable[[tree.Call, Symbol], bool],
        raises: Callable[[tree.Call], bool],
    ) -> None:
        self.symbol = symbol
        self.sites = sites
        self.closes = closes
        self.raises = raises
        self.life = Life()
        self.breaks: list[frozenset[str]] = []
        self.continues: list[frozenset[str]] = []

    def run(self, function: Symbol) -> Life | None:
        assert function.body is not None
        start = OPEN if self.symbol.kind == "param" else UNSET
        try:
            self.life.at_end = self._items(function.body.items, frozenset((start,)))
        except _Unclear:
            return None
        return self.life

    # Statements: the states behind one; none where control does not come out

    def _items(self, items: list[tree.Stmt], state: frozenset[str]) -> frozenset[str]:
        index = 0
        while index < len(items) and state:
            site = self.sites.get(id(items[index]))
            if site is not None:
                state = self._site(site, state)
                index += site.count
            else:
                state = self._statement(items[index], state)
                index += 1
        return state

    def _site(self, site: Site, state: frozenset[str]) -> frozenset[str]:
        if site.loop is not None:
            return self._loop(site.loop, state, site)
        for index, call in enumerate(site.calls):
            state = self._call(call, state)
            self._fails(site, state)
            if index == 0 and site.result is self.symbol:
                if OPEN in state:
                    raise _Unclear
                state = frozenset((OPEN,))
        if site.no is not None:
            state = self._statement(site.no, state)
        return state

    def _statement(self, stmt: tree.Stmt, state: frozenset[str]) -> frozenset[str]:
        if isinstance(stmt, tree.Block):
            return self._items(stmt.items, state)
        if isinstance(stmt, tree.If):
            state = self._expression(stmt.condition, state, stmt)
            yes = self._items([stmt.yes], state)
            no = state if stmt.no is None else self._items([stmt.no], state)
            return yes | no
        if isinstance(stmt, tree.Loop):
            return self._loop(stmt, state)
        if isinstance(stmt, tree.Switch):
            return self._switch(stmt, state)
        for e in tree.expressions(stmt):
            state = self._expression(e, state, stmt)
        if isinstance(stmt, tree.Return):
            self.life.returned |= state
            self._left(stmt, state)
            return frozenset()
        if isinstance(stmt, tree.Do) and never_returns(stmt.value):
            self._left(stmt, state)
            return frozenset()
        if isinstance(stmt, (tree.Break, tree.Continue)):
            self._left(stmt, state)
            kept = self.breaks if isinstance(stmt, tree.Break) else self.continues
            kept[-1] |= state
            return frozenset()
        if isinstance(stmt, (tree.Goto, tree.Label, tree.Broken)):
            raise _Unclear
        return state

    def _left(self, stmt: tree.Stmt, state: frozenset[str]) -> None:
        if OPEN in state:
            self.life.exits[id(stmt)] = stmt

    def _fails(self, site: Site, state: frozenset[str]) -> None:
        if OPEN in state:
            certain = state == {OPEN}
            self.life.fatal[id(site.first)] = self.life.fatal.get(id(site.first), certain) and certain

    def _loop(self, stmt: tree.Loop, state: frozenset[str], site: Site | None = None) -> frozenset[str]:
        for one in stmt.init:
            state = self._statement(one, state)
        forever = stmt.condition is None
        left: frozenset[str] = frozenset()
        for _ in range(4):  # the states are three
            self.breaks.append(frozenset())
            self.continues.append(frozenset())
            before = state
            if stmt.kind != "do" and stmt.condition is not None:
                before = self._expression(stmt.condition, before, stmt)
            if site is not None:
                self._fails(site, before)
            after = self._items([stmt.body], before) | self.continues[-1]
            if stmt.step is not None and after:
                after = self._expression(stmt.step, after, stmt)
            if stmt.kind == "do" and stmt.condition is not None and after:
                after = self._expression(stmt.condition, after, stmt)
            self.continues.pop()
            left = self.breaks.pop() | (frozenset() if forever else after if stmt.kind == "do" else before | after)
            if after <= state:
                break
            state = state | after
        return left

    def _switch(self, stmt: tree.Switch, state: frozenset[str]) -> frozenset[str]:
        state = self._expression(stmt.value, state, stmt)
        if stmt.nested or stmt.before:
            raise _Unclear
        self.breaks.append(frozenset())
        through: frozenset[str] = frozenset()
        for case in stmt.cases:
            through = self._items(case.items, state | through)
        default = any(None in case.labels for case in stmt.cases)
        return self.breaks.pop() | through | (frozenset() if default else state)

    # Expressions

    def _expression(self, e: tree.Expr | tree.Init, state: frozenset[str], stmt: tree.Stmt) -> frozenset[str]:
        calls = [one for one in tree.walk(e) if isinstance(one, tree.Call)]
        if OPEN in state and any(self.raises(call) for call in calls):
            self.life.raising[id(stmt)] = stmt
        closing = [call for call in calls if self._closes(call)]
        if any(name.symbol is self.symbol for name in names_in(e)) and state != {OPEN}:
            raise _Unclear
        if len(closing) > 1:
            raise _Unclear
        if closing:
            if any(isinstance(one, tree.Conditional) or _is_logical(one) for one in tree.walk(e)):
                raise _Unclear
            return frozenset((CLOSED,))
        return state

    def _call(self, call: tree.Call, state: frozenset[str]) -> frozenset[str]:
        if any(name.symbol is self.symbol for name in names_in(call)) and state != {OPEN}:
            raise _Unclear
        return frozenset((CLOSED,)) if self._closes(call) else state

    def _closes(self, call: tree.Call) -> bool:
        if call_of(call, "close") is not None:
            return symbol_of(call.arguments[0]) is self.symbol
        return self.closes(call, self.symbol)


def _is_logical(e: tree.Expr | tree.Init) -> bool:
    return isinstance(e, tree.Binary) and e.op in ("&&", "||")
