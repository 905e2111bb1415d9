"""The verdict on the socket calls: the sequences of two runs, thread by thread.

Threads and processes are paired by the connection they serve, where the trace tells it, else by who started
them in which order (`pysock.trace.labels`). Each one's sequence is compared exactly: name, arguments,
result, errno. Where threads share a table of descriptors, which number one gets is chance: there a descriptor is
compared by where it comes from. The order between two threads is not compared (what a parent waits for: `children`).
What strace did not see is never called equal.
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
from pysock.trace.strace import RESUMED

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
    folded = {names[pid]: fold(calls, again, pid in killed) for pid, calls in sequences.items()}
    served = _served(folded)
    return {served.get(name, name): calls for name, calls in folded.items()}


def named(run: ProgramRun, closes: bool) -> tuple[dict[str, list[Call]], dict[int, str]]:
    """The socket calls of each thread, with or without those of close(); and by number, every thread's name."""
    by_thread = threads(run)
    names = labels(run.trace.events if run.trace else [])
    names.update({calls[0].pid: name for name, calls in by_thread.items() if calls})
    if not closes:
        by_thread = {name: [call for call in calls if call.name != "close"] for name, calls in by_thread.items()}
    return by_thread, names


def _served(sequences: dict[str, list[Call]]) -> dict[str, str]:
    """Another name for each thread that alone serves a connection which its starter accepted: by who called."""
    callers: dict[str, str] = {}
    for name, calls in sequences.items():
        starter = name.rpartition(".")[0]
        accepted = [call for call in sequences.get(starter, []) if call.name.startswith("accept") and call.result != -1]
        origins = {(call.descriptor or "").split()[-1]: call.args[1] for call in accepted if call.descriptor}
        about = (origin for call in calls for origin in (call.descriptor or "").split() if origin in origins)
        # A fork server's child may close the listener first; what it serves is the one that it reads from or writes to.
        moved = (call.descriptor for call in calls if call.name in _MOVES and call.descriptor in origins)
        origin = next(moved, None) or next(about, None)
        if starter and origin is not None and origins[origin].startswith("{"):
            callers[name] = f"{starter}, serving {origins[origin]}"
    return {name: caller for name, caller in callers.items() if list(callers.values()).count(caller) == 1}


_MOVES = frozenset(("read", "recv", "recvfrom", "recvmsg", "readv", "write", "send", "sendto", "sendmsg", "writev"))
_MAKERS = frozenset(("socket", "accept", "accept4", "dup", "epoll_create1"))


def shares_descriptors(run: ProgramRun) -> bool:
    """Whether more than one thread of a process calls on sockets, so that the numbers they get are chance."""
    events = run.trace.events if run.trace else []
    started = {
        event.result
        for event in events
        if isinstance(event, Call) and event.name.startswith("clone") and "CLONE_FILES" in " ".join(event.args)
    }
    return any(call.pid in started for call in run.calls)


def by_origin(call: Call) -> tuple[object, ...]:
    """What is compared of a call where the numbers of descriptors are chance."""
    names = (call.descriptor or "").split()
    args, result = call.args, call.result
    if names and call.name != "socket" and args[:1] and args[0].isdigit():
        args = names[0], *args[1:]
    if call.name in _MAKERS and result is not None and result >= 0:
        return call.name, args, names[-1] if names else "made", call.errno, call.text
    return call.name, args, result, call.errno, call.text


Key = Callable[[Call], tuple[object, ...]]
"""What is compared of a call."""


def _everything(call: Call) -> tuple[object, ...]:
    return call.name, call.args, call.result, call.errno, call.text


def _alike(c: Call, python: Call, keys: tuple[Key, Key]) -> bool:
    """Whether they are one call, as far as strace says what they brought."""
    if RESUMED in (c.text, python.text):
        c, python = replace(c, text=""), replace(python, text="")
    return keys[0](c) == keys[1](python)


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
        if ours is None or theirs is None or not _alike(ours, theirs, keys):
            before = tuple(str(call) for call in c[max(0, index - CONTEXT) : index])
            return Difference(f"call {index + 1} of {where}", _show(ours), _show(theirs), before)
    return None


def _of_origin(key: Key) -> Key:
    """The key, applied to a call whose descriptors bear their names."""

    def named(call: Call) -> tuple[object, ...]:
        _, args, result, *_ = by_origin(call)
        masked = key(replace(call, args=args, result=None if isinstance(result, str) else result))  # type: ignore[arg-type]
        return *masked, result if isinstance(result, str) else ""

    return named


def _program(c: ProgramRun, python: ProgramRun, keys: tuple[Key, Key]) -> Difference | None:
    if shares_descriptors(c) and shares_descriptors(python):
        keys = _of_origin(keys[0]), _of_origin(keys[1])
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
    key = by_origin if shares_descriptors(c) and shares_descriptors(python) else _everything
    for name in [*ours, *(name for name in theirs if name not in ours)]:
        one, two = ours.get(name, []), theirs.get(name, [])
        for index in range(max(len(one), len(two))):
            if index >= len(one) or index >= len(two) or not _alike(one[index], two[index], (key, key)):
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
