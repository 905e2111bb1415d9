"""The command, run as a user runs it: output, exit codes, and what it leaves behind."""

from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest

import pysock.cli as cli
from pysock.compare.comparison import LESSONS, find_lesson
from pysock.compare.problem import CannotCompare

needs_compiler = pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")
needs_proc = pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="there is no /proc")

C = '#include <stdio.h>\nint main(void) { puts("hello"); return 0; }\n'
PYTHON = "print('hello')\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    files = tmp_path / "prog.c", tmp_path / "prog.py"
    files[0].write_text(C)
    files[1].write_text(PYTHON)
    return str(files[0]), str(files[1])


def pysock(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pysock", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **environment},
    )


@needs_compiler
def test_equal_programs_give_zero(pair: tuple[str, str]) -> None:
    done = pysock("compare", *pair)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("prog: prog.c and prog.py\n")
    assert "  stdout  same         1 line\n" in done.stdout
    assert "\033" not in done.stdout


@needs_compiler
def test_different_programs_give_one(pair: tuple[str, str]) -> None:
    Path(pair[1]).write_text("print('good day')\nraise SystemExit(1 / 0)\n")
    done = pysock("compare", *pair)
    assert done.returncode == 1
    assert "  stdout  different    line 1 of stdout\n" in done.stdout
    assert "> hello" in done.stdout and "| good day" in done.stdout
    assert "ZeroDivisionError: division by zero" in done.stdout


@needs_compiler
def test_a_comparison_that_cannot_run_gives_two(pair: tuple[str, str]) -> None:
    Path(pair[0]).write_text("int main(void) {")
    done = pysock("compare", *pair)
    assert (done.returncode, done.stdout) == (2, "")
    assert "does not compile" in done.stderr and "correct the C first" in done.stderr
    done = pysock("compare", *pair, "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["result"] == "could not run"


@needs_compiler
def test_without_strace_a_row_is_not_checked_and_the_rest_decides(pair: tuple[str, str]) -> None:
    done = pysock("compare", *pair, "--no-strace")
    assert done.returncode == 0
    assert "  calls   not checked  it was switched off (--no-strace)\n" in done.stdout


@needs_compiler
def test_json_and_keep(pair: tuple[str, str], tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    done = pysock("compare", *pair, "--json", "--keep", str(kept))
    assert done.returncode == 0
    assert json.loads(done.stdout)["verdicts"]["stdout"] == "same"
    assert list(kept.rglob("events.jsonl"))


@needs_compiler
def test_colour_and_progress_on_a_terminal_only(pair: tuple[str, str]) -> None:
    def on_a_terminal(**environment: str) -> str:
        master, slave = pty.openpty()
        child = subprocess.Popen(
            [sys.executable, "-m", "pysock", "compare", *pair],
            stdout=slave,
            stderr=slave,
            env={**os.environ, "TERM": "xterm", **environment},
        )
        os.close(slave)
        text = b""
        try:
            while piece := os.read(master, 65536):
                text += piece
        except OSError:
            pass
        os.close(master)
        assert child.wait(60) == 0
        return text.decode()

    colourful = on_a_terminal(NO_COLOR="")
    assert "\033[32msame" in colourful and "run 1 of 2: " in colourful
    assert "\033[32m" not in on_a_terminal(NO_COLOR="1")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["compare", "no_such_lesson"], "there is no lesson 'no_such_lesson'"),
        (["compare", "a.c"], "compare takes one lesson, or one .c file and one .py file"),
        (["compare", "a.c", "b.c"], "compare takes one lesson, or one .c file and one .py file"),
        (["compare", "a.c", "b.py"], "a.c: there is no such file"),
        (["compare", "01", "--scenario", "x.toml"], "a lesson has its own scenarios"),
        (["compare"], "required: LESSON"),
        (["compare", "01", "--seconds", "0"], "must be above 0"),
        (["compare", "01", "--seconds", "soon"], "invalid"),
        (["explain"], "invalid choice"),
    ],
)
def test_wrong_usage_gives_two(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = cli.main(arguments)
    except SystemExit as end:
        code = int(str(end.code))
    assert code == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "--help"], ["doctor", "--help"]])
def test_help_has_an_example_and_the_exit_codes(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(arguments)
    assert end.value.code == 0
    text = capsys.readouterr().out
    assert "example" in text and "exit codes" in text


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert "usage: pysock" in capsys.readouterr().out


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith("pysock ")


def test_the_doctor(capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["doctor", "--json"])
    entry = json.loads(capsys.readouterr().out)
    assert code == (0 if entry["ok"] else 1)
    assert cli.main(["doctor"]) == code
    assert "strace" in capsys.readouterr().out


def test_lessons_are_found_by_name_number_and_path() -> None:
    expected = LESSONS / "05_communicate"
    for name in ("05_communicate", "05", "5", "05_comm", str(expected)):
        assert find_lesson(name) == expected
    for name in ("0", "", "99", "communicate"):
        with pytest.raises(CannotCompare):
            find_lesson(name)


def test_a_number_that_is_not_unique_is_refused(tmp_path: Path) -> None:
    for name in ("10_web", "10_web_again", "11_other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.toml").write_text("")
    assert find_lesson("10_web", tmp_path).name == "10_web"
    assert find_lesson("11", tmp_path).name == "11_other"
    with pytest.raises(CannotCompare, match="more than one lesson '10'") as caught:
        find_lesson("10", tmp_path)
    assert caught.value.remedy == "lessons are 10_web, 10_web_again"


def marked(mark: str) -> list[str]:
    found = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes() if entry.name.isdigit() else b""
        except OSError:
            continue
        if mark.encode() in words:
            found.append(entry.name)
    return found


@needs_compiler
@needs_proc
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("options", [[], ["--no-namespace"]])
def test_a_signal_stops_everything_and_leaves_nothing(tmp_path: Path, number: int, options: list[str]) -> None:
    mark = f"mark-{uuid.uuid4().hex}"
    files = {
        "prog.c": "#include <unistd.h>\nint main(void) { for (;;) pause(); }\n",
        "prog.py": "import signal\nwhile True: signal.pause()\n",
        "s.toml": f'[[scenario]]\nname = "x"\nargs = ["{mark}"]\nseconds = 100\n',
    }
    work, temporary = tmp_path / "work", tmp_path / "temporary"
    work.mkdir()
    temporary.mkdir()
    for name, text in files.items():
        (work / name).write_text(text)
    child = subprocess.Popen(
        [sys.executable, "-m", "pysock", "compare", *options, "--scenario", str(work / "s.toml"),
         str(work / "prog.c"), str(work / "prog.py")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(temporary)},
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while not marked(mark) and child.poll() is None and time.monotonic() < deadline:
        pass
    assert marked(mark)
    child.send_signal(number)
    _, errors = child.communicate(timeout=30)
    while marked(mark) and time.monotonic() < deadline:
        pass
    assert marked(mark) == []
    if number == signal.SIGKILL:
        assert child.returncode == -number
        return
    assert child.returncode == 128 + number
    assert errors.decode() == f"pysock: stopped by {signal.Signals(number).name}\n"
    assert list(temporary.iterdir()) == []
