"""A signal that comes just before a call: signals.h by itself, with a signal at the very moment."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CSRC = Path(__file__).resolve().parents[3] / "csrc"
HARNESS = r"""
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#define WAIT_FOR_SLEEP "while [ ${n-0} -lt 9 ]; do grep -q State:.S /proc/$PPID/status && n=$((n+1)) || n=0; done; "

static int armed;
static void moment(void)
{
    if (armed) {
        armed = 0;
        raise(SIGUSR1);
    }
}
/* what stands between "within a call" and the look whether a signal has come */
#define __atomic_thread_fence(order) moment()

static int slow;
static long called(long number, long a, long b, long c, long d)
{
    long result = syscall(number, a, b, c, d);
    if (slow && number == SYS_timer_settime) {
        slow = 0;
        usleep(1000000); /* until the timer's signal has come */
    }
    return result;
}
#define CALLED(number, a, b, c, d, ...) called(number, (long)(a), (long)(b), (long)(c), (long)(d))
#define syscall(...) CALLED(__VA_ARGS__, 0, 0, 0, 0, 0)
#include "signals.h"

static void python(int signum) { (void)signum; }

int main(void)
{
    struct sigaction action, before;
    int old, pair[2], entered;
    char byte;
    siginfo_t info;

    memset(&action, 0, sizeof(action));
    action.sa_handler = python;
    sigaction(SIGRTMAX, &action, NULL);
    pysock_begin(SIGRTMAX, 1);
    action.sa_flags = 0; /* no SA_RESTART: what it interrupts fails */
    pysock_sigaction(SIGUSR1, &action, 1 << 1, &before, &old);
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);

    action.sa_flags = SA_RESTART;
    pysock_sigaction(SIGUSR2, &action, 2 << 1, &before, &old);
    setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){10, 0}, sizeof(struct timeval));
    entered = pysock_enter();
    slow = 1;
    raise(SIGUSR2); /* whose handler is so slow that the timer is over before it */
    entered = entered && recv(pair[0], &byte, 1, 0) < 0 && errno == EINTR;
    pysock_leave(entered, 0);
    printf("slow: %s, %s\n", entered ? "the call" : "lost", pysock_outcome() == PYSOCK_AGAIN ? "again" : "failed");
    while (pysock_take(&info))
        pysock_hold(0);
    setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){0, 0}, sizeof(struct timeval));

    armed = 1;
    entered = pysock_enter();
    pysock_leave(!entered && errno == EINTR, 0);
    printf("looked: %s, %s\n", entered ? "the call" : "no call", pysock_outcome() == PYSOCK_AGAIN ? "again" : "failed");
    while (pysock_take(&info))
        pysock_hold(0);

    entered = pysock_enter();
    raise(SIGUSR1); /* after the look, before the call */
    entered = entered && recv(pair[0], &byte, 1, 0) < 0 && errno == EINTR;
    pysock_leave(entered, 0);
    printf("later: %s, %s\n", entered ? "the call" : "no call", pysock_outcome() == PYSOCK_AGAIN ? "again" : "failed");
    while (pysock_take(&info))
        pysock_hold(0);

    if (fork() == 0) {
        execl("/bin/sh", "sh", "-c", WAIT_FOR_SLEEP "kill -USR1 $PPID", NULL);
        _exit(1);
    }
    entered = pysock_enter();
    entered = entered && recv(pair[0], &byte, 1, 0) < 0 && errno == EINTR;
    pysock_leave(entered, 0);
    printf("within: %s, %s\n", entered ? "the call" : "no call", pysock_outcome() == PYSOCK_AGAIN ? "again" : "failed");
    return 0;
}
"""


@pytest.mark.skipif(not sys.platform.startswith("linux") or shutil.which("cc") is None, reason="Linux, a C compiler")
def test_what_came_before_the_call_does_not_fail_it(compile_c: Callable[..., Path]) -> None:
    program = compile_c(HARNESS, "-w", f"-I{CSRC}", "-pthread")
    done = subprocess.run([program], capture_output=True, text=True, timeout=30, check=True, stdin=subprocess.DEVNULL)
    # in C the handler runs, and then the call waits: so it is made (again) after the handler in Python
    assert done.stdout == (
        "slow: the call, again\nlooked: no call, again\nlater: the call, again\nwithin: the call, failed\n"
    )
