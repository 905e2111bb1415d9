"""The plan as Python: the raw writer, but where something was recognised.

It also writes the one `except` of main(), and imports by name what the output uses.
"""

from __future__ import annotations

import ast
import builtins
import re
from typing import Any, Callable

from pysock.translate import layout, literals, piece, tree
from pysock.translate import types as t
from pysock.translate.errors import Place
from pysock.translate.joined import Item
from pysock.translate.library import header_of
from pysock.translate.module import Module
from pysock.translate.output import Line
from pysock.translate.piece import Piece
from pysock.translate.pythonic.fatal import Site
from pysock.translate.pythonic.patterns import call_of, symbol_of
from pysock.translate.pythonic.plan import Plan
from pysock.translate.pythonic.recognise import MOVED, OWN_NAMES, recognise
from pysock.translate.pythonic.texts import printed
from pysock.translate.tree import Symbol

#: So many names are imported one by one; with more of them the includes stay, as in a raw port.
_FEW = 18
#: In which order a program mostly makes its calls.
_TURN = "socket setsockopt bind listen connect accept recv read send write shutdown close".split()


class Pythonic(Module):
    plan: Plan

    def prepare(self) -> None:
        super().prepare()
        self.peers: dict[int, tuple[str, str]] = {}
        self.digits: set[Symbol] = set()
        self.includes: list[Line] = []
        self.own: set[str] = set()  # names of the Pythonic layer
        self.done: list[int] = []  # what of the plan was written
        self.plan = recognise(self.unit, self)
        for place, text in self.plan.notes:
            self.report(place, text, "note")

    @property
    def is_whole(self) -> bool:
        """Whether all that was planned was written, and once: if not, the plan is no good."""
        planned = [key for key, writing in self.plan.statements.items() if writing is not None]
        return sorted(self.done) == sorted([*planned, *self.plan.spans])

    def word(self, name: str) -> str:
        self.own.add(name)
        return name

    def digits_of(self, symbol: Symbol) -> None:
        """This variable is a text of digits and dots now."""
        self.digits.add(symbol)

    @property
    def here(self) -> bool:
        """Whether this function is one that exceptions may leave."""
        return bool(self.plan.sockets) and self.function in self.plan.functions

    # What is left out

    def take(self, step: Any) -> None:
        if isinstance(step.what, tree.FunctionDefinition) and step.what.symbol in self.plan.gone:
            self.out.skip_to(step.what.at.line)
            self._forget_comment(step.what)
            self.out.drop_to(step.what.body.end.line)
            return
        super().take(step)

    def _forget_comment(self, item: tree.FunctionDefinition) -> None:
        """The comment that stands right above a function which is not written."""
        lines = self.out.lines
        line = item.at.line - 1
        while lines and lines[-1].text.startswith("#") and lines[-1].indent == 0 and lines[-1].source == line:
            lines.pop()
            line -= 1

    def _item(self, item: Item) -> None:
        count = len(self.out.lines)
        super()._item(item)
        if item.kind == "include":
            self.includes += [line for line in self.out.lines[count:] if line.text.startswith("from ")]

    # Functions

    def _signature(self, function: Symbol) -> tuple[list[str], str]:
        if not self.here:
            return super()._signature(function)
        self._rename(function)
        parameters, result = super()._signature(function)
        sockets = {p.name for p in function.parameters if p in self.plan.sockets}
        if result:
            parameters = [
                f"{one.partition(':')[0]}: {self.word('Socket')}" if one.partition(":")[0] in sockets else one
                for one in parameters
            ]
        if function.c_name == "main" and result and self._ends_quietly(function):
            result = " -> None"
        return parameters, result

    def _rename(self, function: Symbol) -> None:
        """`sockfd` is no descriptor any more: `sock`."""
        taken = set(self.locals) | {s for s in self.unit.symbols} | set(self.unit.macros) | OWN_NAMES
        taken -= {s.name for s in self.plan.gone if s.function is function}
        for symbol in sorted(self.plan.sockets, key=lambda s: s.at or Place(0, 0)):
            if symbol.function is not function:
                continue
            short = re.sub(r"_?(?:fd|sd|FD)$", "", symbol.name)
            wish = "sock" if len(short) < 2 and symbol.name != short else short
            free = wish not in taken and not _importable(wish) and not hasattr(builtins, wish)
            if wish.isidentifier() and len(wish) > 1 and free and wish != symbol.name:
                self.locals.discard(symbol.name)
                symbol.name = wish
                self.locals.add(wish)
                taken.add(wish)

    def _ends_quietly(self, function: Symbol) -> bool:
        """Whether main returns 0 at its end, and nothing else anywhere."""
        assert function.body is not None
        returns = [
            stmt
            for stmt in tree.within(function.body)
            if isinstance(stmt, tree.Return) and id(stmt) not in self.plan.covered
        ]
        return not returns or (len(returns) == 1 and _is_zero_return(function.body.items[-1]))

    def _function_body(self, function: Symbol, item: tree.FunctionDefinition) -> None:
        if function.c_name != "main" or not self.here:
            super()._function_body(function, item)
            return
        items = item.body.items
        first = next((i for i, one in enumerate(items) if self._may_raise(one)), None)
        quiet = self._ends_quietly(function) and items and _is_zero_return(items[-1])
        kept = items[:-1] if quiet else items
        if quiet and self.plan.statements.get(id(items[-1])) is not None:
            kept = items  # what is open then, the kernel closes
        self.main_parts = (items, kept, []) if first is None else (items, kept[:first], kept[first:])
        super()._function_body(function, item)

    def _may_raise(self, stmt: tree.Stmt) -> bool:
        return any(id(one) in self.plan.raising for one in tree.within(stmt))

    #: The statements of main, those before its `try`, and those within.
    main_parts: tuple[list[tree.Stmt], list[tree.Stmt], list[tree.Stmt]] | None = None

    def items(self, items: list[tree.Stmt]) -> None:
        if not self.here:
            super().items(items)
            return
        tail: list[tree.Stmt] = []
        if self.main_parts is not None and items is self.main_parts[0]:
            _, items, tail = self.main_parts
            self.main_parts = None
        index = 0
        while index < len(items):
            index = self._next(items, index)
        if tail:
            self._tried(tail)

    def _next(self, items: list[tree.Stmt], index: int) -> int:
        stmt = items[index]
        span = self.plan.spans.get(id(stmt))
        if span is None:
            self.write(stmt)
            return index + 1
        end = next(i for i, one in enumerate(items) if one is span.end)
        self.out.at(stmt.at.line)
        before, opened = span.opening(self)
        self.flush()
        if before:
            self.out.put(before)
        self.done.append(id(stmt))
        self.out.put(f"with {opened}:")
        self.out.begin()
        count = len(self.out.lines)
        self.items(items[index + span.taken : end])
        self.out.skip_to(span.end.at.line)
        self.out.fill(count)
        self.out.end()
        return end + 1

    def _tried(self, tail: list[tree.Stmt]) -> None:
        out = self.out
        words = self.plan.words
        assert words is not None
        blanks = out.text.blank
        out.blank = out.blank or any(line in blanks for line in range(out.cursor, tail[0].at.line))
        out.put("try:", tail[0].at.line)
        out.begin()
        self.items(tail)
        if self.plan.ends_open:
            out.put(f"{self.names.of_libc('exit')}(0)", 0)  # what is open, the kernel closes
        if self.function is not None and self.function.body is not None:
            out.skip_to(self.function.body.end.line)
        out.end()
        error = self.temporary("error")
        out.blank = False
        out.source = 0
        out.put(f"except {self.word('CallError')} as {error}:", 0)
        out.begin()
        text = f"FAILED[{error}.call]"
        if words.reason:
            text = f'f"{{{text}}}: {{{error}.strerror}}"'
        if words.stream == "stderr" and words.status == 1:
            out.put(f"sys.exit({text})", 0)
        else:
            out.put(f"print({text}, file=sys.stderr)" if words.stream == "stderr" else f"print({text})", 0)
            out.put(f"sys.exit({words.status})", 0)
        out.end()

    # Statements and expressions

    def write(self, stmt: tree.Stmt) -> None:
        if not self.here:
            super().write(stmt)
            return
        if id(stmt) in self.plan.statements:
            writing = self.plan.statements[id(stmt)]
            if writing is not None:
                self.done.append(id(stmt))
                self.out.at(stmt.at.line)
                writing(self)
            else:
                self._leave_out(stmt)
            return
        if isinstance(stmt, tree.Declare) and stmt.symbol in self.plan.gone:
            self._leave_out(stmt)
            return
        if self.plan.texts and (text := printed(self, stmt)):
            self.out.at(stmt.at.line)
            self.out.put(text)
            return
        if isinstance(stmt, tree.Do) and (call := call_of(stmt.value, "close")) is not None:
            symbol = symbol_of(call.arguments[0])
            if symbol in self.plan.sockets and symbol is not None:
                self.out.at(stmt.at.line)
                self.out.put(f"{symbol.name}.close()")
                return
        super().write(stmt)

    def _else(self, no: tree.Stmt, at: Place) -> None:
        if isinstance(no, tree.If) and (id(no) in self.plan.statements or id(no) in self.plan.spans):
            no = tree.Block(no.at, no.at, [no])
        super()._else(no, at)

    def _leave_out(self, stmt: tree.Stmt) -> None:
        """A statement that is not written, nor what is said beside it."""
        self.out.skip_to(stmt.at.line)
        self.out.taken(stmt.at.line, stmt.at.line + 1)

    def value(self, e: tree.Expr) -> Piece:
        valuing = self.plan.values.get(id(e)) if self.plan.values else None
        if valuing is not None:
            found: Piece = valuing(self)
            return found
        if isinstance(e, tree.Name) and e.symbol in self.plan.sockets:
            return Piece(f"{e.symbol.name}.fileno()", piece.ATOM, e.type, 0, (1 << 31) - 1)
        return super().value(e)

    def _call_close(self, e: tree.Call, name: str) -> Piece:
        """A close() whose result is looked at: the object forgets the number, the call is C's."""
        symbol = symbol_of(e.arguments[0])
        if symbol is not None and symbol in self.plan.sockets:
            return Piece(f"{name}({symbol.name}.detach())", piece.ATOM, e.type)
        assert isinstance(e.callee, Symbol) and isinstance(e.callee.type, t.Function)
        parameter = (e.callee.type.parameters or [t.INT])[0]
        return Piece(f"{name}({self._passed(e.arguments[0], parameter, '', 'close').text})", piece.ATOM, e.type)

    def _own(self, e: tree.Call, callee: Symbol) -> Piece:
        """A function of the program's own that takes a Socket is given one."""
        if not any(p in self.plan.sockets for p in callee.parameters):
            return super()._own(e, callee)
        given = {a: p for a, p in zip(e.arguments, callee.parameters) if p in self.plan.sockets}
        before = dict(self.plan.values)
        for argument in given:
            symbol = symbol_of(argument)
            assert symbol is not None
            self.plan.values[id(argument)] = _itself(symbol, argument)
        try:
            return super()._own(e, callee)
        finally:
            self.plan.values = before

    def otherwise(self, site: Site) -> None:
        """What an else has comes behind the call."""
        if site.no is not None:
            if isinstance(site.no, tree.Block):
                self.items(site.no.items)
            else:
                self.write(site.no)

    def known(self, symbol: Symbol) -> None:
        """It has what a call that did not fail returned."""
        self.bounds = {s: limit for s, limit in self.bounds.items() if symbol not in (s, limit)}
        if isinstance(symbol.type, t.Int) and not symbol.boxed:
            self.facts[symbol] = (0, min(MOVED, symbol.type.hi))

    # The head of the file

    def _fill_imports(self) -> None:
        if not self.plan.sockets:
            super()._fill_imports()
            return
        assert self.imports is not None
        lines = self.out.lines
        used = self._free_names()
        system = "sys" in used
        of_pysock = used & (self.own | self.names.used | {"run"})
        others = {name for name in used - of_pysock - OWN_NAMES if header_of(name) or not hasattr(builtins, name)}
        others -= {"threading"}
        made: list[Line] = []
        if len(of_pysock | others) <= _FEW and all(_importable(name) for name in others):
            names = of_pysock | others
            at = lines.index(self.includes[0]) if self.includes else lines.index(self.imports)
            anchor = Line(0, "", 0)
            lines.insert(at, anchor)
            gone = {id(line) for line in (*self.includes, self.imports)}
            lines[:] = [line for line in lines if id(line) not in gone]
            place = lines.index(anchor)
            made.append(Line(0, f"from pysock import {', '.join(sorted(names, key=order))}", 0))
            lines[place : place + 1] = made
        else:
            place = lines.index(self.imports)
            for module, extra in sorted(self.names.extra.items()):
                made.append(Line(0, f"from {module} import {', '.join(sorted(extra))}", 0))
            made.append(Line(0, f"from pysock import {', '.join(sorted(of_pysock, key=order))}", 0))
            lines[place : place + 1] = made
            place = lines.index(self.includes[0]) if self.includes else place
        typing = self.names.typing & used
        head = [Line(0, "import sys", 0)] if system else []
        head += [Line(0, "import threading", 0)] if self.names.threads else []
        head += [Line(0, f"from typing import {', '.join(sorted(typing))}", 0)] if typing else []
        if head:
            lines[place:place] = [*head, Line(0, "", 0)]
        self._failed()

    def _failed(self) -> None:
        """The table of what is said when a call failed, before the first function."""
        if not self.plan.raising:
            return
        lines = self.out.lines
        said = sorted(self.plan.failed.items(), key=lambda one: _TURN.index(one[0]))
        rows = [f"{literals.quoted(call)}: {literals.quoted(text)}" for call, text in said]
        made = [Line(0, f"FAILED = {{{', '.join(rows)}}}", 0)]
        if len(made[0].text) > layout.WIDTH:
            made = [Line(0, "FAILED = {", 0), *(Line(1, f"{row},", 0) for row in rows), Line(0, "}", 0)]
        at = next(i for i, one in enumerate(lines) if one.indent == 0 and one.text.startswith(("def ", "class ", "@")))
        while at and lines[at - 1].text.startswith("#") and lines[at - 1].indent == 0:
            at -= 1
        while at and not lines[at - 1].text:
            at -= 1
        lines[at:at] = [*made, Line(0, "", 0)]
        if at and lines[at - 1].text.startswith(("from ", "import ")):
            lines.insert(at, Line(0, "", 0))

    def _free_names(self) -> set[str]:
        """The names that the output uses and does not make itself."""
        rows = [row for line in self.out.lines for row in layout.broken(line.text, line.indent, "")]
        parsed = ast.parse("\n".join(rows))
        found = {node.id for node in ast.walk(parsed) if isinstance(node, ast.Name)}
        bound = {node.name for node in ast.walk(parsed) if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
        bound |= {
            target.id
            for node in parsed.body
            if isinstance(node, ast.Assign)
            for one in node.targets
            for target in ast.walk(one)
            if isinstance(target, ast.Name)
        }
        loaded: set[str] = set()
        for node in parsed.body:
            inner = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
            if isinstance(node, ast.FunctionDef):
                stored = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
                stored |= {a.arg for a in ast.walk(node.args) if isinstance(a, ast.arg)}
                stored |= {h.name for h in ast.walk(node) if isinstance(h, ast.ExceptHandler) and h.name}
                stored -= {name for n in ast.walk(node) if isinstance(n, ast.Global) for name in n.names}
                inner -= stored
            loaded |= inner
        return (loaded & found) - bound


def _itself(symbol: Symbol, e: tree.Expr) -> Callable[[Any], Piece]:
    return lambda w: Piece(symbol.name, piece.ATOM, e.type, 0, (1 << 31) - 1)


def _is_zero_return(stmt: tree.Stmt) -> bool:
    from pysock.translate.constants import value_of

    return isinstance(stmt, tree.Return) and stmt.value is not None and value_of(stmt.value) == 0


def _importable(name: str) -> bool:
    from pysock import values
    from pysock._headers import names

    return name in names or name in values.__all__


def order(name: str) -> tuple[int, str]:
    """Constants, classes, functions, as ruff sorts them."""
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2), name
