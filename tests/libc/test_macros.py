"""Every macro that takes arguments, over sample arguments: pysock's value is the one that gcc and clang compute.

Which of the declared functions are macros is asked of the preprocessor. Those over integers are called with the
boundary values of their parameters' types; those over structs and pointers stand in the folder macros, a block of C
beside the same in Python, which show numbers (`show`), how far a pointer leads into a buffer (`at`; -1 for NULL) and
bytes (`dump`). A macro that has neither fails a test here.
"""

from __future__ import annotations

import importlib
import itertools
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pysock
from pysock import ffi, values

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "csrc"))
import declarations

HEADERS = tuple(declarations.load())
#: C that includes every header of ours.
PREAMBLE = importlib.import_module("build").preamble(HEADERS)
del sys.path[0]
FUNCTIONS = {
    item.name: item
    for header in HEADERS
    for item in header.declarations
    if isinstance(item, declarations.Function) and hasattr(pysock, item.name)
}
COMPILERS = ("gcc", "clang")
#: By name: a block of C, and the same in Python.
SCRIPTS = {
    path.stem: (path.read_text(encoding="utf-8"), path.with_suffix(".py").read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).with_name("macros").glob("*.c"))
}
#: Macros that have tests of their own, since they end the process.
ELSEWHERE = {"assert": "test_assert.py", "assert_perror": "test_assert.py"}
#: What C leaves undefined is not asked: a shift by more bits than there are, a negative count of processors; and no
#: absolute value of the lowest number, which has none.
ABSOLUTE = "abs labs llabs imaxabs".split()
#: Functions over integers that compute and do nothing else, and which C libraries have as macros or builtins.
PURE = [*ABSOLUTE, *"ffs ffsl ffsll inet6_rth_space tolower toupper".split()]
DOMAINS: dict[tuple[str, str], list[int]] = {
    ("LOG_MASK", "pri"): list(range(32)),
    ("LOG_UPTO", "pri"): list(range(31)),
    ("IFLA_STATS_FILTER_BIT", "ATTR"): list(range(1, 33)),
    ("CPU_ALLOC_SIZE", "num_cpus"): [0, 1, 2, 63, 64, 65, 127, 128, 129, 1023, 1024, 1025, 65536],
}

HEAD = """
#include <stddef.h>
#include <stdio.h>
#define SAY(value) printf("%llu %d\\n", (unsigned long long)(value), (value) < 0)
static inline void show(long long number) { printf("%lld\\n", number); }
static inline void at(const void *p, const void *base) { show(p ? (const char *)p - (const char *)base : -1); }
static inline void dump(const void *p, size_t size)
{
    for (size_t i = 0; i < size; i++)
        printf("%02x", ((const unsigned char *)p)[i]);
    puts("");
}
"""


def macros(compiler: str, *flags: str) -> set[str]:
    """The declared functions that are macros for this compiler."""
    command = [compiler, *flags, "-E", "-dM", "-xc", "-"]
    done = subprocess.run(command, input=PREAMBLE, capture_output=True, text=True, check=True)
    return {name for name in re.findall(r"#define (\w+)", done.stdout) if name in FUNCTIONS}


def run(program: Path) -> list[str]:
    return subprocess.run([program], capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.fixture(scope="module", params=COMPILERS)
def program(request: pytest.FixtureRequest, compile_with: Callable[..., Path]) -> Callable[[str], list[str]]:
    """`program(body)`: the lines that a C program with every header prints; -O2 is where htons() is a macro."""

    def program(body: str) -> list[str]:
        source = f"{PREAMBLE}{HEAD}int main(void)\n{{\n{body}\nreturn 0;\n}}\n"
        return run(compile_with(request.param, [source], "-O2", "-fwrapv", "-w", "-g0"))

    return program


# Macros over integers


def of_integers(item: declarations.Function) -> bool:
    """Whether its parameters and its result are integers."""
    types = [item.result, *(p.base for p in item.parameters if not p.pointer)]
    return (
        bool(item.parameters)
        and not item.variadic
        and not any(p.pointer for p in item.parameters)
        and all(integer(name) is not None for name in types)
    )


def integer(name: str) -> Any:
    try:
        t = values.ctype(name)
    except TypeError:
        return None
    return t if t.kind == "primitive" and "float" not in t.cname and "double" not in t.cname else None


def samples(item: declarations.Function) -> list[tuple[int, ...]]:
    """Arguments: every boundary of each parameter's type, with the others at some of theirs."""
    choices = [DOMAINS.get((item.name, p.name)) or boundaries(p) for p in item.parameters]
    if item.name in ABSOLUTE:
        choices = [choice[1:] for choice in choices]
    fewer = 100 if len(choices) == 1 else 12 if len(choices) == 2 else 6
    thin = [choice[:: max(1, len(choice) // fewer)] for choice in choices]
    found = set(itertools.product(*thin))
    for place, choice in enumerate(choices):
        found |= set(itertools.product(*thin[:place], choice, *(rest[:1] for rest in thin[place + 1 :])))
    return sorted(found)


def boundaries(parameter: declarations.Parameter) -> list[int]:
    if parameter.marker("CHAR"):
        return [*range(-1, 256)]
    t = integer(parameter.base)
    bits = 8 * ffi.sizeof(t)
    signed = int(ffi.cast(t, -1)) < 0
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
    near = {power + step for power in (1 << n for n in range(bits)) for step in (-1, 0, 1)}
    near |= {-number for number in near} | {low, low + 1, high - 1, high, 0xDEADBEEF, 0x5555}
    return sorted(number for number in near if low <= number <= high)


def c_calls(item: declarations.Function, given: list[tuple[int, ...]]) -> str:
    """C that says the result for each of these arguments, which get the types that the prototype says."""
    rows = ", ".join("{" + ", ".join(f"{number % 2**64}ull" for number in arguments) + "}" for arguments in given)
    typed = ", ".join(f"({p.base})given[i][{place}]" for place, p in enumerate(item.parameters))
    call = f"{'!!' * truth_alone(item)}{item.name}({typed})"
    table = f"static const unsigned long long given[][{len(item.parameters)}] = {{{rows}}};"
    return f"{{\n{table}\nfor (int i = 0; i < {len(given)}; i++)\n    SAY({call});\n}}"


def truth_alone(item: declarations.Function) -> bool:
    """<ctype.h>'s tests promise a number that is not 0; compilers put in one of their own."""
    return bool(item.parameters[0].marker("CHAR")) and item.name.startswith("is")


def called(item: declarations.Function, arguments: tuple[int, ...]) -> str:
    result = getattr(pysock, item.name)(*arguments)
    number = int(bool(result)) if truth_alone(item) else int(result)
    return f"{number % 2**64} {int(number < 0)}"


def found_compilers() -> list[str]:
    return [compiler for compiler in COMPILERS if shutil.which(compiler)]


def test_macros_over_integers(program: Callable[[str], list[str]]) -> None:
    names = {name for compiler in found_compilers() for flags in ("-O0", "-O2") for name in macros(compiler, flags)}
    items = [FUNCTIONS[name] for name in sorted(names | set(PURE)) if name in FUNCTIONS]
    asked = {item: samples(item) for item in items if of_integers(item)}
    lines = iter(program("\n".join(c_calls(item, given) for item, given in asked.items())))
    compiled = {f"{item.name}{arguments}": next(lines) for item, given in asked.items() for arguments in given}
    ours = {f"{item.name}{arguments}": called(item, arguments) for item in asked for arguments in asked[item]}
    assert next(lines, None) is None
    assert {call: (line, compiled[call]) for call, line in ours.items() if line != compiled[call]} == {}
    assert len(ours) > 3000


@pytest.mark.parametrize("name", ["htons", "ntohs", "htonl", "ntohl"])
def test_an_argument_that_does_not_fit_is_cut(program: Callable[[str], list[str]], name: str) -> None:
    numbers = [-(1 << 63), -70000, -1, 65536, 70000, (1 << 32) + 5, (1 << 63) - 1]
    lines = program("".join(f"SAY({name}({number % 2**64}ull));" for number in numbers))
    assert [called(FUNCTIONS[name], (number,)) for number in numbers] == lines


# Macros over structs and pointers


def python_lines(text: str) -> list[str]:
    """What the Python text shows with show(), at() and dump(), which are C's."""
    lines: list[str] = []

    def show(number: Any) -> None:
        lines.append(str(int(number)))

    def at(pointer: Any, base: Any) -> None:
        show(ffi.cast("char *", pointer) - ffi.cast("char *", base) if pointer else -1)

    def dump(pointer: Any, size: int) -> None:
        lines.append(bytes(ffi.buffer(pysock.cast("void *", pointer), size)).hex())

    names = {name: getattr(pysock, name) for name in pysock.__all__}
    exec(text, {**names, "show": show, "at": at, "dump": dump})
    return lines


@pytest.mark.parametrize("script", SCRIPTS)
def test_macros_over_structs(program: Callable[[str], list[str]], script: str) -> None:
    parts = program("\n".join(f'puts("script {name}");\n{{\n{c}\n}}' for name, (c, _) in SCRIPTS.items()))
    start = parts.index(f"script {script}") + 1
    expected = list(itertools.takewhile(lambda line: not line.startswith("script "), parts[start:]))
    assert len(expected) > 2
    assert python_lines(SCRIPTS[script][1]) == expected


@pytest.mark.parametrize("flags", ["-O0", "-O2"])
@pytest.mark.parametrize("compiler", COMPILERS)
def test_every_macro_has_samples(compiler: str, flags: str) -> None:
    if compiler not in found_compilers():
        pytest.skip(f"no C compiler: {compiler!r} is not in PATH")
    found = macros(compiler, flags)
    assert len(found) > 150
    beside = {
        name for c, python in SCRIPTS.values() for name in set(re.findall(r"\w+", c)) & set(re.findall(r"\w+", python))
    }
    without = {name for name in found if not of_integers(FUNCTIONS[name])} - beside - set(ELSEWHERE)
    assert without == set(), "these need a C text and its Python text in the folder macros"
    assert all(
        re.search(rf"\b{name}\b", (Path(__file__).parent / test).read_text()) for name, test in ELSEWHERE.items()
    )
