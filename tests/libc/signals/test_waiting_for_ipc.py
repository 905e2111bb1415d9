"""Semaphores of System V and queues of POSIX: what a signal does to who waits for them."""
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable

Both = Callable[[str, str], str]

# As in test_waiting.py: a timer goes off every 10 ms. semop() ends with EINTR whatever SA_RESTART says; mq_receive() and
# mq_send() go on with it, and the third handler brings what they wait for.

C = """
#include <mqueue.h>
#include <sys/sem.h>
static volatile int count, wanted, brought;
static mqd_t in, out;
static char buf[8];

static void bring(int n)
{
    if (++count < wanted || brought) return;
    brought = 1;
    mq_send(in, "abc", 3, 0);
    mq_receive(out, buf, 8, NULL);
}

static void once(const char *name, int which, int restart)
{
    struct itimerval stop = {0}, go = {{0, 10000}, {0, 10000}};
    struct sigaction act = {0};
    struct sembuf op = {0, -1, 0};
    struct timespec minute = {60, 0}, past = {1, 0};
    int sems = semget(IPC_PRIVATE, 1, 0600), result, e;
    count = brought = 0; wanted = restart && which > 1 ? 3 : 1000000;
    act.sa_handler = bring; act.sa_flags = restart ? SA_RESTART : 0;
    sigaction(SIGALRM, &act, NULL);
    mq_timedsend(out, "x", 1, 0, &past); mq_timedreceive(in, buf, 8, NULL, &past);  /* full, and empty */
    setitimer(ITIMER_REAL, &go, NULL);
    errno = 0;
    result = which == 0 ? semop(sems, &op, 1) : which == 1 ? semtimedop(sems, &op, 1, &minute)
        : which == 2 ? mq_receive(in, buf, 8, NULL) : mq_send(out, "x", 1, 0);
    e = errno;
    setitimer(ITIMER_REAL, &stop, NULL);
    printf("%s%s: %d %d %d\\n", name, restart ? " SA_RESTART" : "", result, result < 0 ? e : 0, count >= (result < 0 ? 1 : 3));
    semctl(sems, 0, IPC_RMID);
}

int main(void)
{
    const char *names[] = {"semop", "semtimedop", "mq_receive", "mq_send"};
    struct mq_attr attr = {0, 1, 8};
    char name[64];
    snprintf(name, sizeof name, "/pysock.signals.%d", getpid());
    in = mq_open(name, O_RDWR | O_CREAT, 0600, &attr); mq_unlink(name);
    out = mq_open(name, O_RDWR | O_CREAT, 0600, &attr); mq_unlink(name);
    for (int which = 0; which < 4; which++)
        for (int restart = 0; restart < 2; restart++)
            once(names[which], which, restart);
    return 0;
}
"""
PYTHON = """
from pysock.libc.mqueue import *
from pysock.libc.sys.sem import *
count = wanted = brought = 0
buf = new("char[8]")

def bring(n):
    global count, brought
    count += 1
    if count < wanted or brought:
        return
    brought = 1
    mq_send(into, b"abc", 3, 0)
    mq_receive(out, buf, 8, NULL)

def once(name, which, restart):
    global count, wanted, brought
    stop, go = itimerval(), itimerval([[0, 10000], [0, 10000]])
    act = new("struct sigaction")
    op = sembuf([0, -1, 0])
    minute, past = timespec([60, 0]), timespec([1, 0])
    sems = semget(IPC_PRIVATE, 1, 0o600)
    count = brought = 0; wanted = 3 if restart and which > 1 else 1000000
    act.sa_handler = bring; act.sa_flags = SA_RESTART if restart else 0
    sigaction(SIGALRM, act, NULL)
    mq_timedsend(out, b"x", 1, 0, past); mq_timedreceive(into, buf, 8, NULL, past)
    setitimer(ITIMER_REAL, go, NULL)
    errno[0] = 0
    if which == 0:
        result = semop(sems, op, 1)
    elif which == 1:
        result = semtimedop(sems, op, 1, minute)
    elif which == 2:
        result = mq_receive(into, buf, 8, NULL)
    else:
        result = mq_send(out, b"x", 1, 0)
    e = errno[0]
    setitimer(ITIMER_REAL, stop, NULL)
    printf("%s%s: %d %d %d\\n", name, " SA_RESTART" if restart else "", result, e if result < 0 else 0, count >= (1 if result < 0 else 3))
    semctl(sems, 0, IPC_RMID)

def main():
    global into, out
    attr = mq_attr([0, 1, 8])
    name = f"/pysock.signals.{getpid()}"
    into = mq_open(name, O_RDWR | O_CREAT, 0o600, attr); mq_unlink(name)
    out = mq_open(name, O_RDWR | O_CREAT, 0o600, attr); mq_unlink(name)
    for which, word in enumerate((b"semop", b"semtimedop", b"mq_receive", b"mq_send")):
        for restart in range(2):
            once(word, which, restart)
    return 0
"""


def test_who_waits_goes_on_or_ends_as_in_c(both: Both) -> None:
    text = both(C, PYTHON)
    assert "semop: -1 4 1\nsemop SA_RESTART: -1 4 1\n" in text
    assert "mq_receive: -1 4 1\nmq_receive SA_RESTART: 3 0 1\n" in text
    assert "mq_send: -1 4 1\nmq_send SA_RESTART: 0 0 1\n" in text
