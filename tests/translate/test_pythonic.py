"""`--style pythonic`: what is recognised, what stays raw and why, and that both behave as the C.

The programs that are compared here are some of each kind; `pysock port --style pythonic` does it with any other.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pysock.compare.comparison import LESSONS, Comparison, Options, Subject, compare, find_sources
from pysock.compare.runs import namespaces
from pysock.compare.scenario import load
from pysock.compare.verdict import SAME
from pysock.trace import find
from pysock.translate.program import Options as TranslateOptions
from pysock.translate.program import Translation, translated, translated_text

HERE = Path(__file__).parent
PROGRAMS = sorted(path.parent for path in (HERE / "programs").glob("*/scenario.toml"))
FOLDERS = [*sorted(path.parent for path in LESSONS.glob("*/scenario.toml")), *PROGRAMS]
COMPARED = ["04_accept", "06_client", "07_echo", "10_shutdown", "20_fork", "guestbook"]
PYTHONIC = TranslateOptions(pythonic=True)

TOP = "".join(
    f"#include <{name}.h>\n" for name in "arpa/inet errno netinet/in stdio stdlib string sys/socket unistd".split()
)


def pythonic(c: str) -> Translation:
    return translated_text(Path("prog.c"), (TOP + c).encode(), PYTHONIC)


def body(c: str) -> str:
    """The function main, or what stands before it."""
    text = pythonic(c).text
    return text[text.index("def ") : text.index("\n\n\nif __name__")]


def notes(c: str) -> list[str]:
    return [message.text for message in pythonic(c).warnings if message.kind == "note"]


def program(*lines: str) -> str:
    return "int main(void)\n{\n" + "".join(f"    {line}\n" for line in lines) + "    return 0;\n}\n"


OPEN = 'int fd = socket(AF_INET, SOCK_STREAM, 0); if (fd < 0) { perror("socket"); exit(1); }'
CLOSE = 'if (close(fd) < 0) { perror("close"); exit(1); }'
ADDRESS = (
    "struct sockaddr_in addr; memset(&addr, 0, sizeof addr); addr.sin_family = AF_INET; addr.sin_port = htons(80);"
    " addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);"
)


def fatal(call: str, text: str, *closes: str) -> str:
    closing = "".join(f" close({name});" for name in closes)
    return f'if ({call} < 0) {{ perror("{text}");{closing} exit(1); }}'


BIND = "bind(fd, (struct sockaddr *)&addr, sizeof addr)"


# What is recognised


def test_a_whole_program() -> None:
    output = pythonic(program(OPEN, ADDRESS, fatal(BIND, "bind", "fd"), fatal("listen(fd, 5)", "listen", "fd"), CLOSE))
    assert output.text == (
        "import sys\n"
        "\n"
        "from pysock import AF_INET, SOCK_STREAM, CallError, Socket, run\n"
        "\n"
        'FAILED = {"socket": "socket", "bind": "bind", "listen": "listen", "close": "close"}\n'
        "\n"
        "\n"
        "def main() -> None:\n"
        "    try:\n"
        "        with Socket(AF_INET, SOCK_STREAM) as sock:\n"
        '            sock.bind(("127.0.0.1", 80))\n'
        "            sock.listen(5)\n"
        "    except CallError as error:\n"
        '        sys.exit(f"{FAILED[error.call]}: {error.strerror}")\n'
        "\n"
        "\n"
        'if __name__ == "__main__":\n'
        "    run(main)\n"
    )
    assert output.warnings == []


def test_a_close_that_is_not_looked_at_ends_a_with_too() -> None:
    assert "        with Socket(AF_INET, SOCK_STREAM) as sock:\n            pass\n" in body(program(OPEN, "close(fd);"))


def test_no_with_where_c_leaves_a_socket_to_the_kernel() -> None:
    c = program(OPEN, fatal("listen(fd, 5)", "listen"), "close(fd);")
    assert "        sock = Socket(AF_INET, SOCK_STREAM)\n        sock.listen(5)\n        sock.close()\n" in body(c)


def test_a_check_that_closes_otherwise_than_the_others_stays_a_check() -> None:
    c = program(
        OPEN,
        fatal("listen(fd, 5)", "listen", "fd"),
        fatal("shutdown(fd, SHUT_RD)", "shutdown", "fd"),
        fatal("listen(fd, 6)", "listen"),
        "close(fd);",
    )
    assert "            sock.shutdown(SHUT_RD)\n            if listen(sock.fileno(), 6) < 0:\n" in body(c)


def test_main_leaves_an_open_socket_to_the_kernel() -> None:
    assert "        sock = Socket(AF_INET, SOCK_STREAM)\n        exit(0)\n" in body(program(OPEN))


def test_return_within_a_with_closes_nothing() -> None:
    c = program(OPEN, fatal("listen(fd, 5)", "listen", "fd"), 'if (getenv("X")) return 3;', "close(fd);")
    assert '            if getenv("X"):\n                exit(3)\n' in body(c)


def test_what_main_assigns_is_global_within_the_try_as_well() -> None:
    c = "int count;\n" + program(OPEN, "count = 7;", "close(fd);", 'printf("%d\\n", count);')
    assert "def main() -> None:\n    global count\n    try:\n" in body(c)


def test_other_words_and_statuses() -> None:
    c = program(
        'int fd = socket(AF_INET, SOCK_STREAM, 0); if (fd == -1) { printf("no socket\\n"); return 2; }', "close(fd);"
    )
    assert "    except CallError as error:\n        print(FAILED[error.call])\n        sys.exit(2)" in body(c)


def test_die_goes_when_nobody_calls_it() -> None:
    c = "void die(char *why)\n{\n    perror(why);\n    exit(1);\n}\n\n" + program(
        'int fd = socket(AF_INET, SOCK_STREAM, 0); if (fd < 0) die("socket");', "close(fd);"
    )
    assert "die" not in pythonic(c).text
    assert 'die("pid")' in pythonic(c.replace("close(fd);", 'close(fd); if (getpid() < 0) die("pid");')).text


def test_who_called() -> None:
    c = program(
        OPEN,
        "struct sockaddr_in who; socklen_t len = sizeof who; int conn;",
        fatal("(conn = accept(fd, (struct sockaddr *)&who, &len))", "accept", "fd"),
        'printf("%s:%d\\n", inet_ntoa(who.sin_addr), ntohs(who.sin_port));',
        "close(conn);",
        "close(fd);",
    )
    assert (
        '            conn, (ip, port) = sock.accept()\n            with conn:\n                print(f"{ip}:{port}")\n'
    ) in body(c)


def test_a_loop_that_receives() -> None:
    c = program(
        OPEN,
        "char buf[64]; ssize_t n;",
        "while ((n = recv(fd, buf, sizeof buf, 0)) > 0) write(1, buf, n);",
        'if (n < 0) { perror("recv"); exit(1); }',
        "close(fd);",
    )
    assert "while (n := sock.recv_into(buf)) > 0:\n            write(1, buf, n)\n        sock.close()\n" in body(c)


def receiving(*then: str) -> str:
    return body(
        program(
            OPEN,
            "char buf[64] = {0}; ssize_t n = recv(fd, buf, sizeof buf - 1, 0);",
            'if (n < 0) { perror("recv"); exit(1); }',
            *then,
            "close(fd);",
        )
    )


def test_a_text_that_is_printed_is_bytes() -> None:
    assert ('        buf = sock.recv(63)\n        printf("%s\\n", buf)\n') in receiving(
        "buf[n] = '\\0';", 'printf("%s\\n", buf);'
    )
    assert "        buf = sock.recv(63)\n        n = len(buf)\n        if n == 0:\n" in receiving(
        "if (n == 0) return 1;", "buf[n] = 0;", 'printf("%s", buf);'
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("buf[n] = 0;", "buf[0] = 'x';", 'printf("%s", buf);'),
        ("buf[n - 1] = 0;", 'printf("%s", buf);'),
        ('printf("%s", buf);', "buf[n] = 0;"),
        ("n--;", "buf[n] = 0;", 'printf("%s", buf);'),
        ("buf[n] = 0;", 'if (strcmp(buf, "x")) return 1;'),
    ],
)
def test_a_buffer_that_is_more_than_a_text_stays_memory(lines: tuple[str, ...]) -> None:
    assert "n = sock.recv_into(buf, sizeof(buf) - 1)\n" in receiving(*lines)


def test_what_may_be_any_bytes_is_not_printed_by_python() -> None:
    c = program(OPEN, 'char buf[64] = ""; printf("%s\\n", buf); printf("%5d\\n", 1 + fd);', "close(fd);")
    assert 'printf("%s\\n", buf)\n' in body(c)
    assert 'print(f"{1 + sock.fileno():5}")\n' in body(c)


# What stays raw


@pytest.mark.parametrize(
    ("why", "lines"),
    [
        ("no call is checked", ["int fd = socket(AF_INET, SOCK_STREAM, 0);", "close(fd);"]),
        ("goes where it cannot be followed", [OPEN, "int other = fd;", "close(other);"]),
        ("assigned what is not surely a socket", [OPEN, "fd = 3;", "close(fd);"]),
        ("not certain", [OPEN, 'if (getenv("X")) close(fd);', "listen(fd, 1);", "close(fd);"]),
        ("closes descriptors by their numbers", [OPEN, "for (int i = 3; i < 9; i++) close(i);"]),
    ],
)
def test_what_is_not_certain_stays_raw(why: str, lines: list[str]) -> None:
    c = program(*lines)
    assert [note for note in notes(c) if why in note]
    assert pythonic(c).text == translated_text(Path("prog.c"), (TOP + c).encode()).text


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_program_can_be_written(folder: Path) -> None:
    for files, _ in find_sources(load(folder / "scenario.toml"), folder).values():
        compile(translated(files, PYTHONIC).text, str(folder), "exec")


# It behaves as the C


def compared(folder: Path, directory: Path) -> Comparison:
    scenarios = load(folder / "scenario.toml")
    sources = find_sources(scenarios, folder)
    for role, (files, _) in sources.items():
        python = directory / f"{Path(role).name}_{len(list(directory.iterdir()))}.py"
        python.write_text(translated(files, PYTHONIC).text, encoding="utf-8")
        sources[role] = files, python
    return compare(Subject(folder.name, tuple(scenarios), sources), Options(repeat=1, seconds=30))


@pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")
@pytest.mark.skipif(namespaces()[0] is None, reason=f"ports are not free without namespaces: {namespaces()[1]}")
@pytest.mark.skipif(find()[0] is None, reason=f"nobody sees the calls: {find()[1]}")
@pytest.mark.parametrize("name", COMPARED)
def test_behaves_as_the_c(name: str, tmp_path: Path) -> None:
    (folder,) = (one for one in FOLDERS if one.name == name)
    comparison = compared(folder, tmp_path)
    assert [case.tracebacks for case in comparison.cases if case.tracebacks] == []
    assert [v for case in comparison.cases for v in case.verdicts if v.result != SAME] == []


# As commands


def pysock(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pysock", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=60)


def test_translate_and_show_take_a_style(tmp_path: Path) -> None:
    c = LESSONS / "01_socket" / "server.c"
    done = pysock("translate", "--style", "pythonic", c, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "    with Socket(AF_INET, SOCK_STREAM) as sock:\n" in done.stdout
    shown = pysock("show", "--style", "pythonic", c, "--width", "160", cwd=tmp_path)
    (line,) = (line for line in shown.stdout.splitlines() if "int sockfd = socket" in line)
    assert "with Socket" in shown.stdout and line


def test_a_package_is_raw(tmp_path: Path) -> None:
    done = pysock("translate", "--style", "pythonic", LESSONS / "01_socket" / "server.c", "-o", "out/", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "pysock: --style pythonic writes one file: give -o a file, not a folder\n"
