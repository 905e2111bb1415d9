"""The stage: a process of its own in which one run of one scenario takes place.

It stands in namespaces of its own where the system has them, starts the programs and the scripted
peers, keeps the limits, ends and reaps everything that it started, and reports what it saw. It
reads one line of JSON (the job) and writes lines of JSON, the last of which is the report. When
its standard input ends, whoever started it is gone: it kills everything, removes the temporary
directory of the whole comparison (unless another line came before) and leaves. Nothing is compared
here. Standard library only: it is started once for every run.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import selectors
import signal
import time
from dataclasses import dataclass
from typing import Any, Callable

from pysock.compare import processes
from pysock.compare.launch import END_OF_FILE, launch
from pysock.compare.peers import GONE, READY, TIME, TYPES, Peer, Script, Wait
from pysock.compare.programs import LAST_PAUSE, STUCK, TICK, Pace, Program, Quiet
from pysock.compare.script import Conversation

TRACE_LIMIT = 32 << 20
QUIET_PATIENCE = 0.5
"""A program that never waits does not stop its peers for longer than this, in seconds."""
LINGER = 1.0
"""Seconds for which processes may outlive the programs that started them."""
GRACE = 3
"""On a busy system a run gets up to so many times its limit more."""
PORT_WAIT = 90.0
"""Seconds for ports to become free: TIME_WAIT lasts 60."""


class Abandoned(Exception):
    """Whoever wanted this run is gone."""


def say(message: dict[str, Any]) -> None:
    os.write(1, (json.dumps(message) + "\n").encode())


def _write_all(text: bytes) -> None:
    while text:
        text = text[os.write(1, text) :]


@dataclass
class Task:
    """What a peer or the scenario's script does, and what it waits for."""

    actor: Peer | Conversation
    script: Script
    wait: Wait
    since: float


class Run:
    """One run, from the first peer to the last process."""

    def __init__(self, job: dict[str, Any]) -> None:
        self.job = job
        self.selector = selectors.DefaultSelector()
        self.programs: list[Program] = []
        self.all_programs = [Program(entry) for entry in job["programs"]]
        self.waiting = [program for program in self.all_programs if not program.job["later"]]
        self.peers = [Peer(entry) for entry in job["peers"]]
        self.tasks: list[Task] = []
        self.callers: list[Peer] = []
        peers = {peer.job["name"]: peer for peer in self.peers}
        self.conversation = Conversation(job["script"], peers, self)
        self.quiet = Quiet()
        self.pace = Pace()
        self.unheard: processes.Signature | None = None
        """How the programs stood when nothing listened yet."""
        self.streams = 0
        self.verdict = "ended"
        self.left: list[int] = []
        self.lingering: float | None = None
        self.descriptors: list[int] = []
        self.ears, wake = os.pipe()
        os.set_blocking(self.ears, False)
        os.set_blocking(wake, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        self.selector.register(self.ears, selectors.EVENT_READ, self.hear)
        self.selector.register(0, selectors.EVENT_READ, self.abandoned)

    # what the selector calls

    def dispatch(self, ready: list[tuple[selectors.SelectorKey, int]]) -> None:
        """Call what was registered, unless a call before it has given the descriptor back."""
        if ready:
            self.pace.reset()
        for key, _ in ready:
            if key in self.selector.get_map().values():
                key.data()

    def abandoned(self) -> None:
        if has_ended(self.job):
            raise Abandoned

    def hear(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while os.read(self.ears, 4096):
                pass

    def collect(self, program: Program, name: str, fd: int) -> None:
        buffer = program.output[name]
        try:
            data = os.read(fd, 65536)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.forget(fd)
            self.streams -= 1
            program.closed.add(name)
            return
        buffer += data
        if len(buffer) > self.job["output"]:
            del buffer[self.job["output"] :]
            self.verdict = "flood"

    def feed(self, program: Program) -> None:
        """Write to the program's stdin what it takes; close it after the last."""
        try:
            if program.typed:
                del program.typed[: os.write(program.stdin, program.typed)]
        except BlockingIOError:
            return
        except OSError:
            program.typed.clear()
            program.typing_ends = True
        if program.typed:
            return
        self.selector.unregister(program.stdin)
        program.fed = True
        if program.typing_ends and "stdin" not in program.job["terminal"]:
            os.close(program.stdin)
            program.stdin = -1

    def type_in(self, program: Program, data: bytes) -> None:
        """Give the program more input."""
        if program.stdin < 0 or program.typing_ends:
            return
        program.typed += data
        if data:
            program.at_line_start = data.endswith(b"\n")
        if program.fed:
            program.fed = False
            self.selector.register(program.stdin, selectors.EVENT_WRITE, lambda: self.feed(program))
        self.feed(program)

    def end_input(self, program: Program) -> None:
        """There is no more input; a terminal is told so, in an unfinished line twice."""
        if program.typing_ends:
            return
        end = b""
        if "stdin" in program.job["terminal"]:
            end = END_OF_FILE * (1 if program.at_line_start else 2)
        self.type_in(program, end)
        program.typing_ends = True
        if program.fed and not end and program.stdin >= 0:
            os.close(program.stdin)
            program.stdin = -1

    def forget(self, fd: int) -> None:
        self.selector.unregister(fd)
        os.close(fd)

    # programs

    def start(self, program: Program) -> None:
        port = program.job["local_port"]
        if port is not None and self.job["namespace"]:
            processes.narrow_local_ports(port)
        launched = launch(program.job, self.job["environment"])
        program.child, program.stdin = launched.child, launched.stdin
        for fd, name in ((launched.stdout, "stdout"), (launched.stderr, "stderr")):
            self.streams += 1
            self.selector.register(fd, selectors.EVENT_READ, self.collector(program, name, fd))
        self.programs.append(program)
        self.type_in(program, bytes.fromhex(program.job["stdin"]))
        if not program.job["typed"]:
            self.end_input(program)
        self.quiet.reset()
        self.pace.reset()

    def collector(self, program: Program, name: str, fd: int) -> Callable[[], None]:
        return lambda: self.collect(program, name, fd)

    def start_next(self) -> None:
        """Start programs in order, each once the one before listens, or is bound, where it should."""
        while self.waiting:
            before = self.programs[-1] if self.programs else None
            port = before.job["listens"] if before else None
            awaited = before is not None and port is not None and not before.is_over()
            if awaited and port is not None and not self.has_come_up(port):
                return
            if before is not None and self.waiting[0].job["local_port"] and not self.quiet.lasted():
                # Its port would be that of one which is about to ask for one.
                return
            self.start(self.waiting.pop(0))

    def has_come_up(self, place: int | str) -> bool:
        """Whether a socket listens on the port, or at the path.

        It is dear to ask, and vain as long as no program has run."""
        seen = self.unheard
        self.unheard = processes.blocked(self.without_tracers(processes.watched(os.getpid())))
        if self.unheard and self.unheard == seen:
            return False
        return processes.listening(place)

    def reap(self) -> bool:
        """Collect the ends of children; whether there are any left."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return False
            if pid == 0:
                return True
            for program in self.programs:
                if program.child == pid:
                    program.status = status

    def without_tracers(self, pids: list[int]) -> list[int]:
        """Of these processes those that count: all but strace."""
        tracers = {program.child for program in self.programs if program.job["trace"] is not None}
        return [pid for pid in pids if pid not in tracers]

    # peers

    def begin(self, actor: Peer | Conversation, script: Script) -> None:
        task = Task(actor, script, Wait(), time.monotonic())
        self.tasks.append(task)
        self.resume(task, "")

    def resume(self, task: Task, reason: str) -> None:
        for sock in (task.wait.read, task.wait.write):
            if sock is not None and sock.fileno() >= 0:
                self.selector.unregister(sock)
        self.quiet.reset()
        try:
            task.wait = task.script.send(reason) if reason else next(task.script)
        except StopIteration:
            self.tasks.remove(task)
            return
        task.since = time.monotonic()
        wait = task.wait
        for sock, event in ((wait.read, selectors.EVENT_READ), (wait.write, selectors.EVENT_WRITE)):
            if sock is not None:
                self.selector.register(sock, event, lambda: self.resume(task, READY))

    def attend(self, nobody_left: bool) -> None:
        """Resume every peer whose waiting is over for another reason than its socket."""
        now = time.monotonic()
        for task in list(self.tasks):
            wait, waited = task.wait, now - task.since
            if wait.gone and nobody_left:
                self.resume(task, GONE)
            elif self.is_over(wait, waited, nobody_left):
                self.resume(task, READY)
            elif wait.seconds is not None and waited >= wait.seconds:
                self.resume(task, TIME)
        current = [task.actor for task in self.tasks if task.actor.calls]
        stuck = all(actor.draining for actor in current) and self.quiet.lasted(STUCK)
        if self.callers and not self.waiting and (not current or stuck):
            peer = self.callers.pop(0)
            self.begin(peer, peer.run())

    def is_over(self, wait: Wait, waited: float, nobody_left: bool) -> bool:
        """Whether what is waited for has come."""
        patient = wait.patient or waited <= QUIET_PATIENCE
        quiet = wait.quiet and (self.quiet.lasted() or nobody_left or not patient)
        return quiet or (wait.until is not None and wait.until())

    # the end

    def send_signals(self) -> None:
        """Once nothing will happen any more, signal the programs that run for ever."""
        endless = [program for program in self.programs if program.job["end"] != "exit"]
        pending = [program for program in endless if not (program.signalled or program.is_over())]
        others = [program for program in self.programs if program.job["end"] == "exit"]
        if not pending or self.waiting or not all(program.is_over() for program in others):
            return
        busy = [task.actor for task in self.tasks if task.actor.engaged]
        if self.callers or not all(actor.draining for actor in busy):
            return
        if self.quiet.lasted(STUCK if busy else 0.0):
            for program in pending:
                if program.find():
                    program.signalled = True
                    self.pace.reset()
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(program.pid, getattr(signal, program.job["end"]))

    def is_finished(self, processes_left: bool) -> bool:
        if self.waiting or self.callers or not all(program.is_over() for program in self.programs):
            self.lingering = None
            return False
        if not processes_left and not self.tasks:
            return True
        if any(task.actor.met and not task.actor.draining for task in self.tasks):
            self.lingering = None
            return False
        if self.lingering is None:
            self.lingering = time.monotonic()
        if processes_left and time.monotonic() - self.lingering > LINGER:
            self.count_left()
            return True
        return False

    def count_left(self) -> None:
        """Note the processes that are still there though every program has ended."""
        if all(program.is_over() for program in self.all_programs):
            self.left = self.without_tracers(processes.descendants(os.getpid()))

    def traces_too_long(self) -> bool:
        names = [program.job["trace"] for program in self.programs if program.job["trace"]]
        return any(os.path.exists(name) and os.path.getsize(name) > TRACE_LIMIT for name in names)

    def excess(self) -> str:
        """Which limit is passed, if any."""
        if self.traces_too_long():
            return "too many calls"
        pids = self.without_tracers(processes.watched(os.getpid()))
        if len(pids) > self.job["processes"]:
            return "processes"
        return "memory" if processes.memory(pids) > self.job["memory"] else ""

    def play(self) -> None:
        for peer in self.peers:
            if peer.job["listen"] is not None:
                peer.occupy()
        led = self.conversation.peers.values()
        for peer in self.peers:
            if peer in led:
                continue
            if peer.job["listen"] is not None:
                self.begin(peer, peer.run())
            else:
                self.callers.append(peer)
        self.begin(self.conversation, self.conversation.run())
        begun = time.monotonic()
        deadline = begun + self.job["seconds"]
        last_look = begun
        while True:
            self.start_next()
            children = self.reap()
            nobody_left = not children and not self.waiting
            if self.is_quiet_wanted():
                self.look()
            ready = self.selector.select(0)
            if not ready:
                self.attend(nobody_left)
                self.send_signals()
                if self.is_finished(children):
                    break
                ready = self.selector.select(self.pause())
            self.dispatch(ready)
            now = time.monotonic()
            if now - last_look > 0.1:
                last_look = now
                self.verdict = self.excess() or self.verdict
            if now > deadline and now > deadline + self.grace():
                self.verdict = "time"
                self.count_left()
            if self.verdict != "ended":
                break
        self.finish()

    def grace(self) -> float:
        """Seconds beyond the limit: nobody is to blame for those in which the programs, or we, had no processor."""
        seconds: float = self.job["seconds"]
        return min(processes.starved([os.getpid(), *processes.watched(os.getpid())]), GRACE * seconds)

    def is_quiet_wanted(self) -> bool:
        return (
            any(task.wait.quiet or task.actor.draining for task in self.tasks)
            or any(program.job["end"] != "exit" for program in self.programs)
            or any(program.job["local_port"] for program in self.waiting)
        )

    def look(self) -> None:
        """See whether every program waits. One whose process is not there yet is on its way."""
        if all(program.find() or program.is_over() for program in self.programs):
            self.quiet.poll(self.without_tracers(processes.watched(os.getpid())))
        else:
            self.quiet.reset()

    def pause(self) -> float:
        """Seconds until the next look, unless a descriptor announces something before."""
        if not self.is_hasty():
            return LAST_PAUSE
        return TICK if self.quiet.is_close() else self.pace.seconds()

    def is_hasty(self) -> bool:
        """Whether something is waited for that no descriptor announces."""
        return (
            bool(self.waiting)
            or any(task.wait.quiet or task.wait.until or task.wait.seconds is not None for task in self.tasks)
            or any(program.job["end"] != "exit" for program in self.programs)
        )

    def finish(self) -> None:
        """Kill what is left; hear out the pipes and the peers, whose other ends are gone now."""
        for program in self.programs:
            program.is_over()
        if self.verdict == "ended" and not self.left:
            self.reap()
        else:
            self.late()
        self.cut_short()
        deadline = time.monotonic() + 1.0
        while (self.streams > 0 or self.tasks) and time.monotonic() < deadline:
            ready = self.selector.select(TICK)
            self.dispatch(ready)
            if not ready:
                self.attend(nobody_left=True)
        for peer in self.peers:
            peer.close()

    def cut_short(self) -> None:
        """The script does nothing more; its peers only hear out what was sent to them."""
        for task in [task for task in self.tasks if task.actor is self.conversation]:
            self.tasks.remove(task)
            for sock in (task.wait.read, task.wait.write):
                if sock is not None and sock.fileno() >= 0:
                    self.selector.unregister(sock)
            for peer in self.conversation.peers.values():
                self.begin(peer, peer.drain())

    def late(self) -> None:
        """The direct children's ends must be known before everything is killed and reaped."""
        over = {program.child for program in self.programs if program.status is not None}
        self.callers.clear()
        processes.kill_everything([program.child for program in self.programs if program.child not in over])

    def report(self) -> dict[str, Any]:
        return {
            "verdict": self.verdict,
            "left": len(self.left),
            "notes": self.conversation.notes,
            "programs": [
                {
                    "started": bool(program.child),
                    "stdout": program.output["stdout"].hex(),
                    "stderr": program.output["stderr"].hex(),
                    "status": program.status,
                    "ended": program.ended,
                    "signalled": program.signalled,
                }
                for program in self.all_programs
            ],
            "peers": [peer.report() for peer in self.peers],
        }


def wait_for_ports(job: dict[str, Any]) -> str | None:
    """Without a namespace: wait until the scenario's ports are free. The one that stays in use."""
    deadline = time.monotonic() + PORT_WAIT
    reusable = processes.time_wait_is_reused()
    told = False
    while True:
        taken = [
            port for port, kind, calls in job["ports"] if not processes.can_bind(port, calls and reusable, TYPES[kind])
        ]
        if not taken:
            return None
        if time.monotonic() > deadline:
            return f"port {taken[0]} is in use"
        if not told:
            say({"progress": f"waiting for port {taken[0]} to become free"})
            told = True
        if is_abandoned(job, 0.1):
            raise Abandoned


def has_ended(job: dict[str, Any]) -> bool:
    """Whether standard input, on which there is news, has ended. A line says that somebody else will clear up."""
    if not os.read(0, 4096):
        return True
    job["temporary"] = None
    return False


def is_abandoned(job: dict[str, Any], seconds: float = 0) -> bool:
    """Whether standard input ends within so many seconds."""
    with selectors.DefaultSelector() as selector:
        selector.register(0, selectors.EVENT_READ)
        return bool(selector.select(seconds)) and has_ended(job)


def read_job() -> dict[str, Any]:
    text = b""
    while b"\n" not in text:
        piece = os.read(0, 65536)
        if not piece:
            raise Abandoned
        text += piece
    line, _, more = text.partition(b"\n")
    job: dict[str, Any] = json.loads(line)
    if more:
        job["temporary"] = None
    return job


def perform(job: dict[str, Any]) -> dict[str, Any]:
    """Run the job and say what happened; "error" is why it could not be run."""
    os.chdir(job["directory"])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if job["namespace"]:
        processes.bring_up_loopback()
        if job["local_port"] is not None:
            processes.narrow_local_ports(job["local_port"])
    else:
        processes.adopt_orphans()
        taken = wait_for_ports(job)
        if taken:
            return {"error": taken}
    if job["privileges"] is False:
        try:
            processes.give_up_privileges()
        except OSError as error:
            return {"error": f"{error.strerror}"}
    if is_abandoned(job):
        raise Abandoned
    run = Run(job)
    try:
        run.play()
    except OSError as error:
        return {"error": f"{error}"}
    return run.report()


def main() -> int:
    job: dict[str, Any] = {}
    abandoned = False
    try:
        job = read_job()
        report = perform(job)
    except (Abandoned, BrokenPipeError):
        abandoned = True
    finally:
        processes.kill_everything([])
    if abandoned:
        clear_up(job)
        return 1
    _write_all((json.dumps({"report": report}) + "\n").encode())
    return 0


def clear_up(job: dict[str, Any]) -> None:
    """Remove the comparison's temporary directory, if it has one: who made it may have been killed.

    Every stage does, and so does the comparison if it is alive after all: the last removes the rest.
    """
    if job.get("temporary"):
        import shutil

        os.chdir("/")
        shutil.rmtree(job["temporary"], ignore_errors=True)
