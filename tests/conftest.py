"""What the tests share: the C compiler, and a place to stand. No fixture for one test file alone enters here."""

from __future__ import annotations

import gc
import hashlib
import os
import pty
import select
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Callable

import pytest

# What a shell starts in the background ignores SIGINT, and so would every program of the tests that does not set it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

CFLAGS = ["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-g"]


@pytest.fixture(scope="session", autouse=True)
def outside_the_checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """In the checkout a child Python would import its unbuilt `pysock` instead of the one under test."""
    before = Path.cwd()
    os.chdir(tmp_path_factory.mktemp("cwd"))
    yield
    os.chdir(before)


@pytest.fixture(scope="session")
def collect() -> Callable[[], None]:
    """`collect()`: what no name leads to is gone. PyPy needs a round for each object that kept the next one."""

    def collect() -> None:
        for _ in range(4):
            gc.collect()

    return collect


@pytest.fixture(scope="session")
def own_names_kept() -> Callable[[], AbstractContextManager[None]]:
    """`with own_names_kept():` structs that are defined within are gone after it."""

    @contextmanager
    def own_names_kept() -> Iterator[None]:
        from pysock import values

        before = dict(values.own)
        yield
        values.own.clear()
        values.own.update(before)
        values._texts.clear()

    return own_names_kept


@pytest.fixture(scope="session")
def on_terminal() -> Callable[..., tuple[bytes, int]]:
    """`on_terminal(command, **options)`: what a process prints on a terminal of its own, and its exit status."""

    def on_terminal(command: list[str], **options: Any) -> tuple[bytes, int]:
        ours, theirs = pty.openpty()
        process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, **options)
        os.close(theirs)
        out = b""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and select.select([ours], [], [], 60)[0]:
            try:
                data = os.read(ours, 4096)
            except OSError:  # Linux: the other side is closed
                break
            if not data:
                break
            out += data
        os.close(ours)
        return out, process.wait(60)

    return on_terminal


@pytest.fixture(scope="session")
def compile_with(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """`compile_with(compiler, sources, *flags) -> Path`: the program built from these C texts, each set once."""
    directory = tmp_path_factory.mktemp("c")

    def compile_with(compiler: str, sources: Sequence[str], *flags: str) -> Path:
        words = shlex.split(compiler)
        if shutil.which(words[0]) is None:
            pytest.skip(f"no C compiler: {words[0]!r} is not in PATH")
        key = hashlib.sha256("\0".join((compiler, *sources, *flags)).encode()).hexdigest()[:16]
        program = directory / key
        if not program.exists():
            texts = [directory / f"{key}_{number}.c" for number in range(len(sources))]
            for text, source in zip(texts, sources):
                text.write_text(source, encoding="utf-8")
            command = [*words, *CFLAGS, *flags, "-o", str(program), *map(str, texts)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                pytest.fail(f"{shlex.join(command)}\n{done.stderr}", pytrace=False)
        return program

    return compile_with


@pytest.fixture(scope="session")
def compile_c(compile_with: Callable[..., Path]) -> Callable[..., Path]:
    """`compile_c(source, *flags) -> Path`: the program built from C text by $CC, warnings being errors."""
    return lambda source, *flags: compile_with(os.environ.get("CC", "cc"), [source], *flags)
