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
#include <signal.h>
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
        # there is no other
        ("waitpid(child, NULL, 0);", "    wait(NULL)\n"),
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
    ids=["waitpid", "only one", "waitid", "any", "deep"],
)
def test_a_port_that_waits_as_the_c_does_is_the_same(bench: Any, c: str, python: str) -> None:
    assert verdicts(course(bench, COURSE_PYTHON.replace(WAIT, python), c)) == {}


@pytest.mark.parametrize(
    ("python", "ours", "theirs", "code", "line"),
    [
        (COURSE_PYTHON.replace(WAIT, ""), "wait", "wait", "missing-wait", None),
        (LATE, "waits for main.1 after 2", "waits for main.1 after 4", "wait-order", "server.py:15"),
        (COURSE_PYTHON.replace("_exit(4)", "_exit(0)"), "status 4", "status 0", "child-exit", None),
        (COURSE_PYTHON.replace("_exit(4)", "abort()"), "status 4", "SIGABRT", "child-exit", None),
    ],
    ids=["never", "later", "another status", "killed"],
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
    assert case.cause.c == (None if code == "child-exit" else "server.c:21")


DIES_C = "waitpid(child, NULL, 0); if ((child = fork()) == 0) pause(); kill(child, SIGTERM); waitpid(child, NULL, 0);"
SECOND = """\
    child = fork()
    if child == 0:
        pause()
    kill(child, SIGTERM)
    waitpid(child, NULL, 0)
"""


@pytest.mark.parametrize(
    ("c", "python", "code"),
    [
        ("", WAIT, "extra-wait"),
        (DIES_C, WAIT + SECOND.replace("SIGTERM", "SIGUSR1"), "child-exit"),
        ("waitpid(child, NULL, 0); if (fork() == 0) _exit(0); waitpid(-1, NULL, WNOHANG);", WAIT, "children"),
        ("waitpid(child, NULL, 0); waitpid(-1, NULL, WNOHANG);", WAIT + SECOND, "children"),
    ],
    ids=["a wait too many", "another signal", "none started", "one too many"],
)
def test_what_else_may_be_wrong(bench: Any, c: str, python: str, code: str) -> None:
    case = course(bench, COURSE_PYTHON.replace(WAIT, python), c)
    assert verdicts(case) == {"exit": "different"}
    assert case.cause.code == code


def test_a_wait_after_an_extra_call_is_no_second_difference(bench: Any) -> None:
    case = course(bench, COURSE_PYTHON.replace("    child = fork()\n", "    close(dup(sv[0]))\n    child = fork()\n"))
    assert verdicts(case) == {"calls": "different"}


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


POLLS_C = r"""
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    int sv[2], status[2];
    char c;
    struct pollfd waits;

    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    pipe(status);
    if (fork() == 0) {
        FIRST
        if (fork() == 0) {
            close(status[1]);
            read(status[0], &c, 1);
            send(sv[1], "hello", 5, 0);
            _exit(0);
        }
        _exit(0);
    }
    close(status[1]);
    waits.fd = sv[0];
    waits.events = POLLIN;
    SECOND
    printf("%d\n", poll(&waits, 1, 20000));
    return 0;
}
"""
POLLS_PYTHON = """\
from pysock import *


def main():
    sv, status = new("int[2]"), new("int[2]")
    c = new("char[1]")
    waits = pollfd()
    socketpair(AF_UNIX, SOCK_STREAM, 0, sv)
    pipe(status)
    if fork() == 0:
        if fork() == 0:
            close(status[1])
            read(status[0], c, 1)
            send(sv[1], b"hello", 5, 0)
            _exit(0)
        _exit(0)
    close(status[1])
    waits.fd = sv[0]
    waits.events = POLLIN
    printf("%d\\n", poll(waits, 1, 20000))
    return 0


run(main)
"""


@pytest.mark.parametrize("late", ["the child", "the poll"])
def test_a_child_that_ends_before_a_poll_or_during_it(bench: Any, late: str) -> None:
    """A tracer's program is interrupted even by a SIGCHLD that it has no handler for."""
    first, second = ("usleep(100000);", "") if late == "the child" else ("", "usleep(100000);")
    c = POLLS_C.replace("FIRST", first).replace("SECOND", second)
    case = bench.compare(c, POLLS_PYTHON, '[[scenario]]\nname = "it ends by itself"\n').cases[0]
    assert verdicts(case) == {}
