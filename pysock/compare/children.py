"""What becomes of the processes that a program starts: how each ends, and whether its parent waits for it.

A wait that blocks is a moment of its parent's own, as a call on a socket is: the two programs wait for the same child
between the same calls. What a handler of SIGCHLD reaps, or waitpid(WNOHANG) in passing, comes when it comes; there it
counts that a program waits at all. Nothing is run here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pysock.compare.calls import named
from pysock.compare.runs import PYTHONIC, ProgramRun, Run
from pysock.compare.verdict import Difference
from pysock.events import Call, Event, Exit, Signal
from pysock.trace.strace import FORKS

WAITS = frozenset(("wait4", "waitid", "waitpid"))
_BY_THE_END = frozenset(("SIGKILL", "SIGHUP"))
"""What ends children once their program has: the stage, and the terminal that is gone."""
ENOUGH = 2
"""After so many more calls of a parent, the handler for a child that has ended has run."""


@dataclass(frozen=True)
class Wait:
    """One child that was waited for."""

    after: int
    """So many calls on sockets the parent had made."""
    child: str
    chosen: bool
    """Whether the parent waited for that one; else which comes first, of several that have ended, is chance."""
    call: Call

    def __str__(self) -> str:
        return f"waits for {self.child if self.chosen else 'a child'} after {self.after} calls on sockets"

    def is_like(self, other: Wait) -> bool:
        return self.after == other.after and (self.child == other.child or not (self.chosen or other.chosen))


class Children:
    """The processes of one run of one program, with their threads' names."""

    def __init__(self, run: ProgramRun, closes: bool) -> None:
        events = run.trace.events if run.trace else []
        self.calls, self.names = named(run, closes)
        self.started = started(events)
        self.ends = {event.pid: event for event in events if isinstance(event, Exit)}
        self.waits = [event for event in events if isinstance(event, Call) and event.name in WAITS]
        """All that reaped a child, or told that there is none to reap yet."""
        self.handlers = _handlers(events)
        self.over = self.ends.get(events[0].pid) if events else None
        """The end of the program itself."""

    def is_in_passing(self, call: Call) -> bool:
        """Whether it does not block, or was made by a C handler of a signal."""
        handlers = self.handlers.get(call.pid, ())
        return "WNOHANG" in " ".join(call.args) or any(begin < call.order < end for begin, end in handlers)

    def reaped(self, call: Call) -> int | None:
        """The process that a wait is the end of."""
        if call.name == "waitid" and call.result == 0:
            told = re.search(r"\bsi_pid=(\d+)", " ".join(call.args))
            return int(told[1]) if told else None
        return call.result if call.result in self.started else None

    def waits_of(self) -> dict[str, list[Wait]]:
        """By the parent's name: the waits that stand in its own course, up to its last call, or to its exit."""
        found: dict[str, list[Wait]] = {}
        for call in self.waits:
            child, name = self.reaped(call), self.names[call.pid]
            calls = self.calls.get(name, [])
            after = sum(each.order < call.order for each in calls)
            end = self.ends.get(call.pid)
            if child in self.started and (after < len(calls) or (end is not None and end.status is not None)):
                chosen = (call.args[0].isdigit() and call.args[0] != "0") or call.args[0] == "P_PID"
                found.setdefault(name, []).append(Wait(after, self.names[child], chosen, call))
        return found

    def in_passing(self) -> set[str]:
        """The names of those that wait in passing."""
        return {self.names[call.pid] for call in self.waits if self.is_in_passing(call)}

    def reapers(self) -> dict[str, Call]:
        """By name: those that wait for children, and the first wait of each that reaped one."""
        return {self.names[call.pid]: call for call in reversed(self.waits) if self.reaped(call) is not None}

    def left(self) -> set[str]:
        """The names of those that never wait though a child has ended long since."""
        waiting = {call.pid for call in self.waits}
        return {
            self.names[parent]
            for child, parent in self.started.items()
            if child in self.ends and parent not in waiting and self.calls_after(parent, self.ends[child]) >= ENOUGH
        }

    def calls_after(self, pid: int, end: Exit) -> int:
        calls = self.calls.get(self.names[pid], [])
        return sum(call.order > end.order and call.result is not None for call in calls)

    def count(self) -> dict[str, int]:
        """By name: how many processes those have started that came to an end of their own."""
        parents = [pid for pid, end in self.ends.items() if end.status is not None]
        return {self.names[pid]: sum(parent == pid for parent in self.started.values()) for pid in parents}

    def endings(self) -> dict[str, str]:
        """By name: how each child ended, but for those that were ended with the program."""
        ends = {self.names[pid]: self.ends[pid] for pid in self.started if pid in self.ends}
        return {
            name: end.signal or f"status {end.status}"
            for name, end in ends.items()
            if end.signal not in _BY_THE_END or (self.over is not None and end.order < self.over.order)
        }


def started(events: Sequence[Event]) -> dict[int, int]:
    """Every process that another one has started, and that one."""
    return {
        event.result: event.pid
        for event in events
        if isinstance(event, Call) and event.name in FORKS and event.result and event.result > 0
        if "CLONE_THREAD" not in " ".join(event.args)
    }


def _handlers(events: Sequence[Event]) -> dict[int, list[tuple[int, int]]]:
    """From where to where each thread was in a handler of a signal."""
    waiting: dict[int, list[int]] = {}
    found: dict[int, list[tuple[int, int]]] = {}
    for event in events:
        if isinstance(event, Signal):
            waiting.setdefault(event.pid, []).append(event.order)
        elif isinstance(event, Call) and event.name == "rt_sigreturn" and waiting.get(event.pid):
            found.setdefault(event.pid, []).append((waiting[event.pid].pop(), event.order))
    return found


class Parting(NamedTuple):
    """Where two runs treat a child otherwise."""

    what: str
    ours: str
    theirs: str
    code: str
    """The cause's: see docs/explanations.md."""
    c: Call | None = None
    """The wait in either run."""
    python: Call | None = None


def parting(c: ProgramRun, python: ProgramRun, same_calls: bool) -> Parting | None:
    """The first child that the two treat otherwise; None: there is none, or nobody saw it.

    The moments of waits are told by calls on sockets, and mean nothing unless those are the same."""
    if c.trace is None or python.trace is None:
        return None
    if not started(c.trace.events) and not started(python.trace.events):
        return None  # most programs
    closes = python.language != PYTHONIC
    ours, theirs = Children(c, closes), Children(python, closes)
    for name, call in ours.reapers().items():
        if name in theirs.left():
            what = f"the children of {name}"
            return Parting(what, f"{call.name}() reaps them", "are never waited for", "missing-wait", call)
    found = _moment(ours, theirs) if same_calls else None
    if found is not None:
        return found
    counts = theirs.count()
    for name, count in ours.count().items():
        if counts.get(name, count) != count:
            return Parting(f"the processes that {name} starts", str(count), str(counts[name]), "children")
    ended = theirs.endings()
    for name, end in ours.endings().items():
        if ended.get(name, end) != end:
            return Parting(f"the end of {name}", end, ended[name], "child-exit")
    return None


def _moment(ours: Children, theirs: Children) -> Parting | None:
    """The first wait that comes at another moment, or is for another child."""
    mine, its, passing = ours.waits_of(), theirs.waits_of(), ours.in_passing()
    for name in dict.fromkeys((*mine, *its)):
        pairs = itertools.zip_longest(mine.get(name, []), its.get(name, []))
        for index, (one, two) in enumerate(pairs if name not in passing else (), 1):
            if not (one and two and one.is_like(two)):
                said = [str(wait or "does not wait any more") for wait in (one, two)]
                code = "extra-wait" if one is None else "missing-wait" if two is None else "wait-order"
                calls = (wait.call if wait else None for wait in (one, two))
                return Parting(f"wait {index} of {name}", said[0], said[1], code, *calls)
    return None


def difference(reference: Run, candidate: Run, same_calls: bool) -> Difference | None:
    """The first child of a program that is treated otherwise, or ends otherwise."""
    for c, python in zip(reference.programs, candidate.programs):
        found = parting(c, python, same_calls)
        if found is not None:
            whose = "" if len(reference.programs) == 1 else f"{c.program.name}: "
            return Difference(whose + found.what, found.ours, found.theirs)
    return None
