"""CPython's own tests of its socket module, run against pysock.Socket in the place of socket.socket.

    python tests/conformance/run.py             what passes, what is intended to differ, what is not explained
    python tests/conformance/run.py --write     and the numbers in docs/conformance.md
    python tests/conformance/run.py TEST ...    only these, such as BasicTCPTest.testRecv, and why they fail

Those count that pass with the standard library here. A failure is explained by a decision of decisions.toml, or it is
an error. The exit status is 0 where all are explained, 1 where not, 2 where this Python has no test.test_socket.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import os
import re
import selectors
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from pysock.compare import processes

HERE = Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs" / "conformance.md"
PREFIX = "test.test_socket."
VERSION = "{}.{}".format(*sys.version_info)
STANDARD, PYSOCK = "standard", "pysock"
WORKERS = 4
"""Processes at a time: the tests wait more than they work."""
LOOK = 0.5
HUNG = 12
"""A test hangs when so many looks, one every LOOK seconds, find no thread of its process running."""


class Outcome(NamedTuple):
    """What became of a test: "passed", "failed", "skipped", "hung" or "died"; why; how many sockets it made."""

    word: str
    reason: str = ""
    sockets: int = 0


@dataclass(frozen=True)
class Decision:
    """Something in which pysock.Socket is meant to differ, and the tests that find it different."""

    title: str
    where: str
    tests: tuple[str, ...]

    def holds_for(self, test: str) -> bool:
        """A pattern that ends in " @ 3.9" is one of that CPython's tests alone."""
        parts = (pattern.partition(" @ ") for pattern in self.tests)
        return any(fnmatchcase(test, name) and only in ("", VERSION) for name, _, only in parts)


@dataclass
class Judgement:
    """All tests that pass with the standard library here, sorted by what pysock.Socket made of them."""

    passed: list[str] = field(default_factory=list)
    intended: dict[str, list[str]] = field(default_factory=dict)
    """By the title of the decision."""
    without: list[str] = field(default_factory=list)
    """Passed, and no socket was made: they say nothing of it."""
    unexplained: list[str] = field(default_factory=list)
    outlived: list[str] = field(default_factory=list)
    """Passed, though a decision says that they fail."""

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """How many there are, passed, failed by intention, and are not applicable."""
        intended = sum(map(len, self.intended.values()))
        parts = len(self.passed), intended, len(self.without)
        return (sum(parts) + len(self.unexplained), *parts)


def decisions() -> list[Decision]:
    toml: Any = importlib.import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    entries = toml.loads((HERE / "decisions.toml").read_text(encoding="utf-8"))["decision"]
    return [Decision(each["title"], each["where"], tuple(each["tests"])) for each in entries]


def command(*words: str) -> list[str]:
    return [sys.executable, "-W", "ignore", str(HERE / "worker.py"), *words]


def listed() -> list[str]:
    """The tests that there are, or none."""
    if importlib.util.find_spec("test") is None or importlib.util.find_spec("test.test_socket") is None:
        return []
    done = subprocess.run(
        command(STANDARD, "--list"), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return [name[len(PREFIX) :] for name in json.loads(done.stdout)]


def perform(socket: str, tests: list[str]) -> dict[str, Outcome]:
    """Run the tests with this socket, in several processes."""
    found: dict[str, Outcome] = {}
    with ThreadPoolExecutor(WORKERS) as pool:
        for outcomes in pool.map(lambda number: _in_turn(socket, tests[number::WORKERS]), range(WORKERS)):
            found.update(outcomes)
    return found


def _in_turn(socket: str, tests: list[str]) -> dict[str, Outcome]:
    """One after the other; where one hangs, or ends the process, the others go on in another process."""
    found: dict[str, Outcome] = {}
    left = tests
    while left:
        word = _one_process(socket, left, found)
        left = [test for test in left if test not in found]
        if left:
            found[left[0]] = Outcome(word)
            del left[0]
    return found


def _one_process(socket: str, tests: list[str], found: dict[str, Outcome]) -> str:
    """Adds what a process tells; why it tells no more."""
    with (
        subprocess.Popen(
            command(socket),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process,
        selectors.DefaultSelector() as selector,
    ):
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write("\n".join(PREFIX + test for test in tests).encode())
        process.stdin.close()
        selector.register(process.stdout, selectors.EVENT_READ)
        pending, before, quiet = b"", None, 0
        while quiet < HUNG:
            if not selector.select(LOOK):
                now = processes.blocked([process.pid])
                quiet = quiet + 1 if now is not None and now == before else 0
                before = now
                continue
            data = os.read(process.stdout.fileno(), 1 << 16)
            if not data:
                return "died"
            quiet = 0
            *lines, pending = (pending + data).split(b"\n")
            for name, *outcome in map(json.loads, lines):
                found[name[len(PREFIX) :]] = Outcome(*outcome)
        process.kill()
        return "hung"


def passing(outcomes: dict[str, Outcome]) -> list[str]:
    return [test for test, outcome in outcomes.items() if outcome.word == "passed"]


def performed(tests: list[str], known: list[Decision]) -> dict[str, Outcome]:
    """The tests with pysock.Socket; what fails without a decision is run once more: it may have been the load."""
    outcomes = perform(PYSOCK, tests)
    return {**outcomes, **perform(PYSOCK, judge(outcomes, known).unexplained)}


def judge(outcomes: dict[str, Outcome], known: list[Decision]) -> Judgement:
    """Sorts the outcomes of tests that pass with the standard library."""
    result = Judgement()
    for test, outcome in outcomes.items():
        decision = next((each for each in known if each.holds_for(test)), None)
        if outcome.word != "passed":
            if decision is None or outcome.word == "skipped":
                result.unexplained.append(test)
            else:
                result.intended.setdefault(decision.title, []).append(test)
        elif decision is not None:
            result.outlived.append(test)
            result.passed.append(test)
        elif outcome.sockets:
            result.passed.append(test)
        else:
            result.without.append(test)
    return result


# The page


def heading(where: str) -> str:
    """The heading that this link, of the page or of one beside it, leads to."""
    name, _, anchor = where.partition("#")
    text = (PAGE.parent / (name or PAGE.name)).read_text(encoding="utf-8")
    headings = re.findall(r"^##+ (.*)$", text, re.MULTILINE)
    (found,) = (each for each in headings if re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") == anchor)
    return str(found)


def table(result: Judgement, known: list[Decision]) -> str:
    """What stands in the page between its marks."""
    number, passed, intended, without = result.counts
    lines = [
        "| CPython | tests that run here | passed | differ by intention | not applicable |",
        "|---|---|---|---|---|",
        f"| {VERSION} | {number} | {passed} | {intended} | {without} |",
        "",
        "| where they differ | tests | see |",
        "|---|---|---|",
    ]
    for decision in known:
        if tests := result.intended.get(decision.title):
            lines.append(f"| {decision.title} | {len(tests)} | [{heading(decision.where)}]({decision.where}) |")
    return "\n".join(lines) + "\n"


MARKS = re.compile(r"(?<=<!-- begin -->\n).*?(?=<!-- end -->)", re.DOTALL)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="renew the numbers in docs/conformance.md")
    parser.add_argument("tests", nargs="*", metavar="TEST")
    arguments = parser.parse_args()
    tests = listed()
    if not tests:
        print("this Python comes without test.test_socket", file=sys.stderr)
        return 2
    if arguments.tests:
        tests = [test for test in tests if any(fnmatchcase(test, pattern) for pattern in arguments.tests)]
    here = passing(perform(STANDARD, tests))
    known = decisions()
    outcomes = performed(here, known)
    result = judge(outcomes, known)
    if arguments.write:
        PAGE.write_text(MARKS.sub(lambda _: table(result, known), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(table(result, known))
    told = here if arguments.tests else result.unexplained
    for test in told:
        print(f"{test}: {outcomes[test].word}: {outcomes[test].reason}")
    for test in result.outlived:
        print(f"{test}: passed, and decisions.toml says that it does not")
    return 1 if result.unexplained or result.outlived else 0


if __name__ == "__main__":
    sys.exit(main())
