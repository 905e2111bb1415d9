"""Compile a C program with the system's compiler, and see that a port is Python at all.

Knows nothing of scenarios or runs.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import warnings
from collections.abc import Sequence
from pathlib import Path

from pysock.compare import cache
from pysock.compare.problem import CannotCompare

FLAGS = ("-std=gnu11", "-g", "-O0", "-Wall", "-pthread")
LIBRARIES = ("-lm",)
"""Behind the source, where a linker that reads from left to right needs them."""
SECONDS = 60


def compiler() -> list[str]:
    """The command that compiles C: ``$CC``, with options if it has any, or ``cc``."""
    command = shlex.split(os.environ.get("CC", "")) or ["cc"]
    if shutil.which(command[0]) is None:
        raise CannotCompare(
            f"there is no C compiler: {command[0]} was not found",
            "install one (Debian: apt install build-essential; Fedora: dnf install gcc; Alpine: "
            "apk add build-base; macOS: xcode-select --install) or name yours in $CC",
        )
    return command


def build(sources: Sequence[Path], binary: Path, cached: bool = True) -> str:
    """Compile the files of one program into `binary`, or take it from the cache; the compiler's warnings."""
    for source in sources:
        if not source.is_file():
            raise CannotCompare(f"{source}: there is no such C file")
    title = ", ".join(map(str, sources))
    options = [*compiler(), *FLAGS]
    command = [*options, "-o", str(binary), *map(str, sources), *LIBRARIES]
    place = cache.folder() if cached else None
    key = cache.key(options, sources) if place else None
    if place and key:
        words = cache.take(place, key, binary)
        if words is not None:
            return words
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise CannotCompare(f"{title}: the compiler did not end within {SECONDS} s") from None
    except OSError as error:
        raise CannotCompare(f"{command[0]} could not be started: {error}") from None
    output = done.stdout.decode(errors="replace").strip()
    if done.returncode != 0:
        raise CannotCompare(
            f"{title} {'does' if len(sources) == 1 else 'do'} not compile:\n{output}",
            "correct the C first; the command was: " + " ".join(map(shlex.quote, command)),
        )
    if place and key:
        cache.put(place, key, binary, output)
    return output


def is_package(path: Path) -> bool:
    """Whether `python -m` runs what is there."""
    return (path / "__main__.py").is_file()


def check_python(source: Path) -> None:
    """Refuse a file, or a package with one, that is no Python, as one that is no C is refused. Nothing of it is run."""
    if is_package(source):
        for module in sorted(source.rglob("*.py")):
            check_python(module)
        return
    try:
        text = source.read_bytes()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, str(source), "exec", dont_inherit=True)
    except OSError as error:
        raise CannotCompare(f"{source}: {error.strerror or error}") from None
    except SyntaxError as error:
        where = f", line {error.lineno}" if error.lineno else ""
        raise CannotCompare(f"{source}{where}: this is not Python: {error.msg}", "correct the Python first") from None
    except ValueError as error:
        # A NUL, before Python 3.12.
        raise CannotCompare(f"{source}: this is not Python: {error}", "correct the Python first") from None
