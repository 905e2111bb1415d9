"""The verdict on the socket calls: the sequences of two runs, thread by thread.

Threads are paired by who started them (`pysock.trace.labels`), and each one's sequence is compared
exactly: name, arguments, result, errno. The order between two threads is not compared, and threads
that were started in another order differ though they may serve the same connections. What strace
did not see is never called equal.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Callable

from pysock.compare import chance
from pysock.compare.runs import Host, ProgramRun, Run
from pysock.compare.verdict import DIFFERENT, NOT_CHECKED, SAME, Difference, Verdict
from pysock.events import Call, Exit
from pysock.trace import gone_on, is_interrupted, labels

CONTEXT = 2
NOTHING = "(no further call)"


def libc_name(call: Call) -> str:
    """The name of the libc function that is this call: the kernel has no send and no recv."""
    if call.name == "recvfrom" and call.args[-2:] == ("NULL", "NULL"):
        return "recv"
    if call.name == "sendto" and call.args[-2:] == ("NULL", "0"):
        return "send"
    return {"pselect6": "select", "epoll_pwait": "epoll_wait"}.get(call.name, call.name)


def fold(calls: Sequence[Call], gone_on: Collection[int], killed: bool) -> list[Call]:
    """One thread's calls as its program sees them.

    An interrupted call that has gone on (`pysock.trace.gone_on`) is one with the call that completes it. Any other
    failed with EINTR, unless the signal killed the thread within it.
    """
    result: list[Call] = []
    for index, call in enumerate(calls):
        if not is_interrupted(call):
            result.append(call)
        elif killed and index + 1 == len(calls):
            result.append(replace(call, result=None, errno=None))
        elif call.order not in gone_on:
            result.append(replace(call, result=-1, errno="EINTR"))
    return result


def threads(run: ProgramRun) -> dict[str, list[Call]]:
    """The socket calls of each thread, under the thread's name."""
    events = run.trace.events if run.trace else []
    names = labels(events)
    killed = {event.pid for event in events if isinstance(event, Exit) and event.status is None}
    sequences: dict[int, list[Call]] = {}
    for call in run.calls:
        sequences.setdefault(call.pid, []).append(call)
    again = gone_on(events)
    return {names[pid]: fold(calls, again, pid in killed) for pid, calls in sequences.items()}


Key = Callable[[Call], tuple[object, ...]]
"""What is compared of a call."""


def _everything(call: Call) -> tuple[object, ...]:
    return call.name, call.args, call.result, call.errno, call.text


def _masked(run: Run) -> Key:
    """All but the ports that the system chose in this run."""
    ports = chance.chosen_ports(run)
    return lambda call: chance.mask_call(call, ports)


def _show(call: Call | None) -> str:
    if call is None:
        return NOTHING
    return str(call) + (f"   # {call.descriptor}" if call.descriptor else "")


def _first_difference(where: str, c: list[Call], python: list[Call], keys: tuple[Key, Key]) -> Difference | None:
    for index in range(max(len(c), len(python))):
        ours = c[index] if index < len(c) else None
        theirs = python[index] if index < len(python) else None
        if ours is None or theirs is None or keys[0](ours) != keys[1](theirs):
            before = tuple(str(call) for call in c[max(0, index - CONTEXT) : index])
            return Difference(f"call {index + 1} of {where}", _show(ours), _show(theirs), before)
    return None


def _program(c: ProgramRun, python: ProgramRun, keys: tuple[Key, Key]) -> Difference | None:
    ours, theirs = threads(c), threads(python)
    for name in [*ours, *(name for name in theirs if name not in ours)]:
        thread = "" if name == "main" else f" (thread or process {name})"
        found = _first_difference(c.program.name + thread, ours.get(name, []), theirs.get(name, []), keys)
        if found:
            return found
    return None


def parting(c: ProgramRun, python: ProgramRun) -> tuple[list[Call], list[Call], int] | None:
    """The calls of the first thread that differs in the two, and the index at which they part; None: in no thread."""
    ours, theirs = threads(c), threads(python)
    for name in [*ours, *(name for name in theirs if name not in ours)]:
        one, two = ours.get(name, []), theirs.get(name, [])
        for index in range(max(len(one), len(two))):
            if index >= len(one) or index >= len(two) or _everything(one[index]) != _everything(two[index]):
                return one, two, index
    return None


def judge_calls(reference: Run, candidate: Run, host: Host) -> Verdict:
    """Whether the programs of two runs made the same socket calls."""
    pairs = list(zip(reference.programs, candidate.programs))
    if any(run.trace is None for pair in pairs for run in pair):
        reason = "; ".join(filter(None, (host.why_no_strace or "there is no trace", host.strace_remedy)))
        return Verdict("calls", NOT_CHECKED, reason=reason)
    calls = [call for run in reference.programs for calls in threads(run).values() for call in calls]
    counts = (("call", len(calls)),)
    details = tuple(libc_name(call) for call in calls)
    doubt = ""
    for c, python in pairs:
        difference = _program(c, python, (_everything, _everything))
        possible = chance.possible(candidate) if difference else ""
        if possible:
            doubt = possible
            difference = _program(c, python, (_masked(reference), _masked(candidate)))
        if difference:
            return Verdict("calls", DIFFERENT, counts, details, difference)
    unread = [line for pair in pairs for run in pair if run.trace for line in run.trace.unread]
    if unread:
        reason = f"strace wrote a line that could not be read: {unread[0][:120]}"
        return Verdict("calls", NOT_CHECKED, counts, details, reason=reason)
    if doubt:
        return Verdict("calls", NOT_CHECKED, counts, details, reason=doubt)
    return Verdict("calls", SAME, counts, details)
