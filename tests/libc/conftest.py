"""One table of calls, evaluated twice, by a compiled C program and by pysock; results are compared as C prints them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import pysock
from pysock import ffi

#: A printf conversion for the result ("" for a statement), the C text, Python's text where it differs.
Row = tuple[str, ...]
Beside = Callable[..., None]

MAIN = """
#define _GNU_SOURCE
{includes}

int main(void)
{{
    {body}
    return 0;
}}
"""
#: Between results: no result holds it.
END = "\x1e"


def shown(conversion: str, value: Any) -> str:
    """A result as C's printf shows it."""
    size = pysock.snprintf(pysock.NULL, 0, conversion, value)
    buf = pysock.new(f"char[{size + 1}]")
    pysock.sprintf(buf, conversion, value)
    return ffi.string(ffi.cast("char *", buf)).decode("utf-8", "surrogateescape")


@pytest.fixture
def beside_c(compile_c: Callable[..., Path], tmp_path: Path) -> Iterator[Beside]:
    """`beside_c(includes, rows)`: every row gives the same in C and in Python. Both run in empty directories."""

    def beside_c(includes: str, rows: list[Row]) -> None:
        lines = [f'printf("{row[0]}{END}", {row[1]});' if row[0] else f"{row[1]};" for row in rows]
        source = MAIN.format(
            includes="\n".join(f"#include <{name}>" for name in dict.fromkeys(["stdio.h", *includes.split()])),
            body="\n    ".join(lines),
        )
        program = compile_c(source, "-w")
        (tmp_path / "c").mkdir(exist_ok=True)
        done = subprocess.run([program], cwd=tmp_path / "c", capture_output=True, timeout=60, check=False)
        assert done.returncode == 0, f"the C program ended with {done.returncode}"
        expected = done.stdout.decode("utf-8", "surrogateescape").split(END)[:-1]
        (tmp_path / "python").mkdir(exist_ok=True)
        os.chdir(tmp_path / "python")
        names = {name: getattr(pysock, name) for name in pysock.__all__}
        found = []
        for row in rows:
            text = row[-1]
            if row[0]:
                found.append(shown(row[0].replace("\\n", "\n"), eval(text, names)))
            else:
                exec(text, names)
        compared = [(row[-1], result) for row, result in zip((row for row in rows if row[0]), found)]
        assert compared == [(text, result) for (text, _), result in zip(compared, expected)]
        assert len(found) == len(expected)

    before = os.getcwd()
    try:
        yield beside_c
    finally:
        os.chdir(before)


class Ended(NamedTuple):
    """What a process printed, and how it ended (negative: the signal)."""

    out: str
    err: str
    status: int


class Programs:
    """A directory in which whole programs run, in C and in Python, all under the name `program`."""

    def __init__(self, folder: Path, compile_c: Callable[..., Path]) -> None:
        self.folder = folder
        self.compile = compile_c
        self.environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(Path(pysock.__file__).resolve().parents[1]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONWARNINGS": "error",
            # a sanitizer that is loaded first, and what it is told
            **{name: os.environ[name] for name in ("LD_PRELOAD", "ASAN_OPTIONS") if name in os.environ},
        }

    def c(self, source: str, *args: str) -> Ended:
        program = self.compile(f"#define _GNU_SOURCE\n{source}", "-pthread", "-w")
        return self.run(["program", *args], executable=str(program))

    def python(self, source: str, *args: str, before: tuple[str, ...] = ()) -> Ended:
        (self.folder / "program").write_text(source, encoding="utf-8")
        return self.run([*before, sys.executable, "program", *args])

    def same_apart(self, apart: tuple[str, ...], c: str, python: str) -> Ended:
        """The same in namespaces of their own."""
        program = self.compile(f"#define _GNU_SOURCE\n{c}", "-pthread", "-w")
        expected = self.run([*apart, str(program)])
        assert self.python(python, before=apart) == expected
        return expected

    def run(self, command: list[str], **options: Any) -> Ended:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
            **options,
        )
        out, err = (text.decode("utf-8", "surrogateescape") for text in (done.stdout, done.stderr))
        return Ended(out, err, done.returncode)

    def same(self, c: str, python: str, *args: str) -> Ended:
        expected = self.c(c, *args)
        assert self.python(python, *args) == expected
        return expected


@pytest.fixture
def programs(tmp_path: Path, compile_c: Callable[..., Path]) -> Programs:
    """`programs.same(c, python)`: both print the same and end the same way."""
    return Programs(tmp_path, compile_c)


@pytest.fixture(scope="session")
def apart() -> tuple[str, ...]:
    """The command that gives a process a user and a network namespace of its own, in which it is root."""
    command = ("unshare", "--user", "--map-root-user", "--net")
    try:
        done = subprocess.run([*command, "true"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        pytest.skip("unshare is not installed")
    if done.returncode != 0:
        pytest.skip("no user and network namespaces here")
    return command
