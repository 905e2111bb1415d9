"""What becomes of the processes that a program starts: how each ends, and whether its parent waits for it.

A wait that blocks is a moment of its parent's own, as a call on a socket is: the two programs wait for the same child
between the same calls. What a handler of SIGCHLD reaps, or waitpid(WNOHANG) in passing, comes when it comes; there it
counts that a program waits at all. Nothing is run here.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import NamedTuple

from pysock.compare.calls import names, threads
from pysock.compare.runs import PYTHONIC, ProgramRun, Run
from pysock.compare.verdict import Difference
from pysock.events import Call, Exit, Signal
from pysock.trace.strace import FORKS

WAITS = frozenset(("wait4", "waitid", "waitpid"))
_ENDED_WITH_THE_RUN = frozenset(("SIGINT", "SIGTERM", "SIGKILL", "SIGHUP"))
ENOUGH = 2
"""After so many more calls of a parent, the handler for a child that has ended has run."""


@dataclass(frozen=True)
class Wait:
    """One child that was waited for."""

    after: int
    """So many calls on sockets the parent had made."""
    child: str
    """Its name, or "a child" where the parent did not choose."""
    call: Call

    def __str__(self) -> str:
        return f"waits for {self.child} after {self.after} calls on sockets"


class Children:
    """The processes of one run of one program, with their threads' names."""

    def __init__(self, run: ProgramRun, closes: bool) -> None:
        self.events = run.trace.events if run.trace else []
        self.names = names(run)
        self.calls = {
            name: [call for call in calls if closes or call.name != "close"] for name, calls in threads(run).items()
        }
        self.started = {
            event.result: event.pid
            for event in self.events
            if isinstance(event, Call) and event.name in FORKS and event.result and event.result > 0
            if "CLONE_THREAD" not in " ".join(event.args)
        }
        self.ends = {event.pid: event for event in self.events if isinstance(event, Exit)}

    def waits(self) -> list[Call]:
        """All that reaped a child, or that told that there is none to reap yet."""
        return [event for event in self.events if isinstance(event, Call) and event.name in WAITS]

    def handled(self, call: Call) -> bool:
        """Whether it was made by a C handler of a signal."""
        waiting: list[int] = []
        handlers: list[tuple[int, int]] = []
        for event in self.events:
            if event.pid == call.pid and isinstance(event, Signal):
                waiting.append(event.order)
            elif event.pid == call.pid and isinstance(event, Call) and event.name == "rt_sigreturn" and waiting:
                handlers.append((waiting.pop(), event.order))
        return any(begin < call.order < end for begin, end in handlers)

    def reaped(self, call: Call) -> int | None:
        """The process that a wait is the end of."""
        if call.name == "waitid" and call.result == 0:
            told = [word.partition("=")[2] for word in " ".join(call.args).split(", ") if word.startswith("si_pid=")]
            return int(told[0]) if told and told[0].isdigit() else None
        return call.result if call.result in self.started else None

    def waits_of(self) -> dict[str, list[Wait]]:
        """By the parent's name: the waits that stand in its own course, up to its last call, or to its exit."""
        found: dict[str, list[Wait]] = {}
        for call in self.waits():
            child, name = self.reaped(call), self.names[call.pid]
            calls = self.calls.get(name, [])
            after = sum(each.order < call.order for each in calls)
            end = self.ends.get(call.pid)
            if child in self.started and (after < len(calls) or (end is not None and end.status is not None)):
                # Where several have ended, which one comes first is chance.
                which = "a child" if call.args[0] in ("-1", "0", "P_ALL") else self.names[child]
                found.setdefault(name, []).append(Wait(after, which, call))
        return found

    def in_course(self) -> bool:
        """Whether each wait blocks, and stands in the program's own course."""
        return not any("WNOHANG" in " ".join(call.args) or self.handled(call) for call in self.waits())

    def reapers(self) -> dict[str, Call]:
        """By name: those that wait for children, and the first wait of each that reaped one."""
        return {self.names[call.pid]: call for call in reversed(self.waits()) if self.reaped(call) is not None}

    def left(self) -> dict[str, str]:
        """By name: those that never wait though a child has ended long since, and that child."""
        waiting = {call.pid for call in self.waits()}
        found: dict[str, str] = {}
        for child, parent in self.started.items():
            if child in self.ends and parent not in waiting:
                name, ended = self.names[parent], self.ends[child].order
                later = sum(each.order > ended and each.result is not None for each in self.calls.get(name, []))
                if later >= ENOUGH:
                    found.setdefault(name, self.names[child])
        return found

    def endings(self) -> dict[str, str]:
        """By name: how each child ended that was not ended with the run."""
        ends = {self.names[pid]: self.ends[pid] for pid in self.started if pid in self.ends}
        return {
            name: end.signal or f"status {end.status}"
            for name, end in ends.items()
            if end.signal not in _ENDED_WITH_THE_RUN
        }


class Parting(NamedTuple):
    """Where two runs treat a child otherwise."""

    what: str
    ours: str
    theirs: str
    waits: bool
    """Whether it is about waiting; else about how a child ends."""
    c: Call | None = None
    """The wait in either run."""
    python: Call | None = None


def parting(c: ProgramRun, python: ProgramRun) -> Parting | None:
    """The first child that the two treat otherwise; None: there is none, or nobody saw it."""
    if c.trace is None or python.trace is None:
        return None
    closes = python.language != PYTHONIC
    ours, theirs = Children(c, closes), Children(python, closes)
    if not ours.started:
        return None
    for name, call in ours.reapers().items():
        if name in theirs.left():
            return Parting(f"the children of {name}", f"{call.name}() reaps them", "are never waited for", True, call)
    found = _moment(ours.waits_of(), theirs.waits_of()) if ours.in_course() else None
    if found is not None:
        return found
    ended = theirs.endings()
    for name, end in ours.endings().items():
        if ended.get(name, end) != end:
            return Parting(f"the end of {name}", end, ended[name], False)
    return None


def _moment(ours: dict[str, list[Wait]], theirs: dict[str, list[Wait]]) -> Parting | None:
    """The first wait that comes at another moment, or is for another child."""
    for name in [*ours, *(name for name in theirs if name not in ours)]:
        pairs = itertools.zip_longest(ours.get(name, []), theirs.get(name, []))
        for index, (one, two) in enumerate(pairs, 1):
            if str(one) != str(two):
                c, python = (str(wait or "does not wait any more") for wait in (one, two))
                calls = (wait.call if wait else None for wait in (one, two))
                return Parting(f"wait {index} of {name}", c, python, True, *calls)
    return None


def difference(reference: Run, candidate: Run) -> Difference | None:
    """The first child of a program that is treated otherwise, or ends otherwise."""
    for c, python in zip(reference.programs, candidate.programs):
        found = parting(c, python)
        if found is not None:
            whose = "" if len(reference.programs) == 1 else f"{c.program.name}: "
            return Difference(whose + found.what, found.ours, found.theirs)
    return None
