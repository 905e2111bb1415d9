"""<signal.h>: handlers that are Python functions are set, run and given back as in C."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

import contextlib
from collections.abc import Callable
from time import monotonic

import pytest

from pysock.libc.dirent import *
from pysock.libc.errno import *
from pysock.libc.pthread import *
from pysock.libc.signal import *
from pysock.libc.sys.time import *
from pysock.libc.unistd import *
from pysock.values import addressof, cast, new, sizeof

Both = Callable[[str, str], str]

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
