"""docs/porting.md is true: each row's C and Python print the same bytes and end the same way, each refusal is as shown.

The page is read as data (see "How to read a row" there). All C snippets are functions of one program, all Python
snippets run in forked children of one interpreter.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Callable, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "porting.md"
PATH_OF_PROGRAMS = ["./row", "one", "2"]  # argv of rows that are whole programs


class Block(NamedTuple):
    info: str
    line: int
    text: str


class Row(NamedTuple):
    title: str
    line: int
    blocks: tuple[Block, ...]

    def block(self, info: str) -> Block:
        (found,) = (block for block in self.blocks if block.info == info)
        return found

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(block.info for block in self.blocks)


def parse(text: str) -> list[Row]:
    """Every `###` title with the fenced blocks below it; a fence anywhere else is an error."""
    rows: list[Row] = []
    title, title_line, blocks = "", 0, []
    fence: tuple[str, int] | None = None
    lines: list[str] = []
    for number, line in enumerate([*text.splitlines(), "# end"], 1):
        if fence is not None:
            if line == "```":
                blocks.append(Block(*fence, "\n".join(lines) + "\n"))
                fence, lines = None, []
            else:
                lines.append(line)
        elif line.startswith("```"):
            assert title, f"line {number}: a code block without a row's title above it"
            fence = (line[3:], number + 1)
        elif line.startswith("#"):
            if title:
                rows.append(Row(title, title_line, tuple(blocks)))
            title, title_line, blocks = (line[4:] if line.startswith("### ") else ""), number, []
    assert fence is None, "a code block is not closed"
    return rows


ROWS = parse(PAGE.read_text(encoding="utf-8"))
PORTS = [row for row in ROWS if "c" in row.kinds]
REFUSALS = [row for row in ROWS if "c" not in row.kinds]
PYTHONS = [(row, block) for row in PORTS for block in row.blocks if block.info.startswith("python")]


def name(value: Any) -> str | None:
    """A test's name: the row's title, and the kind of Python."""
    return value.title if isinstance(value, Row) else value.info if isinstance(value, Block) else None


# C

INCLUDES = """\
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
"""


def is_program(block: Block) -> bool:
    return "int main(" in block.text or "run(main)" in block.text


def c_source(rows: list[Row]) -> str:
    """One program; its first argument says which row's function to run."""
    functions, cases = [INCLUDES], []
    for row in rows:
        block = row.block("c")
        functions.append(f'static void row_{row.line}(void)\n{{\n#line {block.line} "porting.md"\n{block.text}}}\n')
        cases.append(f"    case {row.line}: row_{row.line}(); break;\n")
    body = "".join(cases)
    functions.append(
        f"int main(int argc, char *argv[])\n{{\n    switch (atoi(argv[argc - 1])) {{\n{body}"
        f"    default: return 99;\n    }}\n    return 0;\n}}\n"
    )
    return "\n".join(functions)


class Outcome(NamedTuple):
    stdout: bytes
    stderr: bytes
    status: int  # negative: the signal


def run_c(program: Path, argv: list[str], directory: Path) -> Outcome:
    done = subprocess.run(
        argv, executable=program, cwd=directory, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=20
    )
    return Outcome(done.stdout, done.stderr, done.returncode)


@pytest.fixture(scope="session")
def of_c(compile_c: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Callable[[Row], Outcome]:
    together = [row for row in PORTS if not is_program(row.block("c"))]
    programs: dict[int, Path] = {}
    try:
        program = compile_c(c_source(together))
        programs = {row.line: program for row in together}
    except pytest.fail.Exception:
        pass  # each row is compiled by itself below, so that only the wrong one fails
    known: dict[int, Outcome] = {}

    def outcome(row: Row) -> Outcome:
        if row.line not in known:
            directory = tmp_path_factory.mktemp("c_row")
            block = row.block("c")
            if is_program(block):
                source = f'#define _GNU_SOURCE\n#line {block.line} "porting.md"\n{block.text}'
                known[row.line] = run_c(compile_c(source), PATH_OF_PROGRAMS, directory)
            else:
                program = programs.get(row.line) or compile_c(c_source([row]))
                known[row.line] = run_c(program, ["./row", str(row.line)], directory)
        return known[row.line]

    return outcome


# Python

RUNNER = r"""
import json, os, sys, tempfile
import pysock, pysock._headers

def child(job, out, err):
    devnull = os.open(os.devnull, os.O_RDONLY)
    for old, new in ((devnull, 0), (out.fileno(), 1), (err.fileno(), 2)):
        os.dup2(old, new)
    for fd in (devnull, out.fileno(), err.fileno()):
        os.close(fd)
    os.chdir(job["directory"])
    sys.argv = job["argv"]
    code = compile("\n" * (job["line"] - 1) + job["text"], "porting.md", "exec")
    names = {"__name__": "__main__"}
    if job["program"]:
        exec(code, names)
        raise SystemExit("the program did not call run(main)")
    exec("from pysock import *", names)
    if job["refusal"]:
        try:
            exec(code, names)
        except Exception as error:
            os.write(1, f"{type(error).__name__}: {error}\n".encode())
            os._exit(0)
        os.write(2, b"nothing was raised\n")
        os._exit(1)
    pysock.run(lambda: exec(code, names))

outcomes = []
for job in json.load(sys.stdin):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        pid = os.fork()
        if pid == 0:
            try:
                child(job, out, err)
            except BaseException:
                sys.excepthook(*sys.exc_info())
                sys.stderr.flush()
            finally:
                os._exit(98)
        status = os.waitpid(pid, 0)[1]
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode("latin-1"))
        code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        outcomes.append([*texts, code])
json.dump(outcomes, sys.stdout)
"""


def run_python(jobs: list[dict[str, Any]], *options: str) -> list[Outcome]:
    done = subprocess.run(
        [sys.executable, "-W", "error", *options, "-c", RUNNER],
        input=json.dumps(jobs),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    return [
        Outcome(out.encode("latin-1"), err.encode("latin-1"), status) for out, err, status in json.loads(done.stdout)
    ]


def job(row: Row, block: Block, directory: Path) -> dict[str, Any]:
    program = is_program(block)
    return {
        "text": block.text,
        "line": block.line,
        "program": program,
        "refusal": "c" not in row.kinds,
        "argv": PATH_OF_PROGRAMS if program else ["./row", str(row.line)],
        "directory": str(directory),
    }


@pytest.fixture(scope="session")
def of_python(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Row, Block], Outcome]:
    wanted = [*PYTHONS, *((row, row.block("python")) for row in REFUSALS)]
    outcomes = run_python([job(row, block, tmp_path_factory.mktemp("py_row")) for row, block in wanted])
    known = {block: outcome for (_, block), outcome in zip(wanted, outcomes)}
    return lambda row, block: known[block]


# The rows


@pytest.mark.parametrize(("row", "block"), PYTHONS, ids=name)
def test_row(
    row: Row, block: Block, of_c: Callable[[Row], Outcome], of_python: Callable[[Row, Block], Outcome]
) -> None:
    in_c, in_python = of_c(row), of_python(row, block)
    assert in_python == in_c
    assert proves_something(in_c), "the snippet prints nothing and ends with 0: it proves nothing"


def proves_something(outcome: Outcome) -> bool:
    return bool(outcome.stdout or outcome.stderr) or outcome.status not in (0, 98, 99)


def test_rows_of_unbuffered_python(tmp_path: Path, of_c: Callable[[Row], Outcome]) -> None:
    """`python -u` takes libc's buffers away; run(main) gives them back."""
    rows = [row for row in PORTS if row.title in ("Buffering", "_exit", "Reading standard input to its end")]
    outcomes = run_python([job(row, row.block("python"), tmp_path) for row in rows], "-u")
    assert len(rows) == 3
    assert outcomes == [of_c(row) for row in rows]


@pytest.mark.parametrize("row", REFUSALS, ids=name)
def test_refusal(row: Row, of_python: Callable[[Row, Block], Outcome]) -> None:
    """What the page says pysock raises is what it raises, to the letter."""
    outcome = of_python(row, row.block("python"))
    assert outcome == Outcome(row.block("text").text.encode(), b"", 0)


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_form(row: Row) -> None:
    if "c" in row.kinds:
        assert row.kinds in (("c", "python"), ("c", "python", "python pythonic"))
        whole = {is_program(block) for block in row.blocks}
        assert len(whole) == 1, "both are whole programs, or neither"
    else:
        assert row.kinds == ("python", "text")
    for block in row.blocks:
        if block.info != "text":
            for number, line in enumerate(block.text.splitlines(), block.line):
                assert len(line) <= 100, f"porting.md:{number} is too wide to stand beside its C"


def test_titles_differ() -> None:
    titles = [row.title for row in ROWS]
    assert sorted(set(titles)) == sorted(titles)


# The table at the top: each line is taken from the row it points to

GLANCE = [
    pytest.param(match[1].split(" | "), match[2], match[3], id=match[2])
    for match in re.finditer(r"^\| (`.*`) \| \[(.*)\]\(#(.*)\) \|$", PAGE.read_text(encoding="utf-8"), re.M)
]


@pytest.mark.parametrize(("cells", "title", "anchor"), GLANCE)
def test_glance(cells: list[str], title: str, anchor: str) -> None:
    (row,) = (row for row in ROWS if row.title == title)
    assert anchor == re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
    assert len(cells) in (2, 3)
    for cell, kind in zip(cells, ("c", "python", "python pythonic")):
        text = " ".join(row.block(kind).text.split())
        for code in re.findall(r"`([^`]+)`", cell):
            assert code.replace(r"\|", "|") in text


def test_the_glance_tables_are_whole() -> None:
    page = PAGE.read_text(encoding="utf-8")
    lines = []
    for head in ("| C | Python | row |", "| C | Python | Pythonic | row |"):
        lines += page[page.index(head) :].split("\n\n")[0].splitlines()[2:]
    assert len(lines) == len(GLANCE) > 20


# The test itself can fail


def test_a_row_that_prints_nothing_is_refused() -> None:
    assert not proves_something(Outcome(b"", b"", 0))
    assert proves_something(Outcome(b"x", b"", 0))
    assert proves_something(Outcome(b"", b"", 3))
    assert proves_something(Outcome(b"", b"", -signal.SIGABRT))


def test_the_parser_sees_rows_and_stray_code() -> None:
    rows = parse("# A\n## B\n### t: one\n```c\nint x;\n```\n```python\nx = 1\n```\n### two\n\n## C\n")
    assert [(row.title, row.line, row.kinds) for row in rows] == [("t: one", 3, ("c", "python")), ("two", 10, ())]
    assert rows[0].block("python") == Block("python", 8, "x = 1\n")
    with pytest.raises(AssertionError, match="without a row's title"):
        parse("## B\n```c\n```\n")
    with pytest.raises(AssertionError, match="not closed"):
        parse("### t\n```c\n")


def test_a_wrong_row_is_caught(tmp_path: Path, compile_c: Callable[..., Path]) -> None:
    """The machinery end to end on a row whose Python says something else, on stdout, on stderr and as status."""
    (row,) = parse(
        '### r\n```c\nprintf("1\\n"); fprintf(stderr, "e\\n"); exit(3);\n```\n'
        '```python\nprintf("2\\n"); fprintf(stderr, "f\\n"); exit(4)\n```\n'
    )
    in_c = run_c(compile_c(c_source([row])), ["./row", str(row.line)], tmp_path)
    (in_python,) = run_python([job(row, row.block("python"), tmp_path)])
    assert in_c == Outcome(b"1\n", b"e\n", 3)
    assert in_python == Outcome(b"2\n", b"f\n", 4)
