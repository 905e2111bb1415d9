"""Calls that a signal interrupted: which of them went on, and which failed with EINTR.

strace shows an interrupted call as ``= ? ERESTARTSYS``, before the kernel has decided. What it decided shows when the
handler returns: the result of ``rt_sigreturn`` is EINTR where the call fails. Where it goes on, the kernel makes it
again. A handler that is a Python function runs after that, and pysock makes the call again once more: the signal by
which it calls Python (a timer's, to one thread, and realtime) is told from the program's own by what the kernel says
of it. Nothing is compared here.
"""

from __future__ import annotations

from collections.abc import Sequence

from pysock.events import Call, Event, Signal

WAITS = frozenset(["select", "pselect6", "poll", "ppoll", "epoll_wait", "epoll_pwait", "epoll_pwait2"])
"""What any handler ends, SA_RESTART or not (signal(7))."""


def is_interrupted(call: Call) -> bool:
    """Whether a signal came while the call waited; what became of it is not said yet."""
    return call.errno is not None and call.errno.startswith("ERESTART")


def is_kick(signal: Signal) -> bool:
    """Whether pysock sent the signal to itself, to run a handler that is a Python function."""
    return signal.name.startswith("SIGRT_") and "si_code=SI_TIMER" in signal.text


def is_made_again(first: Call, second: Call) -> bool:
    """Whether `second` is the same call as `first`, once more."""
    if first.name != second.name:
        return False
    # What remains of a time-out, and buffers that were not filled yet, may differ.
    return first.name in WAITS or first.args[:1] == second.args[:1]


def _goes_on(call: Call, thread: Sequence[Event], index: int) -> bool:
    """Whether an interrupted call goes on, by what the same thread does next, from `index` on."""
    running: list[Signal] = []  # handlers, each within the one before: the call's fate is the first one's
    for position in range(index, len(thread)):
        event = thread[position]
        if isinstance(event, Signal):
            running.append(event)
        elif isinstance(event, Call):
            if event.name == "rt_sigreturn":
                if event.errno == "EINTR" and (call.name in WAITS or not running or not is_kick(running[0])):
                    return False
                del running[-1:]
            elif is_made_again(call, event):
                return True
    return False


def gone_on(events: Sequence[Event]) -> set[int]:
    """The interrupted calls that went on, each by its `order`: the same call follows in the trace, and completes it."""
    threads: dict[int, list[Event]] = {}
    for event in sorted(events, key=lambda event: event.order):
        if isinstance(event, (Call, Signal)):
            threads.setdefault(event.pid, []).append(event)
    return {
        event.order
        for thread in threads.values()
        for index, event in enumerate(thread)
        if isinstance(event, Call) and is_interrupted(event) and _goes_on(event, thread, index + 1)
    }
