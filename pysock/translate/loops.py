"""while, do and for: as `while`, or as `for i in range(n)` where the body cannot tell the difference."""

from __future__ import annotations

from typing import Callable, NamedTuple

from pysock.translate import facts, piece, tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.effects import assigned_in
from pysock.translate.statements import Statements, bare
from pysock.translate.tree import Symbol


class Counted(NamedTuple):
    """for (symbol = start; symbol < stop; symbol += step)"""

    symbol: Symbol
    start: tree.Expr
    op: str
    stop: tree.Expr
    step: int


class Loops(Statements):
    def _on_loop(self, stmt: tree.Loop) -> None:
        if stmt.kind == "do":
            self._do_while(stmt)
            return
        if stmt.kind == "for":
            counted = self._counted(stmt)
            if counted is not None:
                self._range_loop(stmt, counted)
                return
        for one in stmt.init:
            self.out.source = stmt.at.line
            method = getattr(self, "_on_" + one.__class__.__name__.lower())
            method(one)
        step: Callable[[], None] | None = None
        if stmt.step is not None:
            wanted = stmt.step

            def step() -> None:
                self._run(wanted)

        self._while(stmt, step)

    def _run(self, e: tree.Expr) -> None:
        """An expression for its effect, on lines of its own."""
        self.statement = e
        self.may_follow = True
        self.effect(e)
        self.may_follow = False
        self.flush()
        self.follow()
        self.statement = None

    def _enter(self, stmt: tree.Loop) -> None:
        """What is known at the head of a loop, whichever time it is: nothing of what the loop changes."""
        steps = _changes(stmt)
        self.bounds = {}
        for symbol, changes in steps.items():
            if symbol in self.facts:
                lo, hi = self.facts.pop(symbol)
                type = symbol.type
                if not isinstance(type, t.Int):
                    continue
                wraps = type.size < 4 or not type.signed
                if changes and all(by > 0 for by in changes) and (not wraps or type.size == 8):  # 2**64 steps
                    self.facts[symbol] = (lo, type.hi)
                elif changes and all(by < 0 for by in changes) and not wraps:
                    self.facts[symbol] = (type.lo, hi)

    def _while(self, stmt: tree.Loop, step: Callable[[], None] | None) -> None:
        self._enter(stmt)
        condition = stmt.condition
        down = self._counts_down(stmt)
        if down is not None:
            condition = down.target if condition is down else _with_left(condition, down.target)
        forever = condition is None or value_of(condition) not in (None, 0)
        inner_test = ""
        if forever:
            text = "True"
        else:
            assert condition is not None
            self.prefers_walrus = True
            names = set(self.locals)
            with self.apart() as before:
                text = self.condition(condition).text
                if before:
                    self.locals = names
                    inner_test = self.condition_again(condition, before)
                    text = "True"
            self.prefers_walrus = False
        self.out.put(f"while {bare(text)}:")
        head = dict(self.facts)
        if condition is not None:
            self.refine(condition, True)
        self.tails.append(step)
        self.leaves.append("break")
        if inner_test:
            self.out.begin()
            self.put_all(self.kept_lines)
            self.out.put(f"if {inner_test}:")
            self.out.begin()
            self.out.put("break")
            self.out.end()
            self.out.end()
        if down is not None:
            self.out.begin()
            self._run(down)
            self.out.end()
        self.body(stmt.body, step)
        if (inner_test or down is not None) and self.out.lines[-1].text == "pass":
            self.out.lines.pop()
        self.tails.pop()
        self.leaves.pop()
        self.facts = head
        if down is not None:
            self.forget(assigned_in(down))
        elif condition is not None and not facts.has_break(stmt.body):
            self.refine(condition, False)

    def _counts_down(self, stmt: tree.Loop) -> tree.Step | None:
        """`while (n-- > 0)`, where nobody looks at n afterwards: then the step may be the first of the loop's lines."""
        step = stmt.condition
        if isinstance(step, tree.Binary) and step.op in (">", "!=") and value_of(step.right) == 0:
            step = step.left
        if not isinstance(step, tree.Step) or step.prefix or step.by > 0 or not isinstance(step.target, tree.Name):
            return None
        symbol = step.target.symbol
        if symbol.kind not in ("local", "param") or symbol.boxed or not isinstance(symbol.type, t.Int):
            return None
        assert self.function is not None
        everything = tree.within(self.function.body)
        if any(isinstance(one, tree.Label) for one in everything):
            return None
        if any(isinstance(one, tree.Declare) and one.symbol is symbol for one in stmt.init):
            return step
        if self.switching.count("") > 1:
            return None  # the loop around this one may look at n
        inside = {id(one) for one in tree.within(stmt)}
        for other in everything:
            if id(other) not in inside and other.at > stmt.at:
                for e in tree.expressions(other):
                    if any(isinstance(one, tree.Name) and one.symbol is symbol for one in tree.walk(e)):
                        return None
        return step

    kept_lines: list[tuple[int, str]]

    def condition_again(self, condition: tree.Expr, before: list[tuple[int, str]]) -> str:
        """The condition's negation, with what comes before it kept for the loop's first lines."""
        before.clear()
        text = self.condition(condition, negative=True).text
        self.kept_lines = list(before)
        before.clear()
        return text

    def _do_while(self, stmt: tree.Loop) -> None:
        condition = stmt.condition
        assert condition is not None
        constant = value_of(condition)
        if constant == 0 and not facts.has_break(stmt.body) and not facts.has_continue(stmt.body):
            self.items(stmt.body.items if isinstance(stmt.body, tree.Block) else [stmt.body])
            return
        self._enter(stmt)
        self.out.put("while True:")

        def test() -> None:
            if constant == 0:
                self.out.put("break")
            elif constant is None:
                known = dict(self.facts)
                v = self.condition(condition, negative=True)
                self.flush()
                self.out.put(f"if {v.text}:")
                self.out.begin()
                self.out.put("break")
                self.out.end()
                self.facts = known

        head = dict(self.facts)
        self.tails.append(test)
        self.leaves.append("break")
        self.body(stmt.body, test)
        self.tails.pop()
        self.leaves.pop()
        self.facts = head
        self.forget(assigned_in(condition))
        if not facts.has_break(stmt.body):
            self.refine(condition, False)

    # Counting

    def _counted(self, stmt: tree.Loop) -> Counted | None:
        """The loop as a range, if it is one."""
        if len(stmt.init) != 1 or not isinstance(stmt.condition, tree.Binary) or stmt.step is None:
            return None
        first = stmt.init[0]
        start: tree.Expr | tree.Init | None = None
        if isinstance(first, tree.Declare):
            symbol, start = first.symbol, first.init
            mine = True
        elif isinstance(first, tree.Do) and isinstance(first.value, tree.Assign) and not first.value.op:
            if not isinstance(first.value.target, tree.Name):
                return None
            symbol, start = first.value.target.symbol, first.value.value
            mine = False
        else:
            return None
        if not isinstance(start, tree.Expr) or symbol.kind not in ("local", "param") or symbol.boxed:
            return None
        if not isinstance(symbol.type, t.Int) or symbol.type.basic == "_Bool":
            return None
        by = _step_of(stmt.step, symbol)
        condition = stmt.condition
        if by is None or not isinstance(condition.left, tree.Name) or condition.left.symbol is not symbol:
            return None
        if condition.op not in (("<", "<=") if by > 0 else (">", ">=")):
            return None
        changed = _changes(stmt)
        others = [c for c in changed.get(symbol, [])]
        if len(others) != 1:
            return None
        if not self._unchanging(condition.right, changed, symbol, stmt.body):
            return None
        if not isinstance(condition.right.type, t.Int) or not isinstance(start.type, t.Int):
            return None
        if not mine and not self._dead_after(symbol, stmt):
            return None
        if any(isinstance(one, tree.Label) for one in tree.within(stmt.body)):
            return None
        limit = self._range(condition.right)
        common = t.common(symbol.type, condition.right.type)
        if isinstance(common, t.Int) and not common.signed:
            low = self._range(start)[0]
            if low < 0 or limit[0] < 0 or by < 0:
                return None
        wraps = by > 0 and not symbol.type.signed and limit[1] >= symbol.type.hi and symbol.type.size < 8
        if wraps and (t.promoted(symbol.type) is not symbol.type or condition.op == "<="):
            return None
        if by > 0 and symbol.type.size < 4 and limit[1] > symbol.type.hi:
            return None
        if by < 0 and not symbol.type.signed:
            return None
        return Counted(symbol, start, condition.op, condition.right, by)

    def _unchanging(self, e: tree.Expr, changed: dict[Symbol, list[int]], counter: Symbol, body: tree.Stmt) -> bool:
        """Whether this is the same whenever it is evaluated in the loop."""
        if value_of(e) is not None or isinstance(e, tree.SizeOf):
            return True
        if isinstance(e, tree.Name):
            s = e.symbol
            if s.kind in ("global", "static"):
                mine = s.storage == "static" or "main" in self.unit.symbols
                return mine and not s.boxed and s.assigned <= (s.init is not None)
            return s.kind in ("local", "param") and not s.boxed and s not in changed and s is not counter
        if isinstance(e, tree.Member):
            return _is_still(e, changed) and _leaves_memory(body)
        if isinstance(e, tree.Binary) and e.op in ("+", "-", "*", "/"):
            return self._unchanging(e.left, changed, counter, body) and self._unchanging(
                e.right, changed, counter, body
            )
        return False

    def _dead_after(self, symbol: Symbol, stmt: tree.Loop) -> bool:
        """Whether the counter is used in no other way than by loops that set it first."""
        assert self.function is not None
        inside: set[int] = set()
        for other in tree.within(self.function.body):
            if isinstance(other, tree.Loop) and other.kind == "for" and other.init:
                first = other.init[0]
                if isinstance(first, tree.Do) and isinstance(first.value, tree.Assign) and not first.value.op:
                    target = first.value.target
                    if isinstance(target, tree.Name) and target.symbol is symbol:
                        inside |= {id(one) for one in tree.within(other)}
        for other in tree.within(self.function.body):
            declared = isinstance(other, tree.Declare) and other.symbol is symbol
            if id(other) in inside or (declared and isinstance(other, tree.Declare) and other.init is None):
                continue
            for e in tree.expressions(other):
                if any(isinstance(one, tree.Name) and one.symbol is symbol for one in tree.walk(e)):
                    return False
        return True

    def _range_loop(self, stmt: tree.Loop, loop: Counted) -> None:
        symbol = loop.symbol
        start = self.converted(self.value(loop.start), symbol.type)
        stop = self.number(loop.stop)
        self.flush()
        end = stop
        if loop.op in ("<=", ">="):
            by = 1 if loop.step > 0 else -1
            if stop.constant and stop.text.lstrip("-").isdigit():
                end = piece.Piece(str(stop.lo + by), piece.ATOM, t.LONG, stop.lo + by, stop.lo + by)
            else:
                sign = "+" if by > 0 else "-"
                end = piece.Piece(f"{stop.at(piece.SUM)} {sign} 1", piece.SUM, t.LONG, stop.lo + by, stop.hi + by)
        given = [end.text] if loop.step == 1 and start.constant and start.lo == 0 else [start.text, end.text]
        if loop.step != 1:
            given.append(str(loop.step))
        self.out.put(f"for {symbol.name} in range({', '.join(given)}):")
        self._enter(stmt)
        before = dict(self.facts)
        assert isinstance(symbol.type, t.Int)
        lo, hi = (start.lo, end.hi - 1) if loop.step > 0 else (end.lo + 1, start.hi)
        self.facts[symbol] = (max(min(lo, hi), symbol.type.lo), min(max(lo, hi), symbol.type.hi))
        self.tails.append(None)
        self.leaves.append("break")
        self.body(stmt.body)
        self.tails.pop()
        self.leaves.pop()
        before.pop(symbol, None)
        self.facts = before


#: These write to no memory of the program's.
_HARMLESS = frozenset(
    "strcmp strncmp strcasecmp strncasecmp strlen strstr strchr strrchr memcmp printf fprintf puts putchar fputs fputc "
    "perror strtod strtol strtoul atoi atof isalpha isdigit isalnum isspace isupper islower toupper tolower abs "
    "htons htonl ntohs ntohl close free getenv".split()
)


def _is_still(e: tree.Expr, changed: dict[Symbol, list[int]]) -> bool:
    """`p->n` where p stays the same."""
    while isinstance(e, tree.Member):
        e = e.base
    if not isinstance(e, tree.Name) or e.symbol.boxed or e.symbol in changed:
        return False
    return e.symbol.kind in ("local", "param") or (e.symbol.is_variable and isinstance(e.type, t.Record))


def _leaves_memory(body: tree.Stmt) -> bool:
    """Whether the statements change variables alone."""
    for stmt in tree.within(body):
        for expr in tree.expressions(stmt):
            for e in tree.walk(expr):
                if isinstance(e, (tree.Assign, tree.Step)):
                    if not isinstance(e.target, tree.Name) or not t.is_scalar(e.target.type) or e.target.symbol.boxed:
                        return False
                elif isinstance(e, tree.Call) and e.of_libc not in _HARMLESS:
                    return False
    return True


def _with_left(condition: tree.Expr | None, left: tree.Expr) -> tree.Expr:
    assert isinstance(condition, tree.Binary)
    return tree.Binary(condition.at, condition.type, condition.op, left, condition.right)


def _step_of(step: tree.Expr, symbol: Symbol) -> int | None:
    if isinstance(step, tree.Step) and isinstance(step.target, tree.Name) and step.target.symbol is symbol:
        return step.by
    if isinstance(step, tree.Assign) and isinstance(step.target, tree.Name) and step.target.symbol is symbol:
        value = value_of(step.value)
        if step.op in ("+", "-") and value is not None and value > 0:
            return value if step.op == "+" else -value
    return None


def _changes(stmt: tree.Loop) -> dict[Symbol, list[int]]:
    """What a loop assigns to, and by how much where that is a plain step (0: otherwise)."""
    found: dict[Symbol, list[int]] = {}
    inner: list[tree.Expr | tree.Init] = []
    for one in tree.within(stmt.body):
        inner += tree.expressions(one)
        if isinstance(one, tree.Declare):
            found.setdefault(one.symbol, []).append(0)
        if isinstance(one, tree.Loop):
            for first in one.init:
                inner += tree.expressions(first)
    inner += [e for e in (stmt.condition, stmt.step) if e is not None]
    for e in inner:
        for one_e in tree.walk(e):
            if isinstance(one_e, (tree.Assign, tree.Step)) and isinstance(one_e.target, tree.Name):
                by = _step_of(one_e, one_e.target.symbol) or 0
                found.setdefault(one_e.target.symbol, []).append(by)
    return found
