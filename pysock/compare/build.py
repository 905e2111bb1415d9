"""Compile a C program with the system's compiler, and see that a port is Python at all.

Knows nothing of scenarios or runs.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import warnings
from pathlib import Path

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


def build(source: Path, binary: Path) -> str:
    """Compile `source` into `binary`; the compiler's warnings."""
    if not source.is_file():
        raise CannotCompare(f"{source}: there is no such C file")
    command = [*compiler(), *FLAGS, "-o", str(binary), str(source), *LIBRARIES]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise CannotCompare(f"{source}: the compiler did not end within {SECONDS} s") from None
    except OSError as error:
        raise CannotCompare(f"{command[0]} could not be started: {error}") from None
    output = done.stdout.decode(errors="replace").strip()
    if done.returncode != 0:
        raise CannotCompare(
            f"{source} does not compile:\n{output}",
            "correct the C first; the command was: " + " ".join(map(shlex.quote, command)),
        )
    return output


def check_python(source: Path) -> None:
    """Refuse a file that is no Python, as one that is no C is refused. Nothing of it is run."""
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
