"""A piece of Python: the text of an expression, and what is known of its value.

Numbers carry a range. `exact`: the Python number is C's value; otherwise only its low bits are, and whoever needs the
value converts it. Nothing here looks at the C program.
"""

from __future__ import annotations

from pysock.translate import types as t

#: Python's precedences.
WALRUS, TERNARY, OR, AND, NOT, COMPARE, BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, PRODUCT, UNARY, POWER, ATOM = range(15)

Range = "tuple[int, int]"


class Piece:
    __slots__ = ("exact", "form", "hi", "lo", "prec", "text", "truth", "type")

    def __init__(
        self,
        text: str,
        prec: int,
        type: t.Type,
        lo: int | None = None,
        hi: int | None = None,
        exact: bool = True,
        truth: bool = False,
        form: str = "",
    ) -> None:
        self.text = text
        self.prec = prec
        self.type = type
        if lo is None or hi is None:
            lo, hi = (type.lo, type.hi) if isinstance(type, t.Int) else (0, 0)
        self.lo: int = lo
        self.hi: int = hi
        self.exact = exact
        self.truth = truth  # Python's True or False
        self.form = form  # of pointers: "array", "struct", "variable" (new("int") itself), "bytes", "function"

    def at(self, prec: int) -> str:
        """The text, in parentheses if it binds less than `prec`."""
        return self.text if self.prec >= prec else f"({self.text})"

    @property
    def constant(self) -> bool:
        return self.exact and self.lo == self.hi

    def fits(self, type: t.Int) -> bool:
        return self.exact and type.lo <= self.lo and self.hi <= type.hi


def within(lo: int, hi: int, type: t.Int) -> tuple[int, int]:
    """The range, cut to that of a type which C lets nothing leave."""
    return max(min(lo, type.hi), type.lo), min(max(hi, type.lo), type.hi)


def plus(a: Piece, b: Piece) -> tuple[int, int]:
    return a.lo + b.lo, a.hi + b.hi


def minus(a: Piece, b: Piece) -> tuple[int, int]:
    return a.lo - b.hi, a.hi - b.lo


def times(a: Piece, b: Piece) -> tuple[int, int]:
    corners = (a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi)
    return min(corners), max(corners)


def shifted(a: Piece, b: Piece) -> tuple[int, int]:
    low, high = max(b.lo, 0), min(max(b.hi, 0), 64)
    corners = (a.lo << low, a.lo << high, a.hi << low, a.hi << high)
    return min(corners), max(corners)


def shifted_back(a: Piece, b: Piece) -> tuple[int, int]:
    low, high = max(b.lo, 0), min(max(b.hi, 0), 64)
    corners = (a.lo >> low, a.lo >> high, a.hi >> low, a.hi >> high)
    return min(corners), max(corners)


def divided(a: Piece, b: Piece) -> tuple[int, int]:
    biggest = max(abs(a.lo), abs(a.hi))
    least = b.lo if b.lo > 0 else 1
    biggest //= least
    if a.lo >= 0 and b.lo >= 0:
        return 0, biggest
    return -biggest, biggest


def remainder(a: Piece, b: Piece) -> tuple[int, int]:
    biggest = max(abs(b.lo), abs(b.hi)) - 1
    biggest = min(max(biggest, 0), max(abs(a.lo), abs(a.hi)))
    return (0 if a.lo >= 0 else -biggest), (0 if a.hi <= 0 else biggest)


def anded(a: Piece, b: Piece, type: t.Int) -> tuple[int, int]:
    if a.exact and a.lo >= 0 and b.exact and b.lo >= 0:
        return 0, min(a.hi, b.hi)
    for one in (a, b):
        if one.exact and one.lo >= 0:
            return 0, one.hi
    return type.lo, type.hi


def ored(a: Piece, b: Piece, type: t.Int) -> tuple[int, int]:
    if a.lo >= 0 and b.lo >= 0:
        bits = max(a.hi, b.hi).bit_length()
        return 0, (1 << bits) - 1
    bits = max(x.bit_length() for x in (a.lo, a.hi, b.lo, b.hi))
    return -(1 << bits), (1 << bits) - 1
