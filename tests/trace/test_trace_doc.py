"""docs/trace.md: its example runs and says what it says, and its table has every field of every event."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from pysock import events
from pysock.trace import find
from pysock.trace.debug import find as find_reader
from pysock.trace.strace import shows_stacks

STRACE, WHY_NOT = find()
TEXT = (Path(__file__).resolve().parents[2] / "docs" / "trace.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.mark.skipif(
    STRACE is None or not shows_stacks(STRACE) or find_reader() is None,
    reason="there is no strace that shows stacks, or no addr2line",
)
def test_the_example(tmp_path: Path) -> None:
    (tmp_path / "pair.c").write_text(block("c"))
    words = [sys.executable, "-m", "pysock", "trace", str(tmp_path / "pair.c")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60)
    assert done.returncode == 3
    own = "send: Bad file descriptor\n"  # of the program, on the same stream
    assert own in done.stderr
    assert done.stderr.replace(own, "") == block("text")


def test_every_field_of_every_event_is_there() -> None:
    documented: dict[str, set[str]] = {}
    for event, names in re.findall(r"^\| `(\w+)` \| (.*?) \|", TEXT, re.MULTILINE):
        documented.setdefault(event, set()).update(re.findall(r"`(\w+)`", names))
    assert documented == {name: {field.name for field in fields(kind)} for name, kind in events._KINDS.items()}
