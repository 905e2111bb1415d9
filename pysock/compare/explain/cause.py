"""What an explanation is: a cause, where it stands in both programs, and what helps. Only values and their words."""

from __future__ import annotations

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

    def to_dict(self) -> dict[str, Any]:
        return {"code": self.code, "text": self.text, "remedy": self.remedy, "c": self.c, "python": self.python}
