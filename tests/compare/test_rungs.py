"""A lesson's two ports: each is compared with C by itself, and the report has a column for each."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pysock.compare.comparison import Comparison, Options, compare, lesson, pair
from pysock.compare.problem import CannotCompare
from pysock.compare.report import text, to_json

pytestmark = pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")

C = '#include <stdio.h>\nint main(void) { printf("hello\\n"); return 3; }\n'
PYTHON = 'import sys\nprint("hello")\nsys.exit(3)\n'
ONE = '[[scenario]]\nname = "once"\nprogram = "server"\n'
BOTH = """
[[scenario]]
name = "both"
[[scenario.program]]
role = "server"
[[scenario.program]]
role = "client"
"""
NO_STRACE = Options(strace=False)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A lesson of two programs, in each of the three languages, that have nothing to do with each other."""
    for role in ("server", "client"):
        (tmp_path / f"{role}.c").write_text(C)
        for suffix in ("", "_pythonic"):
            (tmp_path / f"{role}{suffix}.py").write_text(PYTHON)
    (tmp_path / "scenario.toml").write_text(ONE + BOTH)
    return tmp_path


def compared(course: Path, rung: str | None = None) -> Comparison:
    return compare(lesson(str(course), rung=rung), NO_STRACE)


def languages(comparison: Comparison) -> list[tuple[str, bool]]:
    return [(case.languages, case.differs) for case in comparison.cases]


def rows(comparison: Comparison) -> list[str]:
    """The report's lines up to the verdicts."""
    return text(comparison).split("\n\n")[1].splitlines()


def test_each_rung_is_mixed_with_c_and_not_with_the_other(course: Path) -> None:
    comparison = compared(course)
    expected = []
    for rung in ("Python", "Pythonic"):
        expected += [f"C server, {rung} client", f"{rung} server, C client", f"{rung} server, {rung} client"]
    assert languages(comparison) == [(each, False) for each in ["Python", "Pythonic", *expected]]
    assert text(comparison).splitlines()[0] == (
        f"{course.name}: server.c, server.py and server_pythonic.py; client.c, client.py and client_pythonic.py"
    )
    assert rows(comparison) == [
        "        raw       Pythonic",
        "  once  equal     equal",
        "  both  equal     equal  (C server, Python client)",
        "  both  equal     equal  (Python server, C client)",
        "  both  equal     equal  (Python server, Python client)",
    ]


def test_a_difference_is_told_of_the_port_that_has_it(course: Path) -> None:
    (course / "server_pythonic.py").write_text(PYTHON.replace("hello", "hallo"))
    (course / "scenario.toml").write_text(ONE)
    comparison = compared(course)
    assert languages(comparison) == [("Python", False), ("Pythonic", True)]
    assert rows(comparison) == ["        raw       Pythonic", "  once  equal     differs"]
    assert "\n  stdout  different    line 1 of stdout, 1 of 2 runs\n" in text(comparison)
    assert "  in scenario 'once' (Pythonic)\n" in text(comparison)


def test_a_traceback_names_the_file_of_its_port(course: Path) -> None:
    (course / "server_pythonic.py").write_text("1 // 0\n")
    (course / "scenario.toml").write_text(ONE)
    raw, pythonic = compared(course).cases
    assert raw.tracebacks == ()
    assert f'File "{course}/server_pythonic.py", line 1' in pythonic.tracebacks[0]


def test_a_program_without_a_pythonic_port_stays_in_c(course: Path) -> None:
    (course / "client_pythonic.py").unlink()
    comparison = compared(course)
    assert [each for each, _ in languages(comparison) if "Pythonic" in each] == [
        "Pythonic",
        "Pythonic server, C client",
    ]
    assert rows(comparison)[-3:] == [
        "  both  equal            (C server, Python client)",
        "  both  equal     equal  (Python server, C client)",
        "  both  equal            (Python server, Python client)",
    ]


def test_one_rung_alone(course: Path) -> None:
    (course / "scenario.toml").write_text(ONE)
    for rung, language, file in (("raw", "Python", "server.py"), ("pythonic", "Pythonic", "server_pythonic.py")):
        comparison = compared(course, rung)
        assert languages(comparison) == [(language, False)]
        assert text(comparison).startswith(f"{course.name}: server.c and {file}\n\n  once  equal\n\n")
        entry: Any = json.loads(to_json(comparison))
        assert entry["programs"] == {"server": {"c": f"{course}/server.c", language.lower(): f"{course}/{file}"}}


def test_the_port_that_is_not_asked_for_need_not_be_there(course: Path) -> None:
    (course / "server.py").unlink()
    assert languages(compared(course, "pythonic"))[0] == ("Pythonic", False)
    with pytest.raises(CannotCompare, match=r"server\.py: there is no such file"):
        compared(course)


def test_a_lesson_without_a_pythonic_port(course: Path) -> None:
    for file in course.glob("*_pythonic.py"):
        file.unlink()
    (course / "scenario.toml").write_text(ONE)
    assert rows(compared(course)) == ["  once  equal"]
    with pytest.raises(CannotCompare, match="has no Pythonic port"):
        compared(course, "pythonic")


def test_of_two_files_the_port_is_of_the_rung_that_is_named(course: Path) -> None:
    subject = pair(course / "server.c", course / "server.py", course / "scenario.toml")
    assert [*subject.ports("server")] == ["Python"]
    assert subject.as_pythonic().ports("server") == {"Pythonic": course / "server.py"}
