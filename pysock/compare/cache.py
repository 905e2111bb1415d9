"""Compiled C programs, kept by what they were made of: the compiler, its options, the files and their headers.

The key is a hash of what the preprocessor makes of the files, so that no header can change unseen. The cache is one
folder, which several comparisons may use at once: an entry appears whole or not at all, and whatever goes wrong
with it only costs a compilation. Nothing is compiled here.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

BOUND = 64 << 20
"""Bytes that the folder may hold; what was used longest ago goes first."""
SECONDS = 60


def root() -> Path:
    """The user's cache, as the XDG base directories say; RuntimeError without a home."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if os.path.isabs(base) else Path.home() / ".cache") / "pysock"


def folder() -> Path | None:
    """Where the entries are; None when it is not ours."""
    try:
        place = root() / "compare"
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        return place if place.stat().st_uid == os.geteuid() else None
    except (OSError, RuntimeError):
        return None


def key(command: Sequence[str], sources: Sequence[Path]) -> str | None:
    """What stands for the program that this command makes of these files; None when the preprocessor fails."""
    compiler = shutil.which(command[0])
    if compiler is None:
        return None
    status = os.stat(compiler)
    parts = [os.path.realpath(compiler), status.st_size, status.st_mtime_ns, os.getcwd(), *command]
    found = hashlib.sha256(json.dumps([*parts, *map(str, sources)]).encode())
    for source in sources:
        try:
            done = subprocess.run(
                [*command, "-E", str(source)], stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        if done.returncode != 0:
            return None
        found.update(done.stdout)
        found.update(source.read_bytes())  # what warnings quote
    return found.hexdigest()


def take(place: Path, name: str, binary: Path) -> str | None:
    """Put the entry of this name where the program is to be; the compiler's words for it, or None without one."""
    entry = place / name
    try:
        words = (entry / "words").read_text(encoding="utf-8")
        shutil.copy(entry / "program", binary)
        os.utime(entry)
    except (OSError, UnicodeDecodeError):
        with contextlib.suppress(OSError):
            binary.unlink()
        return None
    return words


def put(place: Path, name: str, binary: Path, words: str) -> None:
    """Keep a program under this name."""
    with contextlib.suppress(OSError):
        made = Path(tempfile.mkdtemp(prefix="new-", dir=place))
        try:
            shutil.copy(binary, made / "program")
            (made / "words").write_text(words, encoding="utf-8")
            made.rename(place / name)  # fails where another was faster
        except OSError:
            shutil.rmtree(made, ignore_errors=True)
        shrink(place)


def shrink(place: Path, bound: int | None = None) -> None:
    """Remove what was used longest ago until the folder holds no more than the bound."""
    entries = []
    for entry in place.iterdir():
        with contextlib.suppress(OSError):
            size = sum(file.stat().st_size for file in entry.iterdir())
            entries.append((entry.stat().st_mtime, size, entry))
    left = sum(size for _, size, _ in entries)
    for _, size, entry in sorted(entries):
        if left <= (BOUND if bound is None else bound):
            return
        shutil.rmtree(entry, ignore_errors=True)
        left -= size
