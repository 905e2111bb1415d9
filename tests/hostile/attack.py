"""Calls every function of one header with hostile arguments, and says what did not end as it must.

    python attack.py <header> <alone: 0 or 1> <descriptor for the result>

A process of its own makes the calls of one function. It tells which call comes next, and what went wrong, through
memory that it shares with this one, so that a crash is put down to the exact call, whatever was closed or overwritten;
after a crash a new process goes on with the next call. Writes a JSON object: functions, calls, problems.
"""

from __future__ import annotations

import importlib
import itertools
import json
import keyword
import mmap
import os
import random
import re
import resource
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "csrc"))

from left_out import ENDING, LEFT_OUT, NEEDS_NAMESPACE, STORMY
from values import CALLABLE, FAMILY, PRINTF, SCANF, UNMEASURED, Bench, benign

import declarations
import pysock
import pysock.guard
from declarations import Function

SEED = 20240607
COMBINATIONS = 1000
SECONDS = 5.0  # without a sign of life: the call hangs
ALLOWED = (TypeError, ValueError, OverflowError, ZeroDivisionError)


class Plan(NamedTuple):
    """One call: what stands in for benign arguments, a format, and an argument after the format."""

    hostile: dict[str, str]
    format: bytes | None = None
    extra: str | None = None

    def __str__(self) -> str:
        words = [f"{name} = {label}" for name, label in self.hostile.items()]
        if self.format is not None:
            words.append(f"format = {self.format!r} with {self.extra}")
        return ", ".join(words) or "benign arguments"


def plans(function: Function) -> Iterator[Plan]:
    yield Plan({})
    names = [p.name for p in function.parameters]
    for name, label in itertools.product(names, FAMILY):
        yield Plan({name: label})
    formatted = [p for p in function.parameters if p.marker("PRINTF", "SCANF")]
    for parameter in formatted:
        for text, label in itertools.product(PRINTF if parameter.marker("PRINTF") else SCANF, FAMILY):
            yield Plan({}, text, label)
    if len(names) > 1:
        chance = random.Random(f"{SEED} {function.name}")
        measured = sorted(set(FAMILY) - UNMEASURED)
        for _ in range(COMBINATIONS // 5 if function.name in ENDING else COMBINATIONS):  # those take a process each
            chosen = chance.sample(names, chance.randint(2, len(names)))
            yield Plan({name: chance.choice(measured) for name in chosen})


class Report:
    """The shared memory: the number of the call that is made now, whether all are made, and the log."""

    def __init__(self) -> None:
        self.memory = mmap.mmap(-1, 1 << 20)

    def __getitem__(self, at: int) -> int:
        return int.from_bytes(self.memory[at * 8 : at * 8 + 8], "little")

    def __setitem__(self, at: int, value: int) -> None:
        self.memory[at * 8 : at * 8 + 8] = value.to_bytes(8, "little")

    current = property(lambda self: self[0], lambda self, value: self.__setitem__(0, value))
    done = property(lambda self: self[1], lambda self, value: self.__setitem__(1, value))

    def log(self, text: str) -> None:
        data = text.encode(errors="backslashreplace")[:2000] + b"\n"
        if 32 + self[2] + len(data) <= len(self.memory):
            self.memory[32 + self[2] : 32 + self[2] + len(data)] = data
            self[2] += len(data)

    def take(self) -> list[str]:
        lines = self.memory[32 : 32 + self[2]].decode().splitlines()
        self.memory[:32] = bytes(32)
        return lines


def judged(function: Function, plan: Plan, error: BaseException) -> str | None:
    """What is wrong with this exception; None if nothing."""
    if not isinstance(error, ALLOWED):
        return f"raised {type(error).__name__}: {error}"
    if any(p.function_pointer and plan.hostile.get(p.name) in CALLABLE for p in function.parameters):
        return None
    text = str(error)
    if not text.startswith(f"{function.name}: "):
        return f"the message does not begin with the call: {text}"
    names = [p.name for p in function.parameters]
    if plan.format is not None or function.variadic or any(p.base == "va_list" for p in function.parameters):
        names += ["format", "argument", "conversion"]
    if not any(re.search(rf"\b{name}\b", text.partition(": ")[2]) for name in names):
        return f"the message names no parameter: {text}"
    return None


def attack(function: Function, made: Any, start: int, report: Report) -> None:
    """The process that makes the calls, from the given one on."""
    os.setpgid(0, 0)  # kill(0, sig) means this process alone
    signal.signal(signal.SIGALRM, lambda number, frame: None)  # a call that blocks is interrupted: EINTR
    if function.name in STORMY:
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
    if function.name not in ENDING:  # a timer survives exec
        signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
    os.makedirs(function.name, exist_ok=True)
    os.chdir(function.name)
    bench = Bench()
    own = os.getpid()
    parameters = {p.name: p for p in function.parameters}
    for index, plan in enumerate(plans(function)):
        if index < start:
            continue
        report.current = index
        arguments: list[Any] = []
        for name, parameter in parameters.items():
            if name in plan.hostile:
                arguments.append(FAMILY[plan.hostile[name]](bench, parameter))
            elif plan.format is not None and parameter.marker("PRINTF", "SCANF"):
                arguments.append(plan.format)
            else:
                arguments.append(benign(bench, function, parameter))
        if plan.extra is not None:
            arguments.append(FAMILY[plan.extra](bench, function.parameters[-1]))
        try:
            made(*arguments)
            if os.getpid() != own:  # fork() and daemon() come back in another process too
                os._exit(0)
        except BaseException as error:
            problem = judged(function, plan, error)
            if problem:
                report.log(f"{function.name}: {plan}: {problem}")
        del arguments  # what was written behind its end shows now
    report.done = 1
    os._exit(0)


def ended(pid: int, report: Report) -> str:
    """Waits for the process; how it ended. One that shows no sign of life is killed."""
    last, since = -1, time.monotonic()
    pause = 0.0005
    while True:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            code = os.waitstatus_to_exitcode(status) if hasattr(os, "waitstatus_to_exitcode") else _code(status)
            return signal.Signals(-code).name if code < 0 else f"status {code}"
        if report.current != last:
            last, since = report.current, time.monotonic()
        elif time.monotonic() - since > SECONDS:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return "no end"
        time.sleep(pause)
        pause = min(pause * 2, 0.02)


def _code(status: int) -> int:
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def whole(function: Function, made: Any, report: Report) -> tuple[int, list[str]]:
    """All calls of one function, in as many processes as it takes: how many calls, and the problems."""
    every = list(plans(function))
    problems: list[str] = []
    start = 0
    while start < len(every):
        pid = os.fork()
        if pid == 0:
            os.closerange(3, 64)  # no descriptor of the test's own may be hit
            try:
                attack(function, made, start, report)
            except BaseException as error:
                report.log(f"{function.name}: the test itself, at {every[report.current]}: {error!r}")
            os._exit(3)
        how = ended(pid, report)
        current, done = report.current, report.done
        problems += report.take()
        if done:
            break
        if how not in ENDING.get(function.name, ()) and (not problems or "the test itself" not in problems[-1]):
            problems.append(f"{function.name}: {every[current]}: the process ended: {how}")
        start = current + 1
        if len(problems) > 40:
            break
    return len(every), problems


def main() -> None:
    path, alone = sys.argv[1], sys.argv[2] == "1"
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 28, 1 << 28))
    resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))
    header = next(h for h in declarations.load() if h.path == path)
    module = importlib.import_module(f"pysock.libc.{header.module}")
    report = Report()
    result: dict[str, Any] = {"functions": [], "calls": 0, "problems": [], "seconds": {}}
    pysock.AF_INET  # the first use of a name loads every header: not in each process anew  # noqa: B018
    for item in header.declarations:
        name = f"{item.name}_" if keyword.iskeyword(item.name) else item.name
        if not isinstance(item, Function) or not hasattr(module, name):
            continue
        if item.name in LEFT_OUT or (item.name in NEEDS_NAMESPACE and not alone):
            continue
        began = time.monotonic()
        calls, problems = whole(item, getattr(module, name), report)
        result["functions"].append(item.name)
        result["calls"] += calls
        result["problems"] += problems
        result["seconds"][item.name] = round(time.monotonic() - began, 3)
    os.write(int(sys.argv[3]), json.dumps(result).encode())


if __name__ == "__main__":
    main()
