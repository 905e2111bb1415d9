"""Statements of C as lines of Python. Loops are loops.py's, switch is switches.py's, goto is jumps.py's."""

from __future__ import annotations

import bisect
from typing import Callable

from pysock.translate import facts, tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.effects import assigned_in
from pysock.translate.errors import Place, Unsupported
from pysock.translate.names import Names
from pysock.translate.objects import Objects
from pysock.translate.output import Output
from pysock.translate.quantities import LIMIT
from pysock.translate.tree import Symbol

Facts = "dict[Symbol, tuple[int, int]]"


class Statements(Objects):
    def __init__(
        self,
        unit: tree.Unit,
        names: Names,
        out: Output,
        report: Callable[[Place, str, str], None],
        partial: bool = False,
        where: Callable[[Place], str] = str,
    ) -> None:
        super().__init__(unit, names)
        self.out = out
        self.report = report
        self.partial = partial
        self.where = where
        self.openings = sorted(out.text.braces)
        self.tails: list[Callable[[], None] | None] = []  # by loop: what comes before its `continue`
        self.switching: list[str] = []  # by switch in a loop of its own: the flag for `continue`; "" for a loop
        self.leaves: list[str] = []  # by loop or switch: what `break` is there

    # Lines

    def flush(self) -> None:
        """Writes what comes before the statement."""
        self.put_all(self.before)
        self.before = []

    def put_all(self, lines: list[tuple[int, str]]) -> None:
        for depth, text in lines:
            self.out.indent += depth
            self.out.put(text)
            self.out.indent -= depth

    def follow(self) -> None:
        for text in self.after:
            self.out.put(text)
        self.after = []

    def line(self, text: str) -> None:
        self.flush()
        self.out.put(text)
        self.follow()

    # Statements

    def write(self, stmt: tree.Stmt) -> None:
        """One statement; what it cannot be is reported, or raised by the output with --partial."""
        self.out.at(stmt.at.line)
        mark = len(self.out.lines)
        indent = self.out.indent
        try:
            method = getattr(self, "_on_" + stmt.__class__.__name__.lower())
            method(stmt)
        except Unsupported as problem:
            place = problem.place or stmt.at
            self.report(place, problem.text, "warning" if self.partial else "error")
            del self.out.lines[mark:]
            self.out.indent = indent
            self.before, self.after = [], []
            self._missing(place, problem.text)

    def _missing(self, place: Place, text: str) -> None:
        from pysock.translate.literals import quoted

        self.out.put(f"raise NotImplementedError({quoted(f'{self.where(place)}: {text}')})")

    def _on_broken(self, stmt: tree.Broken) -> None:
        self._missing(stmt.at, stmt.text)

    def body(self, stmt: tree.Stmt | None, tail: Callable[[], None] | None = None) -> None:
        """The lines of a block, indented; `tail` may add more."""
        self.out.begin()
        count = len(self.out.lines)
        if isinstance(stmt, tree.Block):
            self.items(stmt.items)
            if not (stmt.items and facts.ends(stmt.items[-1])) and tail is not None:
                tail()
            self.out.skip_to(stmt.end.line)
        elif stmt is not None:
            self.write(stmt)
            if tail is not None and not facts.ends(stmt):
                tail()
        elif tail is not None:
            tail()
        self.out.fill(count)
        self.out.end()

    def items(self, items: list[tree.Stmt]) -> None:
        for one in items:
            self.write(one)

    def _on_block(self, stmt: tree.Block) -> None:
        self.items(stmt.items)
        self.out.skip_to(stmt.end.line)

    def _on_empty(self, stmt: tree.Empty) -> None:
        pass

    def _on_do(self, stmt: tree.Do) -> None:
        self.statement = stmt.value
        self.may_follow = True
        self.effect(stmt.value)
        self.may_follow = False
        self.flush()
        self.follow()
        self.statement = None

    def _on_declare(self, stmt: tree.Declare) -> None:
        symbol = stmt.symbol
        if symbol.kind == "static":
            return  # stands before its function
        init = stmt.init
        if isinstance(init, tree.Expr):
            self.statement = init
            self.may_follow = True
        if isinstance(init, tree.Init):
            self._remark(stmt, init)
        first, after = _without_itself(symbol, init)
        v = self.created(symbol, first)
        self.may_follow = False
        self.statement = None
        if v is not None:
            self.line(f"{symbol.name} = {v.text}")
            if init is not None:
                self.know(symbol, v)
                self.bound(symbol, init)
        for one in after:
            self.write(one)

    def _remark(self, stmt: tree.Declare, init: tree.Init) -> None:
        """Comments within braces go to the values beside them."""
        braces = self.out.text.braces
        index = bisect.bisect_left(self.openings, (stmt.at.line, stmt.at.column))
        start = self.openings[index] if index < len(self.openings) else None
        if start is None or braces[start][0] == start[0] or not init.entries:
            return
        values: list[tuple[int, int, tree.Expr | tree.Init]] = []
        waiting = [init]
        while waiting:
            for _, value in waiting.pop().entries:
                if isinstance(value, tree.Init):
                    waiting.append(value)
                values.append((value.at.line, value.at.column, value))
        values.sort(key=lambda v: v[0])
        self.remarks = {}
        for comment in self.out.taken(start[0] + 1, braces[start][0]):
            beside = [v for v in values if v[0] == comment.line] if comment.trails else []
            behind = [v for v in values if v[0] > comment.line]
            words = [line for line in comment.lines if line]
            if beside:
                outermost = beside[0] if not isinstance(beside[0][2], tree.Init) and len(beside) == 1 else beside[-1]
                inits = [v for v in beside if isinstance(v[2], tree.Init)]
                chosen = (inits[0] if inits else outermost)[2]
                before, text = self.remarks.get(id(chosen), ([], ""))
                self.remarks[id(chosen)] = (before, " ".join([text, *words]).strip())
            elif behind:
                before, text = self.remarks.get(id(behind[0][2]), ([], ""))
                self.remarks[id(behind[0][2])] = ([*before, *words], text)

    def _on_functiondefinition(self, stmt: tree.FunctionDefinition) -> None:
        raise Unsupported(stmt.at, "a function within a function is not supported")

    def _on_return(self, stmt: tree.Return) -> None:
        assert self.function is not None and isinstance(self.function.type, t.Function)
        result = self.function.type.result
        if stmt.value is None:
            self.line("return")
            return
        value = stmt.value
        if isinstance(value, tree.Step) and value.prefix and not tree.has_effects(value.target):  # `return ++n;`
            self.effect(value)
            value = value.target
        if isinstance(result, t.Void):
            self.effect(value)
            self.flush()
            self.out.put("return")
            return
        if isinstance(result, t.Record):
            root = value
            while isinstance(root, tree.Member) and not isinstance(root.base.type, t.Pointer):
                root = root.base
            own = isinstance(root, tree.Name) and root.symbol.kind in ("local", "param") and root is value
            v = self.struct(value, result, fresh=not own)
        elif isinstance(result, t.Pointer):
            v = self.pointer(value, result)
        else:
            v = self.converted(self.value(value), result)
        self.line(f"return {v.text}")

    def _on_break(self, stmt: tree.Break) -> None:
        for text in (self.leaves[-1] if self.leaves else "break").split("\n"):
            self.out.put(text)

    def _on_continue(self, stmt: tree.Continue) -> None:
        tail = self.tails[-1] if self.tails else None
        if tail is not None:
            tail()
        self.out.put("continue")

    def _on_if(self, stmt: tree.If, word: str = "if") -> None:
        test = self.condition(stmt.condition)
        self.flush()
        self.out.put(f"{word} {bare(test.text)}:")
        known = self.facts
        bounds = dict(self.bounds)
        self.facts = dict(known)
        self.refine(stmt.condition, True)
        self.body(stmt.yes)
        bounds_yes, self.bounds = self.bounds, bounds
        after_yes = None if facts.ends(stmt.yes) else self.facts
        self.facts = dict(known)
        self.forget(assigned_in(stmt.condition))
        for symbol in assigned_in(stmt.condition):
            if symbol in known:
                self.facts[symbol] = known[symbol]
        self.refine(stmt.condition, False)
        after_no: dict[Symbol, tuple[int, int]] | None = self.facts
        if stmt.no is not None and not isinstance(stmt.no, tree.Empty):
            self._else(stmt.no, stmt.no_at or stmt.no.at)
            after_no = None if facts.ends(stmt.no) else self.facts
        self.facts = self._either_way(after_yes, after_no)
        if after_yes is not None and after_no is not None:
            self.bounds = {s: limit for s, limit in self.bounds.items() if bounds_yes.get(s) == limit}
        elif after_no is None:
            self.bounds = bounds_yes

    def _else(self, no: tree.Stmt, at: Place) -> None:
        self.out.indent += 1
        self.out.skip_to(at.line)
        self.out.indent -= 1
        self.out.blank = False
        self.out.source = at.line
        if isinstance(no, tree.If):
            with self.apart() as before:
                self.condition(no.condition)
            if not before:
                self.out.at(at.line)
                self._on_if(no, "elif")
                return
        self.out.put("else:")
        self.body(no)

    @staticmethod
    def _either_way(
        a: dict[Symbol, tuple[int, int]] | None, b: dict[Symbol, tuple[int, int]] | None
    ) -> dict[Symbol, tuple[int, int]]:
        if a is None or b is None:
            return dict(a or b or {})
        return {s: (min(a[s][0], b[s][0]), max(a[s][1], b[s][1])) for s in a if s in b}

    def merge(self, known: dict[Symbol, tuple[int, int]]) -> None:
        """What is known where two ways meet, of which one ends here."""
        self.facts = {s: _around(r, self.facts[s]) for s, r in known.items() if s in self.facts}

    # What conditions say

    def refine(self, e: tree.Expr, truth: bool) -> None:
        if isinstance(e, tree.Unary) and e.op == "!":
            self.refine(e.value, not truth)
        elif isinstance(e, tree.Binary):
            if (e.op == "&&" and truth) or (e.op == "||" and not truth):
                self.refine(e.left, truth)
                self.refine(e.right, truth)
            elif e.op in _TRUE:
                op = e.op if truth else _FALSE[e.op]
                self._says(e.left, op, e.right)
                self._says(e.right, _TURNED[op], e.left)
        elif isinstance(e, (tree.Name, tree.Assign)) and isinstance(e.type, t.Int):
            zero = tree.Number(e.at, t.INT, 0, "0")
            self._says(e, "!=" if truth else "==", zero)

    def _says(self, e: tree.Expr, op: str, other: tree.Expr) -> None:
        if isinstance(e, tree.Assign):
            e = e.target
        if not isinstance(e, tree.Name) or not isinstance(e.type, t.Int) or not isinstance(other.type, t.Int):
            return
        symbol = e.symbol
        if symbol.kind not in ("local", "param") or symbol.boxed:
            return
        from pysock.translate.expressions import symbol_range

        lo, hi = self.facts.get(symbol) or symbol_range(symbol)
        a, b = self._range(other)
        common = t.common(e.type, other.type)
        if isinstance(common, t.Int) and not common.signed and (lo < 0 or a < 0):
            return
        if op == "<":
            hi = min(hi, b - 1)
        elif op == "<=":
            hi = min(hi, b)
        elif op == ">":
            lo = max(lo, a + 1)
        elif op == ">=":
            lo = max(lo, a)
        elif op == "==":
            lo, hi = max(lo, a), min(hi, b)
        elif op == "!=" and a == b:
            lo, hi = (lo + 1, hi) if lo == a else (lo, hi - 1) if hi == a else (lo, hi)
        if lo <= hi:
            self.facts[symbol] = (lo, hi)

    def _range(self, e: tree.Expr) -> tuple[int, int]:
        value = value_of(e)
        if value is not None:
            return value, value
        assert isinstance(e.type, t.Int)
        if isinstance(e, tree.Name) and e.symbol.is_variable and not e.symbol.boxed:
            from pysock.translate.expressions import symbol_range

            return self.facts.get(e.symbol) or symbol_range(e.symbol)
        if isinstance(e, tree.Member) and e.field.quantity:
            return max(e.type.lo, -LIMIT), LIMIT
        return e.type.lo, e.type.hi


def bare(text: str) -> str:
    """A condition without parentheses around the whole."""
    if not text.startswith("("):
        return text
    depth = 0
    for index, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0:
            return text[1:-1] if index == len(text) - 1 else text
    return text


_TRUE = frozenset(("==", "!=", "<", ">", "<=", ">="))
_FALSE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_TURNED = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


def _around(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    return min(a[0], b[0]), max(a[1], b[1])


def _without_itself(
    symbol: tree.Symbol, init: tree.Expr | tree.Init | None
) -> tuple[tree.Expr | tree.Init | None, list[tree.Stmt]]:
    """`struct node ring = {.next = &ring}`: what a struct begins with, and the fields set once it is there."""
    if not isinstance(init, tree.Init) or not isinstance(symbol.type, t.Record):
        return init, []
    entries: list[tuple[str | int, tree.Expr | tree.Init]] = []
    after: list[tree.Stmt] = []
    for key, value in init.entries:
        field = symbol.type.find(str(key))
        within = any(isinstance(e, tree.Name) and e.symbol is symbol for e in tree.walk(value))
        if within and field is not None and isinstance(value, tree.Expr):
            target = tree.Member(value.at, tree.Name(value.at, symbol.type, symbol), field)
            after.append(tree.Do(value.at, tree.Assign(value.at, field.type, "", target, value)))
        else:
            entries.append((key, value))
    first = tree.Init(init.at, init.type, entries)
    first.designated = init.designated
    return first, after
