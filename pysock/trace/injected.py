"""Calls that were made to fail, or to move less, from within the program: the marks they leave in a trace, as events.

What brings such faults into a program (`pysock.compare.faults`) tells strace by a write to a descriptor that cannot be.
Here these marks become the calls that the program saw. Nothing is judged, and a trace without marks stays as it is.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import replace

from pysock.events import Call, Event
from pysock.trace.strace import Trace, unquote

NOWHERE = "-77"
"""The descriptor of a mark, as shim.c has it."""
INJECTED = "INJECTED"
_WITH_DESCRIPTOR_RESULT = frozenset(("close",))


def _mark(event: Event) -> tuple[str, str, str, int] | None:
    """The call's name, its descriptor, the kind of fault and its value; None where the event is no mark."""
    if not isinstance(event, Call) or event.name != "write" or event.args[:1] != (NOWHERE,):
        return None
    words = (unquote(event.args[1]) or b"").decode("latin-1").split()
    return (words[0], words[1], words[2], int(words[3])) if len(words) == 4 else None


def _failed(event: Call, name: str, fd: str, value: int) -> Call:
    arguments = (fd, "...") if fd != "-1" else ("...",)
    return replace(event, name=name, args=arguments, result=-1, errno=errno.errorcode.get(value), text=INJECTED)


def injected(trace: Trace) -> Trace:
    """The trace with what the program saw in the place of the marks.

    A call that failed was not made, so the mark becomes it; but a close that failed was, and a call that moved less
    than it was asked to as well: they get the mark's word.
    """
    if not any(_mark(event) for event in trace.events):
        return trace
    events: list[Event] = []
    pending: dict[int, tuple[str, str, str, int]] = {}
    for event in trace.events:
        mark = _mark(event)
        if mark is not None:
            assert isinstance(event, Call)
            name, fd, kind, value = mark
            if kind == "e" and name not in _WITH_DESCRIPTOR_RESULT:
                events.append(_failed(event, name, fd, value))
            else:
                pending[event.pid] = mark
        elif isinstance(event, Call) and event.pid in pending:
            name, _, kind, value = pending.pop(event.pid)
            if kind == "e":
                events.append(replace(event, result=-1, errno=errno.errorcode.get(value), text=INJECTED))
            else:
                events.append(replace(event, text=f"{INJECTED}: at most {value}"))
        else:
            events.append(event)
    return Trace(events, trace.unread)


def hits(events: Sequence[Event]) -> list[Call]:
    """The calls of a trace that a fault has hit."""
    return [event for event in events if isinstance(event, Call) and event.text.startswith(INJECTED)]
