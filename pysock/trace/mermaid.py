"""A sequence diagram as the text of Mermaid, for a page that draws it. What is in it is `diagram`'s business."""

from __future__ import annotations

from pysock.trace.diagram import Diagram

_ARROWS = {"connect": "->>", "data": "->>", "end": "--)", "start": "-->>"}


def _plain(text: str) -> str:
    """Text in which nothing is Mermaid's or HTML's."""
    codes = {"#": "#35;", ";": "#59;", "<": "#lt;", ">": "#gt;", '"': "#quot;", "&": "#amp;", "\n": " "}
    return "".join(codes.get(character, character) for character in text)


def mermaid(diagram: Diagram) -> str:
    """The diagram, row by row."""
    lines = ["sequenceDiagram", f"    accTitle: {_plain(diagram.title)}"]
    for index, lane in enumerate(diagram.lanes):
        lines.append(f"    participant p{index} as {_plain(lane.title)}")
    rows: list[tuple[int, int, str]] = []
    for step in diagram.steps:
        where = f"{step.source}: " if step.source else ""
        result = f" = {step.result}" if step.kind == "call" else ""
        states = f" [{', '.join(step.states)}]" if step.states else ""
        if step.end > step.row:
            rows.append((step.row, 0, f"activate p{step.lane}"))
            rows.append((step.row, 1, f"Note over p{step.lane}: {_plain(where + step.text)} waits"))
            rows.append((step.end, 3, f"deactivate p{step.lane}"))
            rows.append((step.end, 4, f"Note over p{step.lane}: {_plain(where + step.text + result + states)}"))
        else:
            rows.append((step.row, 1, f"Note over p{step.lane}: {_plain(where + step.text + result + states)}"))
    for arrow in diagram.arrows:
        line = f"p{arrow.start[0]}{_ARROWS[arrow.kind]}p{arrow.end[0]}: {_plain(arrow.text)}"
        rows.append((max(arrow.start[1], arrow.end[1]), 2, line))
    for number, row, state in diagram.notes:
        rows.append((row, 5, f"Note over p{number}: {state}"))
    lines += [f"    {text}" for _, _, text in sorted(rows, key=lambda entry: entry[:2])]
    return "\n".join(lines) + "\n"
