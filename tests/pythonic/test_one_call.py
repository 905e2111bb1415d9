"""Each method is the system call that it is named after, and nothing more, as strace sees it; and an error's text is
what strace writes of that call."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pysock
from pysock.trace.strace import find, remedy

PROGRAM = Path(__file__).with_name("calls.py")
_spec = importlib.util.spec_from_file_location("pythonic_calls", PROGRAM)
assert _spec is not None and _spec.loader is not None
table = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = table
_spec.loader.exec_module(table)

#: What the interpreter asks for itself: memory, and locks.
OWN = ("brk(", "mmap(", "munmap(", "madvise(", "mremap(", "futex(")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[list[str], str | None]]:
    """By row: the calls as strace wrote them, and the text of what was raised."""
    strace, reason = find()
    if strace is None:
        pytest.skip(f"{reason}: {remedy()}")
    log = tmp_path_factory.mktemp("strace") / "log"
    command = [strace.path, "-q", "-o", str(log), sys.executable, str(PROGRAM)]
    environment = {**os.environ, "PYTHONPATH": str(Path(pysock.__file__).resolve().parents[1])}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    raised = json.loads(done.stdout)
    found: list[list[str]] = [[] for _ in table.ROWS]
    at = len(table.ROWS)
    for line in log.read_text().splitlines():
        mark = re.match(rf'write\(-1, "{table.MARK}(\d+)"', line)
        if mark is not None:
            at = int(mark[1])
        elif at < len(found) and not line.startswith(OWN):
            found[at].append(re.sub(r" += ", " = ", line))
    return list(zip(found, raised))


def matches(expected: str, found: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, expected.split("..."))), found) is not None


@pytest.mark.parametrize("index", range(len(table.ROWS)), ids=[row.method for row in table.ROWS])
def test_the_call_and_nothing_more(seen: list[tuple[list[str], str | None]], index: int) -> None:
    row = table.ROWS[index]
    found, _ = seen[index]
    if row.calls[-1:] == ("...",):  # what the standard library does then is its affair
        found = [*found[: len(row.calls) - 1], "..."]
    if len(found) != len(row.calls) or not all(map(matches, row.calls, found)):
        lines = [row.line, "expected:", *row.calls, "strace:", *found]
        pytest.fail("\n    ".join(lines), pytrace=False)


#: What libc calls otherwise: the error bears the name that the program used.
RENAMED = ("send(", "recv(", "sockatmark(")


@pytest.mark.parametrize("index", range(len(table.ROWS)), ids=[row.method for row in table.ROWS])
def test_an_error_is_written_as_strace_writes_it(seen: list[tuple[list[str], str | None]], index: int) -> None:
    calls, raised = seen[index]
    assert (raised is not None) == any(" = -1 " in call for call in calls) or table.ROWS[index].method == "connect_ex"
    if raised is None:
        return
    (call,) = calls
    if raised.startswith("select("):
        raised = f"p{raised}".replace("select(", "select6(").replace("tv_usec=0}", "tv_nsec=0}, NULL")
    if raised.startswith(RENAMED):
        name, _, rest = raised.partition("(")
        raised = f"{name}to({rest}" if name == "send" else f"{name}from({rest}"
        end = ", NULL, 0) = " if name == "send" else ", NULL, NULL) = "
        raised = raised.replace(") = ", end, 1) if ") = " in raised else raised
    assert raised == call


def public_methods() -> Iterator[tuple[str, Any]]:
    for owner in (pysock.Socket, pysock.Poll, pysock.Epoll):
        for name in dir(owner):
            value = getattr(owner, name)
            if not name.startswith("_") and callable(value):
                yield name if owner is pysock.Socket else f"{owner.__name__}.{name}", value


def test_every_method_has_its_row() -> None:
    rows = {row.method for row in table.ROWS}
    shared = {f"Epoll.{name}" for name in dir(pysock.Descriptor)} | {
        f"Poll.{name}" for name in ("modify", "unregister")
    }
    assert {name for name, _ in public_methods()} - rows - shared == set()


def test_every_method_says_what_it_is() -> None:
    for name, method in public_methods():
        assert method.__doc__, name
