"""The program as C means it: names resolved, every expression with its type. Built by resolve*.py, read by all after.

Expressions keep how the source spelled a number; implicit conversions are not in the tree: whoever writes a value where
another type is wanted converts it.
"""

from __future__ import annotations

from typing import Any, Callable

from pysock.translate import types as t
from pysock.translate.errors import Place


class Symbol:
    """Anything with a name: a variable, a function, a constant; a program's own, or libc's.

    kind: "local", "param", "global", "static" (a local one that stays), "function", "constant" (a kept #define),
    "enumerator", "called" (libc's function), "known" (libc's constant), "live", "value", "struct" (libc's variables).
    """

    __slots__ = (
        "addressed",
        "assigned",
        "at",
        "body",
        "c_name",
        "called_with",
        "declared",
        "defined",
        "flows",
        "form",
        "function",
        "hides",
        "init",
        "kind",
        "limits",
        "name",
        "needs",
        "parameters",
        "per_thread",
        "reads",
        "sources",
        "storage",
        "takes",
        "type",
        "value",
    )

    def __init__(self, name: str, kind: str, type: t.Type, at: Place | None = None) -> None:
        self.c_name = name
        self.name = name  # in Python
        self.kind = kind
        self.type = type
        self.at = at
        self.declared = at  # the first time
        self.addressed = False  # a scalar in C memory: new("int")
        self.assigned = 0
        self.reads = 0
        self.defined = False
        self.storage = ""
        self.per_thread = False
        self.function: Symbol | None = None  # the one it is local to
        self.hides: Symbol | None = None  # a local of an outer block that has the same name
        self.value: int | float | bytes | None = None  # of constants
        self.init: Expr | Init | None = None
        self.body: Block | None = None
        self.parameters: list[Symbol] = []
        self.takes = ""  # of libc's functions: see library.Called
        # what flow.py finds out of pointers
        self.needs: set[str] = set()
        self.flows: set[Symbol] = set()
        self.sources: list[Expr] = []
        self.called_with: list[list[Expr]] = []
        self.form = ""
        self.limits: tuple[int, int] | None = None  # of a parameter that constants alone are given: quantities.py

    @property
    def is_variable(self) -> bool:
        return self.kind in ("local", "param", "global", "static")

    @property
    def boxed(self) -> bool:
        """Whether it is a scalar that lives in C memory."""
        return self.addressed and self.is_variable and t.is_scalar(self.type)

    @property
    def dotted(self) -> bool:
        """Whether Python has it as an attribute, which `:=` does not take and `global` does not name."""
        return "." in self.name

    def __repr__(self) -> str:
        return f"<{self.kind} {self.c_name}>"


class Expr:
    __slots__ = ("at", "type")

    def __init__(self, at: Place, type: t.Type) -> None:
        self.at = at
        self.type = type


class Number(Expr):
    """An integer constant; `spelling` is Python's."""

    __slots__ = ("spelling", "value")

    def __init__(self, at: Place, type: t.Type, value: int, spelling: str) -> None:
        super().__init__(at, type)
        self.value = value
        self.spelling = spelling


class Real(Expr):
    __slots__ = ("spelling",)

    def __init__(self, at: Place, type: t.Type, spelling: str) -> None:
        super().__init__(at, type)
        self.spelling = spelling


class Text(Expr):
    """A string literal; `parts` are bytes, and names of libc's text constants in between."""

    __slots__ = ("form", "parts", "value")

    def __init__(self, at: Place, type: t.Type, value: bytes, parts: list[bytes | str]) -> None:
        super().__init__(at, type)
        self.value = value
        self.parts = parts
        self.form = ""  # flow.py: "str", "bytes" or "literal"


class Name(Expr):
    __slots__ = ("symbol",)

    def __init__(self, at: Place, type: t.Type, symbol: Symbol) -> None:
        super().__init__(at, type)
        self.symbol = symbol


class Unary(Expr):
    """op: - + ~ !"""

    __slots__ = ("op", "value")

    def __init__(self, at: Place, type: t.Type, op: str, value: Expr) -> None:
        super().__init__(at, type)
        self.op = op
        self.value = value


class Binary(Expr):
    """op: + - * / % << >> & | ^ == != < > <= >= && ||"""

    __slots__ = ("left", "op", "right")

    def __init__(self, at: Place, type: t.Type, op: str, left: Expr, right: Expr) -> None:
        super().__init__(at, type)
        self.op = op
        self.left = left
        self.right = right


class Assign(Expr):
    """`op` is "" for a plain =, else that of += and its like."""

    __slots__ = ("op", "target", "value")

    def __init__(self, at: Place, type: t.Type, op: str, target: Expr, value: Expr) -> None:
        super().__init__(at, type)
        self.op = op
        self.target = target
        self.value = value


class Step(Expr):
    """++ and --: `by` is 1 or -1."""

    __slots__ = ("by", "prefix", "target")

    def __init__(self, at: Place, type: t.Type, target: Expr, by: int, prefix: bool) -> None:
        super().__init__(at, type)
        self.target = target
        self.by = by
        self.prefix = prefix


class Conditional(Expr):
    __slots__ = ("condition", "no", "yes")

    def __init__(self, at: Place, type: t.Type, condition: Expr, yes: Expr, no: Expr) -> None:
        super().__init__(at, type)
        self.condition = condition
        self.yes = yes
        self.no = no


class Comma(Expr):
    __slots__ = ("parts",)

    def __init__(self, at: Place, type: t.Type, parts: list[Expr]) -> None:
        super().__init__(at, type)
        self.parts = parts


class Call(Expr):
    __slots__ = ("arguments", "function")

    def __init__(self, at: Place, type: t.Type, function: Expr, arguments: list[Expr]) -> None:
        super().__init__(at, type)
        self.function = function
        self.arguments = arguments

    @property
    def callee(self) -> Symbol | None:
        return self.function.symbol if isinstance(self.function, Name) else None

    @property
    def of_libc(self) -> str:
        """The name of the function of libc's that is called; "" for any other."""
        callee = self.callee
        return callee.c_name if callee is not None and callee.kind == "called" else ""


class Index(Expr):
    """base[index]; `*p` is one with the index None."""

    __slots__ = ("base", "index")

    def __init__(self, at: Place, type: t.Type, base: Expr, index: Expr | None) -> None:
        super().__init__(at, type)
        self.base = base
        self.index = index


class Address(Expr):
    __slots__ = ("of", "plain")

    def __init__(self, at: Place, type: t.Type, of: Expr) -> None:
        super().__init__(at, type)
        self.of = of
        self.plain = False  # flow.py: the object itself will do


class Member(Expr):
    """base.field or base->field: the type of `base` tells which."""

    __slots__ = ("base", "field")

    def __init__(self, at: Place, base: Expr, field: t.Field) -> None:
        super().__init__(at, t.of_field(field))
        self.base = base
        self.field = field


class Cast(Expr):
    __slots__ = ("value",)

    def __init__(self, at: Place, type: t.Type, value: Expr) -> None:
        super().__init__(at, type)
        self.value = value


class SizeOf(Expr):
    """Of a type, or of an expression, which C does not evaluate."""

    __slots__ = ("of", "value")

    def __init__(self, at: Place, of: t.Type, value: Expr | None) -> None:
        super().__init__(at, t.SIZE_T)
        self.of = of
        self.value = value


class Offset(Expr):
    __slots__ = ("of", "path")

    def __init__(self, at: Place, of: t.Type, path: str) -> None:
        super().__init__(at, t.SIZE_T)
        self.of = of
        self.path = path


class Compound(Expr):
    """A compound literal."""

    __slots__ = ("init",)

    def __init__(self, at: Place, type: t.Type, init: Init) -> None:
        super().__init__(at, type)
        self.init = init


class Version:
    """A function-like macro for arguments of certain types: its parameters, and what it is then."""

    __slots__ = ("body", "parameters")

    def __init__(self, parameters: list[Symbol], body: Expr) -> None:
        self.parameters = parameters
        self.body = body


class MacroFunction:
    """A function-like macro that is a function in Python where its versions come to the same text, `text`."""

    __slots__ = ("name", "text", "versions")

    def __init__(self, name: str) -> None:
        self.name = name
        self.text = ""
        self.versions: dict[object, Version] = {}


class MacroCall(Expr):
    __slots__ = ("arguments", "macro", "version")

    def __init__(self, at: Place, macro: MacroFunction, version: Version, arguments: list[Expr]) -> None:
        super().__init__(at, version.body.type)
        self.macro = macro
        self.version = version
        self.arguments = arguments


class VaArg(Expr):
    __slots__ = ("list",)

    def __init__(self, at: Place, type: t.Type, list: Expr) -> None:
        super().__init__(at, type)
        self.list = list


class Init:
    """A braced initialiser, sorted out: `entries` are (field name or index, value) in C's order."""

    __slots__ = ("at", "designated", "entries", "type")

    def __init__(self, at: Place, type: t.Type, entries: list[tuple[str | int, Expr | Init]]) -> None:
        self.designated = False  # `.field = value`
        self.at = at
        self.type = type
        self.entries = entries


# Statements


class Stmt:
    __slots__ = ("at",)

    def __init__(self, at: Place) -> None:
        self.at = at


class Block(Stmt):
    __slots__ = ("end", "items")

    def __init__(self, at: Place, end: Place, items: list[Stmt]) -> None:
        super().__init__(at)
        self.end = end
        self.items = items


class Do(Stmt):
    """An expression as a statement."""

    __slots__ = ("value",)

    def __init__(self, at: Place, value: Expr) -> None:
        super().__init__(at)
        self.value = value


class Declare(Stmt):
    """A variable comes into being."""

    __slots__ = ("init", "symbol")

    def __init__(self, at: Place, symbol: Symbol, init: Expr | Init | None) -> None:
        super().__init__(at)
        self.symbol = symbol
        self.init = init


class Define(Stmt):
    """A type: a struct or union, an enumeration (names and values), or a typedef."""

    __slots__ = ("name", "names", "type")

    def __init__(
        self, at: Place, type: t.Type, name: str = "", names: list[tuple[Symbol, Expr | None]] | None = None
    ) -> None:
        super().__init__(at)
        self.type = type
        self.name = name
        self.names = names


class If(Stmt):
    __slots__ = ("condition", "no", "no_at", "yes")

    def __init__(self, at: Place, condition: Expr, yes: Stmt, no: Stmt | None, no_at: Place | None) -> None:
        super().__init__(at)
        self.condition = condition
        self.yes = yes
        self.no = no
        self.no_at = no_at


class Loop(Stmt):
    """while, do and for. kind: "while", "do", "for"."""

    __slots__ = ("body", "condition", "init", "kind", "step")

    def __init__(
        self,
        at: Place,
        kind: str,
        condition: Expr | None,
        body: Stmt,
        init: list[Stmt] | None = None,
        step: Expr | None = None,
    ) -> None:
        super().__init__(at)
        self.kind = kind
        self.condition = condition
        self.body = body
        self.init = init or []
        self.step = step


class Case:
    """The labels (None: default) in front of some statements of a switch."""

    __slots__ = ("at", "items", "labels")

    def __init__(self, at: Place, labels: list[Expr | None], items: list[Stmt]) -> None:
        self.at = at
        self.labels = labels
        self.items = items


class Switch(Stmt):
    __slots__ = ("before", "cases", "end", "nested", "value")

    def __init__(self, at: Place, end: Place, value: Expr, cases: list[Case]) -> None:
        super().__init__(at)
        self.end = end
        self.value = value
        self.cases = cases
        self.before: list[Stmt] = []  # declarations in front of the first case
        self.nested: list[tuple[list[Expr | None], str]] = []  # labels inside other statements, as labels of goto


class Return(Stmt):
    __slots__ = ("value",)

    def __init__(self, at: Place, value: Expr | None) -> None:
        super().__init__(at)
        self.value = value


class Break(Stmt):
    __slots__ = ()


class Continue(Stmt):
    __slots__ = ()


class Goto(Stmt):
    __slots__ = ("label",)

    def __init__(self, at: Place, label: str) -> None:
        super().__init__(at)
        self.label = label


class Label(Stmt):
    __slots__ = ("name",)

    def __init__(self, at: Place, name: str) -> None:
        super().__init__(at)
        self.name = name


class Empty(Stmt):
    __slots__ = ()


class Broken(Stmt):
    """A statement that could not be understood; the text says why."""

    __slots__ = ("text",)

    def __init__(self, at: Place, text: str) -> None:
        super().__init__(at)
        self.text = text


class FunctionDefinition(Stmt):
    __slots__ = ("body", "end", "symbol")

    def __init__(self, at: Place, symbol: Symbol, body: Block) -> None:
        super().__init__(at)
        self.symbol = symbol
        self.body = body


class Unit:
    """One translation unit: what stands in the file, in its order."""

    def __init__(self) -> None:
        self.items: list[Stmt] = []
        self.symbols: dict[str, Symbol] = {}
        self.functions: list[Symbol] = []
        self.records: list[t.Record] = []
        self.constants: dict[str, Symbol] = {}
        self.macros: dict[str, MacroFunction] = {}
        self.silent: list[
            tuple[int, Symbol]
        ] = []  # prototypes and extern variables, by line: Python has no line of them


def _nothing(node: Any) -> list[Expr | Init]:
    return []


#: By kind: the expressions directly within one.
_CHILDREN: dict[type, Callable[[Any], list[Expr | Init]]] = {
    Init: lambda node: [value for _, value in node.entries],
    Unary: lambda node: [node.value],
    Cast: lambda node: [node.value],
    Binary: lambda node: [node.left, node.right],
    Assign: lambda node: [node.target, node.value],
    Step: lambda node: [node.target],
    Conditional: lambda node: [node.condition, node.yes, node.no],
    Comma: lambda node: list(node.parts),
    Call: lambda node: [node.function, *node.arguments],
    Index: lambda node: [node.base] if node.index is None else [node.base, node.index],
    Address: lambda node: [node.of],
    Member: lambda node: [node.base],
    Compound: lambda node: [node.init],
    VaArg: lambda node: [node.list],
    MacroCall: lambda node: [node.version.body, *node.arguments],
}


def children(node: Expr | Init) -> list[Expr | Init]:
    """The expressions directly within one."""
    return _CHILDREN.get(node.__class__, _nothing)(node)


def walk(node: Expr | Init) -> list[Expr | Init]:
    """The expression and all within it; not what sizeof only measures."""
    found: list[Expr | Init] = [node]
    for inner in found:
        kind = inner.__class__
        if kind is not Name and kind is not Number:
            found += _CHILDREN.get(kind, _nothing)(inner)
    return found


def has_effects(e: Expr | Init | None) -> bool:
    if e is None:
        return False
    return any(isinstance(one, (Assign, Step, Call, VaArg)) for one in walk(e))


def within(stmt: Stmt | None) -> list[Stmt]:
    """The statement and all within it."""
    found: list[Stmt] = [stmt] if stmt is not None else []
    for one in found:
        if isinstance(one, Block):
            found += one.items
        elif isinstance(one, If):
            found.append(one.yes)
            if one.no is not None:
                found.append(one.no)
        elif isinstance(one, Loop):
            found += one.init
            found.append(one.body)
        elif isinstance(one, Switch):
            for case in one.cases:
                found += case.items
    return found


def expressions(stmt: Stmt) -> list[Expr | Init]:
    """The expressions that stand directly in a statement."""
    if isinstance(stmt, Do):
        return [stmt.value]
    if isinstance(stmt, Declare):
        found: list[Expr | Init] = [] if stmt.init is None else [stmt.init]
        return found
    if isinstance(stmt, If):
        return [stmt.condition]
    if isinstance(stmt, Loop):
        return [e for e in (stmt.condition, stmt.step) if e is not None]
    if isinstance(stmt, Switch):
        return [stmt.value]
    if isinstance(stmt, Return) and stmt.value is not None:
        return [stmt.value]
    return []
