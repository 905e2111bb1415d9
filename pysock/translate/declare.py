"""Declarations: scopes, declarators, structs, unions, enumerations and typedefs, from pycparser's nodes to types.

What a declaration brings into being is put into `self.items` in the order of the source. Expressions are resolve.py's.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, Any, Callable

from pysock.translate import library, tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.errors import Place, Unsupported
from pysock.translate.gnu import TYPEOF
from pysock.translate.joined import Text

if TYPE_CHECKING:
    from pysock.translate.tree import Symbol


class Typedef:
    __slots__ = ("type",)

    def __init__(self, type: t.Type) -> None:
        self.type = type


class Declarations:
    """The names that are in sight, and what declarations add to them."""

    headers: set[str]

    def __init__(self, text: Text, report: Callable[[Place, str, str], None]) -> None:
        self.source = text
        self.report = report
        self.unit = tree.Unit()
        self.scopes: list[dict[str, Symbol | Typedef]] = [self.unit.symbols]  # type: ignore[list-item]
        self.tags: list[dict[str, t.Type]] = [{}]
        self.function: Symbol | None = None
        self.items: list[tree.Stmt] = self.unit.items
        self.defined: dict[int, t.Type] = {}  # by a struct's node
        self.openings = sorted(text.braces)
        self.macros: dict[str, Any] = {}  # those kept, not yet understood
        self.macro_functions: dict[str, tuple[list[str], Any]] = {}
        self.forward: dict[int, list[str]] = {}  # typedefs of structs still to be defined

    # What resolve.py adds

    def expression(self, node: Any) -> tree.Expr:
        raise NotImplementedError

    def initial(self, node: Any, type: t.Type) -> tree.Expr | tree.Init:
        raise NotImplementedError

    # Places and names

    @staticmethod
    def place(node: Any) -> Place:
        coord = node.coord
        return Place(coord.line - 1, coord.column or 1) if coord is not None else Place(1, 1)

    def lookup(self, name: str) -> Symbol | Typedef | None:
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        if name in self.macros:
            return self.macro(name)
        return None

    def macro(self, name: str) -> tree.Symbol | None:
        """A kept #define, understood when it is first used."""
        node = self.macros.pop(name)
        scopes, self.scopes = self.scopes, self.scopes[:1]
        try:
            value = self.expression(node)
        finally:
            self.scopes = scopes
        symbol = tree.Symbol(name, "constant", value.type)
        symbol.init = value
        symbol.value = value_of(value)
        self.scopes[0][name] = symbol
        self.unit.constants[name] = symbol
        return symbol

    # Types

    def type_of(self, node: Any) -> t.Type:
        """The type that a declarator or a type name says."""
        kind = node.__class__.__name__
        if kind in ("TypeDecl", "Typename", "Decl"):
            return self.type_of(node.type)
        if kind == "IdentifierType":
            return self._named(node)
        if kind == "PtrDecl":
            return t.Pointer(self.type_of(node.type))
        if kind == "ArrayDecl":
            return self._array(node)
        if kind == "FuncDecl":
            return self._function(node)
        if kind in ("Struct", "Union"):
            if node.decls and node.decls[0].name == TYPEOF:
                return self._typeof(node.decls[0].type.dim.expr)
            return self._record(node)
        if kind == "Enum":
            return self._enum(node)
        raise Unsupported(self.place(node), f"{kind} is not supported as a type")

    def _typeof(self, node: Any) -> t.Type:
        if node.__class__.__name__ == "Typename":
            return self.type_of(node)
        return self.expression(node).type

    def _named(self, node: Any) -> t.Type:
        names = node.names
        if len(names) == 1:
            name = names[0]
            found = self.lookup(name)
            if isinstance(found, Typedef):
                return found.type
            known = t.BASIC.get(name)
            if known is not None:
                return known
            of_libc = library.typedef(name)
            if of_libc is not None:
                return of_libc
        words = [word for word in names if word not in ("_Complex",)]
        found_type = t.basic(words)
        if found_type is None or "_Complex" in names:
            raise Unsupported(self.place(node), f"the type '{' '.join(names)}' is not known here")
        return found_type

    def _array(self, node: Any) -> t.Type:
        of = self.type_of(node.type)
        if isinstance(of, (t.Function, t.Void)):
            raise Unsupported(self.place(node), "declaration as array of functions, or of void")
        if node.dim is None:
            return t.Array(of, None)
        length = self.expression(node.dim)
        value = value_of(length)
        if value is not None and value < 0:
            raise Unsupported(length.at, "size of array is negative")
        plain = isinstance(length, tree.Number)
        return t.Array(of, value, None if plain else length)

    def _function(self, node: Any) -> t.Function:
        result = self.type_of(node.type)
        if isinstance(result, (t.Function, t.Array)):
            raise Unsupported(self.place(node), "declaration as function returning a function, or an array")
        if node.args is None:
            return t.Function(result, None)
        parameters: list[t.Type] = []
        names: list[str] = []
        variadic = False
        for parameter in node.args.params:
            kind = parameter.__class__.__name__
            if kind == "EllipsisParam":
                variadic = True
            elif kind == "ID":  # before its declaration, in K&R's manner
                parameters.append(t.INT)
                names.append(parameter.name)
            else:
                parameters.append(t.decayed(self.type_of(parameter.type)))
                names.append(parameter.name or "")
        if len(parameters) == 1 and isinstance(parameters[0], t.Void):
            parameters, names = [], []
        return t.Function(result, parameters, variadic, names)

    def _record(self, node: Any) -> t.Record:
        keyword = "struct" if node.__class__.__name__ == "Struct" else "union"
        if id(node) in self.defined:
            known = self.defined[id(node)]
            assert isinstance(known, t.Record)
            return known
        found = self._tagged(keyword, node.name, node.decls is not None)
        if node.decls is None:
            return found
        if found.fields is not None and found.own:
            raise Unsupported(self.place(node), f"redefinition of '{keyword} {node.name}'")
        self.defined[id(node)] = found
        at = self.place(node)
        found.packed = self._is_packed(at)
        before = len(self.items)
        fields: list[t.Field] = []
        nameless = 0
        for declared in node.decls:
            if declared.__class__.__name__ in ("Pragma", "StaticAssert"):
                continue
            bits = -1
            if getattr(declared, "bitsize", None) is not None:
                bits = value_of(self.expression(declared.bitsize)) or 0
            type = self.type_of(declared.type)
            name = declared.name
            if not name:
                if bits < 0 and not isinstance(type, t.Record):
                    continue
                nameless += 1
                name = f"_{nameless}"
            fields.append(t.Field(name, type, bits, self.place(declared).line))
        found.fields = fields
        for inner in self.items[before:]:
            inner.at = at  # they come first in Python
        self.unit.records.append(found)
        self.items.append(tree.Define(at, found))
        for name in self.forward.pop(id(found), ()):
            if name != found.tag:
                self.items.append(tree.Define(at, found, name))
        return found

    def _tagged(self, keyword: str, tag: str | None, defines: bool) -> t.Record:
        if tag is None:
            return t.Record(keyword, "", own=True)
        scopes = self.tags[-1:] if defines else reversed(self.tags)
        for scope in scopes:
            known = scope.get(tag)
            if isinstance(known, t.Record):
                return known
        if not defines:
            of_libc = library.visible_record(keyword, tag, self.headers)
            if of_libc is not None:
                return of_libc
        made = t.Record(keyword, tag, own=True)
        self.tags[-1][tag] = made
        return made

    def _is_packed(self, at: Place) -> bool:
        """Whether the struct at this place is marked so: by its opening brace, the next after the place."""
        if not self.source.packed:
            return False
        index = bisect.bisect_left(self.openings, (at.line, at.column))
        return index < len(self.openings) and self.openings[index] in self.source.packed

    def _enum(self, node: Any) -> t.Int:
        if id(node) in self.defined:
            known = self.defined[id(node)]
            assert isinstance(known, t.Int)
            return known
        if node.values is None:
            for scope in reversed(self.tags):
                found = scope.get(node.name)
                if isinstance(found, t.Int):
                    return found
            return t.UINT
        names: list[tuple[Symbol, tree.Expr | None]] = []
        following = 0
        at = self.place(node)
        for one in node.values.enumerators:
            value: tree.Expr | None = None
            if one.value is not None:
                value = self.expression(one.value)
                counted = value_of(value)
                if counted is None:
                    raise Unsupported(value.at, f"enumerator value for '{one.name}' is not an integer constant")
                following = counted
            symbol = tree.Symbol(one.name, "enumerator", t.INT, self.place(one))
            symbol.value = following
            if not t.INT.lo <= following <= t.INT.hi:
                symbol.type = t.UINT if 0 <= following <= t.UINT.hi else t.LONG
            following += 1
            names.append((symbol, value))
            self.scopes[-1][one.name] = symbol
        lowest = min((int(s.value or 0) for s, _ in names), default=0)
        type = t.INT if lowest < 0 else t.UINT
        self.defined[id(node)] = type
        if node.name:
            self.tags[-1][node.name] = type
        self.items.append(tree.Define(at, type, node.name or "", names))
        return type

    # Declarations

    def typedef(self, node: Any) -> None:
        before = len(self.items)
        type = self.type_of(node.type)
        at = self.place(node)
        if isinstance(type, t.Record) and type.own and not type.tag and not type.alias:
            type.alias = node.name
        elif isinstance(type, t.Int) and type.basic != "_Bool":
            type = t.Int(type.basic, type.size, type.signed, type.name, node.name)
        elif isinstance(type, t.Pointer) and isinstance(type.to, t.Function) and self.function is None:
            type = t.Pointer(type.to)
            type.alias = node.name
        self.scopes[-1][node.name] = Typedef(type)
        made = [item for item in self.items[before:] if isinstance(item, tree.Define)]
        if isinstance(type, t.Record) and type.own and type.fields is None:
            self.forward.setdefault(id(type), []).append(node.name)  # follows the struct itself
        elif isinstance(type, t.Record) and made and made[-1].type is type:
            made[-1].name = node.name
        else:
            self.items.append(tree.Define(at, type, node.name))

    def declaration(self, node: Any) -> None:
        """One declarator: a variable, a function, or a type alone."""
        at = self.place(node)
        type = self.type_of(node.type)
        if node.name is None:
            return
        storage = node.storage or []
        if isinstance(type, t.Function):
            made = self.function_symbol(node.name, type, at, "_Noreturn" in (node.funcspec or []), storage)
            if self.function is None:
                self.unit.silent.append((at.line, made))
            return
        outer = self.function is None
        known = self.scopes[-1].get(node.name)
        if "extern" in storage and node.init is None:
            if known is None:
                found = self.scopes[0].get(node.name)
                if isinstance(found, tree.Symbol):
                    self.scopes[-1][node.name] = found
                    return
                if library.variable(node.name) is not None:
                    return
                symbol = tree.Symbol(node.name, "global", type, at)
                symbol.storage = "extern"
                self.scopes[0][node.name] = symbol
                self.unit.silent.append((at.line, symbol))
                if not outer:
                    self.scopes[-1][node.name] = symbol
            return
        if outer and isinstance(known, tree.Symbol) and known.kind == "global":
            symbol = known  # a tentative definition before
            if symbol.defined and node.init is not None and symbol.init is not None:
                raise Unsupported(at, f"redefinition of '{node.name}'")
            if (isinstance(type, t.Array) and type.length is not None) or symbol.storage == "extern":
                symbol.type = type
        else:
            mine = isinstance(known, tree.Symbol) and known.function is self.function
            if mine and not outer and isinstance(known, tree.Symbol) and known.kind in ("local", "static", "param"):
                raise Unsupported(at, f"redeclaration of '{node.name}'")
            kind = "global" if outer else "static" if "static" in storage else "local"
            symbol = tree.Symbol(node.name, kind, type, at)
        symbol.storage = "static" if "static" in storage else ""
        symbol.per_thread = "_Thread_local" in storage
        symbol.function = self.function
        if not outer:
            hidden = self.lookup(node.name)
            if isinstance(hidden, tree.Symbol) and hidden.function is self.function:
                symbol.hides = hidden
        self.scopes[-1][node.name] = symbol
        init = None
        if node.init is not None:
            try:
                init = self.initial(node.init, type)
            except Unsupported:
                if not isinstance(type, t.Array) or type.length is not None:
                    self.items.append(tree.Declare(at, symbol, None))  # with --partial it is there, but not its value
                raise
            symbol.init = init
            if isinstance(type, t.Array) and type.length is None and type.spelled is None:
                symbol.type = completed(type, init)
            symbol.assigned += 1
        again = symbol.defined and init is None
        symbol.defined = True
        if not again:
            self.items.append(tree.Declare(at, symbol, init))

    def function_symbol(
        self, name: str, type: t.Function, at: Place, noreturn: bool, storage: list[str]
    ) -> tree.Symbol:
        known = self.scopes[0].get(name)
        if isinstance(known, tree.Symbol) and known.kind == "function":
            assert isinstance(known.type, t.Function)
            if known.type.parameters is None or (type.parameters is not None and not known.defined):
                type.noreturn = known.type.noreturn or noreturn
                known.type = type
            elif noreturn:
                known.type.noreturn = True
            return known
        type.noreturn = noreturn
        symbol = tree.Symbol(name, "function", type, at)
        symbol.storage = "static" if "static" in storage else ""
        self.scopes[0][name] = symbol
        return symbol


def completed(type: t.Array, init: tree.Expr | tree.Init) -> t.Array:
    """`char s[] = "..."` and `int a[] = {...}`: as long as what they begin with."""
    if isinstance(init, tree.Text):
        assert isinstance(init.type, t.Array)
        return _closed(type.of, init.type.length)
    if isinstance(init, tree.Init):
        indexes = [key for key, _ in init.entries if isinstance(key, int)]
        return _closed(type.of, max(indexes, default=-1) + 1)
    return type


def _closed(of: t.Type, length: int | None) -> t.Array:
    made = t.Array(of, length)
    made.open = True
    return made
