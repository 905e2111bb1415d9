"""What the C does by chance, and the files that programs leave."""

from __future__ import annotations

import shutil

import pytest

from pysock.compare import report
from pysock.compare.files import Left
from pysock.compare.judge import judge_files
from pysock.compare.runs import Run
from pysock.compare.scenario import Scenario
from pysock.compare.verdict import DIFFERENT, NOT_CHECKED, SAME
from tests.compare.conftest import Bench

needs_cc = pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")

CLOCK_C = """
#include <stdio.h>
#include <time.h>
int main(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    printf("%lld.%09ld\\n", (long long)now.tv_sec, now.tv_nsec);
    return 4;
}
"""
WRITES_C = """
#include <fcntl.h>
#include <unistd.h>
int main(void)
{
    int fd = open("log", O_WRONLY | O_CREAT, 0600);
    write(fd, "one\\ntwo\\n", 8);
    return 0;
}
"""
WRITES_PY = """
import os
fd = os.open("log", os.O_WRONLY | os.O_CREAT, 0o600)
os.write(fd, b"one\\ntwo\\n")
"""


@needs_cc
def test_what_varies_in_the_c_itself_is_not_checked(bench: Bench) -> None:
    clock = "import sys, time\nprint(time.monotonic_ns())\nsys.exit({})\n"
    comparison = bench.compare(CLOCK_C, clock.format(4), '[[scenario]]\nname = "clock"\n')
    (_, verdict), (_, end) = comparison.verdicts("stdout")[0], comparison.verdicts("exit")[0]
    assert (verdict.result, end.result, comparison.differs) == (NOT_CHECKED, SAME, False)
    assert "it varies from run to run in the C itself" in report.text(comparison)
    # What does not vary is held against the port all the same.
    results = bench.results(CLOCK_C, clock.format(5), '[[scenario]]\nname = "clock"\n')
    assert (results["stdout"], results["exit"]) == (NOT_CHECKED, DIFFERENT)


@needs_cc
@pytest.mark.parametrize(
    ("before", "after", "where", "c", "python"),
    [
        ("", "", "", "", ""),
        ("two", "too", "line 2 of log", "two", "too"),
        ("0o600", "0o640", "log", "is a file, mode 0600, 8 bytes", "is a file, mode 0640, 8 bytes"),
        ('"log"', '"Log"', "Log", "is not there", "is a file, mode 0600, 8 bytes"),
    ],
)
def test_the_files_that_programs_write_are_judged(
    bench: Bench, before: str, after: str, where: str, c: str, python: str
) -> None:
    comparison = bench.compare(WRITES_C, WRITES_PY.replace(before, after), '[[scenario]]\nname = "log"\n')
    verdict = comparison.verdicts("files")[0][1]
    found = verdict.difference
    assert (verdict.result, (found.where, found.c, found.python) if found else ("", "", "")) == (
        DIFFERENT if where else SAME,
        (where, c, python),
    )
    shown = report.text(comparison)
    assert f"files   {'different' if where else 'same         1 file'}" in shown
    assert report.to_dict(comparison)["verdicts"]["files"] == verdict.result


def files(**left: Left) -> Run:
    return Run(Scenario("s", ()), "ended", 0, (), (), True, files=left)


def test_all_kinds_of_files_are_judged() -> None:
    link, other = Left("link", 0, b"here"), Left("link", 0, b"there")
    assert judge_files(files(a=link), files(a=link)).result == SAME
    assert judge_files(files(a=link), files(a=other)).difference
    assert judge_files(files(a=link), files(a=Left("socket", 0o755))).difference
    assert judge_files(files(a=Left("file", 0o600, b"\0a", 2)), files(a=Left("file", 0o600, b"\0b", 2))).difference


def test_a_file_that_was_not_read_to_its_end_is_not_checked() -> None:
    large = Left("file", 0o644, b"x", 2)
    assert judge_files(files(a=large), files(a=large)).result == NOT_CHECKED
    # What is seen to differ differs all the same.
    assert judge_files(files(a=large), files(a=Left("file", 0o644, b"x", 3))).result == DIFFERENT
