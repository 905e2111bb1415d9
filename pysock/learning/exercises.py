"""The exercises of a lesson: questions with a short answer, and programs to write.

They stand in its exercises.toml; the solution of a program lies with its scenarios in exercises/NAME."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pysock.compare.comparison import Subject, find_lesson, lesson, pair
from pysock.compare.place import File, Place
from pysock.compare.problem import CannotCompare
from pysock.compare.runs import PYTHON, C
from pysock.compare.scenario import read_toml

FILE = "exercises.toml"


@dataclass(frozen=True)
class Question:
    name: str
    question: str
    answers: tuple[str, ...]
    """Each is right; the first is shown."""
    why: str

    def accepts(self, answer: str) -> bool:
        return _plain(answer) in map(_plain, self.answers)


@dataclass(frozen=True)
class Task:
    name: str
    role: str
    task: str
    folder: Path

    def subject(self, program: Path) -> Subject:
        """This program beside the solution in the other language."""
        if not program.is_file():
            raise CannotCompare(f"{program}: there is no such file")
        scenarios = self.folder / "scenario.toml"
        if program.suffix == ".c":
            return replace(pair(program, self.folder / f"{self.role}.py", scenarios), learner=C)
        return replace(pair(self.folder / f"{self.role}.c", program, scenarios), learner=PYTHON)


def _plain(answer: str) -> str:
    return " ".join(answer.casefold().split())


@dataclass(frozen=True)
class Lesson:
    directory: Path
    questions: tuple[Question, ...]
    tasks: tuple[Task, ...]

    @property
    def number(self) -> str:
        return self.directory.name.partition("_")[0]

    def exercise(self, name: str) -> Question | Task:
        known: dict[str, Question | Task] = {each.name: each for each in self.questions}
        known.update((each.name, each) for each in self.tasks)
        if name in known:
            return known[name]
        names = ", ".join(known)
        raise CannotCompare(
            f"{self.directory.name} has no exercise {name!r}", f"its exercises are {names}" if names else "it has none"
        )

    def subject(self, port: Path) -> Subject:
        """This port in the place of the lesson's own, under the lesson's scenarios."""
        whole = lesson(str(self.directory), rung="raw")
        roles = [role for role, (c, _) in whole.sources.items() if c[0].parent.resolve() == self.directory]
        role = roles[0] if len(roles) == 1 else port.stem
        if role not in roles:
            raise CannotCompare(
                f"{port}: {self.directory.name} has {' and '.join(roles)}, and no {role}", f"call it {roles[0]}.py, say"
            )
        if not port.exists():
            raise CannotCompare(f"{port}: there is no such file")
        return replace(whole, sources={**whole.sources, role: (whole.sources[role][0], port)})


def load(name: str) -> Lesson:
    """A lesson by its name, its number, or as a path."""
    directory = find_lesson(name)
    file = directory / FILE
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    questions, tasks = parse(text, str(file))
    return Lesson(
        directory, questions, tuple(replace(task, folder=directory / "exercises" / task.name) for task in tasks)
    )


def parse(text: str, file: str) -> tuple[tuple[Question, ...], tuple[Task, ...]]:
    """The exercises in the text of an exercises.toml; what is wrong in it is said with its line."""
    whole = Place(File(file, text), (), "top level", read_toml(text, file), ("predict", "program"))
    questions, tasks, names = [], [], set()

    def named(place: Place) -> str:
        name = place.text("name")
        if name in names or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            place.wrong("name", name, "words in small letters with hyphens between, and no other exercise's")
        names.add(name)
        return name

    for index in whole.tables("predict"):
        place = whole.inner("predict", index, f"question {index + 1}", ("name", "question", "answers", "why"))
        if not place.texts("answers"):
            place.fail("there is no answer", "answers")
        questions.append(Question(named(place), place.text("question"), place.texts("answers"), place.text("why")))
    for index in whole.tables("program"):
        place = whole.inner("program", index, f"program {index + 1}", ("name", "role", "task"))
        tasks.append(Task(named(place), place.text("role"), place.text("task"), Path()))
    return tuple(questions), tuple(tasks)


def overview(which: Lesson) -> Iterator[str]:
    """The exercises, each with the command that judges it."""
    begin = f"pysock check {which.number}"
    yield f"{which.directory.name}: the exercises"
    for question in which.questions:
        yield f"\n  {question.name}\n    {question.question}\n    {begin} {question.name} ANSWER"
    for task in which.tasks:
        yield f"\n  {task.name}\n    {task.task}\n    {begin} {task.name} {task.role}.py"
    if not (which.questions or which.tasks):
        yield "\n  none so far"
    yield f"\nA port of your own of the lesson itself:\n    {begin} PORT.py"
    yield f"\nThe lesson's files, to work on:\n    pysock lesson {which.number} --copy DIR"


def to_dict(which: Lesson) -> dict[str, Any]:
    return {
        "lesson": which.directory.name,
        "questions": [{"name": each.name, "question": each.question} for each in which.questions],
        "programs": [{"name": each.name, "role": each.role, "task": each.task} for each in which.tasks],
    }
