"""What the tests share: the C compiler, and a place to stand. No fixture for one test file alone enters here."""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Callable

import pytest

CFLAGS = ["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-g"]


@pytest.fixture(scope="session", autouse=True)
def outside_the_checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """In the checkout a child Python would import its unbuilt `pysock` instead of the one under test."""
    before = Path.cwd()
    os.chdir(tmp_path_factory.mktemp("cwd"))
    yield
    os.chdir(before)


@pytest.fixture(scope="session")
def compile_c(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """`compile_c(source, *flags) -> Path`: the program built from C text, warnings being errors; each text once."""
    compiler = shlex.split(os.environ.get("CC", "cc"))
    if shutil.which(compiler[0]) is None:
        pytest.skip(f"no C compiler: {compiler[0]!r} is not in PATH")
    directory = tmp_path_factory.mktemp("c")

    def compile_c(source: str, *flags: str) -> Path:
        key = hashlib.sha256("\0".join((source, *flags)).encode()).hexdigest()[:16]
        program = directory / key
        if not program.exists():
            text = program.with_suffix(".c")
            text.write_text(source, encoding="utf-8")
            command = [*compiler, *CFLAGS, *flags, "-o", str(program), str(text)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                pytest.fail(f"{shlex.join(command)}\n{done.stderr}", pytrace=False)
        return program

    return compile_c
