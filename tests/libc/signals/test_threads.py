"""<signal.h>: signals to many threads, from other processes and timers, ten thousand of them: none is lost."""
# ruff: noqa: E501

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Both = Callable[[str, str], str]

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
    for (int call = -1; call != RECVFROM; usleep(1000)) {
        char name[64], text[200]; struct dirent *e; DIR *d = opendir("/proc/self/task");
        while ((e = readdir(d)) != NULL) if (atoi(e->d_name) > getpid()) { sprintf(name, "/proc/self/task/%s/syscall", e->d_name); FILE *f = fopen(name, "r"); fgets(text, 200, f); fclose(f); call = strtol(text, NULL, 10); }
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
    call = -1
    name, text = new("char[64]"), new("char[200]")
    while call != RECVFROM:
        d = opendir("/proc/self/task")
        while (e := readdir(d)) != NULL:
            if atoi(e.d_name) > getpid():
                sprintf(name, "/proc/self/task/%s/syscall", e.d_name); f = fopen(name, "r"); fgets(text, 200, f); fclose(f); call = strtol(text, NULL, 10)
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
    number = {"x86_64": 45}.get(platform.machine(), 207)
    text = both(f"enum {{ RECVFROM = {number} }};\n{THREADS_C}", f"RECVFROM = {number}\n{THREADS_PYTHON}")
    assert text.count("second\n") == 4
    assert text.count("main\n") == 1


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
    program: Callable[[str], Path],
    script: Callable[[str], Path],
    ended: Callable[..., str],
    tmp_path: Path,
    restart: tuple[str, ...],
) -> None:
    storm = program(STORM_C)
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


# How deep Python's calls are when a signal is sent in the midst of what runs the handlers.
DEEP = """
from pysock import handlers, lib

ran = sent = deepest = 0

def handler(signum):
    global ran
    ran += 1

def send():
    global sent, deepest
    sent += 1
    frame, deep = sys._getframe(), 0
    while frame is not None:
        frame, deep = frame.f_back, deep + 1
    deepest = max(deepest, deep)
    getattr(lib, "raise")(SIGUSR1)

handlers._HERE |= {send.__code__}
"""

# It comes whenever Python is about to leave that.
LEAVING = """
run_next = handlers._run_next

def leaving():
    more = run_next()
    if not more and sent < 2000:
        send()
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
    ended: Callable[..., str], script: Callable[[str], Path], tmp_path: Path
) -> None:
    assert ended([sys.executable, script(DEEP + LEAVING)], tmp_path / "python") == "2001 1\n[0]"


# It comes whenever Python has just begun to run that.
ENTERING = """
is_taking = handlers._is_taking

def entering(frame):
    if sent < 1999:
        send()
    return is_taking(frame)

def main():
    handlers._HERE |= {entering.__code__}
    handlers._is_taking = entering
    signal(SIGUSR1, handler)
    mine = 0
    while sent < 1999:
        raise_(SIGUSR1)
        mine += 1
    printf("%d %d\\n", ran == sent + mine, deepest < 100)
    return 0
"""


def test_signals_that_come_faster_than_python_enters_the_dispatcher(
    ended: Callable[..., str], script: Callable[[str], Path], tmp_path: Path
) -> None:
    assert ended([sys.executable, script(DEEP + ENTERING)], tmp_path / "python") == "1 1\n[0]"


def test_ten_thousand_signals_from_a_timer(
    script: Callable[[str], Path], ended: Callable[..., str], tmp_path: Path
) -> None:
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


def test_a_flood_of_signals_that_python_has_no_time_for(
    script: Callable[[str], Path], ended: Callable[..., str], tmp_path: Path
) -> None:
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


def test_a_child_of_a_flooded_handler_has_the_handler_s_mask(
    script: Callable[[str], Path], ended: Callable[..., str], tmp_path: Path
) -> None:
    assert ended([sys.executable, script(FLOOD_AND_FORK_PYTHON)], tmp_path / "fork") == "0 0\n[0]"
