"""<signal.h>: handlers that are Python functions, beside C programs that do the same, under strace and under stress."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from pysock.libc.dirent import *
from pysock.libc.errno import *
from pysock.libc.pthread import *
from pysock.libc.signal import *
from pysock.libc.sys.time import *
from pysock.libc.unistd import *
from pysock.values import addressof, cast, new, sizeof

PYTHON = """
import sys
from pysock.libc.dirent import *
from pysock.libc.errno import *
from pysock.libc.fcntl import *
from pysock.libc.netinet.in_ import *
from pysock.libc.poll import *
from pysock.libc.pthread import *
from pysock.libc.semaphore import *
from pysock.libc.signal import *
from pysock.libc.stdio import *
from pysock.libc.stdlib import *
from pysock.libc.string import *
from pysock.libc.sys.epoll import *
from pysock.libc.sys.msg import *
from pysock.libc.sys.select import *
from pysock.libc.sys.socket import *
from pysock.libc.sys.stat import *
from pysock.libc.sys.time import *
from pysock.libc.sys.uio import *
from pysock.libc.sys.un import *
from pysock.libc.sys.wait import *
from pysock.libc.time import *
from pysock.libc.unistd import *
from pysock.runtime import run
from pysock.structs import *
from pysock.values import *
"""
C = """
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/msg.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
"""
Both = Callable[[str, str], str]


def ended(command: list[str | Path], where: Path, timeout: float = 60) -> str:
    """What a program prints, and how it ends."""
    where.mkdir(exist_ok=True)
    done = subprocess.run(
        command, cwd=where, capture_output=True, text=True, timeout=timeout, check=False, stdin=subprocess.DEVNULL
    )
    return f"{done.stdout}{done.stderr}[{done.returncode}]"


@pytest.fixture
def script(tmp_path: Path) -> Callable[[str], Path]:
    def script(source: str) -> Path:
        path = tmp_path / "program.py"
        path.write_text(PYTHON + source + "\n\nrun(main)\n")
        return path

    return script


@pytest.fixture
def both(compile_c: Callable[..., Path], script: Callable[[str], Path], tmp_path: Path) -> Both:
    """`both(c, python)`: the two programs print and end alike; what they print."""

    def both(c: str, python: str) -> str:
        expected = ended([compile_c(C + c, "-w", "-pthread")], tmp_path / "c")
        found = ended([sys.executable, script(python)], tmp_path / "python")
        assert found == expected
        return found

    return both


# What a signal does to each call that waits. A timer goes off every 10 ms. Without SA_RESTART the first signal ends the
# wait; with it the call goes on where signal(7) says so, and the third handler brings what it waits for.

WAITING_C = """
static volatile int count;
static int in[2], out[2], a[2], listener, queue, timed, child[2], full;
static sem_t sem;
static struct sockaddr_un address;
static struct itimerval stop, go = {{0, 10000}, {0, 10000}};
static char buf[70000], line[100];
static FILE *file;

static void bring(int n)
{
    int status;
    if (++count < 3) return;
    setitimer(ITIMER_REAL, &stop, NULL);
    write(in[1], "data\\n", 5); write(a[1], "data\\n", 5); sem_post(&sem);
    struct { long type; char text[4]; } m = {1, "abc"};
    msgsnd(queue, &m, 4, IPC_NOWAIT);
    connect(socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0), (void *)&address, sizeof address);
    open("fifo", O_RDWR | O_NONBLOCK);
    if (child[1]) close(child[1]);
    if (full) read(out[0], buf, sizeof buf);
}

static void begin(int restart)
{
    struct sigaction act = {0};
    count = 0;
    act.sa_handler = bring; act.sa_flags = restart ? SA_RESTART : 0;
    sigaction(SIGALRM, &act, NULL);
    pipe(in); pipe(out); socketpair(AF_UNIX, SOCK_STREAM, 0, a);
    sem_init(&sem, 0, 0);
    queue = msgget(IPC_PRIVATE, 0600);
    unlink("socket"); address.sun_family = AF_UNIX; strcpy(address.sun_path, "socket");
    listener = socket(AF_UNIX, SOCK_STREAM, 0); bind(listener, (void *)&address, sizeof address); listen(listener, 5);
    mkfifo("fifo", 0600);
    file = fdopen(in[0], "r");
    child[0] = child[1] = full = 0;
}

static void forked(int locks)
{
    pipe(child);
    int ready[2]; pipe(ready);
    if (fork() == 0) {
        close(child[1]);
        int lock = open("lock", O_RDWR | O_CREAT, 0600);
        if (locks) lockf(lock, F_LOCK, 0);
        write(ready[1], "", 1);
        read(child[0], buf, 1);
        _exit(7);
    }
    read(ready[0], buf, 1);
}

static void end(const char *name, int restart, long result)
{
    int e = errno, c = count;
    setitimer(ITIMER_REAL, &stop, NULL);
    if (count < 3) { count = 2; bring(0); }
    printf("%s%s: %ld %d %d\\n", name, restart ? " SA_RESTART" : "", result, result < 0 ? e : 0, c);
    fclose(file); close(in[1]); close(out[0]); close(out[1]); close(a[0]); close(a[1]); close(listener); msgctl(queue, IPC_RMID, NULL);
    while (child[0] && wait(NULL) < 0 && errno == EINTR) ;
    unlink("fifo");
}
#define YES(result) ((result) < 0 ? -1 : 1)
#define WAIT(name, prepare, call) for (int r = 0; r < 2; r++) { begin(r); prepare; setitimer(ITIMER_REAL, &go, NULL); errno = 0; long result = call; end(name, r, result); }

int main(void)
{
    fd_set set;
    struct timespec minute = {60, 0}, soon, *absolute = &soon;
    struct timeval tv = {60, 0};
    struct pollfd p;
    struct epoll_event e;
    struct { long type; char text[4]; } m;
    struct iovec v = {buf, 5};
    struct msghdr h = {.msg_iov = &v, .msg_iovlen = 1};
    sigset_t none, usr1;
    int ep = epoll_create1(0), lock;
    size_t n = 0; char *text = NULL;
    sigemptyset(&none); sigemptyset(&usr1); sigaddset(&usr1, SIGUSR1); sigprocmask(SIG_BLOCK, &usr1, NULL);
    clock_gettime(CLOCK_REALTIME, &soon); soon.tv_sec += 60;
"""
WAITING_PYTHON = """
count = 0
a, inp, out, child = new("int[2]"), new("int[2]"), new("int[2]"), new("int[2]")
listener = queue = full = 0
sem = sem_t()
address = sockaddr_un()
stop, go = itimerval(), itimerval()
go.it_interval.tv_usec = go.it_value.tv_usec = 10000
buf, line = new("char[70000]"), new("char[100]")
file = NULL

@struct
class message:
    type = member("long")
    text = member("char[4]")

def bring(n):
    global count
    count += 1
    if count < 3:
        return
    setitimer(ITIMER_REAL, stop, NULL)
    write(inp[1], b"data\\n", 5); write(a[1], b"data\\n", 5); sem_post(sem)
    m = message(type=1, text=b"abc")
    msgsnd(queue, m, 4, IPC_NOWAIT)
    connect(socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0), address, sizeof(address))
    open("fifo", O_RDWR | O_NONBLOCK)
    if child[1]:
        close(child[1])
    if full:
        read(out[0], buf, sizeof(buf))

def begin(restart):
    global count, queue, listener, full, file
    act = new("struct sigaction")
    count = 0
    act.sa_handler = bring; act.sa_flags = SA_RESTART if restart else 0
    sigaction(SIGALRM, act, NULL)
    pipe(inp); pipe(out); socketpair(AF_UNIX, SOCK_STREAM, 0, a)
    sem_init(sem, 0, 0)
    queue = msgget(IPC_PRIVATE, 0o600)
    unlink("socket"); address.sun_family = AF_UNIX; strcpy(address.sun_path, "socket")
    listener = socket(AF_UNIX, SOCK_STREAM, 0); bind(listener, address, sizeof(address)); listen(listener, 5)
    mkfifo("fifo", 0o600)
    file = fdopen(inp[0], "r")
    child[0] = child[1] = full = 0

def forked(locks):
    pipe(child)
    ready = new("int[2]"); pipe(ready)
    if fork() == 0:
        close(child[1])
        lock = open("lock", O_RDWR | O_CREAT, 0o600)
        if locks:
            lockf(lock, F_LOCK, 0)
        write(ready[1], b"", 1)
        read(child[0], buf, 1)
        _exit(7)
    read(ready[0], buf, 1)

def end(name, restart, result):
    global count
    e, c = errno[0], count
    setitimer(ITIMER_REAL, stop, NULL)
    if count < 3:
        count = 2; bring(0)
    printf("%s%s: %ld %d %d\\n", name, " SA_RESTART" if restart else "", result, e if result < 0 else 0, c)
    fclose(file); close(inp[1]); close(out[0]); close(out[1]); close(a[0]); close(a[1]); close(listener); msgctl(queue, IPC_RMID, NULL)
    while child[0] and wait(NULL) < 0 and errno == EINTR:
        pass
    unlink("fifo")

def YES(result):
    return -1 if result < 0 else 1

def WAIT(name, prepare, call):
    for r in range(2):
        begin(r); prepare(); setitimer(ITIMER_REAL, go, NULL); errno[0] = 0; result = call(); end(name, r, result)

def fill():
    global full
    full = 1
    write(out[1], buf, 65536)

def watch(e, ep):
    e.events = EPOLLIN
    epoll_ctl(ep, EPOLL_CTL_ADD, a[0], e)

def main():
    set = new("fd_set")
    minute, soon = timespec(tv_sec=60), timespec()
    tv = timeval(tv_sec=60)
    p = pollfd()
    e = epoll_event()
    m = message()
    v = iovec(iov_base=buf, iov_len=5)
    h = msghdr(msg_iov=v, msg_iovlen=1)
    none, usr1 = sigset_t(), sigset_t()
    ep = epoll_create1(0)
    n = new("size_t", 0); text = new("char *")
    sigemptyset(none); sigemptyset(usr1); sigaddset(usr1, SIGUSR1); sigprocmask(SIG_BLOCK, usr1, NULL)
    clock_gettime(CLOCK_REALTIME, soon); soon.tv_sec += 60
"""

#: name, C's preparation, C's call; Python's where they differ. "x" tells nothing.
WAITS: list[tuple[str, str, str, str, str]] = [
    ("accept", "", "YES(accept(listener, NULL, NULL))", "", ""),
    ("accept4", "", "YES(accept4(listener, NULL, NULL, SOCK_CLOEXEC))", "", ""),
    ("recv", "", "recv(a[0], buf, 9, 0)", "", ""),
    ("recvfrom", "", "recvfrom(a[0], buf, 9, 0, NULL, NULL)", "", ""),
    ("recvmsg", "", "recvmsg(a[0], &h, 0)", "", "recvmsg(a[0], h, 0)"),
    ("read", "", "read(in[0], buf, 9)", "", "read(inp[0], buf, 9)"),
    ("readv", "", "readv(in[0], &v, 1)", "", "readv(inp[0], v, 1)"),
    ("write", "full = 1; write(out[1], buf, 65536)", "write(out[1], buf, 4096)", "fill()", ""),
    (
        "recv, SO_RCVTIMEO",
        "setsockopt(a[0], SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof tv)",
        "recv(a[0], buf, 9, 0)",
        "setsockopt(a[0], SOL_SOCKET, SO_RCVTIMEO, tv, sizeof(tv))",
        "",
    ),
    (
        "accept, SO_RCVTIMEO",
        "setsockopt(listener, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof tv)",
        "accept(listener, NULL, NULL)",
        "setsockopt(listener, SOL_SOCKET, SO_RCVTIMEO, tv, sizeof(tv))",
        "",
    ),
    (
        "select",
        "FD_ZERO(&set); FD_SET(a[0], &set)",
        "select(a[0] + 1, &set, NULL, NULL, &tv)",
        "FD_ZERO(set); FD_SET(a[0], set)",
        "select(a[0] + 1, set, NULL, NULL, tv)",
    ),
    (
        "pselect",
        "FD_ZERO(&set); FD_SET(a[0], &set)",
        "pselect(a[0] + 1, &set, NULL, NULL, NULL, &none)",
        "FD_ZERO(set); FD_SET(a[0], set)",
        "pselect(a[0] + 1, set, NULL, NULL, NULL, none)",
    ),
    ("poll", "p.fd = a[0]; p.events = POLLIN", "poll(&p, 1, -1)", "", "poll(p, 1, -1)"),
    ("ppoll", "p.fd = a[0]; p.events = POLLIN", "ppoll(&p, 1, NULL, &none)", "", "ppoll(p, 1, NULL, none)"),
    (
        "epoll_wait",
        "e.events = EPOLLIN; epoll_ctl(ep, EPOLL_CTL_ADD, a[0], &e)",
        "epoll_wait(ep, &e, 1, -1)",
        "watch(e, ep)",
        "epoll_wait(ep, e, 1, -1)",
    ),
    (
        "epoll_pwait",
        "e.events = EPOLLIN; epoll_ctl(ep, EPOLL_CTL_ADD, a[0], &e)",
        "epoll_pwait(ep, &e, 1, -1, &none)",
        "watch(e, ep)",
        "epoll_pwait(ep, e, 1, -1, none)",
    ),
    ("nanosleep", "", "nanosleep(&minute, NULL)", "", "nanosleep(minute, NULL)"),
    (
        "clock_nanosleep",
        "",
        "clock_nanosleep(CLOCK_MONOTONIC, 0, &minute, NULL)",
        "",
        "clock_nanosleep(CLOCK_MONOTONIC, 0, minute, NULL)",
    ),
    ("usleep", "", "usleep(9000000)", "", ""),
    ("sleep", "", "sleep(60) >= 59", "", ""),
    ("pause", "", "pause()", "", ""),
    ("sigsuspend", "", "sigsuspend(&none)", "", "sigsuspend(none)"),
    ("sigwaitinfo", "", "sigwaitinfo(&usr1, NULL)", "", "sigwaitinfo(usr1, NULL)"),
    ("sigtimedwait", "", "sigtimedwait(&usr1, NULL, &minute)", "", "sigtimedwait(usr1, NULL, minute)"),
    ("sem_wait", "", "sem_wait(&sem)", "", "sem_wait(sem)"),
    ("sem_timedwait", "", "sem_timedwait(&sem, &soon)", "", "sem_timedwait(sem, soon)"),
    ("msgrcv", "", "msgrcv(queue, &m, 4, 0, 0)", "", "msgrcv(queue, m, 4, 0, 0)"),
    ("open", "", 'YES(open("fifo", O_RDONLY))', "", ""),
    ("waitpid", "forked(0)", "YES(waitpid(-1, NULL, 0))", "", ""),
    ("wait4", "forked(0)", "YES(wait4(-1, NULL, 0, NULL))", "", ""),
    (
        "waitid",
        "forked(0)",
        "waitid(P_ALL, 0, NULL, WEXITED)",
        "",
        "",
    ),
    (
        "lockf",
        'forked(1); lock = open("lock", O_RDWR)',
        "lockf(lock, F_LOCK, 0)",
        'forked(1); global lock; lock = open("lock", O_RDWR)',
        "",
    ),
    ("fgetc", "", "fgetc(file)", "", ""),
    ("fgets", "", "fgets(line, 100, file) ? strlen(line) : -1", "", "strlen(line) if fgets(line, 100, file) else -1"),
    ("fread", "", "fread(line, 1, 5, file)", "", ""),
    ("getline", "", "getline(&text, &n, file)", "", "getline(text, n, file)"),
    ("fscanf", "", 'fscanf(file, "%99s", line)', "", ""),
]


def waiting() -> tuple[str, str]:
    c, python = WAITING_C, WAITING_PYTHON
    for name, prepare, call, its_prepare, its_call in WAITS:
        c += f'    WAIT("{name}", {prepare or "(void)0"}, {call})\n'
        words = (its_prepare or prepare).split("; ") if its_prepare or prepare else ["pass"]
        python += f"    def prepare():\n        {'; '.join(words)}\n"
        python += f'    WAIT("{name}", prepare, lambda: {its_call or call})\n'
    return c + "}\n", python + "    return 0\n"


def test_every_call_that_waits_is_restarted_or_interrupted_as_in_c(both: Both) -> None:
    text = both(*waiting())
    assert "recv SA_RESTART: 5 0 3" in text
    assert "recv: -1 4 1" in text
    assert "recv, SO_RCVTIMEO SA_RESTART: -1 4 1" in text
    assert "fgets SA_RESTART: 5 0 3" in text
    assert text.count("\n") == 2 * len(WAITS)


# Setting handlers

HANDLERS_C = """
static void one(int n) { write(1, "one\\n", 4); }
static void two(int n) { write(1, "two\\n", 4); }
static int depth, total;
static void nested(int n)
{
    printf("begin %d\\n", ++depth);
    if (++total < 4) raise(n == SIGUSR1 && depth == 2 ? SIGUSR2 : n);
    printf("end %d\\n", depth--);
}
static void about(int n, siginfo_t *info, void *context)
{
    printf("%d %d %d %d %d\\n", n == SIGUSR1, info->si_signo == n, info->si_code, info->si_pid == getpid(), info->si_code == SI_QUEUE ? info->si_value.sival_int : 0);
}
static const char *name(sighandler_t h)
{
    return h == one ? "one" : h == two ? "two" : h == (sighandler_t)about ? "about" : h == SIG_DFL ? "SIG_DFL" : h == SIG_IGN ? "SIG_IGN" : h == SIG_ERR ? "SIG_ERR" : h == SIG_HOLD ? "SIG_HOLD" : "other";
}
#define SAY(x) printf("%s\\n", x)
int main(void)
{
    setbuf(stdout, NULL);
    struct sigaction act, old;
    sigset_t set, pending;
    SAY(name(signal(SIGUSR1, one))); SAY(name(signal(SIGUSR1, two))); raise(SIGUSR1); SAY(name(signal(SIGUSR1, SIG_IGN)));
    raise(SIGUSR1); SAY(name(signal(SIGUSR1, SIG_DFL))); SAY(name(ssignal(SIGUSR1, one))); kill(getpid(), SIGUSR1);
    errno = 0; SAY(name(signal(SIGKILL, one))); printf("%d\\n", errno); errno = 0; SAY(name(signal(0, one))); printf("%d\\n", errno);
    SAY(name(signal(65, SIG_IGN))); SAY(name(signal(SIGUSR1, SIG_ERR))); SAY(name(signal(SIGSTOP, SIG_DFL)));
    SAY(name(sysv_signal(SIGUSR2, one))); raise(SIGUSR2); SAY(name(signal(SIGUSR2, SIG_DFL)));
    SAY(name(sigset(SIGUSR2, one))); SAY(name(sigset(SIGUSR2, SIG_HOLD))); raise(SIGUSR2); SAY(name(sigset(SIGUSR2, SIG_HOLD)));
    SAY("held"); SAY(name(sigset(SIGUSR2, two))); SAY(name(sigset(SIGUSR2, SIG_IGN))); printf("%d %d\\n", sigignore(SIGUSR2), sigignore(99));
    sighold(SIGUSR1); raise(SIGUSR1); SAY("waits"); sigrelse(SIGUSR1); sighold(SIGUSR1); sigpending(&pending); printf("%d\\n", sigismember(&pending, SIGUSR1)); sigrelse(SIGUSR1);
    SAY(name(signal(SIGRTMAX, one))); raise(SIGRTMAX); SAY(name(signal(SIGRTMAX, SIG_DFL)));

    memset(&act, 0, sizeof(act)); act.sa_handler = one; act.sa_flags = SA_RESTART | SA_NODEFER; sigaddset(&act.sa_mask, SIGHUP);
    printf("%d\\n", sigaction(SIGUSR1, &act, &old)); SAY(name(old.sa_handler)); printf("%x\\n", old.sa_flags & ~0x4000000);
    printf("%d\\n", sigaction(SIGUSR1, NULL, &old)); SAY(name(old.sa_handler)); printf("%x %d %d\\n", old.sa_flags & ~0x4000000, sigismember(&old.sa_mask, SIGHUP), sigismember(&old.sa_mask, SIGUSR1));
    siginterrupt(SIGUSR1, 1); sigaction(SIGUSR1, NULL, &old); printf("%x\\n", old.sa_flags & ~0x4000000); siginterrupt(SIGUSR1, 0);
    printf("%d %d %d\\n", siginterrupt(99, 1), sigaction(SIGKILL, &act, NULL), sigaction(SIGKILL, NULL, &old));
    printf("%d\\n", sigaction(SIGUSR1, NULL, NULL)); raise(SIGUSR1);

    memset(&act, 0, sizeof(act)); act.sa_sigaction = about; act.sa_flags = SA_SIGINFO;
    sigaction(SIGUSR1, &act, &old); SAY(name(old.sa_handler)); raise(SIGUSR1); kill(getpid(), SIGUSR1);
    union sigval value = {42}; printf("%d\\n", sigqueue(getpid(), SIGUSR1, value)); printf("%d\\n", sigqueue(getpid(), 99, value));
    sigaction(SIGUSR1, &old, &act); SAY(name((sighandler_t)act.sa_sigaction)); raise(SIGUSR1); sigaction(SIGUSR1, &act, NULL); raise(SIGUSR1);

    memset(&act, 0, sizeof(act)); act.sa_handler = one; act.sa_flags = SA_RESETHAND;
    sigaction(SIGUSR1, &act, NULL); raise(SIGUSR1); sigaction(SIGUSR1, NULL, &old); SAY(name(old.sa_handler));

    act.sa_handler = nested; act.sa_flags = 0; sigaction(SIGUSR1, &act, NULL); sigaction(SIGUSR2, &act, NULL);
    raise(SIGUSR1); SAY("with SA_NODEFER"); total = 0;
    act.sa_flags = SA_NODEFER; sigaction(SIGUSR1, &act, NULL); sigaction(SIGUSR2, &act, NULL); raise(SIGUSR1); SAY("with sa_mask"); total = 0;
    act.sa_flags = SA_NODEFER; sigaddset(&act.sa_mask, SIGUSR2); sigaction(SIGUSR1, &act, NULL); raise(SIGUSR1);

    sigemptyset(&set); sigaddset(&set, SIGUSR1); sigprocmask(SIG_BLOCK, &set, NULL); raise(SIGUSR1); signal(SIGUSR1, two); SAY("blocked");
    sigprocmask(SIG_UNBLOCK, &set, NULL); SAY("unblocked");
    SAY(name(signal(SIGTERM, SIG_DFL))); raise(SIGTERM);
    return 5;
}
"""
HANDLERS_PYTHON = """
depth = total = 0

def one(n):
    write(1, b"one\\n", 4)

def two(n):
    write(1, b"two\\n", 4)

def nested(n):
    global depth, total
    depth += 1
    printf("begin %d\\n", depth)
    total += 1
    if total < 4:
        raise_(SIGUSR2 if n == SIGUSR1 and depth == 2 else n)
    printf("end %d\\n", depth)
    depth -= 1

def about(n, info, context):
    assert context == NULL
    printf("%d %d %d %d %d\\n", n == SIGUSR1, info.si_signo == n, info.si_code, info.si_pid == getpid(), info.si_value.sival_int if info.si_code == SI_QUEUE else 0)

def name(h):
    if h is one or h is two or h is about:
        return h.__name__
    names = [(SIG_DFL, "SIG_DFL"), (SIG_IGN, "SIG_IGN"), (SIG_ERR, "SIG_ERR"), (SIG_HOLD, "SIG_HOLD")]
    return next((text for pointer, text in names if h == pointer), "other")

def SAY(x):
    printf("%s\\n", x)

def main():
    global total
    setbuf(stdout, NULL)
    act, old = new("struct sigaction"), new("struct sigaction")
    set, pending = sigset_t(), sigset_t()
    SAY(name(signal(SIGUSR1, one))); SAY(name(signal(SIGUSR1, two))); raise_(SIGUSR1); SAY(name(signal(SIGUSR1, SIG_IGN)))
    raise_(SIGUSR1); SAY(name(signal(SIGUSR1, SIG_DFL))); SAY(name(ssignal(SIGUSR1, one))); kill(getpid(), SIGUSR1)
    errno[0] = 0; SAY(name(signal(SIGKILL, one))); printf("%d\\n", errno); errno[0] = 0; SAY(name(signal(0, one))); printf("%d\\n", errno)
    SAY(name(signal(65, SIG_IGN))); SAY(name(signal(SIGUSR1, SIG_ERR))); SAY(name(signal(SIGSTOP, SIG_DFL)))
    SAY(name(sysv_signal(SIGUSR2, one))); raise_(SIGUSR2); SAY(name(signal(SIGUSR2, SIG_DFL)))
    SAY(name(sigset(SIGUSR2, one))); SAY(name(sigset(SIGUSR2, SIG_HOLD))); raise_(SIGUSR2); SAY(name(sigset(SIGUSR2, SIG_HOLD)))
    SAY("held"); SAY(name(sigset(SIGUSR2, two))); SAY(name(sigset(SIGUSR2, SIG_IGN))); printf("%d %d\\n", sigignore(SIGUSR2), sigignore(99))
    sighold(SIGUSR1); raise_(SIGUSR1); SAY("waits"); sigrelse(SIGUSR1); sighold(SIGUSR1); sigpending(pending); printf("%d\\n", sigismember(pending, SIGUSR1)); sigrelse(SIGUSR1)
    SAY(name(signal(SIGRTMAX, one))); raise_(SIGRTMAX); SAY(name(signal(SIGRTMAX, SIG_DFL)))

    memset(act, 0, sizeof(act)); act.sa_handler = one; act.sa_flags = SA_RESTART | SA_NODEFER; sigaddset(act.sa_mask, SIGHUP)
    printf("%d\\n", sigaction(SIGUSR1, act, old)); SAY(name(old.sa_handler)); printf("%x\\n", old.sa_flags & ~0x4000000)
    printf("%d\\n", sigaction(SIGUSR1, NULL, old)); SAY(name(old.sa_handler)); printf("%x %d %d\\n", old.sa_flags & ~0x4000000, sigismember(old.sa_mask, SIGHUP), sigismember(old.sa_mask, SIGUSR1))
    siginterrupt(SIGUSR1, 1); sigaction(SIGUSR1, NULL, old); printf("%x\\n", old.sa_flags & ~0x4000000); siginterrupt(SIGUSR1, 0)
    printf("%d %d %d\\n", siginterrupt(99, 1), sigaction(SIGKILL, act, NULL), sigaction(SIGKILL, NULL, old))
    printf("%d\\n", sigaction(SIGUSR1, NULL, NULL)); raise_(SIGUSR1)

    memset(act, 0, sizeof(act)); act.sa_sigaction = about; act.sa_flags = SA_SIGINFO
    sigaction(SIGUSR1, act, old); SAY(name(old.sa_handler)); raise_(SIGUSR1); kill(getpid(), SIGUSR1)
    value = sigval(sival_int=42); printf("%d\\n", sigqueue(getpid(), SIGUSR1, value)); printf("%d\\n", sigqueue(getpid(), 99, value))
    sigaction(SIGUSR1, old, act); SAY(name(act.sa_sigaction)); raise_(SIGUSR1); sigaction(SIGUSR1, act, NULL); raise_(SIGUSR1)

    memset(act, 0, sizeof(act)); act.sa_handler = one; act.sa_flags = SA_RESETHAND
    sigaction(SIGUSR1, act, NULL); raise_(SIGUSR1); sigaction(SIGUSR1, NULL, old); SAY(name(old.sa_handler))

    act.sa_handler = nested; act.sa_flags = 0; sigaction(SIGUSR1, act, NULL); sigaction(SIGUSR2, act, NULL)
    raise_(SIGUSR1); SAY("with SA_NODEFER"); total = 0
    act.sa_flags = SA_NODEFER; sigaction(SIGUSR1, act, NULL); sigaction(SIGUSR2, act, NULL); raise_(SIGUSR1); SAY("with sa_mask"); total = 0
    act.sa_flags = SA_NODEFER; sigaddset(act.sa_mask, SIGUSR2); sigaction(SIGUSR1, act, NULL); raise_(SIGUSR1)

    sigemptyset(set); sigaddset(set, SIGUSR1); sigprocmask(SIG_BLOCK, set, NULL); raise_(SIGUSR1); signal(SIGUSR1, two); SAY("blocked")
    sigprocmask(SIG_UNBLOCK, set, NULL); SAY("unblocked")
    SAY(name(signal(SIGTERM, SIG_DFL))); raise_(SIGTERM)
    return 5
"""


def test_handlers_are_set_run_and_given_back_as_in_c(both: Both) -> None:
    text = both(HANDLERS_C, HANDLERS_PYTHON)
    assert "begin 1\nend 1\n" in text  # its own signal waits while a handler runs
    assert "begin 3" in text  # and does not with SA_NODEFER
    assert text.endswith("[-15]")


# Actions that outlive exec and fork, and signals that come while the program computes

EXEC_C = """
static void handler(int n) {}
int main(void) { signal(SIGUSR1, SIG_IGN); signal(SIGUSR2, handler); execl("/bin/sh", "sh", "-c", "kill -USR1 $$; echo ignored; kill -USR2 $$; echo not here", NULL); return 1; }
"""
EXEC_PYTHON = """
def handler(n):
    pass

def main():
    signal(SIGUSR1, SIG_IGN); signal(SIGUSR2, handler)
    execl("/bin/sh", "sh", "-c", "kill -USR1 $$; echo ignored; kill -USR2 $$; echo not here", NULL)
    return 1
"""


def test_ignored_signals_stay_ignored_over_exec_and_handlers_do_not(both: Both) -> None:
    assert both(EXEC_C, EXEC_PYTHON) == f"ignored\n[{-SIGUSR2}]"


COMPUTING_C = """
static volatile int alarms, children, virtual;
static void on_alarm(int n) { alarms++; alarm(0); }
static void on_virtual(int n) { virtual++; }
static void on_child(int n) { while (waitpid(-1, NULL, WNOHANG) > 0) children++; }
int main(void)
{
    struct itimerval once = {{0, 0}, {0, 2000}}, left;
    signal(SIGALRM, on_alarm); signal(SIGCHLD, on_child); signal(SIGVTALRM, on_virtual);
    ualarm(1000, 0);
    while (!alarms) ;
    printf("alarm %d\\n", alarms); fflush(stdout);
    setitimer(ITIMER_VIRTUAL, &once, NULL);
    while (!virtual) ;
    getitimer(ITIMER_VIRTUAL, &left);
    printf("virtual %d %ld\\n", virtual, (long)left.it_value.tv_usec); fflush(stdout);
    for (int i = 0; i < 5; i++) if (fork() == 0) _exit(0);
    while (children < 5) ;
    printf("children %d %u\\n", children, alarm(100) + alarm(0)); fflush(stdout);
    signal(SIGALRM, SIG_DFL); ualarm(1000, 0);
    while (1) pause();
}
"""
COMPUTING_PYTHON = """
alarms = children = virtual = 0

def on_alarm(n):
    global alarms
    alarms += 1; alarm(0)

def on_virtual(n):
    global virtual
    virtual += 1

def on_child(n):
    global children
    while waitpid(-1, NULL, WNOHANG) > 0:
        children += 1

def main():
    once, left = itimerval(), itimerval()
    once.it_value.tv_usec = 2000
    signal(SIGALRM, on_alarm); signal(SIGCHLD, on_child); signal(SIGVTALRM, on_virtual)
    ualarm(1000, 0)
    while not alarms:
        pass
    printf("alarm %d\\n", alarms); fflush(stdout)
    setitimer(ITIMER_VIRTUAL, once, NULL)
    while not virtual:
        pass
    getitimer(ITIMER_VIRTUAL, left)
    printf("virtual %d %ld\\n", virtual, left.it_value.tv_usec); fflush(stdout)
    for i in range(5):
        if fork() == 0:
            _exit(0)
    while children < 5:
        pass
    printf("children %d %u\\n", children, alarm(100) + alarm(0)); fflush(stdout)
    signal(SIGALRM, SIG_DFL); ualarm(1000, 0)
    while True:
        pause()
"""


def test_handlers_run_while_the_program_computes(both: Both) -> None:
    assert both(COMPUTING_C, COMPUTING_PYTHON).endswith(f"children 5 100\n[{-SIGALRM}]")


INPUT_C = """
static int p[2];
static void more(int n)
{
    static int times;
    const char *parts[] = {"ond line\\n", "12 34", "\\n", "fou", "rth\\nsix", " bytes", "and mo", "re", "the end"};
    write(1, "handler\\n", 8);
    if (times < 9) { write(p[1], parts[times], strlen(parts[times])); times++; alarm(0); ualarm(20000, 0); }
    else close(p[1]);
}
int main(void)
{
    char line[100], *text = NULL; int a = 0, b = 0; size_t size = 0;
    setbuf(stdout, NULL);
    signal(SIGALRM, more);
    pipe(p);
    write(p[1], "first line\\nsec", 14);
    FILE *f = fdopen(p[0], "r");
    ualarm(20000, 0);
    printf("%s", fgets(line, 100, f)); printf("%s", fgets(line, 100, f));
    printf("%d", fscanf(f, "%d %1d", &a, &b)); printf(" %d %d\\n", a, b);
    printf("%d\\n", fgetc(f)); printf("%d\\n", fgetc(f));
    printf("%zd", getline(&text, &size, f)); printf(" %s", text);
    memset(line, 0, 100);
    printf("%zu", fread(line, 3, 3, f)); printf(" %s\\n", line);
    printf("%zu", fread(line, 1, 8, f)); printf(" %s\\n", line);
    printf("%zd", getdelim(&text, &size, ' ', f)); printf(" %s\\n", text);
    printf("%s", fgets(line, 100, f)); printf(" %d %d\\n", feof(f), ferror(f));
    printf("%d", fgets(line, 100, f) == NULL); printf(" %d %d\\n", feof(f), ferror(f));
    return 0;
}
"""
INPUT_PYTHON = """
p = new("int[2]")
times = 0

def more(n):
    global times
    parts = [b"ond line\\n", b"12 34", b"\\n", b"fou", b"rth\\nsix", b" bytes", b"and mo", b"re", b"the end"]
    write(1, b"handler\\n", 8)
    if times < 9:
        write(p[1], parts[times], strlen(parts[times])); times += 1; alarm(0); ualarm(20000, 0)
    else:
        close(p[1])

def main():
    line = new("char[100]"); text = new("char *"); a, b = new("int"), new("int"); size = new("size_t")
    setbuf(stdout, NULL)
    signal(SIGALRM, more)
    pipe(p)
    write(p[1], b"first line\\nsec", 14)
    f = fdopen(p[0], "r")
    ualarm(20000, 0)
    printf("%s", fgets(line, 100, f)); printf("%s", fgets(line, 100, f))
    printf("%d", fscanf(f, "%d %1d", a, b)); printf(" %d %d\\n", a[0], b[0])
    printf("%d\\n", fgetc(f)); printf("%d\\n", fgetc(f))
    printf("%zd", getline(text, size, f)); printf(" %s", text[0])
    memset(line, 0, 100)
    printf("%zu", fread(line, 3, 3, f)); printf(" %s\\n", line)
    printf("%zu", fread(line, 1, 8, f)); printf(" %s\\n", line)
    printf("%zd", getdelim(text, size, ord(" "), f)); printf(" %s\\n", text[0])
    printf("%s", fgets(line, 100, f)); printf(" %d %d\\n", feof(f), ferror(f))
    printf("%d", fgets(line, 100, f) == NULL); printf(" %d %d\\n", feof(f), ferror(f))
    return 0
"""


def test_a_handler_takes_nothing_from_a_stream_that_is_being_read(both: Both) -> None:
    text = both(INPUT_C, INPUT_PYTHON)
    assert "second line" in text
    assert "7 fourth\n" in text.replace("handler\n", "")


# Threads: a handler runs on the thread whose call the signal has interrupted, or that unblocks it

THREADS_C = """
static pthread_t first, second;
static int a[2];
static void handler(int n) { const char *t = pthread_equal(pthread_self(), first) ? "main\\n" : "second\\n"; write(1, t, strlen(t)); }
static void *start(void *argument)
{
    char buf[8];
    write(a[0], "r", 1);
    long n = recv(a[0], buf, 8, 0);
    printf("recv %ld\\n", n); fflush(stdout);
    n = recv(a[0], buf, 8, 0);
    printf("recv %ld %d\\n", n, errno == EINTR); fflush(stdout);
    raise(SIGUSR1);
    sigset_t set; sigemptyset(&set); sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, NULL); raise(SIGUSR1); printf("blocked\\n"); fflush(stdout); pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    return NULL;
}
static void asleep(void)
{
    for (char state = 0; state != 'S'; usleep(1000)) {
        char name[64], text[200]; struct dirent *e; DIR *d = opendir("/proc/self/task");
        while ((e = readdir(d)) != NULL) if (atoi(e->d_name) > getpid()) { sprintf(name, "/proc/self/task/%s/stat", e->d_name); FILE *f = fopen(name, "r"); fgets(text, 200, f); fclose(f); state = *(strrchr(text, ')') + 2); }
        closedir(d);
    }
}
int main(void)
{
    char c;
    struct sigaction act = {0};
    first = pthread_self();
    socketpair(AF_UNIX, SOCK_STREAM, 0, a);
    signal(SIGUSR1, handler);
    pthread_create(&second, NULL, start, NULL);
    read(a[1], &c, 1);
    asleep(); pthread_kill(second, SIGUSR1); asleep(); write(a[1], "data", 4); usleep(20000);
    act.sa_handler = handler; sigaction(SIGUSR1, &act, NULL);
    asleep(); pthread_kill(second, SIGUSR1);
    pthread_join(second, NULL);
    kill(getpid(), SIGUSR1);
    printf("%d\\n", pthread_kill(first, 99));
    return 0;
}
"""
THREADS_PYTHON = """
first = 0
second = new("pthread_t")
a = new("int[2]")

def handler(n):
    t = b"main\\n" if pthread_equal(pthread_self(), first) else b"second\\n"
    write(1, t, strlen(t))

def start(argument):
    buf = new("char[8]")
    write(a[0], b"r", 1)
    n = recv(a[0], buf, 8, 0)
    printf("recv %ld\\n", n); fflush(stdout)
    n = recv(a[0], buf, 8, 0)
    printf("recv %ld %d\\n", n, errno == EINTR); fflush(stdout)
    raise_(SIGUSR1)
    set = sigset_t(); sigemptyset(set); sigaddset(set, SIGUSR1)
    pthread_sigmask(SIG_BLOCK, set, NULL); raise_(SIGUSR1); printf("blocked\\n"); fflush(stdout); pthread_sigmask(SIG_UNBLOCK, set, NULL)
    return NULL

def asleep():
    state = 0
    name, text = new("char[64]"), new("char[200]")
    while state != ord("S"):
        d = opendir("/proc/self/task")
        while (e := readdir(d)) != NULL:
            if atoi(e.d_name) > getpid():
                sprintf(name, "/proc/self/task/%s/stat", e.d_name); f = fopen(name, "r"); fgets(text, 200, f); fclose(f); state = strrchr(text, ord(")"))[2]
        closedir(d)
        usleep(1000)

def main():
    global first
    c = new("char[1]")
    act = new("struct sigaction")
    first = pthread_self()
    socketpair(AF_UNIX, SOCK_STREAM, 0, a)
    signal(SIGUSR1, handler)
    pthread_create(second, NULL, start, NULL)
    read(a[1], c, 1)
    asleep(); pthread_kill(second[0], SIGUSR1); asleep(); write(a[1], b"data", 4); usleep(20000)
    act.sa_handler = handler; sigaction(SIGUSR1, act, NULL)
    asleep(); pthread_kill(second[0], SIGUSR1)
    pthread_join(second[0], NULL)
    kill(getpid(), SIGUSR1)
    printf("%d\\n", pthread_kill(first, 99))
    return 0
"""


def test_a_handler_runs_on_the_thread_that_was_interrupted(both: Both) -> None:
    text = both(THREADS_C, THREADS_PYTHON)
    assert text.count("second\n") == 4
    assert text.count("main\n") == 1


# What strace sees

SEEN_C = """
static int a[2], times;
static void handler(int n) { if (++times == 2) write(a[1], "data", 4); }
int main(void)
{
    char buf[8];
    struct itimerval every = {{0, 20000}, {0, 20000}}, stop = {{0, 0}, {0, 0}};
    struct sigaction act = {0};
    socketpair(AF_UNIX, SOCK_STREAM, 0, a);
    signal(SIGALRM, handler);
    setitimer(ITIMER_REAL, &every, NULL);
    recv(a[0], buf, 8, 0);
    act.sa_handler = handler; sigaddset(&act.sa_mask, SIGUSR2);
    sigaction(SIGALRM, &act, NULL);
    recv(a[0], buf, 8, 0);
    setitimer(ITIMER_REAL, &stop, NULL);
    signal(SIGALRM, SIG_DFL);
    return 0;
}
"""
SEEN_PYTHON = """
a = new("int[2]")
times = 0

def handler(n):
    global times
    times += 1
    if times == 2:
        write(a[1], b"data", 4)

def main():
    buf = new("char[8]")
    every, stop = itimerval(), itimerval()
    every.it_interval.tv_usec = every.it_value.tv_usec = 20000
    act = new("struct sigaction")
    socketpair(AF_UNIX, SOCK_STREAM, 0, a)
    signal(SIGALRM, handler)
    setitimer(ITIMER_REAL, every, NULL)
    recv(a[0], buf, 8, 0)
    act.sa_handler = handler; sigaddset(act.sa_mask, SIGUSR2)
    sigaction(SIGALRM, act, NULL)
    recv(a[0], buf, 8, 0)
    setitimer(ITIMER_REAL, stop, NULL)
    signal(SIGALRM, SIG_DFL)
    return 0
"""


def seen(command: list[str | Path], where: Path) -> list[str]:
    """The system calls from socketpair() on, an interrupted call and its repetition as one."""
    where.mkdir(exist_ok=True)
    log = where / "trace"
    calls = "socketpair,recvfrom,rt_sigaction,setitimer"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", "signal=none", "-e", f"trace={calls}", "-o", log, *command],
        cwd=where,
        timeout=60,
        check=False,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode != 0:
        pytest.skip(f"strace does not trace here: {done.stderr}")
    lines = [line.partition(" ")[2].strip() for line in log.read_text().splitlines()]
    lines = lines[next(i for i, line in enumerate(lines) if line.startswith("socketpair")) :]
    lines = [re.sub(r"0x[0-9a-f]+|\bSA_SIGINFO\||\|SA_SIGINFO\b|\[\d, \d\]", "_", line) for line in lines]
    folded = [
        line
        for line, following in zip(lines, [*lines[1:], ""])
        if "ERESTARTSYS" not in line or line.partition("(")[0] != following.partition("(")[0]
    ]
    return [
        re.sub(r"SA_RESTORER_|_\|?SA_RESTORER", "SA_RESTORER", line).replace("SA_RESTART_", "SA_RESTART")
        for line in folded
    ]


@pytest.mark.skipif(shutil.which("strace") is None, reason="there is no strace")
def test_the_kernel_sees_the_calls_of_the_c_program(
    compile_c: Callable[..., Path], script: Callable[[str], Path], tmp_path: Path
) -> None:
    expected = seen([compile_c(C + SEEN_C, "-w")], tmp_path / "c")
    found = seen([sys.executable, script(SEEN_PYTHON)], tmp_path / "python")
    assert [line.partition("(")[0] for line in expected] == [
        *("socketpair", "rt_sigaction", "setitimer", "recvfrom", "rt_sigaction", "recvfrom", "setitimer"),
        "rt_sigaction",
    ]
    assert found == expected


# Nothing is lost, and nothing hangs

STORM_C = """
/* Sends signals one by one: each once the handler of the one before has told that it ran. */
int main(int argc, char **argv)
{
    int pid = atoi(argv[1]), count = atoi(argv[2]), told = atoi(argv[3]), port = atoi(argv[4]);
    char c;
    unsigned pause = 1;
    for (int i = 0; i < count; i++) {
        union sigval value = {i};
        pause = pause * 1103515245 + 12345;
        for (volatile unsigned spin = pause >> 16 & 8191; spin; spin--) ;
        while (sigqueue(pid, i % 2 ? SIGRTMIN : SIGUSR1, value) < 0 && errno == EAGAIN) ;
        struct pollfd p = {told, POLLIN};
        if (poll(&p, 1, 5000) != 1 || read(told, &c, 1) != 1) { printf("signal %d was lost\\n", i); return 1; }
    }
    write(port, "end!", 4);
    return 0;
}
"""
STORM_PYTHON = """
ran = 0
told, peer = new("int[2]"), new("int[2]")

def handler(n, info, context):
    global ran
    if info.si_value.sival_int != ran:
        printf("signal %d came as number %d\\n", info.si_value.sival_int, ran)
    ran += 1
    write(told[1], b".", 1)

def main(argc, argv):
    count = 10000
    act = new("struct sigaction")
    act.sa_sigaction = handler; act.sa_flags = SA_SIGINFO | (SA_RESTART if argc > 2 else 0)
    sigaction(SIGUSR1, act, NULL); sigaction(SIGRTMIN, act, NULL)
    pipe(told); socketpair(AF_UNIX, SOCK_STREAM, 0, peer)
    listener = socket(AF_INET, SOCK_STREAM, 0); listen(listener, 1)
    if fork() == 0:
        return execl(argv[1], "storm", str(getppid()), str(count), str(told[0]), str(peer[1]), NULL)
    buf = new("char[8]"); set = fd_set(); soon = timespec(tv_nsec=300000); tv = timeval()
    interrupted = calls = 0
    flags = fcntl(listener, F_GETFL)
    while True:
        calls += 1
        if calls % 3 == 0:
            nanosleep(soon, NULL)
        FD_ZERO(set); FD_SET(peer[0], set); tv.tv_sec = 20; tv.tv_usec = 0
        if calls % 3 == 1:
            if select(peer[0] + 1, set, NULL, NULL, tv) < 0:
                interrupted += 1
                continue
        if calls % 3 == 2:
            once = timeval(tv_usec=2000)
            setsockopt(listener, SOL_SOCKET, SO_RCVTIMEO, once, sizeof(once))
            accept(listener, NULL, NULL)
            continue
        n = recv(peer[0], buf, 8, 0)
        if n == 4:
            break
        interrupted += 1
    printf("%d %d\\n", ran, interrupted > 0)
    return 0
"""


@pytest.mark.parametrize("restart", [(), ("SA_RESTART",)])
def test_ten_thousand_signals_from_another_process(
    compile_c: Callable[..., Path], script: Callable[[str], Path], tmp_path: Path, restart: tuple[str, ...]
) -> None:
    storm = compile_c(C + STORM_C, "-w")
    assert ended([sys.executable, script(STORM_PYTHON), storm, *restart], tmp_path / "storm") == "10000 1\n[0]"


TIMER_PYTHON = """
ran = 0
once, stop = itimerval(), itimerval()

def handler(n):
    global ran
    ran += 1
    if ran < 10000:
        once.it_value.tv_usec = 1 + ran * 7 % 97
        setitimer(ITIMER_REAL, once, NULL)
    else:
        write(pair[1], b"x", 1)

pair = new("int[2]")

def main():
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair)
    signal(SIGALRM, handler)
    once.it_value.tv_usec = 1
    buf = new("char[8]")
    setitimer(ITIMER_REAL, once, NULL)
    n = recv(pair[0], buf, 8, 0)
    printf("%d %ld\\n", ran, n)
    return 0
"""


# A signal comes whenever Python is about to leave what runs the handlers.

LEAVING = """
from pysock import handlers, lib

ran = sent = deepest = 0

def handler(signum):
    global ran
    ran += 1

run_next = handlers._run_next

def leaving():
    global sent, deepest
    more = run_next()
    if not more and sent < 2000:
        sent += 1
        frame, deep = sys._getframe(), 0
        while frame is not None:
            frame, deep = frame.f_back, deep + 1
        deepest = max(deepest, deep)
        getattr(lib, "raise")(SIGUSR1)
    return more

def main():
    handlers._HERE |= {leaving.__code__}
    handlers._run_next = leaving
    signal(SIGUSR1, handler)
    raise_(SIGUSR1)
    for _ in range(10000000):
        if sent == 2000 and ran == 2001:
            break
    printf("%d %d\\n", ran, deepest < 100)
    return 0
"""


def test_signals_that_come_faster_than_python_leaves_the_dispatcher(
    script: Callable[[str], Path], tmp_path: Path
) -> None:
    assert ended([sys.executable, script(LEAVING)], tmp_path / "python") == "2001 1\n[0]"


def test_ten_thousand_signals_from_a_timer(script: Callable[[str], Path], tmp_path: Path) -> None:
    """Each goes off only because the handler before has run: one that does not wake recv() would be the last."""
    assert ended([sys.executable, script(TIMER_PYTHON)], tmp_path / "timer") == "10000 1\n[0]"


FLOOD_PYTHON = """
values = []

def handler(n, info, context):
    values.append(info.si_value.sival_int)

def main():
    act = new("struct sigaction")
    act.sa_sigaction = handler; act.sa_flags = SA_SIGINFO | SA_RESTART
    sigaction(SIGRTMIN, act, NULL)
    pair = new("int[2]"); socketpair(AF_UNIX, SOCK_STREAM, 0, pair)
    me = getpid()
    if fork() == 0:
        for i in range(5000):
            value = sigval(sival_int=i)
            while sigqueue(me, SIGRTMIN, value) < 0 and errno == EAGAIN:
                usleep(100)
        write(pair[1], b"x", 1)
        _exit(0)
    sum(range(30000000))  # one call of Python's own: no handler can run meanwhile, and more come than can be noted
    buf = new("char[1]")
    while recv(pair[0], buf, 1, 0) < 0:
        pass
    set = sigset_t(); sigprocmask(SIG_BLOCK, NULL, set)
    printf("%d %d %d\\n", len(values), values == sorted(values), sigismember(set, SIGUSR1))
    return 0
"""


def test_a_flood_of_signals_that_python_has_no_time_for(script: Callable[[str], Path], tmp_path: Path) -> None:
    assert ended([sys.executable, script(FLOOD_PYTHON)], tmp_path / "flood") == "5000 1 0\n[0]"


FLOOD_AND_FORK_PYTHON = """
child = 0

def blocked():
    set = sigset_t(); sigprocmask(SIG_BLOCK, NULL, set)
    return [n for n in range(1, 32) if sigismember(set, n)]

def handler(n):
    global child
    if not child:
        child = fork()
        if child == 0:
            _exit(len(blocked()))

def main():
    global child
    signal(SIGRTMIN, handler)
    set = sigset_t(); sigemptyset(set); sigaddset(set, SIGRTMIN)
    sigprocmask(SIG_BLOCK, set, NULL)
    for i in range(1200):  # more than can be noted
        if kill(getpid(), SIGRTMIN) < 0:
            break
    sigprocmask(SIG_UNBLOCK, set, NULL)
    status = new("int", 1); waitpid(child, status, 0)
    printf("%d %d\\n", WEXITSTATUS(status[0]), len(blocked()))
    return 0
"""


def test_a_child_of_a_flooded_handler_has_the_handler_s_mask(script: Callable[[str], Path], tmp_path: Path) -> None:
    assert ended([sys.executable, script(FLOOD_AND_FORK_PYTHON)], tmp_path / "fork") == "0 0\n[0]"


# What a handler raises, and what it leaves alone


def raised_by_a_signal(call: Callable[[], object], error: BaseException) -> None:
    """The call is interrupted by a signal whose handler raises."""

    def handler(signum: int) -> None:
        raise error

    before = signal(SIGALRM, handler)
    try:
        ualarm(20000, 0)
        with pytest.raises(type(error)) as found:
            call()
        assert found.value is error
    finally:
        signal(SIGALRM, before)


def test_what_a_handler_raises_comes_out_of_the_call() -> None:
    raised_by_a_signal(pause, KeyError("from a handler"))
    raised_by_a_signal(lambda: usleep(5000000), TypeError("of the program's own"))
    ends = new("int[2]")
    pipe(ends)
    raised_by_a_signal(lambda: read(ends[0], new("char[1]"), 1), OverflowError("of the program's own"))
    close(ends[0])
    close(ends[1])
    ran = []

    def first(signum: int) -> None:
        ran.append(signum)
        raise ValueError("the first")

    signals = new("sigset_t")
    sigemptyset(signals)
    before = [(number, signal(number, first)) for number in (SIGUSR1, SIGUSR2)]
    for number, _ in before:
        sigaddset(signals, number)
    sigprocmask(SIG_BLOCK, signals, NULL)
    raise_(SIGUSR1)
    raise_(SIGUSR2)
    with pytest.raises(ValueError, match="the first"):
        sigprocmask(SIG_UNBLOCK, signals, NULL)
    deadline = monotonic() + 5
    with contextlib.suppress(ValueError):  # the second handler's, unless it came in the first one's wake
        while len(ran) < 2 and monotonic() < deadline:
            pass
    assert sorted(ran) == [SIGUSR1, SIGUSR2]
    for number, handler in before:
        signal(number, handler)


def test_a_handler_leaves_errno_alone() -> None:
    seen = []

    def handler(signum: int) -> None:
        close(-1)
        seen.append(int(errno))

    before = signal(SIGUSR1, handler)
    errno[0] = 0
    close(1 << 20)
    errno[0] = ENOENT
    raise_(SIGUSR1)
    assert (seen, int(errno)) == ([EBADF], ENOENT)
    signal(SIGUSR1, before)


def test_a_struct_sigaction_takes_python_functions() -> None:
    def handler(signum: int) -> None:
        raise AssertionError("never called")

    act = new("struct sigaction", {"sa_handler": handler, "sa_flags": SA_RESETHAND})
    assert act.sa_handler is handler
    assert act.sa_flags & SA_RESETHAND
    assert sizeof(act) == sizeof("struct sigaction")
    assert addressof(act)[0].sa_flags == act.sa_flags
    assert cast("struct sigaction *", act).sa_flags == act.sa_flags
    copy = new("struct sigaction", act)
    act.sa_handler = SIG_IGN
    assert (copy.sa_handler is handler, act.sa_handler == SIG_IGN) == (True, True)
    with pytest.raises(AttributeError):
        act.sa_nothing = 1
    with pytest.raises(TypeError):
        act.sa_handler = 5


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: signal(SIGUSR1, 5), "signal: handler takes a function of Python, SIG_DFL or SIG_IGN, not int"),
        (lambda: signal(SIGUSR1, SIG_HOLD), "signal: handler takes a function of Python, SIG_DFL or SIG_IGN, not "),
        (lambda: signal(SIGUSR1, cast("sighandler_t", 4096)), "signal: handler takes a function of Python"),
        (lambda: signal("x", SIG_IGN), "signal: "),
        (lambda: sigset(SIGUSR1, None), "sigset: disp takes a function of Python"),
        (lambda: sigaction(SIGUSR1, new("char[8]"), NULL), "sigaction: sizeof(struct sigaction) is "),
        (lambda: sigaction(SIGUSR1, NULL, b"old"), "sigaction: oldact is bytes"),
        (lambda: sigaction(SIGUSR1, b"\1" * 152, NULL), "sigaction: act: sa_handler takes a function of Python"),
        (lambda: sigqueue(getpid(), 0, 5), "sigqueue: value takes a union sigval: sigval(sival_int=1), not int"),
        (lambda: pthread_kill(12345, 0), "pthread_kill: thread "),
        (lambda: sigwait(new("sigset_t"), b"1234"), "sigwait: sig is bytes"),
    ],
)
def test_what_is_refused(call: Callable[[], object], message: str) -> None:
    with pytest.raises((TypeError, ValueError, OverflowError)) as error:
        call()
    assert str(error.value).startswith(message)
