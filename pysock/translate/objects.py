"""How C's variables come into being: initialisers as `new(...)`, as a struct's fields, as plain numbers."""

from __future__ import annotations

from pysock.translate import layout, literals, piece, tree
from pysock.translate import types as t
from pysock.translate.calls import Calls
from pysock.translate.constants import value_of
from pysock.translate.errors import Unsupported
from pysock.translate.expressions import member_name
from pysock.translate.piece import Piece


class Objects(Calls):
    def created(self, symbol: tree.Symbol, init: tree.Expr | tree.Init | None) -> Piece | None:
        """What a variable begins as; None if Python needs no word of it."""
        type = symbol.type
        stays = symbol.kind in ("global", "static")
        if isinstance(init, tree.Init) and t.is_scalar(type):
            init = init.entries[0][1] if init.entries else None
        if t.is_scalar(type):
            if symbol.boxed:
                return Piece(self._boxed(type, init), piece.ATOM, type)
            if init is None:
                return self.zero(type) if stays else None
            assert isinstance(init, tree.Expr)
            if isinstance(type, t.Pointer):
                return self.pointer(init, type, needs_pointer="minus" in symbol.needs)
            return self.converted(self.value(init), type)
        if isinstance(type, t.Opaque):
            return Piece(self._opaque(type, init), piece.ATOM, type)
        return Piece(self.made(type, init), piece.ATOM, type)

    def zero(self, type: t.Type) -> Piece:
        if isinstance(type, t.Float):
            return Piece("0.0", piece.ATOM, type)
        if isinstance(type, t.Pointer):
            return Piece(self.names.of_libc("NULL"), piece.ATOM, type)
        if isinstance(type, t.Int) and type.basic == "_Bool":
            return Piece("False", piece.ATOM, type, 0, 0, truth=True)
        return Piece("0", piece.ATOM, type, 0, 0)

    def _boxed(self, type: t.Type, init: tree.Expr | tree.Init | None) -> str:
        word = self.names.word("new")
        if init is None:
            return f"{word}({self.type_text(type)})"
        assert isinstance(init, tree.Expr)
        return f"{word}({self.type_text(type)}, {self.stored(init, type).text})"

    def _opaque(self, type: t.Opaque, init: tree.Expr | tree.Init | None) -> str:
        if not type.class_name:
            raise Unsupported(None, f"a variable of type '{type.name}' cannot be made; only pointers to it")
        name = self.names.of_libc(type.class_name)
        if isinstance(init, tree.Expr):
            return f"{name}({self.value(init).text})"
        return f"{name}()"

    def made(self, type: t.Type, init: tree.Expr | tree.Init | None) -> str:
        """An array or a struct, with its first values."""
        if isinstance(type, t.Record):
            return self._record(type, init)
        word = self.names.word("new")
        assert isinstance(type, t.Array), type
        if isinstance(init, tree.Text):
            open_ended = type.spelled is None and type.length == len(init.value) + 1
            text = self.type_text(t.Array(type.of, None)) if open_ended else self.type_text(type)
            value = init.value
            if type.length is not None and len(value) > type.length:
                value = value[: type.length]
            if not value.strip(b"\0") and not open_ended:
                return f"{word}({self.type_text(type)})"
            spelled = self.text(init, "bytes").text if value == init.value else literals.quoted_bytes(value)
            return f"{word}({text}, {spelled})"
        if init is None or (isinstance(init, tree.Init) and self._all_zero(init)):
            return f"{word}({self.type_text(type)})"
        assert isinstance(init, tree.Init)
        full = type.spelled is None and init.entries and len(init.entries) == type.length
        nested = isinstance(type.of, t.Array)
        shown = t.Array(type.of, None) if full and not nested and init is not None and self._was_open(type) else type
        return f"{word}({self.type_text(shown)}, {self._items(init, type)})"

    @staticmethod
    def _was_open(type: t.Array) -> bool:
        return type.open

    def _all_zero(self, init: tree.Init) -> bool:
        return all(
            self._all_zero(value) if isinstance(value, tree.Init) else value_of(value) == 0 or _is_null(value)
            for _, value in init.entries
        )

    def _record(self, type: t.Record, init: tree.Expr | tree.Init | None) -> str:
        if isinstance(init, tree.Expr):
            return self.struct(init, type).text
        if type.fields is None:
            raise Unsupported(None, f"storage size of '{type.text()}' isn't known")
        known = bool(type.class_name) and not self.hidden(type.class_name)
        opening = f"{self.class_of(type)}(" if known else f"{self.names.word('new')}({self.type_text(type)}"
        if init is None or self._all_zero(init):
            return opening + ")"
        init = self._spread(init, type)
        fields = [f.name for f in type.fields]
        keys = [key for key, _ in init.entries]
        if known and keys and (init.designated or keys != fields[: len(keys)]):
            simple = all(isinstance(key, str) and type.find(key) is not None for key in keys)
            if simple:
                given = [
                    f"{member_name(self._field(type, key), type)}={self._nested(value, type, key)}"
                    for key, value in init.entries
                ]
                return opening + ", ".join(given) + ")"
        inside = self._items(init, type)
        if known:
            return opening + inside + ")"
        return f"{opening}, {inside})"

    def _spread(self, init: tree.Init, type: t.Record) -> tree.Init:
        """With the fields of anonymous members among those of the struct, where C and pysock see them."""
        entries: list[tuple[str | int, tree.Expr | tree.Init]] = []
        for key, value in init.entries:
            field = self._field(type, key)
            if field.nameless and isinstance(value, tree.Init) and isinstance(field.type, t.Record):
                entries += self._spread(value, field.type).entries
            else:
                entries.append((key, value))
        spread = tree.Init(init.at, type, entries)
        spread.designated = init.designated
        return spread

    @staticmethod
    def _field(type: t.Type, key: str | int) -> t.Field:
        if isinstance(type, t.Record):
            found = type.find(str(key))
            assert found is not None
            return found
        assert isinstance(type, t.Array)
        return t.Field("", type.of)

    #: By value within braces: the comments before it and behind it
    remarks: dict[int, tuple[list[str], str]] = {}  # noqa: RUF012

    def _nested(self, value: tree.Expr | tree.Init, type: t.Type, key: str | int) -> str:
        """A value within braces, as new() takes it, with the comments that stand beside it."""
        text = self._plain(value, type, key)
        if id(value) in self.remarks:
            return layout.marked(text, *self.remarks.pop(id(value)))
        return text

    def _plain(self, value: tree.Expr | tree.Init, type: t.Type, key: str | int) -> str:
        field = self._field(type, key)
        inner = field.type
        if isinstance(value, tree.Init):
            if t.is_scalar(inner):
                return self._nested(value.entries[0][1], type, key) if value.entries else "0"
            return self._items(value, inner)
        if isinstance(inner, t.Array) and isinstance(value, tree.Text):
            return literals.quoted_bytes(value.value)
        return self.stored(value, inner, field, dressed=True).text

    def _items(self, init: tree.Init, type: t.Type) -> str:
        """A list in C's order, or a dict where fields are named."""
        if isinstance(type, t.Record):
            init = self._spread(init, type)
            names = [f.name for f in type.fields or ()]
            keys = [key for key, _ in init.entries]
            if keys == names[: len(keys)] and type.keyword == "struct" and not init.designated:
                return "[" + ", ".join(self._nested(v, type, k) for k, v in init.entries) + "]"
            given = [
                f'"{member_name(self._field(type, k), type)}": {self._nested(v, type, k)}' for k, v in init.entries
            ]
            return "{" + ", ".join(given) + "}"
        assert isinstance(type, t.Array)
        by_index = {int(key): value for key, value in init.entries}
        count = max(by_index, default=-1) + 1
        if count > 4 * len(by_index) + 16:
            raise Unsupported(
                init.at, "an array with so few of its elements given is not supported: assign them one by one"
            )
        empty = self._empty(type.of)
        return (
            "[" + ", ".join(self._nested(by_index[i], type, i) if i in by_index else empty for i in range(count)) + "]"
        )

    def _empty(self, type: t.Type) -> str:
        if isinstance(type, t.Array):
            return 'b""' if t.is_char(type.of) else "[]"
        if isinstance(type, t.Record):
            return "{}"
        return self.zero(type).text


def _is_null(value: tree.Expr) -> bool:
    if isinstance(value, tree.Cast):
        return value_of(value.value) == 0
    return isinstance(value, tree.Name) and value.symbol.c_name == "NULL"
