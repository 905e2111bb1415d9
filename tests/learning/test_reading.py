"""`pysock lessons` and `pysock lesson`: what they show, run and copy."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pysock import cli
from pysock.compare.comparison import LESSONS
from pysock.compare.runs import namespaces
from pysock.trace import find

judged = pytest.mark.skipif(
    shutil.which("cc") is None or namespaces()[0] is None, reason=f"no C compiler, or no namespaces: {namespaces()[1]}"
)


def test_the_lessons_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["lessons"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "01  A socket: plug the telephone in"
    assert lines[1] == "    01_socket: socket(), close()"
    assert "    05_communicate: recv(), send(); after 04" in lines
    assert cli.main(["lessons", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed[4] == {
        "order": 5,
        "folder": "05_communicate",
        "title": "Communicating: the talk",
        "calls": ["recv", "send"],
        "prerequisites": [4],
    }


def test_a_lesson_is_its_text_its_programs_and_its_exercises(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["lesson", "05", "--width", "160"]) == 0
    whole = capsys.readouterr().out
    assert cli.main(["lesson", "05", "--text", "--width", "160"]) == 0
    text = capsys.readouterr().out
    assert cli.main(["lesson", "communicate", "--code"]) == 2
    assert "there is no lesson" in capsys.readouterr().err
    assert cli.main(["lesson", "05_c", "--code", "--width", "160"]) == 0
    code = capsys.readouterr().out
    assert whole.startswith(text + "\n" + code)
    assert text.lstrip().startswith("5. Communicating: the talk\n")
    assert code.splitlines()[0].split() == ["server.c", "│", "server.py", "│", "server_pythonic.py"]
    assert "\033" not in whole and "pysock check 05" in whole[len(text) + len(code) :]


def test_a_lesson_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["lesson", "7", "--json"]) == 0
    entry = json.loads(capsys.readouterr().out)
    assert entry["folder"] == "07_echo" and entry["text"].startswith("# 7. ")
    assert [program["role"] for program in entry["programs"]] == ["server", "client"]
    assert entry["programs"][0]["files"] == ["server.c", "server.py", "server_pythonic.py"]
    assert all(len(row) == 3 for row in entry["programs"][0]["rows"])


@judged
@pytest.mark.skipif(find()[0] is None, reason="there is no strace")
def test_a_run_shows_both_programs_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["lesson", "07", "--run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "[server] bind(" in line and line.startswith("server.c:")]
    called = [line.partition("] ")[2].partition("(")[0] for line in lines if line.startswith("client.c:")]
    assert called == ["socket", "connect", "sendto", "recvfrom", "write", "close"]
    assert cli.main(["lesson", "05", "--run", "says hello", "--port", "raw"]) == 0
    assert "server.py:" in capsys.readouterr().out


@judged
@pytest.mark.parametrize("name", ["01", "06"])
def test_a_copy_runs_and_compares_as_it_is(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["lesson", name, "--copy", str(tmp_path / "mine"), "--json"]) == 0
    copied = json.loads(capsys.readouterr().out)
    assert {file for file in copied["files"] if "exercises" in file} == set()
    monkeypatch.chdir(tmp_path / "mine")
    assert copied["commands"]
    for command in copied["commands"]:
        assert cli.main(command.split()[1:]) == 0, capsys.readouterr()


@pytest.mark.parametrize("entry", sorted(LESSONS.glob("*/scenario.toml")), ids=lambda file: file.parent.name)
def test_every_lesson_can_be_copied_and_no_file_is_overwritten(
    entry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["lesson", entry.parent.name, "--copy", str(tmp_path)]
    (tmp_path / "lesson.md").write_text("mine")
    assert cli.main(command) == 2
    assert "lesson.md is there already\npysock: nothing was copied" in capsys.readouterr().err
    assert os.listdir(tmp_path) == ["lesson.md"] and (tmp_path / "lesson.md").read_text() == "mine"
    (tmp_path / "lesson.md").unlink()
    assert cli.main(command) == 0
    assert "../" not in (tmp_path / "scenario.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words, said",
    [
        (["99"], "there is no lesson '99'"),
        (["05", "--port", "raw"], "--port is for --run"),
        (["05", "--run", "--json"], "--run prints no JSON\npysock: pysock trace --json 05_communicate does"),
        (["01", "--copy", "/dev/null/x"], "/dev/null/x"),
    ],
)
def test_what_cannot_be_shown_is_said(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["lesson", *words]) == 2
    shown = capsys.readouterr()
    assert said in shown.err + json.loads(shown.out or '{"error": ""}')["error"] + (
        "\npysock: " + json.loads(shown.out)["remedy"] if shown.out else ""
    )


def on_a_terminal(words: list[str], **environment: str) -> str:
    """What a command writes to a terminal of 80 columns and 24 lines."""
    main, terminal = pty.openpty()
    done = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "LINES": "24", **environment}
    done = {name: value for name, value in done.items() if value != "-"}
    command = [sys.executable, "-m", "pysock", *words]
    process = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=done)
    os.close(terminal)
    pieces = []
    try:
        while piece := os.read(main, 65536):
            pieces.append(piece)
    except OSError:  # the terminal has no other side any more
        pass
    finally:
        os.close(main)
    assert process.wait() == 0
    return b"".join(pieces).decode().replace("\r\n", "\n")


def test_a_terminal_has_colour_and_a_pager(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\nexec cat\n")
    pager.chmod(0o755)
    shown = on_a_terminal(["lesson", "01"], PAGER=str(pager), NO_COLOR="-")
    assert shown.startswith("PAGED\n") and "\033[1;4m1. A socket" in shown
    plain = on_a_terminal(["lesson", "01"], PAGER=str(tmp_path / "none"), NO_COLOR="1")
    assert plain.lstrip().startswith("1. A socket") and "\033" not in plain
