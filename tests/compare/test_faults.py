"""Faults: what --inject says, that the same fault hits C and Python alike, and the walk through all of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pysock.cli import main
from pysock.compare.comparison import LESSONS, Options, Subject, compare, lesson, try_all_faults
from pysock.compare.faults import matrix, shim, table
from pysock.compare.faults.language import CallFault, PeerFault, parse
from pysock.compare.faults.peers import befallen, shapes
from pysock.compare.problem import CannotCompare
from pysock.compare.runs import namespaces
from pysock.compare.scenario import Peer, Program, Scenario, Step
from pysock.trace import find, hits, injected
from pysock.trace import parse as parse_trace

needs_everything = pytest.mark.skipif(
    shutil.which("cc") is None or find()[0] is None or namespaces()[0] is None,
    reason="it takes a C compiler, strace and namespaces",
)
HELLO = "a client says hello"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("recv=ECONNRESET", CallFault("recv", 1, False, "ECONNRESET")),
        ("recvfrom:2=EINTR", CallFault("recv", 2, False, "EINTR")),
        ("accept4:1+=EMFILE", CallFault("accept", 1, True, "EMFILE")),
        ("send=short", CallFault("send", 1, False, "", 1)),
        ("server.send:3=short:12", CallFault("send", 3, False, "", 12, "server")),
        ("../07_echo/client.connect=ETIMEDOUT", CallFault("connect", 1, False, "ETIMEDOUT", 0, "../07_echo/client")),
        ("peer=slow", PeerFault("slow")),
        ("peer:2=dies", PeerFault("dies", 2)),
    ],
)
def test_a_fault_is_read_and_written(text: str, fault: CallFault | PeerFault) -> None:
    assert parse(text) == fault
    assert parse(str(fault)) == fault


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("recv", "this is no fault"),
        ("recv=EWHAT", "'EWHAT' is no errno of this system; recv(2) has EAGAIN"),
        ("receive=EINTR", "no fault for 'receive'"),
        ("recv:0=EINTR", "calls are counted from 1"),
        ("bind=short", "bind moves no bytes"),
        ("recv=short:0", "a number above 0"),
        ("recv=short:x", "a number above 0"),
        ("peer=EINTR", "a peer can be slow, dies, resets"),
    ],
)
def test_what_is_no_fault_is_told(text: str, words: str) -> None:
    with pytest.raises(CannotCompare) as caught:
        parse(text)
    assert words in caught.value.message and text in caught.value.message
    assert "CALL:N=ERRNO" in caught.value.remedy


def test_every_fault_of_the_table_is_an_errno_here_and_can_be_said() -> None:
    for call, faults in table.FAULTS.items():
        for fault in faults:
            assert fault == table.SHORT or table.number(fault), (call, fault)
            assert str(parse(f"{call}={fault}")) == f"{call}:1={fault}"
    assert set(table.ALIASES.values()) <= set(table.FAULTS)


def test_the_shim_knows_every_call_of_the_table() -> None:
    text = shim.SOURCE.read_text(encoding="utf-8")
    listed = text[text.index("names[FAMILIES] = {") : text.index("static struct fault")]
    assert {word.strip().strip('"') for word in listed.partition("{")[2].partition("}")[0].split(",")} - {""} == set(
        table.FAULTS
    )


def test_marks_become_the_calls_that_the_program_saw() -> None:
    trace = injected(
        parse_trace(
            "10 socket(AF_INET, SOCK_STREAM, 0) = 3\n"
            '10 write(-77, "recv 3 e 104", 12) = -1 EBADF (Bad file descriptor)\n'
            '10 write(-77, "send 3 s 1", 10) = -1 EBADF (Bad file descriptor)\n'
            '10 sendto(3, "h", 1, 0, NULL, 0) = 1\n'
            '10 write(-77, "close 3 e 5", 11) = -1 EBADF (Bad file descriptor)\n'
            "10 close(3) = 0\n"
        )
    )
    assert [str(call) for call in trace.events] == [
        "socket(AF_INET, SOCK_STREAM, 0) = 3",
        "recv(3, ...) = -1 ECONNRESET (INJECTED)",
        'sendto(3, "h", 1, 0, NULL, 0) = 1 (INJECTED: at most 1)',
        "close(3) = -1 EIO (INJECTED)",
    ]
    assert len(hits(trace.events)) == 3


def test_a_slow_peer_sends_pieces_and_a_dying_one_half() -> None:
    steps = (Step("send", b"0123456789"), Step("expect", b"x"))
    scenario = Scenario("s", (Program("server"),), (Peer(8080, None, steps=steps), Peer(8080, None)))
    slow, _ = befallen(scenario, [PeerFault("slow")]).peers
    assert b"".join(step.data for step in slow.steps[:-1]) == b"0123456789" and len(slow.steps) == 6
    dying, _ = befallen(scenario, [PeerFault("dies", 1)]).peers
    assert dying.steps == (Step("send", b"01234"), Step("close"))
    assert befallen(scenario, [PeerFault("dies", 2)]) == scenario
    assert [str(shape) for shape in shapes(scenario)] == ["peer:1=slow", "peer:1=dies", "peer:1=resets"]


def subject(folder: str = "05_communicate", name: str = HELLO, rung: str | None = "raw") -> Subject:
    whole = lesson(str(LESSONS / folder), rung=rung)
    return replace(whole, scenarios=tuple(each for each in whole.scenarios if each.name == name))


@needs_everything
@pytest.mark.parametrize(
    ("fault", "stderr"),
    [
        ("recv=ECONNRESET", "1 line"),
        ("send=short:3", "empty"),
        ("send=EPIPE", "empty"),  # SIGPIPE kills, as it does in the kernel's own case
        ("accept=EINTR", "1 line"),
        ("close=EIO", "1 line"),
        ("peer=resets", "empty"),
    ],
)
def test_the_same_fault_hits_both(fault: str, stderr: str) -> None:
    from pysock.compare.report import evidence

    comparison = compare(subject(), Options(faults=(parse(fault),)))
    assert not comparison.differs
    assert evidence("stderr", comparison.verdicts("stderr")) == stderr


@needs_everything
def test_a_port_that_retries_where_c_does_not_is_found(tmp_path: Path) -> None:
    chosen = subject()
    c, python = chosen.sources["server"]
    text = python.read_text(encoding="utf-8")
    copy = tmp_path / "server.py"
    copy.write_text(
        text.replace("def main(", "def accept(*given):\n    import pysock\n"
                     "    while (fd := pysock.accept(*given)) < 0:\n        pass\n    return fd\n\n\ndef main("),
        encoding="utf-8",
    )  # fmt: skip
    changed = replace(chosen, sources={"server": (c, copy)})
    assert not compare(changed).differs
    assert compare(changed, Options(faults=(parse("accept=EINTR"),))).differs


@needs_everything
def test_a_call_that_is_made_again_after_a_signal_counts_once() -> None:
    """SIGCHLD comes while the server waits in accept(): in C the kernel makes it again, in Python pysock does."""
    chosen = subject("20_fork", "clients that talk, say nothing, finish and break off")
    assert not compare(chosen, Options(faults=(parse("accept:3=ECONNABORTED"),))).differs


@needs_everything
def test_a_fault_that_hits_nothing_is_told() -> None:
    with pytest.raises(CannotCompare, match="the C makes no such call"):
        compare(subject(), Options(faults=(parse("recv:7=EINTR"),)))
    with pytest.raises(CannotCompare, match="there is no program 'client'"):
        compare(subject(), Options(faults=(parse("client.recv=EINTR"),)))
    with pytest.raises(CannotCompare, match="need strace"):
        compare(subject(), Options(strace=False, faults=(parse("recv=EINTR"),)))


ENDLESS_C = """
#include <sys/socket.h>
int main(void) { int fd; while ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0); return 0; }
"""
ENDLESS_PY = """\
import ctypes
libc = ctypes.CDLL(None)
while libc.socket(2, 1, 0) < 0:
    pass
"""


@needs_everything
def test_a_c_program_that_does_not_survive_is_bounded_and_said(tmp_path: Path) -> None:
    from pysock.compare.comparison import pair

    files = tmp_path / "prog.c", tmp_path / "prog.py"
    files[0].write_text(ENDLESS_C)
    files[1].write_text(ENDLESS_PY)
    (case,) = compare(pair(*files), Options(seconds=1, faults=(parse("socket:1+=EMFILE"),))).cases
    verdicts = {verdict.name: verdict for verdict in case.verdicts}
    assert verdicts["calls"].reason == "the C program itself does not end under this fault"
    assert verdicts["exit"].result in ("same", "different")


@needs_everything
def test_the_walk_tries_each_fault_of_each_call_and_shows_a_matrix(capsys: pytest.CaptureFixture[str]) -> None:
    tried = try_all_faults(subject("01_socket", "a socket is created and given back", rung=None))
    faults = [str(each.fault) for each in tried]
    sockets = [f"socket:1={fault}" for fault in table.FAULTS["socket"]]
    assert faults == [*sockets, "close:1=EINTR", "close:1=EIO"]
    assert {port.language for each in tried for port in each.ports} == {"Python", "Pythonic"}
    assert not matrix.differs(tried)
    text = matrix.text("01_socket", "pysock compare 01_socket", tried, lambda text, _: text)
    assert text.splitlines()[:4] == [
        "01_socket: 8 faults",
        "",
        "  socket:1  equal        EACCES EAFNOSUPPORT EMFILE ENFILE ENOBUFS ENOMEM",
        "  close:1   equal        EINTR EIO",
    ]
    entry = json.loads(json.dumps(matrix.to_dict("01_socket", tried)))
    assert entry["result"] == "same" and entry["faults"][0]["ports"]["Pythonic"]["result"] == "same"


def test_a_wrong_fault_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "01_socket", "--inject", "bind=EWHAT"]) == 2
    assert "'EWHAT' is no errno" in capsys.readouterr().err


@needs_everything
def test_without_a_cache_the_shim_goes_with_the_process(tmp_path: Path) -> None:
    code = (
        "from pysock.compare.faults import shim; from pysock.compare.faults.language import parse\n"
        "print(shim.options([parse('recv=EINTR')])[1])"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": "/dev/null/none", "TMPDIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"LD_PRELOAD={tmp_path}/faults-")
    assert list(tmp_path.iterdir()) == []


VARYING_C = """
#include <stdio.h>
#include <sys/socket.h>
#include <time.h>
int main(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (socket(AF_INET, SOCK_STREAM, 0) < 0)
        printf("%ld.%09ld\\n", (long)now.tv_sec, now.tv_nsec);
    return 0;
}
"""


@needs_everything
def test_what_varies_in_the_c_itself_is_not_checked(tmp_path: Path) -> None:
    from pysock.compare.comparison import pair

    files = tmp_path / "prog.c", tmp_path / "prog.py"
    files[0].write_text(VARYING_C)
    files[1].write_text("import ctypes\nif ctypes.CDLL(None).socket(2, 1, 0) < 0:\n    print('failed')\n")
    tried = try_all_faults(pair(*files))
    assert {each.result for each in tried} == {"not checked"} and not matrix.differs(tried)
    shown = matrix.text("prog", "pysock compare prog.c prog.py", tried, lambda text, _: text)
    assert "it varies from run to run in the C itself" in shown
    assert "again: pysock compare prog.c prog.py --inject socket:1=EMFILE" in shown


HASTY_C = """
#include <stdio.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
static double now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}
int main(void)
{
    double begin = now();
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (fd >= 0)
        return close(fd) < 0;
    printf(now() - begin < 0.01 ? "in time\\n" : "too late\\n");
    return 0;
}
"""
HASTY_PY = """\
from pysock import *

fd = socket(AF_UNIX, SOCK_STREAM, 0)
if fd >= 0:
    exit(close(fd) < 0)
printf("too late\\n")
"""


@needs_everything
def test_what_the_c_does_when_it_is_as_slow_as_the_port_is_no_difference(tmp_path: Path) -> None:
    from pysock.compare.comparison import pair

    files = tmp_path / "prog.c", tmp_path / "prog.py"
    files[0].write_text(HASTY_C)
    files[1].write_text(HASTY_PY)
    tried = try_all_faults(pair(*files))
    assert len(tried) == 8 and not matrix.differs(tried)


SPOKEN_C = """
#include <stdio.h>
#include <sys/socket.h>
int main(void)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0)
        return 1;
    if (listen(fd, 1) < 0)
        printf("Not listening\\n");
    return 0;
}
"""
SPOKEN_PY = """\
from pysock import *


def main():
    fd = socket(AF_INET, SOCK_STREAM, 0)
    if fd < 0:
        return 1
    if listen(fd, 1) < 0:
        printf("Nobody listens\\n")
    return 0


run(main)
"""


@needs_everything
def test_the_walk_says_why_a_port_differs(tmp_path: Path) -> None:
    from pysock.compare.comparison import pair

    files = tmp_path / "prog.c", tmp_path / "prog.py"
    files[0].write_text(SPOKEN_C)
    files[1].write_text(SPOKEN_PY)
    tried = try_all_faults(pair(*files))
    assert [str(each.fault) for each in tried if each.result != "same"] == ["listen:1=EADDRINUSE"]
    shown = matrix.text("prog", "pysock compare prog.c prog.py", tried, lambda text, _: text)
    assert "    why: output-text (C prog.c:10; Python prog.py:9)\n      stdout has 'Nobody listens' where" in shown
    (entry,) = (each for each in matrix.to_dict("prog", tried)["faults"] if each["result"] == "different")
    assert entry["ports"]["Python"]["cause"]["code"] == "output-text"
