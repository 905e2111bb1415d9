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
from pysock.compare.runs import ROOT

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


def environment(**more: str) -> dict[str, str]:
    """This process's environment, in which `python -m pysock` finds this pysock from any directory."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH", "")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUNBUFFERED": "", **more}


def pysock(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pysock", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=cwd,
        env=environment(),
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
    # The traceback names the user's file, and not the run's link to it.
    assert f'File "{pair[1]}", line 2, in <module>' in done.stdout
    assert "/cwd/" not in done.stdout.partition("raised an exception")[2]


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
    assert "wire could not be checked: no peer records the bytes here, and strace was switched off" in done.stdout
    assert "  calls   not checked  strace was switched off (--no-strace)\n" in done.stdout


@needs_compiler
def test_json_and_keep(pair: tuple[str, str], tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    done = pysock("compare", *pair, "--json", "--keep", str(kept))
    assert done.returncode == 0
    assert json.loads(done.stdout)["verdicts"]["stdout"] == "same"
    assert list(kept.rglob("events.jsonl"))


@needs_compiler
def test_colour_and_progress_on_a_terminal_only(pair: tuple[str, str]) -> None:
    def on_a_terminal(**more: str) -> str:
        master, slave = pty.openpty()
        child = subprocess.Popen(
            [sys.executable, "-m", "pysock", "compare", *pair],
            stdout=slave,
            stderr=slave,
            env=environment(TERM="xterm", **more),
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
        (["compare", "a.c"], "compare takes one lesson, or one .c file and one .py file or package"),
        (["compare", "a.c", "b.c"], "compare takes one lesson, or one .c file and one .py file or package"),
        (["compare", "a.c", "b.py"], "a.c: there is no such file"),
        (["compare", "01", "--scenario", "x.toml"], "a lesson has its own scenarios"),
        (["compare"], "required: LESSON"),
        (["compare", "01", "--seconds", "0"], "--seconds: must be a number above 0 and up to 600\n"),
        (["compare", "01", "--seconds", "nan"], "--seconds: must be a number above 0 and up to 600\n"),
        (["compare", "01", "--seconds", "soon"], "--seconds: must be a number above 0 and up to 600\n"),
        (
            ["compare"],
            "usage: pysock compare [options] LESSON\n"
            "       pysock compare [options] prog.c prog.py|DIR [-- ARGUMENT ...]\n",
        ),
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


@needs_compiler
@pytest.mark.parametrize("options", [[], ["--json"], ["--no-strace", "-v"]])
@pytest.mark.parametrize(("port", "code"), [("print('hello')\n", 0), ("print('good day')\n", 1)])
def test_a_reader_that_leaves_early_is_no_error(
    pair: tuple[str, str], options: list[str], port: str, code: int
) -> None:
    Path(pair[1]).write_text(port)
    child = subprocess.Popen(
        [sys.executable, "-m", "pysock", "compare", *pair, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert child.stdout and child.stderr
    child.stdout.close()  # as head -1 does, though earlier
    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait(60) == code


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--help"], 0), (["compare", "--help"], 0), (["doctor"], None), ([], 2), (["--version"], 0)],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_whatever_is_printed_a_reader_may_leave_early(arguments: list[str], code: int | None, unbuffered: str) -> None:
    ears, mouth = os.pipe()
    os.close(ears)
    done = subprocess.run(
        [sys.executable, "-m", "pysock", *arguments],
        stdout=mouth,
        stderr=subprocess.PIPE,
        env=environment(PYTHONUNBUFFERED=unbuffered),
    )
    os.close(mouth)
    assert done.stderr == b""
    assert done.returncode in ((0, 1) if code is None else (code,))


def test_a_message_that_nobody_reads_is_no_error() -> None:
    ears, mouth = os.pipe()
    os.close(ears)
    for arguments in (["compare", "99"], ["compare", "99", "--json"], ["compare"]):
        done = subprocess.run(
            [sys.executable, "-m", "pysock", *arguments], stdout=mouth, stderr=mouth, env=environment()
        )
        assert done.returncode == 2
    os.close(mouth)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@needs_compiler
def test_a_result_that_cannot_be_written_gives_two(pair: tuple[str, str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "pysock", "compare", *pair], stdout=full, stderr=subprocess.PIPE, env=environment()
        )
    assert done.returncode == 2
    assert done.stderr == b"pysock: the result could not be written: No space left on device\n"


@needs_compiler
def test_without_stdout_and_stderr_the_exit_code_tells(pair: tuple[str, str]) -> None:
    def end(*arguments: str) -> int:
        words = [sys.executable, "-m", "pysock", "compare", *arguments]
        return subprocess.run(["sh", "-c", '"$@" >&- 2>&-', "sh", *words], env=environment()).returncode

    assert end(*pair) == 0
    assert end("99") == end("99", "--json") == end() == 2


@needs_compiler
def test_text_that_the_terminal_cannot_show_is_escaped(pair: tuple[str, str]) -> None:
    Path(pair[1]).write_text("import sys\nsys.stdout.buffer.write(b'h\\xc3\\xa4llo\\n')\n")
    done = subprocess.run(
        [sys.executable, "-m", "pysock", "compare", *pair],
        capture_output=True,
        env=environment(PYTHONIOENCODING="ascii"),
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"| h\\xe4llo" in done.stdout


FILES = {
    "prog.c": C,
    "prog.py": PYTHON,
    "broken.py": "def main(:\n    pass\n",
    "latin.py": b"print('\xe9')\n",
    "nul.py": b"print('a')\0\n",
    "broken.c": "int main(void) { return 0 }\n",
}


@needs_compiler
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["99"], "pysock: there is no lesson '99'\npysock: lessons are 01_socket, "),
        (["prog.c"], "pysock: compare takes one lesson, or one .c file and one .py file or package\n"),
        (["prog.py"], "pysock: compare takes one lesson, or one .c file and one .py file or package\n"),
        (["prog.c", "none.py"], "pysock: none.py: there is no such file\n"),
        (["none.c", "prog.py"], "pysock: none.c: there is no such file\n"),
        (["none.c", "none.py"], "pysock: none.c: there is no such file\n"),
        (["prog.c", "prog.py", "--scenario", "none.toml"], "pysock: none.toml: No such file or directory\n"),
        (["prog.c", "prog.py", "--scenario", "dir"], "pysock: dir: Is a directory\n"),
        (["prog.c", "broken.py"], "pysock: broken.py, line 1: this is not Python: invalid syntax\n"),
        (["prog.c", "latin.py"], "pysock: latin.py"),
        (["prog.c", "nul.py"], "pysock: nul.py"),
        (["broken.c", "prog.py"], "pysock: broken.c does not compile:\n"),
        (["dir"], "pysock: dir: there is no scenario.toml in this directory\n"),
        (["dir/"], "pysock: dir: there is no scenario.toml in this directory\n"),
        (["dir.c", "prog.py"], "pysock: dir.c: this is a directory, not a file\n"),
        (["prog.c", "dir.py"], "pysock: dir.py: this is a directory without a __main__.py, not a file\n"),
        ([""], "pysock: there is no lesson ''\n"),
        (["01_socket/server"], "pysock: there is no lesson '01_socket/server'\n"),
    ],
)
def test_what_cannot_be_compared_is_said(tmp_path: Path, arguments: list[str], message: str) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    for name in ("dir", "dir.c", "dir.py"):
        (tmp_path / name).mkdir()
    done = pysock("compare", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert "Traceback" not in done.stderr


@needs_compiler
def test_c_that_needs_the_mathematics_library(tmp_path: Path) -> None:
    (tmp_path / "root.c").write_text(
        "#include <math.h>\n#include <stdio.h>\n#include <stdlib.h>\n"
        'int main(int argc, char *argv[])\n{\n    printf("%.3f\\n", sqrt(atof(argc > 1 ? argv[1] : "2")));\n}\n'
    )
    (tmp_path / "root.py").write_text('print(f"{2**0.5:.3f}")\n')
    done = pysock("compare", "root.c", "root.py", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


@needs_compiler
def test_a_lessons_name_may_end_in_a_slash(tmp_path: Path) -> None:
    for name in ("01_socket/", f"{LESSONS}/01_socket/"):
        done = pysock("compare", name, "--no-strace", cwd=tmp_path)
        assert done.returncode == 0, done.stderr


def test_the_tools_load_no_header_of_the_binding() -> None:
    code = (
        "import sys\n"
        "import pysock.__main__, pysock.cli, pysock.doctor, pysock.compare.report, pysock.compare.stage\n"
        "print([name for name in sys.modules if name.startswith(('pysock.libc', 'pysock._headers'))])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment())
    assert (done.stdout, done.stderr) == ("[]\n", "")


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


def marked(mark: str, file: str = "cmdline") -> list[str]:
    """The processes in whose arguments, or environment, this is."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / file).read_bytes() if entry.name.isdigit() else b""
        except OSError:
            continue
        if mark.encode() in words:
            found.append(entry.name)
    return found


@needs_compiler
@needs_proc
def test_a_killed_comparison_leaves_what_was_to_be_kept(tmp_path: Path) -> None:
    mark = f"mark-{uuid.uuid4().hex}"
    (tmp_path / "prog.c").write_text("#include <unistd.h>\nint main(void) { for (;;) pause(); }\n")
    (tmp_path / "prog.py").write_text("")
    (tmp_path / "s.toml").write_text(f'[[scenario]]\nname = "x"\nargs = ["{mark}"]\nseconds = 100\n')
    child = subprocess.Popen(
        [sys.executable, "-m", "pysock", "compare", "prog.c", "prog.py", "--scenario", "s.toml", "--keep", "kept"],
        cwd=tmp_path,
        env=environment(MARK=mark),
    )
    deadline = time.monotonic() + 30
    while not marked(mark) and child.poll() is None and time.monotonic() < deadline:
        pass
    child.kill()
    child.wait(30)
    while marked(mark, "environ") and time.monotonic() < deadline:
        pass
    assert marked(mark, "environ") == []
    assert (tmp_path / "kept" / "01-x" / "c" / "cwd").is_dir()


@needs_compiler
@needs_proc
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("options", [[], ["--no-namespace"]])
def test_a_signal_stops_everything_and_leaves_nothing(tmp_path: Path, number: int, options: list[str]) -> None:
    mark = f"mark-{uuid.uuid4().hex}"
    files = {
        "prog.c": "#include <unistd.h>\nint main(void) { for (;;) pause(); }\n",
        "prog.py": "import signal\nwhile True: signal.pause()\n",
        "s.toml": f'[[scenario]]\nname = "x"\nargs = ["{mark}"]\nseconds = 600\n',
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
        env=environment(TMPDIR=str(temporary), MARK=mark),
    )  # fmt: skip
    deadline = time.monotonic() + 120
    while not marked(mark) and child.poll() is None and time.monotonic() < deadline:
        pass
    assert marked(mark)
    child.send_signal(number)
    _, errors = child.communicate(timeout=100)
    # Neither the programs nor the stages, of which one that is only starting has none yet.
    while marked(mark, "environ") and time.monotonic() < deadline:
        pass
    assert marked(mark, "environ") == []
    if number == signal.SIGKILL:
        assert child.returncode == -number
        # Nobody but the stage is left to clear up.
        while any(temporary.iterdir()) and time.monotonic() < deadline:
            pass
        assert list(temporary.iterdir()) == []
        return
    assert child.returncode == 128 + number
    assert errors.decode() == f"pysock: stopped by {signal.Signals(number).name}\n"
    assert list(temporary.iterdir()) == []
