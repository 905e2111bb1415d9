"""How pointers and texts are used, through variables, parameters and results: what decides their form in Python.

A string literal is a `str` where only text parameters see it, `bytes` where libc only reads it, and C memory where the
program itself points into it. A struct is passed as it is to who only reads its fields, and by address to all others.
"""

from __future__ import annotations

from typing import Union

from pysock.translate import tree
from pysock.translate import types as t
from pysock.translate.tree import Symbol

Use = Union[str, Symbol]

#: Uses that a struct stands as well as its address.
STRUCT = frozenset(("member", "bytes", "text", "out", "any", "compare", "cast"))
_VARIABLE = frozenset(("deref", "index", "arith", "memory", "none"))
TEXT = frozenset(("text",))
BYTES = frozenset(("text", "bytes", "any"))
_PRINTING = frozenset(
    "printf fprintf sprintf snprintf dprintf vprintf vfprintf vsnprintf vsprintf syslog err errx warn warnx error "
    "asprintf".split()
)


class Flow:
    def __init__(self, unit: tree.Unit) -> None:
        self.unit = unit
        self.texts: list[tuple[tree.Text, Use]] = []
        self.addresses: list[tuple[tree.Address, Use]] = []
        self.symbols: set[Symbol] = set()
        self.function: Symbol | None = None

    def run(self) -> None:
        for symbol in self.unit.constants.values():
            if isinstance(symbol.init, tree.Expr):
                self.visit(symbol.init, symbol)
        for item in self.unit.items:
            if isinstance(item, tree.FunctionDefinition):
                self.function = item.symbol
                for stmt in tree.within(item.body):
                    self.statement(stmt)
                self.function = None
            else:
                self.statement(item)
        for symbol in self.unit.functions:
            if isinstance(symbol.type, t.Function) and symbol.reads > len(symbol.called_with):
                for parameter in symbol.parameters:
                    parameter.needs.add("unknown")  # called by others too
        self._spread()
        for text, use in self.texts:
            text.form = _form(use if isinstance(use, str) else use.needs)
        for address, use in self.addresses:
            needs = {use} if isinstance(use, str) else use.needs
            if isinstance(address.of, tree.Name) and address.of.symbol.boxed and "minus" not in needs:
                needs = needs - _VARIABLE  # new("int") itself does all that its address does
            address.plain = needs <= STRUCT and not (isinstance(use, Symbol) and use.kind != "param")

    def _spread(self) -> None:
        waiting = True
        while waiting:
            waiting = False
            for symbol in self.symbols:
                before = len(symbol.needs)
                for target in symbol.flows:
                    symbol.needs |= target.needs
                waiting = waiting or len(symbol.needs) > before

    def statement(self, stmt: tree.Stmt) -> None:
        if isinstance(stmt, tree.Declare):
            if stmt.init is not None:
                self.stored(stmt.init, stmt.symbol)
        elif isinstance(stmt, tree.Do):
            self.visit(stmt.value, "none")
        elif isinstance(stmt, tree.Return):
            if stmt.value is not None:
                assert self.function is not None
                self.visit(stmt.value, self.function)
        elif isinstance(stmt, tree.Loop):
            if stmt.condition is not None:
                self.visit(stmt.condition, "any")
            if stmt.step is not None:
                self.visit(stmt.step, "none")
        else:
            for expr in tree.expressions(stmt):
                assert isinstance(expr, tree.Expr)
                self.visit(expr, "any")

    def stored(self, value: tree.Expr | tree.Init, symbol: Symbol) -> None:
        """A variable's first value, or a new one."""
        if isinstance(value, tree.Init):
            self.visit(value, "memory")
        elif isinstance(symbol.type, t.Array):
            if not isinstance(value, tree.Text):
                self.visit(value, "memory")
            else:
                value.form = "bytes"
        elif symbol.boxed:
            self.visit(value, "memory")
        else:
            self.visit(value, symbol)

    def use(self, symbol: Symbol, use: Use) -> None:
        self.symbols.add(symbol)
        if isinstance(use, Symbol):
            if use is not symbol:
                symbol.flows.add(use)
                self.symbols.add(use)
        else:
            symbol.needs.add(use)

    def visit(self, e: tree.Expr | tree.Init, use: Use) -> None:
        kind = e.__class__
        if kind is tree.Name:
            assert isinstance(e, tree.Name)
            if e.symbol.kind not in ("called", "known", "enumerator"):
                self.use(e.symbol, use)
        elif kind is tree.Number or kind is tree.Real:
            pass
        elif kind is tree.Text:
            assert isinstance(e, tree.Text)
            self.texts.append((e, use))
            if isinstance(use, Symbol):
                self.symbols.add(use)
        elif kind is tree.Binary:
            assert isinstance(e, tree.Binary)
            if e.op in ("&&", "||") or (e.op in ("==", "!=") and (_is_null(e.left) or _is_null(e.right))):
                inner = "any"
            elif e.op in ("+", "-"):
                inner = "arith"
            else:
                inner = "compare"
            minus = e.op == "-" and isinstance(t.decayed(e.right.type), t.Pointer)
            self.visit(e.left, "minus" if minus else inner)
            self.visit(e.right, inner)
        elif kind is tree.Unary:
            assert isinstance(e, tree.Unary)
            self.visit(e.value, "any")
        elif kind is tree.Assign:
            assert isinstance(e, tree.Assign)
            if e.op:
                self.visit(e.target, "arith")
                self.visit(e.value, "arith")
            elif isinstance(e.target, tree.Name):
                self.stored(e.value, e.target.symbol)
                self.use(e.target.symbol, "none")
            else:
                self.visit(e.target, "none")
                self.visit(e.value, "memory")
            if use != "none" and isinstance(e.target, tree.Name):
                self.visit(e.target, use)
        elif kind is tree.Step:
            assert isinstance(e, tree.Step)
            self.visit(e.target, "arith")
        elif kind is tree.Conditional:
            assert isinstance(e, tree.Conditional)
            self.visit(e.condition, "any")
            self.visit(e.yes, use)
            self.visit(e.no, use)
        elif kind is tree.Comma:
            assert isinstance(e, tree.Comma)
            for part in e.parts[:-1]:
                self.visit(part, "none")
            self.visit(e.parts[-1], use)
        elif kind is tree.Call:
            assert isinstance(e, tree.Call)
            self._call(e, use)
        elif kind is tree.Index:
            assert isinstance(e, tree.Index)
            if isinstance(e.base.type, t.Array) and isinstance(e.type, t.Array):
                self.visit(e.base, "index")
            else:
                self.visit(e.base, "deref" if e.index is None else "index")
            if e.index is not None:
                self.visit(e.index, "any")
        elif kind is tree.Address:
            assert isinstance(e, tree.Address)
            self.addresses.append((e, use))
            if isinstance(use, Symbol):
                self.symbols.add(use)
            self.visit(e.of, "address")
        elif kind is tree.Member:
            assert isinstance(e, tree.Member)
            self.visit(e.base, "member")
        elif kind is tree.Cast:
            assert isinstance(e, tree.Cast)
            same = isinstance(e.type, t.Pointer) and (
                isinstance(e.type.to, t.Void) or (t.is_char(e.type.to) and _is_signed_char(e.value.type))
            )
            if same or _generic_address(e.type):
                self.visit(e.value, use)
            else:
                self.visit(e.value, "cast" if isinstance(e.type, t.Pointer) else "any")
        elif kind is tree.Compound:
            assert isinstance(e, tree.Compound)
            self.visit(e.init, "memory")
        elif kind is tree.Init:
            assert isinstance(e, tree.Init)
            for _, value in e.entries:
                if isinstance(value, tree.Text) and isinstance(_slot_type(e, _), t.Array):
                    value.form = "bytes"
                else:
                    self.visit(value, "memory")
        elif kind is tree.SizeOf:
            assert isinstance(e, tree.SizeOf)
            if isinstance(e.value, (tree.Text, tree.Name)):
                self.visit(e.value, "bytes")
        elif kind is tree.MacroCall:
            assert isinstance(e, tree.MacroCall)
            for argument, parameter in zip(e.arguments, e.version.parameters):
                self.visit(argument, parameter)
            self.visit(e.version.body, use)
        elif kind is tree.VaArg:
            assert isinstance(e, tree.VaArg)
            self.visit(e.list, "any")

    def _call(self, e: tree.Call, use: Use) -> None:
        callee = e.callee
        if callee is None:
            self.visit(e.function, "call")
        elif callee.kind == "called":
            if callee.c_name in ("va_start", "va_end", "va_copy"):
                for argument in e.arguments[: 1 + (callee.c_name == "va_copy")]:
                    self.visit(argument, "any")
                return
            takes = callee.takes
            printing = "F" in takes
            rest = "text" if printing else "memory" if callee.c_name.startswith("exec") else "bytes"
            for index, argument in enumerate(e.arguments):
                letter = takes[index] if index < len(takes) else ""
                self.visit(argument, _LETTERS.get(letter, "any") if letter else rest)
            return
        elif callee.kind == "function":
            self.use(callee, use)
            for index, argument in enumerate(e.arguments):
                if index < len(callee.parameters):
                    self.visit(argument, callee.parameters[index])
                else:
                    self.visit(argument, "text" if callee.defined else "memory")
            return
        else:
            self.use(callee, "call")
        for argument in e.arguments:
            self.visit(argument, "unknown")


_LETTERS = {"T": "text", "F": "text", "i": "bytes", "o": "out", "A": "bytes", "f": "function", "-": "any", "?": "any"}


def _slot_type(init: tree.Init, key: str | int) -> t.Type | None:
    if isinstance(init.type, t.Array):
        return init.type.of
    if isinstance(init.type, t.Record):
        field = init.type.find(str(key))
        return None if field is None else field.type
    return None


def _form(needs: set[str] | str) -> str:
    found = {needs} if isinstance(needs, str) else needs
    found = found - {"none"}
    if found and found <= TEXT:
        return "str"
    return "bytes" if found <= BYTES else "literal"


def _is_null(e: tree.Expr) -> bool:
    if isinstance(e, tree.Cast) and isinstance(e.type, t.Pointer):
        return _is_null(e.value)
    return (isinstance(e, tree.Name) and e.symbol.c_name == "NULL") or (isinstance(e, tree.Number) and e.value == 0)


def _is_signed_char(type: t.Type) -> bool:
    of = t.pointee(type)
    return isinstance(of, t.Int) and of.size == 1


def _generic_address(type: t.Type) -> bool:
    """`(struct sockaddr *)` before an argument: the cast falls away."""
    return isinstance(type, t.Pointer) and isinstance(type.to, t.Record) and type.to.text() == "struct sockaddr"
