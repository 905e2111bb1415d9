"""When a program prints: what it writes to stdout and stderr between which calls on sockets, thread by thread.

That the bytes and the calls are the same is judged elsewhere; here, that they come in the same order. In how many
writes something goes out is no difference as long as no call and no other stream lies between. Nor is, in Python's own
manner, that `with` closes a socket before the message of sys.exit() goes out. Nothing is run here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Union

from pysock.compare.calls import named
from pysock.compare.runs import PYTHONIC, ProgramRun, Run
from pysock.compare.verdict import Difference
from pysock.events import Call

STREAMS = {"1": "stdout", "2": "stderr"}
_WRITES = frozenset(("write", "writev"))
CONTEXT = 2
LONGEST = 60


@dataclass(frozen=True)
class Printed:
    """What went to one stream with nothing in between."""

    stream: str
    count: int
    call: Call
    """The first write of it."""

    def __str__(self) -> str:
        shown = self.call.args[1] if len(self.call.args) > 1 else ""
        shown = shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}..."
        return f"{self.stream}: {shown} ({self.count} bytes)"


Step = Union[Call, Printed]


def _written(run: ProgramRun) -> list[Printed]:
    """Every write to stdout and stderr that is not one to a socket."""
    about_sockets = {call.order for call in run.calls}
    return [
        Printed(STREAMS[event.args[0]], event.result, event)
        for event in (run.trace.events if run.trace else [])
        if isinstance(event, Call)
        and event.name in _WRITES
        and event.args[:1]
        and event.args[0] in STREAMS
        and event.result
        and event.result > 0
        and event.order not in about_sockets
    ]


def steps(run: ProgramRun, closes: bool = True) -> dict[str, list[Step]]:
    """Each thread's calls on sockets, with or without those of close(), and between them what it printed."""
    by_thread, names = named(run, closes)
    found: dict[str, list[Step]] = {name: [*calls] for name, calls in by_thread.items()}
    for printed in _written(run):
        found.setdefault(names[printed.call.pid], []).append(printed)
    for name, each in found.items():
        merged: list[Step] = []
        for step in sorted(each, key=lambda step: step.call.order if isinstance(step, Printed) else step.order):
            last = merged[-1] if merged else None
            if isinstance(step, Printed) and isinstance(last, Printed) and step.stream == last.stream:
                merged[-1] = replace(last, count=last.count + step.count)
            else:
                merged.append(step)
        found[name] = merged
    return found


def _key(step: Step | None) -> tuple[str, int]:
    """What is compared: of a call, only that it is one."""
    return (step.stream, step.count) if isinstance(step, Printed) else ("" if step is None else "call", 0)


Parting = tuple[str, list[Step], list[Step], int]
"""A thread's name, its steps in both runs, and the index at which they part."""


def parting(c: ProgramRun, python: ProgramRun) -> Parting | None:
    """Where the two print at another moment; None: nowhere, or nobody saw it."""
    if c.trace is None or python.trace is None:
        return None
    closes = python.language != PYTHONIC
    ours, theirs = steps(c, closes), steps(python, closes)
    for name in [*ours, *(name for name in theirs if name not in ours)]:
        one, two = ours.get(name, []), theirs.get(name, [])
        for index in range(max(len(one), len(two))):
            if _key(at(one, index)) != _key(at(two, index)):
                return name, one, two, index
    return None


def at(steps: list[Step], index: int) -> Step | None:
    return steps[index] if index < len(steps) else None


def difference(reference: Run, candidate: Run) -> tuple[str, Difference] | None:
    """The stream that is written at another moment, and where."""
    for c, python in zip(reference.programs, candidate.programs):
        found = parting(c, python)
        if found is None:
            continue
        name, one, two, index = found
        sides = at(one, index), at(two, index)
        stream = next((step.stream for step in sides if isinstance(step, Printed)), "stdout")
        thread = "" if name == "main" else f" (thread or process {name})"
        where = f"the moment at which {c.program.name}{thread} writes to {stream}"
        before = tuple(str(step) for step in one[max(0, index - CONTEXT) : index])
        ours, theirs = ("(nothing more)" if step is None else str(step) for step in sides)
        return stream, Difference(where, ours, theirs, before)
    return None
