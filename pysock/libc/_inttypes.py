"""What <inttypes.h> needs by hand: what <stdlib.h> needs, in the widest integers."""

from __future__ import annotations

from pysock.libc._stdlib import _divide, _number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def imaxdiv(numerator: int, denominator: int) -> Any:
    return _divide("imaxdiv", numerator, denominator, "intmax_t")


def strtoimax(nptr: Any, endptr: Any, base: int) -> int:
    return int(_number("strtoimax", nptr, endptr, base))


def strtoumax(nptr: Any, endptr: Any, base: int) -> int:
    return int(_number("strtoumax", nptr, endptr, base))
