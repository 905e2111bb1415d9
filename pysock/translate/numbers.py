"""Integers in Python with C's values: what is computed, and where a conversion must be written.

Python's integers never leave a type by themselves. A result that may leave an unsigned type is carried on inexact, with
only its low bits true, until someone needs its value; then the conversion is written. Ranges spare most of them.
"""

from __future__ import annotations

from pysock.translate import piece
from pysock.translate import types as t
from pysock.translate.names import Names
from pysock.translate.piece import Piece
from pysock.translate.quantities import LIMIT

_PRECEDENCE = {
    "|": piece.BIT_OR,
    "^": piece.BIT_XOR,
    "&": piece.BIT_AND,
    "<<": piece.SHIFT,
    ">>": piece.SHIFT,
    "+": piece.SUM,
    "-": piece.SUM,
    "*": piece.PRODUCT,
    "/": piece.PRODUCT,
    "%": piece.PRODUCT,
}
_EXACT_FLOAT = 1 << 53


class Numbers:
    names: Names

    def exact(self, v: Piece) -> Piece:
        """The value as a number, its conversion written if need be."""
        return v if v.exact else self.cut(v, v.type)

    def distance(self, v: Piece) -> Piece:
        """How far from a pointer. C leaves all undefined that leads out of an array, which no array is large enough
        for: `p[n - 1]` needs no conversion, for if n is 0, neither the one nor the other is right."""
        assert isinstance(v.type, t.Int)
        if not v.exact and v.type.size == 8 and v.lo > -LIMIT and v.hi < 1 << 64:
            return Piece(v.text, v.prec, v.type, v.lo, v.hi)
        return self.exact(v)

    def cut(self, v: Piece, type: t.Type) -> Piece:
        """The conversion to an integer type, written out."""
        assert isinstance(type, t.Int)
        if type.basic == "_Bool":
            v = self.exact(v)
            if v.truth:
                return Piece(v.text, v.prec, type, truth=True)
            return Piece(f"bool({v.text})", piece.ATOM, type, truth=True)
        if v.lo == v.hi:
            from pysock.translate.constants import wrapped

            number = wrapped(v.lo, type)
            if number >= 0 and v.prec >= piece.UNARY and v.text.lstrip("-").isdigit():
                return Piece(str(number), piece.ATOM, type, number, number)
        call = self.names.converter(type)
        if call is None:
            return Piece(f'{self.names.word("cast")}("{type.name}", {v.text})', piece.ATOM, type)
        return Piece(f"{call}({v.text})", piece.ATOM, type)

    def converted(self, v: Piece, type: t.Type) -> Piece:
        """The value as another arithmetic type, exact."""
        if isinstance(type, t.Float):
            return self.real(v, type)
        assert isinstance(type, t.Int)
        if isinstance(v.type, t.Float):
            if type.basic == "_Bool":
                return Piece(f"{v.at(piece.COMPARE + 1)} != 0", piece.COMPARE, type, truth=True)
            return Piece(f"int({v.text})", piece.ATOM, type)
        if not isinstance(v.type, t.Int):
            return self._of_address(v, type)
        if type.basic == "_Bool":
            if v.truth:
                return Piece(v.text, v.prec, type, 0, 1, truth=True)
            return self.cut(v, type)
        if v.exact and type.lo <= v.lo and v.hi <= type.hi:
            return Piece(v.text, v.prec, type, v.lo, v.hi, True, v.truth)
        if not v.exact and v.type.size < type.size:
            v = self.exact(v)
            return self.converted(v, type)
        return self.cut(v, type)

    def _of_address(self, v: Piece, type: t.Int) -> Piece:
        """An address as a number, or as a truth value."""
        if type.basic == "_Bool":
            if v.form in ("str", "bytes", "array", "struct", "function"):
                return Piece("True", piece.ATOM, type, 1, 1, truth=True)
            return Piece(f"bool({v.text})", piece.ATOM, type, truth=True)
        return Piece(f'{self.names.word("cast")}("{type.name}", {v.text})', piece.ATOM, type)

    def lazily(self, v: Piece, type: t.Int) -> Piece:
        """The value as another integer type, perhaps inexact."""
        assert isinstance(v.type, t.Int)
        if v.exact and type.lo <= v.lo and v.hi <= type.hi:
            return Piece(v.text, v.prec, type, v.lo, v.hi, True, v.truth)
        if not v.exact and v.type.size < type.size:
            v = self.exact(v)
            return self.lazily(v, type)
        return Piece(v.text, v.prec, type, v.lo, v.hi, False)

    def real(self, v: Piece, type: t.Float) -> Piece:
        """The value as a floating number."""
        if isinstance(v.type, t.Int):
            v = self.exact(v)
            exact = type.name != "float" or max(abs(v.lo), abs(v.hi)) <= 1 << 24
            if v.constant and v.text.lstrip("-").isdigit() and exact:
                return Piece(f"{v.text}.0", v.prec, type) if v.hi else Piece("0.0", piece.ATOM, type)  # -0 is 0
            if not exact:
                return self._rounded(v, type)
            return Piece(f"float({v.text})", piece.ATOM, type)
        if not isinstance(v.type, t.Float):
            return v
        if type.name == "float" and v.type.name != "float":
            return self._rounded(v, type)
        return Piece(v.text, v.prec, type)

    def _rounded(self, v: Piece, type: t.Float) -> Piece:
        return Piece(f'{self.names.word("cast")}("float", {v.text})', piece.ATOM, type)

    # Operators

    def arithmetic(self, op: str, a: Piece, b: Piece, type: t.Type) -> Piece:
        """a op b, in the type that C computes it in."""
        if isinstance(type, t.Float):
            return self._float(op, a, b, type)
        assert isinstance(type, t.Int)
        if op in ("<<", ">>"):
            a = self.lazily(a, type) if op == "<<" else self.converted(a, type)
            return self._shift(op, a, self._count(b, type), type)
        if op in ("/", "%"):
            return self._divide(op, self.converted(a, type), self.converted(b, type), type)
        a, b = self.lazily(a, type), self.lazily(b, type)
        exact = a.exact and b.exact
        if op == "+":
            lo, hi = piece.plus(a, b)
        elif op == "-":
            lo, hi = piece.minus(a, b)
        elif op == "*":
            lo, hi = piece.times(a, b)
        elif op == "&":
            lo, hi = piece.anded(a, b, type)
            exact = exact or any(v.exact and v.lo >= 0 for v in (a, b))
        else:
            lo, hi = piece.ored(a, b, type)
        if type.signed and exact:
            lo, hi = piece.within(lo, hi, type)  # C leaves the rest undefined
        elif lo < type.lo or hi > type.hi:
            exact = exact and op in "&|^"
            if exact:
                lo, hi = piece.within(lo, hi, type)
        return Piece(self.joined(op, a, b), _PRECEDENCE[op], type, lo, hi, exact)

    def joined(self, op: str, a: Piece, b: Piece) -> str:
        prec = _PRECEDENCE[op]
        left, right = a.at(prec), b.at(prec + 1)
        if op in "|^&" or op in ("<<", ">>"):  # readers do not know these by heart
            left = a.at(prec if _tail_op(a, prec) else piece.UNARY) if a.prec != prec else left
            right = b.at(piece.UNARY)
        return f"{left} {op} {right}"

    def _count(self, b: Piece, type: t.Int) -> Piece:
        """How far to shift. C leaves all but 0 to 63 undefined; what comes out right for those needs no conversion."""
        assert isinstance(b.type, t.Int)
        around = 1 << (8 * b.type.size)
        if b.exact or b.lo <= 64 - around or b.hi >= around:
            return self.exact(b)
        return Piece(b.text, b.prec, b.type, max(b.lo, 0), min(max(b.hi, 0), 8 * type.size - 1))

    def _shift(self, op: str, a: Piece, b: Piece, type: t.Int) -> Piece:
        if op == ">>":
            lo, hi = piece.shifted_back(a, b)
            return Piece(self.joined(op, a, b), piece.SHIFT, type, lo, hi)
        if a.constant and not b.constant and type.signed:
            lo, hi = piece.within(*piece.shifted(a, b), type)  # `1 << n`: C leaves the rest undefined
            return Piece(self.joined(op, a, b), piece.SHIFT, type, lo, hi)
        lo, hi = piece.shifted(a, b)
        exact = a.exact and type.lo <= lo and hi <= type.hi
        return Piece(self.joined(op, a, b), piece.SHIFT, type, lo, hi, exact)

    def _divide(self, op: str, a: Piece, b: Piece, type: t.Int) -> Piece:
        lo, hi = piece.divided(a, b) if op == "/" else piece.remainder(a, b)
        lo, hi = piece.within(lo, hi, type)
        if a.lo >= 0 and b.lo >= 0:
            return Piece(
                f"{a.at(piece.PRODUCT)} {'//' if op == '/' else op} {b.at(piece.PRODUCT + 1)}",
                piece.PRODUCT,
                type,
                lo,
                hi,
            )
        word = self.names.word("cdiv" if op == "/" else "cmod")
        return Piece(f"{word}({a.text}, {b.text})", piece.ATOM, type, lo, hi)

    def _float(self, op: str, a: Piece, b: Piece, type: t.Float) -> Piece:
        if isinstance(a.type, t.Int):
            a = self.exact(a)
        if isinstance(b.type, t.Int):
            b = self.exact(b)
        if (
            type.name == "float"
            or max(abs(v.lo) for v in (a, b)) > _EXACT_FLOAT
            or max(abs(v.hi) for v in (a, b)) > _EXACT_FLOAT
        ):
            a, b = self.real(a, type), self.real(b, type)
        prec = _PRECEDENCE[op]
        if op == "/" and not _is_not_zero(b):
            found = Piece(f"{self.names.word('fdiv')}({a.text}, {b.text})", piece.ATOM, type)
        else:
            found = Piece(f"{a.at(prec)} {op} {b.at(prec + 1)}", prec, type)
        return self._rounded(found, type) if type.name == "float" else found

    def compared(self, op: str, a: Piece, b: Piece) -> Piece:
        """A comparison of two numbers."""
        if isinstance(a.type, t.Int) and isinstance(b.type, t.Int):
            type = t.common(a.type, b.type)
            assert isinstance(type, t.Int)
            a, b = self._comparable(op, a, b, type), self._comparable(op, b, a, type)
        else:
            a, b = self._comparable_real(a, b), self._comparable_real(b, a)
        text = f"{a.at(piece.COMPARE + 1)} {op} {b.at(piece.COMPARE + 1)}"
        return Piece(text, piece.COMPARE, t.INT, 0, 1, truth=True)

    def _comparable_real(self, v: Piece, other: Piece) -> Piece:
        """Beside a floating number an integer is one too, which shows where that cannot hold it exactly."""
        if not isinstance(v.type, t.Int) or not isinstance(other.type, t.Float):
            return v
        v = self.exact(v)
        holds = 1 << 24 if other.type.name == "float" else _EXACT_FLOAT
        return v if max(abs(v.lo), abs(v.hi)) <= holds else self.real(v, other.type)

    def _comparable(self, op: str, v: Piece, other: Piece, type: t.Int) -> Piece:
        if v.exact and v.lo < 0 and not type.signed and op in ("==", "!="):
            # as an unsigned number it is beyond what the other one can be
            least = v.lo + (1 << (8 * type.size))
            if other.exact and other.lo >= 0 and other.hi < least and type.hi >= v.hi:
                return v
        return self.converted(v, type)

    def negated(self, op: str, v: Piece, type: t.Type) -> Piece:
        """- + ~"""
        if isinstance(type, t.Float):
            text = v.at(piece.UNARY)
            return Piece(text if op == "+" else f"-{text}", piece.UNARY if op == "-" else v.prec, type)
        assert isinstance(type, t.Int)
        v = self.converted(v, type) if type.signed else self.lazily(v, type)
        if op == "+":
            return v
        if v.truth:
            v = Piece(f"int({v.text})", piece.ATOM, type, 0, 1)
        lo, hi = (-v.hi, -v.lo) if op == "-" else (~v.hi, ~v.lo)
        exact = v.exact and (type.signed or type.lo <= lo)
        if type.signed:
            lo, hi = piece.within(lo, hi, type)
        return Piece(f"{op}{v.at(piece.UNARY)}", piece.UNARY, type, lo, hi, exact)


def _is_not_zero(v: Piece) -> bool:
    """A divisor that is surely no zero."""
    if isinstance(v.type, t.Int):
        return v.lo > 0 or v.hi < 0
    try:
        return float(v.text) != 0
    except ValueError:
        return False


def _tail_op(a: Piece, prec: int) -> bool:
    return a.prec == prec
