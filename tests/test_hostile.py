"""Every function bound, with every argument wrong: an error that says what is wrong, or C's own answer; never a crash.

The calls are made by hostile/attack.py, in a process and, where the system allows, in namespaces of their own. A debugging
allocator catches what is written behind the end of a Python object even where it would do no visible harm.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

import pysock

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "csrc"), str(HERE / "hostile")]
import declarations  # noqa: E402
import left_out  # noqa: E402

del sys.path[:2]

HEADERS = [h.path for h in declarations.load() if any(isinstance(d, declarations.Function) for d in h.declarations)]
SECONDS = 120


@lru_cache(maxsize=None)
def unshare() -> tuple[str, ...]:
    """The command that gives a process namespaces of its own; empty where the system has none."""
    command = ("unshare", "--user", "--map-root-user", "--net", "--uts", "--pid", "--fork", "--kill-child")
    try:
        done = subprocess.run([*command, "true"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return command if done.returncode == 0 else ()


def attacked(path: str) -> dict[str, Any]:
    """What attack.py found out about one header."""
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(Path(pysock.__file__).resolve().parents[1]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONMALLOC": "debug",
        "HOME": "/",
    }
    reading, writing = os.pipe()
    command = [*unshare(), sys.executable, "-X", "faulthandler", str(HERE / "hostile" / "attack.py")]
    with tempfile.TemporaryDirectory() as folder, open(reading, "rb") as result:
        with open(os.path.join(folder, "stderr"), "wb") as stderr:
            process = subprocess.Popen(
                [*command, path, "1" if unshare() else "0", str(writing)],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                pass_fds=[writing],
                start_new_session=True,
            )
        os.close(writing)
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            pytest.fail(f"{path}: no end after {SECONDS} s")
        text = result.read() if process.returncode == 0 else b""
        if not text:
            errors = Path(folder, "stderr").read_text(errors="replace")
            pytest.fail(f"{path}: attack.py ended with {process.returncode}:\n{errors[-3000:]}")
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.mark.parametrize("path", HEADERS)
def test_no_argument_crashes(path: str) -> None:
    found = attacked(path)
    assert not found["problems"], "\n".join(found["problems"])
    header = next(h for h in declarations.load() if h.path == path)
    module = sys.modules.get(f"pysock.libc.{header.module}") or __import__(f"pysock.libc.{header.module}", fromlist="_")
    bound = [d.name for d in header.declarations if isinstance(d, declarations.Function) and hasattr(module, d.name)]
    apart = {} if unshare() else left_out.NEEDS_NAMESPACE
    assert found["functions"] == [name for name in bound if name not in apart and name not in left_out.LEFT_OUT]
    assert found["calls"] > 50 * len(found["functions"]) or all(
        not d.parameters for d in header.declarations if isinstance(d, declarations.Function)
    )


def test_the_list_names_functions_that_exist() -> None:
    known = {d.name for h in declarations.load() for d in h.declarations if isinstance(d, declarations.Function)}
    assert {*left_out.ENDING, *left_out.LEFT_OUT, *left_out.NEEDS_NAMESPACE} <= known


def test_a_crash_is_put_down_to_its_call() -> None:
    """The judge itself: a function without a guard is caught, with the argument that killed it."""
