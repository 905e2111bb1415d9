"""Which 64-bit numbers only count what was moved or stored. Nothing moves 2**62 bytes: those never wrap around.

Looks at all that a variable, a parameter or a member of a struct is ever given, whatever the conditions around it. Who
writes the program knows more: a number that may be below zero after all is doubted there, and the program is written
again without it. Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Optional, Union

from pysock.translate import tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.tree import Symbol

Holder = Union[Symbol, t.Field]
Given = list[tuple[str, Optional[tree.Expr]]]
"""What one is given: the operator of the assignment, and the value; None for one that nobody knows."""

LIMIT = 1 << 62
_SIZES = frozenset(
    "recv read send write recvfrom sendto recvmsg sendmsg strlen strnlen fread fwrite strcspn strspn readv writev "
    "getline sendfile".split()
)
#: What these do to a struct is known: nothing, or the program's own functions get it.
_HARMLESS = frozenset("free qsort bsearch pthread_create realloc memset".split())
_CALLING = frozenset("qsort bsearch pthread_create pthread_setspecific".split())
#: Where memory comes from that nobody has written to, or only as what it is.
_FRESH = frozenset("malloc calloc realloc reallocarray aligned_alloc bsearch".split())


def find(unit: tree.Unit, doubted: set[Holder]) -> None:
    """Marks them, except those that were doubted."""
    given: dict[Holder, Given] = {}
    statements = [*unit.items]
    for function in unit.functions:
        statements += tree.within(function.body)
        _parameters(function, unit, given)
    for stmt in statements:
        _collect(stmt, given)
    foreign = _foreign(unit)
    for record in unit.records:
        for field in record.fields or ():
            field.quantity = False
            if record in foreign or record.keyword == "union":
                given.pop(field, None)
    candidates = {
        one
        for one, values in given.items()
        if isinstance(one.type, t.Int) and one.type.size == 8 and values and one not in doubted and _may_count(one)
    }
    changed = True
    while changed:
        changed = False
        for one in list(candidates):
            if not all(_is_quantity(op, value, one, candidates) for op, value in given[one]):
                candidates.discard(one)
                changed = True
        if not changed:
            doubling = _doubling(given, candidates)
            candidates -= doubling
            changed = bool(doubling)
    for one in given:
        if isinstance(one, Symbol):
            one.form = "quantity" if one in candidates else "" if one.form == "quantity" else one.form
        else:
            one.quantity = one in candidates


def _may_count(one: Holder) -> bool:
    return not one.boxed if isinstance(one, Symbol) else one.bits < 0


def _parameters(function: Symbol, unit: tree.Unit, given: dict[Holder, Given]) -> None:
    """What a function is called with, where all its calls are seen."""
    seen = function.reads <= len(function.called_with) and (function.storage == "static" or "main" in unit.symbols)
    for index, parameter in enumerate(function.parameters):
        values = [("", arguments[index]) for arguments in function.called_with if index < len(arguments)]
        whole = seen and function.c_name != "main" and len(values) == len(function.called_with)
        known = [value_of(value) for _, value in values] if whole and isinstance(parameter.type, t.Int) else []
        numbers = [number for number in known if number is not None and _holds(parameter.type, number)]
        if numbers and len(numbers) == len(values) and not parameter.assigned and not parameter.boxed:
            parameter.limits = min(numbers), max(numbers)
        given.setdefault(parameter, []).extend(values if whole and values else [("", None)])


def _holds(type: t.Type, number: int) -> bool:
    return isinstance(type, t.Int) and type.lo <= number <= type.hi


def _collect(stmt: tree.Stmt, given: dict[Holder, Given]) -> None:
    if isinstance(stmt, tree.Declare):
        values = given.setdefault(stmt.symbol, [])
        if isinstance(stmt.init, tree.Expr):
            values.append(("", stmt.init))
    for expr in tree.expressions(stmt):
        for one in tree.walk(expr):
            if isinstance(one, (tree.Assign, tree.Step)):
                holder = _holder(one.target)
                if holder is None:
                    continue
                if isinstance(one, tree.Assign):
                    given.setdefault(holder, []).append((one.op, one.value))
                else:
                    step = tree.Number(one.at, t.INT, 1, "1")
                    given.setdefault(holder, []).append(("+" if one.by > 0 else "-", step))
            elif isinstance(one, tree.Address) and isinstance(one.of, tree.Member):
                given.setdefault(one.of.field, []).append(("", None))
            elif isinstance(one, tree.Init) and isinstance(one.type, t.Record):
                for key, value in one.entries:
                    field = one.type.find(str(key))
                    if field is not None and isinstance(value, tree.Expr):
                        given.setdefault(field, []).append(("", value))
            elif isinstance(one, tree.MacroCall):
                changed = {e.target.symbol for e in tree.walk(one.version.body) if _changes_name(e)}  # type: ignore[union-attr]
                for parameter, argument in zip(one.version.parameters, one.arguments):
                    given.setdefault(parameter, []).append(("", argument))
                    holder = _holder(argument)
                    if parameter in changed and holder is not None:
                        given.setdefault(holder, []).append(("", None))


def _holder(e: tree.Expr) -> Holder | None:
    return e.symbol if isinstance(e, tree.Name) else e.field if isinstance(e, tree.Member) else None


def _changes_name(e: tree.Expr | tree.Init) -> bool:
    return isinstance(e, (tree.Assign, tree.Step)) and isinstance(e.target, tree.Name)


# Values


def _is_quantity(op: str, e: tree.Expr | None, holder: Holder, candidates: set[Holder]) -> bool:
    assert isinstance(holder.type, t.Int)
    if e is None or op not in ("", "+", "-"):
        return False
    return _small(e, candidates, holder.type.signed)


def _small(e: tree.Expr, candidates: set[Holder], signed: bool) -> bool:
    """Whether nothing moves more than this. Whether a signed value that becomes an unsigned one is below zero is asked
    where it is written, except for those that programs compare with -1."""
    value = value_of(e)
    if value is not None:
        return abs(value) < 1 << 40 and (signed or value >= 0)
    if isinstance(e, tree.SizeOf):
        return True
    if isinstance(e, tree.Conditional):
        return _small(e.yes, candidates, signed) and _small(e.no, candidates, signed)
    if isinstance(e, tree.Binary) and e.op in ("+", "-", "/", "%"):
        if isinstance(t.decayed(e.left.type), t.Pointer):
            return isinstance(e.type, t.Int)  # from one place in memory to another
        return _small(e.left, candidates, signed) and _small(e.right, candidates, signed)
    if isinstance(e, tree.Assign) and not e.op:
        return _small(e.value, candidates, signed)
    if isinstance(e, tree.MacroCall):
        return _small(e.version.body, candidates, signed)
    if not isinstance(e.type, t.Int):
        return False
    if isinstance(e, tree.Cast):
        if e.type.size < 8 and not e.type.signed:
            return True
        return isinstance(e.value.type, t.Int) and _small(e.value, candidates, signed)
    if isinstance(e, (tree.Name, tree.Member, tree.Step)):
        target = e.target if isinstance(e, tree.Step) else e
        return _holder(target) in candidates or e.type.size < 8
    if e.type.signed and not signed:
        return False
    if isinstance(e, tree.Call) and e.of_libc in _SIZES:
        return True
    return e.type.size < 8 and not isinstance(e, tree.Binary)


def _doubling(given: dict[Holder, Given], candidates: set[Holder]) -> set[Holder]:
    """Those that grow by themselves, as Fibonacci's numbers do: 93 steps, and 64 bits are full."""
    depends = {one: set().union(*(_parts(value) for _, value in given[one])) & candidates for one in candidates}
    reached: dict[Holder, set[Holder]] = {}
    for one in candidates:
        found = list(depends[one])
        for other in found:
            found += [more for more in depends[other] if more not in found]
        reached[one] = set(found)

    def again(parts: set[Holder], one: Holder) -> bool:
        return any(part is one or one in reached.get(part, ()) for part in parts)

    def doubles(e: tree.Expr | None, one: Holder) -> bool:
        if isinstance(e, tree.Binary):
            both = e.op == "+" and again(_parts(e.left), one) and again(_parts(e.right), one)
            return both or doubles(e.left, one) or doubles(e.right, one)
        if isinstance(e, tree.Conditional):
            return doubles(e.yes, one) or doubles(e.no, one)
        if isinstance(e, tree.MacroCall):
            return again(_parts(e), one)
        return isinstance(e, (tree.Cast, tree.Assign)) and doubles(e.value, one)

    return {
        one
        for one in candidates
        if any(doubles(value, one) or (op == "+" and again(_parts(value), one)) for op, value in given[one])
    }


def _parts(e: tree.Expr | None) -> set[Holder]:
    """The numbers that a value grows with."""
    if isinstance(e, tree.Binary):
        return _parts(e.left) | _parts(e.right) if e.op == "+" else _parts(e.left)
    if isinstance(e, tree.Conditional):
        return _parts(e.yes) | _parts(e.no)
    if isinstance(e, (tree.Cast, tree.Assign)):
        return _parts(e.value)
    if isinstance(e, tree.Step):
        return _parts(e.target)
    if isinstance(e, tree.MacroCall):
        return _parts(e.version.body).union(*map(_parts, e.arguments))
    holder = _holder(e) if e is not None else None
    return set() if holder is None else {holder}


# Structs that other bytes than their own may get into

#: What a `void *` may come out of: a variable, a member, a function's result; or "pointer", a call through a pointer.
Origin = Union[Holder, str]


class Conversion(NamedTuple):
    """A pointer becomes one of another type: as an argument of libc's `called`, or the value of `target`."""

    value: tree.Expr
    given: t.Type
    to: t.Type
    target: Origin
    called: str = ""
    takes: str = ""


def _foreign(unit: tree.Unit) -> set[t.Record]:
    """Structs whose members somebody may set without naming them: recv() into one, or a buffer taken for one."""
    found: set[t.Record] = {record for record in unit.records if record.keyword == "union"}
    changes = list(_conversions(unit))
    points = _pointed_at(unit, changes)
    for one in changes:
        holds = points.get(_origin(one.value), set()) | points.get("anywhere", set())
        of = {one.given} if isinstance(one.given, t.Record) else {r for r in holds if isinstance(r, t.Record)}
        if one.called:
            if one.called not in _HARMLESS and one.takes != "i":
                found |= of
        elif isinstance(one.to, t.Record):
            if isinstance(one.given, t.Void):
                if isinstance(one.value, tree.Call) and one.value.of_libc:
                    fresh = one.value.of_libc in _FRESH
                else:
                    fresh = t.CHAR not in holds
            else:
                fresh = isinstance(one.given, t.Record) and _begins(one.to, one.given)
            if not fresh:
                found |= {one.to, *of}
        elif not isinstance(one.to, t.Void) and not (isinstance(one.to, t.Int) and one.to.size in (2, 4)):
            found |= of
    waiting = list(found)
    for record in waiting:
        for field in record.fields or ():
            inner = t.base(field.type)
            if isinstance(field.type, (t.Record, t.Array)) and isinstance(inner, t.Record) and inner not in waiting:
                waiting.append(inner)
    return set(waiting)


def _pointed_at(unit: tree.Unit, changes: list[Conversion]) -> dict[Origin, set[t.Type]]:
    """By `void *`: the structs whose address it may be, and CHAR where it may be that of plain bytes."""
    points: dict[Origin, set[t.Type]] = {}
    flows: list[tuple[Origin, Origin]] = []
    for one in changes:
        if isinstance(one.to, t.Void) and (not one.called or one.called in _CALLING):
            target = "pointer" if one.called else one.target
            if isinstance(one.given, t.Void):
                flows.append((_origin(one.value), target))
            elif isinstance(one.given, t.Record) or t.is_char(one.given):
                points.setdefault(target, set()).add(one.given if isinstance(one.given, t.Record) else t.CHAR)
    for function in unit.functions:
        if function.reads > len(function.called_with):
            flows += [("pointer", parameter) for parameter in function.parameters]
    changed = True
    while changed:
        changed = False
        for source, target in flows:
            more = points.get(source, set()) - points.get(target, set())
            if more:
                points.setdefault(target, set()).update(more)
                changed = True
    return points


def _origin(e: tree.Expr) -> Origin:
    while isinstance(e, tree.Cast):
        e = e.value
    if isinstance(e, tree.Call):
        return e.callee if e.callee is not None and not e.of_libc else "pointer"
    return _holder(e) or "anywhere"


def _begins(a: t.Record, b: t.Record) -> bool:
    """Whether the one is the other's first member: then both pointers see the same members."""
    first = [record.fields[0].type for record in (a, b) if record.fields]
    return any(isinstance(type, t.Record) and t.same(type, other) for type, other in zip(first, (b, a)))


def _conversions(unit: tree.Unit) -> Iterator[Conversion]:
    for value, type, target, called, takes in _values(unit):
        given = t.decayed(value.type)
        if not isinstance(type, t.Pointer) or value_of(value) == 0 or t.same(given, type):
            continue
        if isinstance(value, tree.Name) and value.symbol.c_name == "NULL":
            continue
        if isinstance(given, t.Pointer):
            yield Conversion(value, given.to, type.to, target or "anywhere", called, takes)
        elif not called:
            yield Conversion(value, t.CHAR, type.to, target or "anywhere")


def _values(unit: tree.Unit) -> Iterator[tuple[tree.Expr, t.Type, Origin | None, str, str]]:
    """Every value, the type that it becomes, and in what; an argument of libc's with the function and what it takes."""
    for function in unit.functions:
        assert isinstance(function.type, t.Function)
        for stmt in tree.within(function.body):
            if isinstance(stmt, tree.Return) and stmt.value is not None:
                yield stmt.value, function.type.result, function, "", ""
    statements = [*unit.items, *(stmt for function in unit.functions for stmt in tree.within(function.body))]
    for stmt in statements:
        if isinstance(stmt, tree.Declare) and isinstance(stmt.init, tree.Expr):
            yield stmt.init, stmt.symbol.type, stmt.symbol, "", ""
        for expr in tree.expressions(stmt):
            for e in tree.walk(expr):
                if isinstance(e, tree.Assign) and not e.op:
                    yield e.value, e.target.type, _holder(e.target), "", ""
                elif isinstance(e, tree.Cast):
                    yield e.value, e.type, "cast", "", ""
                elif isinstance(e, tree.Init):
                    for key, value in e.entries:
                        field = e.type.find(str(key)) if isinstance(e.type, t.Record) else None
                        inner = e.type.of if isinstance(e.type, t.Array) else field.type if field else None
                        if inner is not None and isinstance(value, tree.Expr):
                            yield value, inner, field, "", ""
                elif isinstance(e, tree.Call):
                    yield from _arguments(e)


def _arguments(e: tree.Call) -> Iterator[tuple[tree.Expr, t.Type, Origin | None, str, str]]:
    type = t.pointee(e.function.type) if isinstance(e.function.type, t.Pointer) else e.function.type
    if not isinstance(type, t.Function):
        return
    callee = e.callee
    parameters: list[t.Type] = list(type.parameters or ())
    parameters += [t.VOID_POINTER] * (len(e.arguments) - len(parameters))
    for index, (argument, parameter) in enumerate(zip(e.arguments, parameters)):
        if callee is not None and callee.kind == "called":
            name = (
                "memset to something" if callee.c_name == "memset" and value_of(e.arguments[1]) != 0 else callee.c_name
            )
            while isinstance(argument, tree.Cast) and isinstance(t.decayed(argument.value.type), t.Pointer):
                argument = argument.value  # says nothing there
            yield argument, parameter, None, name, callee.takes[index : index + 1]
        else:
            known = callee.parameters if callee is not None and callee.kind == "function" else []
            yield argument, parameter, known[index] if index < len(known) else "pointer", "", ""
