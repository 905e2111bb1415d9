"""What an explanation is: a cause, where it stands in both programs, and what helps. Only values and their words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Cause:
    """Why two runs differ."""

    code: str
    """A word for programs; docs/explanations.md lists them."""
    text: str
    """What happened, in words."""
    remedy: str
    c: str | None = None
    """The line of the C, as "server.c:12"; None where it is not known."""
    python: str | None = None

    def where(self, sides: tuple[str, str] = ("C", "Python")) -> str:
        """The lines of both programs, as far as they are known."""
        places = [f"{side} {line}" if line else "" for side, line in zip(sides, (self.c, self.python))]
        return "; ".join(filter(None, places))

    def told(self, width: int, indent: str = "  ", helps: bool = True) -> Iterator[str]:
        """What happened and, where the C is right, what helps, in lines of this width."""
        for text in (self.text, *([f"remedy: {self.remedy}"] if helps else [])):
            yield from textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent)

    def to_dict(self) -> dict[str, Any]:
        return {"code": self.code, "text": self.text, "remedy": self.remedy, "c": self.c, "python": self.python}
