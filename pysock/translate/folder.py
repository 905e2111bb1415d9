"""A package's files into a folder: all of them or none, and never over a file that was not written by this.

Nothing here knows what is in the files. `__init__.py` lists those that were written, so that the next time takes their
place, and removes those that are not wanted any more.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from pysock.translate.package import CREATED


class Foreign(Exception):
    """A file is in the way that somebody else wrote."""


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Raises Foreign or OSError; then the folder is as it was."""
    if "." in folder.resolve().name:
        raise Foreign(f"{folder}: `python -m` runs no package with a dot in its name; give the folder another name")
    ours = _listed(folder)
    for name in files:
        if name not in ours and os.path.lexists(folder / name):
            raise Foreign(f"{folder / name}: this was not written by pysock translate; move it, or give another folder")
    made: list[Path] = []
    waiting: list[tuple[Path, Path]] = []
    try:
        for name, text in files.items():
            target = folder / name
            for parent in reversed([target.parent, *target.parent.parents]):
                if not parent.exists():
                    parent.mkdir()
                    made.append(parent)
            new = target.with_name(f".{target.name}.new")
            waiting.append((new, target))
            new.write_text(text, encoding="utf-8", errors="surrogateescape")
        for _, target in waiting:
            if target.is_dir():
                raise Foreign(f"{target}: this is a folder")
    except BaseException:
        for new, _ in waiting:
            with contextlib.suppress(OSError):
                new.unlink()
        for parent in reversed(made):
            parent.rmdir()
        raise
    for new, target in waiting:
        new.replace(target)
    for name in ours - set(files):
        with contextlib.suppress(OSError):
            (folder / name).unlink()


def _listed(folder: Path) -> set[str]:
    """The files that an earlier run wrote here."""
    try:
        head, _, names = (folder / "__init__.py").read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return set()
    if CREATED not in head:
        return set()
    listed = (line.strip() for line in names.splitlines() if line.startswith("    "))
    return {"__init__.py", *(name for name in listed if name.endswith(".py") and ".." not in Path(name).parts)}
