"""Initialisers in braces, sorted out: which value goes to which field or element, designators and left-out braces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pysock.translate import tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.errors import Unsupported
from pysock.translate.joined import RANGE

if TYPE_CHECKING:
    from pysock.translate.resolve import Expressions


def sorted_out(resolver: Expressions, node: Any, type: t.Type) -> tree.Expr | tree.Init:
    """The initialiser in these braces, for a variable of this type."""
    first = node
    while first.coord is None and (first.__class__.__name__ == "NamedInitializer" or getattr(first, "exprs", None)):
        first = first.expr if first.__class__.__name__ == "NamedInitializer" else first.exprs[0]
    at = resolver.place(first)
    given = list(node.exprs or [])
    if not isinstance(type, (t.Array, t.Record)):
        if len(given) != 1:
            raise Unsupported(at, "a scalar takes one value in its braces")
        return resolver.initial(given[0], type)
    if (
        isinstance(type, t.Array)
        and t.is_char(type.of)
        and len(given) == 1
        and given[0].__class__.__name__ == "Constant"
        and "string" in given[0].type
    ):
        return resolver.expression(given[0])
    reader = _Reader(resolver, given)
    init = reader.fill(type, at, True)
    if reader.left:
        raise Unsupported(resolver.place(reader.left[0]), "excess elements in initializer")
    return init


class _Reader:
    """The values not yet placed."""

    def __init__(self, resolver: Expressions, given: list[Any]) -> None:
        self.resolver = resolver
        self.left = given

    def fill(self, type: t.Type, at: Any, braced: bool) -> tree.Init:
        """Values for one array or struct; without braces of its own it takes no more than it holds."""
        init = tree.Init(at, type, [])
        placed: dict[str | int, int] = {}
        position = 0
        while self.left:
            node = self.left[0]
            if node.__class__.__name__ == "NamedInitializer":
                if not braced:
                    break
                self.left.pop(0)
                position = self._designated(init, placed, type, node)
                continue
            slot = _slot(type, position)
            if slot is None:
                break
            key, inner = slot
            self._put(init, placed, key, self._value(inner))
            position += 1
            if isinstance(type, t.Record) and type.keyword == "union":
                break
        return init

    def _value(self, type: t.Type) -> tree.Expr | tree.Init:
        node = self.left[0]
        kind = node.__class__.__name__
        resolver = self.resolver
        if kind == "InitList":
            self.left.pop(0)
            return sorted_out(resolver, node, type)
        if isinstance(type, (t.Array, t.Record)):
            value = resolver.expression(node)
            text = isinstance(value, tree.Text) and isinstance(type, t.Array) and t.is_char(type.of)
            if text or (isinstance(type, t.Record) and t.same(type, value.type)):
                self.left.pop(0)
                return value
            return self.fill(type, value.at, False)
        self.left.pop(0)
        return resolver.initial(node, type)

    def _put(self, init: tree.Init, placed: dict[str | int, int], key: str | int, value: tree.Expr | tree.Init) -> None:
        if key in placed:
            init.entries[placed[key]] = (key, value)
        else:
            placed[key] = len(init.entries)
            init.entries.append((key, value))

    def _designated(self, init: tree.Init, placed: dict[str | int, int], type: t.Type, node: Any) -> int:
        """`.field = value` or `[index] = value`, perhaps further in; the position behind it."""
        resolver = self.resolver
        position = 0
        init.designated = True
        current, where = init, placed
        for depth, designator in enumerate(node.name):
            key: str | int
            many = None
            if designator.__class__.__name__ == "ArrayDesignator":
                designator, indexed = designator.expr, True
            else:
                # older parsers do not say it: only a name can be a field's, and only in a struct
                indexed = designator.__class__.__name__ != "ID" or not isinstance(type, t.Record)
            if not indexed:
                if not isinstance(type, t.Record):
                    raise Unsupported(resolver.place(designator), "field name not in record or union initializer")
                names = [field.name for field in type.fields or ()]
                key = designator.name
                if key not in names:
                    outer = next(
                        (
                            f
                            for f in type.fields or ()
                            if f.name[:1] == "_" and isinstance(f.type, t.Record) and f.type.find(str(key))
                        ),
                        None,
                    )
                    if outer is None:
                        raise Unsupported(resolver.place(designator), f"'{type.text()}' has no member named '{key}'")
                    inner_type: t.Type = t.VOID
                    found = type.find(str(key))
                    assert found is not None
                    inner_type = found.type
                    index = names.index(outer.name)
                else:
                    index = names.index(str(key))
                    inner_type = (type.fields or [])[index].type
            else:
                inner = designator.expr if designator.__class__.__name__ == "ArrayDesignator" else designator
                many = _range(resolver, inner)
                value = many[0] if many else value_of(resolver.expression(inner))
                if value is None or not isinstance(type, t.Array):
                    raise Unsupported(resolver.place(designator), "array index in non-array initializer")
                key = index = value
                inner_type = type.of
            if depth == 0:
                position = index + 1
            if depth + 1 < len(node.name):
                inside = dict(current.entries).get(key)
                if not isinstance(inside, tree.Init):
                    inside = tree.Init(init.at, inner_type, [])
                    inside.designated = True
                    self._put(current, where, key, inside)
                current, where = inside, {k: i for i, (k, _) in enumerate(inside.entries)}
                type = inner_type
            else:
                self.left.insert(0, node.expr)
                value_ = self._value(inner_type)
                self._put(current, where, key, value_)
                for more in range(many[0] + 1, many[1] + 1) if many else ():
                    self._put(current, where, more, value_)
                    position = more + 1
        return position


def _range(resolver: Expressions, node: Any) -> tuple[int, int] | None:
    """GNU's `[1 ... 5] =`."""
    if node.__class__.__name__ != "FuncCall" or getattr(node.name, "name", "") != RANGE:
        return None
    first, last = (value_of(resolver.expression(one)) for one in node.args.exprs)
    return None if first is None or last is None else (first, last)


def _slot(type: t.Type, position: int) -> tuple[str | int, t.Type] | None:
    if isinstance(type, t.Array):
        if type.length is not None and position >= type.length:
            return None
        return position, type.of
    assert isinstance(type, t.Record)
    fields = [field for field in type.fields or () if field.bits < 0 or field.name[:2].strip("_0123456789") != ""]
    if position >= len(fields):
        return None
    return fields[position].name, fields[position].type
