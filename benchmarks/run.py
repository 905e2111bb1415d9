"""Measures pysock against C and the standard library: see docs/performance.md.

python benchmarks/run.py                              everything, in less than ten minutes
python benchmarks/run.py --only a,d --rounds 20       some rows, more often
python benchmarks/run.py --python pypy3 --json FILE   another interpreter; the figures as JSON too
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from harness import Bench, Failure, system
from report import Figures, as_json, calls, result, table
from rows import ROWS, Row

ROUNDS = 12


def parser() -> argparse.ArgumentParser:
    opening, _, example = (__doc__ or "").partition("\n\n")
    made = argparse.ArgumentParser(
        prog="python benchmarks/run.py",
        description=opening,
        epilog="examples:\n" + example + "\nrows:\n" + "\n".join(f"    {r.letter}  {r.title}" for r in ROWS),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--only", metavar="a,b", type=_rows, default=ROWS, help="these rows alone, by their letters")
    made.add_argument("--rounds", metavar="N", type=_rounds, default=ROUNDS, help=f"rounds (default: {ROUNDS})")
    made.add_argument("--scale", metavar="X", type=_scale, default=1.0, help="so much of the usual work")
    made.add_argument("--python", default=sys.executable, help="the interpreter that is measured (default: this one)")
    made.add_argument("--json", metavar="FILE", type=Path, help="write the figures there as well")
    return made


def _rows(text: str) -> tuple[Row, ...]:
    letters = [letter.strip() for letter in text.split(",")]
    unknown = [letter for letter in letters if letter not in {row.letter for row in ROWS}]
    if unknown:
        raise argparse.ArgumentTypeError(f"no row {unknown[0]!r}; there are {ROWS[0].letter} to {ROWS[-1].letter}")
    return tuple(row for row in ROWS if row.letter in letters)


def _scale(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"not a number above 0: {text!r}")
    return value


def _rounds(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,5}", text):
        raise argparse.ArgumentTypeError(f"not a number above 0: {text!r}")
    return int(text)


def progress(text: str) -> None:
    """One line on a terminal that is written over; nothing elsewhere."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K" + text[: shutil.get_terminal_size().columns - 1])
        sys.stderr.flush()


def measure(bench: Bench, rows: tuple[Row, ...], rounds: int) -> dict[Row, Figures]:
    figures: dict[Row, Figures] = {row: {contender: {} for contender in row.contenders} for row in rows}
    for number in range(1, rounds + 1):
        for row in rows:
            # the order turns, so that no contender always follows the same one
            turned = number % len(row.contenders)
            for contender in row.contenders[turned:] + row.contenders[:turned]:
                progress(f"round {number} of {rounds}: ({row.letter}) {row.name}, {contender}")
                for name, figure in bench.figures(row, contender).items():
                    figures[row][contender].setdefault(name, []).append(figure)
    progress("")
    return figures


def main() -> int:
    options = parser().parse_args()
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    try:
        with Bench(options.python, options.scale) as bench:
            about = system(bench)
            figures = measure(bench, options.only, options.rounds)
    except Failure as failure:
        progress("")
        print(f"benchmarks: {failure}", file=sys.stderr)
        return 1
    except subprocess.TimeoutExpired as late:
        progress("")
        print(f"benchmarks: no end within {late.timeout:.0f} s: {late.cmd}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        progress("")
        return 130
    results = [result(line, figures[row]) for row in options.only if row.kind != "calls" for line in row.lines()]
    of_calls = [call for row in options.only if row.kind == "calls" for call in calls(figures[row])]
    print(table(about, options.rounds, results, of_calls, colour), end="")
    if options.json:
        document = as_json(about, options.rounds, results, of_calls)
        options.json.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
