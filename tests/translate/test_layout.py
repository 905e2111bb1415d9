"""Long lines are broken as ruff's formatter does: it leaves every line below and every program of the corpus alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pysock.translate import TranslationError, layout, translate

RUFF = shutil.which("ruff", path=str(Path(sys.executable).parent)) or shutil.which("ruff")
HERE = Path(__file__).parent

pytestmark = pytest.mark.skipif(RUFF is None, reason="there is no ruff")

LONG = "a_long_name_that_fills_the_line"
LINES = [
    f"printf({LONG}, {LONG}, {LONG})",
    f"printf({LONG}, {LONG}, {LONG}, {LONG}, {LONG})",
    f"x = printf({LONG}, {LONG}, {LONG}, {LONG})",
    f"return f({LONG}, {LONG}) + g({LONG}, {LONG})",
    f"if {LONG} == {LONG} and f({LONG}, {LONG}) < 0:",
    f"while (n := recv({LONG}, {LONG}, {LONG}, 0)) > 0:",
    f"if ({LONG} and {LONG}) or f({LONG}, {LONG}):",
    f"x = {LONG} + {LONG} * {LONG} + {LONG}",
    f"x.field[{LONG}] = {LONG} if {LONG} else {LONG}",
    f"x = new(\"struct thing[]\", [[{LONG}, 1], [{LONG}, 2], [{LONG}, 3]])",
    f"x = sockaddr_in(sin_family={LONG}, sin_port={LONG}, sin_addr={{\"s_addr\": {LONG}}})",
    f"return not ({LONG} and {LONG} and {LONG})",
    f"x = f(g({LONG}, {LONG}), h({LONG}, {LONG}), {LONG})",
    f"from pysock import {LONG}, {LONG}, {LONG}",
    f"if f({LONG}) == g({LONG}, {LONG}, 1):",
    f"if f({LONG}, {LONG}, {LONG}, {LONG}) == NULL:",
    f"x = cast(\"{LONG} *\", f({LONG}, {LONG}, {LONG}))",
    f"x = table[({LONG} + {LONG}) & {LONG}] + 1",
    f"table[{LONG} + {LONG}][{LONG} + 1] = {LONG}",
    f"x = [({LONG} + {LONG} + {LONG} + 1) & 7]",
    f"x = uint32_t(({LONG} << 8) | ({LONG} >> 24) | {LONG})",
]  # fmt: skip


def formatted(text: str) -> str:
    command = [str(RUFF), "format", "--isolated", "--stdin-filename", "x.py", "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("line", LINES)
def test_lines(line: str) -> None:
    below = line.endswith(":")
    text = "\n".join([*layout.broken(line, 0, ""), *["    pass"] * below]) + "\n"
    inner = "\n".join(["if x:", *layout.broken(line, 1, ""), *["        pass"] * below]) + "\n"
    assert (formatted(text), formatted(inner)) == (text, inner)


def test_a_long_comment_stands_above_its_line() -> None:
    assert layout.broken("x = 1", 1, "y" * 90) == ["    # " + "y" * 90, "    x = 1"]


def test_the_corpus_is_left_as_it_is(tmp_path: Path) -> None:
    for path in sorted(HERE.glob("corpus/**/*.c")):
        try:
            text = translate([path])
        except TranslationError:
            continue
        target = tmp_path / path.parent.name / f"{path.stem}.py"
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8", errors="surrogateescape")
    done = subprocess.run(
        [str(RUFF), "format", "--isolated", "--diff", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
