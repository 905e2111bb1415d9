"""Functions with a syntax error, for --partial: their bodies are emptied, and the parser takes the rest of the file.

Only where the braces of the file match: otherwise nobody can say where a function ends. What is wrong is the parser's
to say.
"""

from __future__ import annotations

from typing import Any

from pysock.translate import tree
from pysock.translate.errors import Place
from pysock.translate.joined import Text
from pysock.translate.parse import parse

#: By the place where a function's body opens: where the error in it is, and what the parser said.
Broken = dict[tuple[int, int], tuple[Place, str]]
_MOST = 20


def parsed(text: Text, open_braces: bool) -> tuple[Any, list[tuple[Place, str]], Broken]:
    """The tree, what the parser had to say if there is none, and the functions that were left out."""
    broken: Broken = {}
    while True:
        root, problems = parse(text)
        body = None if root is not None or not problems or open_braces else _body_at(text, problems[0][0])
        if body is None or body[0] in broken or len(broken) == _MOST:
            return root, problems, broken
        broken[body[0]] = problems[0]
        _empty(text, *body)


def _body_at(text: Text, place: Place) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The braces of the function that this place is in, or just behind: an error shows at the token that follows."""
    end = (0, 0)
    for start in sorted(text.braces):
        if start < end:
            continue  # inside another pair
        end = text.braces[start]
        if start < place[:2] <= end:
            before = "".join(text.lines[: start[0]])[-2000:] + text.lines[start[0]][: start[1] - 1]
            return (start, end) if before.rstrip()[-1:] in (")", ";") else None
    return None


def _empty(text: Text, start: tuple[int, int], end: tuple[int, int]) -> None:
    for line in range(start[0], end[0] + 1):
        row = text.lines[line]
        first = start[1] if line == start[0] else 0
        last = end[1] - 1 if line == end[0] else len(row)
        text.lines[line] = row[:first] + " " * (last - first) + row[last:]
    text.comments = [c for c in text.comments if not start < (c.line, c.column) < end]
    text.blank = {line for line in text.blank if not start[0] < line < end[0]}


def mark(unit: tree.Unit, broken: Broken) -> None:
    """In place of their bodies, what is wrong."""
    for function in unit.functions:
        found = broken.get((function.body.at.line, function.body.at.column)) if function.body is not None else None
        if found is not None and function.body is not None:
            function.body.items[:] = [tree.Broken(*found)]
