"""Expressions of C as expressions of Python.

What Python has no expression for (an assignment to a field, a step of an element) goes into `before`, the statements
that come first; steps that nobody sees until the statement is over go into `after`. Calls are calls.py's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from struct import pack, unpack

from pysock.translate import facts, literals, piece, tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.errors import Unsupported
from pysock.translate.names import Names, safe
from pysock.translate.numbers import Numbers
from pysock.translate.piece import Piece
from pysock.translate.quantities import LIMIT
from pysock.translate.tree import Symbol

_INVERSE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


class Expressions(Numbers):
    def __init__(self, unit: tree.Unit, names: Names) -> None:
        self.unit = unit
        self.names = names
        self.facts: dict[Symbol, tuple[int, int]] = {}  # here: the range of a number; that a pointer is real
        self.bounds: dict[Symbol, tuple[Symbol, ...]] = {}  # by variable: see bound()
        self.doubts: set[Symbol | t.Field] = set()  # numbers that were taken for quantities, and may be none
        self.before: list[tuple[int, str]] = []  # statements that come first, with their indentation
        self.after: list[str] = []
        self.inlined: dict[Symbol, tree.Expr | None] = {}  # parameters of macros, where those are not functions
        self.macro_texts: dict[int, str] = {}  # by version
        self.may_follow = False  # whether `after` is open: no value of this statement is used later
        self.function: Symbol | None = None
        self.locals: set[str] = set()  # Python's names of the function's own

    # Entry points

    def value(self, e: tree.Expr) -> Piece:
        """The expression as a value; an array as itself, standing for the address of its first element."""
        kind = e.__class__
        if kind is tree.Name:
            return self._name(e)  # type: ignore[arg-type]
        if kind is tree.Number:
            assert isinstance(e, tree.Number)
            return Piece(e.spelling, piece.ATOM, e.type, e.value, e.value, truth=e.spelling in ("True", "False"))
        method = getattr(self, "_" + kind.__name__.lower())
        found: Piece = method(e)
        return found

    def number(self, e: tree.Expr) -> Piece:
        """An exact value."""
        return self.exact(self.value(e))

    def condition(self, e: tree.Expr, negative: bool = False) -> Piece:
        """The expression as what `if` asks for."""
        if isinstance(e, tree.Unary) and e.op == "!":
            return self.condition(e.value, not negative)
        if isinstance(e, tree.Binary) and e.op in ("&&", "||"):
            return self._logical(e, negative)
        if isinstance(e, tree.Step) and isinstance(e.type, t.Int) and self.is_walrus(e):
            zero = tree.Number(e.at, t.INT, 0, "0")
            return self._comparison(tree.Binary(e.at, t.INT, "!=", e, zero), "==" if negative else "!=")
        if isinstance(e, tree.Binary) and e.op in _INVERSE:
            v = self._comparison(e, _INVERSE[e.op] if negative and _may_invert(e) else e.op)
            if negative and not _may_invert(e):
                return Piece(f"not {v.at(piece.NOT)}", piece.NOT, t.INT, 0, 1, truth=True)
            return v
        v = self.value(e)
        if isinstance(v.type, t.Int):
            v = self.exact(v)
        text = v
        if isinstance(e, tree.Text) and e.value:  # `assert(!"never")`: its address is never NULL, and it is not empty
            return Piece(f"not {v.at(piece.NOT)}", piece.NOT, t.INT, 0, 1, truth=True) if negative else v
        if isinstance(t.decayed(v.type), t.Pointer) and v.form in ("bytes", "str"):
            op = "==" if negative else "!="
            return Piece(
                f"{v.at(piece.COMPARE + 1)} {op} {self.names.of_libc('NULL')}", piece.COMPARE, t.INT, 0, 1, truth=True
            )
        if negative:
            return Piece(f"not {text.at(piece.NOT)}", piece.NOT, t.INT, 0, 1, truth=True)
        return v

    @contextmanager
    def apart(self) -> Iterator[list[tuple[int, str]]]:
        """What would come before is collected here instead."""
        outer, self.before = self.before, []
        follow, self.may_follow = self.may_follow, False
        try:
            yield self.before
        finally:
            self.before = outer
            self.may_follow = follow

    def first(self, text: str) -> None:
        self.before.append((0, text))

    def temporary(self, hint: str = "value") -> str:
        name, number = hint, 1
        while name in self.locals or name in self.unit.symbols:
            number += 1
            name = f"{hint}{number}"
        self.locals.add(name)
        return name

    def doubt(self, holder: Symbol | t.Field, v: Piece) -> None:
        """What was taken for a quantity gets a value that may be no small one."""
        quantity = holder.form == "quantity" if isinstance(holder, Symbol) else holder.quantity
        if quantity and isinstance(holder.type, t.Int) and not holder.type.signed and v.hi >= holder.type.hi:
            self.doubts.add(holder)

    # Names and constants

    def _name(self, e: tree.Name) -> Piece:
        symbol = e.symbol
        kind = symbol.kind
        type = symbol.type
        stands_for = self.inlined.get(symbol) if self.inlined else None
        if stands_for is not None:
            return self._as(stands_for, type)
        if kind in ("local", "param", "global", "static"):
            if symbol.boxed:
                return Piece(f"{symbol.name}[0]", piece.ATOM, type, form="pointer")
            if isinstance(type, t.Int):
                if type.basic == "_Bool":
                    return Piece(symbol.name, piece.ATOM, type, 0, 1)
                lo, hi = self.facts.get(symbol) or symbol_range(symbol)
                return Piece(symbol.name, piece.ATOM, type, lo, hi)
            form = "array" if isinstance(type, t.Array) else "struct" if isinstance(type, t.Record) else ""
            if isinstance(type, t.Pointer) and t.is_char(type.to) and "index" not in symbol.needs:
                form = "bytes"
            return Piece(symbol.name, piece.ATOM, type, form=form)
        if kind == "enumerator":
            value = int(symbol.value or 0)
            return Piece(symbol.name, piece.ATOM, type, value, value)
        if kind == "constant":
            return self._constant(symbol)
        if kind == "function":
            return Piece(symbol.name, piece.ATOM, type, form="function")
        name = self.names.of_libc(symbol.c_name)
        if kind == "known":
            if isinstance(symbol.value, int):
                return Piece(name, piece.ATOM, type, symbol.value, symbol.value)
            return Piece(name, piece.ATOM, type, form="bytes")
        if kind == "live":
            return Piece(f"{name}[0]", piece.ATOM, type)
        return Piece(name, piece.ATOM, type, form="function" if kind == "called" else "")

    def _constant(self, symbol: Symbol) -> Piece:
        value = symbol.value
        init = symbol.init
        if isinstance(value, int):
            return Piece(symbol.name, piece.ATOM, symbol.type, value, value)
        if isinstance(init, tree.Text):
            return Piece(symbol.name, piece.ATOM, symbol.type, form=init.form)
        return Piece(symbol.name, piece.ATOM, t.decayed(symbol.type))

    def _real(self, e: tree.Real) -> Piece:
        if isinstance(e.type, t.Float) and e.type.name == "float":
            value = float(e.spelling)
            if value != unpack("f", pack("f", value))[0]:
                return self._rounded(Piece(e.spelling, piece.ATOM, e.type), e.type)
        return Piece(e.spelling, piece.ATOM, e.type)

    def _text(self, e: tree.Text) -> Piece:
        return self.text(e, e.form)

    def text(self, e: tree.Text, form: str) -> Piece:
        """A string literal as `str`, as `bytes`, or as memory."""
        if len(e.parts) > 1 or isinstance(e.parts[0], str):
            return self._joined(e, form)
        if form == "str":
            spelled = literals.as_str(e.value)
            if spelled is not None:
                return Piece(spelled, piece.ATOM, e.type, form="str")
        octets = literals.quoted_bytes(e.value)
        if form == "literal":
            return Piece(f"{self.names.word('literal')}({octets})", piece.ATOM, e.type, form="array")
        return Piece(octets, piece.ATOM, e.type, form="bytes")

    def _joined(self, e: tree.Text, form: str) -> Piece:
        """A literal with libc's own in it: `"%" PRIu64 "\\n"`."""
        if form == "str" and literals.as_str(e.value) is not None:
            text = ""
            for part in e.parts:
                if isinstance(part, str):
                    text += "{" + self.names.of_libc(part) + "}"
                else:
                    text += part.decode().replace("{", "{{").replace("}", "}}")
            return Piece(literals.quoted(text, "f"), piece.ATOM, e.type, form="str")
        terms = [p if isinstance(p, bytes) else self.names.of_libc(p) for p in e.parts]
        text = " + ".join(p if isinstance(p, str) else literals.quoted_bytes(p) for p in terms)
        if form == "literal":
            return Piece(f"{self.names.word('literal')}({text})", piece.ATOM, e.type, form="array")
        return Piece(text, piece.SUM, e.type, form="bytes")

    # Operators

    def _unary(self, e: tree.Unary) -> Piece:
        if e.op == "!":
            v = self.condition(e.value, True)
            return v if v.truth else Piece(f"bool({v.text})", piece.ATOM, t.INT, 0, 1, truth=True)
        return self.negated(e.op, self.value(e.value), e.type)

    def _binary(self, e: tree.Binary) -> Piece:
        op = e.op
        if op in ("&&", "||"):
            v = self._logical(e, False)
            if v.truth:
                return v
            return Piece(f"bool({v.text})", piece.ATOM, t.INT, 0, 1, truth=True)
        if op in _INVERSE:
            return self._comparison(e, op)
        a, b = self.value(e.left), self.value(e.right)
        if isinstance(e.left.type, (t.Int, t.Float)) and isinstance(e.right.type, (t.Int, t.Float)):
            v = self.arithmetic(op, a, b, e.type)
            if op == "-" and self.is_bounded(e.left, e.right):
                v = Piece(v.text, v.prec, v.type, max(v.lo, 0), v.hi, a.exact and b.exact)
            return v
        if isinstance(t.decayed(e.right.type), t.Pointer):
            if a.form == "array":
                a = self.first_of(a, t.decayed(a.type))
            low = 0 if self._follows(e.left, e.right) else -LIMIT
            return Piece(f"{a.at(piece.SUM)} - {b.at(piece.SUM + 1)}", piece.SUM, t.PTRDIFF_T, low, LIMIT)
        b = self.distance(b)
        if isinstance(e.left.type, t.Array) and a.form not in ("array",):
            a = Piece(a.text, a.prec, a.type)
        if b.constant and b.lo < 0 and b.text.startswith("-"):
            return Piece(f"{a.at(piece.SUM)} {'-' if op == '+' else '+'} {b.text[1:]}", piece.SUM, e.type)
        return Piece(f"{a.at(piece.SUM)} {op} {b.at(piece.SUM + 1)}", piece.SUM, e.type)

    def is_bounded(self, left: tree.Expr, right: tree.Expr) -> bool:
        """Whether left - right is surely not below zero."""
        while isinstance(right, tree.Cast) and isinstance(right.type, t.Int) and right.type.size == 8:
            right = right.value
        if not isinstance(left, tree.Name):
            return False
        if isinstance(right, tree.Binary) and right.op == "-":  # `left -= nl + 1 - start`
            found, steps = facts.steps(right.left)
            limits = self.bounds.get(found.symbol, ()) if isinstance(found, tree.Name) else ()
            start = right.right.symbol if isinstance(right.right, tree.Name) else None
            return len(limits) == 2 and limits == (start, left.symbol) and steps in (0, 1)
        if not isinstance(right, tree.Name) or not isinstance(right.type, t.Int):
            return False
        low = self.facts.get(right.symbol)
        return self.bounds.get(right.symbol) == (left.symbol,) and low is not None and low[0] >= 0

    def _follows(self, left: tree.Expr, right: tree.Expr) -> bool:
        """Whether the one pointer is surely not before the other: strchr() found it there."""
        found, steps = facts.steps(left)
        if not isinstance(found, tree.Name) or not isinstance(right, tree.Name) or steps < 0:
            return False
        return self.bounds.get(found.symbol, ())[:1] == (right.symbol,)

    def _comparison(self, e: tree.Binary, op: str) -> Piece:
        left, right = e.left, e.right
        if isinstance(left, tree.Step) and self.is_walrus(left):
            shifted = facts.shifted(left, op, right)
            if shifted is not None:  # `n-- > 0` is `(n := n - 1) >= 0`
                op, right = shifted
                left = tree.Step(left.at, left.type, left.target, left.by, True)
                a, b = self.walrus(left), self._compared(right)
                text = f"{a.at(piece.COMPARE + 1)} {op} {b.at(piece.COMPARE + 1)}"
                return Piece(text, piece.COMPARE, t.INT, 0, 1, truth=True)
        if isinstance(t.decayed(left.type), t.Pointer) or isinstance(t.decayed(right.type), t.Pointer):
            a, b = self._compared_pointer(left), self._compared_pointer(right)
            if _in_memory(left) and isinstance(right.type, t.Function):
                b = self._function_pointer(b, right.type)
            elif _in_memory(right) and isinstance(left.type, t.Function):
                a = self._function_pointer(a, left.type)
            text = f"{a.at(piece.COMPARE + 1)} {op} {b.at(piece.COMPARE + 1)}"
            return Piece(text, piece.COMPARE, t.INT, 0, 1, truth=True)
        a, b = self._compared(left), self._compared(right)
        return self.compared(op, a, b)

    def first_of(self, array: Piece, type: t.Type) -> Piece:
        raise NotImplementedError

    def is_walrus(self, e: tree.Step) -> bool:
        raise NotImplementedError

    def walrus(self, e: tree.Step) -> Piece:
        raise NotImplementedError

    def _compared(self, e: tree.Expr) -> Piece:
        """`errno == EINTR`: a live variable compares as its value."""
        if isinstance(e, tree.Name) and e.symbol.kind == "live" and isinstance(e.type, t.Int):
            return Piece(self.names.of_libc(e.symbol.c_name), piece.ATOM, e.type)
        return self.value(e)

    def _compared_pointer(self, e: tree.Expr) -> Piece:
        if value_of(e) == 0 or (isinstance(e, tree.Cast) and value_of(e.value) == 0):
            return Piece(self.names.of_libc("NULL"), piece.ATOM, t.VOID_POINTER)
        if (
            isinstance(e, tree.Cast)
            and isinstance(e.type, t.Pointer)
            and isinstance(t.decayed(e.value.type), t.Pointer)
        ):
            return self._compared_pointer(e.value)
        return self.value(e)

    def _function_pointer(self, function: Piece, type: t.Function) -> Piece:
        """A function as memory holds it."""
        to = t.Pointer(type)
        return Piece(f"{self.names.word('cast')}({self.type_text(to)}, {function.text})", piece.ATOM, to)

    def _logical(self, e: tree.Binary, negative: bool) -> Piece:
        """&& and ||; `negative` by De Morgan only where both sides take it."""
        op = e.op
        if negative:
            v = self._logical(e, False)
            return Piece(f"not {v.at(piece.NOT)}", piece.NOT, t.INT, 0, 1, truth=True)
        parts = [e.right]
        left: tree.Expr = e.left
        while isinstance(left, tree.Binary) and left.op == op:
            parts.append(left.right)
            left = left.left
        parts.append(left)
        parts.reverse()
        word, prec = ("and", piece.AND) if op == "&&" else ("or", piece.OR)
        ends: list[dict[Symbol, tuple[int, int]]] = []  # what is known where a part is the last
        found: list[Piece] = []
        name = ""
        follow, self.may_follow = self.may_follow, False
        for index, part in enumerate(parts):
            if index == 0:
                found.append(self.condition(part))
            else:
                with self.apart() as before:
                    v = self.condition(part)
                if before:  # it is computed only if the parts so far say so
                    so_far = self._all(found, word, prec)
                    if not name:
                        name = self.temporary("holds")
                    if so_far.text != name:
                        self.first(f"{name} = {so_far.text}")
                    self.before.append((0, f"if {name}:" if op == "&&" else f"if not {name}:"))
                    self.before += [(depth + 1, text) for depth, text in before]
                    self.before.append((1, f"{name} = {v.text}"))
                    found = [Piece(name, piece.ATOM, t.INT, truth=v.truth and so_far.truth)]
                else:
                    found.append(v)
            ends.append(dict(self.facts))
            self.refine(part, op == "&&")
        self.may_follow = follow
        self.facts = ends.pop()
        for known in ends:
            self.merge(known)
        return self._all(found, word, prec)

    @staticmethod
    def _all(found: list[Piece], word: str, prec: int) -> Piece:
        if len(found) == 1:
            return found[0]
        # `and` within `or` is put in parentheses, as readers of C expect
        texts = [v.at(prec + 1) if v.prec != piece.AND or word == "and" else f"({v.text})" for v in found]
        texts = [f"({v.text})" if v.prec == piece.OR and word == "and" else text for v, text in zip(found, texts)]
        return Piece(f" {word} ".join(texts), prec, t.INT, 0, 1, truth=all(v.truth for v in found))

    def _conditional(self, e: tree.Conditional) -> Piece:
        if e.yes is e.condition:
            return self._either_value(e)
        condition = self.condition(e.condition)
        known = dict(self.facts)
        follow, self.may_follow = self.may_follow, False
        self.refine(e.condition, True)
        with self.apart() as before_yes:
            yes = self._as(e.yes, e.type)
        known_yes, self.facts = self.facts, known
        self.refine(e.condition, False)
        with self.apart() as before_no:
            no = self._as(e.no, e.type)
        self.merge(known_yes)
        self.may_follow = follow
        lo, hi = min(yes.lo, no.lo), max(yes.hi, no.hi)
        form = yes.form if yes.form == no.form else "bytes" if {yes.form, no.form} <= {"bytes", "str"} else ""
        if before_yes or before_no:
            name = self.temporary("chosen")
            self.first(f"if {condition.text}:")
            self.before += [(d + 1, text) for d, text in before_yes]
            self.before.append((1, f"{name} = {yes.text}"))
            self.first("else:")
            self.before += [(d + 1, text) for d, text in before_no]
            self.before.append((1, f"{name} = {no.text}"))
            return Piece(name, piece.ATOM, e.type, lo, hi, form=form)
        text = f"{yes.at(piece.TERNARY + 1)} if {condition.at(piece.TERNARY + 1)} else {no.at(piece.TERNARY)}"
        return Piece(text, piece.TERNARY, e.type, lo, hi, form=form)

    def _either_value(self, e: tree.Conditional) -> Piece:
        """GNU's `a ?: b`."""
        a = self._as(e.condition, e.type)
        known = dict(self.facts)
        self.refine(e.condition, False)
        follow, self.may_follow = self.may_follow, False
        with self.apart() as before:
            b = self._as(e.no, e.type)
        self.merge(known)
        self.may_follow = follow
        lo, hi = min(a.lo, b.lo), max(a.hi, b.hi)
        if not before:
            return Piece(f"{a.at(piece.OR)} or {b.at(piece.OR)}", piece.OR, e.type, lo, hi)
        name = self.temporary("chosen")
        self.first(f"{name} = {a.text}")
        self.first(f"if not {name}:")
        self.before += [(depth + 1, text) for depth, text in before]
        self.before.append((1, f"{name} = {b.text}"))
        return Piece(name, piece.ATOM, e.type, lo, hi)

    def _as(self, e: tree.Expr, type: t.Type) -> Piece:
        if isinstance(type, (t.Int, t.Float)) and isinstance(e.type, (t.Int, t.Float)):
            return self.converted(self.value(e), type)
        if isinstance(type, t.Pointer):
            return self.pointer(e, type)
        return self.value(e)

    def _macrocall(self, e: tree.MacroCall) -> Piece:
        """A macro as a function, or as the expression it stands for: only that does what an argument does twice."""
        macro, version = e.macro, e.version
        if macro.text and macro.text == self.macro_texts.get(id(version)):
            seen = [one.symbol for one in tree.walk(version.body) if isinstance(one, tree.Name)]
            once = all(seen.count(p) == 1 for p, a in zip(version.parameters, e.arguments) if tree.has_effects(a))
            branches = any(isinstance(one, tree.Conditional) for one in tree.walk(version.body))
            if once and not (branches and any(map(tree.has_effects, e.arguments))):
                given = [self._as(a, p.type) for a, p in zip(e.arguments, version.parameters)]
                for v, p in zip(given, version.parameters):
                    self.doubt(p, v)
                text = ", ".join(v.text for v in given)
                known = value_of(e)
                return Piece(f"{safe(macro.name)}({text})", piece.ATOM, e.type, known, known)
        before = {p: self.inlined.get(p) for p in version.parameters}
        self.inlined.update(zip(version.parameters, e.arguments))
        follow, self.may_follow = self.may_follow, False
        try:
            return self.value(version.body)
        finally:
            self.inlined.update(before)
            self.may_follow = follow

    def _comma(self, e: tree.Comma) -> Piece:
        for part in e.parts[:-1]:
            self.effect_before(part)
        return self.value(e.parts[-1])

    def effect_before(self, e: tree.Expr) -> None:
        raise NotImplementedError

    def refine(self, e: tree.Expr, truth: bool) -> None:
        raise NotImplementedError

    def merge(self, known: dict[Symbol, tuple[int, int]]) -> None:
        raise NotImplementedError

    def pointer(self, e: tree.Expr, type: t.Pointer, plain: bool = False, needs_pointer: bool = False) -> Piece:
        raise NotImplementedError

    # Casts and sizes

    def _cast(self, e: tree.Cast) -> Piece:
        type = e.type
        if isinstance(type, t.Void):
            return self.value(e.value)
        if isinstance(type, t.Pointer):
            return self._cast_pointer(e, type)
        if isinstance(type, t.Record):
            return self.value(e.value)
        given = t.decayed(e.value.type)
        v = self.value(e.value)
        if isinstance(given, t.Pointer):
            return Piece(f'{self.names.word("cast")}("{self.c_name(type)}", {v.text})', piece.ATOM, type)
        if isinstance(type, t.Int) and isinstance(v.type, t.Int) and type.basic != "_Bool":
            return self.lazily(v, type)
        return self.converted(v, type)

    def _cast_pointer(self, e: tree.Cast, type: t.Pointer) -> Piece:
        null = value_of(e.value)
        if null == 0:
            return Piece(self.names.of_libc("NULL"), piece.ATOM, type)
        given = t.decayed(e.value.type)
        if isinstance(given, t.Pointer):
            if isinstance(given.to, t.Function) and isinstance(type.to, t.Function):
                return self.value(e.value)
            if t.same(given, type):
                return self.pointer(e.value, type)
            if isinstance(e.value, tree.Address) and not isinstance(e.value.of, (tree.Member, tree.Index)):
                v = self.value(e.value.of) if not _is_boxed(e.value.of) else self._variable(e.value.of)
            elif isinstance(e.value, tree.Address):
                v = self.place(e.value.of)
            else:
                v = self.value(e.value)
        else:
            v = self.exact(self.value(e.value))
        return Piece(f"{self.names.word('cast')}({self.type_text(type)}, {v.text})", piece.ATOM, type)

    def _variable(self, e: tree.Expr) -> Piece:
        """A scalar in C memory, itself: new("int")."""
        assert isinstance(e, tree.Name)
        return Piece(e.symbol.name, piece.ATOM, t.Pointer(e.type), form="variable")

    def place(self, of: tree.Expr) -> Piece:
        raise NotImplementedError

    def c_name(self, type: t.Type) -> str:
        """C's name of a type, as pysock's texts know it."""
        return type.text()

    def type_text(self, type: t.Type) -> str:
        """The type as a Python string: `"char *"`, `f"char[{SIZE}]"`."""
        lengths: list[str] = []
        inner = type
        formatted = False
        while isinstance(inner, t.Array):
            if inner.spelled is not None:
                with self.apart() as before:
                    v = self.exact(self.value(inner.spelled))
                if before:
                    self.before += before
                text = v.text
                if not text.isdigit():
                    formatted = True
                    text = "{" + text.replace('"', "'") + "}"
                lengths.append(text)
            else:
                lengths.append("" if inner.length is None else str(inner.length))
            inner = inner.of
        base = self.c_name(inner)
        shape = "".join(f"[{length}]" for length in lengths)
        star = base.find("(*")
        text = base[: star + 2] + shape + base[star + 2 :] if star >= 0 and shape else base + shape
        return f'f"{text}"' if formatted else f'"{text}"'

    def _sizeof(self, e: tree.SizeOf) -> Piece:
        word = self.names.word("sizeof")
        size = t.size_of(e.of)
        lo, hi = (size, size) if size is not None else (0, LIMIT)
        of, value = e.of, e.value
        while (
            isinstance(value, tree.Name)
            and value.symbol.kind == "constant"
            and not isinstance(value.symbol.init, tree.Text)
        ):
            value = None
        if isinstance(value, tree.Text):
            return Piece(f"{word}({literals.quoted_bytes(value.value)})", piece.ATOM, e.type, lo, hi)
        if isinstance(value, tree.Name):
            symbol = value.symbol
            if symbol.kind == "constant":
                if isinstance(symbol.init, tree.Text) and symbol.init.form == "str":
                    return Piece(f"len({symbol.name}) + 1", piece.SUM, e.type, lo, hi)
                return Piece(f"{word}({symbol.name})", piece.ATOM, e.type, lo, hi)
            object_ = symbol.boxed or isinstance(of, (t.Array, t.Record, t.Opaque))
            if symbol.is_variable and object_ and not (symbol.kind == "param" and isinstance(of, t.Array)):
                return Piece(f"{word}({symbol.name})", piece.ATOM, e.type, lo, hi)
        elif isinstance(value, tree.Member) and isinstance(of, (t.Array, t.Record)) and self._is_still(value):
            return Piece(f"{word}({self.value(value).text})", piece.ATOM, e.type, lo, hi)
        if isinstance(of, t.Record) and of.class_name and not self.hidden(of.class_name) and not of.own:
            return Piece(f"{word}({self.class_of(of)})", piece.ATOM, e.type, lo, hi)
        return Piece(f"{word}({self.type_text(of)})", piece.ATOM, e.type, lo, hi)

    def _is_still(self, e: tree.Expr) -> bool:
        """Whether a member may be named although C does not evaluate it: its struct is surely there."""
        while isinstance(e, tree.Member) and not isinstance(e.base.type, t.Pointer):
            e = e.base
        e = e.base if isinstance(e, tree.Member) else e
        if not isinstance(e, tree.Name):
            return False
        return isinstance(e.type, t.Record) or (isinstance(e.type, t.Pointer) and e.symbol in self.facts)

    def seen_through(self, pointer: tree.Expr) -> None:
        """From here on this pointer is known to be one: C was told to look through it."""
        if isinstance(pointer, tree.Name) and isinstance(pointer.type, t.Pointer):
            symbol = pointer.symbol
            if symbol.kind in ("local", "param") and not symbol.boxed:
                self.facts[symbol] = (1, 1)

    def hidden(self, name: str) -> bool:
        """Whether this name means a variable of the program here."""
        if name in self.locals:
            return True
        found = self.unit.symbols.get(name)
        return isinstance(found, Symbol) and (found.is_variable or found.kind in ("function", "constant", "enumerator"))

    def class_of(self, record: t.Record) -> str:
        return record.class_name if record.own else self.names.of_libc(record.class_name)

    def _offset(self, e: tree.Offset) -> Piece:
        return Piece(
            f'{self.names.of_libc("offsetof")}({self.type_text(e.of)}, "{e.path}")', piece.ATOM, e.type, 0, 1 << 31
        )

    def _vaarg(self, e: tree.VaArg) -> Piece:
        name = self.names.of_libc("va_arg")
        return Piece(f"{name}({self.value(e.list).text}, {self.type_text(e.type)})", piece.ATOM, e.type)


def symbol_range(symbol: Symbol) -> tuple[int, int]:
    """What a variable may hold, as far as its type says."""
    type = symbol.type
    assert isinstance(type, t.Int)
    if symbol.limits is not None:
        return symbol.limits
    if symbol.form == "quantity":
        return max(type.lo, -LIMIT), min(type.hi, LIMIT)
    return type.lo, type.hi


def _in_memory(e: tree.Expr) -> bool:
    return isinstance(e, (tree.Member, tree.Index)) or (isinstance(e, tree.Name) and e.symbol.boxed)


def _may_invert(e: tree.Binary) -> bool:
    """NaN: `!(a < b)` is not `a >= b` for floating numbers."""
    return not isinstance(e.left.type, t.Float) and not isinstance(e.right.type, t.Float)


def _is_boxed(e: tree.Expr) -> bool:
    return isinstance(e, tree.Name) and e.symbol.boxed


def unsupported(e: tree.Expr, text: str) -> Unsupported:
    return Unsupported(e.at, text)


def member_name(field: t.Field, record: t.Record | None = None) -> str:
    return safe(field.name) if record is not None and record.own else field.name
