"""A port whose handlers are Python functions is `same`: the kernel's restarts, and pysock's own, are no calls more."""

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

C = r"""
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define SIGNALS \
    "while [ ${n-0} -lt 9 ]; do grep -q State:.S /proc/$PPID/status && n=$((n+1)) || n=0; done; kill -USR1 $PPID"

static int sv[2];

static void handler(int signum)
{
    (void)signum;
    send(sv[1], "handled", 7, 0);
}

int main(void)
{
    char buf[16];
    ssize_t n;

    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    INSTALL
    if (fork() == 0) {
        execl("/bin/sh", "sh", "-c", SIGNALS, NULL);
        _exit(1);
    }
    n = recv(sv[0], buf, sizeof(buf), 0);
    printf("%zd\n", n);
    if (n < 0 && errno == EINTR)
        printf("%zd\n", recv(sv[0], buf, sizeof(buf), 0));
    while (wait(NULL) < 0 && errno == EINTR)
        continue;
    return 0;
}
"""
PYTHON = """\
from pysock import *

SIGNALS = "while [ ${n-0} -lt 9 ]; do grep -q State:.S /proc/$PPID/status && n=$((n+1)) || n=0; done; kill -USR1 $PPID"
sv = new("int[2]")


def handler(signum):
    send(sv[1], b"handled", 7, 0)


def main():
    buf = new("char[16]")

    socketpair(AF_UNIX, SOCK_STREAM, 0, sv)
    INSTALL
    if fork() == 0:
        execl("/bin/sh", "sh", "-c", SIGNALS, NULL)
        _exit(1)
    n = recv(sv[0], buf, sizeof(buf), 0)
    printf("%zd\\n", n)
    if n < 0 and errno == EINTR:
        printf("%zd\\n", recv(sv[0], buf, sizeof(buf), 0))
    while wait(NULL) < 0 and errno == EINTR:
        continue
    return 0


run(main)
"""
RESTARTS_C = "signal(SIGUSR1, handler);"
RESTARTS_PYTHON = "signal(SIGUSR1, handler)"
FAILS_C = "struct sigaction sa; memset(&sa, 0, sizeof(sa)); sa.sa_handler = handler; sigaction(SIGUSR1, &sa, NULL);"
FAILS_PYTHON = "sa = new('struct sigaction'); sa.sa_handler = handler; sigaction(SIGUSR1, sa, NULL)"


@pytest.mark.parametrize(
    ("c", "python", "calls"),
    [
        (RESTARTS_C, RESTARTS_PYTHON, "same"),
        (FAILS_C, FAILS_PYTHON, "same"),
        (RESTARTS_C, FAILS_PYTHON, "different"),
        (FAILS_C, RESTARTS_PYTHON, "different"),
    ],
    ids=["both go on", "both fail", "the port fails", "the port goes on"],
)
def test_calls_that_a_handler_interrupts(bench: Any, c: str, python: str, calls: str) -> None:
    """A signal that comes when the program sleeps elsewhere, on its way to recv(), says nothing: then once more."""
    results = {}
    for _ in range(4):
        results = bench.results(C.replace("INSTALL", c), PYTHON.replace("INSTALL", python))
        if results["calls"] == results["stdout"] == calls:
            return
    assert (results["calls"], results["stdout"]) == (calls, calls)
