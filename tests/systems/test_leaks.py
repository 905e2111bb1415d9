"""No wrapper leaks: after many calls of each kind the process is as large as before, and valgrind finds no block lost.

tox's environment `valgrind` runs it, with fewer calls than the 100,000 of each kind that

    PYTHONMALLOC=malloc python tests/systems/leaks.py 100000

makes in some minutes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(__file__).with_name("leaks.py")
#: What a kind may grow by in all: caches of Python's that fill up once.
ONCE = 4096


def grown(count: int, *before: str) -> list[dict[str, Any]]:
    environment = {**os.environ, "PYTHONMALLOC": "malloc", "PYTHONHASHSEED": "0"}
    command = [*before, sys.executable, str(PROGRAM), str(count)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_nothing_grows() -> None:
    found = grown(20000)
    assert len(found) > 30
    for kind in found:
        assert kind["calls"] >= 100, kind
        assert kind["bytes"] < ONCE + kind["calls"], kind
        assert kind["descriptors"] == 0, kind


def test_valgrind_finds_no_block_lost_and_no_bad_access(tmp_path: Path) -> None:
    if shutil.which("valgrind") is None:
        pytest.skip("no valgrind here")
    report = tmp_path / "report.xml"
    options = ["--leak-check=full", "--show-leak-kinds=definite", "--xml=yes", f"--xml-file={report}"]
    grown(200, "valgrind", "--child-silent-after-fork=yes", *options)
    errors = ElementTree.parse(report).getroot().findall("error")
    ours = [error for error in errors if any("_libc" in (obj.text or "") for obj in error.iter("obj"))]
    stacks = [(error.findtext("kind"), [f.findtext("fn") for f in error.iter("frame")]) for error in ours]
    # what cffi keeps for each module as long as the process
    assert [stack for stack in stacks if "b_init_cffi_1_0_external_module" not in stack[1]] == []
