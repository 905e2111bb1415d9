"""The fuzz run (hostile/fuzz.py): that no random call crashes, and that a crash would be seen, and would be repeated.

A short run with a fixed seed; PYSOCK_FUZZ_CALLS=1000000 makes it a long one.
"""

from __future__ import annotations

import ctypes
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import pysock

FUZZ = Path(__file__).resolve().parent / "hostile" / "fuzz.py"
CALLS = int(os.environ.get("PYSOCK_FUZZ_CALLS", "20000"))

try:
    FENCED = bool(ctypes.CDLL("libc_malloc_debug.so.0"))
except OSError:
    FENCED = False

#: Functions that do what none of pysock's may.
BAD = """
import os
from pysock import cast, ffi
PROTOTYPES = '''
int unguarded(OUT(1) char *p, int n);
int crashes(int n);
int leaves(int n);
int fails(int n);
int hangs(int n);
'''
held = []

def unguarded(p, n):
    block = ffi.new("char[24]")
    ffi.cast("char *", block)[24] = b"x"  # behind its end, as lib.memset() would
    held.append(block)
    if len(held) == 5:
        held.clear()
    return 0

def crashes(n):
    return ffi.cast("int *", 16)[0]

def leaves(n):
    os._exit(0)

def fails(n):
    raise SystemError("error return without exception set")

def hangs(n):
    while True:
        pass
"""


def run(*arguments: str) -> tuple[int, dict[str, Any]]:
    """The exit status and the summary."""
    environment = {**os.environ, "PYTHONPATH": str(Path(pysock.__file__).resolve().parents[1])}
    command = [sys.executable, str(FUZZ), "--json", *arguments]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=120 + CALLS / 100, check=False
    )
    if done.returncode == 3:
        pytest.skip(done.stderr.strip())
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, json.loads(done.stdout)


def told(failures: list[dict[str, Any]]) -> str:
    return "\n".join(f"{f['function']}: {f['how']}: fuzz.py {f['reproducer']}\n  {f['last'][-8:]}" for f in failures)


def test_no_random_call_crashes() -> None:
    status, summary = run("--calls", str(CALLS))
    assert not summary["failures"], told(summary["failures"])
    assert status == 0
    assert summary["calls"] >= CALLS
    assert sum(summary["outcomes"].values()) >= 0.95 * summary["calls"]
    assert summary["functions"] > 800
    assert summary["functions that returned"] > 600
    assert summary["outcomes"]["returned"] > CALLS / 4


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("unguarded", "the process ended: SIGABRT"),
        ("crashes", "the process ended: SIGSEGV"),
        ("leaves", "the process ended: status 0"),
        ("fails", "raised SystemError: error return without exception set"),
        ("hangs", "no end"),
    ],
)
def test_a_crash_is_seen_and_repeated(name: str, how: str, tmp_path: Path) -> None:
    if name == "unguarded" and not FENCED:
        pytest.skip("this system's libc cannot check its blocks")
    extra = tmp_path / "bad.py"
    extra.write_text(BAD, encoding="utf-8")
    given = ["--extra", str(extra), "--functions", f"strlen,memset,{name}", "--batch", "60", "--calls", "60"]
    given += ["--deadline", "0.5"]
    status, summary = run(*given, "--workers", "1", "--seed", "5", "--failures", "1")
    assert status == 1
    failure = summary["failures"][0]
    assert failure["how"] == how
    assert any(call.startswith(f"{name}(") for call in failure["last"])
    if name != "unguarded":  # what it has harmed shows later
        assert failure["function"] == name and failure["last"][-1].startswith(f"{name}(")
    status, again = run(*shlex.split(failure["reproducer"]), "--workers", "1")
    assert status == 1
    assert again["failures"][0]["how"] == how
    assert again["failures"][0]["reproducer"] == failure["reproducer"]
    if name != "unguarded":
        assert again["last"][-1] == failure["last"][-1]


def test_what_is_spared_exists_and_has_a_reason() -> None:
    listed = """
import sys
sys.path[:0] = [{folder!r}, {csrc!r}]
import chance, declarations, left_out
known = {{d.name for h in declarations.load() for d in h.declarations if isinstance(d, declarations.Function)}}
assert {{*left_out.SPARED_BY_FUZZ, *left_out.WAITS, *chance.SPARED}} <= known
assert left_out.RESIGNAL <= {{h.path for h in declarations.load()}}
assert all(len(reason) > 10 for reason in left_out.SPARED_BY_FUZZ.values())
"""
    text = listed.format(folder=str(FUZZ.parent), csrc=str(FUZZ.parents[2] / "csrc"))
    root = str(Path(pysock.__file__).resolve().parents[1])
    done = subprocess.run(
        [sys.executable, "-c", text],
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_help_and_wrong_usage() -> None:
    help_text = subprocess.run([sys.executable, str(FUZZ), "--help"], capture_output=True, text=True, check=True).stdout
    assert "python tests/hostile/fuzz.py --calls 1000000" in help_text
    assert "--replay" in help_text
    wrong = subprocess.run([sys.executable, str(FUZZ), "--nothing"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
