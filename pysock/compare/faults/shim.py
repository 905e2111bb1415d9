"""shim.c, compiled once for this system, and the words by which strace starts a program with it.

strace itself must not get the faults, so the program's environment is set by `strace -E`. Nothing is run here but the
compiler.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import hashlib
import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pysock.compare import cache
from pysock.compare.build import compiler
from pysock.compare.faults import table
from pysock.compare.faults.language import CallFault
from pysock.compare.problem import CannotCompare

SOURCE = Path(__file__).with_name("shim.c")
FLAGS = ("-shared", "-fPIC", "-O1", "-Wall", "-Wextra")
LIBRARIES = ("-ldl",)


@functools.cache
def library(cc: tuple[str, ...]) -> Path:
    """The shim, compiled by this command; it is compiled when its source, or the command, is new."""
    text = SOURCE.read_bytes()
    key = hashlib.sha256(b"\0".join([text, *map(str.encode, (*cc, *FLAGS))])).hexdigest()[:16]
    try:
        folder = cache.root()
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=".so", dir=folder)
    except (OSError, RuntimeError):
        # No home, or none that may be written to: it is compiled anew each time.
        folder = Path(tempfile.gettempdir())
        handle, name = tempfile.mkstemp(prefix=f"pysock-{os.getuid()}-", suffix=".so")
        key = Path(name).stem
        atexit.register(Path(folder, f"faults-{key}.so").unlink, missing_ok=True)
    os.close(handle)
    file = folder / f"faults-{key}.so"
    made = Path(name)
    try:
        if file.is_file() and file.stat().st_uid == os.getuid():
            return file
        command = [*cc, *FLAGS, "-o", name, str(SOURCE), *LIBRARIES]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise CannotCompare(f"what brings faults into a program does not compile:\n{done.stderr.strip()}")
        made.chmod(0o755)
        # Whoever compiles at the same time makes the same: the last one stays.
        made.replace(file)
    finally:
        with contextlib.suppress(FileNotFoundError):
            made.unlink()
    return file


def _entry(fault: CallFault) -> str:
    kind, value = ("e", table.number(fault.errno)) if fault.errno else ("s", fault.most)
    return f"{fault.call}:{fault.first}:{0 if fault.on else fault.first}:{kind}:{value}"


def options(faults: Sequence[CallFault]) -> tuple[str, ...]:
    """What strace is told, so that the program it starts has these faults."""
    entries = ",".join(map(_entry, faults))
    if not entries:
        return ()
    return "-E", f"LD_PRELOAD={library(tuple(compiler()))}", "-E", f"PYSOCK_FAULTS={entries}"
