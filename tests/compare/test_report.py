"""The report: five rows that a person reads at a glance, and the first difference."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pysock.compare.comparison import Case, Comparison, Subject
from pysock.compare.report import Style, evidence, text, to_json
from pysock.compare.runs import Host
from pysock.compare.scenario import Program, Scenario
from pysock.compare.verdict import DIFFERENT, NOT_CHECKED, SAME, Difference, Verdict

SUBJECT = Subject(
    "05_communicate",
    (Scenario("hello", (Program("server"),)),),
    {"server": ((Path("a/server.c"),), Path("a/server.py"))},
)
CALLS = tuple("socket bind listen accept recv send close close".split())
GOOD = (
    Verdict("stdout", SAME, (("line", 4),)),
    Verdict("stderr", SAME, (("line", 0),)),
    Verdict("exit", SAME, details=("status 0",)),
    Verdict("wire", SAME, (("byte in", 5), ("byte out", 18))),
    Verdict("calls", SAME, (("call", 8),), CALLS),
    Verdict("files", SAME, (("file", 0),)),
)
DIFFERENCE = Difference("call 3 of server", "listen(3, 5) = 0", "listen(3, 6) = 0", ("bind(3) = 0",))


def comparison(*cases: Case) -> Comparison:
    return Comparison(SUBJECT, cases or (Case("hello", "Python", GOOD),), Host(None, None))


def replaced(*verdicts: Verdict) -> tuple[Verdict, ...]:
    new = {verdict.name: verdict for verdict in verdicts}
    return tuple(new.get(verdict.name, verdict) for verdict in GOOD)


def rows(report: str) -> list[str]:
    names = tuple(verdict.name for verdict in GOOD)
    return [line for line in report.splitlines() if line.strip().startswith(names) and line.startswith("  ")]


def test_a_passing_report() -> None:
    assert text(comparison()) == (
        "05_communicate: server.c and server.py\n"
        "\n"
        "  hello  equal\n"
        "\n"
        "  stdout  same         4 lines\n"
        "  stderr  same         empty\n"
        "  exit    same         status 0\n"
        "  wire    same         5 bytes in, 18 out\n"
        "  calls   same         8 calls: socket bind listen accept recv send close close\n"
    )


def test_the_word_same_stands_exactly_five_times_in_a_passing_report() -> None:
    several = comparison(Case("one", "C server, Python client", GOOD), Case("two", "Python", GOOD))
    for report in (text(comparison()), text(several), text(comparison(), verbose=True)):
        assert report.count("same") == 5
        assert len(rows(report)) == 5


def test_a_different_end_is_told_in_its_row() -> None:
    end = Verdict("exit", DIFFERENT, difference=Difference("end", "status 0", "killed by SIGPIPE"))
    report = text(comparison(Case("hello", "Python", replaced(end))))
    assert "  exit    different    status 0 in C, killed by SIGPIPE in Python\n" in report


def test_a_difference_is_shown_side_by_side() -> None:
    case = Case("hello", "Python", replaced(Verdict("calls", DIFFERENT, difference=DIFFERENCE)))
    report = text(comparison(case), Style(width=60))
    assert "  hello  differs\n" in report
    assert "  calls   different    call 3 of server\n" in report
    assert report.endswith(
        "calls: call 3 of server\n"
        "  in scenario 'hello' (Python)\n"
        "    C                          | Python\n"
        "    bind(3) = 0                | bind(3) = 0\n"
        "  > listen(3, 5) = 0           | listen(3, 6) = 0\n"
    )


def test_long_lines_are_wrapped_inside_their_column() -> None:
    long = Difference("x", "word " * 30, "y" * 90)
    case = Case("hello", "Python", replaced(Verdict("stdout", DIFFERENT, difference=long)))
    report = text(comparison(case), Style(width=60))
    side_by_side = report.partition("| Python\n")[2]
    assert side_by_side.count("\n") > 4
    assert all(len(line) <= 60 for line in side_by_side.splitlines())
    assert (side_by_side.count("word"), side_by_side.count("y")) == (30, 90)


def different(*names: str) -> tuple[Verdict, ...]:
    return replaced(*(Verdict(name, DIFFERENT, difference=Difference(f"the {name}", "a", "b")) for name in names))


def shown(report: str) -> list[str]:
    """What differences a report shows, and where."""
    lines = report.splitlines()
    return [
        f"{line.partition(':')[0]}, {lines[index + 1].split()[2]}"
        for index, line in enumerate(lines[:-1])
        if lines[index + 1].startswith("  in scenario ")
    ]


@pytest.mark.parametrize(
    ("cases", "expected", "more"),
    [
        ([("stdout",)], ["stdout, '1'"], ""),
        ([("calls",)], ["calls, '1'"], ""),
        ([("stdout", "calls")], ["stdout, '1'", "calls, '1'"], ""),
        ([("stdout", "exit")], ["stdout, '1'"], "\n1 more difference: --verbose\n"),
        ([("stdout", "exit", "wire", "calls")], ["stdout, '1'", "calls, '1'"], "\n2 more differences: --verbose\n"),
        # The cause is looked for where the first difference is, and only then elsewhere.
        ([("calls",), ("stdout", "calls")], ["stdout, '2'", "calls, '2'"], "\n1 more difference: --verbose\n"),
        ([("stdout",), ("calls",)], ["stdout, '1'", "calls, '2'"], ""),
        ([("calls",), ("calls",)], ["calls, '1'"], "\n1 more difference: --verbose\n"),
    ],
)
def test_the_first_difference_is_shown_and_that_of_the_calls(
    cases: list[tuple[str, ...]], expected: list[str], more: str
) -> None:
    found = comparison(*(Case(f"{number}", "Python", different(*names)) for number, names in enumerate(cases, 1)))
    report = text(found)
    assert shown(report) == expected
    assert report.endswith(more) and ("--verbose" in report) == bool(more)
    everything = text(found, verbose=True)
    assert len(shown(everything)) == sum(map(len, cases))
    assert "--verbose" not in everything


def test_a_gap_says_why_and_what_to_do() -> None:
    gap = Verdict("calls", NOT_CHECKED, reason="strace is not installed; apt install strace")
    report = text(comparison(Case("hello", "Python", replaced(gap))))
    assert "  calls   not checked  strace is not installed\n" in report
    assert report.endswith("\ncalls could not be checked: strace is not installed; apt install strace\n")
    assert len(rows(report)) == 5 and report.count("same") == 4


def test_a_gap_in_one_scenario_is_a_gap_in_the_row_and_a_difference_beats_it() -> None:
    gap = Case("a", "Python", replaced(Verdict("wire", NOT_CHECKED, reason="why")))
    bad = Case("b", "Python", replaced(Verdict("wire", DIFFERENT, difference=DIFFERENCE)))
    good = Case("c", "Python", GOOD)
    assert "wire    not checked  why" in text(comparison(good, gap))
    report = text(comparison(good, gap, bad))
    assert "wire    different    call 3 of server, 1 of 3 runs" in report
    assert "wire could not be checked: why" in report


def test_a_traceback_is_shown() -> None:
    case = Case("hello", "Python", GOOD, ("Traceback (most recent call last):\n  ...\nValueError: no",))
    report = text(comparison(case))
    assert "the Python program raised an exception in scenario 'hello':\n" in report
    assert report.endswith("    ValueError: no\n")


@pytest.mark.parametrize(
    ("name", "verdicts", "expected"),
    [
        ("stdout", [Verdict("stdout", SAME, (("line", 1),))], "1 line"),
        ("stdout", [Verdict("stdout", SAME, (("line", 1),))] * 2, "2 lines"),
        ("stderr", [Verdict("stderr", SAME, (("line", 0),))], "empty"),
        ("wire", [Verdict("wire", SAME, (("byte in", 0), ("byte out", 0)))], "no bytes"),
        ("wire", [Verdict("wire", SAME, (("byte in", 1), ("byte out", 0)))], "1 byte in, 0 out"),
        ("calls", [Verdict("calls", SAME, (("call", 0),))], "no calls"),
        ("calls", [Verdict("calls", SAME, (("call", 2),), ("socket", "close"))] * 2, "4 calls: socket close"),
        ("exit", [Verdict("exit", SAME, details=("status 0",)), Verdict("exit", SAME, details=("killed by SIGINT",))],
         "status 0, killed by SIGINT"),
    ],
)  # fmt: skip
def test_evidence(name: str, verdicts: list[Verdict], expected: str) -> None:
    case = Case("s", "Python", GOOD)
    assert evidence(name, [(case, verdict) for verdict in verdicts]) == expected


def test_long_evidence_is_cut() -> None:
    verdict = Verdict("calls", SAME, (("call", 99),), ("getsockopt",) * 99)
    words = evidence("calls", [(Case("s", "Python", GOOD), verdict)])
    assert words.startswith("99 calls: getsockopt") and words.endswith(" ...") and len(words) < 80


def test_colour_only_when_asked() -> None:
    assert "\033[" not in text(comparison())
    coloured = text(comparison(), Style(colour=True))
    assert coloured.count("\033[32m") == 6 and coloured.count("\033[0m") == 6


def test_the_report_as_json() -> None:
    case = Case("hello", "Python", replaced(Verdict("calls", DIFFERENT, difference=DIFFERENCE)))
    entry: Any = json.loads(to_json(comparison(case)))
    assert entry["compared"] == "05_communicate"
    assert entry["result"] == "different"
    assert entry["verdicts"]["stdout"] == "same" and entry["verdicts"]["calls"] == "different"
    assert entry["scenarios"][0]["verdicts"]["calls"]["difference"] == {
        "where": "call 3 of server",
        "c": "listen(3, 5) = 0",
        "python": "listen(3, 6) = 0",
        "before": ["bind(3) = 0"],
    }
