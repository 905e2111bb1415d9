"""What <sys/param.h> needs by hand: macros whose arguments may be of any type."""

from __future__ import annotations

from pysock._libc import ffi
from pysock.values import cdiv

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["MAX", "MIN", "clrbit", "howmany", "isclr", "isset", "powerof2", "roundup", "setbit"]


def MIN(a: Any, b: Any) -> Any:
    """MIN(a, b)

    The smaller of two numbers, b if they are equal.
    """
    return a if a < b else b


def MAX(a: Any, b: Any) -> Any:
    """MAX(a, b)

    The larger of two numbers, b if they are equal.
    """
    return a if a > b else b


def howmany(x: int, y: int) -> int:
    """howmany(x, y) -> int

    How many pieces of y hold x: x / y, rounded up.
    """
    return cdiv(x + (y - 1), y)


def roundup(x: int, y: int) -> int:
    """roundup(x, y) -> int

    The multiple of y that x fits into: howmany(x, y) * y.
    """
    return howmany(x, y) * y


def powerof2(x: int) -> int:
    """powerof2(x) -> int

    1 if one bit of x is set, or none; else 0.
    """
    return int((x - 1) & x == 0)


def setbit(a: Any, i: int) -> None:
    """setbit(a, i) -> None

    Set bit i of an array of char: bit i % 8 of its byte i / 8.
    """
    _store(a, i // 8, a[i // 8] | 1 << i % 8)


def clrbit(a: Any, i: int) -> None:
    """clrbit(a, i) -> None

    Clear bit i of an array of char: bit i % 8 of its byte i / 8.
    """
    _store(a, i // 8, a[i // 8] & ~(1 << i % 8))


def isset(a: Any, i: int) -> int:
    """isset(a, i) -> int

    Bit i of an array of char, where it stands in its byte: 0 if it is not set.
    """
    return int(a[i // 8]) & 1 << i % 8


def isclr(a: Any, i: int) -> int:
    """isclr(a, i) -> int

    1 if bit i of an array of char is not set; else 0.
    """
    return int(isset(a, i) == 0)


def _store(a: Any, index: int, value: int) -> None:
    """As C stores an int in a char, signed or not."""
    a[index] = int(ffi.cast(ffi.typeof(a).item, value)) if isinstance(a, ffi.CData) else value & 0xFF
