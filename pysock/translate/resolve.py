"""Expressions: pycparser's nodes to the tree, each name resolved and each expression with C's type.

What C forbids is reported as a compiler would; what is in doubt passes. Statements are body.py's.
"""

from __future__ import annotations

import re
from typing import Any

from pysock.translate import gnu, library, literals, remedies, tree
from pysock.translate import types as t
from pysock.translate.declare import Declarations, Typedef
from pysock.translate.errors import Place, Unsupported
from pysock.translate.initial import sorted_out
from pysock.translate.joined import SAME
from pysock.translate.names import safe

_COMPARISONS = frozenset(("==", "!=", "<", ">", "<=", ">="))


class Expressions(Declarations):
    """Declarations, and the expressions in them."""

    blocks: dict[str, Any]  # the bodies of ({ })
    encoding = "utf-8"
    later: dict[str, Any]  # functions defined further down
    missing: dict[str, Place]  # names of libc used without their header

    def expression(self, node: Any) -> tree.Expr:
        method = getattr(self, "_" + node.__class__.__name__.lower(), None)
        if method is None:
            raise Unsupported(self.place(node), f"{node.__class__.__name__} is not supported here")
        found: tree.Expr = method(node)
        return found

    # Leaves

    def _constant(self, node: Any) -> tree.Expr:
        at = self.place(node)
        if "string" in node.type:
            return literals.text(at, node.value, self.encoding)
        if "char" in node.type or node.value.endswith("'"):
            return literals.character(at, node.value, self.encoding)
        if node.type in ("float", "double", "long double"):
            return literals.real(at, node.value)
        return literals.number(at, node.value)

    def _id(self, node: Any) -> tree.Expr:
        name = node.name
        at = self.place(node)
        found = self.lookup(name)
        if found is None:
            found = self.of_libc(name, at)
        if isinstance(found, Typedef):
            raise Unsupported(at, f"expected expression before '{name}'")
        if found is None:
            if name in ("true", "false"):
                return tree.Number(at, t.INT, int(name == "true"), name.capitalize())
            if name in ("__func__", "__FUNCTION__", "__PRETTY_FUNCTION__") and self.function is not None:
                value = self.function.c_name.encode()
                return tree.Text(at, t.Array(t.CHAR, len(value) + 1), value, [value])
            raise Unsupported(at, f"'{name}' undeclared")
        found.reads += 1
        return tree.Name(at, found.type, found)

    def of_libc(self, name: str, at: Place) -> tree.Symbol | None:
        """A name of libc's, put among the file's own."""
        if name in ("true", "false"):
            return None
        symbol: tree.Symbol | None = None
        function = library.function(name)
        header: str | None = None
        if name == "NULL":
            symbol = tree.Symbol(name, "value", t.VOID_POINTER)
        elif function is not None:
            symbol = tree.Symbol(name, "called", function.type)
            symbol.takes = function.takes
            header = function.header
        elif library.constant(name) is not None:
            known = library.constant(name)
            assert known is not None
            symbol = tree.Symbol(name, "known", known.type)
            symbol.value = known.value
            header = known.header
        elif library.variable(name) is not None:
            variable = library.variable(name)
            assert variable is not None
            symbol = tree.Symbol(name, variable.form, variable.type)
            header = variable.header
        elif name in ("va_start", "va_end", "va_copy", "va_arg"):
            symbol = tree.Symbol(name, "called", t.Function(t.VOID, None))
            header = "stdarg.h"
        elif name in gnu.COUNTS:
            symbol = tree.Symbol(name, "called", t.Function(t.INT, [gnu.COUNTS[name]]))
        elif name in ("assert",):
            header = "assert.h"
        if symbol is not None:
            self.scopes[0][name] = symbol
            if header is not None and header not in self.headers:
                self.missing[name] = at
        return symbol

    # Operators

    def _unaryop(self, node: Any) -> tree.Expr:
        op = node.op
        at = self.place(node)
        if op in ("sizeof", "_Alignof"):
            return self._sizeof(node, at)
        value = self.expression(node.expr)
        if op == "&":
            return self._address(value, at)
        if op == "*":
            return self._deref(value, at)
        if op in ("++", "--", "p++", "p--"):
            self._changed(value, at)
            self._arithmetic(value, op.strip("p"), at, pointers=True)
            return tree.Step(at, value.type, value, 1 if "+" in op else -1, op[0] != "p")
        if op == "!":
            self._scalar(value, "!", at)
            return tree.Unary(at, t.INT, "!", value)
        self._arithmetic(value, op, at)
        type = t.promoted(value.type) if isinstance(value.type, t.Int) else value.type
        if op == "~" and not isinstance(type, t.Int):
            raise Unsupported(at, "wrong type argument to bit-complement")
        return tree.Unary(at, type, op, value)

    def _sizeof(self, node: Any, at: Place) -> tree.Expr:
        if node.expr.__class__.__name__ == "Typename":
            type = self.type_of(node.expr)
            value = None
        else:
            value = self.expression(node.expr)
            type = value.type
        if node.op == "_Alignof":
            return tree.Number(at, t.SIZE_T, t.align_of(type), str(t.align_of(type)))
        if isinstance(type, t.Array) and type.length is None and type.spelled is None:
            raise Unsupported(at, "invalid application of 'sizeof' to an array of unknown length")
        if isinstance(type, t.Record) and type.fields is None:
            raise Unsupported(at, f"invalid application of 'sizeof' to incomplete type '{type.text()}'")
        return tree.SizeOf(at, type, value)

    def _address(self, value: tree.Expr, at: Place) -> tree.Expr:
        if isinstance(value, tree.Name):
            symbol = value.symbol
            if isinstance(symbol.type, t.Function):
                return value
            if symbol.is_variable:
                symbol.addressed = True
        elif isinstance(value, tree.Index) and value.index is None:
            return (
                value.base
                if not isinstance(value.base.type, t.Array)
                else tree.Cast(at, t.Pointer(value.type), value.base)
            )
        elif isinstance(value, tree.Member):
            if value.field.bits >= 0:
                raise Unsupported(at, f"cannot take address of bit-field '{value.field.name}'")
            self._root(value)
        elif not isinstance(value, (tree.Index, tree.Compound, tree.Text)):
            raise Unsupported(at, "lvalue required as unary '&' operand")
        return tree.Address(at, t.Pointer(value.type), value)

    def _root(self, value: tree.Expr) -> None:
        """A part of this variable may be changed."""
        while isinstance(value, (tree.Member, tree.Index)):
            if isinstance(value.base.type, t.Pointer):
                return
            value = value.base
        if isinstance(value, tree.Name):
            value.symbol.assigned += 1

    def _deref(self, value: tree.Expr, at: Place) -> tree.Expr:
        if isinstance(value, tree.Address):
            return value.of
        to = t.pointee(value.type)
        if isinstance(value.type, t.Function) or isinstance(to, t.Function):
            return value
        if to is None:
            raise Unsupported(at, "invalid type argument of unary '*'")
        if isinstance(to, t.Void):
            raise Unsupported(at, "dereferencing 'void *' pointer")
        return tree.Index(at, to, value, None)

    def _changed(self, value: tree.Expr, at: Place) -> None:
        """It is assigned to."""
        if isinstance(value, tree.Name):
            symbol = value.symbol
            if not (symbol.is_variable or symbol.kind == "live") or isinstance(symbol.type, (t.Array, t.Function)):
                raise Unsupported(at, "lvalue required as left operand of assignment")
            symbol.assigned += 1
            symbol.reads -= 1
        elif isinstance(value, (tree.Member, tree.Index)):
            if isinstance(value.type, t.Array):
                raise Unsupported(at, "assignment to expression with array type")
            self._root(value)
        elif not isinstance(value, tree.Compound):
            raise Unsupported(at, "lvalue required as left operand of assignment")

    def _scalar(self, value: tree.Expr, op: str, at: Place) -> None:
        if not isinstance(t.decayed(value.type), (t.Int, t.Float, t.Pointer)):
            raise Unsupported(at, f"used {value.type.text() or 'void'} value where a number or a pointer is required")

    def _arithmetic(self, value: tree.Expr, op: str, at: Place, pointers: bool = False) -> None:
        if isinstance(value.type, (t.Int, t.Float)) or (pointers and isinstance(value.type, t.Pointer)):
            return
        raise Unsupported(at, f"wrong type argument to '{op}': {value.type.text()}")

    def _binaryop(self, node: Any) -> tree.Expr:
        # a long chain of the same operators is deep: the left side is walked in a loop
        chain = [node]
        while chain[-1].left.__class__.__name__ == "BinaryOp":
            chain.append(chain[-1].left)
        left = self.expression(chain[-1].left)
        for one in reversed(chain):
            left = self.binary(self.place(one), one.op, left, self.expression(one.right))
        return left

    def binary(self, at: Place, op: str, left: tree.Expr, right: tree.Expr) -> tree.Expr:
        a, b = t.decayed(left.type), t.decayed(right.type)
        if op in ("&&", "||"):
            self._scalar(left, op, at)
            self._scalar(right, op, at)
            return tree.Binary(at, t.INT, op, left, right)
        numbers = isinstance(a, (t.Int, t.Float)) and isinstance(b, (t.Int, t.Float))
        if op in _COMPARISONS:
            pointers = isinstance(a, t.Pointer) or isinstance(b, t.Pointer)
            if not numbers and not (
                pointers and isinstance(a, (t.Pointer, t.Int)) and isinstance(b, (t.Pointer, t.Int))
            ):
                raise self._invalid(at, op, left, right)
            return tree.Binary(at, t.INT, op, left, right)
        if numbers:
            if op in ("<<", ">>"):
                if not isinstance(a, t.Int) or not isinstance(b, t.Int):
                    raise self._invalid(at, op, left, right)
                return tree.Binary(at, t.promoted(a), op, left, right)
            type = t.common(a, b)
            if op in ("%", "&", "|", "^") and not isinstance(type, t.Int):
                raise self._invalid(at, op, left, right)
            return tree.Binary(at, type, op, left, right)
        if op == "+" and isinstance(a, t.Int) and isinstance(b, t.Pointer):
            return tree.Binary(at, b, op, right, left)
        if op in ("+", "-") and isinstance(a, t.Pointer) and isinstance(b, t.Int):
            return tree.Binary(at, a, op, left, right)
        if op == "-" and isinstance(a, t.Pointer) and isinstance(b, t.Pointer):
            return tree.Binary(at, t.PTRDIFF_T, op, left, right)
        raise self._invalid(at, op, left, right)

    def _invalid(self, at: Place, op: str, left: tree.Expr, right: tree.Expr) -> Unsupported:
        return Unsupported(at, f"invalid operands to binary {op} (have '{left.type.text()}' and '{right.type.text()}')")

    def _assignment(self, node: Any) -> tree.Expr:
        at = self.place(node)
        target = self.expression(node.lvalue)
        value = self.expression(node.rvalue)
        self._changed(target, at)
        op = node.op[:-1]
        if op:
            if isinstance(target, tree.Name):
                target.symbol.reads += 1
            result = self.binary(at, op, target, value)
            if isinstance(result.type, t.Pointer) and not isinstance(target.type, t.Pointer):
                raise self._invalid(at, f"{op}=", target, value)
        else:
            self.fits(value, target.type, at, "assigning to")
        return tree.Assign(at, target.type, op, target, value)

    def fits(self, value: tree.Expr, type: t.Type, at: Place, what: str) -> None:
        """Refuses what no compiler converts silently."""
        given = t.decayed(value.type)
        if isinstance(type, t.Record) or isinstance(given, t.Record):
            if isinstance(type, t.Record) and isinstance(given, t.Record) and t.same(type, given):
                return
        elif isinstance(given, t.Void):
            if isinstance(type, t.Void):
                return
            raise Unsupported(at, "void value not ignored as it ought to be")
        elif (isinstance(type, t.Float) and isinstance(given, t.Pointer)) or (
            isinstance(type, t.Pointer) and isinstance(given, t.Float)
        ):
            pass
        else:
            return
        raise Unsupported(at, f"incompatible types when {what} type '{type.text()}' from type '{given.text()}'")

    def _ternaryop(self, node: Any) -> tree.Expr:
        at = self.place(node)
        condition = self.expression(node.cond)
        self._scalar(condition, "?:", at)
        same = getattr(node.iftrue, "name", "") == SAME
        yes = condition if same else self.expression(node.iftrue)
        no = self.expression(node.iffalse)
        a, b = t.decayed(yes.type), t.decayed(no.type)
        type: t.Type
        if isinstance(a, (t.Int, t.Float)) and isinstance(b, (t.Int, t.Float)):
            type = t.common(a, b)
        elif isinstance(a, t.Pointer) and (not isinstance(b, t.Pointer) or isinstance(b.to, t.Void)):
            type = a
        elif isinstance(b, t.Pointer):
            type = b
        else:
            type = a
        return tree.Conditional(at, type, condition, yes, no)

    def _exprlist(self, node: Any) -> tree.Expr:
        parts = [self.expression(one) for one in node.exprs]
        if len(parts) == 1:
            return parts[0]
        return tree.Comma(parts[0].at, t.decayed(parts[-1].type), parts)

    def _cast(self, node: Any) -> tree.Expr:
        at = self.place(node)
        type = self.type_of(node.to_type)
        value = self.expression(node.expr)
        if isinstance(type, t.Record) and not t.same(type, value.type):
            raise Unsupported(at, "conversion to non-scalar type requested")
        if isinstance(type, t.Pointer) and isinstance(value.type, t.Float):
            raise Unsupported(at, "cannot convert to a pointer type")
        if isinstance(value.type, t.Record) and not isinstance(type, (t.Void, t.Record)):
            raise Unsupported(at, f"operand of type '{value.type.text()}' where arithmetic or pointer type is required")
        return tree.Cast(at, type, value)

    def _compoundliteral(self, node: Any) -> tree.Expr:
        at = self.place(node)
        type = self.type_of(node.type)
        init = self.initial(node.init, type)
        if isinstance(type, t.Array) and type.length is None:
            from pysock.translate.declare import completed

            type = completed(type, init)
        if not isinstance(init, tree.Init):
            init = tree.Init(at, type, [(0, init)])
        return tree.Compound(at, type, init)

    def initial(self, node: Any, type: t.Type) -> tree.Expr | tree.Init:
        if node.__class__.__name__ == "InitList":
            return sorted_out(self, node, type)
        value = self.expression(node)
        if isinstance(type, t.Array):
            if not (isinstance(value, tree.Text) and t.is_char(type.of)):
                raise Unsupported(value.at, "invalid initializer")
        else:
            self.fits(value, type, value.at, "initializing")
        return value

    # Postfix

    def _arrayref(self, node: Any) -> tree.Expr:
        at = self.place(node)
        base = self.expression(node.name)
        index = self.expression(node.subscript)
        if isinstance(base.type, t.Int) and isinstance(t.decayed(index.type), t.Pointer):
            base, index = index, base
        of = t.pointee(base.type)
        if of is None or not isinstance(index.type, t.Int):
            raise Unsupported(at, "subscripted value is neither array nor pointer")
        return tree.Index(at, of, base, index)

    def _structref(self, node: Any) -> tree.Expr:
        at = self.place(node)
        base = self.expression(node.name)
        record = base.type
        name = node.field.name
        if node.type == "->":
            to = t.pointee(base.type)
            if to is None:
                raise Unsupported(at, f"invalid type argument of '->' (have '{base.type.text()}')")
            record = to
        if not isinstance(record, t.Record):
            raise Unsupported(at, f"request for member '{name}' in something not a structure or union")
        if record.fields is None:
            raise Unsupported(at, f"invalid use of incomplete type '{record.text()}'")
        if record.text() == "struct in6_addr" and name.startswith("s6_addr"):
            pass
        field = record.find(name)
        if field is None:
            raise Unsupported(self.place(node.field), f"'{record.text()}' has no member named '{name}'")
        return tree.Member(at, base, field)

    def _funccall(self, node: Any) -> tree.Expr:
        at = self.place(node)
        given = node.args.exprs if node.args is not None else []
        name = node.name.name if node.name.__class__.__name__ == "ID" else ""
        if name in self.macro_functions and self.lookup(name) is None:
            return self._macro_call(name, at, [self.expression(one) for one in given])
        if name == "offsetof" or name == "__builtin_offsetof":
            return self._offsetof(given, at)
        if name == gnu.GENERIC:
            return self._generic(given, at)
        if name in self.blocks:
            return self._block_value(self.blocks[name], at)
        if name == "va_arg":
            if len(given) != 2 or given[1].__class__.__name__ != "Cast":
                raise Unsupported(at, "va_arg takes a list of arguments and a type")
            inner = given[1]
            return tree.VaArg(at, self.type_of(inner.to_type), self.expression(given[0]))
        if name and self.lookup(name) is None:
            called = library.function(name)
            if name in self.later and (called is None or called.header not in self.headers):
                # C89: an int of whatever comes
                self.function_symbol(name, t.Function(t.INT, None), at, False, [])
                return self._funccall(node)
        if name and self.lookup(name) is None and self.of_libc(name, at) is None:
            raise Unsupported(
                at,
                f"implicit declaration of function '{name}': neither libc as pysock has it nor this program defines it"
                + remedies.of_function(name),
            )
        function = self.expression(node.name)
        type = function.type
        if isinstance(type, t.Pointer):
            type = type.to
        if not isinstance(type, t.Function):
            raise Unsupported(at, f"called object '{name or 'this'}' is not a function or function pointer")
        arguments = [self.expression(one) for one in given]
        self._counted(name, type, arguments, at)
        if isinstance(function, tree.Name) and function.symbol.kind == "function":
            function.symbol.called_with.append(arguments)
        return tree.Call(at, type.result, function, arguments)

    def _generic(self, given: list[Any], at: Place) -> tree.Expr:
        """_Generic: the expression for the type that the first one has."""
        type = t.decayed(self.expression(given[0]).type)
        chosen = None
        for label, value in zip(given[1::2], given[2::2]):
            if label.__class__.__name__ == "Constant":  # default
                chosen = chosen or value
            elif t.same(self.type_of(label.expr), type):
                chosen = value
                break
        if chosen is None:
            raise Unsupported(at, f"'_Generic' selector of type '{type.text()}' is not compatible with any association")
        return self.expression(chosen)

    def _block_value(self, body: Any, at: Place) -> tree.Expr:
        """GNU's `({ int _a = (a); _a < 0 ? 0 : _a; })`: declarations and expressions, as a comma expression."""
        outer, self.items = self.items, []
        self.scopes.append({})
        self.tags.append({})
        try:
            nodes = body.block_items or []
            for node in nodes[:-1]:
                self.statement(node)
            value = self.expression(nodes[-1]) if nodes else None
            inner = self.items
        finally:
            self.items = outer
            self.scopes.pop()
            self.tags.pop()
        parts: list[tree.Expr] = []
        for item in inner:
            if (
                isinstance(item, tree.Declare)
                and t.is_scalar(item.symbol.type)
                and not isinstance(item.init, tree.Init)
            ):
                self.items.append(tree.Declare(at, item.symbol, None))
                if item.init is not None:
                    item.symbol.assigned += 1
                    name = tree.Name(at, item.symbol.type, item.symbol)
                    parts.append(tree.Assign(at, item.symbol.type, "", name, item.init))
            elif isinstance(item, tree.Do):
                parts.append(item.value)
            else:
                raise Unsupported(
                    at,
                    "a statement in ({ }) other than a declaration of a number or a pointer, or an "
                    "expression, is not supported: make it a function",
                )
        if value is None or self.function is None:
            raise Unsupported(at, "({ }) without a value is not supported")
        return tree.Comma(at, t.decayed(value.type), [*parts, value])

    def statement(self, node: Any) -> None:
        raise NotImplementedError

    def _macro_call(self, name: str, at: Place, arguments: list[tree.Expr]) -> tree.Expr:
        """A function-like macro, understood anew for each combination of argument types."""
        names, node = self.macro_functions[name]
        macro = self.unit.macros.setdefault(name, tree.MacroFunction(name))
        types = [t.promoted(a.type) if isinstance(a.type, t.Int) else t.decayed(a.type) for a in arguments]
        key = tuple(type.key() for type in types)
        if key not in macro.versions:
            parameters = [tree.Symbol(n, "param", type, at) for n, type in zip(names, types)]
            scopes, self.scopes = self.scopes, [self.scopes[0], dict(zip(names, parameters))]
            try:
                macro.versions[key] = tree.Version(parameters, self.expression(node))
            finally:
                self.scopes = scopes
        return tree.MacroCall(at, macro, macro.versions[key], arguments)

    def _counted(self, name: str, type: t.Function, arguments: list[tree.Expr], at: Place) -> None:
        if type.parameters is None:
            return
        wanted, came = len(type.parameters), len(arguments)
        called = library.function(name)
        takes = called.takes if called is not None and called.type is type else ""
        if came < wanted and not (takes and takes[came:].strip("?") == ""):
            raise Unsupported(at, f"too few arguments to function '{name}'; expected {wanted}, have {came}")
        if came > wanted and not type.variadic:
            raise Unsupported(at, f"too many arguments to function '{name}'; expected {wanted}, have {came}")
        for number, (argument, parameter) in enumerate(zip(arguments, type.parameters), 1):
            if takes[number - 1 : number] == "?" and isinstance(argument.type, t.Record):
                continue  # C has ... there
            self.fits(argument, parameter, argument.at, f"passing argument {number} of '{name}' to")

    def _offsetof(self, given: list[Any], at: Place) -> tree.Expr:
        if len(given) != 2:
            raise Unsupported(at, "offsetof takes a type and a member")
        type = self.type_of(given[0])
        path = _path(given[1])
        if not isinstance(type, t.Record):
            raise Unsupported(at, "offsetof of something not a structure or union")
        if type.own:
            path = ".".join(safe(part) for part in path.split("."))
        return tree.Offset(at, type, path)


def _path(node: Any) -> str:
    kind = node.__class__.__name__
    if kind == "StructRef":
        return f"{_path(node.name)}.{node.field.name}"
    if kind == "ArrayRef":
        if node.subscript.__class__.__name__ != "Constant":
            raise Unsupported(None, "offsetof of an element whose number is not a plain constant is not supported")
        return f"{_path(node.name)}[{node.subscript.value}]"
    return str(node.name)


def is_plain_name(text: str) -> bool:
    return re.fullmatch(r"[A-Za-z_]\w*", text) is not None
