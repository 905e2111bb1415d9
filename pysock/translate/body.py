"""Statements, functions and the whole file: pycparser's nodes to the tree."""

from __future__ import annotations

import bisect
from typing import Any, Callable

from pysock.translate import tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.declare import Typedef
from pysock.translate.errors import Place, Unsupported
from pysock.translate.flatten import flatten, switch_apart
from pysock.translate.gnu import BLOCK
from pysock.translate.joined import RANGE, Text
from pysock.translate.parse import MACRO
from pysock.translate.resolve import Expressions


class Statements(Expressions):
    """One translation unit on its way to the tree. With `partial`, what is not understood stays as tree.Broken."""

    def __init__(
        self, text: Text, report: Callable[[Place, str, str], None], headers: set[str], partial: bool = False
    ) -> None:
        super().__init__(text, report)
        self.headers = headers
        self.missing: dict[str, Place] = {}
        self.blocks: dict[str, Any] = {}
        self.open_switches: list[list[tuple[list[tree.Expr | None], str]]] = []
        self.switch_number = 0
        self.partial = partial
        self.around: list[str] = []  # the loops and switches around a statement
        self.private: list[str] = []
        self.private_tags: list[str] = []

    def whole(self, root: Any) -> tree.Unit:
        nodes = [node for node in root.ext if node.coord is None or node.coord.line > 1]
        number = 0
        self._look_ahead(nodes, number)
        for node in nodes:
            if node.__class__.__name__ == "Decl" and (node.name or "").startswith(MACRO):
                self._macro(node.name[len(MACRO) :], node.init)
            elif node.__class__.__name__ == "FuncDef" and node.decl.name.startswith(BLOCK):
                self.blocks[node.decl.name] = node.body
        for node in nodes:
            if node.__class__.__name__ == "Decl" and (node.name or "").startswith(MACRO):
                continue
            if node.__class__.__name__ == "FuncDef" and node.decl.name in self.blocks:
                continue
            if self._unit_of(node) != number:
                number = self._unit_of(node)
                self._leave_unit(number)
                self._look_ahead(nodes, number)
            if node.__class__.__name__ == "FuncDef":
                self.later.pop(node.decl.name, None)
            known = len(self.scopes[0]), len(self.tags[0])
            try:
                self._hide_other(node, number)
                self._external(node)
            except Unsupported as problem:
                self._failed(problem, self.place(node))
            if len(self.source.units) > 1 and self._in_c_file(node, number):
                self._keep_private(*known)
        for name in list(self.macros):
            try:
                self.macro(name)
            except Unsupported:
                self.macros.pop(name, None)  # nobody uses it
        return self.unit

    def _macro(self, name: str, node: Any) -> None:
        kept = [item.macro for item in self.source.items if item.macro is not None and item.text == name]
        if kept[-1].parameters is None:
            self.macros[name] = node
        else:
            self.macro_functions[name] = (kept[-1].parameters, node)

    # Several C files: what is static, and types, are a file's own

    def _unit_of(self, node: Any) -> int:
        return max(bisect.bisect_right(self.source.units, self.place(node).line) - 1, 0)

    def _in_c_file(self, node: Any, number: int) -> bool:
        """Whether it stands in the C file itself, not in a header."""
        origins = self.source.origins
        return origins[self.place(node).line][0] is origins[self.source.units[number]][0]

    def _look_ahead(self, nodes: list[Any], number: int) -> None:
        """The functions that are defined further down, in this file or for all."""
        self.later = {
            node.decl.name: node
            for node in nodes
            if node.__class__.__name__ == "FuncDef"
            and self._unit_of(node) >= number
            and (self._unit_of(node) == number or "static" not in (node.decl.storage or []))
        }

    def _keep_private(self, symbols: int, tags: int) -> None:
        """Notes the names that came into being, and that the next file must not see."""
        for name in list(self.scopes[0])[symbols:]:
            found = self.scopes[0][name]
            if isinstance(found, Typedef) or found.storage == "static" or found.kind == "enumerator":
                self.private.append(name)
        self.private_tags += list(self.tags[0])[tags:]

    def _leave_unit(self, number: int) -> None:
        scope = self.scopes[0]
        for name in self.private:
            found = scope.pop(name)
            if isinstance(found, tree.Symbol):
                scope[f"{name}@{number}"] = found  # which no name of C's is
        for tag in self.private_tags:
            self.tags[0].pop(tag)
        self.private = []
        self.private_tags = []

    def _hide_other(self, node: Any, number: int) -> None:
        """A file's own function or variable may have the name of another file's public one."""
        declared = node.decl if node.__class__.__name__ == "FuncDef" else node
        if number and "static" in (getattr(declared, "storage", None) or []):
            known = self.scopes[0].get(declared.name)
            if isinstance(known, tree.Symbol) and known.at is not None and known.at.line < self.source.units[number]:
                self.scopes[0][f"{declared.name}@{number}"] = self.scopes[0].pop(declared.name)

    def _failed(self, problem: Unsupported, at: Place) -> None:
        where = problem.place or at
        if self.partial:
            self.report(where, problem.text, "warning")
            self.items.append(tree.Broken(at, problem.text))
        else:
            self.report(where, problem.text, "error")

    def _external(self, node: Any) -> None:
        kind = node.__class__.__name__
        if kind == "Decl":
            self.declaration(node)
        elif kind == "Typedef":
            self.typedef(node)
        elif kind == "FuncDef":
            self._function_definition(node)
        elif kind not in ("Pragma", "StaticAssert"):
            raise Unsupported(self.place(node), f"{kind} is not supported here")

    def _function_definition(self, node: Any) -> None:
        declared = node.decl
        at = self.place(node)
        if declared.type.__class__.__name__ != "FuncDecl":
            raise Unsupported(at, f"syntax error: expected '(' behind '{declared.name}'")
        self.scopes.append({})  # lengths of array parameters may name other parameters
        for one in declared.type.args.params if declared.type.args is not None else ():
            if one.__class__.__name__ == "Decl" and one.name and one.type.__class__.__name__ == "TypeDecl":
                self.scopes[-1][one.name] = tree.Symbol(one.name, "param", self.type_of(one.type), at)
        try:
            type = self.type_of(declared.type)
        finally:
            self.scopes.pop()
        assert isinstance(type, t.Function)
        old = {one.name: one for one in node.param_decls or ()}
        if old and type.parameters is not None:
            for index, name in enumerate(type.names):
                if name in old:
                    type.parameters[index] = t.decayed(self.type_of(old[name].type))
        noreturn = "_Noreturn" in (declared.funcspec or [])
        symbol = self.function_symbol(declared.name, type, at, noreturn, declared.storage or [])
        if symbol.defined:
            raise Unsupported(at, f"redefinition of '{declared.name}'")
        type.noreturn = noreturn or (isinstance(symbol.type, t.Function) and symbol.type.noreturn)
        symbol.type = type
        symbol.defined = True
        symbol.at = at
        if "static" in (declared.storage or []):
            symbol.storage = "static"
        self.function = symbol
        self.scopes.append({})
        self.tags.append({})
        try:
            for name, parameter in zip(type.names, type.parameters or []):
                made = tree.Symbol(name, "param", parameter, at)
                made.function = symbol
                made.assigned = 0
                symbol.parameters.append(made)
                self.scopes[-1][name] = made
            body = self._block(node.body)
        finally:
            self.function = None
            self.scopes.pop()
            self.tags.pop()
        if any(isinstance(one, tree.Label) for one in tree.within(body)):
            flatten(body)
        symbol.body = body
        self.unit.functions.append(symbol)
        self.items.append(tree.FunctionDefinition(at, symbol, body))

    # Statements

    def _block(self, node: Any, scope: bool = True) -> tree.Block:
        at = self.place(node)
        end_at = self.source.braces.get((at.line, at.column))
        end = Place(*end_at) if end_at else at
        outer, self.items = self.items, []
        if scope:
            self.scopes.append({})
            self.tags.append({})
        try:
            for one in node.block_items or ():
                self.statement_guarded(one)
            return tree.Block(at, end, self.items)
        finally:
            self.items = outer
            if scope:
                self.scopes.pop()
                self.tags.pop()

    def statement_guarded(self, node: Any) -> None:
        """One statement; what is wrong with it is reported, and the next one looked at."""
        try:
            self.statement(node)
        except Unsupported as problem:
            self._failed(problem, self.place(node))

    def statement(self, node: Any) -> None:
        """Adds what the statement is to self.items."""
        kind = node.__class__.__name__
        method = getattr(self, "_on_" + kind.lower(), None)
        if method is not None:
            method(node)
            return
        value = self.expression(node)
        self.items.append(tree.Do(value.at if isinstance(value, tree.Call) else _first(value), value))

    def _one(self, node: Any) -> tree.Stmt:
        """A statement that is the body of another."""
        if node.__class__.__name__ == "Compound":
            return self._block(node)
        outer, self.items = self.items, []
        try:
            self.statement_guarded(node)
            at = self.place(node)
            if len(self.items) == 1:
                return self.items[0]
            return tree.Block(at, at, self.items)
        finally:
            self.items = outer

    def _on_compound(self, node: Any) -> None:
        self.items.append(self._block(node))

    def _on_decl(self, node: Any) -> None:
        self.declaration(node)

    def _on_decllist(self, node: Any) -> None:
        for one in node.decls:
            self.declaration(one)

    def _on_typedef(self, node: Any) -> None:
        self.typedef(node)

    def _on_emptystatement(self, node: Any) -> None:
        self.items.append(tree.Empty(self.place(node)))

    def _on_pragma(self, node: Any) -> None:
        pass

    def _on_staticassert(self, node: Any) -> None:
        pass

    def _condition(self, node: Any) -> tree.Expr:
        value = self.expression(node)
        self._scalar(value, "condition", value.at)
        return value

    def _on_if(self, node: Any) -> None:
        at = self.place(node)
        condition = self._condition(node.cond)
        yes = self._one(node.iftrue) if node.iftrue is not None else tree.Empty(at)
        no = no_at = None
        if node.iffalse is not None:
            no = self._one(node.iffalse)
            start = self.place(node.iffalse)
            elses = self.source.elses
            index = bisect.bisect_left(elses, (start.line, start.column)) - 1
            no_at = Place(*elses[index]) if index >= 0 else start
        self.items.append(tree.If(at, condition, yes, no, no_at))

    def _repeated(self, node: Any) -> tree.Stmt:
        """The body of a loop."""
        self.around.append("loop")
        try:
            return self._one(node)
        finally:
            self.around.pop()

    def _on_while(self, node: Any) -> None:
        at = self.place(node)
        self.items.append(tree.Loop(at, "while", self._condition(node.cond), self._repeated(node.stmt)))

    def _on_dowhile(self, node: Any) -> None:
        at = self.place(node)
        body = self._repeated(node.stmt)
        self.items.append(tree.Loop(at, "do", self._condition(node.cond), body))

    def _on_for(self, node: Any) -> None:
        at = self.place(node)
        outer, self.items = self.items, []
        self.scopes.append({})
        try:
            if node.init is not None:
                self.statement(node.init)
            init = self.items
            condition = self._condition(node.cond) if node.cond is not None else None
            step = self.expression(node.next) if node.next is not None else None
            body = self._repeated(node.stmt)
        finally:
            self.items = outer
            self.scopes.pop()
        self.items.append(tree.Loop(at, "for", condition, body, init, step))

    def _on_switch(self, node: Any) -> None:
        at = self.place(node)
        value = self.expression(node.cond)
        if not isinstance(value.type, t.Int):
            raise Unsupported(value.at, "switch quantity not an integer")
        body = node.stmt
        inside = (body.block_items or ()) if body.__class__.__name__ == "Compound" else [body]
        place = self.place(body)
        end_at = self.source.braces.get((place.line, place.column))
        end = Place(*end_at) if end_at else at
        self.scopes.append({})
        self.tags.append({})
        cases: list[tree.Case] = []
        before: list[tree.Stmt] = []
        outer = self.items
        nested: list[tuple[list[tree.Expr | None], str]] = []
        self.open_switches.append(nested)
        self.around.append("switch")
        try:
            for one in inside:
                kind = one.__class__.__name__
                if kind not in ("Case", "Default"):
                    if cases:
                        self.items = cases[-1].items
                    else:
                        self.items = before
                    self.statement_guarded(one)
                    continue
                labels: list[tree.Expr | None] = [None] if kind == "Default" else self._labels(one.expr)
                if cases and not cases[-1].items:
                    cases[-1].labels += labels
                else:
                    cases.append(tree.Case(self.place(one), labels, []))
                self.items = cases[-1].items
                for inner in one.stmts or ():
                    self.statement_guarded(inner)
        finally:
            self.open_switches.pop()
            self.around.pop()
            self.items = outer
            self.scopes.pop()
            self.tags.pop()
        made = tree.Switch(at, end, value, cases)
        made.before = before
        made.nested = nested
        if nested:
            self.switch_number += 1
            chosen = tree.Symbol("chosen", "local", t.promoted(value.type), at)
            chosen.function = self.function
            self.items += [*before, switch_apart(made, chosen, self.switch_number)]
        else:
            self.items.append(made)

    def _labels(self, node: Any) -> list[tree.Expr | None]:
        """The values of a label; `case 1 ... 5:` is all of them."""
        if node.__class__.__name__ == "FuncCall" and getattr(node.name, "name", "") == RANGE:
            at = self.place(node)
            first, last = (value_of(self.expression(one)) for one in node.args.exprs)
            if first is None or last is None or last - first > 255:
                raise Unsupported(at, "a range of case labels must be constant, and of at most 256 values")
            return [tree.Number(at, t.INT, value, str(value)) for value in range(first, last + 1)]
        label = self.expression(node)
        if value_of(label) is None:
            raise Unsupported(label.at, "case label does not reduce to an integer constant")
        return [label]

    def _on_case(self, node: Any) -> None:
        """A label inside another statement of the switch: one that the switch jumps to."""
        at = self.place(node)
        if not self.open_switches:
            raise Unsupported(at, "case label not within a switch statement")
        self.switch_number += 1
        name = f"inner@{self.switch_number}"
        labels: list[tree.Expr | None] = [None] if node.__class__.__name__ == "Default" else self._labels(node.expr)
        self.open_switches[-1].append((labels, name))
        self.items.append(tree.Label(at, name))
        for inner in node.stmts or ():
            self.statement_guarded(inner)

    _on_default = _on_case

    def _on_return(self, node: Any) -> None:
        at = self.place(node)
        value = self.expression(node.expr) if node.expr is not None else None
        assert self.function is not None and isinstance(self.function.type, t.Function)
        result = self.function.type.result
        if value is not None:
            if isinstance(result, t.Void) and not isinstance(value.type, t.Void):
                raise Unsupported(value.at, "'return' with a value, in function returning void")
            self.fits(value, result, value.at, "returning")
        self.items.append(tree.Return(at, value))

    def _on_break(self, node: Any) -> None:
        if not self.around:
            raise Unsupported(self.place(node), "break statement not within loop or switch")
        self.items.append(tree.Break(self.place(node)))

    def _on_continue(self, node: Any) -> None:
        if "loop" not in self.around:
            raise Unsupported(self.place(node), "continue statement not within a loop")
        self.items.append(tree.Continue(self.place(node)))

    def _on_goto(self, node: Any) -> None:
        self.items.append(tree.Goto(self.place(node), node.name))

    def _on_label(self, node: Any) -> None:
        self.items.append(tree.Label(self.place(node), node.name))
        if node.stmt is not None:
            self.statement_guarded(node.stmt)


def _first(value: tree.Expr) -> Place:
    """Where the expression begins."""
    inner: tree.Expr = value
    while True:
        if isinstance(inner, tree.Assign):
            inner = inner.target
        elif isinstance(inner, (tree.Index, tree.Member)):
            inner = inner.base
        else:
            return min(value.at, inner.at)
