"""The files in the programs' directory: laid there before a run, and read after it.

Whether two runs left the same files is `judge`'s business. Nothing outside the directory is looked at.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pysock.compare.scenario import Given

LARGEST = 64 << 20
"""Bytes of a file that are read."""
KINDS = {
    stat.S_IFREG: "file",
    stat.S_IFDIR: "directory",
    stat.S_IFLNK: "link",
    stat.S_IFSOCK: "socket",
    stat.S_IFIFO: "FIFO",
}
IGNORED = ("__pycache__",)


@dataclass(frozen=True)
class Left:
    """What a name in the directory stands for after a run."""

    kind: str
    mode: int
    data: bytes = b""
    """What a file holds, or where a link leads."""
    size: int = 0


def lay(given: Sequence[Given], directory: Path) -> None:
    """Make the files that a scenario gives; their modes come last, so that none is in the way."""
    for each in given:
        path = directory / each.name
        path.parent.mkdir(parents=True, exist_ok=True)
        if each.link:
            path.symlink_to(each.link)
        elif each.data is None:
            path.mkdir(exist_ok=True)
        else:
            path.write_bytes(each.data)
    for each in sorted(given, key=lambda each: each.name.count("/"), reverse=True):
        if not each.link:
            mode = each.mode if each.mode is not None else 0o755 if each.data is None else 0o644
            os.chmod(directory / each.name, mode)


def read(directory: Path, ignored: Sequence[str]) -> dict[str, Left]:
    """What is in the directory, by its path there; afterwards it can be removed."""
    found: dict[str, Left] = {}
    _read(directory, "", ignored, found)
    return found


def _read(directory: Path, prefix: str, ignored: Sequence[str], found: dict[str, Left]) -> None:
    for name in sorted(os.listdir(directory)):
        path, shown = directory / name, prefix + name
        if name in IGNORED or shown in ignored:
            continue
        status = os.lstat(path)
        kind = KINDS.get(stat.S_IFMT(status.st_mode), "device")
        mode = stat.S_IMODE(status.st_mode)
        data = b""
        if kind == "link":
            data, mode = os.fsencode(os.readlink(path)), 0
        elif kind == "file":
            _open_up(path, mode, 0o600)
            with contextlib.suppress(OSError), open(path, "rb") as file:
                data = file.read(LARGEST)
        found[shown] = Left(kind, mode, data, status.st_size if kind == "file" else 0)
        if kind == "directory":
            _open_up(path, mode, 0o700)
            with contextlib.suppress(OSError):
                _read(path, shown + "/", ignored, found)


def _open_up(path: Path, mode: int, wanted: int) -> None:
    if mode & wanted != wanted:
        with contextlib.suppress(OSError):
            os.chmod(path, mode | wanted)
