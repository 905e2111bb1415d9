"""Random expressions (expressions.py): C and the translator's Python agree, and the run would see it if they did not.

A short run with a fixed seed; PYSOCK_EXPRESSIONS=100000 makes it a long one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pysock.translate.numbers import Numbers

sys.path[:0] = [str(Path(__file__).resolve().parent)]

import expressions  # noqa: E402
from generate import Unit  # noqa: E402

KEPT = int(os.environ.get("PYSOCK_EXPRESSIONS", "300"))


@pytest.fixture(scope="module", autouse=True)
def compiler(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Sanitizers are of compilers that few systems lack, but their libraries may not be installed."""
    directory = tmp_path_factory.mktemp("compiler")
    (directory / "a.c").write_text("int main(void) { return 0; }\n")
    command = [*expressions.compiler(), *expressions.SANITIZERS, "-o", "a", "a.c"]
    if shutil.which(command[0]) is None:
        pytest.skip("no C compiler")
    if subprocess.run(command, cwd=directory, capture_output=True, check=False).returncode:
        pytest.skip("the C compiler has no sanitizers")
    if subprocess.run(["./a"], cwd=directory, capture_output=True, check=False).returncode:
        pytest.skip("sanitizers do not run here")


def test_random_expressions() -> None:
    kept = number = 0
    while kept < KEPT:
        found = expressions.batch(1, number, 60)
        again = [f"--seed 1 --replay {number}/{one.unit.number}: {one.c} != {one.python}" for one in found.differences]
        assert again == []
        assert found.kept > found.discarded
        kept += found.kept
        number += 1


def unit(number: int, body: str) -> Any:
    """One with these statements."""
    made: Any = Unit(f"1/0/{number}", number)
    made.text = lambda: f"static int unit_{number}(void)\n{{\n{body}\nreturn 0;\n}}\n"
    made.runner = lambda: f"static void run_{number}(void)\n{{\nshow(unit_{number}());\n}}\n"
    return made


def test_a_missing_conversion_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "uint8_t c = 200; show(c); c += next() + 89; show(c); counter = 0;"
    monkeypatch.setattr(expressions, "Unit", lambda seed, n: unit(n, body))
    assert not expressions.batch(1, 0, 1).differences
    monkeypatch.setattr(Numbers, "cut", lambda self, v, type: v)
    (found,) = expressions.batch(1, 0, 1).differences
    assert (found.c, found.python) == (" 200 34 0", " 200 290 0")


def test_what_is_not_translated_is_a_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = ["counter = 0; show(3);", "void *p = &&out; out: show(p != 0);", "show(1);"]
    monkeypatch.setattr(expressions, "Unit", lambda seed, n: unit(n, bodies[n]))
    (found,) = expressions.batch(1, 0, 3).differences
    assert found.unit.number == 1
    assert found.python.startswith("refused: the address of a label")


def test_what_c_leaves_undefined_is_discarded(tmp_path: Path) -> None:
    bodies = [
        "int a = 1; a += 2; show(a);",
        "int a = 2147483647; a += a; show(a);",
        "show(2147483647 * 10);",
        "int a[4] = {0}; int *p = a + 2; show(p[3]);",
        "int a = 0; show(5 / a);",
    ]
    units = [unit(n, body) for n, body in enumerate(bodies)]
    assert expressions.of_c(units, tmp_path) == {0: " 3 0"}


@pytest.mark.skipif(shutil.which("clang") is None, reason="clang is not installed")
def test_where_c_and_python_differ_clang_is_asked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "int a = next(); counter = 0; show((a != 5) + 2147483647);"  # gcc's sanitizer does not see this one
    monkeypatch.setattr(expressions, "Unit", lambda seed, n: unit(n, body))
    found = expressions.batch(1, 0, 1)
    assert (found.kept, found.discarded > 0, found.differences) == (0, True, [])


def test_a_seed_says_all() -> None:
    assert Unit("1/2/3", 3).text() == Unit("1/2/3", 3).text() != Unit("1/2/4", 3).text()
