"""Where each statement of a function stands, and where each variable is named. Facts alone: nothing is decided here."""

from __future__ import annotations

from typing import NamedTuple, Union

from pysock.translate import tree
from pysock.translate.tree import Symbol

Node = Union[tree.Expr, tree.Init]


class Spot(NamedTuple):
    """Where a statement stands: its list, its place in it, and the statement that the list belongs to."""

    items: list[tree.Stmt]
    place: int
    parent: tree.Stmt | None


class Use(NamedTuple):
    """A variable's name, the statement in which it stands, and the expressions around it, the innermost first."""

    name: tree.Name
    stmt: tree.Stmt
    around: tuple[Node, ...]


class Outline:
    def __init__(self, function: Symbol) -> None:
        self.function = function
        self.spots: dict[int, Spot] = {}
        self.uses: dict[Symbol, list[Use]] = {}
        self.declared: dict[Symbol, tree.Declare] = {}
        self.statements: list[tree.Stmt] = []
        self.expressions: list[tuple[tree.Stmt, Node]] = []
        assert function.body is not None
        self._items(function.body.items, None)

    def _items(self, items: list[tree.Stmt], parent: tree.Stmt | None) -> None:
        for index, stmt in enumerate(items):
            self.spots[id(stmt)] = Spot(items, index, parent)
            self._statement(stmt)

    def _statement(self, stmt: tree.Stmt) -> None:
        self.statements.append(stmt)
        if isinstance(stmt, tree.Declare):
            self.declared[stmt.symbol] = stmt
        for e in tree.expressions(stmt):
            self._expression(e, stmt, ())
        if isinstance(stmt, tree.Block):
            self._items(stmt.items, stmt)
        elif isinstance(stmt, tree.If):
            self._branch(stmt.yes, stmt)
            if stmt.no is not None:
                self._branch(stmt.no, stmt)
        elif isinstance(stmt, tree.Loop):
            self._items(stmt.init, stmt)
            self._branch(stmt.body, stmt)
        elif isinstance(stmt, tree.Switch):
            self._items(stmt.before, stmt)
            for case in stmt.cases:
                self._items(case.items, stmt)

    def _branch(self, stmt: tree.Stmt, parent: tree.Stmt) -> None:
        if isinstance(stmt, tree.Block):
            self.spots[id(stmt)] = Spot([stmt], 0, parent)
            self._statement(stmt)
        else:
            self._items([stmt], parent)

    def _expression(self, e: Node, stmt: tree.Stmt, around: tuple[Node, ...]) -> None:
        self.expressions.append((stmt, e))
        if isinstance(e, tree.Name):
            self.uses.setdefault(e.symbol, []).append(Use(e, stmt, around))
        inner = (e, *around)
        if isinstance(e, tree.SizeOf) and e.value is not None:
            self._expression(e.value, stmt, inner)
        for child in tree.children(e):
            self._expression(child, stmt, inner)

    def behind(self, items: list[tree.Stmt], index: int, stmt: tree.Stmt) -> bool:
        """Whether a statement stands in this list from `index` on, or within one that does."""
        at: tree.Stmt | None = stmt
        while at is not None:
            spot = self.spots[id(at)]
            if any(one is at for one in items[index:]):
                return True
            at = spot.parent
        return False

    def holds(self, outer: tree.Stmt, stmt: tree.Stmt) -> bool:
        """Whether a statement is this one, or stands within it."""
        at: tree.Stmt | None = stmt
        while at is not None:
            if at is outer:
                return True
            at = self.spots[id(at)].parent
        return False

    def loop_of(self, stmt: tree.Stmt, switches: bool) -> tree.Stmt | None:
        """The loop that a `continue` here is of; with `switches`, what a `break` leaves."""
        at = self.spots[id(stmt)].parent
        while at is not None and not isinstance(at, (tree.Loop, tree.Switch) if switches else tree.Loop):
            at = self.spots[id(at)].parent
        return at
