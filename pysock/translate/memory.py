"""C's memory in Python: elements, fields, addresses, pointers where another type is wanted, copies of structs."""

from __future__ import annotations

from pysock.translate import piece, tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.expressions import Expressions, member_name
from pysock.translate.piece import Piece
from pysock.translate.quantities import LIMIT


class Memory(Expressions):
    def _index(self, e: tree.Index) -> Piece:
        base = self.value(e.base)
        form = _form(e.type)
        if e.index is None:
            pointer = base
            if isinstance(e.base, tree.Binary) and e.base.op == "+" and not isinstance(e.base.left.type, t.Array):
                inner = self.value(e.base.left)
                return Piece(
                    f"{inner.at(piece.ATOM)}[{self.distance(self.value(e.base.right)).text}]",
                    piece.ATOM,
                    e.type,
                    form=form,
                )
            return Piece(f"{pointer.at(piece.ATOM)}[0]", piece.ATOM, e.type, form=form)
        index = self.distance(self.value(e.index))
        if _goes_on(e.base) and not (index.constant and index.lo == 0):
            place = f"({base.at(piece.SUM)} + {index.at(piece.SUM + 1)})[0]"
            return Piece(place, piece.ATOM, e.type, form=form)
        return Piece(f"{base.at(piece.ATOM)}[{index.text}]", piece.ATOM, e.type, form=form)

    def _member(self, e: tree.Member) -> Piece:
        base, record = self._based(e)
        name = member_name(e.field, record)
        lo: int | None = None
        hi: int | None = None
        if e.field.bits > 0 and isinstance(e.type, t.Int):
            lo, hi = bit_range(e.field)
        elif e.field.quantity and isinstance(e.type, t.Int):
            lo, hi = max(e.type.lo, -LIMIT), LIMIT
        return Piece(f"{base}.{name}", piece.ATOM, e.type, lo, hi, form=_form(e.type))

    def _based(self, e: tree.Member) -> tuple[str, t.Record]:
        """What stands before the dot: of `(*p).f` and `p->f` the pointer."""
        base = e.base
        if isinstance(base, tree.Index) and base.index is None and isinstance(base.type, t.Record):
            base = base.base
        to = t.pointee(base.type)
        record = to if isinstance(to, t.Record) else base.type
        assert isinstance(record, t.Record)
        v = self.value(base)
        self.seen_through(base)
        text = v.at(piece.ATOM)
        if isinstance(base.type, t.Array):
            text += "[0]"
        return text, record

    def _address(self, e: tree.Address) -> Piece:
        return self.pointer(e, t.Pointer(e.of.type), e.plain)

    def _compound(self, e: tree.Compound) -> Piece:
        first = e.init.entries[0][1] if e.init.entries else None
        if t.is_scalar(e.type) and isinstance(first, tree.Expr):
            return self._as(first, e.type)
        if isinstance(e.type, t.Array) and isinstance(first, tree.Text) and t.is_char(e.type.of):
            return Piece(self.made(e.type, first), piece.ATOM, e.type, form="array")
        return Piece(self.made(e.type, e.init), piece.ATOM, e.type, form=_form(e.type))

    def made(self, type: t.Type, init: tree.Expr | tree.Init | None) -> str:
        raise NotImplementedError

    # Addresses

    def place(self, of: tree.Expr) -> Piece:
        """The address of an object as an argument: the object itself, if that will do."""
        type = t.Pointer(of.type)
        if isinstance(of, tree.Compound) and t.is_scalar(of.type):
            first = of.init.entries[0][1] if of.init.entries else None
            value = f", {self.stored(first, of.type).text}" if isinstance(first, tree.Expr) else ""
            return Piece(
                f"{self.names.word('new')}({self.type_text(of.type)}{value})", piece.ATOM, type, form="variable"
            )
        if isinstance(of, tree.Name):
            form = "variable" if of.symbol.boxed else _form(of.type)
            return Piece(of.symbol.name if of.symbol.is_variable else self.value(of).text, piece.ATOM, type, form=form)
        if isinstance(of, tree.Index):
            base = self.value(of.base)
            if of.index is None:
                return base
            index = self.distance(self.value(of.index))
            if index.constant and index.lo == 0:
                return Piece(base.text, base.prec, type, form=base.form)
            return Piece(f"{base.at(piece.SUM)} + {index.at(piece.SUM + 1)}", piece.SUM, type)
        if isinstance(of, tree.Member) and not isinstance(of.type, (t.Array, t.Record, t.Opaque)):
            return self._field_address(of)
        v = self.value(of)
        return Piece(v.text, v.prec, type, form=v.form)

    def _field_address(self, of: tree.Member) -> Piece:
        base, record = self._based(of)
        word = self.names.word("addressof")
        return Piece(f'{word}({base}, "{member_name(of.field, record)}")', piece.ATOM, t.Pointer(of.type))

    def real_address(self, of: tree.Expr) -> Piece:
        """The address of an object as a pointer that may be kept, compared and counted with."""
        type = t.Pointer(of.type)
        if isinstance(of, tree.Member):
            if isinstance(of.type, t.Array):
                return Piece(self.value(of).text, piece.ATOM, type, form="array")
            return self._field_address(of)
        if isinstance(of, tree.Compound):
            name = self.temporary("made")
            self.first(f"{name} = {self.place(of).text}")
            if isinstance(of.type, t.Array) or t.is_scalar(of.type):
                return Piece(name, piece.ATOM, type, form="array")
            return Piece(f"{self.names.word('addressof')}({name})", piece.ATOM, type)
        v = self.place(of)
        if isinstance(of, tree.Name) and not isinstance(of.type, (t.Array, t.Function)):
            return Piece(f"{self.names.word('addressof')}({v.text})", piece.ATOM, type)
        if isinstance(of, tree.Index) and v.form == "array":
            return self.first_of(v, type)
        return v

    def first_of(self, array: Piece, type: t.Type) -> Piece:
        """An array as a real pointer to its first element: C's &array[0]."""
        return Piece(f"{self.names.word('addressof')}({array.text}, 0)", piece.ATOM, type)

    # Pointers

    def pointer(self, e: tree.Expr, type: t.Pointer, plain: bool = False, needs_pointer: bool = False) -> Piece:
        """A pointer for a variable, parameter or result of this type."""
        if isinstance(e.type, t.Int):
            if value_of(e) == 0:
                return Piece(self.names.of_libc("NULL"), piece.ATOM, type)
            v = self.number(e)
            return Piece(f"{self.names.word('cast')}({self.type_text(type)}, {v.text})", piece.ATOM, type)
        if isinstance(e, tree.Address):
            v = self.place(e.of) if plain or e.plain else self.real_address(e.of)
            if e.plain and isinstance(e.of, tree.Index) and isinstance(e.of.type, t.Record) and v.form == "array":
                v = self.first_of(v, type)  # &array[0]: an array has no fields
            if isinstance(type.to, t.Array) and isinstance(e.of, tree.Member) and isinstance(e.of.type, t.Array):
                v = self._field_address(e.of)
            elif isinstance(type.to, t.Array) and isinstance(e.of.type, t.Array) and isinstance(e.of, tree.Name):
                v = Piece(f"{self.names.word('addressof')}({v.text})", piece.ATOM, type)
            given: t.Type = t.Pointer(e.of.type)
        elif isinstance(e, tree.Name) and e.symbol.c_name == "NULL":
            return self.value(e)
        elif isinstance(e, (tree.Conditional, tree.Comma, tree.Assign)):
            v = self.value(e)
            given = t.decayed(e.type)
        else:
            v = self.value(e)
            given = t.decayed(v.type)
        if v.form == "array" and isinstance(v.type, t.Array) and (isinstance(v.type.of, t.Record) or needs_pointer):
            v = self.first_of(v, given)
        if not isinstance(given, t.Pointer) or self.stands_for(given, type) or v.form == "function":
            return v
        return Piece(f"{self.names.word('cast')}({self.type_text(type)}, {v.text})", piece.ATOM, type)

    def stands_for(self, given: t.Pointer, type: t.Pointer) -> bool:
        """Whether C's silent conversion changes nothing that Python sees."""
        a, b = given.to, type.to
        if isinstance(b, t.Void) or t.same(a, b) or isinstance(b, t.Function):
            return True
        if isinstance(a, t.Array) and t.same(a.of, b):
            return True  # &array for a pointer to its first element
        if isinstance(a, t.Array) and isinstance(b, t.Array):
            return t.same(a.of, b.of)
        if isinstance(a, t.Int) and isinstance(b, t.Int):
            return a.size == b.size and a.lo == b.lo
        if isinstance(a, t.Pointer) and isinstance(b, t.Pointer):
            return self.stands_for(a, b) and not isinstance(b.to, t.Void)
        if isinstance(b, t.Record) and b.text() == "struct sockaddr":
            return False
        return False

    def stored(self, e: tree.Expr, type: t.Type, field: t.Field | None = None, dressed: bool = False) -> Piece:
        """A value for memory: an element, a field, a variable of new()."""
        if isinstance(type, t.Pointer):
            if isinstance(type.to, t.Function):
                v = self.value(e)
                if value_of(e) == 0 or (isinstance(e, tree.Name) and e.symbol.c_name == "NULL"):
                    return Piece(self.names.of_libc("NULL"), piece.ATOM, type)
                if dressed:
                    return v
                in_memory = isinstance(e, (tree.Member, tree.Index)) or (isinstance(e, tree.Name) and e.symbol.boxed)
                if not in_memory and v.form != "value":
                    return Piece(f"{self.names.word('cast')}({self.type_text(type)}, {v.text})", piece.ATOM, type)
                return v
            return self.pointer(e, type)
        if isinstance(type, (t.Int, t.Float)):
            v = self.converted(self.value(e), type)
            if field is not None:
                self.doubt(field, v)
            if field is not None and field.bits > 0 and isinstance(type, t.Int):
                return self._cut_bits(v, field, type)
            return v
        return self.value(e)

    def _cut_bits(self, v: Piece, field: t.Field, type: t.Int) -> Piece:
        lo, hi = bit_range(field)
        if lo <= v.lo and v.hi <= hi:
            return v
        if type.signed:
            half = 1 << (field.bits - 1)
            text = f"({v.at(piece.SUM)} + {half} & {2 * half - 1}) - {half}"
            return Piece(text, piece.SUM, type, lo, hi)
        return Piece(f"{v.at(piece.UNARY)} & {hi}", piece.BIT_AND, type, lo, hi)

    # Structs

    def struct(self, e: tree.Expr, type: t.Record, fresh: bool = True) -> Piece:
        """A struct as a value of its own: a copy, unless nobody else has it."""
        v = self.value(e)
        if isinstance(e, (tree.Call, tree.Compound, tree.VaArg)) or not fresh:
            return v
        if isinstance(e, tree.Conditional) and isinstance(e.yes, tree.Call) and isinstance(e.no, tree.Call):
            return v
        return Piece(self.copied(v.text, type), piece.ATOM, type, form="struct")

    def copied(self, text: str, type: t.Record) -> str:
        if type.class_name and not self.hidden(type.class_name):
            return f"{self.class_of(type)}({text})"
        return f"{self.names.word('new')}({self.type_text(type)}, {text})"


def _goes_on(e: tree.Expr) -> bool:
    """`char key[1]` at the end of a struct: older C means all memory that follows, and Python's index ends at 1."""
    if not isinstance(e, tree.Member) or not isinstance(e.type, t.Array) or e.type.length != 1:
        return False
    to = t.pointee(e.base.type)
    return isinstance(to, t.Record) and not (to.own and to.fields and to.fields[-1] is not e.field)


def bit_range(field: t.Field) -> tuple[int, int]:
    type = field.type
    assert isinstance(type, t.Int)
    if type.signed:
        half = 1 << (field.bits - 1)
        return -half, half - 1
    return 0, (1 << field.bits) - 1


def _form(type: t.Type) -> str:
    if isinstance(type, t.Array):
        return "array"
    return "struct" if isinstance(type, t.Record) else ""
