"""Markdown as a terminal shows it: headings, paragraphs, lists, tables, code, links. What the lessons use, no more.

On paper without colour the marks of code and emphasis stay, since nothing else would tell them from prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pysock.translate.commands import columns

BOLD, CODE, UNDERLINE, DIM, END = "\033[1m", "\033[36m", "\033[4m", "\033[2m", "\033[0m"

_ITEM = re.compile(r"(\s*)([-*]|\d+\.)\s+(.*)")
_INLINE = re.compile(
    r"`(?P<code>[^`]+)`|\[(?P<text>[^\]]+)\]\((?P<target>[^)]+)\)|<(?P<url>https?://[^>]+)>"
    r"|\*\*(?P<bold>[^*]+)\*\*|\*(?P<emphasis>[^*\s][^*]*)\*"
)
_LESSON = re.compile(r"\.\./(\d\d)_\w+/lesson\.md$")


@dataclass(frozen=True)
class _Piece:
    """Text in one style; a word may be made of several."""

    text: str
    style: str = ""


def width_of(text: str) -> int:
    """Columns of a terminal that this text takes."""
    return sum(map(columns, text))


def rendered(text: str, width: int, colour: bool) -> str:
    """The text in lines of at most this many columns, where words and code allow it."""
    lines = text.splitlines()
    out: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            out.append("")
            at += 1
        elif line.startswith("#"):
            out += _heading(line, width, colour)
            at += 1
        elif line.startswith("|"):
            end = _while(lines, at, lambda each: each.startswith("|"))
            out += _table(lines[at:end], width, colour)
            at = end
        elif line.startswith("```"):
            end = _while(lines, at + 1, lambda each: not each.startswith("```"))
            out += [_painted(f"    {each}", CODE, colour) for each in lines[at + 1 : end]]
            at = end + 1
        elif line.startswith("    "):
            end = _while(lines, at, lambda each: each.startswith("    "))
            out += [_painted(each, CODE, colour) for each in lines[at:end]]
            at = end
        elif item := _ITEM.match(line):
            end, paragraphs = _item(lines, at, len(item[1]))
            mark = f"{item[1]}{item[2]} "
            for number, paragraph in enumerate(paragraphs):
                lead = mark if number == 0 else " " * len(mark)
                out += [""] * bool(number)
                out += _wrapped(paragraph, width, colour, lead, " " * len(mark))
            at = end
        else:
            end = _while(lines, at, _is_prose)
            indent = " " * (len(line) - len(line.lstrip()))
            out += _wrapped(" ".join(map(str.strip, lines[at:end])), width, colour, indent, indent)
            at = end
    return "\n".join(out).strip("\n") + "\n"


def _while(lines: Sequence[str], at: int, holds: Callable[[str], bool]) -> int:
    while at < len(lines) and holds(lines[at]):
        at += 1
    return at


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(("#", "|", "```")) and not _ITEM.match(line)


def _item(lines: Sequence[str], at: int, indent: int) -> tuple[int, list[str]]:
    """Where an item of a list ends, and its paragraphs: what follows indented deeper belongs to it."""
    first = _ITEM.match(lines[at])
    assert first is not None
    paragraphs, at = [first[3]], at + 1
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            after = lines[at + 1] if at + 1 < len(lines) else ""
            deeper = len(after) - len(after.lstrip())
            if not after.strip() or deeper <= indent or _ITEM.match(after) or deeper > indent + 3:
                break
            paragraphs.append("")
        elif not _is_prose(line):
            break
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {line.strip()}".strip()
        at += 1
    return at, paragraphs


def _painted(text: str, style: str, colour: bool) -> str:
    return f"{style}{text}{END}" if colour and style and text else text


def _heading(line: str, width: int, colour: bool) -> list[str]:
    level = len(line) - len(line.lstrip("#"))
    text = line[level:].strip()
    if colour:
        return [_painted(text, BOLD + (UNDERLINE if level == 1 else ""), True)]
    return [text, ("=" if level == 1 else "-") * min(width_of(text), width)]


def _pieces(text: str, colour: bool) -> Iterator[_Piece]:
    at = 0
    for match in _INLINE.finditer(text):
        if match.start() > at:
            yield _Piece(text[at : match.start()])
        at = match.end()
        if match["code"]:
            yield _Piece(match["code"] if colour else match[0], CODE)
        elif match["text"]:
            yield from _pieces(match["text"], colour)
            lesson = _LESSON.search(match["target"])
            yield _Piece(f" (pysock lesson {lesson[1]})" if lesson else f" ({match['target']})", DIM)
        elif match["url"]:
            yield _Piece(match["url"], UNDERLINE)
        else:
            style = BOLD if match["bold"] else UNDERLINE
            yield _Piece(match["bold"] or match["emphasis"] if colour else match[0], style)
    if at < len(text):
        yield _Piece(text[at:])


def _words(text: str, colour: bool) -> list[list[_Piece]]:
    """Words, each of the pieces that have no blank between them."""
    words: list[list[_Piece]] = [[]]
    for piece in _pieces(text, colour):
        for part in re.split(r"( +)", piece.text):
            if part.isspace():
                words.append([])
            elif part:
                words[-1].append(_Piece(part, piece.style))
    return [word for word in words if word]


def _lines(text: str, width: int, colour: bool) -> Iterator[tuple[str, int]]:
    """The text's lines in this width, each with the columns that it takes."""
    line, used = "", 0
    for word in _words(text, colour):
        length = sum(width_of(piece.text) for piece in word)
        shown = "".join(_painted(piece.text, piece.style, colour) for piece in word)
        if used and used + 1 + length > width:
            yield line, used
            line, used = "", 0
        line, used = (f"{line} {shown}", used + 1 + length) if used else (shown, length)
    yield line, used


def _wrapped(text: str, width: int, colour: bool, first: str = "", rest: str = "") -> list[str]:
    lines = [line for line, _ in _lines(text, max(width - len(first), 20), colour)]
    return [f"{first if number == 0 else rest}{line}" for number, line in enumerate(lines)]


def _cells(row: str) -> list[str]:
    """The cells of a row; a bar within code is none between cells."""
    inner = row.strip().strip("|")
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|(?=(?:[^`]*`[^`]*`)*[^`]*$)", inner)]


def _table(rows: Sequence[str], width: int, colour: bool) -> list[str]:
    head, *body = [_cells(row) for row in rows if not re.fullmatch(r"[|\s:-]+", row)]
    count = max(map(len, [head, *body]))
    cells = [row + [""] * (count - len(row)) for row in [head, *body]]
    natural = [max(next(_lines(row[i], 10**6, colour))[1] for row in cells) for i in range(count)]
    room = width - 2 * (count - 1)
    widths = _shared(natural, room)
    out = []
    for number, row in enumerate(cells):
        columns_ = [list(_lines(cell, each, colour)) for cell, each in zip(row, widths)]
        for at in range(max(map(len, columns_))):
            line = ""
            for column, each in zip(columns_, widths):
                shown, used = column[at] if at < len(column) else ("", 0)
                line += shown + " " * (max(each - used, 0) + 2)
            out.append(line.rstrip())
        if number == 0:
            if any(head):
                out.append(_painted("  ".join("-" * each for each in widths), DIM, colour))
            else:
                out.clear()
    return out


def _shared(natural: list[int], room: int) -> list[int]:
    """Widths of columns that fit into the room: narrow ones keep theirs, wide ones share what is left."""
    widths, open_ = list(natural), set(range(len(natural)))
    left = room
    while open_:
        fair = max(left // len(open_), 8)
        small = {i for i in open_ if natural[i] <= fair}
        if not small:
            for i in open_:
                widths[i] = fair
            break
        left -= sum(natural[i] for i in small)
        open_ -= small
    return widths
