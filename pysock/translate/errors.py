"""What goes wrong with a C source, and how it is said: `file:line:col: error: ...`, the line, and a caret.

Every other module of the translator reports through a Reporter; nothing here knows C or Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """Where in the sources: counted from 1, as compilers do. `line` is that of the joined text, see source.Origin."""

    line: int
    column: int


@dataclass(frozen=True)
class Message:
    """One finding. `kind` is "error" or "warning"."""

    file: str
    line: int
    column: int
    kind: str
    text: str
    source: str = ""

    def __str__(self) -> str:
        head = f"{self.file}:{self.line}:{self.column}: {self.kind}: {self.text}"
        if not self.source.strip():
            return head
        shown = self.source.rstrip().expandtabs(8)
        before = self.source[: max(self.column - 1, 0)].expandtabs(8)
        return f"{head}\n    {shown}\n    {' ' * len(before)}^"


class Unsupported(Exception):
    """A construct that cannot be translated, or that is wrong: reported, and translation goes on behind it."""

    def __init__(self, place: Place | None, text: str) -> None:
        super().__init__(text)
        self.place = place
        self.text = text


class TranslationError(Exception):
    """The sources cannot be translated; `messages` says why."""

    def __init__(self, messages: list[Message]) -> None:
        super().__init__("\n".join(map(str, messages)))
        self.messages = messages
