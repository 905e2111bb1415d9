"""What the translator's tests share: a C program, and how it and its translation end when both are run.

A program is one `.c` file, or a directory with the `.c` and `.h` files of one, `main.c` among them; beside it may lie
`NAME.in`, what it reads from stdin, and `NAME.args`, its arguments, one a line. C is compiled at -O0, several programs
at a time.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Callable, NamedTuple

import pytest

BENCH = Path(__file__).with_name("bench.py")
CFLAGS = ["-std=gnu11", "-O0", "-w"]


class Program(NamedTuple):
    path: Path
    """The .c file, or the directory."""

    @property
    def sources(self) -> list[Path]:
        return sorted(self.path.rglob("*.c")) if self.path.is_dir() else [self.path]

    @property
    def directory(self) -> Path:
        return self.path if self.path.is_dir() else self.path.parent

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def argv(self) -> list[str]:
        beside = self.path.with_suffix(".args")
        return [f"./{self.name}", *(beside.read_text(encoding="utf-8").splitlines() if beside.exists() else [])]

    @property
    def stdin(self) -> Path:
        beside = self.path.with_suffix(".in")
        return beside if beside.exists() else Path(os.devnull)

    def key(self) -> str:
        """What the build depends on."""
        digest = hashlib.sha256()
        for file in [*self.sources, *sorted(self.path.rglob("*.h"))]:
            digest.update(b"\0".join((file.name.encode(), file.read_bytes(), b"")))
        return digest.hexdigest()[:16]


def programs_below(directory: Path) -> list[Program]:
    """Every program of a corpus; a directory with a .c file named `main.c` is one program."""
    whole = [path.parent for path in directory.rglob("main.c")]
    single = [path for path in directory.rglob("*.c") if not any(parent in whole for parent in path.parents)]
    return [Program(path) for path in sorted([*whole, *single])]


class Outcome(NamedTuple):
    stdout: bytes
    stderr: bytes
    status: int
    """Negative: the signal."""
    files: dict[str, bytes]
    """What lies in the directory it ran in."""


class Bench:
    """Runs programs, C and Python, one after the other. See bench.py."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._count = 0
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error", str(BENCH)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=directory,
        )

    def run(self, program: Program, **what: str) -> Outcome:
        """`binary=` or `python=`: the path of what is run in place of the program."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._count += 1
        here = self._directory / f"{program.name}_{self._count}"
        inside = here / "cwd"
        inside.mkdir(parents=True)
        job: dict[str, Any] = {
            **what,
            "argv": program.argv,
            "directory": str(inside),
            "stdin": str(program.stdin),
            "stdout": str(here / "stdout"),
            "stderr": str(here / "stderr"),
        }
        print(json.dumps(job), file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        assert answer, "the bench is gone"
        files = {str(f.relative_to(inside)): f.read_bytes() for f in sorted(inside.rglob("*")) if f.is_file()}
        outcome = Outcome((here / "stdout").read_bytes(), (here / "stderr").read_bytes(), int(answer), files)
        shutil.rmtree(here)
        return outcome

    def close(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(20)


class Builder:
    """Compiles each program once; those asked for ahead are compiled while others run."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._compiler = shlex.split(os.environ.get("CC", "cc"))
        self._pool = ThreadPoolExecutor(max_workers=os.cpu_count())
        self._builds: dict[str, Future[Path]] = {}

    def ahead(self, program: Program) -> Future[Path]:
        key = program.key()
        if key not in self._builds:
            self._builds[key] = self._pool.submit(self._compile, program, self._directory / key)
        return self._builds[key]

    def __call__(self, program: Program) -> Path:
        return self.ahead(program).result()

    def _compile(self, program: Program, target: Path) -> Path:
        names = [str(source.relative_to(program.directory)) for source in program.sources]  # __FILE__ is the bare name
        command = [*self._compiler, *CFLAGS, "-o", str(target), *names, "-lm"]
        done = subprocess.run(command, cwd=program.directory, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{shlex.join(command)}\n{done.stderr}"
        return target

    def close(self) -> None:
        self._pool.shutdown()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """In a module that has a directory CORPUS, a test with a parameter `program` runs for each program there."""
    if "program" in metafunc.fixturenames and hasattr(metafunc.module, "CORPUS"):
        corpus: Path = metafunc.module.CORPUS
        programs = programs_below(corpus)
        ids = [str(program.path.relative_to(corpus).with_suffix("")) for program in programs]
        more = [program for folder in getattr(metafunc.module, "SEVERAL", ()) for program in programs_below(folder)]
        programs += more
        ids += [str(program.path.relative_to(corpus.parent)) for program in more]
        metafunc.parametrize("program", programs, ids=ids)


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    bench = Bench(tmp_path_factory.mktemp("bench"))
    yield bench
    bench.close()


@pytest.fixture(scope="session")
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builder]:
    """`build(program)`: the compiled C. All programs that this session wants are begun with the first."""
    builder = Builder(tmp_path_factory.mktemp("built"))
    if not builder._compiler or shutil.which(builder._compiler[0]) is None:
        pytest.skip("no C compiler")
    for item in request.session.items:
        if (
            isinstance(item, pytest.Function)
            and hasattr(item, "callspec")
            and isinstance(item.callspec.params.get("program"), Program)
        ):
            builder.ahead(item.callspec.params["program"])
    yield builder
    builder.close()


@pytest.fixture(scope="session")
def in_c(build: Builder, bench: Bench) -> Callable[[Program], Outcome]:
    """`in_c(program)`: how the compiled C ends."""
    return lambda program: bench.run(program, binary=str(build(program)))


@pytest.fixture(scope="session")
def in_python(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Program, str], Outcome]:
    """`in_python(program, text)`: how this Python text ends, run in place of the program."""
    directory = tmp_path_factory.mktemp("translated")

    def in_python(program: Program, text: str) -> Outcome:
        file = directory / f"{program.name}.py"
        file.write_text(text, encoding="utf-8")
        return bench.run(program, python=str(file))

    return in_python
