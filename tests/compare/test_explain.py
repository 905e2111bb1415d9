"""Explanations, from invented runs: one small trace in C, one in Python, and the cause that tells them apart."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pysock.compare import explain as package
from pysock.compare.explain import Cause, explain, places, processes
from pysock.compare.runs import ProgramRun, Run
from pysock.compare.scenario import Program, Scenario
from pysock.events import Call, Exit
from pysock.trace import parse, sockets

SOCKET = "10 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3\n"
CODE = re.compile(r'(?:Cause|cause)\(\s*("[a-z-]+"(?: if [^,]* else "[a-z-]+")?)')


def run(language: str, trace: str, stdout: bytes = b"", stderr: bytes = b"", end: Exit = Exit(10, 0)) -> Run:  # noqa: B008
    read = parse(SOCKET + trace)
    program = ProgramRun(Program("server"), language, stdout, stderr, end, read, sockets(read.events))
    return Run(Scenario("s", (program.program,)), "ended", 0, (program,), (), True)


def cause(c: Run, python: Run, tmp_path: Path, source: str = "") -> Cause:
    file = tmp_path / "server.py"
    file.write_text(source)
    found = explain(c, python, {"server": ((tmp_path / "server.c",), (file,))})
    assert found is not None
    return found


def connects(port: int, address: str = "127.0.0.1") -> str:
    return f'10 connect(3, {{sa_family=AF_INET, sin_port=htons({port}), sin_addr=inet_addr("{address}")}}, 16) = 0\n'


def sends(data: str, length: int) -> str:
    return f'10 sendto(3, "{data}", {length}, 0, NULL, 0) = {length}\n'


@pytest.mark.parametrize(
    ("code", "c", "python"),
    [
        ("byte-order", connects(80), connects(20480)),
        ("byte-order", connects(80), connects(80, "1.0.0.127")),
        ("sizeof-strlen", sends("hi", 2), sends("hi\\0", 3)),
        ("forgotten-nul", sends("hi\\0", 3), sends("hi", 2)),
        ("sizeof-pointer", sends("hello, world", 12), sends("hello, w", 8)),
        ("partial-send", sends("hello", 5), sends("hel", 3)),
        ("split-send", sends("hello", 5), sends("hel", 3) + sends("lo", 2)),
        ("str-bytes", sends("hello", 5), sends("b'hello'", 8)),
        ("encoding", sends("\\374", 1), sends("\\303\\274", 2)),
        ("backlog", "10 listen(3, 5) = 0\n", "10 listen(3, 128) = 0\n"),
        ("eintr", '10 recvfrom(3, "", 9, 0, NULL, NULL) = -1 EINTR (x)\n',
         '10 recvfrom(3, "", 9, 0, NULL, NULL) = 0\n'),
        ("missing-close", "10 close(3) = 0\n", ""),
        ("double-close", "10 close(3) = 0\n", "10 close(3) = 0\n10 close(3) = -1 EBADF (x)\n"),
        ("missing-option", "10 setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0\n10 listen(3, 5) = 0\n",
         "10 listen(3, 5) = 0\n"),
        ("call-order", "10 listen(3, 5) = 0\n10 shutdown(3, SHUT_RD) = 0\n",
         "10 shutdown(3, SHUT_RD) = 0\n10 listen(3, 5) = 0\n"),
        ("stdlib-socket", "10 close(3) = 0\n", '10 getsockname(3, {sa_family=AF_INET}, [16]) = 0\n10 close(3) = 0\n'),
    ],
)  # fmt: skip
def test_calls_that_differ(code: str, c: str, python: str, tmp_path: Path) -> None:
    assert cause(run("C", c), run("Python", python), tmp_path).code == code


def test_a_socket_that_does_not_block_is_told_with_the_line_that_set_it(tmp_path: Path) -> None:
    flag = "10 fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0\n"
    c = run("C", flag + '10 recvfrom(3, "x", 9, 0, NULL, NULL) = 1\n')
    python = run("Python", flag + "10 recvfrom(3, 0xffffffff, 9, 0, NULL, NULL) = -1 EAGAIN (x)\n")
    found = cause(c, python, tmp_path, "\nfcntl(fd, F_SETFL, O_NONBLOCK)\n\nrecv(fd, buf, 9, 0)\n")
    assert (found.code, found.python) == ("nonblocking", "server.py:4")
    assert "C waits in recv; Python got EAGAIN: the socket is non-blocking, set by fcntl at server.py:2" in found.text


@pytest.mark.parametrize(
    ("code", "c", "python"),
    [
        ("str-bytes", b"got hi\n", b"got b'hi'\n"),
        ("lost-output", b"one\ntwo\n", b"one\n"),
        ("output-order", b"one\ntwo\n", b"two\none\n"),
        ("byte-order", b"port 80\n", b"port 20480\n"),
        ("forgotten-nul", b"hello\n", b"hello, world\n"),
        ("output-text", b"one\n", b"two\n"),
    ],
)
def test_output_that_differs(code: str, c: bytes, python: bytes, tmp_path: Path) -> None:
    assert cause(run("C", "", c), run("Python", "", python), tmp_path).code == code


def test_ends_that_differ(tmp_path: Path) -> None:
    ok, one, pipe = Exit(10, 0), Exit(10, 1), Exit(10, None, "SIGPIPE")
    assert cause(run("C", "", end=ok), run("Python", "", end=one), tmp_path).code == "exit-status"
    assert cause(run("C", "", end=pipe), run("Python", "", end=ok), tmp_path).code == "sigpipe"
    assert cause(run("C", "", end=ok), run("Python", "", end=Exit(10, None, "SIGSEGV")), tmp_path).code == "signal"


def test_an_exception_is_told_with_its_own_line(tmp_path: Path) -> None:
    text = (
        b'Traceback (most recent call last):\n  File "/x/cwd/./server", line 7, in main\nTypeError: a bytes, not str\n'
    )
    found = cause(run("C", ""), run("Python", "", stderr=text, end=Exit(10, 1)), tmp_path)
    assert (found.code, found.python) == ("str-bytes", "server.py:7")


def test_what_is_not_known_is_not_explained(tmp_path: Path) -> None:
    c = run("C", "")
    assert explain(c, replace(c, programs=(replace(c.programs[0], language="Python"),)), {"server": ((), ())}) is None


def test_a_line_is_named_only_where_it_is_certain(tmp_path: Path) -> None:
    file = tmp_path / "a.c"
    file.write_text("// listen(\nlisten(fd, 5);\nclose(a);\nclose(b);\n")
    listen, close = Call(1, "listen", ("3", "5"), 0), Call(1, "close", ("3",), 0)
    assert places.of_call(listen, [file]) == "a.c:2"
    assert places.of_call(close, [file]) is None
    assert places.of_call(replace(close, source="a.c:4"), [file]) == "a.c:4"


def test_every_cause_is_documented() -> None:
    page = Path(__file__).parents[2] / "docs" / "explanations.md"
    known = set(re.findall(r"^\| `([a-z-]+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE))
    used = set(processes.REMEDIES)
    for file in Path(package.__file__).parent.glob("*.py"):
        for expression in CODE.findall(file.read_text(encoding="utf-8")):
            used |= set(re.findall(r'"([a-z-]+)"', expression)) - {"flags"} | ({"flags"} & set(expression.split('"')))
    assert known == used
