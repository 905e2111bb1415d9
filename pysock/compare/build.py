"""Compile a C program with the system's compiler. Knows nothing of scenarios or runs."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from pysock.compare.problem import CannotCompare

FLAGS = ("-std=gnu11", "-g", "-O0", "-Wall", "-pthread")
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
    command = [*compiler(), *FLAGS, "-o", str(binary), str(source)]
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
