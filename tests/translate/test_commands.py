"""pysock translate, port and show, as commands: what they print, where, and how they end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pysock.translate.commands import fitted

HELLO = """\
/* greets */
#include <stdio.h>

int main(void)
{
    printf("hello, %d\\n", N);
    return 3;
}
"""


def pysock(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pysock", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture
def hello(tmp_path: Path) -> Path:
    path = tmp_path / "hello.c"
    path.write_text(HELLO)
    return path


def test_translate_prints_python_that_runs(hello: Path) -> None:
    done = pysock("translate", hello.name, "-D", "N=5", cwd=hello.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# greets\nfrom pysock.libc.stdio import *\nfrom pysock import run\n")
    ran = subprocess.run([sys.executable, "-c", done.stdout], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (3, "hello, 5\n")


def test_translate_writes_a_file_and_the_map_of_its_lines(hello: Path) -> None:
    done = pysock("translate", hello.name, "-DN=5", "-o", "out.py", "--map", "map.json", cwd=hello.parent)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    rows = (hello.parent / "out.py").read_text().splitlines()
    lines = {row["python"]: row["c"] for row in json.loads((hello.parent / "map.json").read_text())["lines"]}
    assert lines[rows.index('    printf("hello, %d\\n", 5)') + 1] == 6
    assert lines[1] == 1


def test_what_is_wrong_is_said_with_its_place(hello: Path) -> None:
    done = pysock("translate", hello.name, cwd=hello.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "hello.c:6:27: error: 'N' undeclared\n"
        '        printf("hello, %d\\n", N);\n'
        "                              ^\n"
        "1 error\n"
    )


def test_partial_writes_the_rest(hello: Path) -> None:
    done = pysock("translate", hello.name, "--partial", cwd=hello.parent)
    assert done.returncode == 0
    assert "raise NotImplementedError(\"hello.c:6: 'N' undeclared\")" in done.stdout
    assert "return 3" in done.stdout


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = pysock("translate", "nowhere.c", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "pysock: nowhere.c: No such file or directory\n")


def test_show_sets_equal_lines_beside_each_other(hello: Path) -> None:
    done = pysock("show", hello.name, "-DN=5", "--width", "100", cwd=hello.parent)
    assert done.returncode == 0
    rows = [row.split(" │") for row in done.stdout.splitlines()]
    beside = {left.strip(): right.strip() for left, right in rows}
    assert beside["return 3;"] == "return 3"
    assert beside["#include <stdio.h>"] == "from pysock.libc.stdio import *"
    assert {len(left) for left, _ in rows} == {48}


@pytest.mark.parametrize(
    ("text", "shown"),
    [("abc", "abc  "), ("abcdef", "abcd…"), ("\tx", "    …"), ("漢字漢字", "漢字…"), ("e\u0301e", "e\u0301e   ")],
)
def test_columns_of_a_terminal(text: str, shown: str) -> None:
    assert fitted(text, 5) == shown


@pytest.mark.parametrize("command", ["translate", "port", "show"])
def test_help(command: str, tmp_path: Path) -> None:
    done = pysock(command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "example" in done.stdout and "exit codes" in done.stdout
