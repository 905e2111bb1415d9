"""The sources as one text for the parser, and where each line came from. preprocess.py fills it, all others read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pysock.translate.source import Comment, Source, Token

MARK = "\ue000"  # around the name of a text constant of libc's, in a string
SAME = "__pysock_same"  # GNU's `a ?: b`
RANGE = "__pysock_range"  # GNU's `case 1 ... 5:` and `[1 ... 5] =`


class Macro:
    """One #define. `parameters` is None for one without parentheses. `kept`: it keeps its name in the text."""

    __slots__ = ("body", "kept", "line", "name", "of_libc", "parameters", "used", "variadic")

    def __init__(self, name: str, parameters: list[str] | None, variadic: bool, body: list[Token], line: int) -> None:
        self.name = name
        self.parameters = parameters
        self.variadic = variadic
        self.body = body
        self.line = line
        self.kept = False
        self.of_libc = False
        self.used = False


class Item(NamedTuple):
    """What stands between declarations, at a line of the joined text. kind: "include", "define", "no header"."""

    line: int
    kind: str
    text: str
    macro: Macro | None = None


class Inclusion(NamedTuple):
    """A local #include, at its line; what came of it is there up to `end`.

    `state`: "new", or "again" where nothing came that was not there already, or "around" where it includes itself."""

    line: int
    end: int
    spelled: str
    path: Path
    state: str


@dataclass
class Text:
    """The sources as one text: line n of it is lines[n], which came from origins[n]."""

    lines: list[str] = field(default_factory=lambda: [""])
    origins: list[tuple[Source, int]] = field(default_factory=list)
    columns: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # by line: here -> there
    comments: list[Comment] = field(default_factory=list)
    blank: set[int] = field(default_factory=set)
    items: list[Item] = field(default_factory=list)
    braces: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    elses: list[tuple[int, int]] = field(default_factory=list)
    packed: set[tuple[int, int]] = field(default_factory=set)  # the places of `struct` of packed ones
    names: set[str] = field(default_factory=set)  # all that were seen, for typedefs
    headers: set[str] = field(default_factory=set)  # of libc's, those that are included
    blocks: list[str] = field(default_factory=list)  # the bodies of ({ }): see gnu.py
    units: list[int] = field(default_factory=list)  # the first line of each C file
    inclusions: list[Inclusion] = field(default_factory=list)

    def there(self, line: int, column: int) -> tuple[Source, int, int]:
        """A place of this text in its file."""
        last = len(self.origins) - 1
        source, number = self.origins[min(line, last)]
        number += max(line - last, 0)  # the line that is being read
        for here, original in reversed(self.columns.get(line, ())):
            if column >= here:
                return source, number, original + (0 if here < column else column - here)
        return source, number, column


def source_text(tokens: list[Token]) -> str:
    return "".join((" " if token.spaced and i else "") + token.text for i, token in enumerate(tokens))
