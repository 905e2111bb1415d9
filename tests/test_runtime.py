"""run(main): the process of a port beside the process of the same C program. What they print and how they end is equal."""
# ruff: noqa: E501

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import pysock
from pysock.interpreter import PYTHON_CALLS_NEED_NO_STACK

ROOT = str(Path(pysock.__file__).resolve().parents[1])
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", os.defpath),
    "LC_ALL": "C.UTF-8",  # under plain C, Python adds a variable to the environment
    "PYTHONPATH": ROOT,
    "PYTHONDONTWRITEBYTECODE": "1",
    "WORD": "value",
}
INCLUDES = r"""
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <unistd.h>
extern char **environ;
"""


class Ended(NamedTuple):
    """What a process printed, and how it ended (negative: the signal)."""

    out: bytes
    err: bytes
    status: int


class Twins:
    """A directory in which the C program and its port run, both under the name `program`."""

    def __init__(
        self, folder: Path, compile_c: Callable[..., Path], on_terminal: Callable[..., tuple[bytes, int]]
    ) -> None:
        self.folder = folder
        self.compile = compile_c
        self.on_terminal = on_terminal

    def c(self, source: str, *args: str, **options: Any) -> Ended:
        program = self.compile(INCLUDES + source, "-pthread", "-w")
        return self._run(["program", *args], executable=str(program), **options)

    def python(self, source: str, *args: str, **options: Any) -> Ended:
        (self.folder / "program").write_text(source, encoding="utf-8")
        return self._run([sys.executable, "program", *args], **options)

    def _run(self, command: list[str], terminal: bool = False, **options: Any) -> Ended:
        if terminal:
            out, status = self.on_terminal(command, cwd=self.folder, env=ENVIRONMENT, **options)
            return Ended(out, b"", status)
        options.setdefault("stdin", subprocess.DEVNULL)
        done = subprocess.run(
            command, cwd=self.folder, env=ENVIRONMENT, capture_output=True, timeout=60, check=False, **options
        )
        return Ended(done.stdout, done.stderr, done.returncode)

    def same(self, c: str, python: str, *args: str, **options: Any) -> Ended:
        expected = self.c(c, *args, **options)
        assert self.python(python, *args, **options) == expected
        return expected


@pytest.fixture
def twins(tmp_path: Path, compile_c: Callable[..., Path], on_terminal: Callable[..., tuple[bytes, int]]) -> Twins:
    return Twins(tmp_path, compile_c, on_terminal)


def test_argv_and_envp(twins: Twins) -> None:
    end = twins.same(
        r"""
        int main(int argc, char *argv[], char *envp[])
        {
            int i;
            printf("%d\n", argc);
            for (i = 0; argv[i] != NULL; i++)
                printf("%s %zu\n", argv[i], strlen(argv[i]));
            printf("%d\n", i == argc);
            for (i = 0; envp[i] != NULL; i++)
                puts(envp[i]);
            argv[1][0] = 'X';
            printf("%s\n", argv[1]);
            return argc;
        }
        """,
        """
from pysock import *

def main(argc, argv, envp):
    printf("%d\\n", argc)
    i = 0
    while argv[i] != NULL:
        printf("%s %zu\\n", argv[i], strlen(argv[i]))
        i += 1
    printf("%d\\n", i == argc)
    i = 0
    while envp[i] != NULL:
        puts(envp[i])
        i += 1
    argv[1][0] = ord("X")
    printf("%s\\n", argv[1])
    return argc

run(main)
""",
        "one",
        "two words",
        "",
        "na\u00efve",
        "-u",
    )
    assert end.status == 6
    assert b"WORD=value\n" in end.out


@pytest.mark.parametrize(
    ("signature", "parameters", "shown"),
    [
        ("void", "", '"none"'),
        ("int argc, char *argv[]", "argc, argv", "argv[1]"),
        ("int argc, char *argv[], char *envp[]", "argc, argv, envp", "argv[1]"),
    ],
)
def test_the_forms_of_main(twins: Twins, signature: str, parameters: str, shown: str) -> None:
    end = twins.same(
        f'int main({signature}) {{ printf("%s\\n", {shown}); return 0; }}',
        f"from pysock import *\ndef main({parameters}):\n    printf('%s\\n', {shown})\n    return 0\nrun(main)\n",
        "word",
    )
    assert end.status == 0


@pytest.mark.parametrize(("parameters", "counted"), [("a", b"1 parameter"), ("a, b, c, d", b"4 parameters")])
def test_a_main_that_c_does_not_know(twins: Twins, parameters: str, counted: bytes) -> None:
    end = twins.python(f"from pysock import *\ndef main({parameters}): pass\nrun(main)\n")
    assert end.status == 1
    reason = b"; C knows main(), main(argc, argv) and main(argc, argv, envp)"
    assert b"TypeError: main takes " + counted + reason in end.err


@pytest.mark.parametrize("status", ["0", "1", "42", "255", "256", "257", "-1", "EXIT_FAILURE"])
def test_the_exit_status(twins: Twins, status: str) -> None:
    twins.same(
        f"int main(void) {{ return {status}; }}", f"from pysock import *\ndef main(): return {status}\nrun(main)\n"
    )
    twins.same(
        f"int main(void) {{ exit({status}); }}", f"from pysock import *\ndef main(): exit({status})\nrun(main)\n"
    )
    twins.same(
        f"int main(void) {{ _exit({status}); }}", f"from pysock import *\ndef main(): _exit({status})\nrun(main)\n"
    )


def test_a_main_without_return(twins: Twins) -> None:
    assert (
        twins.same('int main(void) { puts("x"); }', "from pysock import *\ndef main(): puts('x')\nrun(main)\n").status
        == 0
    )


def test_a_main_that_returns_no_int(twins: Twins) -> None:
    end = twins.python("from pysock import *\ndef main(): return 'x'\nrun(main)\n")
    assert end.status == 1
    assert b"TypeError: main returned str; a C program's main returns an int" in end.err


# fmt: off
#: How a program ends: C, and the port. Each prints before, and must not print after.
ENDINGS = {
    "exit from a function": (
        'static void deep(int n) { if (n == 0) { printf("bye"); exit(7); } deep(n - 1); }\n'
        'int main(void) { deep(50); puts("never"); }',
        'def deep(n):\n    if n == 0:\n        printf("bye")\n        exit(7)\n    deep(n - 1)\n'
        'def main():\n    deep(50)\n    puts("never")\n',
    ),
    "exit within try": (
        'int main(void) { printf("bye"); exit(7); }',
        "def main():\n    try:\n        printf('bye')\n        exit(7)\n    except BaseException:\n        puts('caught')\n"
        "    finally:\n        puts('finally')\n",
    ),
    "exit from a thread": (
        'static void *work(void *arg) { printf("thread\\n"); exit(9); return arg; }\n'
        'int main(void) { pthread_t t; printf("main "); pthread_create(&t, NULL, work, NULL); pthread_join(t, NULL); puts("never"); }',
        "import threading\n"
        'def work():\n    printf("thread\\n")\n    exit(9)\n'
        'def main():\n    printf("main ")\n    t = threading.Thread(target=work)\n    t.start()\n    t.join()\n    puts("never")\n',
    ),
    "exit from a comparison": (
        'static int order(const void *a, const void *b) { printf("compared"); exit(5); }\n'
        'int main(void) { int n[3] = {3, 1, 2}; qsort(n, 3, sizeof(int), order); puts("never"); }',
        'def order(a, b):\n    printf("compared")\n    exit(5)\n'
        'def main():\n    n = new("int[3]", [3, 1, 2])\n    qsort(n, 3, sizeof("int"), order)\n    puts("never")\n',
    ),
    "exit from a handler": (
        'static void first(void) { puts("first"); }\nstatic void second(void) { puts("second"); exit(4); }\n'
        'static void third(void) { puts("third"); }\n'
        'int main(void) { atexit(first); atexit(second); atexit(third); printf("main\\n"); return 2; }',
        'def first():\n    puts("first")\ndef second():\n    puts("second")\n    exit(4)\ndef third():\n    puts("third")\n'
        'def main():\n    atexit(first)\n    atexit(second)\n    atexit(third)\n    printf("main\\n")\n    return 2\n',
    ),
    "handlers, last first": (
        'static void a(void) { puts("a"); }\nstatic void b(void) { puts("b"); }\n'
        'int main(void) { atexit(a); atexit(b); atexit(a); puts("main"); return 3; }',
        'def a():\n    puts("a")\ndef b():\n    puts("b")\ndef main():\n    atexit(a)\n    atexit(b)\n    atexit(a)\n    puts("main")\n    return 3\n',
    ),
    "a handler that adds one": (
        'static void late(void) { puts("late"); }\nstatic void a(void) { puts("a"); atexit(late); }\n'
        'static void z(void) { puts("z"); }\n'
        'int main(void) { atexit(z); atexit(a); return 0; }',
        'def late():\n    puts("late")\ndef a():\n    puts("a")\n    atexit(late)\ndef z():\n    puts("z")\n'
        "def main():\n    atexit(z)\n    atexit(a)\n    return 0\n",
    ),
    "_exit loses what is in the buffers": (
        'static void never(void) { puts("never"); }\nint main(void) { atexit(never); printf("lost"); _exit(3); }',
        'def never():\n    puts("never")\ndef main():\n    atexit(never)\n    printf("lost")\n    _exit(3)\n',
    ),
    "_Exit loses what is in the buffers": (
        'int main(void) { printf("lost"); _Exit(3); }',
        'def main():\n    printf("lost")\n    _Exit(3)\n',
    ),
    "quick_exit": (
        'static void never(void) { puts("never"); }\nint main(void) { atexit(never); printf("lost"); quick_exit(3); }',
        'def never():\n    puts("never")\ndef main():\n    atexit(never)\n    printf("lost")\n    quick_exit(3)\n',
    ),
    "abort": (
        'int main(void) { printf("lost"); abort(); }',
        'def main():\n    printf("lost")\n    abort()\n',
    ),
    "SIGPIPE": (
        'int main(void) { int fd[2]; pipe(fd); close(fd[0]); puts("before"); fflush(stdout); write(fd[1], "x", 1); puts("never"); }',
        'def main():\n    fd = new("int[2]")\n    pipe(fd)\n    close(fd[0])\n    puts("before")\n    fflush(stdout)\n'
        '    write(fd[1], b"x", 1)\n    puts("never")\n',
    ),
    "SIGPIPE from send": (
        'int main(void) { int sv[2]; socketpair(AF_UNIX, SOCK_STREAM, 0, sv); close(sv[0]); send(sv[1], "x", 1, 0); puts("never"); }',
        'def main():\n    sv = new("int[2]")\n    socketpair(AF_UNIX, SOCK_STREAM, 0, sv)\n    close(sv[0])\n    send(sv[1], b"x", 1, 0)\n    puts("never")\n',
    ),
    "MSG_NOSIGNAL": (
        'int main(void) { int sv[2]; socketpair(AF_UNIX, SOCK_STREAM, 0, sv); close(sv[0]); '
        'printf("%zd\\n", send(sv[1], "x", 1, MSG_NOSIGNAL)); perror("send"); return 0; }',
        'def main():\n    sv = new("int[2]")\n    socketpair(AF_UNIX, SOCK_STREAM, 0, sv)\n    close(sv[0])\n'
        '    printf("%zd\\n", send(sv[1], b"x", 1, MSG_NOSIGNAL))\n    perror("send")\n    return 0\n',
    ),
    "SIGINT": (
        'int main(void) { puts("lost"); kill(getpid(), SIGINT); pause(); }',
        'import os, signal\ndef main():\n    puts("lost")\n    os.kill(getpid(), signal.SIGINT)\n    signal.pause()\n',
    ),
    "SIGTERM": (
        'int main(void) { kill(getpid(), SIGTERM); pause(); }',
        "import os, signal\ndef main():\n    os.kill(getpid(), signal.SIGTERM)\n    signal.pause()\n",
    ),
    "a closed standard output": (
        'int main(void) { close(1); printf("%d\\n", 5); return 2; }',
        'def main():\n    close(1)\n    printf("%d\\n", 5)\n    return 2\n',
    ),
    "a buffer of the program's own": (
        'static char buf[64];\nint main(void) { setvbuf(stdout, buf, _IOFBF, sizeof buf); printf("in it"); return 0; }',
        'def main():\n    buf = new("char[64]")\n    setvbuf(stdout, buf, _IOFBF, sizeof(buf))\n    printf("in it")\n    return 0\n',
    ),
    "a buffer, and exit": (
        'static char buf[64];\nint main(void) { setvbuf(stdout, buf, _IOFBF, sizeof buf); printf("in it"); exit(0); }',
        'def main():\n    buf = new("char[64]")\n    setvbuf(stdout, buf, _IOFBF, sizeof(buf))\n    printf("in it")\n    exit(0)\n',
    ),
}
# fmt: on


@pytest.mark.parametrize("ending", list(ENDINGS))
@pytest.mark.parametrize("terminal", [False, True], ids=["pipe", "terminal"])
def test_how_a_program_ends(twins: Twins, ending: str, terminal: bool) -> None:
    c, python = ENDINGS[ending]
    end = twins.same(c, f"from pysock import *\n{python}\nrun(main)\n", terminal=terminal)
    assert b"never" not in end.out


def test_the_endings_are_what_they_say(twins: Twins) -> None:
    """The C side of the table, so that equal does not mean equally wrong."""
    found = {name: twins.c(c) for name, (c, _) in ENDINGS.items()}
    assert found["abort"] == (b"", b"", -signal.SIGABRT)
    assert found["SIGPIPE"] == (b"before\n", b"", -signal.SIGPIPE)
    assert found["SIGINT"] == (b"", b"", -signal.SIGINT)
    assert found["exit from a handler"] == (b"main\nthird\nsecond\nfirst\n", b"", 4)
    assert found["_exit loses what is in the buffers"] == (b"", b"", 3)


ORDER_C = r"""
int main(void)
{
    printf("one ");
    printf("two\n");
    fprintf(stderr, "three ");
    puts("four");
    fputs("five ", stdout);
    write(1, "six\n", 4);
    printf("seven %d\n", isatty(1));
    fprintf(stderr, "eight\n");
    printf("nine");
    fflush(stdout);
    write(1, "ten\n", 4);
    printf("eleven");
    return 0;
}
"""
ORDER_PY = """
import sys
from pysock import *

def main():
    {one}("one ", end="")
    printf("two\\n")
    {err}("three ", end="", file=sys.stderr)
    puts("four")
    {one}("five ", end="")
    write(1, b"six\\n", 4)
    printf("seven %d\\n", sys.stdout.isatty())
    fprintf(stderr, "eight\\n")
    {one}("nine", end="", flush=True)
    write(1, b"ten\\n", 4)
    {one}("eleven", end="")

run(main)
"""


@pytest.mark.parametrize("terminal", [False, True], ids=["pipe", "terminal"])
def test_print_and_printf_in_order(twins: Twins, terminal: bool) -> None:
    """Python's print goes through libc's buffers: full on a pipe, by the line on a terminal."""
    end = twins.same(ORDER_C, ORDER_PY.format(one="print", err="print"), terminal=terminal)
    if not terminal:
        assert end.out == b"six\none two\nfour\nfive seven 0\nnineten\neleven"
        assert end.err == b"three eight\n"


UNICODE = """
from pysock import *

def main():
    print("na\\u00efve \\U0001f40d")
    printf("na\\u00efve %s\\n", "\\U0001f40d")
    puts("na\\u00efve")

run(main)
"""


def test_text_is_utf_8(twins: Twins) -> None:
    word = "na\u00efve \U0001f40d\n".encode()
    assert twins.python(UNICODE) == (word + word + "na\u00efve\n".encode(), b"", 0)


def test_bytes_that_are_no_text_go_out_as_they_came(twins: Twins) -> None:
    twins.same(
        r'int main(void) { puts("Gr\374\337e"); return 0; }',
        'from pysock import *\ndef main():\n    print(cstr(b"Gr\\xfc\\xdfe"))\nrun(main)\n',
    )


def test_what_is_open_when_sys_exit_ends_the_program_is_the_kernels_to_close(twins: Twins) -> None:
    end = twins.python(
        """
import sys
from pysock import *

class Noisy:
    def __del__(self):
        puts("collected")

def main():
    noisy = Noisy()
    sys.exit("gone")

run(main)
"""
    )
    assert end == (b"", b"gone\n", 1)


def test_python_unbuffered_changes_nothing(twins: Twins, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENVIRONMENT, "PYTHONUNBUFFERED", "1")
    twins.same(ORDER_C, ORDER_PY.format(one="print", err="print"))


def test_an_uncaught_exception(twins: Twins) -> None:
    end = twins.python(
        """
from pysock import *

def handler():
    puts("handler")

def main():
    atexit(handler)
    printf("before\\n")
    {}["missing"]

run(main)
"""
    )
    assert end.status == 1
    assert end.out == b"before\nhandler\n"
    assert end.err.startswith(b"Traceback (most recent call last):\n")
    assert end.err.endswith(b"KeyError: 'missing'\n")


def test_a_handler_that_raises(twins: Twins) -> None:
    end = twins.python(
        """
from pysock import *

def first():
    puts("first")

def second():
    raise KeyError("second")

def main():
    atexit(first)
    atexit(second)
    return 5

run(main)
"""
    )
    assert (end.status, end.out) == (5, b"first\n")
    assert b"KeyError: 'second'\n" in end.err


@pytest.mark.parametrize(
    ("argument", "status", "err"),
    [("", 0, b""), ("None", 0, b""), ("3", 3, b""), ("256", 0, b""), ("-1", 255, b""), ("'text'", 1, b"text\n")],
)
def test_sys_exit(twins: Twins, argument: str, status: int, err: bytes) -> None:
    end = twins.python(
        f"import sys\nfrom pysock import *\ndef main():\n    printf('x')\n    sys.exit({argument})\nrun(main)\n"
    )
    assert end == (b"x", err, status)


def test_the_builtin_exit_is_reached(twins: Twins) -> None:
    end = twins.python("import builtins\nfrom pysock import *\ndef main():\n    builtins.exit(4)\nrun(main)\n")
    assert end.status == 4


FIRST_C = r"""
int main(void)
{
    struct sockaddr_in addr = {0};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    int copy = dup(fd);
    printf("%d %d %d\n", fd, copy, socket(AF_UNIX, SOCK_DGRAM, 0));
    for (int n = 0; n < 64; n++)
        printf("%d", lseek(n, 0, SEEK_CUR) != -1 || isatty(n) || dup2(n, n) != -1);
    puts("");
    return 0;
}
"""
FIRST_PY = """
def main():
    fd = socket(AF_INET, SOCK_STREAM, 0)
    copy = dup(fd)
    printf("%d %d %d\\n", fd, copy, socket(AF_UNIX, SOCK_DGRAM, 0))
    for n in range(64):
        printf("%d", lseek(n, 0, SEEK_CUR) != -1 or isatty(n) or dup2(n, n) != -1)
    puts("")
    return 0

run(main)
"""


@pytest.mark.parametrize(
    "imports",
    [
        "from pysock import *",
        "import pysock\nglobals().update((name, getattr(pysock, name)) for name in pysock.__all__)",
        "from pysock.libc.stdio import *\nfrom pysock.libc.sys.socket import *\nfrom pysock.libc.unistd import *\nfrom pysock import run",
    ],
    ids=["star", "module", "headers"],
)
def test_the_first_socket_is_3_and_nothing_else_is_open(twins: Twins, imports: str) -> None:
    end = twins.same(FIRST_C, f"{imports}\n{FIRST_PY}")
    assert end.out.startswith(b"3 4 5\n1")


def test_standard_input_is_libcs(twins: Twins) -> None:
    twins.same(
        r"""
        int main(void)
        {
            char buf[16];
            while (fgets(buf, sizeof buf, stdin) != NULL)
                printf("[%s]", buf);
            printf("%d\n", feof(stdin) != 0);
            return 0;
        }
        """,
        """
from pysock import *

def main():
    buf = new("char[16]")
    while fgets(buf, sizeof(buf), stdin) != NULL:
        printf("[%s]", buf)
    printf("%d\\n", feof(stdin) != 0)
    return 0

run(main)
""",
        stdin=None,
        input=b"one\ntwo words in a long line\nthree",
    )


READS_C = r"""
        int main(void)
        {
            char buf[64];
            printf("%s", fgets(buf, sizeof buf, stdin));
            printf("%s", fgets(buf, sizeof buf, stdin));
            printf("%s", fgets(buf, sizeof buf, stdin));
            for (int i = 0; i < 3; i++)
                putchar(getchar());
            printf("%s", fgets(buf, sizeof buf, stdin));
            printf("%s", fgets(buf, sizeof buf, stdin));
            printf("%zu\n", fread(buf, 1, 5, stdin));
            while (fgets(buf, sizeof buf, stdin) != NULL)
                fputs(buf, stdout);
            printf("%d\n", getchar());
            return 0;
        }
        """
READS_PY = """
import sys
from pysock import *

def main():
    buf = new("char[64]")
    printf("%s", fgets(buf, sizeof(buf), stdin))
    print(input())
    printf("%s", fgets(buf, sizeof(buf), stdin))
    sys.stdout.write(sys.stdin.read(2))
    putchar(getchar())
    sys.stdout.write(sys.stdin.readline())
    printf("%s", fgets(buf, sizeof(buf), stdin))
    print(len(sys.stdin.buffer.read(5)))
    for line in sys.stdin:
        sys.stdout.write(line)
    try:
        input()
    except EOFError:
        printf("%d\\n", getchar())
    return 0

run(main)
"""


@pytest.mark.parametrize("rest", [b"", b"7th\n", b"7th\r\n\n8th gr\xc3\xbc\xc3\x9fe\nlast"])
def test_input_reads_what_fgets_left(twins: Twins, rest: bytes) -> None:
    text = b"one\ntwo gr\xc3\xbcn\n3\nabcdef\n5\n12345" + rest
    end = twins.same(READS_C, READS_PY, stdin=None, input=text)
    assert end == (text.replace(b"12345", b"5\n") + b"-1\n", b"", 0)


def test_input_on_a_file(twins: Twins, tmp_path: Path) -> None:
    """What follows in the file is left to the next program, as in C."""
    (tmp_path / "text").write_text("one\ntwo\nthree\n")
    c = r"""int main(void) { char b[9]; fgets(b, 9, stdin); fgets(b, 9, stdin); printf("%s", b); fflush(stdout);
                exit(0); }"""
    python = "from pysock import *\ndef main():\n    b = new('char[9]')\n    fgets(b, 9, stdin)\n    print(input())\nrun(main)"
    left = []
    for run in (lambda stdin: twins.c(c, stdin=stdin), lambda stdin: twins.python(python, stdin=stdin)):
        with open(tmp_path / "text", "rb", buffering=0) as file:
            assert run(file) == (b"two\n", b"", 0)
            left.append(file.read())
    assert left[0] == left[1] == b"three\n"


def test_a_read_that_fails(twins: Twins) -> None:
    with open(os.devnull, "wb") as write_only:
        end = twins.python("from pysock import *\ndef main(): input()\nrun(main)\n", stdin=write_only)
    assert end.status == 1
    assert end.err.rstrip().endswith(b"OSError: [Errno 9] Bad file descriptor")


def test_what_python_changed_is_undone_for_children(twins: Twins) -> None:
    """SIGPIPE is at its default in a program that the port runs."""
    twins.same(
        r"""int main(void) { fflush(stdout); return system("grep -E 'SigIgn' /proc/self/status") == 0 ? 0 : 1; }""",
        """
from pysock import *

def main():
    fflush(stdout)
    return 0 if system("grep -E 'SigIgn' /proc/self/status") == 0 else 1

run(main)
""",
    )


def test_functions_that_call_themselves(twins: Twins) -> None:
    """So deep as the stack allows without fail; without `depth`, Python's own limit stays."""
    text = "from pysock import *\ndef sum_of(n): return n + sum_of(n - 1) if n else 0\n"
    text += "def main(): printf('%d\\n', sum_of(5000))\n"
    c = 'static int sum_of(int n) { return n ? n + sum_of(n - 1) : 0; }\nint main(void) { printf("%d\\n", sum_of(5000)); }'
    twins.same(c, text + "run(main, depth=100_000)\n")
    assert twins.python(text + "run(main)\n").status == 1


@pytest.mark.skipif(not PYTHON_CALLS_NEED_NO_STACK, reason="each call takes some of the stack, and 8 MiB hold no more")
def test_functions_that_call_themselves_very_often(twins: Twins) -> None:
    text = "from pysock import *\ndef sum_of(n): return n + sum_of(n - 1) if n else 0\n"
    assert twins.python(text + "def main(): return sum_of(100_000) & 0x7F\nrun(main, depth=250_000)\n").status == 80


def test_depth_without_end_is_no_crash(twins: Twins) -> None:
    end = twins.python("from pysock import *\ndef f(n): return f(n) + 1\ndef main(): f(1)\nrun(main, depth=250_000)\n")
    assert end.status == 1
