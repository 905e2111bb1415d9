"""The exercises: each that a lesson has is well formed, its solution is accepted, and what does not solve it is not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pysock import cli
from pysock.compare.comparison import LESSONS
from pysock.compare.runs import namespaces
from pysock.learning import exercises

LOADED = [exercises.load(file.parent.name) for file in sorted(LESSONS.glob("*/exercises.toml"))]
TASKS = [(which, task) for which in LOADED for task in which.tasks]
QUESTIONS = [(which, question) for which in LOADED for question in which.questions]
judged = pytest.mark.skipif(
    shutil.which("cc") is None or namespaces()[0] is None, reason=f"no C compiler, or no namespaces: {namespaces()[1]}"
)


@pytest.mark.parametrize("which, task", TASKS, ids=[f"{which.number}/{task.name}" for which, task in TASKS])
def test_a_task_has_a_solution_and_the_lesson_names_it(which: exercises.Lesson, task: exercises.Task) -> None:
    assert {f"{task.role}.c", f"{task.role}.py", "scenario.toml"} <= {file.name for file in task.folder.iterdir()}
    text = (which.directory / "lesson.md").read_text(encoding="utf-8")
    assert f"`pysock check {which.number} {task.name} {task.role}.py`" in text


@pytest.mark.parametrize("which, question", QUESTIONS, ids=[f"{w.number}/{q.name}" for w, q in QUESTIONS])
def test_a_question_is_answered_by_each_of_its_answers(
    which: exercises.Lesson, question: exercises.Question, capsys: pytest.CaptureFixture[str]
) -> None:
    for answer in question.answers:
        assert cli.main(["check", which.number, question.name, f"  {answer.upper()} "]) == 0
        assert capsys.readouterr().out == f"Right. {question.why}\n"
    assert cli.main(["check", which.number, question.name, *question.answers[0].split()]) == 0
    capsys.readouterr()
    assert cli.main(["check", which.number, question.name, "no such answer"]) == 1
    wrong = capsys.readouterr().out
    assert question.question in wrong and question.why not in wrong
    assert f"`pysock check {which.number} {question.name} ANSWER`" in (which.directory / "lesson.md").read_text(
        encoding="utf-8"
    )


@judged
@pytest.mark.parametrize("which, task", TASKS, ids=[f"{which.number}/{task.name}" for which, task in TASKS])
def test_the_solution_is_accepted_and_the_lessons_own_program_is_not(
    which: exercises.Lesson, task: exercises.Task, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["check", which.number, task.name]
    assert cli.main([*command, str(task.folder / f"{task.role}.py")]) == 0, capsys.readouterr()
    assert cli.main([*command, str(which.directory / f"{task.role}.py"), "--seconds", "2"]) == 1, capsys.readouterr()


@judged
def test_a_port_of_a_lesson_is_judged_by_all_its_scenarios(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    port = tmp_path / "mine.py"
    port.write_text((LESSONS / "01_socket" / "server.py").read_text())
    assert cli.main(["check", "1", str(port)]) == 0
    assert "same" in capsys.readouterr().out
    port.write_text(port.read_text().replace("successfully!", "well!"))
    assert cli.main(["check", "1", str(port), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["result"] == "different"


def test_the_exercises_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "22"]) == 0
    text = capsys.readouterr().out
    assert "pysock check 22 last-number ANSWER" in text and "pysock check 22 everybody server.py" in text
    assert cli.main(["check", "22", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [each["name"] for each in listed["programs"]] == ["everybody"]
    assert not any("answers" in each for each in listed["questions"])
    assert cli.main(["check", "1"]) == 0
    assert "none so far" in capsys.readouterr().out


def test_a_name_alone_asks_and_the_solution_is_shown_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "22", "last-number"]) == 0
    assert capsys.readouterr().out == "Which is the highest descriptor that an fd_set knows?\n"
    assert cli.main(["check", "22", "last-number", "--solution"]) == 0
    assert capsys.readouterr().out.startswith("1023\n")
    assert cli.main(["check", "22", "everybody", "--solution"]) == 0
    assert [Path(line).name for line in capsys.readouterr().out.splitlines()] == ["server.c", "server.py"]
    assert cli.main(["check", "22", "last-number", "1022", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {"exercise": "last-number", "answer": "1022", "right": False}


@pytest.mark.parametrize(
    "words, said",
    [
        (["99"], "there is no lesson '99'"),
        (["22", "nothing"], "22_select has no exercise 'nothing'\npysock: its exercises are last-number, "),
        (["1", "nothing"], "01_socket has no exercise 'nothing'\npysock: it has none"),
        (["22", "everybody", "server.c"], "everybody asks for one Python program\npysock: name it server.py, say"),
        (["22", "everybody", "none.py"], "none.py: there is no such file"),
        (["1", "none.py"], "none.py: there is no such file"),
        (["7", "other.py"], "other.py: 07_echo has server and client, and no other\npysock: call it server.py, say"),
    ],
)
def test_what_cannot_be_judged_is_said(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", *words]) == 2
    assert said in capsys.readouterr().err
