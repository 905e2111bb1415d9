"""The course: its lessons in their order, as index.toml lists them. Nothing of a lesson itself is read here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pysock.compare.comparison import LESSONS, find_lesson
from pysock.compare.problem import CannotCompare
from pysock.compare.scenario import read_toml


@dataclass(frozen=True)
class Entry:
    """A lesson as the index has it."""

    order: int
    folder: str
    title: str
    calls: tuple[str, ...]
    """The system calls that it introduces."""
    prerequisites: tuple[int, ...]
    directory: Path

    @property
    def number(self) -> str:
        return f"{self.order:02d}"

    def to_dict(self) -> dict[str, Any]:
        return {
            "order": self.order,
            "folder": self.folder,
            "title": self.title,
            "calls": list(self.calls),
            "prerequisites": list(self.prerequisites),
        }


def entries() -> tuple[Entry, ...]:
    """Every lesson, in order."""
    file = LESSONS / "index.toml"
    return tuple(
        Entry(
            each["order"],
            each["folder"],
            each["title"],
            tuple(each["calls"]),
            tuple(each["prerequisites"]),
            LESSONS / each["folder"],
        )
        for each in read_toml(file.read_text(encoding="utf-8"), str(file))["lesson"]
    )


def entry(name: str) -> Entry:
    """A lesson by its name, its number, or as a path."""
    directory = find_lesson(name)
    for each in entries():
        if each.directory.resolve() == directory.resolve():
            return each
    raise CannotCompare(f"{directory} is no lesson of the course", "pysock lessons lists them")
