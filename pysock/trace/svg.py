"""A sequence diagram as SVG: one file that needs nothing else, light or dark as the reader's system is.

All words are text, so they can be read out, searched and copied; what was shortened stands in full in a title. Only
looks are decided here; what is in the diagram is `diagram`'s business.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from pysock.trace.diagram import Arrow, Diagram, Lane, Step

ROW = 24
TOP = 76
LETTER, SMALL = 7.85, 6.7
"""How wide a letter is, in a call and in a state."""
GAP, MORE = 70, 40
"""Between two life lines' words, for arrows; and what their labels have beyond their letters."""
EDGE = 24
ASIDE = 24
"""From a life line to a state: an arrow's head has room between."""

_LIGHT = {
    "back": "#ffffff", "ink": "#1f2328", "dim": "#59636e", "line": "#afb8c1", "blue": "#0550ae", "green": "#116329",
    "red": "#a40e26", "violet": "#6639ba", "bar": "#ddf4ff", "edge": "#54aeff", "badge": "#fff8c5",
}  # fmt: skip
_DARK = {
    "back": "#0d1117", "ink": "#e6edf3", "dim": "#9198a1", "line": "#565e67", "blue": "#79c0ff", "green": "#7ee787",
    "red": "#ff8e86", "violet": "#d2a8ff", "bar": "#0c2d6b", "edge": "#388bfd", "badge": "#3b2f00",
}  # fmt: skip
# Not with var(): what shows an SVG outside a browser seldom knows it.
_COLOURS = """\
.back {{ fill: {back}; }}
text {{ fill: {ink}; }}
.halo {{ stroke: {back}; }}
.head {{ fill: {back}; stroke: {line}; }}
.life {{ stroke: {line}; }}
.source {{ fill: {dim}; }}
.failed {{ fill: {red}; }}
.event {{ fill: {violet}; }}
.bar {{ fill: {bar}; stroke: {edge}; }}
.dot {{ fill: {edge}; }}
.gone {{ stroke: {violet}; }}
.badge {{ fill: {badge}; stroke: {line}; }}
line.data {{ stroke: {blue}; }} path.data {{ fill: {blue}; }}
line.connect {{ stroke: {green}; }} path.connect {{ fill: {green}; }}
line.end {{ stroke: {dim}; }} path.end {{ fill: {dim}; }}
line.start {{ stroke: {violet}; }} path.start {{ fill: {violet}; }}
"""
_SHAPES = """\
text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.halo { paint-order: stroke; stroke-width: 4px; stroke-linejoin: round; }
.lane { font-weight: 700; font-size: 14px; }
.head, .life, line { stroke-width: 1.5; }
.away { stroke-dasharray: 3 4; }
.event { font-style: italic; }
.gone { stroke-width: 2; }
.state { font-size: 11px; font-weight: 600; }
.badge { stroke-width: .5; }
.label { font-size: 12px; }
line.end { stroke-dasharray: 6 3; }
line.start { stroke-dasharray: 2 3; }
"""
_STYLE = f"{_SHAPES}{_COLOURS.format(**_LIGHT)}@media (prefers-color-scheme: dark) {{\n{_COLOURS.format(**_DARK)}}}\n"
_ARROWS = ("connect", "data", "end", "start")


SO = " → "


def _badge(states: Sequence[str]) -> int:
    return round(len(SO.join(states)) * SMALL) + 12


def _lines(step: Step) -> list[tuple[int, str]]:
    """A step's words, to be measured, and their rows."""
    source = f"{step.source}  " if step.source else ""
    if step.end > step.row:
        return [(step.row, source + step.text), (step.end, f"{step.text.partition('(')[0]} = {step.result}")]
    return [(step.row, f"{source}{step.text}" + (f" = {step.result}" if step.kind == "call" else ""))]


def svg(diagram: Diagram) -> str:
    """The diagram as one SVG document."""
    return _Picture(diagram).text()


class _Picture:
    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.ends: dict[tuple[int, int], int] = {}
        """Where the words end that stand in a row beside a life line, from the line on."""
        self.words_of = [80] * len(diagram.lanes)
        self.states_of = [0] * len(diagram.lanes)
        for step in diagram.steps:
            for row, text in _lines(step):
                width = round(len(text) * LETTER) + 14
                self.ends[step.lane, row] = width
                self.words_of[step.lane] = max(self.words_of[step.lane], width)
            self.see(step.lane, step.states)
        gaps = [GAP] * (len(diagram.lanes) + 1)
        for arrow in diagram.arrows:
            right = max(arrow.start[0], arrow.end[0])
            if arrow.kind != "start":
                gaps[right] = max(gaps[right], round(len(arrow.text) * LETTER) + MORE)
        self.gaps = gaps
        for lane, _, state in diagram.notes:
            self.see(lane, (state,))
        self.places: list[int] = []
        x = EDGE
        for index, (words, states) in enumerate(zip(self.words_of, self.states_of)):
            if index == 0:  # its words are on the left, those of the others on the right
                x += words
                self.places.append(x)
                x += states
            else:
                x += gaps[index] + states
                self.places.append(x)
                x += words
        self.width = x + EDGE
        self.height = TOP + max(diagram.rows, 1) * ROW + 28

    def see(self, lane: int, states: Sequence[str]) -> None:
        if states:
            self.states_of[lane] = max(self.states_of[lane], _badge(states) + ASIDE)

    def y(self, row: int) -> int:
        return TOP + row * ROW + ROW // 2

    def text(self) -> str:
        diagram = self.diagram
        count = len([step for step in diagram.steps if step.kind == "call"])
        about = f"{count} calls on {len(diagram.lanes)} life lines, from top to bottom as they happened."
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" role="img" '
            f'aria-labelledby="title about" style="width: 100%; max-width: {self.width}px; height: auto">',
            f'<title id="title">{escape(diagram.title)}</title>',
            f'<desc id="about">{escape(about)}</desc>',
            f"<style>{_STYLE}</style>",
            "<defs>",
            *(
                f'<marker id="{name}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
                f'orient="auto"><path class="{name}" d="M0 0 8 4 0 8z"/></marker>'
                for name in _ARROWS
            ),
            "</defs>",
            f'<rect class="back" width="{self.width}" height="{self.height}"/>',
        ]
        for index, lane in enumerate(diagram.lanes):
            parts += self.lane(index, lane)
        parts += map(self.mark, diagram.steps)
        parts += map(self.arrow, diagram.arrows)
        for step in diagram.steps:
            parts += self.words(step)
        for number, row, state in diagram.notes:
            parts += self.states(number, row, [state])
        return "\n".join([*parts, "</svg>"]) + "\n"

    def lane(self, index: int, lane: Lane) -> list[str]:
        x, width = self.places[index], max(80, 9 * len(lane.title) + 24)
        first = self.y(lane.first) - ROW // 2
        top = first - 34
        away = "" if lane.traced else " away"
        return [
            f'<line class="life{away}" x1="{x}" y1="{first - 6}" x2="{x}" y2="{self.y(lane.last)}"/>',
            f'<rect class="head" x="{x - width // 2}" y="{top}" width="{width}" height="26" rx="5"/>',
            f'<text class="lane" x="{x}" y="{top + 18}" text-anchor="middle">{escape(lane.title)}</text>',
        ]

    def mark(self, step: Step) -> str:
        x, y = self.places[step.lane], self.y(step.row)
        if step.kind == "exit":
            return f'<path class="gone" d="M{x - 6} {y - 6} {x + 6} {y + 6}M{x + 6} {y - 6} {x - 6} {y + 6}"/>'
        if step.end > step.row:
            height = self.y(step.end) - y
            return f'<rect class="bar" x="{x - 5}" y="{y}" width="10" height="{height}" rx="3"/>'
        return f'<circle class="dot" cx="{x}" cy="{y}" r="4"/>'

    def words(self, step: Step) -> list[str]:
        """The call beside its life line: the first life line has it on the left, the others on the right."""
        x = self.places[step.lane] + (-14 if step.lane == 0 else 14)
        anchor = ' text-anchor="end"' if step.lane == 0 else ""
        title = f"<title>{escape(step.full)}</title>"
        if step.kind != "call":
            found = [
                f'<text class="event halo" x="{x}" y="{self.y(step.row) + 4}"{anchor}>{title}{escape(step.text)}</text>'
            ]
        else:
            failed = ' class="failed"' if step.failed else ""
            result = f"<tspan{failed}> = {escape(step.result)}</tspan>"
            source = f'<tspan class="source">{escape(step.source)}  </tspan>' if step.source else ""
            waits = step.end > step.row
            outcome = "" if waits else result
            found = [
                f'<text class="halo" xml:space="preserve" x="{x}" y="{self.y(step.row) + 4}"{anchor}>'
                f"{title}{source}{escape(step.text)}{outcome}</text>"
            ]
            if waits:
                name = step.text.partition("(")[0]
                found.append(
                    f'<text class="halo" xml:space="preserve" x="{x}" y="{self.y(step.end) + 4}"{anchor}>'
                    f'{title}<tspan class="source">{escape(name)}</tspan>{result}</text>'
                )
        return found + self.states(step.lane, step.end, step.states)

    def states(self, lane: int, row: int, states: Sequence[str]) -> list[str]:
        """TCP's states, on the other side of the life line."""
        if not states:
            return []
        text = SO.join(states)
        width = _badge(states)
        x = self.places[lane] + ASIDE if lane == 0 else self.places[lane] - ASIDE - width
        y = self.y(row)
        return [
            f'<rect class="badge" x="{x}" y="{y - 8}" width="{width}" height="16" rx="8"/>',
            f'<text class="state" x="{x + width // 2}" y="{y + 4}" text-anchor="middle">{escape(text)}</text>',
        ]

    def arrow(self, arrow: Arrow) -> str:
        (first, row1), (second, row2) = arrow.start, arrow.end
        y1, y2 = self.y(row1), self.y(row2)
        x1, x2 = self.edge(first, row1, second), self.edge(second, row2, first)
        # The label stands where nothing else does: in the gap before the life line on the right.
        right = max(first, second)
        x = self.places[right] - self.states_of[right] - self.gaps[right] // 2
        y = y1 + (y2 - y1) * (x - x1) / (x2 - x1) - 7
        label = f'<text class="label halo" x="{x}" y="{y:.0f}" text-anchor="middle">{escape(arrow.text)}</text>'
        return (
            f"<g><title>{escape(arrow.full or arrow.text)}</title>"
            f'<line class="{arrow.kind}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" marker-end="url(#{arrow.kind})"/>'
            f"{'' if arrow.kind == 'start' else label}</g>"
        )

    def edge(self, lane: int, row: int, other: int) -> int:
        """Where an arrow to or from another life line ends: at the line, or behind the words that stand there."""
        place = self.places[lane]
        if other < lane:
            return place - 6
        return place + (self.ends.get((lane, row), 0) if lane else 0) + 6
