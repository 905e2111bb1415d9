"""Programs of users before a type checker: what is right passes `mypy --strict` and runs; what is wrong is reported.

A wrong line bears what mypy says of it, `# error: arg-type`; pysock refuses the same line when it runs, but for those
that say `(runs)`. mypy is in tox's environment `types`; elsewhere, the programs only run.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import pysock

HERE = Path(__file__).resolve().parent
RIGHT = sorted((HERE / "right").glob("*.py"))
WRONG = sorted((HERE / "wrong").glob("*.py"))
ROOT = Path(pysock.__file__).resolve().parent.parent


def named(programs: list[Path]) -> list[str]:
    return [program.stem for program in programs]


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, set[tuple[int, str]]]:
    """By program: line and code of each error that mypy reports."""
    if importlib.util.find_spec("mypy") is None:
        pytest.skip("no mypy here; tox -e types has it")
    environment = {**os.environ, "MYPYPATH": "" if "site-packages" in ROOT.parts else str(ROOT)}
    found: dict[Path, set[tuple[int, str]]] = {program: set() for program in (*RIGHT, *WRONG)}
    for programs in (RIGHT, WRONG):
        command = [sys.executable, "-m", "mypy", "--config-file=", "--strict", "--hide-error-context", "--no-pretty"]
        command += ["--cache-dir", str(tmp_path_factory.getbasetemp() / "mypy"), *map(str, programs)]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert done.returncode in (0, 1) and not done.stderr, done.stdout + done.stderr
        for path, line, code in re.findall(r"(?m)^(.+?\.py):(\d+): error: .*\[([\w-]+)\]$", done.stdout):
            found[Path(path).resolve()].add((int(line), code))
    return found


@pytest.mark.parametrize("program", RIGHT, ids=named(RIGHT))
def test_right_programs_pass(program: Path, reported: dict[Path, set[tuple[int, str]]]) -> None:
    assert reported[program] == set()


@pytest.mark.parametrize("program", RIGHT, ids=named(RIGHT))
def test_right_programs_run(program: Path) -> None:
    """Else their types would prove nothing."""
    code = f"import runpy, sys\nsys.path = {sys.path!r}\nrunpy.run_path({str(program)!r}, run_name='__main__')"
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def wrong_lines(program: Path) -> dict[int, tuple[str, bool]]:
    """By line: the code of the error it is marked with, and whether it runs all the same."""
    lines = program.read_text(encoding="utf-8").splitlines()
    marks = {number: re.search(r"# error: ([\w-]+)( \(runs\))?$", line) for number, line in enumerate(lines, 1)}
    return {number: (mark[1], mark[2] is not None) for number, mark in marks.items() if mark}


@pytest.mark.parametrize("program", WRONG, ids=named(WRONG))
def test_wrong_lines_are_reported_and_no_other(program: Path, reported: dict[Path, set[tuple[int, str]]]) -> None:
    expected = {(number, code) for number, (code, _) in wrong_lines(program).items()}
    assert len(expected) > 10
    assert reported[program] == expected


@pytest.mark.parametrize("program", WRONG, ids=named(WRONG))
def test_wrong_lines_are_refused(program: Path) -> None:
    """No type checker is needed: each line raises, before anything happens."""
    marked = wrong_lines(program)
    lines = program.read_text(encoding="utf-8").splitlines()
    names: dict[str, object] = {}
    exec("\n".join("" if number in marked else line for number, line in enumerate(lines, 1)), names)
    went_through = []
    for number, (_, runs) in marked.items():
        try:
            exec(lines[number - 1], names)
        except (TypeError, AttributeError, ValueError):
            assert not runs, f"{program.name}:{number} is refused: {lines[number - 1]}"
        else:
            if not runs:
                went_through.append(f"{number}: {lines[number - 1]}")
    assert went_through == []
