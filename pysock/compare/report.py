"""The result of a comparison as a person reads it, and as JSON. Judges nothing and runs nothing."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pysock.compare.comparison import Case, Comparison, Subject
from pysock.compare.runs import PYTHON, PYTHONIC, C
from pysock.compare.verdict import DIFFERENT, NAMES, NOT_CHECKED, SAME, Difference, Verdict, worst

MARKS = {SAME: "equal", DIFFERENT: "differs", NOT_CHECKED: "not run"}
_COLOURS = {SAME: "32", DIFFERENT: "31", NOT_CHECKED: "33"}


@dataclass(frozen=True)
class Style:
    """How the report may look."""

    colour: bool = False
    width: int = 100

    def paint(self, text: str, result: str) -> str:
        return f"\033[{_COLOURS[result]}m{text}\033[0m" if self.colour else text


def overall(verdicts: Sequence[Verdict]) -> str:
    """One result for all scenarios; of none, nothing was checked."""
    return worst(verdict.result for verdict in verdicts) if verdicts else NOT_CHECKED


def _count(number: int, unit: str) -> str:
    word, _, rest = unit.partition(" ")
    return f"{number} {word if number == 1 else word + 's'} {rest}".strip()


def _shorten(words: Sequence[str], limit: int = 60) -> str:
    text = ""
    for word in words:
        if len(text) + len(word) > limit:
            return text.strip() + " ..."
        text += f" {word}"
    return text.strip()


def evidence(name: str, cases: Sequence[tuple[Case, Verdict]], sides: tuple[str, str] = ("C", "Python")) -> str:
    """What a verdict rests on, in a few words."""
    verdicts = [verdict for _, verdict in cases]
    result = overall(verdicts)
    if result == NOT_CHECKED:
        return next(v.reason for v in verdicts if v.result == NOT_CHECKED).partition(";")[0]
    if result == DIFFERENT:
        different = [case for case, verdict in cases if verdict.result == DIFFERENT]
        first = next(v.difference for v in verdicts if v.difference)
        where = f"{first.c} in {sides[0]}, {first.python} in {sides[1]}" if name == "exit" else first.where
        return where + (f", {len(different)} of {len(cases)} runs" if len(cases) > 1 else "")
    totals: dict[str, int] = {}
    for verdict in verdicts:
        for unit, number in verdict.counts:
            totals[unit] = totals.get(unit, 0) + number
    counted = [_count(number, unit) for unit, number in totals.items()]
    if name == "wire":
        counted = [counted[0], f"{totals['byte out']} out"] if any(totals.values()) else []
    elif not any(totals.values()):
        counted = []
    details = list(dict.fromkeys(word for verdict in verdicts for word in verdict.details))
    if name == "exit":
        return _shorten([word + "," for word in details], 70).rstrip(",")
    if name == "calls" and counted:
        words = list(verdicts[0].details) if len(verdicts) == 1 else details
        return f"{counted[0]}: {_shorten(words)}"
    return ", ".join(counted) or {"calls": "no calls", "wire": "no bytes"}.get(name, "empty")


def _wrap(text: str, width: int) -> list[str]:
    """The text in lines of this width, broken behind spaces where possible; no space is lost."""
    lines = []
    while len(text) > width:
        end = text.rfind(" ", 0, width) + 1 or width
        lines.append(text[:end])
        text = text[end:]
    return [*lines, text]


def _columns(difference: Difference, width: int, subject: Subject) -> Iterator[str]:
    """The difference side by side: C on the left, Python on the right."""
    column = max(20, (width - 7) // 2)
    rows = [(text, text, " ") for text in difference.before]
    rows.append((difference.c, difference.python, ">"))
    languages = (" (C)", " (Python)") if subject.learner else ("", "")
    one, two = (side + language for side, language in zip(subject.sides, languages))
    yield f"    {one:<{column}} | {two}"
    for left, right, mark in rows:
        cells = [_wrap(text, column) for text in (left, right)]
        for index in range(max(map(len, cells))):
            one, two = (cell[index] if index < len(cell) else "" for cell in cells)
            yield f"  {mark if index == 0 else ' '} {one:<{column}} | {two}".rstrip()


Found = tuple[Case, Verdict]


def _telling(found: Sequence[Found]) -> list[Found]:
    """The differences to show first: the first of all, and the first of the calls in the same case.

    What went wrong in a call is nearly always the cause of what stands on stdout."""
    first = list(found[:1])
    calls = [each for each in found if each[1].name == "calls"]
    beside = [each for each in calls if each[0] is first[0][0]]
    return first + [each for each in (beside or calls)[:1] if each not in first]


def _differences(comparison: Comparison, style: Style, everything: bool) -> Iterator[str]:
    found = [each for name in NAMES for each in comparison.verdicts(name) if each[1].difference]
    shown = found if everything else _telling(found)
    for case, verdict in shown:
        assert verdict.difference is not None
        yield ""
        yield style.paint(f"{verdict.name}: {verdict.difference.where}", DIFFERENT)
        languages = "" if comparison.subject.learner else f" ({case.languages})"
        yield f"  in scenario {case.scenario!r}{languages}"
        yield from _columns(verdict.difference, style.width, comparison.subject)
    more = len(found) - len(shown)
    if more:
        yield ""
        yield f"{more} more difference{'s' if more > 1 else ''}: --verbose"


def _causes(comparison: Comparison, style: Style) -> Iterator[str]:
    """Each cause once: the lines of both programs, what happened, what helps."""
    told = set()
    for case in comparison.cases:
        cause = case.cause
        if cause is None or (cause.code, cause.c, cause.python) in told:
            continue
        told.add((cause.code, cause.c, cause.python))
        where = cause.where(comparison.subject.sides)
        yield ""
        yield style.paint(f"why: {cause.code}", DIFFERENT) + (f" ({where})" if where else "")
        yield from cause.told(style.width, helps=comparison.subject.learner != C)


def _tracebacks(comparison: Comparison, everything: bool) -> Iterator[str]:
    for case in comparison.cases:
        for text in case.tracebacks:
            yield ""
            yield f"the Python program raised an exception in scenario {case.scenario!r}:"
            yield textwrap.indent(text, "    ")
            if not everything:
                return


def _unchecked(comparison: Comparison) -> Iterator[str]:
    """For each row that was not checked: why, and what to do."""
    reasons = {case.scenario: case.not_run for case in comparison.cases if case.not_run}
    for reason in dict.fromkeys(reasons.values()):
        names = ", ".join(repr(scenario) for scenario in reasons if reasons[scenario] == reason)
        yield ""
        yield f"not run: {names}: {reason}"
    told = set()
    for name in NAMES:
        for case, verdict in comparison.verdicts(name):
            if verdict.result == NOT_CHECKED and not case.not_run and (name, verdict.reason) not in told:
                told.add((name, verdict.reason))
                yield ""
                yield f"{name} could not be checked: {verdict.reason}"


def _scenarios(comparison: Comparison, style: Style) -> Iterator[str]:
    """A line for each scenario and choice of languages; where two rungs are compared, with a column for each."""
    rungs = comparison.subject.rungs
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for case in comparison.cases:
        rung = PYTHONIC if PYTHONIC in case.languages else PYTHON
        key = case.scenario, case.languages if len(rungs) == 1 else case.languages.replace(PYTHONIC, PYTHON)
        row = rows.setdefault(key, {})
        seen = any(verdict.result != NOT_CHECKED for verdict in case.verdicts)
        found = DIFFERENT if case.differs else SAME if seen else NOT_CHECKED
        row[rung] = worst((found, row.get(rung, SAME)))
    several = len({languages for _, languages in rows}) > 1
    width = max(len(scenario) for scenario, _ in rows)
    if len(rungs) > 1:
        yield f"  {'':<{width}}  {'raw':<8}  Pythonic"
    for (scenario, languages), row in rows.items():
        marks = ""
        for rung in rungs:
            mark = MARKS[row[rung]] if rung in row else " " * len(MARKS[SAME])
            marks += style.paint(mark, row[rung]) if rung in row else mark
            marks += "" if rung == rungs[-1] else " " * (10 - len(mark))
        told = several and (len(rungs) == 1 or languages != PYTHON)
        yield f"  {scenario:<{width}}  {marks}{f'  ({languages})' if told else ''}".rstrip()


def text(comparison: Comparison, style: Style = Style(), verbose: bool = False) -> str:
    """The report: what was compared, the scenarios, the verdicts, what differs."""
    lines = [f"{comparison.subject.title}: {comparison.subject.files}", "", *_scenarios(comparison, style), ""]
    for name in NAMES:
        verdicts = comparison.verdicts(name)
        result = overall([verdict for _, verdict in verdicts])
        if name == "files" and result == SAME and not any(count for _, each in verdicts for _, count in each.counts):
            continue  # hardly a program leaves any
        word = style.paint(f"{result:<11}", result)
        lines.append(f"  {name:<6}  {word}  {evidence(name, verdicts, comparison.subject.sides)}".rstrip())
    lines += _differences(comparison, style, verbose)
    lines += _causes(comparison, style)
    lines += _tracebacks(comparison, verbose)
    lines += _unchecked(comparison)
    if verbose:
        for warning in comparison.warnings:
            lines += ["", "the C compiler says:", textwrap.indent(warning, "    ")]
        kind = "in namespaces of its own" if comparison.host.namespace else "one after the other"
        lines += ["", f"each run took place {kind}"]
    if comparison.kept:
        lines += ["", f"traces and outputs are in {comparison.kept}"]
    return "\n".join(lines) + "\n"


def to_dict(comparison: Comparison) -> dict[str, Any]:
    """The report as values that JSON can express."""
    return {
        "compared": comparison.subject.title,
        "programs": {
            role: {"c": ", ".join(map(str, c))}
            | {language.lower(): str(file) for language, file in comparison.subject.ports(role).items()}
            for role, (c, _) in comparison.subject.sources.items()
        },
        "result": DIFFERENT if comparison.differs else SAME,
        "verdicts": {name: overall([verdict for _, verdict in comparison.verdicts(name)]) for name in NAMES},
        "scenarios": [
            {
                "scenario": case.scenario,
                "languages": case.languages,
                "verdicts": {verdict.name: verdict.to_dict() for verdict in case.verdicts},
                "tracebacks": list(case.tracebacks),
                "cause": case.cause.to_dict() if case.cause else None,
            }
            for case in comparison.cases
        ],
        "warnings": list(comparison.warnings),
        "namespaces": comparison.host.namespace is not None,
    }


def to_json(comparison: Comparison) -> str:
    return json.dumps(to_dict(comparison), indent=2) + "\n"
