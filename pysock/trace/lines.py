"""Which source line made each call: a trace's events with `source` and `frames` filled in.

A C program's lines come from the stack that strace saw (``command(..., stacks=True)``) and the debug information in the
program; a Python program's from what `recorder` noted within it. Only what the program's own source holds is a line
here: neither libc's functions nor pysock's. What is not known stays None. Nothing is started but addr2line.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from pysock.events import Call, Event, Frame
from pysock.trace.debug import Debug
from pysock.trace.recorder.sitecustomize import NOTE, PLACES, VARIABLE
from pysock.trace.strace import FORKS, Address, Trace

RECORDER = Path(__file__).parent / "recorder"
_PIECE = NOTE.size << 12
_SIGNAL_RETURN = ("__restore_rt", "__kernel_rt_sigreturn")
_SYSTEM = ("/lib", "/usr/lib", "/usr/local/lib", "[")
_INTERPRETERS = ("python", "libpython", "pypy", "libpypy")


def environment(folder: Path, base: Mapping[str, str]) -> dict[str, str]:
    """The environment in which a Python program notes its lines, in this folder."""
    paths = [str(RECORDER), *filter(None, [base.get("PYTHONPATH", "")])]
    return {**base, VARIABLE: str(folder), "PYTHONPATH": os.pathsep.join(paths)}


@cache
def _true_name(path: str) -> str:
    """Where a file is that a program knows by the name of a link."""
    return path if path.startswith("<") else os.path.realpath(path)


@dataclass
class _Thread:
    """What one thread noted: times, and the functions of the program's own at each."""

    times: list[int] = field(default_factory=list)
    places: list[tuple[Frame, ...]] = field(default_factory=list)

    def at(self, time: int, since: int) -> tuple[Frame, ...] | None:
        index = bisect_right(self.times, time) - 1
        return self.places[index] if index >= 0 and self.times[index] >= since else None


class _File:
    """One process's notes, read as far as they are written; more may follow."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.offset = PLACES
        self.text_offset = 0
        self.places: list[tuple[Frame, ...]] = [()]

    def read(self, threads: dict[int, _Thread]) -> None:
        with self.path.open("rb") as file:
            full = True
            while full:
                file.seek(self.offset)
                piece = file.read(_PIECE)
                notes = [note for note in NOTE.iter_unpack(piece[: len(piece) // NOTE.size * NOTE.size]) if note[0]]
                full = len(notes) * NOTE.size == _PIECE
                self.offset += len(notes) * NOTE.size
                if any(place >= len(self.places) for _, _, place in notes):
                    file.seek(self.text_offset)
                    self.read_places(file.read(PLACES - self.text_offset))
                for time, tid, place in notes:
                    thread = threads.setdefault(tid, _Thread())
                    thread.times.append(time)
                    thread.places.append(self.places[place] if place < len(self.places) else ())

    def read_places(self, text: bytes) -> None:
        text = text[: text.find(b"\0")] if b"\0" in text else text
        text = text[: text.rfind(b"\n") + 1]
        self.text_offset += len(text)
        for entry in text.decode("utf-8", "surrogateescape").split("\n")[:-1]:
            base, line, function, file = entry.split("\t", 3)
            self.places.append((Frame(_true_name(file), int(line), function), *self.places[int(base)]))


class Notes:
    """What the Python programs of a run noted in this folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, _File] = {}
        self.threads: dict[int, _Thread] = {}

    def read(self) -> None:
        """Take in what was written since."""
        names = sorted(name for name in os.listdir(self.folder) if name.endswith(".lines"))
        for name in names:
            self.files.setdefault(name, _File(self.folder / name)).read(self.threads)

    def at(self, tid: int, time: int, since: int = 0) -> tuple[Frame, ...] | None:
        """Where a thread was at this time, by what it has noted since another; None where it noted nothing."""
        thread = self.threads.get(tid)
        return thread.at(time, since) if thread else None


class Lines:
    """Finds the lines of one trace's calls, one after the other."""

    def __init__(self, notes: Notes | None, debug: Debug) -> None:
        self.notes = notes
        self.debug = debug
        self.parents: dict[int, tuple[int, int]] = {}
        """Who started each thread, and when."""
        self.since: dict[int, int] = {}
        """When each process became another program."""

    def learn(self, call: Call, time: int) -> None:
        """Take in what a call means for the calls after it; a child's come after this only."""
        if call.name in FORKS and call.result and call.result > 0:
            self.parents.setdefault(call.result, (call.pid, time))
        elif call.name in ("execve", "execveat") and call.result == 0:
            self.since[call.pid] = time

    def noted(self, tid: int, time: int) -> tuple[Frame, ...]:
        """Where a Python program's thread was; a child that has noted nothing yet is where its parent forked."""
        if self.notes is None:
            return ()
        frames = self.notes.at(tid, time, self.since.get(tid, 0))
        if frames is None and tid in self.parents and self.since.get(tid, time) >= time:
            return self.noted(*self.parents[tid])
        return frames or ()

    def stacked(self, stack: Iterable[Address]) -> tuple[Frame, ...]:
        """The functions of the program's own on a stack."""
        found: list[Frame] = []
        interrupted = False
        for address in stack:
            name = address.file.rpartition("/")[2]
            if not address.file.startswith(_SYSTEM) and not name.startswith(_INTERPRETERS):
                # It is where a call returns to, except where a signal broke in: the line is that of the byte before.
                found += self.debug.frames(address.file, address.offset - (not interrupted))
            interrupted = address.symbol in _SIGNAL_RETURN
        return tuple(found)

    def located(self, call: Call, time: int, stack: Iterable[Address] = ()) -> Call:
        """The call with its line, if that is known."""
        frames = self.stacked(stack) or self.noted(call.pid, time)
        return replace(call, source=str(frames[0]), frames=frames) if frames else call


def located(trace: Trace, folder: Path | None) -> Trace:
    """The trace with the source line of every call that has one; `folder` is where Python programs noted theirs."""
    notes = None
    if folder is not None:
        notes = Notes(folder)
        notes.read()
    debug = Debug()
    lines = Lines(notes, debug)

    def time(event: Event) -> int:
        return trace.nanoseconds.get(event.order, int(event.time * 1e9))

    try:
        for event in trace.events:
            if isinstance(event, Call):
                lines.learn(event, time(event))
        events = [
            lines.located(event, time(event), trace.stacks.get(event.order, ())) if isinstance(event, Call) else event
            for event in trace.events
        ]
    finally:
        debug.close()
    return replace(trace, events=events)
