"""<signal.h>: what a signal does to the calls that wait, beside C programs that wait likewise, and under strace."""
# ruff: noqa: E501

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Both = Callable[[str, str], str]

# What a signal does to each call that waits. A timer goes off every 10 ms. Without SA_RESTART a signal ends the wait;
# with it the call goes on where signal(7) says so, and the third handler brings what it waits for. Nothing comes to the
# others: a machine that is slow to begin a call would find it there. Nor does it matter how many signals came to them.

WAITING_C = """
static volatile int count, wanted, brought;
static int in[2], out[2], a[2], listener, queue, timed, child[2], full;
static sem_t sem;
static struct sockaddr_un address;
static struct itimerval stop, go = {{0, 10000}, {0, 10000}};
static char buf[70000], line[100];
static FILE *file;

static void bring(int n)
{
    int status;
    if (++count < wanted || brought) return;
    brought = 1;
    setitimer(ITIMER_REAL, &stop, NULL);
    write(in[1], "data\\n", 5); write(a[1], "data\\n", 5); sem_post(&sem);
    struct { long type; char text[4]; } m = {1, "abc"};
    msgsnd(queue, &m, 4, IPC_NOWAIT);
    connect(socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0), (void *)&address, sizeof address);
    open("fifo", O_RDWR | O_NONBLOCK);
    if (child[1]) close(child[1]);
    if (full) read(out[0], buf, sizeof buf);
}

static void begin(int restart, int goes_on)
{
    struct sigaction act = {0};
    count = brought = 0; wanted = restart && goes_on ? 3 : 1000000;
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
    wanted = 0; bring(0);
    printf("%s%s: %ld %d %d\\n", name, restart ? " SA_RESTART" : "", result, result < 0 ? e : 0, result > 0 && c > 3 ? 3 : result > 0 ? c : c > 0);
    fclose(file); close(in[1]); close(out[0]); close(out[1]); close(a[0]); close(a[1]); close(listener); msgctl(queue, IPC_RMID, NULL);
    while (child[0] && wait(NULL) < 0 && errno == EINTR) ;
    unlink("fifo");
}
#define YES(result) ((result) < 0 ? -1 : 1)
#define WAIT(name, goes_on, prepare, call) for (int r = 0; r < 2; r++) { begin(r, goes_on); prepare; setitimer(ITIMER_REAL, &go, NULL); errno = 0; long result = call; end(name, r, result); }

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
count = wanted = brought = 0
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
    global count, brought
    count += 1
    if count < wanted or brought:
        return
    brought = 1
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

def begin(restart, goes_on):
    global count, wanted, brought, queue, listener, full, file
    act = new("struct sigaction")
    count = brought = 0; wanted = 3 if restart and goes_on else 1000000
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
    global wanted
    e, c = errno[0], count
    setitimer(ITIMER_REAL, stop, NULL)
    wanted = 0; bring(0)
    printf("%s%s: %ld %d %d\\n", name, " SA_RESTART" if restart else "", result, e if result < 0 else 0, min(c, 3) if result > 0 else c > 0)
    fclose(file); close(inp[1]); close(out[0]); close(out[1]); close(a[0]); close(a[1]); close(listener); msgctl(queue, IPC_RMID, NULL)
    while child[0] and wait(NULL) < 0 and errno == EINTR:
        pass
    unlink("fifo")

def YES(result):
    return -1 if result < 0 else 1

def WAIT(name, goes_on, prepare, call):
    for r in range(2):
        begin(r, goes_on); prepare(); setitimer(ITIMER_REAL, go, NULL); errno[0] = 0; result = call(); end(name, r, result)

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
    ("sleep", "", "-(sleep(60) >= 59)", "", ""),
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

#: Those that no SA_RESTART has go on: signal(7).
END = {"recv, SO_RCVTIMEO", "accept, SO_RCVTIMEO"} | set(
    "select pselect poll ppoll epoll_wait epoll_pwait nanosleep clock_nanosleep usleep sleep pause sigsuspend"
    " sigwaitinfo sigtimedwait sem_timedwait msgrcv".split()
)


def waiting() -> tuple[str, str]:
    c, python = WAITING_C, WAITING_PYTHON
    for name, prepare, call, its_prepare, its_call in WAITS:
        goes_on = int(name not in END)
        c += f'    WAIT("{name}", {goes_on}, {prepare or "(void)0"}, {call})\n'
        words = (its_prepare or prepare).split("; ") if its_prepare or prepare else ["pass"]
        python += f"    def prepare():\n        {'; '.join(words)}\n"
        python += f'    WAIT("{name}", {goes_on}, prepare, lambda: {its_call or call})\n'
    return c + "}\n", python + "    return 0\n"


def test_every_call_that_waits_is_restarted_or_interrupted_as_in_c(both: Both) -> None:
    text = both(*waiting())
    assert "recv SA_RESTART: 5 0 3" in text
    assert "recv: -1 4 1" in text
    assert "recv, SO_RCVTIMEO SA_RESTART: -1 4 1" in text
    assert "fgets SA_RESTART: 5 0 3" in text
    assert text.count("\n") == 2 * len(WAITS)


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
    printf("%s", fgets(line, 100, f));
    ualarm(20000, 0);
    printf("%s", fgets(line, 100, f));
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
    printf("%s", fgets(line, 100, f))
    ualarm(20000, 0)
    printf("%s", fgets(line, 100, f))
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
    program: Callable[[str], Path], script: Callable[[str], Path], tmp_path: Path
) -> None:
    expected = seen([program(SEEN_C)], tmp_path / "c")
    found = seen([sys.executable, script(SEEN_PYTHON)], tmp_path / "python")
    assert [line.partition("(")[0] for line in expected] == [
        *("socketpair", "rt_sigaction", "setitimer", "recvfrom", "rt_sigaction", "recvfrom", "setitimer"),
        "rt_sigaction",
    ]
    assert found == expected
