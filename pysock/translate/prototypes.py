"""Comments of declarations that Python does not have: they go to what is declared.

A prototype, or an `extern` variable, becomes no line. What is said above or behind it would stand alone, or behind
another line; so it stands above the definition, unless the same is said there.
"""

from __future__ import annotations

import re

from pysock.translate import tree
from pysock.translate.joined import Text
from pysock.translate.source import Comment

#: Headings that say of prototypes only that they are some.
_HEADING = re.compile(r"(forward |function )*(declaration|prototype|declare)s?( of .*)?[.:]?", re.IGNORECASE)


def moved(unit: tree.Unit, text: Text) -> None:
    """The comments of `text`, each where it belongs."""
    if not unit.silent or not text.comments:
        return
    spans = sorted((*_span(text, line), symbol) for line, symbol in dict(unit.silent).items())
    begins = {first for first, _, _ in spans}
    defined = {item.symbol: item.at.line for item in unit.items if isinstance(item, tree.FunctionDefinition)}
    for item in unit.items:
        if isinstance(item, tree.Declare):
            defined.setdefault(item.symbol, item.at.line)
    by_end = {comment.end: comment for comment in text.comments if not comment.trails}
    trailing: dict[int, list[Comment]] = {}
    for comment in text.comments:
        if comment.trails:
            trailing.setdefault(comment.line, []).append(comment)
    gone: set[Comment] = set()
    come: list[Comment] = []
    for first, last, symbol in spans:
        mine = _above(by_end, first)
        behind = [comment for line in range(first, last + 1) for comment in trailing.get(line, ())]
        group = last + 1 in begins and not trailing.get(last + 1) and not behind
        if mine and group:  # it is about those that follow, too
            words = " ".join(word for comment in mine for word in comment.lines).strip(" -=*")
            gone |= set(mine) if _HEADING.fullmatch(words) else set()
            mine = []
        if mine and _HEADING.fullmatch(" ".join(word for comment in mine for word in comment.lines).strip(" -=*")):
            gone |= set(mine)
            mine = []
        line = defined.get(symbol)
        if line is None or line == first:
            continue
        gone |= {*mine, *behind}
        start = _span(text, line)[0]
        there = _above(by_end, start)
        said = {_plain(comment) for comment in (*there, *trailing.get(line, ()))}
        top = (there[0].line if there else start) - 1
        for comment in (*mine, *behind):
            if _plain(comment) not in said:
                come.append(Comment(top, top, len(come), comment.lines, False))
    text.comments = sorted([c for c in text.comments if c not in gone] + come, key=lambda c: (c.line, c.column))


def _plain(comment: Comment) -> str:
    return " ".join(" ".join(comment.lines).split()).rstrip(".").lower()


def _above(by_end: dict[int, Comment], line: int) -> list[Comment]:
    """The comments that end directly above a line."""
    found: list[Comment] = []
    while (comment := by_end.get(line - 1)) is not None:
        found.insert(0, comment)
        line = comment.line
    return found


def _span(text: Text, line: int) -> tuple[int, int]:
    """The first and the last line of the declaration, whose name stands in this one."""
    lines = text.lines
    first = line
    while first > 1 and lines[first - 1].strip() and lines[first - 1].rstrip()[-1] not in ";}":
        first -= 1
    last = line
    while last < len(lines) - 1 and ";" not in lines[last] and "{" not in lines[last]:
        last += 1
    return first, last
