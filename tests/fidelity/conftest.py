"""docs/fidelity.md as data, and each of its rows under strace: in C, with pysock, with the standard library."""

from __future__ import annotations

import contextlib
import itertools
import os
import platform
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import pysock
from pysock.compare.calls import threads
from pysock.compare.runs import ProgramRun
from pysock.compare.scenario import Program
from pysock.events import Call, Exit, Signal
from pysock.trace import Trace, command, find, is_interrupted, parse, remedy, sockets

PAGE = Path(__file__).resolve().parents[2] / "docs" / "fidelity.md"
READY = b"ready\n"
SECONDS = 60
FUTEX = {"x86_64": "202"}.get(platform.machine(), "98")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(?:\.\.\.)?')
SHOWN = 40
"""Characters of a string that the page shows."""
SIGNALS = ("SIGUSR1", "SIGPIPE")

C = """\
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>
"""
STANDARD = """\
import errno, os, select, signal, socket, struct, sys, time, warnings
{}
sys.stdout.flush()
os._exit(0)
"""


class Row(NamedTuple):
    """One `###` section: its title, and its blocks of code by what stands behind the three backquotes."""

    title: str
    blocks: dict[str, str]


def parse_page(text: str) -> list[Row]:
    """The rows of the page. A code block outside of one, or two of a kind in one, is an error."""
    rows: list[Row] = []
    kind, lines = "", []
    for number, line in enumerate(text.splitlines(), 1):
        if kind:
            if line == "```":
                assert kind not in rows[-1].blocks, f"line {number}: a second block of this kind"
                rows[-1].blocks[kind] = "".join(lines)
                kind, lines = "", []
            else:
                lines.append(line + "\n")
        elif line.startswith("```"):
            assert rows and line[3:], f"line {number}: a block of no row, or of no kind"
            kind = line[3:]
        elif line.startswith("### "):
            rows.append(Row(line[4:], {}))
    assert not kind, "a code block is not closed"
    return rows


class Seen(NamedTuple):
    """What one program did, in lines."""

    whole: list[str]
    lines: list[str]
    """As the page shows them: long strings are cut."""
    interrupted: int
    """How many socket calls strace shows as interrupted, each time that one was."""
    kicks: int
    """How many signals a timer of the program sent to it."""


def seen(run: ProgramRun, trace: Trace) -> Seen:
    """Socket calls and signals, thread by thread; what was printed; and the end, unless it is status 0."""
    main = next(event.pid for event in trace.events)
    lines = []
    for name, calls in {"main": [], **threads(run)}.items():
        events: list[Call | Signal] = list(calls)
        if name == "main":
            events += [e for e in trace.events if isinstance(e, Signal) and e.pid == main and e.name in SIGNALS]
        for event in sorted(events, key=lambda event: event.order):
            text = f"--- {event.name} ---" if isinstance(event, Signal) else str(event)
            lines.append(text if name == "main" else f"[child] {text}")
    lines += [f"> {line}" for line in run.stdout.decode().splitlines()]
    assert run.exit is not None
    if run.exit.signal:
        lines.append(f"+++ killed by {run.exit.signal} +++")
    elif run.exit.status:
        lines.append(f"+++ exited with {run.exit.status} +++")
    ports: dict[str, str] = {"0": "0"}
    names = itertools.chain(["PORT"], (f"PORT{number}" for number in itertools.count(2)))
    text = re.sub(
        r"htons\((\d+)\)",
        lambda match: f"htons({ports.get(match[1]) or ports.setdefault(match[1], next(names))})",
        "\n".join(lines),
    )
    cut = STRING.sub(lambda match: match[0] if len(match[1]) <= SHOWN else f'"{match[1][:SHOWN]}"...', text)
    return Seen(
        text.splitlines(),
        cut.splitlines(),
        sum(map(is_interrupted, run.calls)),
        sum(isinstance(event, Signal) and "si_code=SI_TIMER" in event.text for event in trace.events),
    )


def waits(pid: int) -> bool:
    """Whether a process sleeps in a call that is not futex(), with which the interpreter waits for itself.

    While strace holds it, it does not sleep; and it may sleep outside of calls, for memory.
    """

    def call() -> str:
        asleep = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "S"
        return Path(f"/proc/{pid}/syscall").read_text() if asleep else ""

    found = {call() for _ in range(20)}
    return len(found) == 1 and "".join(found).split(" ")[0] not in ("", "-1", "running\n", FUTEX)


class Bench:
    """A directory in which the rows' programs run."""

    def __init__(self, folder: Path, compile_c: Callable[..., Path]) -> None:
        self.folder = folder
        self.compile = compile_c
        strace, reason = find()
        if strace is None:
            pytest.skip(f"{reason}: {remedy()}")
        self.strace = strace

    def c(self, row: Row) -> Seen:
        text = row.blocks["c"]
        if "int main(" not in text:
            text = f"int main(void)\n{{\n{text}return 0;\n}}\n"
        return self.watch(row, str(self.compile(C + text)))

    def raw(self, row: Row) -> Seen:
        text = row.blocks["python"]
        if "def main(" not in text:
            text = (
                "def main():\n"
                + "".join(f"    {line}\n" for line in text.splitlines())
                + "    return 0\n\n\nrun(main)\n"
            )
        return self.watch(row, sys.executable, self.script("raw", "from pysock import *\n\n" + text))

    def standard(self, row: Row) -> Seen:
        return self.watch(
            row, sys.executable, "-S", self.script("standard", STANDARD.format(row.blocks["python socket"]))
        )

    def script(self, name: str, text: str) -> str:
        path = self.folder / f"{name}.py"
        path.write_text(text, encoding="utf-8")
        return str(path)

    def watch(self, row: Row, *program: str) -> Seen:
        """Run a program under strace. Once it has written "ready" and waits, SIGUSR1 is sent to it."""
        where = self.folder / f"{len(list(self.folder.iterdir()))}"
        where.mkdir()
        log = where.with_suffix(".trace")
        start = command(self.strace, str(log), program)
        if "c preload" in row.blocks:
            preload = self.compile(C + row.blocks["c preload"], "-shared", "-fPIC")
            start[1:1] = ["-E", f"LD_PRELOAD={preload}"]
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "LC_ALL": "C.UTF-8",
            "HOME": str(where),
            "PYTHONPATH": str(Path(pysock.__file__).resolve().parents[1]),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        with subprocess.Popen(
            start,
            cwd=where,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as process:
            assert process.stdout is not None and process.stderr is not None
            limit = threading.Timer(SECONDS, os.killpg, (process.pid, signal.SIGKILL))
            limit.start()
            try:
                out, signalled = b"", 0
                while data := os.read(process.stdout.fileno(), 65536):
                    out += data
                    while signalled < out.count(READY):
                        signalled += 1
                        interrupt(int(log.read_text().split()[0]))
                error = process.stderr.read().decode()
            finally:
                ended_itself = limit.is_alive()
                limit.cancel()
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
        assert ended_itself, f"{row.title}: not at its end after {SECONDS} s:\n{log.read_text(encoding='latin-1')}"
        assert not error, error
        trace = parse(log.read_text(encoding="latin-1"))
        assert not trace.unread
        pid = trace.events[0].pid
        (end,) = (event for event in trace.events if isinstance(event, Exit) and event.pid == pid)
        out = out.replace(READY, b"")
        run = ProgramRun(Program("row"), "", out, b"", end, trace, sockets(trace.events))
        interruptions = sum(isinstance(event, Signal) and event.name == "SIGUSR1" for event in trace.events)
        assert interruptions == signalled
        return seen(run, trace)


def interrupt(pid: int) -> None:
    """Send SIGUSR1 to a process once it waits."""
    deadline = time.monotonic() + SECONDS
    while not waits(pid):
        assert time.monotonic() < deadline, "the program does not wait"
    os.kill(pid, signal.SIGUSR1)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "row" in metafunc.fixturenames:
        rows = parse_page(PAGE.read_text(encoding="utf-8"))
        metafunc.parametrize("row", rows, ids=[row.title.replace(" ", "-") for row in rows])


@pytest.fixture(scope="session")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def rows(page: str) -> list[Row]:
    return parse_page(page)


@pytest.fixture
def bench(tmp_path: Path, compile_c: Callable[..., Path]) -> Iterator[Bench]:
    return Bench(tmp_path, compile_c)
