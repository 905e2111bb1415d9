"""One run of one scenario, seen from the comparison: start a stage, wait for it, read what it saw.

Here is decided how the programs are started (argv, environment, directory, strace) and in which
namespaces; the stage only does it. Nothing is compared here.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Callable

from pysock.compare.files import Left, lay, read
from pysock.compare.problem import CannotCompare
from pysock.compare.scenario import Peer, Program, Scenario
from pysock.compare.stage import GRACE
from pysock.events import Call, Data, Event, Exit, Output, to_json
from pysock.trace import Trace, command, find, injected, lines, parse, remedy, sockets
from pysock.trace.strace import Strace, shows_stacks

C, PYTHON, PYTHONIC = "C", "Python", "Pythonic"
"""The languages of a program: C, its port line for line, and its port in Python's own manner."""
SWITCHED_OFF = "strace was switched off (--no-strace)"
ROOT = Path(__file__).resolve().parents[2]
REMOVED = ("PYTHONUNBUFFERED", "PYTHONINSPECT")
"""Variables that would make the Python program behave unlike C for reasons outside it."""
HANG = 3.0
"""Seconds after which a run that may well hang is taken to do so, if the C has not needed half as many."""
STAGE_MARGIN = 20.0
PORT_MARGIN = 95.0
MEMORY_MARGIN = 1 << 30
"""Bytes above the limit at which the system refuses more, so that a look now and then finds the limit passed."""
PROCESS_MARGIN = 100
"""Processes and threads above the limit at which the system refuses more, for the same reason."""

# The stage needs a few modules of ours and the standard library: no site-packages, no start-up
# files, and not the binding, which `import pysock` would load.
BOOT = """
import sys, types
package = types.ModuleType("pysock")
package.__path__ = [sys.argv[1]]
sys.modules["pysock"] = package
from pysock.compare.stage import main
sys.exit(main())
"""

# Runs a package as `python -m` does, but under the argv[0] that a program has which is started by its name.
PACKAGE = "import runpy, sys; del sys.argv[0]; runpy.run_module(sys.argv[0][2:], run_name='__main__')"

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Host:
    """What this system offers to a run."""

    namespace: tuple[str, ...] | None
    """The command that starts another in namespaces of its own, or None."""
    strace: Strace | None
    why_no_strace: str = ""
    strace_remedy: str = ""
    """What to do to have one, unless it was refused."""
    lines: bool = False
    """Whether the source line of every call is wanted: it costs time."""
    preload: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each role what strace is told besides, so that the program has faults (`faults`)."""

    def watcher(self, role: str) -> Strace | None:
        """The strace that runs the program of this role."""
        more = self.preload.get(role, ())
        return replace(self.strace, options=(*self.strace.options, *more)) if self.strace and more else self.strace


@cache
def namespaces() -> tuple[tuple[str, ...] | None, str]:
    """The command that gives a program its own network and PID namespace, or None and why."""
    path, true = shutil.which("unshare"), shutil.which("true")
    if path is None or true is None or not sys.platform.startswith("linux"):
        return None, "there is no unshare command"
    options = ("--net", "--pid", "--fork", "--kill-child", "--mount-proc")
    attempts: list[tuple[str, ...]] = [(path, "--user", "--map-root-user", *options)]
    if os.geteuid() == 0:
        attempts.append((path, *options))
    reason = ""
    for attempt in attempts:
        try:
            done = subprocess.run([*attempt, true], stdin=subprocess.DEVNULL, capture_output=True, timeout=10)
        except (OSError, subprocess.TimeoutExpired) as error:
            reason = str(error)
            continue
        if done.returncode == 0:
            return attempt, ""
        reason = done.stderr.decode(errors="replace").strip() or "unshare failed"
    return None, reason


def host(namespace: bool = True, strace: bool = True) -> Host:
    """What there is here, apart from what was refused."""
    found, why = find() if strace else (None, SWITCHED_OFF)
    missing = strace and found is None
    return Host(namespaces()[0] if namespace else None, found, why, remedy() if missing else "")


@dataclass(frozen=True)
class ProgramRun:
    """What one program did in one run."""

    program: Program
    language: str
    stdout: bytes
    stderr: bytes
    exit: Exit | None
    """How it ended; None when it was still running at the end."""
    trace: Trace | None = None
    """None when it ran without strace."""
    calls: list[Call] = field(default_factory=list)
    started: bool = True
    """False when what it was to wait for did not happen before the end of the run."""
    signalled: bool = False
    """Whether it waited for ever and got the signal that its scenario ends it with."""


@dataclass(frozen=True)
class PeerRun:
    """What one scripted peer saw; its bytes as the program sees them."""

    peer: Peer
    received: bytes
    """What the program received, i.e. what the peer sent."""
    sent: bytes
    """What the program sent, i.e. what the peer received."""
    met: bool
    ending: str
    notes: tuple[str, ...] = ()
    datagrams_received: tuple[int, ...] = ()
    """The length of each datagram that the program received."""
    datagrams_sent: tuple[int, ...] = ()


def title(programs: Iterable[tuple[Program, str]]) -> str:
    """Which program is in which language."""
    known = [*programs]
    return known[0][1] if len(known) == 1 else ", ".join(f"{language} {program.name}" for program, language in known)


@dataclass(frozen=True)
class Run:
    """One run: what every program and every peer did."""

    scenario: Scenario
    verdict: str
    """"ended", "time", "flood", "memory", "processes" or "too many calls": why the run was over."""
    left: int
    """How many processes the programs left behind."""
    programs: tuple[ProgramRun, ...]
    peers: tuple[PeerRun, ...]
    namespace: bool
    notes: tuple[str, ...] = ()
    """What was not as the script expects."""
    files: Mapping[str, Left] = field(default_factory=dict)
    """What was in the programs' directory after the run, but for the programs."""
    took: float = 0.0
    """So many seconds, with its stage."""

    @property
    def title(self) -> str:
        return title((run.program, run.language) for run in self.programs)

    def events(self) -> list[Event]:
        """Everything that was seen, as events."""
        events: list[Event] = []
        for program in self.programs:
            events += program.trace.events if program.trace else []
            events += [Output("stdout", program.stdout), Output("stderr", program.stderr)]
        for peer in self.peers:
            events += [Data(peer.peer.name, "in", peer.received)]
            events += [Data(peer.peer.name, "out", peer.sent)]
        return events


class Stages:
    """The stages that are running now, so that all of them can be stopped at any moment."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.running: set[subprocess.Popen[bytes]] = set()
        self.stopped = False

    def start(self, arguments: list[str]) -> subprocess.Popen[bytes]:
        with self.lock:
            if self.stopped:
                raise CannotCompare("stopped")
            stage = subprocess.Popen(
                arguments,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
            self.running.add(stage)
            return stage

    def end(self, stage: subprocess.Popen[bytes], seconds: float = 5.0) -> None:
        """See the stage end: without its input it clears up and leaves; else it is killed."""
        assert stage.stdin and stage.stdout and stage.stderr
        with contextlib.suppress(OSError):
            stage.stdin.close()
        try:
            stage.wait(seconds)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(OSError):
                os.killpg(stage.pid, signal.SIGKILL)
            stage.wait()
        stage.stdout.close()
        stage.stderr.close()
        with self.lock:
            self.running.discard(stage)

    def stop(self) -> None:
        """Tell every stage to clear up and leave; whoever waits for one sees it end."""
        with self.lock:
            self.stopped = True
            for stage in self.running:
                if stage.stdin is not None:
                    with contextlib.suppress(OSError):
                        stage.stdin.close()


def environment() -> dict[str, str]:
    """The environment of both programs."""
    result = {name: value for name, value in os.environ.items() if name not in REMOVED}
    if ROOT.name not in ("site-packages", "dist-packages"):
        # The package is used from its source tree: the port must find it from its own directory.
        paths = [str(ROOT), *filter(None, [result.get("PYTHONPATH", "")])]
        result["PYTHONPATH"] = os.pathsep.join(paths)
    return result


def _job(
    scenario: Scenario, commands: list[list[str]], traces: list[str | None], directory: Path, namespace: bool
) -> dict[str, Any]:
    started = {line.program for line in scenario.script if line.step.kind == "start"}
    typed = {line.program for line in scenario.script if line.step.kind in ("send", "end_input")}
    return {
        "directory": str(directory),
        "environment": environment(),
        "seconds": scenario.seconds,
        "output": scenario.limits.output,
        "memory": scenario.limits.memory << 20,
        "processes": scenario.limits.processes,
        "local_port": scenario.local_port,
        "ports": _ports(scenario),
        "programs": [
            {
                "name": program.name,
                "command": arguments,
                "trace": trace,
                "stdin": program.stdin.hex(),
                "env": dict(program.env),
                "terminal": program.terminal,
                "listens": program.listens,
                "local_port": program.local_port,
                "end": program.end,
                "later": program.name in started,
                "typed": program.name in typed,
                "memory": (scenario.limits.memory << 20) + MEMORY_MARGIN,
                # In a namespace of its own nobody else's processes count.
                "processes": scenario.limits.processes + PROCESS_MARGIN if namespace else None,
            }
            for program, arguments, trace in zip(scenario.programs, commands, traces)
        ],
        "peers": [peer.job() for peer in scenario.peers],
        "script": [{"peer": line.peer, "program": line.program, "step": line.step.job()} for line in scenario.script],
    }


def _ports(scenario: Scenario) -> list[tuple[int, str, bool]]:
    """The ports that have to be free, each with its type, and whether a peer calls from it."""
    ports = set()
    for peer in scenario.peers:
        ports |= {(port, peer.type, False) for port in (peer.connect, peer.listen) if isinstance(port, int) and port}
        if isinstance(peer.source, int) and peer.source:
            ports.add((peer.source, peer.type, True))
    for program in scenario.programs:
        if isinstance(program.listens, int):
            ports |= {(program.listens, "stream", False), (program.listens, "datagram", False)}
    return sorted(ports)


def _converse(
    stage: subprocess.Popen[bytes], job: dict[str, Any], seconds: float, progress: Progress
) -> tuple[dict[str, Any] | None, str]:
    """Give the stage its job and read its report; None when there was none. And its stderr."""
    assert stage.stdin and stage.stdout and stage.stderr
    with contextlib.suppress(OSError, ValueError):
        stage.stdin.write((json.dumps(job) + "\n").encode())
        stage.stdin.flush()
    report: dict[str, Any] | None = None
    pending, errors = b"", b""
    deadline = time.monotonic() + seconds
    with selectors.DefaultSelector() as selector:
        selector.register(stage.stdout, selectors.EVENT_READ)
        selector.register(stage.stderr, selectors.EVENT_READ)
        while selector.get_map() and report is None:
            left = deadline - time.monotonic()
            if left <= 0:
                with contextlib.suppress(OSError):
                    stage.stdin.write(b"others go on\n")
                    stage.stdin.flush()
                return None, f"the stage did not answer within {seconds:.0f} s"
            for key, _ in selector.select(left):
                data = os.read(key.fd, 1 << 20)
                if not data:
                    selector.unregister(key.fileobj)
                elif key.fileobj is stage.stderr:
                    errors += data
                else:
                    *lines, pending = (pending + data).split(b"\n")
                    for message in map(json.loads, lines):
                        report = message.get("report", report)
                        if "progress" in message:
                            progress(message["progress"])
    return report, errors.decode(errors="replace").strip()


def _exit(report: Mapping[str, Any], trace: Trace | None) -> Exit | None:
    """How a program ended: as the trace says, or else as waitpid said of what was started."""
    events = trace.events if trace else []
    for event in events:
        if isinstance(event, Exit) and event.pid == events[0].pid:
            return event
    status = report["status"]
    if status is None:
        return None
    if os.WIFSIGNALED(status):
        return Exit(0, None, signal.Signals(os.WTERMSIG(status)).name)
    return Exit(0, os.WEXITSTATUS(status))


def missing_privileges(scenario: Scenario, host: Host) -> str:
    """What the scenario would need and does not get here, and what to do; "" if it can be run."""
    if not scenario.privileges or host.namespace is not None or os.geteuid() == 0:
        return ""
    remedy = namespaces()[1] or "leave --no-namespace out"
    return (
        "it takes root's privileges (raw sockets, ports below 1024), which are not to be had; "
        f"run it as root, or where user namespaces are allowed ({remedy})"
    )


def perform(
    scenario: Scenario,
    languages: Mapping[str, str],
    files: Mapping[tuple[str, str], Path],
    base: Path,
    host: Host,
    stages: Stages,
    progress: Progress = lambda text: None,
    temporary: Path | None = None,
) -> Run:
    """Run the scenario once: `languages` says which role runs in which language, `files` where
    that program is (the binary or the .py file), `base` is an empty directory for this run.

    `temporary` is what the stage removes if this process is killed: nobody else can then."""
    missing = missing_privileges(scenario, host)
    if missing:
        raise CannotCompare(f"scenario {scenario.name!r}: {missing}")
    directory = base / "cwd"
    directory.mkdir(parents=True)
    lay(scenario.files, directory)
    commands: list[list[str]] = []
    traces: list[str | None] = []
    for program in scenario.programs:
        language = languages[program.role]
        file = files[program.role, language].resolve()
        (directory / program.name).symlink_to(file)
        arguments = [f"./{program.name}", *program.args]
        if language != C:
            arguments[:0] = [sys.executable, "-c", PACKAGE] if file.is_dir() else [sys.executable]
        trace = str(base / f"{program.name}.strace") if host.strace else None
        traces.append(trace)
        strace = host.watcher(program.role)
        if strace and trace:
            stacks = host.lines and language == C and shows_stacks(strace)
            arguments = command(strace, trace, arguments, timed=host.lines, stacks=stacks)
        commands.append(arguments)
    job = _job(scenario, commands, traces, directory, host.namespace is not None)
    notes = None
    if host.strace and host.lines:
        notes = base / "lines"
        notes.mkdir()
        job["environment"] = lines.environment(notes, job["environment"])
    job["namespace"] = host.namespace is not None
    job["privileges"] = scenario.privileges
    job["temporary"] = str(temporary) if temporary else None
    begun = time.monotonic()
    stage = stages.start([*(host.namespace or ()), sys.executable, "-I", "-S", "-c", BOOT, str(ROOT / "pysock")])
    seconds = scenario.seconds * (1 + GRACE) + STAGE_MARGIN + (0.0 if host.namespace else PORT_MARGIN)
    try:
        report, errors = _converse(stage, job, seconds, progress)
    finally:
        stages.end(stage)
    if report is None:
        last = errors.splitlines()[-1] if errors else "it ended without a word"
        raise CannotCompare(f"scenario {scenario.name!r} could not be staged: {last}")
    if "error" in report:
        raise CannotCompare(
            f"scenario {scenario.name!r} could not be staged: {report['error']}",
            "end the program that uses the port" if "in use" in report["error"] else "",
        )
    left = read(directory, [program.name for program in scenario.programs])
    run = _read(scenario, languages, report, traces, left, host, notes)
    if errors:
        raise CannotCompare(f"scenario {scenario.name!r}: the stage complained: {errors}")
    return replace(run, took=time.monotonic() - begun)


def soon(scenario: Scenario, took: float) -> Scenario:
    """The scenario with less time, for a run that may well hang; `took` is how long the C needs that does not."""
    return replace(scenario, seconds=min(scenario.seconds, max(HANG, 2 * took)))


def _read(
    scenario: Scenario,
    languages: Mapping[str, str],
    report: Mapping[str, Any],
    traces: list[str | None],
    left: Mapping[str, Left],
    host: Host,
    notes: Path | None,
) -> Run:
    programs = []
    for program, entry, name in zip(scenario.programs, report["programs"], traces):
        trace = None
        if name is not None:
            with contextlib.suppress(FileNotFoundError):
                trace = parse(Path(name).read_text(encoding="latin-1"))
                if notes is not None:
                    trace = lines.located(trace, notes)
                trace = injected(trace)
            if entry["started"] and entry["ended"] and (trace is None or not trace.events):
                words = bytes.fromhex(entry["stderr"]).decode(errors="replace").strip()
                raise CannotCompare(
                    f"scenario {scenario.name!r}: strace did not trace {program.name}: {words}",
                    "try --no-strace",
                )
        programs.append(
            ProgramRun(
                program,
                languages[program.role],
                bytes.fromhex(entry["stdout"]),
                bytes.fromhex(entry["stderr"]),
                _exit(entry, trace),
                trace,
                sockets(trace.events) if trace else [],
                entry["started"],
                entry["signalled"],
            )
        )
    peers = tuple(
        PeerRun(
            peer,
            bytes.fromhex(entry["sent"]),
            bytes.fromhex(entry["received"]),
            entry["met"],
            entry["ending"],
            tuple(entry["notes"]),
            tuple(entry["datagrams_sent"]),
            tuple(entry["datagrams_received"]),
        )
        for peer, entry in zip(scenario.peers, report["peers"])
    )
    return Run(
        scenario,
        report["verdict"],
        report["left"],
        tuple(programs),
        peers,
        host.namespace is not None,
        tuple(report["notes"]),
        left,
    )


def keep(run: Run, base: Path) -> None:
    """Leave beside the traces of a run what else was seen of it."""
    for program in run.programs:
        (base / f"{program.program.name}.stdout").write_bytes(program.stdout)
        (base / f"{program.program.name}.stderr").write_bytes(program.stderr)
    (base / "events.jsonl").write_text(to_json(run.events()), encoding="utf-8")
