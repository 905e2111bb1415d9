"""The command `pysock check`: its arguments, and what it answers."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pysock.compare.problem import CannotCompare

if TYPE_CHECKING:
    from pysock.compare.comparison import Subject
    from pysock.learning.exercises import Question

RIGHT, WRONG, COULD_NOT = 0, 1, 2

_CHECK = """\
examples:
  pysock check 22                      the exercises of lesson 22
  pysock check 22 last-number 1023     an answer
  pysock check 22 everybody server.py  a program that an exercise asks for
  pysock check 05 upper my_server.c    it may be in C, too
  pysock check 05 my_port.py           your own port of a lesson's C

exit codes:
  0  right: the answer is, or the program behaves as the C does
  1  it is not
  2  it could not be judged: the message says why
"""

Outcome = tuple[int, str, str]
Judge = Callable[[Callable[[], "Subject"], bool], Outcome]
"""Runs a comparison as the command of that name does; whether it is the C that a learner wrote."""


def add(commands: Any) -> argparse.ArgumentParser:
    check: argparse.ArgumentParser = commands.add_parser(
        "check",
        usage="pysock check [options] LESSON [EXERCISE] [ANSWER | PROGRAM.py | PROGRAM.c]",
        help="judge an answer to a lesson's exercise, or a port of your own",
        description="Judges what a learner has written: by the lesson's scenarios, beside its C or the exercise's.",
        epilog=_CHECK,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.add_argument("lesson", metavar="LESSON", help="its name or number")
    check.add_argument("words", nargs="*", metavar="EXERCISE | ANSWER | PROGRAM.py")
    check.add_argument("--solution", action="store_true", help="show the exercise's solution")
    return check


def run(arguments: argparse.Namespace, compared: Judge) -> Outcome:
    try:
        return _run(arguments, compared)
    except CannotCompare as problem:
        if arguments.json:
            return COULD_NOT, json.dumps(problem.to_dict(), indent=2) + "\n", ""
        return COULD_NOT, "", problem.text()


def _run(arguments: argparse.Namespace, compared: Judge) -> Outcome:
    from pysock.learning import exercises  # slow to load, with all of the comparison

    which, words = exercises.load(arguments.lesson), list(arguments.words)
    if not words:
        text = (
            json.dumps(exercises.to_dict(which), indent=2) if arguments.json else "\n".join(exercises.overview(which))
        )
        return RIGHT, text + "\n", ""
    if len(words) == 1 and words[0].endswith(".py"):
        return compared(lambda: which.subject(Path(words[0])), False)
    exercise = which.exercise(words[0])
    rest = words[1:]
    if isinstance(exercise, exercises.Question):
        if arguments.solution:
            return RIGHT, f"{exercise.answers[0]}\n{exercise.why}\n", ""
        if not rest:
            return RIGHT, f"{exercise.question}\n", ""
        return _answered(arguments, exercise, " ".join(rest))
    if arguments.solution:
        files = sorted(file for file in exercise.folder.glob(f"{exercise.role}.*"))
        return RIGHT, "".join(f"{file}\n" for file in files), ""
    if not rest:
        command = f"pysock check {which.number} {exercise.name} {exercise.role}.py"
        return RIGHT, f"{exercise.task}\nTo have it judged: {command}\n", ""
    program = Path(rest[0])
    if len(rest) > 1 or program.suffix not in (".py", ".c"):
        remedy = f"name it {exercise.role}.py, say, or {exercise.role}.c"
        raise CannotCompare(f"{exercise.name} asks for one program in Python or C", remedy)
    return compared(lambda: exercise.subject(program), program.suffix == ".c")


def _answered(arguments: argparse.Namespace, question: Question, answer: str) -> Outcome:
    right = question.accepts(answer)
    if arguments.json:
        entry = {
            "exercise": question.name,
            "answer": answer,
            "right": right,
            **({"why": question.why} if right else {}),
        }
        return (RIGHT if right else WRONG), json.dumps(entry, indent=2) + "\n", ""
    if right:
        return RIGHT, f"Right. {question.why}\n", ""
    return WRONG, f"Not so: {question.question}\nTry it, with the lesson's programs; --solution shows the answer.\n", ""
