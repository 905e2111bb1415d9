"""--all-faults: every call on a socket that the C makes meets every fault that it can have, once; so do its ports.

A first run in C without faults says which calls there are. Then each fault is brought into the C, and into each port by
itself, and the runs are judged as any others. One at which the C itself never ends is bounded, and said to be so.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Callable, Optional

from pysock.compare import runs, varying
from pysock.compare.calls import libc_name, threads
from pysock.compare.explain.cause import Cause
from pysock.compare.faults import table
from pysock.compare.faults.language import CallFault, Fault
from pysock.compare.faults.peers import befallen, shapes
from pysock.compare.faults.shim import options as preloaded
from pysock.compare.judge import check_reference, judge
from pysock.compare.problem import CannotCompare
from pysock.compare.runs import Host, Run, Stages
from pysock.compare.scenario import Program, Scenario
from pysock.compare.verdict import DIFFERENT, NOT_CHECKED, Verdict, worst
from pysock.events import Call
from pysock.trace import hits

HELD_UP = 50_000, 300_000
"""Microseconds for which strace holds up each call of the C, to see what it does when it is as slow as a port; and as
one on a busy machine."""
MORE = 5
"""So often does the C run after that, where it has not been seen to vary yet."""
Why = Callable[[Run, Run, Host], Optional[Cause]]
"""Tells why the second run, a port's, differs from the first."""


@dataclass(frozen=True)
class Port:
    """What came of one fault in one port."""

    language: str
    result: str
    verdicts: tuple[Verdict, ...]
    cause: Cause | None = None
    """Why it differs, where that is known."""


@dataclass(frozen=True)
class Tried:
    """What came of one fault in one scenario."""

    scenario: str
    fault: Fault
    ports: tuple[Port, ...]
    endless: bool = False
    """The C itself did not end."""

    @property
    def result(self) -> str:
        return worst(port.result for port in self.ports)


def host_with(host: Host, faults: tuple[Fault, ...], roles: list[str]) -> Host:
    """The host whose strace brings these faults into the programs of their roles."""
    calls = [fault for fault in faults if isinstance(fault, CallFault)]
    if calls and host.strace is None:
        raise CannotCompare("faults in calls need strace, which shows whether they hit", host.why_no_strace)
    preload = {role: preloaded([fault for fault in calls if fault.role in ("", role)]) for role in roles}
    return replace(host, preload=preload)


def held_up(host: Host, roles: Iterable[str], when: str, long: int) -> Host:
    """The host whose strace holds up each call on a socket of the programs of these roles: delay_enter, delay_exit."""
    delay = ("-e", f"inject=%network,read,write,close:{when}={long}")
    return replace(host, preload={**host.preload, **{role: (*host.preload.get(role, ()), *delay) for role in roles}})


def _stream_sockets(calls: list[Call]) -> set[str]:
    """The names of the sockets that are streams, and of what they accept."""
    streams = {
        name
        for call in calls
        if call.name in ("socket", "socketpair") and "SOCK_STREAM" in " ".join(call.args)
        for name in (call.descriptor or "").split()
    }
    accepted = {each for call in calls if call.name.startswith("accept") for each in (call.descriptor or "").split()}
    return streams | accepted


def points(run: Run) -> Iterator[CallFault]:
    """Every fault that a call of this run can have, each call by its number in its thread."""
    several = len(run.programs) > 1
    for program in run.programs:
        found: dict[CallFault, None] = {}
        for calls in threads(program).values():
            streams = _stream_sockets(program.calls)
            count: dict[str, int] = {}
            ended: dict[tuple[str, str], bool] = {}  # by a signal: what is made again is no new call, as in shim.c
            for call in calls:
                names = (call.descriptor or "").split()
                possible = table.applicable(replace(call, name=libc_name(call)), any(name in streams for name in names))
                if possible is None or call.text.startswith("INJECTED"):
                    continue
                name, whats = possible
                key = name, call.args[0] if call.args else ""
                again, ended[key] = ended.get(key, False), call.errno == "EINTR"
                if again and key[1].isdigit():
                    continue
                count[name] = count.get(name, 0) + 1
                role = program.program.role if several else ""
                for what in whats:
                    errno, most = ("", 1) if what == table.SHORT else (what, 0)
                    found[CallFault(name, count[name], False, errno, most, role)] = None
        yield from found


def was_hit(run: Run) -> bool:
    return any(hits(program.trace.events) for program in run.programs if program.trace)


@dataclass
class Walk:
    """Everything that one walk needs; `files` and `languages` are the comparison's."""

    host: Host
    files: dict[tuple[str, str], Path]
    base: Path
    stages: Stages
    pool: ThreadPoolExecutor
    progress: runs.Progress
    seconds: float | None = None
    temporary: Path | None = None
    """What a stage removes if this process is killed."""
    why: Why | None = None

    def __post_init__(self) -> None:
        self.number = itertools.count(1)
        self.took: dict[str, float] = {}

    def perform(self, scenario: Scenario, languages: dict[str, str], host: Host) -> Run:
        place = self.base / f"walk{next(self.number)}"
        return runs.perform(scenario, languages, self.files, place, host, self.stages, temporary=self.temporary)

    def again(self, scenario: Scenario, languages: dict[str, str], host: Host) -> Iterator[Run]:
        """The C again, under this host: as before; with the program that `languages` has as a port held up, or those
        beside it; and as before. A run that is so slow that its time is over shows nothing."""
        reference = dict.fromkeys(languages, runs.C)
        bounded = self.bounded(scenario)
        ports = [role for role, language in languages.items() if language != runs.C]
        others = [role for role in languages if role not in ports]
        for _ in range(varying.AGAIN):
            yield self.perform(bounded, reference, host)
        slow = list(filter(None, (ports, others)))
        for long, roles, when in itertools.product(HELD_UP, slow, ("delay_enter", "delay_exit")):
            run = self.perform(scenario, reference, held_up(host, roles, when, long))
            if run.verdict == "ended":
                yield run
        for _ in range(MORE):
            yield self.perform(bounded, reference, host)

    def bounded(self, scenario: Scenario) -> Scenario:
        """With less time, for the C may wait for ever after a fault; a port that it stops gets the scenario's own."""
        if self.seconds is not None:
            return replace(scenario, seconds=min(scenario.seconds, self.seconds))
        return runs.soon(scenario, self.took.get(scenario.name, 0.0))

    def one(self, scenario: Scenario, fault: Fault, choices: list[dict[str, str]]) -> Tried | None:
        """What `tried` finds; a run that could not be staged is not checked, and does not end the walk."""
        try:
            return self.tried(scenario, fault, choices)
        except CannotCompare as error:
            if self.stages.stopped:
                raise
            unknown = (Verdict("exit", NOT_CHECKED, reason=error.message),)
            words = dict.fromkeys(word for each in choices for word in each.values() if word != runs.C)
            return Tried(scenario.name, fault, tuple(Port(word, NOT_CHECKED, unknown) for word in words))

    def tried(self, scenario: Scenario, fault: Fault, choices: list[dict[str, str]]) -> Tried | None:
        """The fault in C, and in each port; None where it hits no call of the C."""
        changed = befallen(scenario, [fault])
        bounded = self.bounded(changed)
        host = host_with(self.host, (fault,), [program.role for program in scenario.programs])
        reference, *others = choices
        c = self.perform(bounded, reference, host)
        if isinstance(fault, CallFault) and not was_hit(c):
            return None
        ports = []
        for languages in others:
            run = self.perform(bounded, languages, host)
            if run.verdict == "time" and c.verdict != "time" and self.seconds is None:
                run = self.perform(changed, languages, host)
            language = next(word for word in languages.values() if word != runs.C)
            first, verdicts = c, judge(c, run, host)
            if any(verdict.result == DIFFERENT for verdict in verdicts):
                found = varying.look(c, self.again(changed, languages, host), host, run)
                first = found.met or c
                verdicts = varying.settled(judge(first, run, host), found.varies)
            # Of an endless C the end alone is compared: that the rest is not checked is no gap in the port.
            kept = verdicts if first.verdict == "ended" else tuple(each for each in verdicts if each.name == "exit")
            word = worst(verdict.result for verdict in kept)
            cause = self.why(first, run, host) if word == DIFFERENT and self.why else None
            ports.append(Port(language, word, verdicts, cause))
        return Tried(scenario.name, fault, tuple(ports), c.verdict != "ended")


def _choices(fault: Fault, programs: tuple[Program, ...], rungs: dict[str, list[str]]) -> list[dict[str, str]]:
    """All C; and for every port of the program that the fault hits, that one beside C."""
    every = {program.role: runs.C for program in programs}
    roles = [fault.role] if isinstance(fault, CallFault) and fault.role else list(every)
    languages = {rung: None for role in roles for rung in rungs[role]}
    ports = [{role: rung for role in roles if rung in rungs[role]} for rung in languages]
    return [every, *({**every, **port} for port in ports)]


def walk(tools: Walk, scenarios: tuple[Scenario, ...], rungs: dict[str, list[str]]) -> tuple[Tried, ...]:
    """All faults of all scenarios; `rungs` says which ports each role has."""
    pending: list[Future[Tried | None]] = []
    firsts = []
    for scenario in scenarios:
        languages = {program.role: runs.C for program in scenario.programs}
        firsts.append(tools.pool.submit(tools.perform, scenario, languages, tools.host))
    for scenario, first in zip(scenarios, firsts):
        run = first.result()
        check_reference(run)
        tools.took[scenario.name] = run.took
        faults: list[Fault] = [*points(run), *shapes(scenario)]
        for fault in faults:
            choices = _choices(fault, scenario.programs, rungs)
            pending.append(tools.pool.submit(tools.one, scenario, fault, choices))
    tried = []
    for number, future in enumerate(pending, 1):
        found = future.result()
        tools.progress(f"fault {number} of {len(pending)}")
        if found is not None:
            tried.append(found)
    return tuple(tried)
