"""The six verdicts on two runs of one scenario: stdout, stderr, exit, wire, calls, files.

Each is reached by itself from what was recorded, and locates the first difference. Nothing is run
or shown here. The first run is the reference, all in C.
"""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Callable

from pysock.compare import chance, children, moments
from pysock.compare.calls import judge_calls
from pysock.compare.files import Left
from pysock.compare.problem import DoesNotFit
from pysock.compare.runs import C, Host, PeerRun, ProgramRun, Run
from pysock.compare.verdict import DIFFERENT, NAMES, NOT_CHECKED, SAME, Difference, Verdict
from pysock.trace import connections, labels

CONTEXT = 2
NOTHING = "(nothing more)"
ENDLESS = "the C program itself does not end under this fault"
Masks = tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]
"""What is done with the bytes of the C run, and of the other, before they are compared."""


def printable(data: bytes) -> str:
    """The bytes as text in which every character can be seen."""
    text = data.decode("utf-8", "backslashreplace")
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in text
    )


def _lines(data: bytes) -> list[bytes]:
    """The lines, each with its line end, which the last may lack."""
    return re.findall(rb"[^\n]*\n|[^\n]+", data)


def _show(line: bytes | None) -> str:
    if line is None:
        return NOTHING
    return printable(line[:-1]) if line.endswith(b"\n") else printable(line) + "   (no line end)"


def first_line(where: str, c: bytes, python: bytes) -> Difference | None:
    """The first line in which two texts differ."""
    if c == python:
        return None
    pairs = list(itertools.zip_longest(_lines(c), _lines(python)))
    index = next(index for index, (ours, theirs) in enumerate(pairs) if ours != theirs)
    before = tuple(_show(ours) for ours, _ in pairs[max(0, index - CONTEXT) : index])
    ours, theirs = pairs[index]
    texts = _show(ours), _show(theirs)
    if texts[0].split() == texts[1].split():
        # The eye would not see it: show every blank and every byte.
        texts = repr(ours), repr(theirs)
    return Difference(f"line {index + 1} of {where}", *texts, before)


def first_byte(where: str, c: bytes, python: bytes) -> Difference | None:
    """The first byte in which two streams differ, with what stands around it."""
    if c == python:
        return None
    index = 0
    while index < min(len(c), len(python)) and c[index] == python[index]:
        index += 1
    start = max(0, index - 12)

    def around(data: bytes) -> str:
        if index >= len(data):
            return f"{data[start:]!r} and no more ({len(data)} bytes)"
        return f"{data[start : index + 24]!r} ({len(data)} bytes)"

    return Difference(f"byte {index + 1} of {where}", around(c), around(python))


def _whose(run: Run, program: ProgramRun, stream: str) -> str:
    return stream if len(run.programs) == 1 else f"{program.program.name}'s {stream}"


def judge_stream(name: str, reference: Run, candidate: Run) -> Verdict:
    """Whether the programs printed the same on "stdout" or "stderr"."""
    lines = 0
    doubt = ""
    for c, python in zip(reference.programs, candidate.programs):
        ours: bytes = getattr(c, name)
        theirs: bytes = getattr(python, name)
        lines += len(_lines(ours))
        difference = first_line(_whose(reference, c, name), ours, theirs)
        if difference is None:
            continue
        doubt = chance.possible(candidate)
        masked = (
            chance.mask_text(text, chance.shown_ports(run)) for text, run in ((ours, reference), (theirs, candidate))
        )
        if not doubt or len(set(masked)) > 1:
            return Verdict(name, DIFFERENT, (("line", lines),), difference=difference)
    if doubt:
        return Verdict(name, NOT_CHECKED, reason=doubt)
    return Verdict(name, SAME, (("line", lines),))


def ending(run: Run, program: ProgramRun) -> str:
    """How a program of this run ended, in words."""
    if not program.started:
        return never_started(run)
    if program.exit is None:
        if run.verdict == "time":
            return f"did not end within {run.scenario.seconds:g} s"
        if run.verdict == "flood":
            return f"printed more than {_size(run.scenario.limits.output)} and was ended"
        if run.verdict == "memory":
            return f"took more than {run.scenario.limits.memory} MiB of memory and was ended"
        if run.verdict == "processes":
            return f"started more than {run.scenario.limits.processes} processes and was ended"
        if run.verdict == "too many calls":
            return "made more calls than can be recorded and was ended"
        return "was ended with the run"
    if program.exit.signal:
        return f"killed by {program.exit.signal}"
    return f"status {program.exit.status}"


def _size(count: int) -> str:
    return f"{count >> 20} MiB" if count % (1 << 20) == 0 else f"{count} bytes"


def never_started(run: Run) -> str:
    """Why some program of this run was not started: what the last that was started did not do."""
    last = [each for each in run.programs if each.started][-1]
    if last.program.listens is None:
        return "was never started: the script did not come so far"
    if isinstance(last.program.listens, str):
        return f"was never started: nothing listens at {last.program.listens}"
    return f"was never started: nothing listens on port {last.program.listens}"


def judge_exit(reference: Run, candidate: Run) -> Verdict:
    """Whether the programs ended the same way, and left the same number of processes behind."""
    details: list[str] = []
    # One that was not even started says more than one that ran on because of it.
    for c, python in sorted(zip(reference.programs, candidate.programs), key=lambda pair: pair[1].started):
        ours, theirs = ending(reference, c), ending(candidate, python)
        details.append(ours)
        if ours != theirs:
            where = _whose(reference, c, "end")
            return Verdict("exit", DIFFERENT, difference=Difference(where, ours, theirs))
    if reference.left != candidate.left:
        ours, theirs = (f"{run.left} left running" for run in (reference, candidate))
        difference = Difference("processes that outlive the program", ours, theirs)
        return Verdict("exit", DIFFERENT, difference=difference)
    if reference.left:
        details.append(f"{reference.left} left running")
    return Verdict("exit", SAME, details=tuple(dict.fromkeys(details)))


def _exact(data: bytes) -> bytes:
    return data


def _masked(run: Run) -> Callable[[bytes], bytes]:
    """Takes out the ports that the system chose in this run."""
    ports = chance.chosen_ports(run)
    return lambda data: chance.mask_text(data, ports)


def _peer_difference(c: PeerRun, python: PeerRun, masks: Masks) -> Difference | None:
    name = c.peer.name
    found = first_byte(f"what {name} received", masks[0](c.sent), masks[1](python.sent)) or first_byte(
        f"what {name} sent", c.received, python.received
    )
    if found is None and (c.met, c.ending) != (python.met, python.ending):
        found = Difference(f"the connection of {name}", c.ending, python.ending)
    if found is None:
        found = _datagrams(f"the datagrams that {name} received", c.datagrams_sent, python.datagrams_sent)
    if found is None and c.notes != python.notes:
        ours, theirs = ("; ".join(run.notes) or "as expected" for run in (c, python))
        found = Difference(f"the steps of {name}", ours, theirs)
    return found


def _datagrams(where: str, c: Sequence[int], python: Sequence[int]) -> Difference | None:
    """The same bytes, but cut into other datagrams."""
    if c == python:
        return None
    ours, theirs = (f"{len(cuts)}, of {', '.join(map(str, cuts))} bytes" for cuts in (c, python))
    return Difference(where, ours, theirs)


Streams = dict[tuple[str, str], bytes]
"""The bytes of each socket, by its name and the direction."""


def _traced_streams(run: Run, why_no_strace: str) -> tuple[Streams, str]:
    """The bytes that went through every socket, from the traces; and what the traces lack."""
    streams: Streams = {}
    for program in run.programs:
        if program.trace is None:
            peers = "no peer records all bytes" if run.peers else "no peer records the bytes"
            return {}, f"{peers} here, and {why_no_strace or 'there is no trace'}"
        data, unseen = connections(program.calls, labels(program.trace.events))
        if unseen:
            return {}, f"{unseen[0].name} moved bytes that strace does not show in full"
        for event in data:
            key = f"{program.program.name}: {event.connection}", event.direction
            streams[key] = streams.get(key, b"") + event.data
    return streams, ""


def _wire_difference(reference: Run, candidate: Run, c: Streams, python: Streams, masks: Masks) -> Difference | None:
    for ours, theirs in zip(reference.peers, candidate.peers):
        difference = _peer_difference(ours, theirs, masks)
        if difference:
            return difference
    if reference.notes != candidate.notes:
        ours_noted, theirs_noted = ("; ".join(run.notes) or "as expected" for run in (reference, candidate))
        return Difference("the script", ours_noted, theirs_noted)
    for key in [*c, *(key for key in python if key not in c)]:
        word = "received" if key[1] == "in" else "sent"
        sides = masks[0](c.get(key, b"")), masks[1](python.get(key, b""))
        difference = first_byte(f"what {key[0]} {word}", *sides)
        if difference:
            return difference
    return None


def judge_wire(reference: Run, candidate: Run, why_no_strace: str) -> Verdict:
    """Whether the same bytes went over every connection, in both directions.

    Scripted peers record theirs. Where there are connections without a peer at one end, the bytes come
    from the traces: in a scenario without peers, and between several programs.
    """
    c: Streams = {}
    python: Streams = {}
    missing = ""
    totals = [sum(len(peer.received) for peer in reference.peers), sum(len(peer.sent) for peer in reference.peers)]
    if not reference.peers or len(reference.programs) > 1:
        (c, one), (python, other) = (_traced_streams(run, why_no_strace) for run in (reference, candidate))
        missing = one or other
        if not missing:
            # The traces hold what went to and from the peers as well.
            totals = [sum(len(data) for (_, way), data in c.items() if way == side) for side in ("in", "out")]
        else:
            c, python = {}, {}
    counts = (("byte in", totals[0]), ("byte out", totals[1]))
    difference = _wire_difference(reference, candidate, c, python, (_exact, _exact))
    doubt = chance.possible(candidate) if difference else ""
    if doubt:
        difference = _wire_difference(reference, candidate, c, python, (_masked(reference), _masked(candidate)))
    if difference:
        return Verdict("wire", DIFFERENT, counts, difference=difference)
    if missing or doubt:
        return Verdict("wire", NOT_CHECKED, reason=missing or doubt)
    return Verdict("wire", SAME, counts)


def _file_difference(name: str, c: Left | None, python: Left | None) -> Difference | None:
    """What differs in a name of the programs' directory; None stands for a name that is not there."""

    def described(left: Left | None) -> str:
        if left is None:
            return "is not there"
        mode = "" if left.kind == "link" else f", mode {left.mode:04o}"
        return f"is a {left.kind}{mode}" + (f", {left.size} bytes" if left.kind == "file" else "")

    if c is None or python is None or (c.kind, c.mode) != (python.kind, python.mode):
        return Difference(name, described(c), described(python)) if c != python else None
    if c.kind == "link":
        return first_byte(f"where {name} leads", c.data, python.data)
    if c.data != python.data and b"\0" not in c.data + python.data:
        return first_line(name, c.data, python.data)
    if c.data != python.data:
        return first_byte(name, c.data, python.data)
    return None if c.size == python.size else Difference(name, described(c), described(python))


def judge_files(reference: Run, candidate: Run) -> Verdict:
    """Whether the programs left the same in their directory: names, kinds, modes and contents."""
    counts = (("file", len(reference.files)),)
    doubt = ""
    for name in sorted({*reference.files, *candidate.files}):
        c, python = reference.files.get(name), candidate.files.get(name)
        shown = printable(os.fsencode(name))
        difference = _file_difference(shown, c, python)
        if difference:
            return Verdict("files", DIFFERENT, counts, difference=difference)
        if c and python and any(len(each.data) < each.size for each in (c, python) if each.kind == "file"):
            doubt = f"{shown} is larger than what is read of a file, or could not be read"
    return Verdict("files", NOT_CHECKED, reason=doubt) if doubt else Verdict("files", SAME, counts)


def judge(reference: Run, candidate: Run, host: Host) -> tuple[Verdict, ...]:
    """The six verdicts.

    A C program that a fault keeps from ending is cut off at a moment of chance: its end alone can be compared."""
    if reference.verdict != "ended":
        return tuple(
            judge_exit(reference, candidate) if name == "exit" else Verdict(name, NOT_CHECKED, reason=ENDLESS)
            for name in NAMES
        )
    verdicts: tuple[Verdict, ...] = (
        judge_stream("stdout", reference, candidate),
        judge_stream("stderr", reference, candidate),
        judge_exit(reference, candidate),
        judge_wire(reference, candidate, host.why_no_strace),
        judge_calls(reference, candidate, host),
        judge_files(reference, candidate),
    )
    results = {verdict.name: verdict.result for verdict in verdicts}
    treated = children.difference(reference, candidate, results["calls"] == SAME)
    if treated is not None and results["exit"] == SAME:
        verdicts = _but("exit", treated, verdicts)
    if all(results[name] == SAME for name in ("stdout", "stderr", "calls")):
        found = moments.difference(reference, candidate)
        if found is not None:
            verdicts = _but(*found, verdicts)
    return verdicts


def _but(name: str, difference: Difference, verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """These verdicts, and that one different."""
    return tuple(
        replace(verdict, result=DIFFERENT, difference=difference) if verdict.name == name else verdict
        for verdict in verdicts
    )


def check_reference(run: Run, who: str = "the C program") -> None:
    """A C program that does not do what its scenario says cannot be the measure of anything."""
    assert all(program.language == C for program in run.programs)
    name = run.scenario.name
    for program in run.programs:
        if not program.started:
            raise DoesNotFit(
                f"scenario {name!r}: {program.program.name} {ending(run, program)}",
                "the scenario does not fit the program before it: see its args and listens",
            )
    for program in run.programs:
        if program.exit is None:
            raise DoesNotFit(
                f"scenario {name!r}: {who} {program.program.name} {ending(run, program)}",
                "the scenario does not fit the program: see its steps, end and seconds",
            )
    if run.notes:
        raise DoesNotFit(
            f"scenario {name!r}: {who} does not do what is expected of it: the script, {run.notes[0]}",
            "the scenario does not fit the program: correct the script, or the C",
        )
    for peer in run.peers:
        if peer.notes:
            raise DoesNotFit(
                f"scenario {name!r}: {who} does not do what is expected of it: {peer.peer.name}: {peer.notes[0]}",
                "the scenario does not fit the program: correct the steps, or the C",
            )
