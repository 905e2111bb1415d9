"""The stage: a process of its own in which one run of one scenario takes place.

It stands in namespaces of its own where the system has them, starts the programs and the scripted
peers, keeps the limits, ends and reaps everything that it started, and reports what it saw. It
reads one line of JSON (the job) and writes lines of JSON, the last of which is the report. When
its standard input ends, whoever started it is gone: it kills everything, removes the temporary
directory of the whole comparison, and leaves. Nothing is compared here. Standard library only: it is
started once for every run.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import selectors
import signal
import socket
import time
from dataclasses import dataclass
from typing import Any, Callable

from pysock.compare import processes
from pysock.compare.peers import GONE, READY, TIME, Peer, Script, Wait
from pysock.compare.programs import LAST_PAUSE, STUCK, TICK, Pace, Program, Quiet

OUTPUT_LIMIT = 4 << 20
TRACE_LIMIT = 32 << 20
QUIET_PATIENCE = 0.5
"""A program that never waits does not stop its peers for longer than this, in seconds."""
LINGER = 1.0
"""Seconds for which processes may outlive the programs that started them."""
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
    """A peer's script and what it waits for."""

    peer: Peer
    script: Script
    wait: Wait
    since: float


class Run:
    """One run, from the first peer to the last process."""

    def __init__(self, job: dict[str, Any]) -> None:
        self.job = job
        self.selector = selectors.DefaultSelector()
        self.programs: list[Program] = []
        self.waiting = [Program(entry) for entry in job["programs"]]
        self.all_programs = list(self.waiting)
        self.peers = [Peer(entry) for entry in job["peers"]]
        self.tasks: list[Task] = []
        self.callers: list[Peer] = []
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
        if not os.read(0, 4096):
            raise Abandoned

    def hear(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while os.read(self.ears, 4096):
                pass

    def collect(self, fd: int, buffer: bytearray) -> None:
        try:
            data = os.read(fd, 65536)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.forget(fd)
            self.streams -= 1
            return
        buffer += data
        if len(buffer) > OUTPUT_LIMIT:
            del buffer[OUTPUT_LIMIT:]
            self.verdict = "flood"

    def feed(self, fd: int, data: bytearray) -> None:
        try:
            if data:
                del data[: os.write(fd, data)]
        except BlockingIOError:
            return
        except OSError:
            data.clear()
        if not data:
            self.forget(fd)

    def forget(self, fd: int) -> None:
        self.selector.unregister(fd)
        os.close(fd)

    # programs

    def start(self, program: Program) -> None:
        job = program.job
        stdin, feed = os.pipe()
        error, stderr = os.pipe()
        output, stdout = self.terminal() if job["terminal"] else os.pipe()
        actions = [
            (os.POSIX_SPAWN_DUP2, stdin, 0),
            (os.POSIX_SPAWN_DUP2, stdout, 1),
            (os.POSIX_SPAWN_DUP2, stderr, 2),
        ]
        catchable = signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}
        program.child = os.posix_spawn(
            job["command"][0],
            job["command"],
            self.job["environment"],
            file_actions=actions,
            setpgroup=0,
            setsigmask=[],
            setsigdef=[number for number in catchable if number < signal.SIGRTMIN],
        )
        for fd in (stdin, stdout, stderr):
            os.close(fd)
        for fd, name in ((output, "stdout"), (error, "stderr")):
            os.set_blocking(fd, False)
            self.streams += 1
            self.watch(fd, selectors.EVENT_READ, self.collector(fd, program.output[name]))
        os.set_blocking(feed, False)
        data = bytearray.fromhex(job["stdin"])
        self.watch(feed, selectors.EVENT_WRITE, lambda: self.feed(feed, data))
        self.feed(feed, data)
        self.programs.append(program)
        self.pace.reset()

    def watch(self, fd: int, events: int, callback: Callable[[], None]) -> None:
        self.selector.register(fd, events, callback)

    def collector(self, fd: int, buffer: bytearray) -> Callable[[], None]:
        return lambda: self.collect(fd, buffer)

    @staticmethod
    def terminal() -> tuple[int, int]:
        """A pseudo-terminal that passes bytes on unchanged."""
        import termios

        output, stdout = os.openpty()
        attributes = termios.tcgetattr(stdout)
        attributes[1] &= ~termios.OPOST
        attributes[3] &= ~termios.ECHO
        termios.tcsetattr(stdout, termios.TCSANOW, attributes)
        return output, stdout

    def start_next(self) -> None:
        """Start programs in order, each once the one before listens, or is bound, where it should."""
        while self.waiting:
            before = self.programs[-1] if self.programs else None
            port = before.job["listens"] if before else None
            awaited = before is not None and port is not None and not before.is_over()
            if awaited and port is not None and not self.has_come_up(port):
                return
            self.start(self.waiting.pop(0))

    def has_come_up(self, port: int) -> bool:
        """Whether a socket listens on the port. It is dear to ask, and vain as long as no program has run."""
        seen = self.unheard
        self.unheard = processes.blocked(self.without_tracers(processes.watched(os.getpid())))
        if self.unheard and self.unheard == seen:
            return False
        return processes.listening(port)

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

    def begin(self, peer: Peer) -> None:
        script = peer.run()
        task = Task(peer, script, Wait(), time.monotonic())
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
            elif wait.quiet and (self.quiet.lasted() or waited > QUIET_PATIENCE or nobody_left):
                self.resume(task, READY)
            elif wait.seconds is not None and waited >= wait.seconds:
                self.resume(task, TIME)
        current = [task.peer for task in self.tasks if task.peer.listener is None]
        stuck = all(peer.draining for peer in current) and self.quiet.lasted(STUCK)
        if self.callers and not self.waiting and (not current or stuck):
            self.begin(self.callers.pop(0))

    # the end

    def send_signals(self) -> None:
        """Once nothing will happen any more, signal the programs that run for ever."""
        endless = [program for program in self.programs if program.job["end"] != "exit"]
        pending = [program for program in endless if not (program.signalled or program.is_over())]
        others = [program for program in self.programs if program.job["end"] == "exit"]
        if not pending or self.waiting or not all(program.is_over() for program in others):
            return
        busy = [task.peer for task in self.tasks if task.peer.listener is None or task.peer.met]
        if self.callers or not all(peer.draining for peer in busy):
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
        if any(task.peer.met and not task.peer.draining for task in self.tasks):
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

    def play(self) -> None:
        for peer in self.peers:
            if peer.job["listen"] is not None:
                peer.occupy()
                self.begin(peer)
            else:
                self.callers.append(peer)
        begun = time.monotonic()
        deadline = begun + self.job["seconds"]
        last_look = begun
        while True:
            self.start_next()
            children = self.reap()
            nobody_left = not children and not self.waiting
            if any(task.wait.quiet or task.peer.draining for task in self.tasks) or any(
                program.job["end"] != "exit" for program in self.programs
            ):
                self.quiet.poll(self.without_tracers(processes.watched(os.getpid())))
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
                if self.traces_too_long():
                    self.verdict = "too many calls"
            if now > deadline:
                self.verdict = "time"
                self.count_left()
            if self.verdict != "ended":
                break
        self.finish()

    def pause(self) -> float:
        """Seconds until the next look, unless a descriptor announces something before."""
        if not self.is_hasty():
            return LAST_PAUSE
        return TICK if self.quiet.is_close() else self.pace.seconds()

    def is_hasty(self) -> bool:
        """Whether something is waited for that no descriptor announces."""
        return (
            bool(self.waiting)
            or any(task.wait.quiet or task.wait.seconds is not None for task in self.tasks)
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
        deadline = time.monotonic() + 1.0
        while (self.streams > 0 or self.tasks) and time.monotonic() < deadline:
            ready = self.selector.select(TICK)
            self.dispatch(ready)
            if not ready:
                self.attend(nobody_left=True)
        for peer in self.peers:
            peer.close()

    def late(self) -> None:
        """The direct children's ends must be known before everything is killed and reaped."""
        over = {program.child for program in self.programs if program.status is not None}
        self.callers.clear()
        processes.kill_everything([program.child for program in self.programs if program.child not in over])

    def report(self) -> dict[str, Any]:
        return {
            "verdict": self.verdict,
            "left": len(self.left),
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
    wanted = [(port, False) for port in job["ports"]]
    wanted += [(port, reusable) for port in job["sources"]]
    datagrams = job["listens"]
    told = False
    while True:
        taken = [port for port, reuse in wanted if not processes.can_bind(port, reuse)]
        taken += [port for port in datagrams if not processes.can_bind(port, kind=socket.SOCK_DGRAM)]
        if not taken:
            return None
        if time.monotonic() > deadline:
            return f"port {taken[0]} is in use"
        if not told:
            say({"progress": f"waiting for port {taken[0]} to become free"})
            told = True
        if is_abandoned(0.1):
            raise Abandoned


def is_abandoned(seconds: float = 0) -> bool:
    """Whether standard input ends within so many seconds."""
    with selectors.DefaultSelector() as selector:
        selector.register(0, selectors.EVENT_READ)
        return bool(selector.select(seconds)) and not os.read(0, 4096)


def read_job() -> dict[str, Any]:
    text = b""
    while not text.endswith(b"\n"):
        piece = os.read(0, 65536)
        if not piece:
            raise Abandoned
        text += piece
    job: dict[str, Any] = json.loads(text)
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
    if is_abandoned():
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
