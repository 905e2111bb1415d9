"""The whole file: imports, constants, types, variables and functions, in the order of the source."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Callable, NamedTuple

from pysock.translate import facts, library, quantities, tree
from pysock.translate import types as t
from pysock.translate.errors import Place, Unsupported
from pysock.translate.expressions import member_name
from pysock.translate.flow import Flow
from pysock.translate.joined import Inclusion, Item, Text
from pysock.translate.jumps import Jumps
from pysock.translate.names import Names, local_symbols, name_locals, outer_names, safe
from pysock.translate.output import Line, Output


class Step(NamedTuple):
    line: int
    number: int  # among those of one line
    what: tree.Stmt | Item | Inclusion


def import_place(steps: list[Step]) -> Step | None:
    """The last #include before the first declaration: behind it the output imports what it needs."""
    found = None
    for step in steps:
        if isinstance(step.what, tree.Stmt):
            break
        if isinstance(step.what, Item) and step.what.kind == "include":
            found = step
    return found


class Module(Jumps):
    in_modules = False  # whether each file becomes a module of its own

    def __init__(
        self,
        unit: tree.Unit,
        text: Text,
        headers: set[str],
        report: Callable[[Place, str, str], None],
        partial: bool = False,
        where: Callable[[Place], str] = str,
    ) -> None:
        super().__init__(unit, Names(headers), Output(text), report, partial, where)
        self.text_items = text.items
        self.doubted: set[tree.Symbol | t.Field] = set()  # see quantities.py
        self.imports: Line | None = None
        self.first_import: Line | None = None
        self.classes: list[t.Record] = []  # those written
        self.taken: set[str] = set()  # names of the module
        self.hoisted: set[int] = set()  # definitions of a function's own types, which stand before it
        self.written: set[tree.Symbol] = set()  # functions
        self.waiting: list[tree.Declare] = []
        self.aliases: dict[str, tuple[Output, Line]] = {}  # typedefs of pointers to functions, and their lines
        self.named: set[str] = set()  # those in use

    def run(self) -> tuple[str, list[tuple[int, int]]]:
        self.prepare()
        steps = self.steps()
        place = import_place(steps)
        if place is None:
            self._import_line()
        for step in steps:
            self.take(step)
            if step is place:
                self._import_line()
        self.out.finish()
        self.drop_unused()
        self._closing()
        self._fill_imports()
        return self.out.result()

    def drop_unused(self) -> None:
        """A typedef that no type needs the name of has no line."""
        for name, (out, line) in self.aliases.items():
            if name not in self.named:
                out.lines.remove(line)

    def type_text(self, type: t.Type) -> str:
        if isinstance(type, t.Pointer) and type.alias in self.aliases and not self.hidden(safe(type.alias)):
            self.named.add(type.alias)
            return safe(type.alias)
        return super().type_text(type)

    @property
    def is_whole(self) -> bool:
        """Whether all was written that was meant to be."""
        return True

    def prepare(self) -> None:
        Flow(self.unit).run()
        facts.prepare(self.unit)
        quantities.find(self.unit, self.doubted)
        self._name_globals()

    def steps(self) -> list[Step]:
        """What is to be written, in the order of the source."""
        steps: list[Step] = [Step(item.at.line, index, item) for index, item in enumerate(self.unit.items)]
        steps += [Step(given.line, -1, given) for given in self.text_items]
        return sorted(steps, key=lambda step: step[:2])

    def take(self, step: Step) -> None:
        if isinstance(step.what, Item):
            self._item(step.what)
        elif isinstance(step.what, tree.Stmt):
            self.top(step.what)

    def _import_line(self) -> None:
        self.imports = self.out.put("")

    def _name_globals(self) -> None:
        named = [
            symbol
            for symbol in self.unit.symbols.values()
            if isinstance(symbol, tree.Symbol) and symbol.kind in ("global", "function", "enumerator", "constant")
        ]
        for symbol in sorted(named, key=lambda symbol: symbol.storage == "static"):  # the public ones first
            symbol.name = safe(symbol.c_name)
            if symbol.name in self.taken and symbol.at is not None and not self.in_modules:  # another file has one
                source, _, _ = self.out.text.there(*symbol.at)
                symbol.name = f"{symbol.c_name}_{Path(source.name).stem}"
            self.taken.add(symbol.name)
            if symbol.per_thread:
                symbol.name = f"per_thread.{symbol.name}"
        self._name_records()
        for function in self.unit.functions:
            for symbol in local_symbols(function):
                if symbol.kind == "static":
                    symbol.name = f"{function.name}_{symbol.c_name}"
                    while symbol.name in self.unit.symbols:
                        symbol.name += "_"
                    if symbol.per_thread:
                        symbol.name = f"per_thread.{symbol.name}"

    def _name_records(self) -> None:
        """Python's classes share their names with variables: C's structs do not, and some have none of their own."""
        taken = self.taken
        taken |= {symbol.name for symbol in self.unit.symbols.values() if isinstance(symbol, tree.Symbol)}

        def name(record: t.Type, wish: str) -> None:
            if isinstance(record, t.Record) and record.own and not record.class_name and record in self.unit.records:
                record.class_name = safe(wish)
                while record.class_name in taken:
                    record.class_name += "_"
                taken.add(record.class_name)

        for record in self.unit.records:
            if record.tag or record.alias:
                name(record, record.tag or record.alias)
        declared = [item for item in self.unit.items if isinstance(item, tree.Declare)]
        for function in self.unit.functions:
            declared += [stmt for stmt in tree.within(function.body) if isinstance(stmt, tree.Declare)]
        for stmt in declared:
            name(t.base(stmt.symbol.type), f"{stmt.symbol.c_name}_t")
        for record in reversed(self.unit.records):  # the outer ones before those in them
            name(record, "record")
            for field in record.fields or ():
                name(t.base(field.type), f"{record.class_name}_{field.name.lstrip('_')}")

    # Lines of the preprocessor

    def _item(self, item: Item) -> None:
        out = self.out
        out.at(item.line)
        if item.kind == "include":
            module = library.module(item.text)
            line = out.put(f"from {module} import *")
            self.first_import = self.first_import or line
        elif item.kind == "no header" and item.text not in library.SILENT:
            out.put(f"# #include <{item.text}>: pysock has no such header")
            out.put("")
        elif item.kind == "define" and item.macro is not None and item.macro.kept:
            if item.macro.parameters is not None:
                self._macro_function(item.text, library.MACROS.get(item.text) if item.macro.of_libc else None)
                return
            symbol = self.unit.constants.get(item.text)
            if symbol is not None and isinstance(symbol.init, tree.Expr):
                self._constant_line(symbol)

    def _constant_line(self, symbol: tree.Symbol) -> None:
        try:
            assert isinstance(symbol.init, tree.Expr)
            v = self.value(symbol.init)
            if isinstance(v.type, t.Int):
                v = self.exact(v)
            self.out.put(f"{symbol.name} = {v.text}")
        except Unsupported as problem:
            self.report(problem.place or Place(1, 1), problem.text, "error")

    def _macro_function(self, name: str, there: str | None) -> None:
        """A function-like macro as a function: the version that most others agree with, or the one that is there."""
        macro = self.unit.macros.get(name)
        if macro is None:
            return  # nobody uses it
        texts: list[str] = []
        for version in macro.versions.values():
            self.locals = {safe(p.c_name) for p in version.parameters}
            for parameter in version.parameters:
                parameter.name = safe(parameter.c_name)
            with self.apart() as before:
                v = self.value(version.body)
                text = (self.exact(v) if isinstance(v.type, t.Int) else v).text
            if not before and not any(p.assigned or p.addressed for p in version.parameters):
                self.macro_texts[id(version)] = text
                texts.append(text)
        self.locals = set()
        if there is not None:
            macro.text = there
        elif texts:
            macro.text = max(texts, key=texts.count)
            version = next(v for v in macro.versions.values() if self.macro_texts.get(id(v)) == macro.text)
            self.out.put(f"def {safe(name)}({', '.join(p.name for p in version.parameters)}):")
            self.out.begin()
            void = isinstance(version.body.type, t.Void)
            self.out.put(macro.text if void else f"return {macro.text}")
            self.out.end()

    # Declarations

    def _per_thread(self) -> list[tree.Symbol]:
        """The variables of which each thread has its own."""
        found = [item.symbol for item in self.unit.items if isinstance(item, tree.Declare) and item.symbol.per_thread]
        for function in self.unit.functions:
            found += [symbol for symbol in local_symbols(function) if symbol.per_thread]
        return list(dict.fromkeys(found))

    def _thread_class(self) -> None:
        """They are attributes of one threading.local, whose class gives each thread their first values."""
        out = self.out
        self.names.threads = True
        out.put("class PerThread(threading.local):")
        out.begin()
        for symbol in self._per_thread():
            if symbol.boxed or not t.is_scalar(symbol.type):
                self.report(
                    symbol.at or Place(1, 1),
                    f"'{symbol.c_name}': a variable of each thread's own is supported if it is a number or a pointer "
                    "and nobody takes its address; use pthread_setspecific()",
                    "error",
                )
                continue
            v = self.created(symbol, symbol.init) or self.zero(symbol.type)
            out.put(f"{symbol.name.partition('.')[2]} = {v.text}")
        out.end()
        out.put("")
        out.put("per_thread = PerThread()")

    def top(self, item: tree.Stmt) -> None:
        if isinstance(item, tree.Declare) and item.symbol.per_thread:
            if not self.names.threads:
                self.out.at(item.at.line)
                self._thread_class()
            return
        if isinstance(item, tree.FunctionDefinition):
            self._function(item)
            self.written.add(item.symbol)
            while ready := [one for one in self.waiting if not self._awaits(one)]:
                self.waiting = [one for one in self.waiting if one not in ready]
                for one in ready:
                    self.out.quiet += 1
                    self.out.put("")
                    self.write(one)
                    self.out.quiet -= 1
        elif isinstance(item, tree.Declare) and self._awaits(item):
            self.waiting.append(item)
        else:
            self.write(item)

    def _awaits(self, item: tree.Declare) -> bool:
        """Whether the variable begins with a function that is defined further down, or with one that waits for that."""
        if item.init is None:
            return False
        waiting = {one.symbol for one in self.waiting}
        return any(
            isinstance(e, tree.Name)
            and (
                (e.symbol.kind == "function" and e.symbol.defined and e.symbol not in self.written)
                or e.symbol in waiting
            )
            for e in _walk_all(item.init)
        )

    def _on_define(self, stmt: tree.Define) -> None:
        type = stmt.type
        if id(stmt) in self.hoisted:
            return
        if isinstance(type, t.Record):
            other = stmt.name != "" and type.tag != "" and stmt.name != type.tag
            if type.own and type.fields is not None and other and not self._known(type):
                self._record_class(type, stmt)
                self.out.put(f"{safe(stmt.name)} = {type.class_name}")
            elif type.own and type.fields is not None and type in self.unit.records and not self._known(type):
                self._record_class(type, stmt)
            elif type.own and other and self._known(type):
                self.out.put(f"{safe(stmt.name)} = {type.class_name}")
        elif stmt.names is not None:
            self._enumeration(stmt)
        elif isinstance(type, t.Pointer) and type.alias == stmt.name:
            line = self.out.put(f'{safe(stmt.name)} = "{self.c_name(type)}"')
            self.aliases.setdefault(stmt.name, (self.out, line))
        elif isinstance(type, t.Int) and type.call == stmt.name:
            base = t.Int(type.basic, type.size, type.signed, type.name)
            call = self.names.converter(base)
            if call is not None:
                self.out.put(f"{safe(stmt.name)} = {call}")
            else:
                type.call = "int"

    def _known(self, record: t.Record) -> bool:
        return record in self.classes

    def _record_class(self, record: t.Record, stmt: tree.Define) -> None:
        self.classes.append(record)
        word = self.names.word(record.keyword)
        self.out.put(f"@{word}(packed=True)" if record.packed else f"@{word}")
        self.out.put(f"class {record.class_name}:")
        self.out.begin()
        member = self.names.word("member")
        for field in record.fields or ():
            if field.line:
                self.out.at(field.line)
            bits = f", bits={field.bits}" if field.bits >= 0 else ""
            self.out.put(f"{member_name(field, record)} = {member}({self._member_type(field.type)}{bits})")
        if not record.fields:
            raise Unsupported(stmt.at, "a struct without members is not supported")
        self.out.end()

    def _member_type(self, type: t.Type) -> str:
        if isinstance(type, t.Record) and type.class_name and not self.hidden(type.class_name):
            return self.class_of(type)
        return self.type_text(type)

    def _enumeration(self, stmt: tree.Define) -> None:
        names = stmt.names or []
        lines = {symbol.at.line for symbol, _ in names if symbol.at is not None}
        plain: list[tuple[str, str]] = []
        for symbol, value in names:
            number = int(symbol.value or 0)
            text = str(number)
            if value is not None:
                text = self.number(value).text
            plain.append((symbol.name, text))
        numbers = all(re.fullmatch(r"-?\w+", v) and not v.isidentifier() for _, v in plain)
        width = sum(len(name) + len(text) + 4 for name, text in plain)
        if len(lines) == 1 and len(plain) > 1 and numbers and width < 80:
            self.out.put(f"{', '.join(n for n, _ in plain)} = {', '.join(v for _, v in plain)}")
            return
        for (symbol, _), (name, text) in zip(names, plain):
            if symbol.at is not None:
                self.out.at(symbol.at.line)
            self.out.put(f"{name} = {text}")

    # Functions

    def _function(self, item: tree.FunctionDefinition) -> None:
        function = item.symbol
        out = self.out
        out.at(item.at.line)
        self.function = function
        self.begin_jumps()
        self.facts = {}
        self.bounds = {}
        mark = len(out.lines)
        try:
            name_locals(function, outer_names(function))
            self.rest = "args"
            while self.rest in {symbol.name for symbol in local_symbols(function)}:
                self.rest += "_"
            self.locals = {symbol.name for symbol in local_symbols(function) if symbol.kind != "static"}
            for stmt in tree.within(item.body):
                if isinstance(stmt, tree.Define) and (isinstance(stmt.type, t.Record) or stmt.names is not None):
                    for one, _ in stmt.names or ():
                        one.name = safe(one.c_name)
                        while one.name in self.taken:
                            one.name += "_"
                        self.taken.add(one.name)
                    self._on_define(stmt)
                    self.hoisted.add(id(stmt))
            for symbol in local_symbols(function):
                if symbol.per_thread:
                    if not self.names.threads:
                        self._thread_class()
                elif symbol.kind == "static":
                    v = self.created(symbol, symbol.init)
                    self.flush()
                    if v is not None:
                        out.put(f"{symbol.name} = {v.text}")
            parameters, result = self._signature(function)
            out.put(f"def {function.name}({', '.join(parameters)}){result}:")
            self._function_body(function, item)
        except Unsupported as problem:
            self.report(problem.place or item.at, problem.text, "error")
            del out.lines[mark:]
            out.indent = 0
        finally:
            self.function = None
            self.locals = set()

    def _function_body(self, function: tree.Symbol, item: tree.FunctionDefinition) -> None:
        out = self.out
        out.begin()
        count = len(out.lines)
        globals_ = sorted(symbol.name for symbol in self._assigned_globals(function))
        if globals_:
            out.put(f"global {', '.join(globals_)}")
        for parameter in function.parameters:
            if parameter.boxed:
                word = self.names.word("new")
                out.put(f"{parameter.name} = {word}({self.type_text(parameter.type)}, {parameter.name})")
        self.items(item.body.items)
        out.skip_to(item.body.end.line)
        if all(line.text.startswith("#") or not line.text for line in out.lines[count:]):
            out.put("pass")
        out.end()

    def _assigned_globals(self, function: tree.Symbol) -> list[tree.Symbol]:
        found: list[tree.Symbol] = []
        for stmt in tree.within(function.body):
            for e in tree.expressions(stmt):
                for one in tree.walk(e):
                    if isinstance(one, (tree.Assign, tree.Step)) and isinstance(one.target, tree.Name):
                        symbol = one.target.symbol
                        plain = not symbol.boxed and t.is_scalar(symbol.type) and not symbol.dotted
                        if symbol.kind in ("global", "static") and plain and symbol not in found:
                            found.append(symbol)
        return found

    def _signature(self, function: tree.Symbol) -> tuple[list[str], str]:
        """The parameters, and what comes back: with types where Python has plain ones for all."""
        type = function.type
        assert isinstance(type, t.Function)
        kinds = [self._annotation(p) for p in function.parameters]
        if function.c_name == "main" and len(function.parameters) >= 2:
            kinds[1] = "argv_t"
        result = self._result(function, type)
        plain = all(kinds) and result and not type.variadic
        if plain and "argv_t" in kinds:
            self.names.word("argv_t")
        parameters = [f"{p.name}: {kind}" if plain else p.name for p, kind in zip(function.parameters, kinds)]
        if type.variadic:
            parameters.append(f"*{self.rest}")
        if plain and result == "NoReturn":
            self.names.typing.add("NoReturn")
        return parameters, f" -> {result}" if plain else ""

    @staticmethod
    def _annotation(parameter: tree.Symbol) -> str:
        type = parameter.type
        if parameter.boxed:
            return ""
        if isinstance(type, t.Int):
            return "int"
        if isinstance(type, t.Float):
            return "float"
        if isinstance(type, t.Pointer) and t.is_char(type.to) and parameter.function is not None:
            function = parameter.function
            index = function.parameters.index(parameter)
            given = [arguments[index] for arguments in function.called_with if index < len(arguments)]
            needs = parameter.needs - {"none"}
            if given and needs == {"text"} and all(_is_str(one) for one in given):
                return "str"
        return ""

    @staticmethod
    def _result(function: tree.Symbol, type: t.Function) -> str:
        if type.noreturn:
            return "NoReturn"
        if isinstance(type.result, t.Void):
            return "None"
        if isinstance(type.result, t.Int):
            return "int"
        return "float" if isinstance(type.result, t.Float) else ""

    # The ends

    def _closing(self) -> None:
        main = self.unit.symbols.get("main")
        if isinstance(main, tree.Symbol) and main.defined:
            word = self.names.word("run")
            self.out.source = 0
            self.out.put("")
            self.out.put('if __name__ == "__main__":', 0)
            self.out.begin()
            self.out.put(self.start(word), 0)
            self.out.end()

    def start(self, word: str = "run") -> str:
        """The call that runs the program; one that calls itself goes as deep as C's stack lets it."""
        return f"{word}(main, depth=250_000)" if facts.recursive(self.unit) else f"{word}(main)"

    def _fill_imports(self) -> None:
        assert self.imports is not None
        lines = self.out.lines
        place = next(i for i, line in enumerate(lines) if line is self.imports)
        made: list[Line] = []
        for module, names in sorted(self.names.extra.items()):
            made.append(Line(0, f"from {module} import {', '.join(sorted(names))}", 0))
        if self.names.used:
            made.append(Line(0, f"from pysock import {', '.join(sorted(self.names.used, key=_order))}", 0))
        lines[place : place + 1] = made
        if self.names.typing or self.names.threads:
            first = place if self.first_import is None else lines.index(self.first_import)
            lines[first:first] = [
                *([Line(0, "import threading", 0)] if self.names.threads else []),
                *(
                    [Line(0, f"from typing import {', '.join(sorted(self.names.typing))}", 0)]
                    if self.names.typing
                    else []
                ),
                Line(0, "", 0),
            ]


def _walk_all(node: tree.Expr | tree.Init) -> list[tree.Expr | tree.Init]:
    """The expression and all within it, what sizeof measures included."""
    found = tree.walk(node)
    for e in found:
        if isinstance(e, tree.SizeOf) and e.value is not None:
            found += tree.walk(e.value)
    return found


def _is_str(e: tree.Expr) -> bool:
    if isinstance(e, tree.Text):
        return e.form == "str"
    return isinstance(e, tree.Name) and isinstance(e.symbol.init, tree.Text) and e.symbol.init.form == "str"


def _order(name: str) -> tuple[bool, str]:
    return name.isupper() is False, name.lower()
