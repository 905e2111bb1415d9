"""C's integers in Python: conversions, cdiv and cmod over all boundary values, as gcc and clang compute them."""

from __future__ import annotations

import importlib
import itertools
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import pysock
from pysock.values import Integer

COMPILERS = ("gcc", "clang")
TYPES = sorted(name for name in pysock.__all__ if isinstance(getattr(pysock, name), Integer))
#: Around every power of two that ends a type, on both sides of 0, as bits of 64.
PATTERNS = sorted(
    {(sign * (1 << power) + step) % 2**64 for sign in (1, -1) for power in range(0, 65) for step in (-1, 0, 1)}
)
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "csrc"))
_declared = tuple(importlib.import_module("declarations").load())
#: C that includes every header of ours: all of them declare types.
HEAD = importlib.import_module("build").preamble(_declared)
HEAD += "#include <stdio.h>\n#define LENGTH(array) (int)(sizeof(array) / sizeof(array[0]))\n"
del sys.path[0]


def lines_of(program: Path) -> list[str]:
    return subprocess.run([program], capture_output=True, text=True, check=True).stdout.splitlines()


def number(value: int) -> str:
    """As C's SAY prints it."""
    return f"{value % 2**64} {int(value < 0)}"


@pytest.mark.parametrize("compiler", COMPILERS)
def test_conversions(compiler: str, compile_with: Callable[..., Path]) -> None:
    """Of unsigned and of signed numbers of 64 bits, and of what a double holds, in the range that C defines."""
    rows = ", ".join(f"{pattern}ull" for pattern in PATTERNS)
    body = "".join(
        f"for (int i = 0; i < LENGTH(patterns); i++) SAY(({name})patterns[i]);\n"
        f"for (int i = 0; i < LENGTH(patterns); i++) SAY(({name})(long long)patterns[i]);\n"
        f"for (int i = 0; i < LENGTH(reals); i++) SAY(({name})reals[i]);\n"
        for name in map(spelled, TYPES)
    )
    program = compile_with(
        compiler,
        [
            f'{HEAD}#define SAY(value) printf("%llu %d\\n", (unsigned long long)(value), (value) < 0)\n'
            f"static const unsigned long long patterns[] = {{{rows}}};\n"
            "static const double reals[] = {0.0, 0.9, 1.0, 2.5, 126.99};\n"
            f"int main(void)\n{{\n{body}return 0;\n}}\n"
        ],
        "-w",
    )
    signed = [pattern - 2**64 * (pattern >> 63) for pattern in PATTERNS]
    asked = [(name, given) for name in TYPES for given in (*PATTERNS, *signed, 0.0, 0.9, 1.0, 2.5, 126.99)]
    ours = [(name, given, number(getattr(pysock, name)(given))) for name, given in asked]
    compiled = lines_of(program)
    assert len(compiled) == len(ours) > 10000
    assert [one for one, line in zip(ours, compiled) if one[2] != line] == []


def spelled(name: str) -> str:
    """C's name of a type: `unsigned_int` is `unsigned int`, `uint16_t` is itself."""
    c_type = getattr(pysock, name).c_type
    return c_type if isinstance(c_type, str) else name


@pytest.mark.parametrize("compiler", COMPILERS)
@pytest.mark.parametrize("c_type", ["int", "unsigned int", "long long", "unsigned long long"])
def test_division_of_all_pairs(c_type: str, compiler: str, compile_with: Callable[..., Path]) -> None:
    unsigned = c_type.startswith("unsigned")
    bits = 8 * pysock.sizeof(c_type)
    low, high = (0, 2**bits - 1) if unsigned else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    near = {sign * (1 << power) + step for sign in (1, -1) for power in (0, 2, 7, 15, 30, 62) for step in (-1, 0, 1)}
    numbers = sorted(n for n in {*near, low, low + 1, high - 1, high, 10, -10, 7, -7} if low <= n <= high)
    rows = ", ".join(f"{n % 2**64}ull" for n in numbers)
    program = compile_with(
        compiler,
        [
            f"{HEAD}static const unsigned long long numbers[] = {{{rows}}};\nint main(void)\n{{\n"
            "for (int i = 0; i < LENGTH(numbers); i++)\nfor (int j = 0; j < LENGTH(numbers); j++) {\n"
            f"{c_type} a = numbers[i], b = numbers[j];\n"
            # the one quotient that the type does not hold is undefined, and so is a division by 0
            f"if (b != 0 && !({int(not unsigned)} && a == ({c_type})1 << {bits - 1} && b == -1))\n"
            f'printf("{"%llu %llu" if unsigned else "%lld %lld"}\\n", 0ll + (a / b), 0ll + (a % b));\n'
            "}\nreturn 0;\n}\n"
        ],
        "-w",
        "-fwrapv",
    )
    pairs = [(a, b) for a, b in itertools.product(numbers, numbers) if b and (a // b <= high)]
    ours = [(a, b, f"{pysock.cdiv(a, b)} {pysock.cmod(a, b)}") for a, b in pairs]
    compiled = lines_of(program)
    assert len(compiled) == len(ours) > 200
    assert [one for one, line in zip(ours, compiled) if one[2] != line] == []
