"""One batch of the fuzz run: the process that makes the calls, and the memory through which it tells how far it came.

What it does follows from the seed and the batch's number. It never comes back: it ends when all calls are made, or by
what a call has done to it.
"""

from __future__ import annotations

import builtins
import gc
import mmap
import os
import random
import signal
from typing import Any, NamedTuple

TICK = 0.002  # a call that blocks is interrupted after that many seconds
KINDS = ("returned", "TypeError", "ValueError", "OverflowError", "ZeroDivisionError", "MemoryError", "Thrown")
LINES, WIDTH = 24, 400  # of the log


class Target(NamedTuple):
    """A function, and what is called for it."""

    function: Any
    made: Any
    header: str


class Shared:
    """Memory of the process that calls and the one that watches: where it stands, counts, a log of the last calls."""

    def __init__(self, functions: int, lines: int = LINES) -> None:
        self.start = 8 * (3 + len(KINDS) + 2 * functions)
        self.lines = lines
        self.memory = mmap.mmap(-1, self.start + (lines + 1) * WIDTH)
        self.words = memoryview(self.memory)[: self.start].cast("Q")
        self.functions = functions

    def clear(self) -> None:
        self.memory[:] = bytes(len(self.memory))

    def log(self, index: int, text: str) -> None:
        line = text.encode(errors="backslashreplace")[: WIDTH - 1]
        at = self.start + index % self.lines * WIDTH
        self.memory[at : at + len(line) + 1] = line + b"\0"
        self.words[0] = index

    def fail(self, text: str) -> None:
        at = self.start + self.lines * WIDTH
        self.memory[at : at + WIDTH] = text.encode(errors="backslashreplace")[: WIDTH - 1].ljust(WIDTH, b"\0")

    def line(self, number: int) -> str:
        at = self.start + number * WIDTH
        return self.memory[at : at + WIDTH].partition(b"\0")[0].decode(errors="replace")

    def last_calls(self) -> list[str]:
        index = self.words[0]
        return [self.line(i % self.lines) for i in range(max(1, index - self.lines + 1), index + 1)]


def chosen(targets: list[Target], seed: str) -> list[int]:
    """The functions of a batch: all, or those of a few headers, which then meet each other's values more often."""
    chance = random.Random(seed)
    headers = sorted({target.header for target in targets})
    if chance.random() < 0.4 or len(headers) < 4:
        return list(range(len(targets)))
    weights = [sum(t.header == header for t in targets) for header in headers]
    some = {*chance.choices(headers, weights, k=3), "unistd.h"[: 8 * (chance.random() < 0.3)]}
    return [i for i, target in enumerate(targets) if target.header in some]


def rearm() -> None:
    """Whatever calls have done to signals: one that interrupts them keeps coming."""
    import pysock

    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    libc = pysock.lib
    action = pysock.ffi.new("struct sigaction *")  # a handler in C, for ualarm(1, 1) would keep one in Python busy
    action.sa_handler = pysock.ffi.cast("void (*)(int)", pysock.ffi.addressof(libc, "abs"))
    libc.sigaction(signal.SIGALRM, action, pysock.NULL)
    signal.setitimer(signal.ITIMER_REAL, TICK, TICK)


def batch(targets: list[Target], seed: int, number: int, shared: Shared, calls: int) -> None:
    """The life of one process."""
    from chance import FAULTS, SPARED, Supply, Thrown, described
    from left_out import RESIGNAL

    allowed = {getattr(builtins, kind): 3 + i for i, kind in enumerate(KINDS[:-1]) if i}
    allowed[Thrown] = 3 + KINDS.index("Thrown")
    order = chosen(targets, f"{seed} {number}")
    quiet = [s for s in signal.valid_signals() if s not in (*FAULTS, signal.SIGKILL, signal.SIGSTOP, signal.SIGCHLD)]
    for s in quiet:
        signal.signal(s, signal.SIG_IGN)
    supply = Supply()
    chance = random.Random()
    own = os.getpid()
    words, log = shared.words, shared.log
    base = 3 + len(KINDS)
    rearm()
    for index in range(1, calls + 1):
        root = (seed * 1_000_003 + number) * 1_000_003 + index
        chance.seed(root)
        at = chance.choice(order)
        function, made, header = targets[at]
        result: Any = None
        arguments: list[Any] = []
        log(index, f"{function.name}: its arguments are made")
        try:
            arguments = supply.arguments(function, root)
        except (MemoryError, RuntimeError):  # the calls so far have left no room, not for another thread either
            continue
        if function.name in SPARED and SPARED[function.name](arguments):
            continue
        log(index, f"{function.name}({', '.join(map(described, arguments))})")
        words[base + at] += 1
        try:
            result = made(*arguments)
        except tuple(allowed) as error:
            words[next(place for kind, place in allowed.items() if isinstance(error, kind))] += 1
        except BaseException as error:
            shared.fail(f"raised {type(error).__name__}: {str(error)[:300]}")
            os._exit(4)
        else:
            words[3] += 1
            words[base + shared.functions + at] += 1
            if os.getpid() != own:
                os._exit(0)
            supply.came(function, result, arguments)
        if header in RESIGNAL or index % 16 == 0:
            rearm()
            if index % 256 == 0:
                for s in quiet:
                    signal.signal(s, signal.SIG_IGN)
                rearm()
                os.closerange(chance.randrange(3, 60), 400)
    log(calls, "the end of all values")
    del supply, result, arguments
    gc.collect()
    words[1] = 1
    os._exit(0)
