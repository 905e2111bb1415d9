"""The processes that a program starts: that a port waits for them, when, and how they end."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from pysock.compare.runs import namespaces
from pysock.trace import find

pytestmark = pytest.mark.skipif(
    shutil.which("cc") is None or find()[0] is None or namespaces()[0] is None,
    reason="it takes a C compiler, strace and namespaces",
)

# A parent and a child talk over a socket pair; the parent waits, and only then closes its end.
COURSE_C = r"""
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int sv[2];
    char buf[8];
    pid_t child;

    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    child = fork();
    if (child == 0) {
        send(sv[1], "hello", 5, 0);
        _exit(4);
    }
    recv(sv[0], buf, sizeof(buf), 0);
    WAIT
    close(sv[0]);
    close(sv[1]);
    return 0;
}
"""
COURSE_PYTHON = """\
from pysock import *


def main():
    sv = new("int[2]")
    buf = new("char[8]")
    socketpair(AF_UNIX, SOCK_STREAM, 0, sv)
    child = fork()
    if child == 0:
        send(sv[1], b"hello", 5, 0)
        _exit(4)
    recv(sv[0], buf, sizeof(buf), 0)
    waitpid(child, NULL, 0)
    close(sv[0])
    close(sv[1])
    return 0


run(main)
"""
WAIT = "    waitpid(child, NULL, 0)\n"
ANY = COURSE_PYTHON.replace("child, NULL", "-1, NULL")
LATE = COURSE_PYTHON.replace(WAIT, "").replace("    return 0\n", WAIT + "    return 0\n")


def course(bench: Any, python: str, wait: str = "waitpid(child, NULL, 0);") -> Any:
    comparison = bench.compare(COURSE_C.replace("WAIT", wait), python)
    assert len(comparison.cases) == 1
    return comparison.cases[0]


def verdicts(case: Any) -> dict[str, str]:
    return {verdict.name: verdict.result for verdict in case.verdicts if verdict.result != "same"}


@pytest.mark.parametrize(
    ("c", "python"),
    [
        ("waitpid(child, NULL, 0);", WAIT),
        (
            "siginfo_t info; waitid(P_PID, child, &info, WEXITED);",
            '    info = new("siginfo_t")\n    waitid(P_PID, child, info, WEXITED)\n',
        ),
        # which of the two ends first is chance
        (
            "if (fork() == 0) _exit(5); wait(NULL); wait(NULL);",
            "    if fork() == 0:\n        _exit(5)\n    wait(NULL)\n    wait(NULL)\n",
        ),
        # a process without calls on sockets waits for its own child
        (
            "if (fork() == 0) { if (fork() == 0) _exit(5); wait(NULL); _exit(6); } while (wait(NULL) > 0) ;",
            "    if fork() == 0:\n        if fork() == 0:\n            _exit(5)\n        wait(NULL)\n        _exit(6)\n"
            "    while wait(NULL) > 0:\n        pass\n",
        ),
    ],
    ids=["waitpid", "waitid", "any", "deep"],
)
def test_a_port_that_waits_as_the_c_does_is_the_same(bench: Any, c: str, python: str) -> None:
    assert verdicts(course(bench, COURSE_PYTHON.replace(WAIT, python), c)) == {}


@pytest.mark.parametrize(
    ("python", "ours", "theirs", "code", "line"),
    [
        (COURSE_PYTHON.replace(WAIT, ""), "waits for main.1 after 2", "not wait any more", "missing-wait", None),
        (LATE, "waits for main.1 after 2", "waits for main.1 after 4", "wait-order", "server.py:15"),
        (ANY, "waits for main.1 after 2", "waits for a child after 2", "wait-order", "server.py:13"),
        (COURSE_PYTHON.replace("_exit(4)", "_exit(0)"), "status 4", "status 0", "child-exit", None),
        (COURSE_PYTHON.replace("_exit(4)", "abort()"), "status 4", "SIGABRT", "child-exit", None),
    ],
    ids=["never", "later", "for another", "another status", "killed"],
)  # fmt: skip
def test_what_is_wrong_with_a_child(
    bench: Any, python: str, ours: str, theirs: str, code: str, line: str | None
) -> None:
    case = course(bench, python)
    assert verdicts(case) == {"exit": "different"}
    difference = next(verdict.difference for verdict in case.verdicts if verdict.name == "exit")
    assert ours in difference.c
    assert theirs in difference.python
    assert (case.cause.code, case.cause.python) == (code, line)
    assert case.cause.c == (None if code == "child-exit" else "server.c:20")


def test_a_wait_in_passing_has_no_moment(bench: Any) -> None:
    """In the C no wait is certain to reap: not when, nor whether, before the end."""
    assert verdicts(course(bench, COURSE_PYTHON, "waitpid(-1, NULL, WNOHANG);")) == {}


HANDLER_C = r"""
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void reap(int signum)
{
    (void)signum;
    wait(NULL);
}

int main(void)
{
    int sv[2];
    char buf[8];

    signal(SIGCHLD, reap);
    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    for (int i = 0; i < 4; i++) {
        if (fork() == 0) {
            send(sv[1], "hello", 5, 0);
            _exit(0);
        }
        recv(sv[0], buf, 5, 0);
        send(sv[0], buf, 5, 0);
        recv(sv[1], buf, 5, 0);
    }
    return 0;
}
"""
HANDLER_PYTHON = """\
from pysock import *


def reap(signum):
    wait(NULL)


def main():
    sv, buf = new("int[2]"), new("char[8]")
    signal(SIGCHLD, reap)
    socketpair(AF_UNIX, SOCK_STREAM, 0, sv)
    for i in range(4):
        if fork() == 0:
            send(sv[1], b"hello", 5, 0)
            _exit(0)
        recv(sv[0], buf, 5, 0)
        send(sv[0], buf, 5, 0)
        recv(sv[1], buf, 5, 0)
    return 0


run(main)
"""


def test_a_wait_of_a_handler_has_no_moment(bench: Any) -> None:
    comparison = bench.compare(HANDLER_C, HANDLER_PYTHON, repeat=3)
    assert {name: result for case in comparison.cases for name, result in verdicts(case).items()} == {}
