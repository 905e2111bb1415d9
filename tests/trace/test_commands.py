"""pysock trace, as a user runs it: real programs, a terminal, Ctrl-C, and what is wrong."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pysock.cli import main
from pysock.compare import processes, runs
from pysock.events import Call, Data, Exit, Output, from_json
from pysock.trace import find
from pysock.trace.debug import find as find_reader
from pysock.trace.strace import shows_stacks

STRACE, WHY_NOT = find()
needs_strace = pytest.mark.skipif(STRACE is None, reason=WHY_NOT)
needs_stacks = pytest.mark.skipif(
    STRACE is None or not shows_stacks(STRACE) or find_reader() is None,
    reason="there is no strace that shows stacks, or no addr2line",
)
needs_namespaces = pytest.mark.skipif(runs.namespaces()[0] is None, reason="there are no namespaces")

PAIR_C = """\
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    int sv[2];
    char buf[8];
    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    send(sv[0], argv[argc - 1], 2, 0);
    printf("%zd\\n", recv(sv[1], buf, sizeof(buf), 0));
    return 7;
}
"""
PAIR_LINES = """\
p.c:9           socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0
p.c:10          sendto(3, "hi", 2, 0, NULL, 0) = 2
p.c:11          recvfrom(4, "hi", 8, 0, NULL, NULL) = 2
                +++ exited with 7 +++
"""
PAIR_PY = """\
import socket, sys
a, b = socket.socketpair()
a.send(sys.argv[1].encode())
sys.exit(len(b.recv(8)))
"""


def trace(*words: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pysock", "trace", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **options)  # type: ignore[call-overload,no-any-return]


@needs_stacks
def test_a_c_source(tmp_path: Path) -> None:
    (tmp_path / "p.c").write_text(PAIR_C)
    done = trace(tmp_path / "p.c", "hi")
    assert (done.stdout, done.stderr, done.returncode) == ("2\n", PAIR_LINES, 7)


@needs_stacks
def test_a_compiled_program_whose_arguments_look_like_options(compile_c: Callable[..., Path], tmp_path: Path) -> None:
    done = trace("-o", tmp_path / "out", "--", compile_c(PAIR_C), "--json", "--", "-o")
    assert (done.stdout, done.stderr, done.returncode) == ("2\n", "", 7)
    assert 'sendto(3, "-o", 2, 0, NULL, 0) = 2' in (tmp_path / "out").read_text()


@needs_strace
def test_a_python_file_with_the_standard_librarys_socket(tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text(PAIR_PY)
    done = trace(tmp_path / "p.py", "hi")
    assert done.returncode == 2
    lines = [line.split(" = ")[0] for line in done.stderr.splitlines() if "close" not in line and "getsock" not in line]
    assert lines[:2] == [
        "p.py:2          socketpair(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0, [3, 4])",
        'p.py:3          sendto(3, "hi", 2, 0, NULL, 0)',
    ]
    assert lines[2] == 'p.py:4          recvfrom(4, "hi", 8, 0, NULL, NULL)'


@needs_strace
def test_json_lines_are_events(tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text(PAIR_PY + "\n")
    done = trace("--json", "-o", tmp_path / "out", tmp_path / "p.py", "hi")
    events = from_json((tmp_path / "out").read_text())
    assert done.stderr == ""
    calls = {event.name: event for event in events if isinstance(event, Call)}
    send = calls["sendto"]
    assert (send.source, send.result, send.descriptor) == ("p.py:3", 2, "pair#1.a")
    assert [(frame.line, frame.function) for frame in send.frames] == [(3, "<module>")]
    assert send.frames[0].file == str((tmp_path / "p.py").resolve())
    assert send.seconds is not None and send.time > 1e9
    found = [(event.connection, event.direction, event.data) for event in events if isinstance(event, Data)]
    assert found == [("p.py pair#1.a", "out", b"hi"), ("p.py pair#1.b", "in", b"hi")]
    assert [event.status for event in events if isinstance(event, Exit)] == [2]
    assert calls["execve"].args[2].endswith(" vars */]")


@needs_strace
def test_json_has_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text("import os, socket\nos.write(1, b'one')\nos.write(2, b'two')\nsocket.socket()\n")
    done = trace("--json", "-o", tmp_path / "out", tmp_path / "p.py")
    assert (done.stdout, done.stderr) == ("one", "two")
    events = from_json((tmp_path / "out").read_text())
    written = [(event.stream, event.data) for event in events if isinstance(event, Output)]
    assert written == [("stdout", b"one"), ("stderr", b"two")]


@needs_strace
def test_all_shows_the_other_calls_from_the_programs_first_line_on(tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text("import os\nos.getppid()\n")
    done = trace("--all", tmp_path / "p.py")
    assert re.match(r"p\.py:\d ", done.stderr)
    assert re.search(r"^p\.py:2 +getppid\(\) = \d+$", done.stderr, re.MULTILINE)
    assert "getppid" not in trace(tmp_path / "p.py").stderr


@needs_strace
def test_the_status_of_a_program_that_a_signal_killed(tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n")
    done = trace(tmp_path / "p.py")
    assert done.returncode == 128 + 9
    assert "+++ killed by SIGKILL +++" in done.stderr


WAITING = """\
import os, signal, socket
a, b = socket.socketpair()
signal.signal(signal.SIGINT, signal.SIG_DFL)
child = os.fork()
print(os.getpid(), flush=True)
a.recv(1)
"""


def until(ours: int, pattern: bytes, text: bytes = b"") -> bytes:
    """What the terminal shows, until it shows this."""
    deadline = time.monotonic() + 60
    while not re.search(pattern, text):
        assert time.monotonic() < deadline and select.select([ours], [], [], 60)[0], text
        text += os.read(ours, 4096)
    return text


@needs_strace
def test_ctrl_c_ends_both_and_leaves_nobody(tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text(WAITING)
    pid, ours = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, "-m", "pysock", "trace", str(tmp_path / "p.py")])
    text = until(ours, rb"(?s)waits.*waits")
    pids = [int(found) for found in re.findall(rb"^(\d+)\r$", text, re.MULTILINE)]
    assert len(pids) == 2
    os.write(ours, b"\x03")
    text = until(ours, rb"(?s)killed by SIGINT.*killed by SIGINT", text)
    assert os.WEXITSTATUS(os.waitpid(pid, 0)[1]) == 128 + 2
    os.close(ours)
    assert not any(map(processes.alive, pids))
    assert b"\x1b[36mp.py:2" in text  # in colour
    # While it waits and when it is interrupted, in both processes.
    assert len(re.findall(rb"p\.py:6 .*recvfrom", text)) == 4


@needs_strace
def test_sigterm_ends_the_program_too(tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text(WAITING)
    command = [sys.executable, "-m", "pysock", "trace", "-o", os.devnull, str(tmp_path / "p.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        pids = [int(process.stdout.readline()) for _ in range(2)]
        process.terminate()
        assert process.wait(60) == 128 + 15
    assert not any(map(processes.alive, pids))


@needs_strace
def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text("import socket\nfor n in range(2000):\n    socket.socket()\nprint('end')\n")
    command = [sys.executable, "-m", "pysock", "trace", str(tmp_path / "p.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None and process.stdout is not None
        process.stderr.readline()
        process.stderr.close()
        assert (process.stdout.read(), process.wait(60)) == (b"end\n", 0)


@needs_namespaces
@needs_stacks
def test_a_lesson_and_its_diagrams(tmp_path: Path) -> None:
    drawn, text = tmp_path / "echo.svg", tmp_path / "echo.mmd"
    done = trace("--svg", drawn, "--mermaid", text, "-o", tmp_path / "out", "07_echo")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    lines = (tmp_path / "out").read_text()
    assert re.search(r"^server\.c:\d+ +\[server\] listen\(3, 5\) = 0$", lines, re.MULTILINE)
    assert re.search(r"^client\.c:\d+ +\[client\] connect\(", lines, re.MULTILINE)
    assert ElementTree.fromstring(drawn.read_text()).tag.endswith("svg")
    assert "p1->>p0: #quot;Hello, echo!#quot;" in text.read_text()


@needs_namespaces
@needs_strace
def test_one_scenario_of_a_lesson_by_a_part_of_its_name_with_its_port(tmp_path: Path) -> None:
    done = trace("--port", "raw", "07_echo", "--json", "says nothing", "-o", tmp_path / "out")  # options anywhere
    assert (done.stderr, done.returncode) == ("", 0)
    calls = [event for event in from_json((tmp_path / "out").read_text()) if isinstance(event, Call)]
    assert [call.name for call in calls if call.source][:3] == ["socket", "bind", "listen"]
    assert all(call.source.startswith("server.py:") for call in calls if call.source)


@needs_namespaces
@needs_stacks
def test_a_scenario_file_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "p.c").write_text(PAIR_C)
    (tmp_path / "s.toml").write_text('[[scenario]]\nname = "a pair"\nprogram = "p"\nargs = ["hi"]\n')
    done = trace("--scenario", tmp_path / "s.toml", "a pair")
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stderr.splitlines() if "execve" not in line]
    assert lines == [
        "p.c:9           [p] socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0",
        'p.c:10          [p] sendto(3, "hi", 2, 0, NULL, 0) = 2',
        'p.c:11          [p] recvfrom(4, "hi", 8, 0, NULL, NULL) = 2',
        '                [p] write(1, "2\\n", 2) = 2',
        "                [p] +++ exited with 7 +++",
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "trace takes a program, a lesson, or --scenario FILE"),
        (["--", "/nowhere/program"], "there is no program, file or lesson '/nowhere/program'"),
        (["/nowhere/p.py"], "/nowhere/p.py: there is no such file"),
        (["/nowhere/p.c"], "/nowhere/p.c: there is no such C file"),
        (["/etc"], "/etc: this is a directory"),
        (["/etc/passwd"], "/etc/passwd: this file may not be executed"),
        (["-o", "/nowhere/out", "true"], "/nowhere/out: No such file or directory"),
        (["07_echo", "no such"], "there is no scenario 'no such'"),
        (["07_echo", "server"], "there is more than one scenario 'server'"),
    ],
)
@needs_strace
def test_what_cannot_be_traced(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", *words]) == 2
    output = capsys.readouterr()
    assert (output.out, output.err.splitlines()[0]) == ("", f"pysock: {message}")


@needs_strace
def test_without_addr2line_it_says_so_and_shows_the_calls(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pysock.trace.debug.PROGRAMS", ())
    assert main(["trace", "true"]) == 0
    first, *rest = capfd.readouterr().err.splitlines()
    assert first.startswith("pysock: the lines of C are not known here: ")
    assert rest[-1].strip() == "+++ exited with 0 +++"


def test_without_strace_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    find.cache_clear()
    try:
        monkeypatch.setenv("PATH", "/nowhere")
        assert main(["trace", "--", sys.executable]) == 2
    finally:
        find.cache_clear()
    first, second = capsys.readouterr().err.splitlines()
    assert first == "pysock: a trace needs strace: strace is not installed"
    assert "strace" in second
