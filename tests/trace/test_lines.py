"""Source lines: real programs under strace, each call at the line that a mark in its source names."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Callable

import pytest

from pysock.events import Call
from pysock.trace import command, find, sockets
from pysock.trace.debug import Debug
from pysock.trace.debug import find as find_reader
from pysock.trace.lines import environment, located
from pysock.trace.strace import Trace, parse, shows_stacks

STRACE, WHY_NOT = find()
needs_strace = pytest.mark.skipif(STRACE is None, reason=WHY_NOT)
needs_stacks = pytest.mark.skipif(
    STRACE is None or not shows_stacks(STRACE) or find_reader() is None,
    reason="there is no strace that shows stacks, or no addr2line",
)


def traced(folder: Path, *program: str, python: bool, lines: bool = True, options: tuple[str, ...] = ()) -> Trace:
    """The program's trace; `options` are more of strace's."""
    assert STRACE is not None
    output = folder / "trace"
    words = command(STRACE, str(output), program, timed=lines, stacks=lines and not python)
    words[words.index("-q") : words.index("-q")] = options
    env = environment(folder, os.environ) if lines else dict(os.environ)
    subprocess.run(words, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    trace = parse(output.read_text(encoding="latin-1"))
    assert trace.unread == []
    return located(trace, folder if python else None) if lines else trace


def marks(source: str) -> dict[int, str]:
    """The line numbers of the marks, ``/* @name */`` or ``# @name``."""
    found = enumerate(source.splitlines(), 1)
    return {number: match[1] for number, line in found if (match := re.search(r"@(\w+)", line))}


def at_marks(trace: Trace, source: str, names: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
    """Each socket call (and those on the standard streams, and forks), with the marks on its stack."""
    known = marks(source)
    kept = {call.order for call in sockets(trace.events)}
    return [
        (event.name, [known.get(frame.line, f"line {frame.line}") for frame in event.frames])
        for event in trace.events
        if isinstance(event, Call) and (event.order in kept or event.name in names or _speaks(event))
    ]


def _speaks(call: Call) -> bool:
    return call.name == "write" and call.args[0] in ("1", "2")


C = r"""
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int sv[2];

static void die(const char *what)
{
    perror(what);                                    /* @perror */
    exit(1);
}

static inline __attribute__((always_inline)) void put(int fd)
{
    send(fd, "hi", 2, 0);                            /* @put */
}

static void handler(int number)
{
    (void)number;
    send(sv[0], "sig", 3, 0);                        /* @handler */
}

static void *thread(void *argument)
{
    put(sv[0]);                                      /* @thread */
    return argument;
}

int main(void)
{
    char buf[64];
    pthread_t other;
    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);         /* @pair */
    pthread_create(&other, NULL, thread, NULL);
    pthread_join(other, NULL);
    recv(sv[1],                                      /* @recv */
         buf, sizeof(buf), 0);
    signal(SIGUSR1, handler);
    raise(SIGUSR1);                                  /* @raise */
    if (fork() == 0) {                               /* @fork */
        put(sv[0]);                                  /* @child */
        _exit(0);
    }
    wait(NULL);
    if (close(77) < 0)
        die("close");                                /* @die */
}
"""


@needs_stacks
@pytest.mark.parametrize("options", [(), ("-no-pie",), ("-fno-omit-frame-pointer", "-Wl,-z,noseparate-code")])
def test_c(compile_c: Callable[..., Path], tmp_path: Path, options: tuple[str, ...]) -> None:
    trace = traced(tmp_path, str(compile_c(C, "-pthread", "-O0", *options)), python=False)
    assert at_marks(trace, C) == [
        ("socketpair", ["pair"]),
        ("sendto", ["put", "thread"]),
        ("recvfrom", ["recv"]),
        ("sendto", ["handler", "raise"]),
        ("sendto", ["put", "child"]),
        ("write", ["perror", "die"]),
    ]
    last = [event for event in trace.events if isinstance(event, Call) and _speaks(event)][-1]
    assert [frame.function for frame in last.frames] == ["die", "main"]
    assert last.source == str(last.frames[0])


@needs_stacks
def test_c_without_debug_information_has_no_lines(compile_c: Callable[..., Path], tmp_path: Path) -> None:
    trace = traced(tmp_path, str(compile_c(C, "-pthread", "-g0")), python=False)
    assert [call.source for call in sockets(trace.events)] == [None] * 5


def test_what_is_no_program_has_no_lines(tmp_path: Path) -> None:
    debug = Debug()
    (tmp_path / "text").write_text("text")
    assert debug.frames(str(tmp_path / "text"), 4) == ()
    assert debug.frames(str(tmp_path / "missing"), 4) == ()
    debug.close()


RAW = """\
from pysock import *

def die(what):
    perror(what)                                     # @perror
    exit(1)

def put(fd):
    send(fd, b"hi", 2, 0)                            # @put

def handler(number):
    send(sv[0], b"sig", 3, 0)                        # @handler

def thread(argument):
    put(sv[0])                                       # @thread
    return NULL

def pieces():
    send(sv[0], b"1", 1, 0)                          # @piece
    yield put
    send(sv[0], b"2", 1, 0)                          # @other

def deep(n):
    if n:
        return deep(n - 1)                           # @deeper
    return send(sv[0], b"deep", 4, 0)                # @deep

def main():
    global sv
    buf, other, sv = new("char[64]"), new("pthread_t"), new("int[2]")
    socketpair(AF_UNIX, SOCK_STREAM, 0, sv)          # @pair
    pthread_create(other, NULL, thread, NULL)
    pthread_join(other[0], NULL)
    recv(sv[1],                                      # @recv
         buf, sizeof(buf), 0)
    signal(SIGUSR1, handler)
    kill(getpid(), SIGUSR1)                          # @kill
    for each in pieces():                            # @for
        each(sv[0])                                  # @each
    deep(3)                                          # @call
    try:
        send(sv[0], b"x", 9, 0)
    except ValueError:
        send(sv[0], b"x", 1, 0)                      # @caught
    if fork() == 0:                                  # @fork
        put(sv[0])                                   # @child
        _exit(0)
    wait(NULL)
    if close(77) < 0:
        die("close")                                 # @die

run(main)                                            # @run
"""


@needs_strace
def test_raw_python(tmp_path: Path) -> None:
    source = tmp_path / "raw.py"
    source.write_text(RAW)
    trace = traced(tmp_path, sys.executable, str(source), python=True)
    assert at_marks(trace, RAW, ("fork",)) == [
        ("socketpair", ["pair", "run"]),
        ("sendto", ["put", "thread"]),
        ("recvfrom", ["recv", "run"]),
        ("sendto", ["handler", "kill", "run"]),
        ("sendto", ["piece", "for", "run"]),
        ("sendto", ["put", "each", "run"]),
        ("sendto", ["other", "for", "run"]),
        ("sendto", ["deep", "call", "run"]),
        ("sendto", ["caught", "run"]),
        ("sendto", ["put", "child", "run"]),
        ("write", ["perror", "die", "run"]),
    ]


STDLIB = """\
import socket, subprocess, sys, threading

def talk(sock):
    sock.sendall(b"x")                               # @talk

a, b = socket.socketpair()                           # @pair
t = threading.Thread(target=talk, args=(a,))
t.start()
t.join()
b.recv(1)                                            # @recv
a.close()                                            # @close
b = None                                             # @last
subprocess.run([sys.executable, sys.argv[1]])        # @run
"""
CHILD = """\


import socket
socket.socketpair()                                  # @child
"""


@needs_strace
def test_the_standard_librarys_socket_in_threads_and_after_exec(tmp_path: Path) -> None:
    source, child = tmp_path / "stdlib.py", tmp_path / "child.py"
    source.write_text(STDLIB)
    child.write_text(CHILD)
    trace = traced(tmp_path, sys.executable, str(source), str(child), python=True)
    named = {(call.name, call.source) for call in sockets(trace.events) if call.name != "close_range"}
    lines = {name: f"stdlib.py:{number}" for number, name in marks(STDLIB).items()}
    assert {("sendto", lines["talk"]), ("recvfrom", lines["recv"]), ("socketpair", lines["pair"])} <= named
    assert ("socketpair", "child.py:4") in named
    if sys.implementation.name == "cpython":  # PyPy closes when it comes round to it
        assert {source for name, source in named if name == "close"} == {lines["close"], lines["last"], "child.py:4"}


QUIET = """\
import os, socket

def f(n):
    return f(n - 1) if n else 0

try:
    os.close(1000)
except OSError:
    pass
for n in range(50):
    f(n)
a, b = socket.socketpair()
a.send(b"x")
try:
    os.close(1000)
except OSError:
    pass
"""


@needs_strace
def test_the_recorder_makes_no_system_call_and_takes_no_descriptor(tmp_path: Path) -> None:
    source = tmp_path / "quiet.py"
    source.write_text(QUIET)
    seen = []
    for lines in (True, False):
        folder = tmp_path / str(lines)
        folder.mkdir()
        program = (sys.executable, str(source))
        trace = traced(folder, *program, python=True, lines=lines, options=("-e", "trace=all"))
        texts = [re.sub(r"0x\w+", "", str(event)) for event in trace.events if isinstance(event, Call)]
        first, last = (index for index, text in enumerate(texts) if text.startswith("close(1000)"))
        # An interpreter's memory may come from the kernel now or later.
        seen.append([text for text in texts[first:last] if not re.match(r"(mmap|munmap|brk|madvise|mremap)\(", text)])
    assert seen[0] == seen[1]
    assert len(seen[0]) > 2


@needs_strace
def test_a_program_that_wants_no_site_runs_without_lines(tmp_path: Path) -> None:
    trace = traced(tmp_path, sys.executable, "-I", "-c", "import socket; socket.socketpair()", python=True)
    assert {call.source for call in sockets(trace.events)} == {None}


@needs_strace
def test_another_sitecustomize_has_its_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sitecustomize.py").write_text("import builtins\nbuiltins.here = 'yes'\n")
    (tmp_path / "p.py").write_text("import sys, socket\nsocket.socketpair() if here == 'yes' else 0\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    trace = traced(tmp_path, sys.executable, str(tmp_path / "p.py"), python=True)
    assert "p.py:2" in {call.source for call in sockets(trace.events)}


FULL = """\
import sys
from pysock.trace.recorder import sitecustomize as recorder
recorder.{} = 64
recorder.SIZE = recorder.PLACES + recorder.NOTES * recorder.NOTE.size
recorder.start(sys.argv[1])
exec(compile('''
a = 1
for n in range(100):
    a = 2
    a = 3
print(a)
''', "<program>", "exec"))
"""


@pytest.mark.parametrize("what", ["NOTES", "PLACES"])
def test_where_there_is_no_more_room_the_program_goes_on(what: str, tmp_path: Path) -> None:
    words = [sys.executable, "-c", FULL.format(what), str(tmp_path)]
    done = subprocess.run(words, capture_output=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"3\n", b"")


LIMITED = """\
import os, resource, signal, socket
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
if os.fork() == 0:
    socket.socketpair()
    os._exit(0)
print(os.wait()[1])
"""


@needs_strace
def test_a_limit_on_files_is_no_signal_in_a_child(tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text(LIMITED)
    (tmp_path / "folder").mkdir()
    env = environment(tmp_path / "folder", os.environ)
    done = subprocess.run([sys.executable, str(tmp_path / "p.py")], env=env, capture_output=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"0\n", b"")


def test_a_folder_that_is_gone_stops_nobody(tmp_path: Path) -> None:
    env = environment(tmp_path / "gone", os.environ)
    done = subprocess.run([sys.executable, "-c", "print(3)"], env=env, capture_output=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"3\n", b"")
