"""What goes wrong with a C source, and how it is said: `file:line:col: error: ...`, the line, and a caret.

Every other module of the translator reports through a Reporter; nothing here knows C or Python.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """Where in the sources: counted from 1, as compilers do. `line` is that of the joined text, see source.Origin."""

    line: int
    column: int


@dataclass(frozen=True)
class Message:
    """One finding. `kind` is "error" or "warning"; `meant`: what was probably meant; `also`: further lines with it."""

    file: str
    line: int
    column: int
    kind: str
    text: str
    source: str = ""
    meant: str = ""
    also: tuple[int, ...] = ()

    def __str__(self) -> str:
        return self.shown()

    def shown(self, colour: bool = False) -> str:
        """As compilers print it, the line of the source below it, and a caret."""
        bold, tint, green, end = ("\033[1m", _COLOURS[self.kind], "\033[1;32m", "\033[0m") if colour else ("",) * 4
        also = f" (and in line{'s' * (len(self.also) > 1)} {_listed(self.also)})" if self.also else ""
        lines = [f"{bold}{self.file}:{self.line}:{self.column}:{end} {tint}{self.kind}:{end} {_cut(self.text)}{also}"]
        if self.source.strip():
            before = self.source[: max(self.column - 1, 0)].expandtabs(8)
            after = len(self.source.rstrip().expandtabs(8))
            first = max(0, len(before) - _WIDTH // 2) if after > _WIDTH else 0  # lines may be very long
            shown = self.source.rstrip().expandtabs(8)[first : first + _WIDTH]
            lines += [f"    {shown}".rstrip(), f"    {' ' * (_columns(before[first:]))}{tint}^{end}"]
        if self.meant:
            lines.append(f"    {green}probably meant:{end} {_cut(self.meant)}")
        return "\n".join(lines)

    def as_json(self) -> dict[str, object]:
        return {**dataclasses.asdict(self), "also": list(self.also)}


_COLOURS = {"error": "\033[1;31m", "warning": "\033[1;35m"}
_WIDTH = 200


def _cut(text: str) -> str:
    """Names may be very long, too."""
    return text if len(text) <= 3 * _WIDTH else f"{text[: 2 * _WIDTH]} ... {text[-_WIDTH:]}"


def _columns(text: str) -> int:
    """How many columns of a terminal this takes."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(c) in "WF" else not unicodedata.combining(c) for c in text)


def _listed(lines: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, lines[:5]))
    return f"{shown} and {len(lines) - 5} more" if len(lines) > 5 else shown


def arranged(messages: Iterable[Message]) -> list[Message]:
    """In the order of the source, each finding once: what is found again further down becomes `also`."""
    lines: dict[tuple[str, str, str], set[int]] = {}
    first: dict[tuple[str, str, str], Message] = {}
    for message in sorted(messages, key=lambda m: (m.file, m.line, m.column, m.kind)):
        key = (message.file, message.kind, message.text)
        first.setdefault(key, message)
        lines.setdefault(key, set()).update((message.line, *message.also))
    return [dataclasses.replace(m, also=tuple(sorted(lines[key] - {m.line}))) for key, m in first.items()]


def rendered(messages: Iterable[Message], colour: bool = False) -> str:
    """All of them, and at the end how many errors there are."""
    arrangement = arranged(messages)
    parts = [f"{message.shown(colour)}\n" for message in arrangement]
    errors = sum(message.kind == "error" for message in arrangement)
    return "".join([*parts, f"{errors} error{'s' * (errors != 1)}\n"] if errors else parts)


class Unsupported(Exception):
    """A construct that cannot be translated, or that is wrong: reported, and translation goes on behind it."""

    def __init__(self, place: Place | None, text: str) -> None:
        super().__init__(text)
        self.place = place
        self.text = text


class TranslationError(Exception):
    """The sources cannot be translated; `messages` says why."""

    def __init__(self, messages: list[Message]) -> None:
        self.messages = arranged(messages)
        super().__init__("\n".join(map(str, self.messages)))
