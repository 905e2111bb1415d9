"""The sequence diagram of programs traced together, before anybody draws it: life lines, steps, arrows, rows.

What belongs together is found out by `ends`; here everything gets its place. How it looks is the business of
`svg` and `mermaid`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pysock.events import Call, Event, Exit, Signal
from pysock.trace.ends import RECEIVING, Connections, Link, address
from pysock.trace.signals import is_kick
from pysock.trace.strace import FORKS
from pysock.trace.text import shortened

WAITED = 0.002
"""Seconds after which a call that may block has done so, and is drawn as a bar: less is what tracing costs."""
QUICK = frozenset(("socket", "socketpair", "bind", "listen", "getsockname", "getpeername", "setsockopt", "getsockopt"))
QUICK |= FORKS | {"close", "shutdown", "dup", "dup2", "dup3", "fcntl", "ioctl", "epoll_ctl", "epoll_create1"}
"""Calls that do not block, however long they take under strace."""
RECEIVES = RECEIVING | {"accept", "accept4", "poll", "ppoll", "select", "pselect6", "epoll_wait", "epoll_pwait"}
"""Calls that return when another has done something."""
CALL, NARROW = 46, 32
"""Characters of a call that are drawn, the second where there are more than two life lines; the title has all."""
_POINTER = re.compile(r"0x[0-9a-f]{5,16}")
_STRUCT = re.compile(r"\{sa_family=[^{}]*\}")


@dataclass
class Lane:
    """One life line: a process, a thread, or a peer that was not traced."""

    title: str
    traced: bool = True
    first: int = 0
    last: int = 0
    """The rows between which it lives."""


@dataclass
class Step:
    """What one life line does: a call, a signal that comes, the end."""

    lane: int
    text: str
    full: str
    """The same, unabridged."""
    kind: str
    """"call", "signal" or "exit"."""
    source: str = ""
    result: str = ""
    failed: bool = False
    row: int = 0
    end: int = 0
    """The row in which it returned: below `row` where it waited."""
    states: tuple[str, ...] = ()
    """What its connection is from here on."""


@dataclass(frozen=True)
class Arrow:
    """Something that goes from one life line to another."""

    start: tuple[int, int]
    """Life line and row."""
    end: tuple[int, int]
    text: str
    kind: str
    """"connect", "data", "end" or "start" (of a process)."""
    full: str = ""


@dataclass
class Diagram:
    """Everything that is drawn."""

    title: str
    lanes: list[Lane] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    notes: list[tuple[int, int, str]] = field(default_factory=list)
    """States that another's call brings about: life line, row, state."""
    rows: int = 0


def brief(call: Call, limit: int = CALL) -> str:
    """The call without its result, short enough for a diagram."""
    if call.name in FORKS:
        return "clone(CLONE_THREAD)" if any("CLONE_THREAD" in argument for argument in call.args) else f"{call.name}()"
    arguments = ("…" if _POINTER.fullmatch(each) else each for each in call.args)
    arguments = (_STRUCT.sub(lambda match: address(match[0])[1] or "{…}", each) for each in arguments)
    text = ", ".join(shortened(each, 16).replace('"...', '…"') for each in arguments)
    text = f"{call.name}({text})"
    for tail in (", 0, NULL, 0)", ", 0, NULL, NULL)"):  # send and recv, as libc makes them
        text = text.replace(tail, ", 0, …)")
    return text if len(text) <= limit else f"{text[: limit - 2].rstrip('…, ')}…)"


def bytes_text(data: bytes | None, size: int, limit: int = 20) -> str:
    """Bytes as the label of an arrow."""
    if data is None:
        return f"{size} bytes"
    text = data.decode("latin-1").encode("unicode_escape").decode("ascii")
    return f'"{text}"' if len(text) <= limit else f'"{text[: limit - 1]}…" {size} bytes'


def diagram(events: Sequence[Event], roots: Mapping[int, str]) -> Diagram:
    """The diagram of these events, which are in the order in which they were completed."""
    return _Drawing(events, roots).made()


class _Drawing:
    def __init__(self, events: Sequence[Event], roots: Mapping[int, str]) -> None:
        self.events = events
        self.connections = Connections(events, roots)
        self.kept = {call.order for call, _ in self.connections.kept}
        self.made_of = Diagram("Socket calls of " + ", ".join(roots.values()))
        self.lane_of: dict[int, int] = {}
        self.peers: dict[str, int] = {}
        self.steps: dict[int, Step] = {}

    def made(self) -> Diagram:
        self.place()
        for order, states in self.connections.states.items():
            if order in self.steps:
                self.steps[order].states = tuple(states)
        for order, pid, state in self.connections.effects:
            if pid in self.lane_of:
                lane, row = self.lane_of[pid], self.row(order)
                self.made_of.lanes[lane].last = max(self.made_of.lanes[lane].last, row)
                self.made_of.notes.append((lane, row, state))
        for link in self.connections.links():
            self.link(link)
        self.starts()
        self.made_of.steps = sorted(self.steps.values(), key=lambda step: (step.row, step.lane))
        return self.made_of

    def is_shown(self, event: Event) -> bool:
        if isinstance(event, Call):
            return event.order in self.kept or (event.name in FORKS and bool(event.result))
        if isinstance(event, Signal):
            return not is_kick(event) and event.name != "SIGCHLD"
        return isinstance(event, Exit)

    def lane(self, pid: int) -> int:
        if pid not in self.lane_of:
            self.lane_of[pid] = len(self.made_of.lanes)
            self.made_of.lanes.append(Lane(self.connections.labels.get(pid, str(pid)), first=self.made_of.rows))
        return self.lane_of[pid]

    def place(self) -> None:
        """A row for every beginning, and one for the return of a call that has waited while others did something."""
        ends = {event.pid: event.time for event in self.events if isinstance(event, Exit)}
        points: list[tuple[float, int, Event, bool]] = []
        for event in filter(self.is_shown, self.events):
            seconds = (event.seconds or 0.0) if isinstance(event, Call) and event.name not in QUICK else 0.0
            if seconds >= WAITED or not seconds:
                points.append((event.time, event.order, event, False))
            if isinstance(event, Call) and event.seconds is None and event.pid in ends:
                points.append((ends[event.pid], event.order, event, True))
            elif seconds >= WAITED:
                points.append((event.time + seconds, event.order, event, True))
            elif seconds:
                # What it received was sent before it returned; what it sends is not received before it begins.
                late = isinstance(event, Call) and event.name in RECEIVES
                points.append((event.time + seconds * late, event.order, event, False))
        drawn = self.made_of
        limit = CALL if len({event.pid for _, _, event, _ in points}) < 3 else NARROW
        for _, _, event, returns in sorted(points, key=lambda point: point[:2]):
            if returns:
                step = self.steps[event.order]
                if drawn.rows - 1 == step.row:
                    continue
                step.end = drawn.rows
            else:
                step = self.steps[event.order] = _step(event, self.lane(event.pid), limit)
                step.row = step.end = drawn.rows
            drawn.lanes[step.lane].last = drawn.rows
            drawn.rows += 1

    def row(self, order: int | None) -> int:
        """The row in which a call returned."""
        return self.steps[order].end if order in self.steps else 0

    def link(self, link: Link) -> None:
        start = None if link.start is None else self.steps.get(link.start)
        end = None if link.end is None else self.steps.get(link.end)
        if start is None and end is None:
            return
        text = {"connect": "connection", "end": "FIN", "data": bytes_text(link.data, link.size)}[link.kind]
        full = bytes_text(link.data, link.size, 2000) if link.kind == "data" else text
        if start is None:
            assert end is not None
            place = (end.lane, end.end)
            arrow = Arrow((self.peer(link.peer, end.end), end.end), place, text, link.kind, full)
        elif end is None:
            if not link.peer:
                return  # nobody read it
            row = start.row
            arrow = Arrow((start.lane, row), (self.peer(link.peer, row), row), text, link.kind, full)
        elif start.lane == end.lane:
            return  # a process that talks to itself: both calls are there
        else:
            arrow = Arrow((start.lane, start.row), (end.lane, end.end), text, link.kind, full)
        self.made_of.arrows.append(arrow)

    def peer(self, name: str, row: int) -> int:
        """The life line of a peer that was not traced."""
        lanes = self.made_of.lanes
        if name not in self.peers:
            self.peers[name] = len(lanes)
            lanes.append(Lane(name, False, row, row))
        lane = lanes[self.peers[name]]
        lane.first, lane.last = min(lane.first, row), max(lane.last, row)
        return self.peers[name]

    def starts(self) -> None:
        for event in self.events:
            if isinstance(event, Call) and event.name in FORKS and event.result in self.lane_of:
                step, child = self.steps[event.order], self.lane_of[event.result]
                lane = self.made_of.lanes[child]
                lane.first = min(lane.first, step.row)
                self.made_of.arrows.append(Arrow((step.lane, step.row), (child, lane.first), "starts", "start"))


def _step(event: Event, lane: int, limit: int) -> Step:
    if isinstance(event, Call):
        result = "?" if event.result is None else str(event.result)
        # An interrupted call shows its errno; so does one that failed.
        outcome = event.errno or event.text if event.result is None or event.result < 0 else event.text
        failed = event.errno is not None and event.result is not None
        text = f" {outcome}" if outcome and len(outcome) < 20 else ""
        return Step(lane, brief(event, limit), str(event), "call", event.source or "", f"{result}{text}", failed)
    if isinstance(event, Signal):
        return Step(lane, event.name, f"--- {event.name} {event.text} ---", "signal")
    assert isinstance(event, Exit)
    text = f"killed by {event.signal}" if event.signal else f"exit status {event.status}"
    return Step(lane, text, text, "exit")
