"""Programs of several files: compiled together, and ported as a package."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pysock.compare.comparison import Comparison, Options, compare, lesson, pair
from pysock.compare.problem import CannotCompare
from pysock.compare.report import to_dict

pytestmark = pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")

FILES = {
    "main.c": """#include <stdio.h>
#include "twice.h"
int main(int argc, char *argv[]) { printf("%s %d %d\\n", argv[0], argc, twice(21)); return 3; }
""",
    "twice.h": "int twice(int n);\n",
    "twice.c": '#include "twice.h"\nint twice(int n) { return 2 * n; }\n',
    "scenario.toml": """
[sources]
tool = ["main.c", "twice.c"]
[[scenario]]
name = "once"
program = "tool"
args = ["word"]
""",
    "tool/__init__.py": "",
    "tool/__main__.py": """\
import sys
from .twice import twice
print(sys.argv[0], len(sys.argv), twice(21), flush=True)
sys.exit(3)
""",
    "tool/twice.py": "def twice(n):\n    return 2 * n\n",
}


@pytest.fixture
def program(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def results(comparison: Comparison) -> dict[str, str]:
    (case,) = comparison.cases
    return {verdict.name: verdict.result for verdict in case.verdicts}


NO_STRACE = Options(strace=False)


def test_a_program_of_two_files_and_its_package(program: Path) -> None:
    comparison = compare(lesson(str(program)), NO_STRACE)
    assert {results(comparison)[name] for name in ("stdout", "stderr", "exit")} == {"same"}
    assert comparison.subject.files == "main.c, twice.c and tool"
    assert to_dict(comparison)["programs"]["tool"]["c"] == f"{program}/main.c, {program}/twice.c"


def test_the_port_may_be_elsewhere_and_one_file(program: Path, tmp_path: Path) -> None:
    port = tmp_path / "port.py"
    port.write_text(FILES["tool/__main__.py"].replace("from .twice import twice", FILES["tool/twice.py"]))
    comparison = compare(pair(program / "twice.c", port, program / "scenario.toml"), NO_STRACE)
    assert results(comparison)["stdout"] == "same"


def test_what_a_module_of_a_package_dies_with_is_shown_with_its_file(program: Path) -> None:
    (program / "tool" / "twice.py").write_text("def twice(n):\n    return 1 // 0\n")
    (case,) = compare(lesson(str(program)), NO_STRACE).cases
    assert case.differs
    assert f'File "{program}/tool/twice.py", line 2, in twice' in case.tracebacks[0]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("tool/twice.py", "def", "tool/twice.py, line 1: this is not Python: invalid syntax"),
        ("twice.c", "int", "main.c, .*twice.c do not compile:\n"),
        ("twice.c", None, "twice.c: there is no such file"),
        ("tool/__main__.py", None, "tool.py: there is no such file"),
    ],
)
def test_what_is_wrong_with_one_file(program: Path, name: str, text: str | None, message: str) -> None:
    if text is None:
        (program / name).unlink()
    else:
        (program / name).write_text(text)
    with pytest.raises(CannotCompare, match=message):
        compare(lesson(str(program)), NO_STRACE)


def test_a_file_that_no_scenario_compiles(program: Path) -> None:
    (program / "other.c").write_text("int main(void) { return 0; }\n")
    with pytest.raises(CannotCompare, match="no scenario runs 'other'"):
        pair(program / "other.c", program / "tool", program / "scenario.toml")
