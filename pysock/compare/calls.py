"""The verdict on the socket calls: the sequences of two runs, thread by thread.

Threads are paired by who started them (`pysock.trace.labels`), and each one's sequence is compared
exactly: name, arguments, result, errno. The order between two threads is not compared, and threads
that were started in another order differ though they may serve the same connections. What strace
did not see is never called equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Callable

from pysock.compare import chance
from pysock.compare.runs import Host, ProgramRun, Run
from pysock.compare.verdict import DIFFERENT, NOT_CHECKED, SAME, Difference, Verdict
from pysock.events import Call, Exit
from pysock.trace import labels

CONTEXT = 2
NOTHING = "(no further call)"
_WAITS = frozenset(["select", "pselect6", "poll", "ppoll", "epoll_wait", "epoll_pwait", "epoll_pwait2"])


def libc_name(call: Call) -> str:
    """The name of the libc function that is this call: the kernel has no send and no recv."""
    if call.name == "recvfrom" and call.args[-2:] == ("NULL", "NULL"):
        return "recv"
    if call.name == "sendto" and call.args[-2:] == ("NULL", "0"):
        return "send"
    return {"pselect6": "select", "epoll_pwait": "epoll_wait"}.get(call.name, call.name)


def _is_reissue(first: Call, second: Call) -> bool:
    """Whether `second` is the call that a signal interrupted, made again."""
    if first.name != second.name or first.descriptor != second.descriptor:
        return False
    # What remains of a time-out, and buffers that were not filled yet, may differ.
    return first.name in _WAITS or first.args[:1] == second.args[:1]


def fold(calls: Sequence[Call], killed: bool) -> list[Call]:
    """One thread's calls as its program sees them.

    The kernel (SA_RESTART), or whoever stands for it, makes an interrupted call again: both are
    one call. An interrupted call that is not made again failed with EINTR, unless the signal
    killed the thread.
    """
    result: list[Call] = []
    for index, call in enumerate(calls):
        if call.errno is None or not call.errno.startswith("ERESTART"):
            result.append(call)
            continue
        following = calls[index + 1] if index + 1 < len(calls) else None
        if following is not None and _is_reissue(call, following):
            continue
        if following is None and killed:
            result.append(replace(call, result=None, errno=None))
        else:
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
    return {names[pid]: fold(calls, pid in killed) for pid, calls in sequences.items()}


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
