"""Evaluates random C expressions in C and in the translator's Python, and says where the two differ.

Expressions come in units, small functions (generate.py), many of which are one program. The program is compiled with
AddressSanitizer and UndefinedBehaviorSanitizer and run; units of which they report something are discarded. The others
are translated and run in one Python process. Where the two differ, clang's sanitizer is asked as well: gcc makes one
constant of `(a != b) + 2147483647` before its own looks. All that happens follows from the seed; --replay runs one unit
again.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from generate import PRELUDE, Unit  # noqa: E402

EPILOG = """\
examples:
  python tests/translate/expressions.py --kept 100000
  python tests/translate/expressions.py --seed 7 --replay 3/120        unit 120 of that run's batch 3: its C and Python

Exit status: 0 no difference, 1 a difference, 2 wrong usage.
"""
UNITS = 200
SANITIZERS = "-fsanitize=address,undefined,float-cast-overflow -fsanitize-recover=all -fno-omit-frame-pointer".split()
FLAGS = "-std=gnu11 -O0 -ffp-contract=off".split()
#: What the compiler computes itself, and no sanitizer sees.
OVERFLOWS = re.compile(r"units\.c:(\d+):\d+: warning: integer overflow in expression", re.M)

#: In C, where units may do what is undefined: each is announced on stderr, and one that kills is left.
C_MAIN = """
#include <setjmp.h>
#include <signal.h>
static sigjmp_buf back;
static void on_signal(int number) { fprintf(stderr, "runtime error: signal %d\\n", number); siglongjmp(back, 1); }
typedef void unit_function(void);
int main(void)
{
    static unit_function *units[] = { UNITS };
    static const int numbers[] = { NUMBERS };
    setvbuf(stdout, NULL, _IOLBF, 1 << 16);
    signal(SIGFPE, on_signal);
    signal(SIGSEGV, on_signal);
    for (size_t n = 0; n < sizeof(numbers) / sizeof(numbers[0]); n++) {
        fprintf(stderr, "@@ %d\\n", numbers[n]);
        printf("%d:", numbers[n]);
        if (sigsetjmp(back, 1) == 0)
            units[n]();
        printf("\\n");
    }
    return 0;
}
"""

PYTHON = """
import json, sys, traceback
import pysock
path, numbers = sys.argv[1], json.loads(sys.argv[2])
names = {"__name__": "units"}
exec(compile(open(path, encoding="utf-8").read(), path, "exec"), names)

def main():
    for number in numbers:
        pysock.printf("%d:", number)
        try:
            names[f"run_{number}"]()
        except Exception:
            pysock.printf(" %s", traceback.format_exc().splitlines()[-1])
        pysock.printf("\\n")

pysock.run(main)
"""


class Difference(NamedTuple):
    unit: Unit
    c: str
    python: str


class Found(NamedTuple):
    kept: int
    """Expressions; a unit has a few."""
    discarded: int
    differences: list[Difference]


def c_text(units: list[Unit], main: str) -> str:
    return PRELUDE + "\n" + "\n".join(unit.text() + unit.runner() for unit in units) + main


def compiler() -> list[str]:
    return shlex.split(os.environ.get("CC", "cc"))


def of_c(units: list[Unit], directory: Path, cc: list[str] | None = None) -> dict[int, str]:
    """What each unit shows; those that a sanitizer reports are left out."""
    source, binary = directory / "units.c", directory / "units"
    main = C_MAIN.replace("UNITS", ", ".join(f"run_{unit.number}" for unit in units))
    main = main.replace("NUMBERS", ", ".join(str(unit.number) for unit in units))
    source.write_text(c_text(units, main))
    done = subprocess.run(
        [*(cc or compiler()), *FLAGS, *SANITIZERS, "-o", str(binary), str(source)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"expressions: the generator wrote what is not C\n{done.stderr}")
    options = "halt_on_error=0:detect_leaks=0:handle_segv=0:handle_sigfpe=0:detect_stack_use_after_return=0"
    ran = subprocess.run(
        [str(binary)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "ASAN_OPTIONS": options, "UBSAN_OPTIONS": "print_stacktrace=0"},
        timeout=120,
    )
    lines = source.read_text().splitlines()
    bad = {unit_at(lines, int(line)) for line in OVERFLOWS.findall(done.stderr)}
    number = -1
    for line in ran.stderr.splitlines():
        if line.startswith("@@ "):
            number = int(line[3:])
        elif "runtime error" in line or "ERROR: AddressSanitizer" in line:
            bad.add(number)
    shown = by_unit(ran.stdout)
    if ran.returncode:
        bad |= {unit.number for unit in units if unit.number >= number}
    return {n: text for n, text in shown.items() if n not in bad}


def by_unit(output: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for line in output.splitlines():
        number, colon, text = line.partition(":")
        if colon and number.isdigit():
            found[int(number)] = text
    return found


def of_python(units: list[Unit], directory: Path) -> dict[int, str]:
    """What each unit shows in Python, or why it is not translated."""
    from pysock.translate import TranslationError
    from pysock.translate.program import translated_text

    shown: dict[int, str] = {}
    while units:
        text = c_text(units, "\nint main(void) { return 0; }\n")
        try:
            python: str = translated_text(Path("units.c"), text.encode()).text
            break
        except TranslationError as error:
            lines = text.splitlines()
            refused = {unit_at(lines, m.line): m.text for m in error.messages if m.kind == "error"}
            if not refused or None in refused:
                raise
            shown.update({number: f"refused: {why}" for number, why in refused.items() if number is not None})
            units = [unit for unit in units if unit.number not in refused]
        except Exception as error:
            if len(units) == 1:
                return {units[0].number: f"the translator failed: {type(error).__name__}: {error}"}
            middle = len(units) // 2
            return {**shown, **of_python(units[:middle], directory), **of_python(units[middle:], directory)}
    if not units:
        return shown
    file = directory / "units.py"
    file.write_text(python, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PYTHON, str(file), json.dumps([unit.number for unit in units])],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode and len(units) > 1 and not done.stdout:
        middle = len(units) // 2
        return {**shown, **of_python(units[:middle], directory), **of_python(units[middle:], directory)}
    ends = f"status {done.returncode}: {' '.join(done.stderr.splitlines()[-1:])}"
    return {**{unit.number: ends for unit in units}, **shown, **by_unit(done.stdout)}


def unit_at(lines: list[str], line: int) -> int | None:
    """The unit to which a line of the program belongs."""
    for text in reversed(lines[:line]):
        match = re.match(r"static .*\b(?:unit|run)_(\d+)\(", text)
        if match:
            return int(match[1])
    return None


def batch(seed: int, number: int, size: int, only: int | None = None) -> Found:
    """One program."""
    units = [Unit(f"{seed}/{number}/{n}", n) for n in range(size) if only in (None, n)]
    with tempfile.TemporaryDirectory() as temporary:
        directory = Path(temporary)
        expected = of_c(units, directory)
        kept = [unit for unit in units if unit.number in expected]
        python = of_python(kept, directory)
        differ = [unit for unit in kept if python.get(unit.number, "nothing") != expected[unit.number]]
        if differ and shutil.which("clang"):
            defined = of_c(differ, directory, ["clang"])
            kept = [unit for unit in kept if unit not in differ or unit.number in defined]
    differences = [
        Difference(unit, expected[unit.number], python.get(unit.number, "nothing")) for unit in differ if unit in kept
    ]
    count = sum(unit.expressions for unit in kept)
    return Found(count, sum(unit.expressions for unit in units) - count, differences)


def replay(seed: int, number: int, n: int) -> int:
    """One unit: its C, its Python, and what both show."""
    from pysock.translate.program import translated_text

    unit = Unit(f"{seed}/{number}/{n}", n)
    print(unit.text())
    found = batch(seed, number, n + 1, n)
    python = translated_text(Path("unit.c"), c_text([unit], "\nint main(void) { return 0; }\n").encode()).text
    start = re.search(rf"^def unit_{n}\(", python, re.M)
    print(python[start.start() :].split("\n\n\n")[0] if start else python)
    if not found.kept:
        print("\ndiscarded: undefined in C")
    for one in found.differences:
        print(f"\nC     {one.c}\nPython{one.python}")
    return 1 if found.differences else 0


def parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="expressions.py",
        description="Evaluates random C expressions in C and in the translator's Python, and compares.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--kept", type=int, default=10_000, help="compare so many, at least (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="what all choices follow from (default: %(default)s)")
    parser.add_argument("--units", type=int, default=UNITS, help="functions in one program (default: %(default)s)")
    parser.add_argument("--first", type=int, default=0, help="the first batch (default: 0)")
    parser.add_argument("--jobs", type=int, default=1, help="programs at a time (default: 1)")
    parser.add_argument("--differences", type=int, default=50, help="stop after so many (default: %(default)s)")
    parser.add_argument("--replay", metavar="BATCH/UNIT", help="only this unit of the run with this seed")
    return parser.parse_args(arguments)


def main() -> int:
    options = parsed(sys.argv[1:])
    if options.replay:
        number, _, n = options.replay.partition("/")
        return replay(options.seed, int(number), int(n))
    kept = discarded = differ = 0
    began = time.monotonic()
    number = options.first
    with ThreadPoolExecutor(options.jobs) as pool:
        while kept < options.kept and differ < options.differences:
            numbers = range(number, number + options.jobs)
            for which, found in zip(numbers, pool.map(lambda n: batch(options.seed, n, options.units), numbers)):
                kept, discarded = kept + found.kept, discarded + found.discarded
                differ += len(found.differences)
                for one in found.differences:
                    print(f"--seed {options.seed} --replay {which}/{one.unit.number}")
                    print(f"    C      {one.c}\n    Python {one.python}", flush=True)
            number += options.jobs
            print(
                f"batch {number - 1}: {kept} kept, {discarded} discarded, {differ} units differ, "
                f"{time.monotonic() - began:.0f} s",
                file=sys.stderr,
                flush=True,
            )
    print(f"{kept} expressions compared, {discarded} discarded, {differ} units differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
