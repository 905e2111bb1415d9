"""What the stage knows of each program it started: its process, whether it is over, whether it waits.

Nothing is started or ended here. Standard library only.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from typing import Any

from pysock.compare import processes

TICK = 0.002
"""Seconds between two looks at something that no descriptor announces."""
PAUSES = ((0.1, TICK), (0.5, 5 * TICK))
"""As long as nothing has happened for less than the one, look again after the other: each look costs
the kernel more than it costs us."""
LAST_PAUSE = 10 * TICK
QUIET_POLLS = 3
STUCK = 0.3
"""Seconds of quiet after which a peer that still reads is taken to read for ever."""


@dataclass
class Program:
    """One program of the run."""

    job: dict[str, Any]
    child: int = 0
    """The process that was started: the program itself, or strace."""
    pid: int = 0
    """The program's own process, as soon as it is known."""
    status: int | None = None
    """What waitpid said of the child."""
    signalled: bool = False
    ended: bool = False
    """The program's own process has ended."""
    output: dict[str, bytearray] = field(default_factory=lambda: {"stdout": bytearray(), "stderr": bytearray()})
    closed: set[str] = field(default_factory=set)
    """Which of these have ended."""
    heard: int = 0
    """How much of its stdout the script has expected."""
    stdin: int = -1
    """Our end of its stdin."""
    typed: bytearray = field(default_factory=bytearray)
    """What is still to be written there."""
    fed: bool = True
    """There is nothing to write at the moment."""
    typing_ends: bool = False
    """Nothing will be written after that."""
    at_line_start: bool = True
    """Where a terminal's input stands."""

    def is_silent(self) -> bool:
        """Whether it will print nothing more on stdout."""
        return "stdout" in self.closed

    def find(self) -> int:
        """The program's process id: under strace the first that the trace names."""
        if not self.pid:
            if self.job["trace"] is None:
                self.pid = self.child
            else:
                self.pid = processes.first_traced(self.job["trace"])
        return self.pid

    def is_over(self) -> bool:
        """Whether the program has ended, though processes that it started may not have."""
        if not self.ended:
            pid = self.find()
            self.ended = self.status is not None or bool(pid and not processes.alive(pid))
        return self.ended


class Pace:
    """How long to wait between two looks: the longer nothing has happened, the longer."""

    def __init__(self) -> None:
        self.since = time.monotonic()

    def reset(self) -> None:
        """Something has happened."""
        self.since = time.monotonic()

    def seconds(self) -> float:
        waited = time.monotonic() - self.since
        return next((pause for limit, pause in PAUSES if waited < limit), LAST_PAUSE)


class Quiet:
    """Since when every program has been waiting, undisturbed."""

    def __init__(self) -> None:
        self.signature: processes.Signature | None = None
        self.polls = 0
        self.since = time.monotonic()
        self.polled = 0.0

    def reset(self) -> None:
        self.polls = 0
        self.since = time.monotonic()

    def poll(self, pids: list[int]) -> None:
        now = time.monotonic()
        if now - self.polled < TICK / 2:
            return
        self.polled = now
        signature = processes.blocked(pids)
        if signature is None or signature != self.signature:
            self.signature = signature
            self.reset()
        else:
            self.polls += 1

    def is_close(self) -> bool:
        """Whether a look soon may be the one that finds every program waiting."""
        return 0 < self.polls < QUIET_POLLS

    def lasted(self, seconds: float = 0.0) -> bool:
        if not os.path.isdir("/proc/self/task"):
            seconds = max(seconds, STUCK)
            self.polls = QUIET_POLLS
        return self.polls >= QUIET_POLLS and time.monotonic() - self.since >= seconds
