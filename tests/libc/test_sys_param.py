"""<sys/param.h>: its macros, over numbers and over bits in arrays, beside C's."""
# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Callable

import pytest

from pysock import *

NUMBERS = (0, 1, 7, 8, 9, 63, 64, 1000)


def test_beside_c(beside_c: Callable[..., None]) -> None:
    rows = [("%d", f"{name}({x}, {y})") for name in ("MIN", "MAX") for x in (-3, 0, 5) for y in (-3, 4, 5)]
    rows += [("%d", f"{name}({x}, {y})") for name in ("howmany", "roundup") for x in NUMBERS for y in (1, 3, 8)]
    rows += [("%d", f"powerof2({x})") for x in NUMBERS]
    rows += [("%.1f", "MIN(1.5, 2)"), ("%.1f", "MAX(1.5, 1.25)")]
    rows += [("", f"{sign}char {name}[4] = {{0}}", f'{name} = new("{sign}char[4]")') for name, sign in ARRAYS.items()]
    for name in ARRAYS:
        rows += [("", f"setbit({name}, {bit})") for bit in (0, 7, 8, 15, 31)]
        rows += [("%d", f"{name}[{byte}]") for byte in range(4)]
        rows += [("", f"clrbit({name}, {bit})") for bit in (7, 8, 9)]
        rows += [("%d", f"{name}[{byte}]") for byte in range(4)]
        rows += [("%d", f"{test}({name}, {bit})") for test in ("isset", "isclr") for bit in (0, 7, 15, 30, 31)]
    beside_c("sys/param.h", rows)


ARRAYS = {"plain": "", "byte": "unsigned ", "number": "signed "}


def test_bits_of_pythons_own_bytes() -> None:
    bits = bytearray(2)
    setbit(bits, 9)
    setbit(bits, 15)
    clrbit(bits, 9)
    assert bits == b"\0\x80" and isset(bits, 15) == 0x80 and isclr(bits, 9)


def test_no_bit_lies_beyond_the_array() -> None:
    bits = new("char[2]")
    for macro in (setbit, clrbit, isset, isclr):
        for bit in (16, -1):
            with pytest.raises(IndexError):
                macro(bits, bit)
