"""What came of a walk through all faults, as a person reads it and as values for JSON. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Callable

from pysock.compare.explain.cause import Cause
from pysock.compare.faults.language import CallFault, Fault
from pysock.compare.faults.walk import Port, Tried
from pysock.compare.verdict import DIFFERENT, NOT_CHECKED, SAME, Verdict, worst

WORDS = {SAME: "equal", DIFFERENT: "differs", NOT_CHECKED: "not checked"}
Paint = Callable[[str, str], str]


def _row(fault: Fault) -> tuple[str, str]:
    """The row that the fault belongs to, and its word in it."""
    if isinstance(fault, CallFault):
        return f"{fault.role + '.' if fault.role else ''}{fault.call}:{fault.first}", fault.what
    return f"peer:{fault.number}", fault.shape


def _cells(whats: dict[str, list[Tried]], wanted: str) -> Iterator[str]:
    for what, tried in sorted(whats.items()):
        if worst(each.result for each in tried) == wanted:
            yield what + ("*" if any(each.endless for each in tried) else "")


def _first(verdicts: Sequence[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        if verdict.difference:
            yield f"    {verdict.name}: {verdict.difference.where}"
            yield f"      C       {verdict.difference.c}"
            yield f"      Python  {verdict.difference.python}"
            return


def _why(cause: Cause | None, width: int) -> Iterator[str]:
    if cause is not None:
        yield f"    why: {cause.code}{f' ({cause.where()})' if cause.where() else ''}"
        yield from cause.told(width, "      ")


def _told(command: str, tried: Sequence[Tried], paint: Paint, width: int) -> Iterator[str]:
    """Each fault that differs in a port once, with the first scenario in which it does."""
    told: dict[tuple[str, str, str], list[tuple[Tried, Port]]] = {}
    for each in tried:
        for port in each.ports:
            if port.result != SAME:
                told.setdefault((str(each.fault), port.language, port.result), []).append((each, port))
    for (fault, language, result), found in told.items():
        (each, port), *others = found
        more = f" and {len(others)} more" if others else ""
        yield ""
        yield paint(f"{fault} {WORDS[result]} in {language}", result)
        yield f"  in scenario {each.scenario!r}{more}; again: {command} --inject {fault}"
        yield from _first(port.verdicts)
        yield from (f"    {verdict.name}: {verdict.reason}" for verdict in port.verdicts if verdict.reason)
        yield from _why(port.cause, width)


def text(title: str, command: str, tried: Sequence[Tried], paint: Paint, width: int = 100) -> str:
    """The matrix: a line for each call and result, then what differs, and how to see it again."""
    rows: dict[str, dict[str, list[Tried]]] = {}
    for each in tried:
        row, what = _row(each.fault)
        rows.setdefault(row, {}).setdefault(what, []).append(each)
    lines = [f"{title}: {len(tried)} faults", ""]
    column = max(map(len, rows), default=0)
    for row, whats in rows.items():
        head = row
        for word in (SAME, DIFFERENT, NOT_CHECKED):
            cells = list(_cells(whats, word))
            line = ""
            for cell in cells:
                if line and len(line) + len(cell) + column + 17 > width:
                    lines.append(f"  {head:<{column}}  {paint(f'{WORDS[word]:<11}', word)}  {line}")
                    head, line = "", ""
                line += f"{' ' if line else ''}{cell}"
            if cells:
                lines.append(f"  {head:<{column}}  {paint(f'{WORDS[word]:<11}', word)}  {line}")
                head = ""
    if any(each.endless for each in tried):
        lines += ["", "* the C itself does not end after this; only that the port does not either is compared"]
    lines += _told(command, tried, paint, width)
    return "\n".join(lines) + "\n"


def to_dict(title: str, tried: Sequence[Tried]) -> dict[str, Any]:
    """The walk as values that JSON can express."""
    return {
        "compared": title,
        "result": DIFFERENT if differs(tried) else SAME,
        "faults": [
            {
                "scenario": each.scenario,
                "fault": str(each.fault),
                "result": each.result,
                "c_ends": not each.endless,
                "ports": {
                    port.language: {
                        "result": port.result,
                        "verdicts": {verdict.name: verdict.to_dict() for verdict in port.verdicts},
                        "cause": port.cause.to_dict() if port.cause else None,
                    }
                    for port in each.ports
                },
            }
            for each in tried
        ],
    }


def differs(tried: Sequence[Tried]) -> bool:
    return any(each.result == DIFFERENT for each in tried)
