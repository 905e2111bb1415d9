"""Starting a program: its pipes and terminals, its limits, its signals as a shell leaves them.

Which program, with which input and when, is the stage's business. Standard library only.
"""

from __future__ import annotations

import os
import resource
import signal
from dataclasses import dataclass
from typing import Any

END_OF_FILE = b"\x04"
"""What ends the input on a terminal, at the beginning of a line."""


@dataclass(frozen=True)
class Launched:
    """A process, and our ends of its streams."""

    child: int
    stdin: int
    stdout: int
    stderr: int


def terminal() -> tuple[int, int]:
    """A pseudo-terminal that passes bytes on unchanged, and gives input line by line: our end and the program's."""
    import termios

    ours, theirs = os.openpty()
    attributes = termios.tcgetattr(theirs)
    attributes[1] &= ~termios.OPOST
    attributes[3] &= ~termios.ECHO
    termios.tcsetattr(theirs, termios.TCSANOW, attributes)
    return ours, theirs


def launch(job: dict[str, Any], environment: dict[str, str]) -> Launched:
    """Start the program of this job."""
    theirs, ours = [], []
    for name in ("stdin", "stdout", "stderr"):
        if name in job["terminal"]:
            mine, other = terminal()
        else:
            other, mine = os.pipe() if name == "stdin" else reversed(os.pipe())
        ours.append(mine)
        theirs.append(other)
    variables = {**environment, **{name: text for name, text in job["env"].items() if text is not None}}
    for name, text in job["env"].items():
        if text is None:
            variables.pop(name, None)
    catchable = signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}
    limits = {resource.RLIMIT_DATA: job["memory"]}
    if job["processes"] is not None:
        limits[resource.RLIMIT_NPROC] = job["processes"]
    before = {number: resource.getrlimit(number) for number in limits}
    for number, limit in limits.items():
        # Only less than there is: more is not ours to give.
        soft, hard = before[number]
        resource.setrlimit(number, (limit if soft == resource.RLIM_INFINITY else min(limit, soft), hard))
    try:
        child = os.posix_spawn(
            job["command"][0],
            job["command"],
            variables,
            file_actions=[(os.POSIX_SPAWN_DUP2, fd, to) for to, fd in enumerate(theirs)],
            setpgroup=0,
            setsigmask=[],
            setsigdef=[signum for signum in catchable if signum < signal.SIGRTMIN],
        )
    finally:
        for number, pair in before.items():
            resource.setrlimit(number, pair)
        for fd in theirs:
            os.close(fd)
    for fd in ours:
        os.set_blocking(fd, False)
    return Launched(child, *ours)
