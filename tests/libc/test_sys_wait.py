"""Processes: fork(), exec*(), daemon() of <unistd.h>, exit() in a child, and <sys/wait.h>, as whole programs beside the C."""
# ruff: noqa: E501

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pysock

INCLUDES = """
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
"""

FORK_C = r"""
static void handler(void) { printf("handler\n"); }
int main(void)
{
    int status;
    pid_t pid;
    atexit(handler);
    printf("before\n");
    pid = fork();
    if (pid == 0) {
        printf("child\n");
        %s(3);
    }
    waitpid(pid, &status, 0);
    printf("parent %%d %%d\n", pid > 0, WEXITSTATUS(status));
    return 0;
}
"""
FORK_PY = """
from pysock import *

def handler():
    printf("handler\\n")

def main():
    status = new("int")
    atexit(handler)
    printf("before\\n")
    pid = fork()
    if pid == 0:
        print("child")
        %s(3)
    waitpid(pid, status, 0)
    printf("parent %%d %%d\\n", pid > 0, WEXITSTATUS(status[0]))
    return 0

run(main)
"""


def test_what_is_not_written_is_printed_twice(programs: Any) -> None:
    ended = programs.same(INCLUDES + FORK_C % "exit", FORK_PY % "exit")
    assert ended.out == "before\nchild\nhandler\nbefore\nparent 1 3\nhandler\n"


def test_exit_without_a_word(programs: Any) -> None:
    ended = programs.same(INCLUDES + FORK_C % "_exit", FORK_PY % "_exit")
    assert ended.out == "before\nparent 1 3\nhandler\n"


def test_on_a_terminal_it_is_printed_once(
    programs: Any, compile_c: Callable[..., Path], on_terminal: Callable[..., tuple[bytes, int]]
) -> None:
    program = compile_c("#define _GNU_SOURCE\n" + INCLUDES + FORK_C % "exit", "-w")
    (programs.folder / "program").write_text(FORK_PY % "exit")
    place = {"cwd": programs.folder, "env": programs.environment}
    in_c = on_terminal(["program"], executable=str(program), **place)
    assert on_terminal([sys.executable, "program"], **place) == in_c
    assert in_c == (b"before\r\nchild\r\nhandler\r\nparent 1 3\r\nhandler\r\n", 0)


LIMIT_C = r"""
int main(void)
{
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_NPROC, &none);
    if (geteuid() == 0 && setuid(65534) == -1)
        return 77;
    errno = 0;
    printf("%d", CALL);
    printf(" %d\n", errno);
    printf("on\n");
    return 0;
}
"""
LIMIT_PY = """
from pysock import *

def main():
    none = rlimit(rlim_cur=0, rlim_max=0)
    setrlimit(RLIMIT_NPROC, none)
    if geteuid() == 0 and setuid(65534) == -1:
        return 77
    errno[0] = 0
    printf("%d", CALL)
    printf(" %d\\n", errno)
    printf("on\\n")
    return 0

run(main)
"""


@pytest.mark.parametrize("call", ["fork()", "daemon(0, 0)"])
def test_no_more_processes(programs: Any, call: str) -> None:
    ended = programs.c(INCLUDES + LIMIT_C.replace("CALL", call))
    if ended.status == 77:
        pytest.skip("this root may not become another user, and root has no RLIMIT_NPROC")
    assert programs.python(LIMIT_PY.replace("CALL", call)) == ended
    assert ended.out == "-1 11\non\n"


def test_errno_survives(programs: Any) -> None:
    source = """
from pysock import *

def main():
    errno[0] = 77
    if fork() == 0:
        _exit(errno[0])
    status = new("int")
    wait(status)
    printf("%d %d\\n", errno, WEXITSTATUS(status[0]))

run(main)
"""
    assert programs.python(source) == ("77 77\n", "", 0)


def test_from_among_threads(programs: Any) -> None:
    """No warning, though Python's own os.fork() has one; the child has an interpreter that works: locks, threads, imports."""
    source = """
import threading
from pysock import *

stop = threading.Event()
lock = threading.Lock()

def busy():
    while not stop.is_set():
        with lock:
            sum(range(100))

def main():
    threads = [threading.Thread(target=busy) for _ in range(4)]
    for t in threads:
        t.start()
    status = new("int")
    for n in range(40):
        pid = fork()
        if pid == 0:
            import colorsys
            assert threading.active_count() == 1 and threading.current_thread() is threading.main_thread()
            t = threading.Thread(target=lambda: None)
            t.start()
            t.join()
            exit(n)
        assert waitpid(pid, status, 0) == pid
        assert WIFEXITED(status[0]) and WEXITSTATUS(status[0]) == n, status[0]
    stop.set()
    for t in threads:
        t.join()
    puts("done")

run(main)
"""
    assert programs.python(source) == ("done\n", "", 0)


def test_from_another_thread(programs: Any) -> None:
    source = """
import threading
from pysock import *

def work():
    pid = fork()
    if pid == 0:
        exit(5)
    status = new("int")
    waitpid(pid, status, 0)
    printf("%d\\n", WEXITSTATUS(status[0]))

def main():
    t = threading.Thread(target=work)
    t.start()
    t.join()

run(main)
"""
    assert programs.python(source) == ("5\n", "", 0)


def test_pythons_hooks_are_called(programs: Any) -> None:
    source = """
import os
from pysock import *

def main():
    os.register_at_fork(before=lambda: puts("before"), after_in_parent=lambda: puts("parent"), after_in_child=lambda: puts("child"))
    if fork() == 0:
        fflush(stdout)
        _exit(0)
    wait(NULL)

run(main)
"""
    assert programs.python(source) == ("before\nchild\nbefore\nparent\n", "", 0)


def test_a_childs_child(programs: Any) -> None:
    source = """
from pysock import *

def main():
    status = new("int")
    for n in range(3):
        if fork() != 0:
            wait(status)
            exit(WEXITSTATUS(status[0]) + 1)
    return 40

run(main)
"""
    assert programs.python(source).status == 43


@pytest.fixture
def calls(programs: Any, tmp_path: Path) -> Callable[[list[str]], list[str]]:
    """The system calls of a command's first process between write(1, "A", 1) and write(1, "B", 1)."""
    if shutil.which("strace") is None:
        pytest.skip("no strace")

    def calls(command: list[str]) -> list[str]:
        folder = tmp_path / f"strace {Path(command[0]).name}"
        folder.mkdir()
        done = programs.run(["strace", "-ff", "-o", str(folder / "of"), *command])
        if "ptrace" in done.err.lower():
            pytest.skip("strace may not trace here")
        texts = [path.read_text() for path in folder.iterdir()]
        (text,) = (text for text in texts if 'write(1, "A", 1)' in text)
        own = [re.sub(r"0x[0-9a-f]+|= \d+$", "", line) for line in text.splitlines() if line[:3] not in ("---", "+++")]
        begin, end = (
            next(n for n, line in enumerate(own) if line.startswith(f'write(1, "{mark}", 1')) for mark in "AB"
        )
        return own[begin + 1 : end]

    return calls


@pytest.mark.parametrize("threads", [0, 1])
def test_one_system_call(programs: Any, calls: Any, compile_c: Callable[..., Path], threads: int) -> None:
    program = compile_c(
        INCLUDES
        + 'int main(void) { write(1, "A", 1); if (fork() == 0) _exit(0); write(1, "B", 1); wait(NULL); return 0; }',
        "-w",
    )
    (programs.folder / "program").write_text(
        f"""
import threading
from pysock import *

def main():
    hold = threading.Event()
    others = [threading.Thread(target=hold.wait) for _ in range({threads})]
    for t in others:
        t.start()
    write(1, b"A", 1)
    if fork() == 0:
        _exit(0)
    write(1, b"B", 1)
    wait(NULL)
    hold.set()

run(main)
"""
    )
    expected = calls([str(program)])
    assert len(expected) == 1
    assert expected[0].startswith(("clone(", "clone3(", "fork("))
    found = [line for line in calls([sys.executable, "program"]) if not line.startswith("futex(")]
    assert found == expected


# exec

EXEC = [
    'execl("/bin/sh", "a name", "-c", "echo $0 $# $1; exit 5", "-x", "two words", NULL)',
    'execl("/bin/sh", "", "-c", "echo [$0]", "", NULL)',
    'execlp("sh", "another", "-c", "echo $0", NULL)',
    'execle("/bin/sh", "sh", "-c", "echo $NAME $PATH", NULL, envp)',
    'execle("/bin/sh", "sh", "-c", "echo $NAME", NULL, environ)',
    'execl("/no/such", "x", NULL)',
    'execl("/", "x", NULL)',
    'execl("", "x", NULL)',
    'execl(NULL, "x", NULL)',
    'execlp("no-such-program", "x", NULL)',
    'execle("/no/such", "x", NULL, NULL)',
    'execl("/bin/sh", "sh", "-c", "echo inherited >&9; cat file", NULL)',
    'execl("/bin/sh", "sh", "-c", "grep SigIgn /proc/self/status; grep SigBlk /proc/self/status; ls /proc/self/fd | wc -l", NULL)',
    'execl("/bin/sh", "sh", "-c", "echo first", NULL, "ignored")',
]
EXEC_C = r"""
extern char **environ;
int main(void)
{
    char *envp[] = {"NAME=value", "PATH=/bin", NULL};
    setenv("NAME", "own", 1);
    dup2(open("file", O_RDWR | O_CREAT | O_TRUNC, 0600), 9);
    socket(AF_UNIX, SOCK_STREAM, 0);
    printf("lost");
    CALL;
    printf(": %d\n", errno);
    return 1;
}
"""
EXEC_PY = """
from pysock import *

def main():
    envp = [b"NAME=value", "PATH=/bin"]
    setenv("NAME", "own", 1)
    dup2(open("file", O_RDWR | O_CREAT | O_TRUNC, 0o600), 9)
    socket(AF_UNIX, SOCK_STREAM, 0)
    printf("lost")
    CALL
    printf(": %d\\n", errno)
    return 1

run(main)
"""


@pytest.mark.parametrize("call", EXEC)
def test_exec(programs: Any, call: str) -> None:
    python = call.replace("environ)", "environ[0])")
    ended = programs.same(INCLUDES + EXEC_C.replace("CALL", call), EXEC_PY.replace("CALL", python))
    assert ended.out.startswith("lost: ") == (ended.status == 1)


REFUSED: list[tuple[Callable[[], int], type[Exception], str]] = [
    (lambda: pysock.execl("/bin/true", "true"), ValueError, "execl: arg and what follows it must end in NULL"),
    (lambda: pysock.execl("/bin/true", "true", None), ValueError, "execl: arg and what follows it must end in NULL"),
    (
        lambda: pysock.execl("/bin/true", 5, pysock.NULL),
        TypeError,
        "execl: item 1 of arg takes text (str, bytes, a char array), not int",
    ),
    (
        lambda: pysock.execl(5, "true", pysock.NULL),
        TypeError,
        "execl: pathname takes text (str, bytes, a char array), not int",
    ),  # type: ignore[arg-type]
    (
        lambda: pysock.execlp(pysock.NULL, "true", pysock.NULL),
        ValueError,
        "execlp: file is NULL; libc would crash on it",
    ),
    (
        lambda: pysock.execle("/bin/true", "true", pysock.NULL),
        TypeError,
        "execle: the argument envp is missing: it stands behind the NULL",
    ),
    (
        lambda: pysock.execle("/bin/true", "true", pysock.NULL, 5),
        TypeError,
        "execle: the argument envp takes a list of strings or a char *[] that ends in NULL, not int",
    ),
    (lambda: pysock.daemon("0", 0), TypeError, "daemon: nochdir takes an int, not str"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("call", "kind", "message"), REFUSED, ids=[row[2] for row in REFUSED])
def test_refused(call: Callable[[], int], kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as raised:
        call()
    assert str(raised.value) == message


# daemon

DAEMON_C = r"""
int main(int argc, char *argv[])
{
    char where[256], target[256] = "";
    FILE *f;
    pid_t before = getpid();
    printf("before\n");
    if (daemon(NOCHDIR, NOCLOSE) == -1)
        return 1;
    readlink("/proc/self/fd/1", target, sizeof target - 1);
    f = fopen(argv[1], "w");
    fprintf(f, "%s %d %d %s\n", strcmp(getcwd(where, sizeof where), "/") == 0 ? "root" : "same", getsid(0) == getpid(),
            getpid() == before, strncmp(target, "pipe", 4) == 0 ? "pipe" : target);
    fclose(f);
    printf("after\n");
    exit(7);
}
"""
DAEMON_PY = """
from pysock import *

def main(argc, argv):
    where = new("char[256]")
    target = new("char[256]")
    before = getpid()
    printf("before\\n")
    if daemon(NOCHDIR, NOCLOSE) == -1:
        return 1
    readlink("/proc/self/fd/1", target, sizeof(target) - 1)
    f = fopen(argv[1], "w")
    fprintf(f, "%s %d %d %s\\n", b"root" if strcmp(getcwd(where, sizeof(where)), "/") == 0 else b"same", getsid(0) == getpid(),
            getpid() == before, b"pipe" if strncmp(target, "pipe", 4) == 0 else target)
    fclose(f)
    print("after")
    exit(7)

run(main)
"""


@pytest.mark.parametrize(("nochdir", "noclose"), [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_daemon(programs: Any, tmp_path: Path, nochdir: int, noclose: int) -> None:
    def told(run: Callable[..., Any], source: str) -> tuple[Any, str]:
        result = tmp_path / "result"
        result.unlink(missing_ok=True)
        ended = run(source.replace("NOCHDIR", str(nochdir)).replace("NOCLOSE", str(noclose)), str(result))
        deadline = time.monotonic() + 30
        while not (result.exists() and result.read_text().endswith("\n")):
            assert time.monotonic() < deadline, "the daemon has written nothing"
            time.sleep(0.01)
        return ended, result.read_text()

    in_c = told(programs.c, INCLUDES + DAEMON_C)
    assert told(programs.python, DAEMON_PY) == in_c
    where, target = "same" if nochdir else "root", "pipe" if noclose else "/dev/null"
    assert in_c == (("before\nafter\n" if noclose else "", "", 0), f"{where} 1 0 {target}\n")


# wait

WAIT_C = r"""
static pid_t child(int how)
{
    pid_t pid = fork();
    if (pid == 0) {
        if (how >= 0)
            _exit(how);
        if (how == -100)
            for (;;)
                pause();
        raise(-how);
        _exit(0);
    }
    return pid;
}
static void tell(pid_t a, pid_t b, int status)
{
    printf("%d %d %d", a == b, WIFEXITED(status) ? WEXITSTATUS(status) : -1, WIFSIGNALED(status) ? WTERMSIG(status) : -1);
    printf(" %d %d %#x\n", WIFSTOPPED(status) ? WSTOPSIG(status) : -1, WIFCONTINUED(status) != 0, status & ~0x80);
}
int main(void)
{
    int status = 0;
    struct rusage usage;
    siginfo_t info;
    pid_t pid;
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);

    printf("%d %d\n", wait(&status), errno);
    printf("%d %d\n", waitpid(-1, NULL, WNOHANG), errno);
    printf("%d %d\n", waitpid(1, NULL, 0), errno);
    printf("%d %d\n", waitpid(-1, NULL, 12345678), errno);
    pid = child(5); tell(pid, wait(&status), status); tell(0, 0, status);
    pid = child(255); waitpid(pid, &status, 0); tell(0, 0, status);
    pid = child(-SIGKILL); waitpid(pid, &status, 0); tell(0, 0, status);
    pid = child(-SIGABRT); waitpid(pid, &status, 0); tell(0, 0, status);
    pid = child(0); printf("%d\n", waitpid(pid, NULL, 0) == pid);

    pid = child(-100);
    printf("%d\n", waitpid(pid, &status, WNOHANG));
    kill(pid, SIGSTOP); tell(pid, waitpid(pid, &status, WUNTRACED), 0); tell(0, 0, status);
    kill(pid, SIGCONT); tell(pid, waitpid(pid, &status, WCONTINUED), 0); tell(0, 0, status);
    kill(pid, SIGTERM); tell(pid, waitpid(pid, &status, 0), 0); tell(0, 0, status);

    pid = child(9);
    memset(&info, 0, sizeof info);
    printf("%d", waitid(P_PID, pid, &info, WEXITED | WNOWAIT));
    printf(" %d %d %d %d\n", info.si_pid == pid, info.si_status, info.si_code == CLD_EXITED, info.si_signo == SIGCHLD);
    printf("%d\n", waitid(P_ALL, 0, &info, WEXITED));
    printf("%d %d\n", waitid(P_PID, pid, &info, WEXITED), errno);
    printf("%d %d\n", waitid(P_PID, pid, &info, 0), errno);
    pid = child(1); tell(pid, wait3(&status, 0, &usage), 0); tell(0, 0, status); printf("%d\n", usage.ru_maxrss > 0);
    pid = child(2); tell(pid, wait4(pid, &status, 0, NULL), 0); tell(0, 0, status);
    printf("%#x %#x %d %d\n", W_EXITCODE(3, 4), W_STOPCODE(5), WCOREDUMP(0x8b) != 0, WCOREDUMP(0x0b) != 0);
    return 0;
}
"""
WAIT_PY = """
from pysock import *

def child(how):
    pid = fork()
    if pid == 0:
        if how >= 0:
            _exit(how)
        if how == -100:
            while True:
                pause()
        raise_(-how)
        _exit(0)
    return pid

def tell(a, b, status):
    printf("%d %d %d", a == b, WEXITSTATUS(status) if WIFEXITED(status) else -1, WTERMSIG(status) if WIFSIGNALED(status) else -1)
    printf(" %d %d %#x\\n", WSTOPSIG(status) if WIFSTOPPED(status) else -1, WIFCONTINUED(status) != 0, status & ~0x80)

def main():
    status = new("int", 0)
    usage = rusage()
    none = rlimit()
    setrlimit(RLIMIT_CORE, none)

    printf("%d %d\\n", wait(status), errno)
    printf("%d %d\\n", waitpid(-1, NULL, WNOHANG), errno)
    printf("%d %d\\n", waitpid(1, NULL, 0), errno)
    printf("%d %d\\n", waitpid(-1, NULL, 12345678), errno)
    pid = child(5); tell(pid, wait(status), status[0]); tell(0, 0, status[0])
    pid = child(255); waitpid(pid, status, 0); tell(0, 0, status[0])
    pid = child(-SIGKILL); waitpid(pid, status, 0); tell(0, 0, status[0])
    pid = child(-SIGABRT); waitpid(pid, status, 0); tell(0, 0, status[0])
    pid = child(0); printf("%d\\n", waitpid(pid, NULL, 0) == pid)

    pid = child(-100)
    printf("%d\\n", waitpid(pid, status, WNOHANG))
    kill(pid, SIGSTOP); tell(pid, waitpid(pid, status, WUNTRACED), 0); tell(0, 0, status[0])
    kill(pid, SIGCONT); tell(pid, waitpid(pid, status, WCONTINUED), 0); tell(0, 0, status[0])
    kill(pid, SIGTERM); tell(pid, waitpid(pid, status, 0), 0); tell(0, 0, status[0])

    pid = child(9)
    info = siginfo_t()
    printf("%d", waitid(P_PID, pid, info, WEXITED | WNOWAIT))
    printf(" %d %d %d %d\\n", info.si_pid == pid, info.si_status, info.si_code == CLD_EXITED, info.si_signo == SIGCHLD)
    printf("%d\\n", waitid(P_ALL, 0, info, WEXITED))
    printf("%d %d\\n", waitid(P_PID, pid, info, WEXITED), errno)
    printf("%d %d\\n", waitid(P_PID, pid, info, 0), errno)
    pid = child(1); tell(pid, wait3(status, 0, usage), 0); tell(0, 0, status[0]); printf("%d\\n", usage.ru_maxrss > 0)
    pid = child(2); tell(pid, wait4(pid, status, 0, NULL), 0); tell(0, 0, status[0])
    printf("%#x %#x %d %d\\n", W_EXITCODE(3, 4), W_STOPCODE(5), WCOREDUMP(0x8B) != 0, WCOREDUMP(0x0B) != 0)
    return 0

run(main)
"""


def test_wait(programs: Any) -> None:
    # C leaves open which argument is computed first: errno is printed by a call of its own
    apart = re.sub(
        r'printf\("%d %d\\n", (.*), errno\);', r'printf("%d ", \1); printf("%d\\n", errno);', INCLUDES + WAIT_C
    )
    apart = re.sub(r"tell\(pid, (wait.*?\)), (status|0)\)", r"{ pid_t got = \1; tell(pid, got, \2); }", apart)
    ended = programs.same(apart, WAIT_PY)
    assert ended.status == 0
    assert ended.out.startswith("-1 10\n-1 10\n-1 10\n-1 22\n")
    assert len(ended.out.splitlines()) > 25
