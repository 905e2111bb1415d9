"""Writes the tables of docs/performance.md from what `run.py --json` has written, one file for each interpreter:

python benchmarks/tables.py CPYTHON.json PYPY.json

The rest of the page, what the figures mean, is written by hand.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from report import number

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
TIMES = "\u00d7"
BEGIN, END = "<!-- tables: benchmarks/tables.py -->\n", "<!-- end of tables -->\n"
NAMES = {"c": "C", "stdlib": "standard library"}


def tables(reports: list[dict[str, Any]]) -> Iterator[str]:
    for report in reports:
        system = report["system"]
        yield f"### {system['python']}"
        yield (
            f"{system['kernel']}, {system['processor']}, {system['processors']} processors, {system['compiler']}; "
            f"{report['rounds']} rounds, begun at a load of {system['load']}."
        )
        yield "\n".join(_figures(report["rows"]))
    yield "### Against the targets"
    yield "\n".join(_targets(reports))
    yield "### Row (i), nanoseconds for each call, by its guard and by `lib`"
    yield "\n".join(_calls(reports))


def _figures(rows: list[dict[str, Any]]) -> Iterator[str]:
    yield f"| row | | figure | {TIMES} C | {TIMES} standard library |\n|---|---|---|---|---|"
    for row in rows:
        title = f"({row['row']}) {row['title']}: {row['unit']}"
        for name, figures in row["contenders"].items():
            ratios = [figures.get(f"to {other}") if other != name else None for other in ("c", "stdlib")]
            cells = [
                title,
                NAMES.get(name, name),
                _spread(figures, number),
                *(_spread(ratio, _ratio) for ratio in ratios),
            ]
            yield f"| {' | '.join(cells)} |"
            title = ""


def _targets(reports: list[dict[str, Any]]) -> Iterator[str]:
    names = [_interpreter(report) for report in reports]
    yield f"| row | target | {' | '.join(names)} |\n|---|---|{'---|' * len(names)}"
    for rows in zip(*(report["rows"] for report in reports)):
        for judged in zip(*(row["targets"] for row in rows)):
            ratios = [f"{each['ratio']:.2f} {'met' if each['met'] else '**missed**'}" for each in judged]
            target = judged[0]["target"].replace("<=", "≤").replace(">=", "≥").replace(" x ", f" {TIMES} ")
            yield f"| ({rows[0]['row']}) {rows[0]['name']} | {target} | {' | '.join(ratios)} |"


def _calls(reports: list[dict[str, Any]]) -> Iterator[str]:
    names = [f"{_interpreter(report)}: guarded | lib | ratio" for report in reports]
    yield f"| call | {' | '.join(names)} |\n|---|{'---|---|---|' * len(names)}"
    for calls in zip(*(report["calls"] for report in reports)):
        cells = [f"{call['guarded']:.0f} | {call['lib']:.0f} | {call['ratio']['median']:.2f}" for call in calls]
        yield f"| {calls[0]['name']} | {' | '.join(cells)} |"


def _interpreter(report: dict[str, Any]) -> str:
    return str(report["system"]["python"].split()[0])


def _spread(figure: dict[str, float] | None, text: Any) -> str:
    return f"{text(figure['median'])} [{text(figure['low'])}, {text(figure['high'])}]" if figure else ""


def _ratio(figure: float) -> str:
    return f"{figure:.2f}"


def main() -> int:
    reports = [json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]]
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    if not reports or not after:
        print(__doc__, file=sys.stderr)
        return 2
    PAGE.write_text(before + BEGIN + "\n" + "\n\n".join(tables(reports)) + "\n\n" + END + after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
