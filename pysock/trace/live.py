"""A program traced while it runs: strace is started, what it writes is read as it comes, each event with its line.

The program keeps the terminal, its standard streams and its signals; strace stands between and passes on how it ended.
Which of the calls are about sockets is decided as they come. Nothing is printed here.
"""

from __future__ import annotations

import contextlib
import os
import re
import selectors
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pysock.events import Call, Event, Exit, Signal
from pysock.trace.debug import Debug
from pysock.trace.lines import Lines, Notes, environment
from pysock.trace.sockets import SOCKET_CALLS, Follower, Origin
from pysock.trace.strace import FORKS, Reader, Strace, command, shows_stacks

BLOCKED = 0.1
"""Seconds after which a call that has not returned is said to wait."""


_WAITS = re.compile(r"(accept|connect|recv|send|poll|ppoll|select|pselect|epoll_wait|epoll_pwait)")

_BEGUN = re.compile(r"(\d+) +(\d+\.\d{9}) (\w+\((?!.*\) += ).*)", re.DOTALL)


@dataclass(frozen=True)
class Waiting:
    """A call that has not returned yet: so far only what it was given is known."""

    pid: int
    call: str
    """As strace has begun to write it."""
    source: str = ""
    """Its line; a C program's is known when it returns."""


class Filter:
    """Keeps the calls on sockets, one after the other, as `sockets` does with a whole trace."""

    def __init__(self) -> None:
        self.follower = Follower([])
        self.shown: set[int] = set()

    def known(self, pid: int) -> bool:
        """Whether it is known who started this thread; until then its calls cannot be placed."""
        return not self.follower.labels or pid in self.follower.labels

    def take(self, call: Call) -> list[Call]:
        """The calls that are to be shown now that this one was made: itself, an epoll's before it, or none."""
        follower = self.follower
        labels = follower.labels
        labels.setdefault(call.pid, "main" if not labels else f"unplaced.{len(labels)}")
        if call.name in FORKS and call.result and call.result > 0:
            follower.learn(call, call.result)
            number = sum(1 for parent, _ in follower.parents.values() if parent == call.pid)
            labels.setdefault(call.result, f"{labels[call.pid]}.{number}")
        follower.call(call)
        found = [
            candidate
            for candidate, _, because in follower.candidates
            if candidate.name in SOCKET_CALLS or any(origin.counts for origin in because)
        ]
        # What does not count yet may do so later: an epoll that watches nothing.
        follower.candidates = [each for each in follower.candidates if each[0] not in found and _may_count(each[2])]
        return found


def _may_count(because: Sequence[Origin]) -> bool:
    return any(origin.kind == "epoll" for origin in because)


class Live:
    """One program under strace."""

    def __init__(self, strace: Strace, program: Sequence[str], python: bool, env: dict[str, str], every: bool) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="pysock-trace-")
        self.notes = Notes(Path(self.folder.name))
        self.debug = Debug()
        self.lines = Lines(self.notes, self.debug)
        self.reader = Reader()
        self.filter = Filter()
        self.every = every
        self.events: list[Event] = []
        """Everything that strace has seen, each call with its line."""
        self.held: dict[int, list[Event]] = {}
        """The events of threads of which it is not known yet who started them."""
        self.told: dict[int, int] = {}
        """The last call of each thread of which it was said that it waits."""
        self.order = 0
        self.status: int | None = None
        pipe = os.path.join(self.folder.name, "strace")
        os.mkfifo(pipe)
        self.pipe = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        stacks = not python and shows_stacks(strace)
        words = command(strace, pipe, program, timed=True, stacks=stacks, every=every)
        self.tracer = subprocess.Popen(words, env=environment(Path(self.folder.name), env))

    def run(self) -> Iterator[Event | Waiting]:
        """The events to show, as they happen; at the end, `status` is the program's."""
        text = b""
        with selectors.DefaultSelector() as selector:
            selector.register(self.pipe, selectors.EVENT_READ)
            begun = False
            while True:
                ready = selector.select(BLOCKED if begun else 0.02)
                data = os.read(self.pipe, 1 << 16) if ready else b""
                begun = begun or bool(data)
                if ready and not data and begun:
                    break
                if not begun and self.tracer.poll() is not None:
                    break
                text += data
                *whole, text = text.split(b"\n")
                for line in whole:
                    yield from self.line(line.decode("latin-1"))
                if not ready and begun:
                    yield from self.settle()
                    yield from self.waiting(text)
        if text:
            yield from self.line(text.decode("latin-1"))
        for pid in sorted(self.reader.begun):
            self.reader.abandon(pid)
        yield from self.settle()
        for pid in list(self.held):
            yield from self.release(pid)
        self.status = self.tracer.wait()

    def waiting(self, text: bytes) -> Iterator[Waiting]:
        """The calls that wait, each said once: those that strace has broken off, and the one it is writing."""
        times = self.reader.trace.nanoseconds
        broken = [(pid, order, times.get(order, 0), head) for pid, (head, _, order) in self.reader.begun.items()]
        if match := _BEGUN.match(text.decode("latin-1")):
            broken.append((int(match[1]), self.order, int(match[2].replace(".", "")), match[3].rstrip()))
        for pid, order, time, call in broken:
            if self.told.get(pid) != order:
                self.told[pid] = order
                if self.every or _WAITS.match(call):
                    self.notes.read()
                    frames = self.lines.noted(pid, time)
                    yield Waiting(pid, call, str(frames[0]) if frames else "")

    def line(self, line: str) -> Iterator[Event]:
        if not line.startswith(" > "):
            yield from self.settle()
        if line:
            self.reader.line(self.order, line)
            self.order += 1

    def settle(self) -> Iterator[Event]:
        """What was read last is whole now: no more of its stack will come."""
        trace = self.reader.trace
        for event in trace.events:
            if isinstance(event, Call):
                time = trace.nanoseconds.get(event.order, int(event.time * 1e9))
                self.lines.learn(event, time)
                self.notes.read()
                event = self.lines.located(event, time, trace.stacks.get(event.order, ()))
            if self.filter.known(event.pid):
                yield from self.take(event)
            else:
                self.held.setdefault(event.pid, []).append(event)
        trace.events.clear()
        trace.stacks.clear()
        open_calls = {order for _, _, order in self.reader.begun.values()}
        for order in [order for order in trace.nanoseconds if order not in open_calls]:
            del trace.nanoseconds[order]

    def take(self, event: Event) -> Iterator[Event]:
        self.events.append(event)
        if isinstance(event, Call):
            kept = self.filter.take(event)
            if self.every or event.name in FORKS:
                yield event
            else:
                yield from kept
            if event.name in FORKS and event.result in self.held:
                yield from self.release(event.result)
        elif isinstance(event, (Signal, Exit)):
            yield event

    def release(self, pid: int) -> Iterator[Event]:
        for event in self.held.pop(pid, []):
            yield from self.take(event)

    def label(self, pid: int) -> str:
        """What a thread is called: "main", "main.1"."""
        return self.filter.follower.labels.get(pid, "")

    def ended(self) -> bool:
        """Whether the program itself has ended; what it started may run on."""
        return any(isinstance(event, Exit) and event.pid == self.events[0].pid for event in self.events)

    def kill(self) -> None:
        """End the program, its children and strace."""
        from pysock.compare.processes import descendants

        for _ in range(10):
            for pid in descendants(self.tracer.pid):
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
            try:
                self.tracer.wait(0.2)
                return
            except subprocess.TimeoutExpired:
                continue
        self.tracer.kill()
        self.tracer.wait()

    def close(self) -> None:
        if self.tracer.poll() is None:
            self.kill()
        os.close(self.pipe)
        self.debug.close()
        self.folder.cleanup()
