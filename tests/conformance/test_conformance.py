"""docs/conformance.md is true: CPython's own tests of its socket module fail with pysock.Socket by decision, or not."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).with_name("run.py")
_spec = importlib.util.spec_from_file_location("conformance_run", FILE)
assert _spec is not None and _spec.loader is not None
run = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = run
_spec.loader.exec_module(run)

COUNTED = (3, 13)
"""The interpreter whose numbers the page has."""


@pytest.fixture(scope="module")
def tests() -> Any:
    found = run.listed()
    if not found:
        pytest.skip("this Python comes without test.test_socket")
    return found


@pytest.mark.skipif(sys.version_info[:2] != COUNTED, reason=f"the page counts the tests of CPython {COUNTED}")
@pytest.mark.skipif(sys.implementation.name != "cpython", reason="these are CPython's tests")
def test_every_failure_has_its_decision(tests: Any) -> None:
    known = run.decisions()
    outcomes = run.performed(tests, known)
    result = run.judge(outcomes, known)
    # what is skipped or fails here with the standard library as well is none of ours
    ours = set(run.passing(run.perform(run.STANDARD, result.unexplained)))
    assert {test: outcomes[test] for test in ours} == {}
    assert result.outlived == []
    result.unexplained = []
    page = run.PAGE.read_text(encoding="utf-8")
    (number,) = {
        int(row.split("|")[2]) for row in page.splitlines() if row.startswith(f"| {COUNTED[0]}.{COUNTED[1]} |")
    }
    if result.counts[0] != number:
        pytest.skip(f"{result.counts[0]} of the tests run here, and {number} where the page was written")
    assert run.table(result, known) in page


def test_a_decision_names_what_the_page_or_another_says() -> None:
    known = run.decisions()
    assert len({decision.title for decision in known}) == len(known)
    for decision in known:
        assert run.heading(decision.where)
        assert decision.tests


def test_outcomes_are_sorted() -> None:
    known = [run.Decision("words differ", "#other-words", ("A.test_r*",))]
    outcomes = {
        "A.test_repr": run.Outcome("failed", "AssertionError", 1),
        "A.test_result": run.Outcome("passed", "", 1),
        "A.test_send": run.Outcome("passed", "", 2),
        "A.test_htons": run.Outcome("passed", "", 0),
        "A.test_bug": run.Outcome("hung"),
        "A.test_recvmsg": run.Outcome("skipped"),
    }
    result = run.judge(outcomes, known)
    assert result.intended == {"words differ": ["A.test_repr"]}
    assert result.outlived == ["A.test_result"]
    assert result.without == ["A.test_htons"]
    assert result.unexplained == ["A.test_bug", "A.test_recvmsg"]
    assert result.counts == (6, 2, 1, 1)
    assert "| words differ | 1 |" in run.table(result, known)


def test_a_test_that_fails_is_told_with_its_reason(tests: Any) -> None:
    """End to end, on the test that hears the kernel's EAGAIN where it expects a time-out, and on one that passes."""
    names = ["UDPTimeoutTest.testUDPTimeout", "GeneralModuleTests.testSockName"]
    assert set(names) <= set(tests)
    standard, ours = (run.perform(kind, names) for kind in (run.STANDARD, run.PYSOCK))
    assert [standard[name].word for name in names] == ["passed", "passed"]
    assert [ours[name].word for name in names] == ["failed", "passed"]
    assert ours[names[0]].reason.startswith("BlockingIOError: recv(")
    assert ours[names[1]].sockets > 0 == standard[names[1]].sockets
