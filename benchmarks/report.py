"""What the figures say: medians, ratios within each round, targets met or missed; as a table and as JSON."""

from __future__ import annotations

import statistics
from dataclasses import asdict, dataclass, field

from harness import Spread
from rows import STDLIB, C, Row, Target

#: By contender, then by row's or call's name: one figure a round.
Figures = dict[str, dict[str, list[float]]]


@dataclass
class Judged:
    target: Target
    ratio: float
    met: bool


@dataclass
class Line:
    """One contender's figure in a row, and its ratios to C and to the standard library."""

    contender: str
    figure: Spread
    ratios: dict[str, Spread] = field(default_factory=dict)


@dataclass
class Result:
    row: Row
    lines: list[Line]
    judged: list[Judged]


def result(row: Row, figures: Figures) -> Result:
    lines = []
    for contender in row.contenders:
        own = figures[contender][row.name]
        line = Line(contender, Spread.of(own))
        for reference in (C, STDLIB):
            if reference in row.contenders:
                line.ratios[reference] = _ratio(own, figures[reference][row.name])
        lines.append(line)
    judged = []
    for target in row.targets:
        ratio = _ratio(figures[target.contender][row.name], figures[target.reference][row.name]).median
        judged.append(Judged(target, ratio, target.met(ratio)))
    return Result(row, lines, judged)


def _ratio(own: list[float], others: list[float]) -> Spread:
    """Of each round: what slows the machine slows both."""
    return Spread.of([one / other for one, other in zip(own, others)])


@dataclass
class Call:
    """One line of row (i)."""

    name: str
    guarded: float
    lib: float
    ratio: Spread


def calls(figures: Figures) -> list[Call]:
    guarded, lib = figures["guarded"], figures["lib"]
    return [
        Call(name, statistics.median(guarded[name]), statistics.median(lib[name]), _ratio(guarded[name], lib[name]))
        for name in guarded
    ]


def as_json(system: dict[str, object], rounds: int, results: list[Result], of_calls: list[Call]) -> dict[str, object]:
    return {
        "system": system,
        "rounds": rounds,
        "rows": [
            {
                "row": each.row.letter,
                "name": each.row.name,
                "title": each.row.title,
                "unit": each.row.unit,
                "more is better": bool(each.row.rate),
                "contenders": {
                    line.contender: {
                        **asdict(line.figure),
                        **{f"to {name}": asdict(spread) for name, spread in line.ratios.items()},
                    }
                    for line in each.lines
                },
                "targets": [{"target": str(j.target), "ratio": j.ratio, "met": j.met} for j in each.judged],
            }
            for each in results
        ],
        "calls": [asdict(call) for call in of_calls],
    }


def table(system: dict[str, object], rounds: int, results: list[Result], of_calls: list[Call], colour: bool) -> str:
    """The medians; behind each the quartiles."""
    lines = [", ".join(f"{name} {value}" for name, value in system.items())]
    lines.append(f"medians of {rounds} rounds, with their quartiles; ratios are of each round")
    for each in results:
        lines += ["", f"({each.row.letter}) {each.row.title}: {each.row.unit}"]
        for line in each.lines:
            ratios = "".join(
                f"   {_ratio_text(line.ratios[name])} x {name}" for name in line.ratios if name != line.contender
            )
            lines.append(f"    {line.contender:<13}{_figure_text(line.figure)}{ratios}")
        for judged in each.judged:
            verdict = "met" if judged.met else "missed"
            if colour:
                verdict = f"\033[{32 if judged.met else 31}m{verdict}\033[0m"
            lines.append(f"    target {judged.target}: {judged.ratio:.3f}, {verdict}")
    if of_calls:
        lines += ["", "(i) each call's cost in ns, by its guard and by lib"]
        lines.append(f"    {'':<14}{'guarded':>9}{'lib':>9}{'more':>9}   ratio")
        for call in of_calls:
            more = call.guarded - call.lib
            lines.append(
                f"    {call.name:<14}{call.guarded:>9.0f}{call.lib:>9.0f}{more:>+9.0f}   {_ratio_text(call.ratio)}"
            )
    return "\n".join(lines) + "\n"


def _figure_text(figure: Spread) -> str:
    return f"{number(figure.median):>12} {f'[{number(figure.low)}, {number(figure.high)}]':<26}"


def number(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.1f}"


def _ratio_text(ratio: Spread) -> str:
    return f"{ratio.median:.2f} [{ratio.low:.2f}, {ratio.high:.2f}]"
