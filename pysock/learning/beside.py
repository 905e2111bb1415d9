"""A lesson's C beside its ports: which lines belong together, and the columns that show them.

Ports written by hand keep the words of the C: names, numbers, texts, comments. So the lines are aligned by the words
that they share, in their order. Nothing is translated or run for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pysock.terminal import BOLD, DIM, END
from pysock.translate.commands import columns, fitted

NARROW = 36
"""Columns below which C is not shown beside two ports at once."""
_WORD = re.compile(r"[A-Za-z]+|\d+")
_NO_WORDS = frozenset("struct int char const void static if while for self def from import in sys pysock libc".split())


def _bag(line: str) -> Counter[str]:
    return Counter(word for word in _WORD.findall(line) if word not in _NO_WORDS)


def _alike(a: Counter[str], b: Counter[str]) -> float:
    """How much two lines share, from 0 to 1; nothing, where it is less than a third."""
    total = sum(a.values()) + sum(b.values())
    share = 2 * sum((a & b).values()) / total if total else 0.0
    return share if share > 0.34 else 0.0


def matched(c: Sequence[str], python: Sequence[str]) -> dict[int, int]:
    """For lines of C the line of Python that each became; in order, and the most that can be had."""
    left, right = [_bag(line) for line in c], [_bag(line) for line in python]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    share = [[0.0] * len(right) for _ in left]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            share[i][j] = _alike(left[i], right[j]) if c[i].strip() or python[j].strip() else 0.05
            together = best[i + 1][j + 1] + share[i][j] if share[i][j] else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    pairs, i, j = {}, 0, 0
    while i < len(left) and j < len(right):
        if share[i][j] and best[i][j] == best[i + 1][j + 1] + share[i][j]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _slots(count: int, python: Sequence[str], pairs: dict[int, int]) -> list[list[str]]:
    """For the place before the C and each of its lines, the lines of Python that stand there.

    What has no partner fills the lines of C that have none; what is more stands below the last of them."""
    slots: list[list[str]] = [[] for _ in range(count + 1)]
    anchors = [(-1, -1), *sorted(pairs.items()), (count, len(python))]
    for (line, partner), (next_line, next_partner) in zip(anchors, anchors[1:]):
        if partner >= 0:
            slots[line + 1].append(python[partner])
        free = range(line + 2, next_line + 1) or range(line + 1, line + 2)
        for number, text in enumerate(python[partner + 1 : next_partner]):
            slots[free[min(number, len(free) - 1)]].append(text)
    return slots


def rows(c: Sequence[str], ports: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Rows of one line of C, or none, and those of each port that belong beside it."""
    slots = [_slots(len(c), port, matched(c, port)) for port in ports]
    found = []
    for place, line in enumerate(["", *c]):
        height = max([len(each[place]) for each in slots] + [1 if place else 0])
        for row in range(height):
            texts = (each[place][row] if row < len(each[place]) else "" for each in slots)
            found.append((line if row == 0 else "", *texts))
    return found


def _pieces(line: str, width: int) -> list[str]:
    """A line of code in as many lines of this width as it takes; its continuations stand deeper."""
    line = line.expandtabs(8)
    deeper = " " * min(len(line) - len(line.lstrip()) + 4, width // 2) + "↳ "
    pieces = []
    while sum(map(columns, line)) > width:
        at, used = 0, 0
        while used + columns(line[at]) <= width:
            used += columns(line[at])
            at += 1
        blank = line.rfind(" ", len(deeper) + 4, at + 1)
        at = blank if blank > width // 2 else at
        pieces.append(line[:at])
        line = deeper + line[at:].lstrip()
    return [*pieces, line]


def table(heads: Sequence[str], lines: Sequence[Sequence[str]], width: int, colour: bool) -> str:
    """The rows in columns that share the width."""
    each = max((width - 3 * (len(heads) - 1)) // len(heads), 16)
    bold, dim, end = (BOLD, DIM, END) if colour else ("", "", "")
    between = f" {dim}│{end} "
    out = [between.join(f"{bold}{fitted(head, each)}{end}" for head in heads).rstrip()]
    out.append(dim + "─┼─".join("─" * each for _ in heads) + end)
    for row in lines:
        cells = [_pieces(cell, each) for cell in row]
        for at in range(max(map(len, cells))):
            out.append(between.join(fitted(cell[at] if at < len(cell) else "", each) for cell in cells).rstrip())
    return "\n".join(out) + "\n"


def side_by_side(c: tuple[str, str], ports: Sequence[tuple[str, str]], width: int, colour: bool) -> str:
    """Names and texts of a C program and its ports: all beside each other where there is room, else two at a time."""
    together = [ports] if width >= (NARROW + 3) * (len(ports) + 1) + 30 else [[port] for port in ports]
    return "\n".join(
        table(
            [c[0], *(name for name, _ in chosen)],
            rows(c[1].splitlines(), [text.splitlines() for _, text in chosen]),
            width,
            colour,
        )
        for chosen in together
    )
