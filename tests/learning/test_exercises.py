"""The exercises: each that a lesson has is well formed, its solution is accepted, and what does not solve it is not."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from pysock import cli
from pysock.compare.comparison import LESSONS
from pysock.compare.problem import CannotCompare
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


def test_a_name_alone_asks_and_the_solution_is_shown_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "22", "last-number"]) == 0
    assert capsys.readouterr().out == "Which is the highest descriptor that an fd_set knows?\n"
    assert cli.main(["check", "22", "last-number", "--solution"]) == 0
    assert capsys.readouterr().out.startswith("1023\n")
    assert cli.main(["check", "22", "everybody", "--solution"]) == 0
    assert [Path(line).name for line in capsys.readouterr().out.splitlines()] == ["server.c", "server.py"]
    assert cli.main(["check", "22", "everybody"]) == 0
    assert capsys.readouterr().out.endswith("To have it judged: pysock check 22 everybody server.py\n")
    assert cli.main(["check", "22", "last-number", "1022", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {"exercise": "last-number", "answer": "1022", "right": False}


@pytest.mark.parametrize(
    "words, said",
    [
        (["99"], "there is no lesson '99'"),
        (["22", "nothing"], "22_select has no exercise 'nothing'\npysock: its exercises are last-number, "),
        (
            ["22", "everybody", "server"],
            "everybody asks for one program in Python or C\npysock: name it server.py, say, or",
        ),
        (["22", "everybody", "none.c"], "none.c: there is no such file"),
        (["22", "everybody", "none.py"], "none.py: there is no such file"),
        (["1", "none.py"], "none.py: there is no such file"),
        (["7", "other.py"], "other.py: 07_echo has server and client, and no other\npysock: call it server.py, say"),
    ],
)
def test_what_cannot_be_judged_is_said(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", *words]) == 2
    assert said in capsys.readouterr().err


@judged
def test_a_program_may_be_in_c(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine.c"
    folder = LESSONS / "05_communicate"
    mine.write_text((folder / "exercises" / "upper" / "server.c").read_text())
    assert cli.main(["check", "5", "upper", str(mine)]) == 0, capsys.readouterr()
    mine.write_text((folder / "server.c").read_text())
    assert cli.main(["check", "5", "upper", str(mine)]) == 1
    said = capsys.readouterr()
    assert "your program does not do what is expected of it" in said.out and said.err == ""
    assert cli.main(["check", "5", "upper", str(mine), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["result"] == "different"
    mine.write_text("int main(void) { return }")
    assert cli.main(["check", "5", "upper", str(mine)]) == 2


@judged
def test_the_report_says_which_is_the_learners_and_which_the_solution(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = LESSONS / "01_socket"
    assert cli.main(["check", "1", "again", str(folder / "server.c")]) == 1
    said = capsys.readouterr().out
    assert said.startswith("server: your program (server.c) and the solution (server.py)\n")
    assert re.search(r"^    your program \(C\) +\| the solution \(Python\)$", said, re.MULTILINE)
    assert "why: extra-call (the solution server.py:" in said
    assert "remedy" not in said  # of a solution nothing is to be mended
    assert cli.main(["check", "1", "again", str(folder / "server.py")]) == 1
    said = capsys.readouterr().out
    assert re.search(r"^    the solution \(C\) +\| your program \(Python\)$", said, re.MULTILINE)
    assert "remedy: call socket() where the C does" in said
    status = tmp_path / "status.c"
    right = (folder / "exercises" / "again" / "server.c").read_text()
    status.write_text(right.replace("return 0;", "return 3;"))
    assert cli.main(["check", "1", "again", str(status)]) == 1
    assert "status 3 in your program, status 0 in the solution" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text, said",
    [
        ('[[predict]]\nname = "a"\n', "e.toml:1: top level, question 1: there is no answer"),
        (
            '[[predict]]\nname = "a"\nquestion = "?"\nwhy = "."\nanswers = []\n',
            "e.toml:5: top level, question 1: there is no answer",
        ),
        (
            '[[program]]\nname = "A b"\nrole = "server"\ntask = "."\n',
            "e.toml:2: top level, program 1: name = 'A b' is wrong",
        ),
        (
            '[[program]]\nname = "a"\nrole = 1\ntask = "."\n',
            "e.toml:3: top level, program 1: role = 1 is wrong; it must be a text",
        ),
        ("[[exercise]]\n", "e.toml: top level: unknown key 'exercise'; allowed are predict, program"),
    ],
)
def test_what_is_wrong_in_the_file_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(CannotCompare) as problem:
        exercises.parse(text, "e.toml")
    assert problem.value.message.startswith(said)


# What every lesson's text has

TEXTS = {file.parent.name: file.read_text(encoding="utf-8") for file in sorted(LESSONS.glob("*/lesson.md"))}
SECTIONS = [
    "The calls",
    "From C to Python",
    "In Python's own manner",
    "Why each header",
    "What usually goes wrong",
    "Try it",
]
SECTIONS += ["Exercises", "Next"]


@pytest.mark.parametrize("folder", TEXTS)
def test_a_lesson_has_its_sections_and_exercises_of_both_kinds(folder: str) -> None:
    found = [line[3:] for line in TEXTS[folder].splitlines() if line.startswith("## ")]
    assert [section for section in found if section in SECTIONS] == [each for each in SECTIONS if each in found]
    assert set(SECTIONS) <= set(found), set(SECTIONS) - set(found)
    which = exercises.load(folder)
    assert which.questions and which.tasks


@pytest.mark.parametrize("folder", TEXTS)
def test_links_lead_somewhere(folder: str) -> None:
    numbers = {each.partition("_")[0] for each in TEXTS}
    for target in re.findall(r"\]\(([^)#]+)", TEXTS[folder]):
        lesson = re.fullmatch(r"\.\./(\d\d)_\w+/lesson\.md", target)
        if lesson and lesson[1] not in numbers:
            continue  # the course names a lesson that is still to be written
        assert target.startswith("https://") or (LESSONS / folder / target).is_file(), target


@pytest.mark.parametrize("folder", [folder for folder in TEXTS if folder < "08"])
def test_the_table_from_c_to_python_quotes_the_programs(folder: str) -> None:
    def plain(text: str) -> str:
        return " ".join(text.split())

    table = TEXTS[folder].partition("## From C to Python")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(.+?)` \| `(.+?)` \|", table, re.MULTILINE)
    c = plain(" ".join(file.read_text(encoding="utf-8") for file in (LESSONS / folder).glob("*.c")))
    roles = [file.with_suffix(".py") for file in (LESSONS / folder).glob("*.c")]
    python = plain(" ".join(file.read_text(encoding="utf-8") for file in roles))
    assert rows
    for left, right in rows:
        assert plain(left) in c and plain(right) in python, (left, right)
