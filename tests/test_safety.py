"""docs/safety.md is true: each example raises exactly what stands below it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import pysock

PAGE = Path(__file__).resolve().parent.parent / "docs" / "safety.md"
EXAMPLES = re.findall(r"```python\n(.*?)```\n```text\n(.*?)\n```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
RUN = """
from pysock import *
import sys
try:
    exec(sys.argv[1])
except Exception as error:
    print(f"{type(error).__name__}: {error}")
"""


def test_every_block_is_an_example() -> None:
    assert len(EXAMPLES) >= 10
    assert PAGE.read_text(encoding="utf-8").count("```") == 4 * len(EXAMPLES)


@pytest.mark.parametrize(("code", "message"), EXAMPLES, ids=[message.partition(" ")[2][:12] for _, message in EXAMPLES])
def test_an_example_raises_what_stands_below_it(code: str, message: str) -> None:
    root = str(Path(pysock.__file__).resolve().parents[1])
    done = subprocess.run(
        [sys.executable, "-c", RUN, code],
        env={"PYTHONPATH": root},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.rstrip("\n") == message
