"""Expressions for their effect: assignments, steps and calls, as statements or within other expressions."""

from __future__ import annotations

from pysock.translate import piece, tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.memory import Memory
from pysock.translate.piece import Piece
from pysock.translate.quantities import LIMIT
from pysock.translate.tree import Symbol, has_effects

#: By function: the argument that its result does not exceed.
_AT_MOST = {name: (2,) for name in ("send", "recv", "read", "write", "sendto", "recvfrom")}
#: By function: the argument that its result points into, and the one that says how long that is.
_WITHIN = {"memchr": (0, 2), **dict.fromkeys(("strchr", "strrchr", "strstr", "strpbrk", "strchrnul"), (0,))}


class Effects(Memory):
    statement: tree.Expr | None = None  # the whole expression of the statement being written
    prefers_walrus = False  # in the condition of a loop

    def effect_before(self, e: tree.Expr) -> None:
        self.effect(e)

    def effect(self, e: tree.Expr) -> None:
        """Puts the statements for it into `before`."""
        while isinstance(e, tree.Unary):
            e = e.value
        if isinstance(e, tree.Assign):
            self._assigned(e)
        elif isinstance(e, tree.Step):
            self._stepped(e)
        elif isinstance(e, tree.Comma):
            for part in e.parts:
                self.effect(part)
        elif isinstance(e, tree.Cast) and not isinstance(e.value, tree.Call):
            self.effect(e.value)
        elif isinstance(e, tree.Conditional):
            self._either(e.condition, e.yes, e.no)
        elif isinstance(e, tree.Binary) and e.op == "&&":
            self._either(e.left, e.right, None)
        elif isinstance(e, tree.Binary) and e.op == "||":
            self._either(e.left, None, e.right)
        elif isinstance(e, (tree.Call, tree.Cast)):
            v = self.value(e)
            self.first(v.text)
        elif has_effects(e):
            if isinstance(e, (tree.Index, tree.Member, tree.Binary, tree.Address)):
                for inner in tree.children(e):
                    if has_effects(inner):
                        assert isinstance(inner, tree.Expr)
                        self.effect(inner)
            else:
                self.first(self.value(e).text)

    def _either(self, condition: tree.Expr, yes: tree.Expr | None, no: tree.Expr | None) -> None:
        known_before = self.facts
        test = self.condition(condition, negative=yes is None)
        known = dict(self.facts)
        for branch, truth in ((yes, True), (no, False)):
            if branch is None:
                continue
            self.facts = dict(known)
            self.refine(condition, truth)
            with self.apart() as before:
                self.effect(branch)
            if not before:
                before = [(0, "pass")]
            if branch is yes or yes is None:
                self.first(f"if {test.text}:")
            elif before != [(0, "pass")]:
                self.first("else:")
            else:
                continue
            self.before += [(depth + 1, text) for depth, text in before]
        self.facts = known_before
        self.forget(assigned_in(condition, yes, no))

    def forget(self, symbols: set[Symbol]) -> None:
        for symbol in symbols:
            self.facts.pop(symbol, None)

    def know(self, symbol: Symbol, v: Piece) -> None:
        """A plain variable now holds this."""
        self.doubt(symbol, v)
        if isinstance(symbol.type, t.Int) and symbol.kind in ("local", "param") and not symbol.boxed:
            lo, hi = v.lo, v.hi
            if symbol.form == "quantity":
                lo, hi = max(lo, -LIMIT), min(hi, LIMIT)
            self.facts[symbol] = (lo, hi)
        elif isinstance(symbol.type, t.Pointer):
            self.facts.pop(symbol, None)

    def bound(self, symbol: Symbol, value: tree.Expr | tree.Init | None) -> None:
        """`n = send(fd, text, left, 0)` is at most `left`, until one of them changes; `nl = memchr(start, '\\n', left)`
        points into the memory from `start` on, before its end."""
        for one in [s for s, limits in self.bounds.items() if symbol is s or symbol in limits]:
            del self.bounds[one]
        while isinstance(value, tree.Cast) and isinstance(value.type, t.Pointer):
            value = value.value
        if not isinstance(value, tree.Call) or not value.of_libc:
            return
        name = value.of_libc
        limits = [value.arguments[index] for index in _AT_MOST.get(name) or _WITHIN.get(name, ())]
        symbols = [one.symbol for one in limits if isinstance(one, tree.Name)]
        plain = [one for one in symbols if one.kind in ("local", "param") and not one.boxed and one is not symbol]
        if symbol.kind in ("local", "param") and not symbol.boxed and plain and len(plain) == len(limits):
            self.bounds[symbol] = tuple(plain)

    # Assignment

    def _assigned(self, e: tree.Assign) -> None:
        """An assignment as a statement."""
        target = e.target
        if e.op:
            self._augmented(e)
            return
        if isinstance(target.type, t.Record):
            self._struct_assigned(target, e.value)
            return
        chain = [target]
        value = e.value
        while isinstance(value, tree.Assign) and not value.op and _chains(chain[-1], value.target):
            chain.append(value.target)
            value = value.value
        v = self._for(value, chain[-1])
        for outer in chain[:-1]:
            if isinstance(outer.type, (t.Int, t.Float)):
                again = self.converted(v, outer.type)
                if again.text != v.text:
                    v = self._for(e.value, target)  # step by step
                    chain = [target]
                    break
        texts = [self.target(one) for one in chain]
        self.first(f"{' = '.join(texts)} = {v.text}")
        for one in chain:
            if isinstance(one, tree.Name):
                self.know(one.symbol, v)
                self.bound(one.symbol, value)

    def _for(self, value: tree.Expr, target: tree.Expr) -> Piece:
        """The value, as what this target takes."""
        type = target.type
        if isinstance(target, tree.Name) and not target.symbol.boxed:
            if isinstance(type, t.Pointer):
                return self.pointer(value, type, needs_pointer="minus" in target.symbol.needs)
            return self.converted(self.value(value), type)
        field = target.field if isinstance(target, tree.Member) else None
        dressed = isinstance(target, tree.Member) and _is_dressed(target.base)
        return self.stored(value, type, field, dressed)

    def _struct_assigned(self, target: tree.Expr, value: tree.Expr) -> None:
        type = target.type
        assert isinstance(type, t.Record)
        if isinstance(target, tree.Name):
            symbol = target.symbol
            if symbol.kind == "local" and not symbol.addressed:
                v = self.struct(value, type)
                self.first(f"{symbol.name} = {v.text}")
                return
            v = self.struct(value, type, fresh=False)
            self.first(f"{self.names.word('addressof')}({self.target(target)})[0] = {v.text}")
            return
        v = self.struct(value, type, fresh=False)
        self.first(f"{self.target(target)} = {v.text}")

    def target(self, e: tree.Expr) -> str:
        """What stands to the left of =."""
        if isinstance(e, tree.Name):
            symbol = e.symbol
            if symbol.kind == "live":
                return f"{self.names.of_libc(symbol.c_name)}[0]"
            return f"{symbol.name}[0]" if symbol.boxed else symbol.name
        return self.value(e).text

    def _augmented(self, e: tree.Assign) -> None:
        target = e.target
        if has_effects(target) and not self._only_follows(target):
            target = self._still(target)
        op = e.op
        # once only: a step in it would be done for each time
        a = Piece("", piece.ATOM, target.type) if isinstance(target.type, t.Pointer) else self.value(target)
        text = a.text if a.text and not isinstance(target, tree.Name) else self.target(target)
        if isinstance(target.type, t.Pointer):
            v = self.number(e.value)
            self.first(f"{text} {op}= {v.text}")
            return
        b = self.value(e.value)
        type: t.Type
        if op in ("<<", ">>"):
            assert isinstance(target.type, t.Int)
            type = t.promoted(target.type)
        else:
            type = t.common(target.type, e.value.type)
        v = self.arithmetic(op, a, b, type)
        if op == "-" and self.is_bounded(target, e.value):
            v = Piece(v.text, v.prec, v.type, max(v.lo, 0), v.hi, a.exact and b.exact)
        field = target.field if isinstance(target, tree.Member) else None
        result = self.converted(v, target.type)
        if field is not None:
            self.doubt(field, result)
        if field is not None and field.bits > 0 and isinstance(target.type, t.Int):
            result = self._cut_bits(result, field, target.type)
        short = _augmenting(text, result.text) if result.prec == v.prec else None
        self.first(short or f"{text} = {result.text}")
        if isinstance(target, tree.Name):
            self.know(target.symbol, result)
            self.bound(target.symbol, None)

    def _only_follows(self, e: tree.Expr | tree.Init) -> bool:
        """Whether its only effects are steps that may come after the statement; none may depend on a condition."""
        if any(_depends(one) and has_effects(one) for one in tree.walk(e)):
            return False
        steps = [one for one in tree.walk(e) if isinstance(one, (tree.Step, tree.Assign, tree.Call))]
        return all(isinstance(one, tree.Step) and self._can_follow(one) for one in steps)

    def _still(self, e: tree.Expr) -> tree.Expr:
        """The same place, with what has effects in it done once."""
        if isinstance(e, tree.Index):
            base, index = e.base, e.index
            if has_effects(base):
                base = self._held(base)
            if index is not None and has_effects(index):
                index = self._held(index)
            return tree.Index(e.at, e.type, base, index)
        if isinstance(e, tree.Member):
            base = e.base
            if isinstance(base.type, t.Pointer):
                return tree.Member(e.at, self._held(base), e.field)
            return tree.Member(e.at, self._still(base), e.field)
        return e

    def _held(self, e: tree.Expr) -> tree.Expr:
        v = self.number(e) if isinstance(e.type, t.Int) else self.value(e)
        name = self.temporary("index" if isinstance(e.type, t.Int) else "place")
        self.first(f"{name} = {v.text}")
        symbol = tree.Symbol(name, "local", t.decayed(e.type))
        symbol.function = self.function
        if isinstance(e.type, t.Int):
            self.facts[symbol] = (v.lo, v.hi)
        return tree.Name(e.at, symbol.type, symbol)

    def _assign(self, e: tree.Assign) -> Piece:
        """An assignment as a value."""
        target = e.target
        if (
            isinstance(target, tree.Name)
            and not target.symbol.boxed
            and not target.symbol.dotted
            and target.symbol.kind != "live"
            and not isinstance(target.type, t.Record)
        ):
            symbol = target.symbol
            if e.op:
                if isinstance(target.type, t.Pointer):
                    v = Piece(f"{symbol.name} {e.op} {self.number(e.value).at(piece.SUM + 1)}", piece.SUM, target.type)
                else:
                    type = t.promoted(target.type) if e.op in ("<<", ">>") else t.common(target.type, e.value.type)  # type: ignore[arg-type]
                    v = self.converted(
                        self.arithmetic(e.op, self.value(target), self.value(e.value), type), target.type
                    )
            else:
                v = self._for(e.value, target)
            self.know(symbol, v)
            self.bound(symbol, None if e.op else e.value)
            form = v.form if v.form == "bytes" else ""
            return Piece(f"({symbol.name} := {v.text})", piece.ATOM, target.type, v.lo, v.hi, form=form)
        if has_effects(target):
            target = self._still(target)
            e = tree.Assign(e.at, e.type, e.op, target, e.value)
        self._assigned(e)
        return self.value(target)

    # ++ and --

    def _stepped(self, e: tree.Step) -> None:
        """A step as a statement."""
        self._augmented(_assignment(e))

    def _can_follow(self, e: tree.Step) -> bool:
        """Whether the step may wait until the statement is over: nothing else in it sees the variable."""
        if not self.may_follow or e.prefix or self.statement is None:
            return False
        if not isinstance(e.target, tree.Name):
            others = [
                one
                for one in tree.walk(self.statement)
                if isinstance(one, (tree.Step, tree.Assign, tree.Call)) and one is not e and one is not self.statement
            ]
            if isinstance(self.statement, tree.Assign):
                if any(one is e for one in tree.walk(self.statement.target)):
                    # `s.list[s.n++] = strdup(word)`: C leaves open which comes first, and strdup() sees neither
                    others = [one for one in others if not _is_apart(one)]
                elif _moves(self.statement.target, e.target):
                    return False
            return not others and not (isinstance(self.statement, tree.Assign) and self.statement.op)
        symbol = e.target.symbol
        seen = [one for one in tree.walk(self.statement) if isinstance(one, tree.Name) and one.symbol is symbol]
        if len(seen) > 1:
            return False
        outside = symbol.kind not in ("local", "param") or symbol.boxed
        return not outside or not any(isinstance(one, tree.Call) for one in tree.walk(self.statement))

    def is_walrus(self, e: tree.Step) -> bool:
        """Whether the old value of a step is best said by the new one."""
        if not _is_plain(e.target) or e.prefix or self._can_follow(e):
            return False
        return isinstance(e.type, t.Pointer) or (isinstance(e.type, t.Int) and e.type.signed and e.type.size >= 4)

    def walrus(self, e: tree.Step) -> Piece:
        return self._assign(_assignment(e))

    def _step(self, e: tree.Step) -> Piece:
        """A step as a value."""
        target = e.target
        type = target.type
        plain = _is_plain(target)
        if e.prefix:
            if plain and (self.prefers_walrus or not self.may_follow):
                return self.walrus(e)
            if has_effects(target):
                target = self._still(target)
            self._stepped(tree.Step(e.at, type, target, e.by, True))
            return self.value(target)
        if self._can_follow(e):
            v = self.value(target)
            with self.apart() as before:
                self._stepped(e)
            self.after += [text for _, text in before]
            return v
        if plain:
            old = self.value(target)
            v = self.walrus(e)
            back = "-" if e.by > 0 else "+"
            exact = isinstance(type, t.Pointer) or (isinstance(type, t.Int) and type.signed and type.size >= 4)
            if exact or (isinstance(type, t.Int) and old.lo > type.lo and old.hi < type.hi):
                return Piece(f"{v.text} {back} 1", piece.SUM, type, old.lo, old.hi)
        if has_effects(target):
            target = self._still(target)
        old = self.value(target)
        name = self.temporary("before")
        self.first(f"{name} = {old.text}")
        self._stepped(tree.Step(e.at, type, target, e.by, True))
        return Piece(name, piece.ATOM, type, old.lo, old.hi)


def _is_plain(e: tree.Expr) -> bool:
    """A variable that Python has as a variable, too."""
    return isinstance(e, tree.Name) and not (e.symbol.boxed or e.symbol.dotted or e.symbol.kind == "live")


def _assignment(e: tree.Step) -> tree.Assign:
    """`n += 1` for `n++`."""
    return tree.Assign(e.at, e.type, "+" if e.by > 0 else "-", e.target, tree.Number(e.at, t.INT, 1, "1"))


def _moves(assigned: tree.Expr, place: tree.Expr) -> bool:
    """Whether the place may be another one once that was assigned: `i = list[i]--`."""
    within = [one for one in tree.walk(place) if one is not place]
    names = {one.symbol for one in within if isinstance(one, tree.Name)}
    if isinstance(assigned, tree.Name) and not assigned.symbol.boxed:
        return assigned.symbol in names
    return any(isinstance(one, (tree.Index, tree.Member)) for one in within) or any(s.boxed for s in names)


def _depends(e: tree.Expr | tree.Init) -> bool:
    """Whether parts of it are computed only if others say so, or by a macro's text."""
    return isinstance(e, (tree.Conditional, tree.MacroCall)) or (isinstance(e, tree.Binary) and e.op in ("&&", "||"))


def _is_apart(e: tree.Expr | tree.Init) -> bool:
    """A call of libc's that gets text alone, and so cannot see a number of the program's."""
    if not isinstance(e, tree.Call) or not e.of_libc:
        return False
    taken = [t.decayed(one.type) for one in e.arguments]
    return all(isinstance(one, t.Int) or (isinstance(one, t.Pointer) and t.is_char(one.to)) for one in taken)


def _is_dressed(base: tree.Expr) -> bool:
    """A struct of libc's whose fields take Python functions as they are."""
    return isinstance(base, tree.Name) and isinstance(base.type, t.Record) and base.type.functions


def assigned_in(*expressions: tree.Expr | tree.Init | None) -> set[Symbol]:
    found: set[Symbol] = set()
    for e in expressions:
        if e is None:
            continue
        for one in tree.walk(e):
            if isinstance(one, (tree.Assign, tree.Step)) and isinstance(one.target, tree.Name):
                found.add(one.target.symbol)
    return found


def _chains(outer: tree.Expr, inner: tree.Expr) -> bool:
    """Whether `outer = inner = value` is the same in Python: one value for both."""
    if has_effects(outer) or has_effects(inner):
        return False
    a, b = outer.type, inner.type
    if isinstance(a, t.Int) and isinstance(b, t.Int):
        return a.lo <= b.lo and b.hi <= a.hi
    return isinstance(a, t.Float) and t.same(a, b)


def _augmenting(target: str, value: str) -> str | None:
    """`x += y` for `x = x + y`."""
    if not value.startswith(target + " "):
        return None
    op, _, rest = value[len(target) + 1 :].partition(" ")
    if op not in ("+", "-", "*", "/", "//", "%", "|", "&", "^", "<<", ">>") or not rest:
        return None
    if rest[0] == "(":
        depth = 0
        for index, character in enumerate(rest):
            depth += {"(": 1, ")": -1}.get(character, 0)
            if depth == 0:
                if index == len(rest) - 1 and ":=" not in rest:
                    rest = rest[1:-1]
                break
    return f"{target} {op}= {rest}"


def is_zero(e: tree.Expr | tree.Init | None) -> bool:
    return isinstance(e, tree.Expr) and value_of(e) == 0
