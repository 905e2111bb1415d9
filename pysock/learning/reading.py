"""The commands `pysock lessons` and `pysock lesson`: the list, a lesson's text and programs, its run, a copy of it."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pysock.compare.problem import CannotCompare
from pysock.terminal import BOLD, DIM, END, has_colour

if TYPE_CHECKING:
    from pysock.learning.index import Entry

DONE, COULD_NOT = 0, 2
WIDEST_PROSE = 100
PIPED = 160
"""Columns where no terminal says how many there are: three programs beside each other."""

_LESSONS = """\
example:
  pysock lessons                       the course, in order

exit codes:
  0  listed
  2  the index could not be read: the message says why
"""
_LESSON = """\
examples:
  pysock lesson 05                     the text, then C | Python line for line | Python in its own manner
  pysock lesson 05 --code              the programs only
  pysock lesson 07 --run               what happens in its first talk, call by call
  pysock lesson 07 --run "two clients" in the scenario of this name, or of a part of it
  pysock lesson 05 --copy my05         its files, to work on: cd my05, and
                                       pysock compare server.c server.py --scenario scenario.toml

exit codes:
  0  shown, run, or copied
  2  it could not be: the message says why
"""

Outcome = tuple[int, str, str]


def add(commands: Any) -> None:
    raw = argparse.RawDescriptionHelpFormatter
    lessons = commands.add_parser(
        "lessons",
        help="list the lessons of the course",
        description="Lists the lessons in order, with the system calls that each introduces, and what it builds on.",
        epilog=_LESSONS,
        formatter_class=raw,
    )
    lessons.add_argument("--json", action="store_true", help="print the list as JSON")
    lesson = commands.add_parser(
        "lesson",
        usage="pysock lesson [options] LESSON",
        help="read a lesson: its text, and its C beside the ports",
        description="Shows a lesson, runs it, or copies it.",
        epilog=_LESSON,
        formatter_class=raw,
    )
    lesson.add_argument("lesson", metavar="LESSON", help="its name or number")
    what = lesson.add_mutually_exclusive_group()
    what.add_argument("--text", action="store_true", help="the text only")
    what.add_argument("--code", action="store_true", help="the programs only")
    what.add_argument("--run", nargs="?", const="", metavar="SCENARIO", help="run it, and show every call in order")
    what.add_argument("--copy", type=Path, metavar="DIR", help="copy its files; nothing is overwritten")
    lesson.add_argument("--port", choices=("raw", "pythonic"), help="--run: the Python ports instead of the C")
    lesson.add_argument("--width", type=_width, metavar="N", help="columns (default: the terminal's)")
    lesson.add_argument("--json", action="store_true", help="print it as JSON")


def _width(text: str) -> int:
    if text.isdecimal() and 40 <= int(text) <= 1000:
        return int(text)
    raise argparse.ArgumentTypeError("must be a number from 40 to 1000")


def run(arguments: argparse.Namespace) -> Outcome:
    """The exit code, and what is to be printed on stdout and stderr."""
    from pysock.trace.commands import CannotTrace

    try:
        output = _listed(arguments) if arguments.command == "lessons" else _lesson(arguments)
    except (CannotCompare, CannotTrace) as problem:
        if arguments.json:
            return COULD_NOT, json.dumps(problem.to_dict(), indent=2) + "\n", ""
        return COULD_NOT, "", problem.text()
    except OSError as error:
        return COULD_NOT, "", f"pysock: {error.filename}: {error.strerror}\n"
    return DONE, output, ""


def _listed(arguments: argparse.Namespace) -> str:
    from pysock.learning.index import entries

    if arguments.json:
        return json.dumps([each.to_dict() for each in entries()], indent=2) + "\n"
    return "\n".join(_list(has_colour(sys.stdout))) + "\n"


def _list(colour: bool) -> Iterator[str]:
    from pysock.learning.index import entries

    bold, dim, end = (BOLD, DIM, END) if colour else ("", "", "")
    for each in entries():
        yield f"{bold}{each.number}  {each.title}{end}"
        calls = ", ".join(f"{call}()" for call in each.calls) or "no new call"
        after = ", ".join(f"{number:02d}" for number in each.prerequisites)
        yield f"    {dim}{each.folder}: {calls}{f'; after {after}' if after else ''}{end}"
    yield "\npysock lesson 01 shows the first, pysock check 01 its exercises."


def _lesson(arguments: argparse.Namespace) -> str:
    from pysock.learning.index import entry

    which = entry(arguments.lesson)
    if arguments.port and arguments.run is None:
        raise CannotCompare("--port is for --run", "without it, a lesson shows all its ports")
    if arguments.copy:
        return _copied(which, arguments.copy, arguments.json)
    if arguments.run is not None:
        return _ran(which, arguments)
    if arguments.json:
        return json.dumps(_to_dict(which), indent=2) + "\n"
    width = arguments.width or shutil.get_terminal_size((PIPED, 24)).columns
    colour = has_colour(sys.stdout)
    parts = []
    if not arguments.code:
        parts.append(_text(which, min(width, WIDEST_PROSE), colour))
    if not arguments.text:
        parts += _programs(which, width, colour)
    if not (arguments.text or arguments.code):
        parts.append(_exercises(which))
    return "\n".join(parts)


def _text(which: Entry, width: int, colour: bool) -> str:
    try:
        from pysock.learning.markdown import rendered
    except ImportError as error:
        remedy = "pip install 'pysock-libc[tools]', or see the programs alone: --code"
        raise CannotCompare(f"a lesson's text is shown by rich: {error}", remedy) from None
    return rendered((which.directory / "lesson.md").read_text(encoding="utf-8"), width, colour)


def _files(which: Entry) -> Iterator[tuple[Path, list[Path]]]:
    """Every program of the lesson in C, and its ports."""
    for c in sorted(which.directory.glob("*.c"), key=lambda file: file.stem != "server"):
        ports = (c.with_suffix(".py"), c.with_name(f"{c.stem}_pythonic.py"))
        yield c, [port for port in ports if port.is_file()]


def _programs(which: Entry, width: int, colour: bool) -> Iterator[str]:
    from pysock.learning.beside import side_by_side

    for c, ports in _files(which):
        texts = [(file.name, file.read_text(encoding="utf-8")) for file in (c, *ports)]
        yield side_by_side(texts[0], texts[1:], width, colour)


def _exercises(which: Entry) -> str:
    from pysock.learning.exercises import load, overview

    return "\n".join(overview(load(which.folder))) + "\n"


def _to_dict(which: Entry) -> dict[str, Any]:
    from pysock.learning.beside import rows
    from pysock.learning.exercises import load, to_dict

    programs = []
    for c, ports in _files(which):
        texts = [file.read_text(encoding="utf-8").splitlines() for file in (c, *ports)]
        programs.append(
            {"role": c.stem, "files": [file.name for file in (c, *ports)], "rows": rows(texts[0], texts[1:])}
        )
    return {
        **which.to_dict(),
        "text": (which.directory / "lesson.md").read_text(encoding="utf-8"),
        "programs": programs,
        "exercises": to_dict(load(which.folder)),
    }


def _ran(which: Entry, arguments: argparse.Namespace) -> str:
    from pysock.trace.commands import lesson_as_text

    if arguments.json:
        raise CannotCompare("--run prints no JSON", f"pysock trace --json {which.folder} does")
    return lesson_as_text(which.folder, arguments.run, arguments.port, has_colour(sys.stdout))


def _copied(which: Entry, target: Path, as_json: bool) -> str:
    """Hand the files over; a program of another lesson that the scenarios start gets a folder of that lesson's name."""
    from pysock.compare.comparison import lesson

    scenario = (which.directory / "scenario.toml").read_text(encoding="utf-8")
    texts = {
        file.name: file.read_text(encoding="utf-8")
        for file in sorted(which.directory.iterdir())
        if file.is_file() and file.name not in ("exercises.toml", "scenario.toml")
    }
    for role, (c, python) in lesson(which.folder, rung="raw").sources.items():
        if role.startswith("../"):
            scenario = scenario.replace(f'"{role}"', f'"{role[3:]}"')
            pythonic = python.with_name(f"{python.stem}_pythonic.py")
            for file in (*c, python, pythonic):
                texts[f"{file.resolve().parent.name}/{file.name}"] = file.read_text(encoding="utf-8")
    texts["scenario.toml"] = scenario
    there = [name for name in texts if os.path.lexists(target / name)]
    if there:
        raise CannotCompare(f"{target / there[0]} is there already", "nothing was copied; name another directory")
    for name, text in texts.items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as stream:
            stream.write(text)
    commands = [
        f"pysock compare {c.name} {ports[0].name} --scenario scenario.toml" for c, ports in _files(which) if ports
    ]
    if as_json:
        return json.dumps({"directory": str(target), "files": list(texts), "commands": commands}, indent=2) + "\n"
    lines = [f"{len(texts)} files are in {target}. There:", *(f"    {command}" for command in commands)]
    return "\n".join(lines) + "\n"
