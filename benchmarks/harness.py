"""Runs the contenders: compiles the C programs, starts each contender in a process of its own, and goes round.

In each round every contender of every row runs once, one after the other, so that whatever else the machine does meets
them all alike; ratios are taken within a round. Traffic stays on the loopback interface and in socketpairs.
"""

from __future__ import annotations

import contextlib
import os
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from rows import C, Row

HERE = Path(__file__).resolve().parent
LIMIT = 120  # seconds that no program here needs


class Failure(Exception):
    """The benchmarks cannot go on; the text says why."""


def _measured(text: str) -> float:
    """A figure; of so few calls that the clock did not move, the smallest that can be told."""
    return max(float(text), 1e-6)


@dataclass(frozen=True)
class Spread:
    """The median of some figures, and the quartiles that say how far they lie apart."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, figures: list[float]) -> Spread:
        if len(figures) == 1:
            return cls(figures[0], figures[0], figures[0])
        low, _, high = statistics.quantiles(figures, n=4, method="inclusive")
        return cls(statistics.median(figures), low, high)


class Bench:
    """What the runs need: the interpreter, the compiled programs, and a folder that goes with them."""

    def __init__(self, python: str, scale: float = 1) -> None:
        self.scale = scale
        self.python = shutil.which(python) or python
        self._folder = tempfile.TemporaryDirectory(prefix="pysock-bench-")
        self.folder = Path(self._folder.name)
        # bytecode is there as it is once a program has been run, and none of it stays behind
        self.environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(self.folder / "bytecode")}
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self.interpreter = self._interpreter()
        self.compiled: dict[str, str] = {}
        raise_limit()

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._folder.cleanup()

    def _interpreter(self) -> str:
        """Its name and version. It is to find pysock: in this checkout if it is built there, else its own."""
        ask = (
            "import asyncio, platform, pysock\n"
            "from pysock import *\n"
            "print(platform.python_implementation(), platform.python_version())"
        )
        path = os.pathsep.join(filter(None, (str(HERE.parent), os.environ.get("PYTHONPATH", ""))))
        errors = b""
        for environment in ({**self.environment, "PYTHONPATH": path}, self.environment):
            try:
                done = subprocess.run(
                    [self.python, "-c", ask], env=environment, cwd=HERE, capture_output=True, check=False, timeout=LIMIT
                )
            except OSError as error:
                raise Failure(f"{self.python}: {error.strerror}") from None
            if done.returncode == 0:
                self.environment = environment
                return done.stdout.decode().strip()
            errors = errors or done.stderr
        raise Failure(f"{self.python} finds no pysock: {errors.decode(errors='replace').strip().splitlines()[-1]}")

    def binary(self, program: str) -> str:
        """The compiled C program."""
        if program not in self.compiled:
            path = str(self.folder / program)
            command = [*shlex.split(os.environ.get("CC", "cc")), "-O2", "-o", path, str(HERE / f"{program}.c")]
            try:
                done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LIMIT)
            except OSError as error:
                raise Failure(f"no C compiler: {command[0]}: {error.strerror}") from None
            if done.returncode:
                raise Failure(f"{shlex.join(command)}:\n{done.stderr}")
            self.compiled[program] = path
        return self.compiled[program]

    def command(self, program: str, contender: str) -> list[str]:
        if contender == C:
            return [self.binary(program)]
        return [self.python, str(HERE / f"{program}.py"), contender]

    def output(self, command: list[str]) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=LIMIT)
        if done.returncode or not done.stdout:
            raise Failure(f"{shlex.join(command)} ended with {done.returncode}:\n{done.stderr}")
        return done.stdout

    @contextlib.contextmanager
    def server(self, command: list[str]) -> Iterator[tuple[str, str]]:
        """A program that prints its port, and ends when its client has gone: the port and the process."""
        with subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                port = process.stdout.readline().strip()
                if not port:
                    raise Failure(f"{shlex.join(command)} ended with {process.wait()}")
                yield port, str(process.pid)
                if process.wait(LIMIT):
                    raise Failure(f"{shlex.join(command)} ended with {process.returncode}")
            finally:
                process.kill()

    @property
    def file(self) -> Path:
        """What row (f) sends, in the page cache."""
        return self.folder / "file"

    def figures(self, row: Row, contender: str) -> dict[str, float]:
        """One run: its figures by the row's names; of row (i), one by each call's."""
        count = max(int(row.count * self.scale), 1)
        if row.kind == "memory":
            count = min(row.count, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - 50)
        command = self.command(row.program, contender)
        if row.kind == "echo":
            count = max(count, row.connections)
            load = self.binary("load")
            with self.server(command) as (port, pid):
                text = self.output([load, port, str(row.connections), str(count), pid])
        elif row.kind == "sendfile":
            if not self.file.exists():
                self.file.write_bytes(bytes(count))
            with self.server([self.binary("drain")]) as (port, _):
                text = self.output([*command, str(self.file), port])
        else:
            text = self.output([*command, str(count)])
        if row.kind == "calls":
            return {name: _measured(figure) for name, figure in map(str.split, text.splitlines())}
        figures = map(_measured, text.split())  # two of a row that has another
        return {name: row.rate / figure if row.rate else figure for name, figure in zip(row.names, figures)}


def raise_limit() -> None:
    """As many descriptors as this user may have: the rows need 10,000."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    wanted = 20_000 if hard == resource.RLIM_INFINITY else min(hard, 20_000)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def processor() -> str:
    """Its name, as Linux knows it."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return os.uname().machine


def compiler() -> str:
    command = [*shlex.split(os.environ.get("CC", "cc")), "--version"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LIMIT)
    except OSError as error:
        raise Failure(f"no C compiler: {command[0]}: {error.strerror}") from None
    return (done.stdout.splitlines() or ["?"])[0]


def system(bench: Bench) -> dict[str, object]:
    """What the figures were taken on."""
    return {
        "python": bench.interpreter,
        "compiler": compiler(),
        "kernel": f"{os.uname().sysname} {os.uname().release}",
        "processor": processor(),
        "processors": len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
    }
