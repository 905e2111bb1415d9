"""Every function bound, with every argument wrong: an error that says what is wrong, or C's own answer; never a crash.

The calls are made by hostile/attack.py, in a process and, where the system allows, in namespaces of their own. A debugging
allocator catches what is written behind the end of a Python object even where it would do no visible harm.
"""
# ruff: noqa: E501

from __future__ import annotations

import ctypes
import json
import keyword
import os
import signal
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import pysock

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "csrc"), str(HERE / "hostile")]
import left_out  # noqa: E402

import declarations  # noqa: E402

del sys.path[:2]

HEADERS = [h.path for h in declarations.load() if any(isinstance(d, declarations.Function) for d in h.declarations)]
SECONDS = 120


FENCES = "libc_malloc_debug.so.0"


@cache
def fences() -> bool:
    """Whether this libc can check its blocks when they are freed."""
    try:
        ctypes.CDLL(FENCES)
    except OSError:
        return False
    return True


@cache
def unshare() -> tuple[str, ...]:
    """The command that gives a process namespaces of its own; empty where the system has none."""
    command = ("unshare", "--user", "--map-root-user", "--net", "--uts", "--ipc", "--pid", "--fork", "--kill-child")
    try:
        done = subprocess.run([*command, "true"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return command if done.returncode == 0 else ()


def environment() -> dict[str, str]:
    """Little, and the same everywhere; memory is libc's, and has a fence behind each block where glibc can build one."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(Path(pysock.__file__).resolve().parents[1]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONMALLOC": "malloc",
        "MALLOC_ARENA_MAX": "1",  # each arena of a thread would take 64 MiB of the address space
        **({"LD_PRELOAD": FENCES, "MALLOC_CHECK_": "3"} if fences() else {}),
        "HOME": "/",
    }


def attacked(path: str) -> dict[str, Any]:
    """What attack.py found out about one header."""
    reading, writing = os.pipe()
    command = [*unshare(), sys.executable, "-X", "faulthandler", str(HERE / "hostile" / "attack.py")]
    with tempfile.TemporaryDirectory() as folder, open(reading, "rb") as result:
        # files of their own stand behind 0, 1 and 2: fchmod(0, 0) must not hit the machine's /dev/null
        stdin, stdout, stderr = (Path(folder, name) for name in ("stdin", "stdout", "stderr"))
        with stdin.open("w+b") as fd0, stdout.open("wb") as fd1, stderr.open("wb") as fd2:
            process = subprocess.Popen(
                [*command, path, "1" if unshare() else "0", str(writing)],
                cwd=folder,
                env=environment(),
                stdin=fd0,
                stdout=fd1,
                stderr=fd2,
                pass_fds=[writing],
                start_new_session=True,
            )
        os.close(writing)
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
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
    bound = [
        d.name
        for d in header.declarations
        if isinstance(d, declarations.Function) and hasattr(module, d.name + "_" * keyword.iskeyword(d.name))
    ]
    apart = {} if unshare() else left_out.NEEDS_NAMESPACE
    assert found["functions"] == [name for name in bound if name not in apart and name not in left_out.LEFT_OUT]
    taking = {d.name for d in header.declarations if isinstance(d, declarations.Function) and d.parameters}
    assert found["calls"] >= len(found["functions"]) + 50 * len(taking.intersection(found["functions"]))


def test_the_list_names_functions_that_exist() -> None:
    known = {d.name for h in declarations.load() for d in h.declarations if isinstance(d, declarations.Function)}
    assert {*left_out.ENDING, *left_out.LEFT_OUT, *left_out.NEEDS_NAMESPACE} <= known


JUDGE = """
import json, os, sys
sys.path.insert(0, {folder!r})
import attack, declarations
from pysock import cast, ffi

header = declarations.parse("x.h", "int f(OUT(2) void *p, int n);")

def f(p, n):
    if type(n) is int and n == 0:
        raise AttributeError("no")
    if n == -1:
        cast("char *", 16)[0] = 1
    if isinstance(p, ffi.CData) and ffi.typeof(p).cname == "signed char[1]":
        cast("char *", p)[1] = 1  # behind its end
    if n == 2**31:
        raise ValueError("f: wrong")
    if n == 2**32:
        raise ValueError("n is wrong")
    if p is None:
        raise ValueError("f: p is wrong")
    if n == 2**200:
        os._exit(7)

count, problems = attack.whole(header.declarations[0], f, attack.Report())
print(json.dumps([problem for problem in problems if problem.count(" = ") == 1]))
"""


def judged(folder: Path) -> list[str]:
    """The problems of JUDGE's function with one hostile argument at a time."""
    done = subprocess.run(
        [sys.executable, "-c", JUDGE.format(folder=str(HERE / "hostile"))],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    problems: list[str] = json.loads(done.stdout)
    return problems


def test_the_judge_judges(tmp_path: Path) -> None:
    """Each way to fail is seen, and put down to the call at fault."""
    assert {problem for problem in judged(tmp_path) if "SIGABRT" not in problem} == {
        "f: n = -1: the process ended: SIGSEGV",
        "f: n = 0: raised AttributeError: no",
        "f: n = 0x100000000: the message does not begin with the call: n is wrong",
        "f: n = 0x80000000: the message names no parameter: f: wrong",
        f"f: n = {2**200:#x}: the process ended: status 7",
    }


@pytest.mark.skipif(not fences(), reason=f"this system's libc has no {FENCES}")
def test_a_byte_behind_the_end_is_seen(tmp_path: Path) -> None:
    # the fence's byte is made from the address: one in 256 looks unharmed
    assert any("f: p = char[1]: the process ended: SIGABRT" in judged(tmp_path) for _ in range(3))
