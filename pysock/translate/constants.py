"""What C's constant expressions come to: array lengths, enumerators, labels of a switch."""

from __future__ import annotations

from pysock.translate import tree
from pysock.translate import types as t


def wrapped(value: int, type: t.Int) -> int:
    """A value as this type holds it."""
    if type.basic == "_Bool":
        return int(value != 0)
    bits = 8 * type.size
    value &= (1 << bits) - 1
    return value - (1 << bits) if type.signed and value >> (bits - 1) else value


def value_of(node: tree.Expr | tree.Init | None) -> int | None:
    """The value of an integer constant expression, or None if this is not one."""
    if isinstance(node, tree.Number):
        return node.value
    if isinstance(node, tree.Name):
        symbol = node.symbol
        if symbol.kind in ("enumerator", "known", "param") and isinstance(symbol.value, int):
            return symbol.value
        if symbol.kind == "constant" and isinstance(symbol.init, tree.Expr):
            return value_of(symbol.init)
        return None
    if isinstance(node, tree.SizeOf):
        return t.size_of(node.of)
    if isinstance(node, tree.Offset):
        return None
    if isinstance(node, tree.Cast) and isinstance(node.type, t.Int):
        value = value_of(node.value)
        return None if value is None else wrapped(value, node.type)
    if isinstance(node, tree.Unary) and isinstance(node.type, t.Int):
        value = value_of(node.value)
        if value is None:
            return None
        found = {"-": -value, "+": value, "~": ~value, "!": int(not value)}[node.op]
        return wrapped(found, node.type)
    if isinstance(node, tree.Conditional):
        chosen = value_of(node.condition)
        return None if chosen is None else value_of(node.yes if chosen else node.no)
    if isinstance(node, tree.MacroCall):
        return _of_macro(node)
    if isinstance(node, tree.Binary):
        left, right = value_of(node.left), value_of(node.right)
        if left is None or right is None:
            return None
        return binary(node.op, left, right, node)
    return None


def _of_macro(node: tree.MacroCall) -> int | None:
    given = [value_of(argument) for argument in node.arguments]
    parameters = node.version.parameters
    if not all(isinstance(p.type, t.Int) and v is not None for p, v in zip(parameters, given)):
        return None
    for parameter, value in zip(parameters, given):
        parameter.value = wrapped(value, parameter.type)  # type: ignore[arg-type]
    try:
        return value_of(node.version.body)
    finally:
        for parameter in parameters:
            parameter.value = None


def binary(op: str, a: int, b: int, node: tree.Binary) -> int | None:
    if op in ("&&", "||"):
        return int(bool(a and b) if op == "&&" else bool(a or b))
    operands = t.common(node.left.type, node.right.type) if op not in ("<<", ">>") else node.type
    if not isinstance(operands, t.Int):
        return None
    if op not in ("<<", ">>"):
        a, b = wrapped(a, operands), wrapped(b, operands)
    if op in ("/", "%"):
        if b == 0:
            return None
        quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
        return wrapped(quotient if op == "/" else a - b * quotient, operands)
    if op in ("<<", ">>") and not 0 <= b < 128:
        return None
    comparisons = {"==": a == b, "!=": a != b, "<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b}
    if op in comparisons:
        return int(comparisons[op])
    if op == "+":
        found = a + b
    elif op == "-":
        found = a - b
    elif op == "*":
        found = a * b
    elif op == "<<":
        found = a << b
    elif op == ">>":
        found = a >> b
    elif op == "&":
        found = a & b
    elif op == "|":
        found = a | b
    elif op == "^":
        found = a ^ b
    else:
        return None
    return wrapped(found, operands)
