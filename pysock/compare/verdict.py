"""What a judgement is made of. Only values: how to reach a verdict is `judge`'s, how to show it
is `report`'s business."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SAME, DIFFERENT, NOT_CHECKED = "same", "different", "not checked"
NAMES = ("stdout", "stderr", "exit", "wire", "calls", "files")


@dataclass(frozen=True)
class Difference:
    """The first place where two runs part."""

    where: str
    c: str
    python: str
    before: tuple[str, ...] = ()
    """What stands right before it, which is equal in both."""

    def to_dict(self) -> dict[str, Any]:
        return {
            "where": self.where,
            "c": self.c,
            "python": self.python,
            "before": list(self.before),
        }


@dataclass(frozen=True)
class Verdict:
    """One of the six: what was compared, the result, and what it rests on."""

    name: str
    result: str
    counts: tuple[tuple[str, int], ...] = ()
    """How much was compared, by unit: these add up over several runs."""
    details: tuple[str, ...] = ()
    """What was seen, as words: statuses, or the names of the calls."""
    difference: Difference | None = None
    reason: str = ""
    """Why it was not checked, and what to do about it."""

    def to_dict(self) -> dict[str, Any]:
        entry: dict[str, Any] = {
            "verdict": self.result,
            "counts": dict(self.counts),
            "details": list(self.details),
        }
        if self.difference:
            entry["difference"] = self.difference.to_dict()
        if self.reason:
            entry["reason"] = self.reason
        return entry
