"""What `#if` computes: integer expressions over macros, in the widest type, and `defined`."""

from __future__ import annotations

from typing import Callable

from pysock.translate.source import Token


class Wrong(Exception):
    def __init__(self, text: str, column: int = 0) -> None:
        super().__init__(text)
        self.text = text
        self.column = column


def evaluate(
    tokens: list[Token], is_defined: Callable[[str], bool], expand: Callable[[list[Token]], list[Token]]
) -> int:
    """The value of the expression."""
    if not tokens:
        raise Wrong("#if with no expression")
    prepared: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.text in ("defined", "__has_include") and token.kind == "name":
            end = index + 2
            inside = tokens[index + 1 : index + 2]
            if inside and inside[0].text == "(":
                end = next((i for i in range(index, len(tokens)) if tokens[i].text == ")"), len(tokens)) + 1
                inside = tokens[index + 2 : end - 1]
            if not inside:
                raise Wrong(f'operator "{token.text}" requires an identifier', token.column)
            found = True if token.text == "__has_include" else is_defined(inside[0].text)
            prepared.append(token._replace(kind="number", text="1" if found else "0"))
            index = end
            continue
        prepared.append(token)
        index += 1
    reader = _Reader(expand(prepared))
    value = reader.conditional()
    if reader.token is not None:
        raise Wrong(f"missing binary operator before token {reader.token.text!r}", reader.token.column)
    return value


_BINARY = (
    ("||",),
    ("&&",),
    ("|",),
    ("^",),
    ("&",),
    ("==", "!="),
    ("<", ">", "<=", ">="),
    ("<<", ">>"),
    ("+", "-"),
    ("*", "/", "%"),
)


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    @property
    def token(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def taken(self, text: str) -> bool:
        if self.token is not None and self.token.text == text:
            self.at += 1
            return True
        return False

    def conditional(self) -> int:
        value = self.binary(0)
        if self.taken("?"):
            yes = self.conditional()
            if not self.taken(":"):
                raise Wrong("'?' without following ':'")
            no = self.conditional()
            return yes if value else no
        return value

    def binary(self, level: int) -> int:
        if level == len(_BINARY):
            return self.unary()
        left = self.binary(level + 1)
        while self.token is not None and self.token.kind == "op" and self.token.text in _BINARY[level]:
            operator, column = self.token.text, self.token.column
            self.at += 1
            left = _result(operator, left, self.binary(level + 1), column)
        return left

    def unary(self) -> int:
        for text in ("-", "+", "~", "!"):
            if self.taken(text):
                value = self.unary()
                return {"-": -value, "+": value, "~": ~value, "!": int(not value)}[text]
        token = self.token
        if token is None:
            raise Wrong("#if with no expression" if not self.tokens else "the expression of #if is not complete")
        self.at += 1
        if token.text == "(":
            value = self.conditional()
            if not self.taken(")"):
                raise Wrong("missing ')' in expression", token.column)
            return value
        if token.kind == "name":
            return 0
        if token.kind == "number":
            try:
                digits = token.text.rstrip("uUlL")
                return int(digits, 8) if digits[:1] == "0" and digits.isdigit() else int(digits, 0)
            except ValueError:
                raise Wrong(f"{token.text!r} is no integer", token.column) from None
        if token.kind == "char" and len(token.text) == 3:
            return ord(token.text[1])
        raise Wrong(f"token {token.text!r} is not valid in preprocessor expressions", token.column)


def _result(operator: str, a: int, b: int, column: int) -> int:
    if operator in ("/", "%") and b == 0:
        raise Wrong("division by zero in #if", column)
    if operator == "/":
        return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
    if operator == "%":
        return abs(a) % abs(b) * (1 if a >= 0 else -1)
    simple: dict[str, Callable[[], int]] = {
        "||": lambda: int(bool(a or b)),
        "&&": lambda: int(bool(a and b)),
        "|": lambda: a | b,
        "^": lambda: a ^ b,
        "&": lambda: a & b,
        "==": lambda: int(a == b),
        "!=": lambda: int(a != b),
        "<": lambda: int(a < b),
        ">": lambda: int(a > b),
        "<=": lambda: int(a <= b),
        ">=": lambda: int(a >= b),
        "<<": lambda: a << (b & 63),
        ">>": lambda: a >> (b & 63),
        "+": lambda: a + b,
        "-": lambda: a - b,
        "*": lambda: a * b,
    }
    return simple[operator]()
