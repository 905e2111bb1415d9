"""The command ``pysock trace``: parses arguments, runs one program or one scenario, prints its calls.

What is a call on a socket, and which line made it, is found out elsewhere; here is decided what is run, and where
the trace goes.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, TextIO

from pysock.compare.problem import Problem
from pysock.events import Call, Event, Output, Signal
from pysock.terminal import has_colour
from pysock.trace.debug import find as reader
from pysock.trace.signals import is_kick
from pysock.trace.sockets import connections, labels, sockets
from pysock.trace.strace import FORKS, Strace, find, remedy, shows_stacks, unquote
from pysock.trace.text import Style, without_environment

if TYPE_CHECKING:
    from pysock.trace.live import Live

CANNOT = 2
STARTS = FORKS | {"execve", "execveat"}
"""The calls that are shown beside those on sockets."""
_HELP = """\
examples:
  pysock trace server.c 8080           compile a C program, run it, and show its socket calls
  pysock trace server.py 8080          a Python program: raw, Pythonic, or the standard library's socket
  pysock trace -- ./server -v 8080     a compiled program; after -- every word is the program's
  pysock trace 07_echo                 a lesson: its server and client together
  pysock trace 07_echo --port raw --svg echo.svg        the ports, as a sequence diagram
  pysock trace --scenario s.toml "two clients"          one scenario of a file, by its name

exit codes:
  of a program: its own; 128 + N when signal N killed it
  of a lesson or scenario: 0
  2  it could not be traced: the message says why
"""


class CannotTrace(Problem):
    """Nothing could be traced."""


def add(commands: Any) -> None:
    """The parser of the command."""
    parser = commands.add_parser(
        "trace",
        usage="pysock trace [options] [--] PROGRAM [ARGUMENT ...]\n"
        "       pysock trace [options] LESSON [NAME]\n"
        "       pysock trace [options] --scenario FILE [NAME]",
        help="show the socket calls of a program as they happen, each with its source line",
        description="Runs a program and prints its socket calls in strace's notation, with the line of C or Python "
        "that each comes from. The program keeps its stdin, stdout and stderr; the trace goes to stderr.",
        epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write the trace into this file")
    parser.add_argument("--all", action="store_true", help="all system calls, not only those on sockets")
    parser.add_argument("--json", action="store_true", help="JSON Lines, once the program has ended")
    parser.add_argument("--svg", metavar="FILE", help="draw the sequence diagram")
    parser.add_argument("--mermaid", metavar="FILE", help="write the sequence diagram as Mermaid's text")
    parser.add_argument("--scenario", type=Path, metavar="FILE", help="run the programs of a scenario file")
    parser.add_argument(
        "--port", choices=("raw", "pythonic"), help="of a lesson or scenario: the Python ports instead of the C"
    )
    parser.add_argument("what", nargs=argparse.REMAINDER, metavar="PROGRAM", help="a .c or .py file, or a command")
    parser.set_defaults(options=parser)


@dataclass
class Traced:
    """What is known in the end: the events in their order, and what each process is called."""

    events: list[Event]
    names: dict[int, str] = field(default_factory=dict)
    """Of every first thread of a program: the program."""


def run(arguments: argparse.Namespace) -> tuple[int, str, str]:
    """The exit status, and what is to be printed on stdout and stderr."""
    try:
        return _run(arguments), "", ""
    except Problem as problem:
        return CANNOT, "", problem.text()
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        return CANNOT, "", f"pysock: {name}{error.strerror or error}\n"


def _options_behind(arguments: argparse.Namespace) -> list[str]:
    """The words without the options among them: behind a lesson they are the command's, for it has no arguments."""
    words: list[str] = arguments.what
    while at := next((number for number, word in enumerate(words) if word[:1] == "-" != word), 0):
        arguments.options.parse_args(words[at:], arguments)
        words = words[:at] + arguments.what
    return words


def _strace() -> Strace:
    strace, why = find()
    if strace is None:
        raise CannotTrace(f"a trace needs strace: {why}", remedy())
    return strace


def _run(arguments: argparse.Namespace) -> int:
    words = arguments.what[1:] if arguments.what[:1] == ["--"] else arguments.what
    if words is arguments.what and words and (arguments.scenario or _is_lesson(words[0])):
        words = _options_behind(arguments)
    if not words and not arguments.scenario:
        raise CannotTrace("trace takes a program, a lesson, or --scenario FILE", "see pysock trace --help")
    strace = _strace()
    with contextlib.ExitStack() as stack:
        output: TextIO | None = sys.stderr
        if arguments.output or output is None:
            output = stack.enter_context(
                open(arguments.output or os.devnull, "w", encoding="utf-8", errors="backslashreplace")
            )
        style = Style(has_colour(output))
        if arguments.scenario or _is_lesson(words[0]):
            status, traced = _scenario(arguments, words, output, style)
        else:
            status, traced = _program(arguments, words, output, style, strace)
        if arguments.json:
            _write(output, to_json(traced))
    if arguments.svg or arguments.mermaid:
        from pysock.trace.diagram import diagram
        from pysock.trace.mermaid import mermaid
        from pysock.trace.svg import svg

        drawn = diagram(traced.events, traced.names)
        for name, text in ((arguments.svg, svg), (arguments.mermaid, mermaid)):
            if name:
                Path(name).write_text(text(drawn), encoding="utf-8")
    return status


def _write(output: TextIO | None, text: str) -> None:
    """A reader that has left is no error."""
    if output is not None:
        with contextlib.suppress(BrokenPipeError):
            output.write(text)
            output.flush()


def to_json(traced: Traced) -> str:
    """Calls on sockets and of fork and exec, signals, ends, what went through each socket, and what was written."""
    from pysock.events import to_json

    kept = sockets(traced.events, traced.names)
    data, _ = connections(kept, labels(traced.events, traced.names))
    found: list[Event] = [*kept, *data]
    ours = {call.order for call in kept}
    for event in traced.events:
        if not isinstance(event, Call) or event.name in STARTS:
            found.append(without_environment(event) if isinstance(event, Call) else event)
        elif event.order not in ours and (stream := written(event)):
            text = unquote(event.args[1])
            if text is not None and event.result is not None and event.result > 0:
                found.append(Output(stream, text[: event.result], event.pid, event.time, event.order))
    return to_json(sorted(found, key=lambda event: event.order))


def is_inner(event: Event) -> bool:
    """Whether it is how pysock runs a handler that is a Python function, and nothing of the program's."""
    return isinstance(event, Signal) and is_kick(event)


def written(call: Call) -> str:
    """The standard stream that a call writes to, or ""."""
    return {"1": "stdout", "2": "stderr"}.get(call.args[0], "") if call.name == "write" and call.args else ""


# One program


@dataclass(frozen=True)
class _Command:
    words: list[str]
    python: bool


def _is_lesson(word: str) -> bool:
    """A lesson's name or number, or a directory with a scenario.toml, and no program."""
    from pysock.compare.comparison import LESSONS

    path = Path(word)
    if path.is_dir():
        return (path / "scenario.toml").is_file()
    if path.exists() or path.suffix or os.sep in word:
        return False
    return (shutil.which(word) is None and any(LESSONS.glob(f"{word}*"))) or word.isdigit()


def _command(words: Sequence[str], folder: Path) -> _Command:
    """How to start what was named: a C source is compiled, a Python file is Python's."""
    from pysock.compare.build import build, check_python

    path, rest = Path(words[0]), list(words[1:])
    if path.suffix == ".c":
        binary = folder / path.stem
        warnings = build([path], binary)
        if warnings:
            print(warnings, file=sys.stderr)
        return _Command([str(binary), *rest], False)
    if path.suffix == ".py" or (path / "__main__.py").is_file():
        if not path.exists():
            raise CannotTrace(f"{path}: there is no such file")
        check_python(path)
        return _Command([sys.executable, *words], True)
    found = shutil.which(words[0])
    if found is None:
        if path.is_dir():
            raise CannotTrace(f"{path}: this is a directory", "name a .c or .py file, or a program")
        if path.exists():
            raise CannotTrace(f"{path}: this file may not be executed", "name a .c or .py file, or a program")
        raise CannotTrace(f"there is no program, file or lesson {words[0]!r}")
    return _Command([found, *rest], _is_python(Path(found)))


def _is_python(program: Path) -> bool:
    """Whether the program is an interpreter of Python, or a script for one."""
    if program.name.startswith(("python", "pypy")):
        return True
    with contextlib.suppress(OSError), program.open("rb") as file:
        first = file.readline(256)
        return first.startswith(b"#!") and (b"python" in first or b"pypy" in first)
    return False


@contextlib.contextmanager
def _interrupts(live: Live) -> Iterator[None]:
    """Ctrl-C is for the program, which the terminal tells as well; the second ends it, and what it left behind."""
    count = 0

    def interrupted(_number: int, _frame: FrameType | None) -> None:
        nonlocal count
        count += 1
        if count > 1 or live.ended():
            live.kill()

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _program(
    arguments: argparse.Namespace, words: Sequence[str], output: TextIO, style: Style, strace: Strace
) -> tuple[int, Traced]:
    from pysock.compare.runs import environment
    from pysock.trace.live import Live, Waiting

    terminal = output.isatty()
    with tempfile.TemporaryDirectory(prefix="pysock-trace-") as folder:
        command = _command(words, Path(folder))
        if not command.python and (why := without_lines(strace)):
            print(f"pysock: the lines of C are not known here: {why}", file=sys.stderr)
        live = Live(strace, command.words, command.python, environment(), arguments.all)
        first = True
        try:
            with _interrupts(live):
                for event in live.run():
                    who = live.label(event.pid)
                    tag = "" if who == "main" else who
                    if isinstance(event, Waiting):
                        if terminal and not arguments.json:
                            _write(output, style.waiting(event.call, event.source, tag) + "\n")
                        continue
                    # What an interpreter does before it comes to the program is not the program's.
                    first = first and command.python and not (isinstance(event, Call) and event.source)
                    hidden = (first and isinstance(event, Call)) or (not arguments.all and is_inner(event))
                    if not arguments.json and not hidden:
                        _write(output, style.line(event, tag) + "\n")
        finally:
            live.close()
        status = live.status or 0
        name = Path(words[0]).name
        start = live.events[0].pid if live.events else 0
    return (128 - status if status < 0 else status), Traced(live.events, {start: name})


def without_lines(strace: Strace) -> str:
    """Why the lines of C programs cannot be found on this system, or ""."""
    if not shows_stacks(strace):
        return "this strace was built without -k"
    return "" if reader() else "there is no addr2line (Debian: apt install binutils)"


# Programs of a scenario, together


def _scenario(arguments: argparse.Namespace, words: Sequence[str], output: TextIO, style: Style) -> tuple[int, Traced]:
    from pysock.compare import comparison, runs
    from pysock.compare.build import build, check_python

    if arguments.scenario:
        from pysock.compare.scenario import load

        scenarios = load(arguments.scenario)
        sources = comparison.find_sources(scenarios, arguments.scenario.parent)
        pythonic: dict[str, Path] = {}
        name = " ".join(words)
    else:
        subject = comparison.lesson(words[0])
        scenarios, sources, pythonic = list(subject.scenarios), subject.sources, subject.pythonic
        name = " ".join(words[1:])
    scenario = _chosen(scenarios, name)
    language = {"raw": runs.PYTHON, "pythonic": runs.PYTHONIC, None: runs.C}[arguments.port]
    stages = runs.Stages()
    with tempfile.TemporaryDirectory(prefix="pysock-trace-") as folder:
        files = {}
        for number, role in enumerate({program.role for program in scenario.programs}):
            c, python = sources[role]
            if language == runs.C:
                files[role, language] = Path(folder, f"{number}-{c[0].stem}")
                build(c, files[role, language])
            else:
                port = pythonic.get(role) if language == runs.PYTHONIC else python
                if port is None or not port.exists():
                    raise CannotTrace(f"{role} has no {arguments.port} port")
                check_python(port)
                files[role, language] = port
        host = replace(runs.host(), lines=True)
        languages = {program.role: language for program in scenario.programs}
        try:
            run = runs.perform(scenario, languages, files, Path(folder, "run"), host, stages)
        finally:
            stages.stop()
    traced = _together(run)
    if not arguments.json:
        for event, who in _shown(traced, arguments.all):
            _write(output, style.line(event, who) + "\n")
    return 0, traced


def lesson_as_text(lesson: str, name: str, port: str | None, colour: bool) -> str:
    """What happens in a lesson's scenario of this name, as the command prints it."""
    _strace()
    text = io.StringIO()
    arguments = argparse.Namespace(scenario=None, port=port, json=False, all=False)
    _scenario(arguments, [lesson, name] if name else [lesson], text, Style(colour))
    return text.getvalue()


def _chosen(scenarios: Sequence[Any], name: str) -> Any:
    """The scenario of this name, or of a part of it; without one, the first in which two programs talk."""
    if not name:
        return next((each for each in scenarios if len(each.programs) > 1), scenarios[0])
    exact = [each for each in scenarios if each.name == name]
    found = exact or [each for each in scenarios if name.lower() in each.name.lower()]
    if len(found) == 1:
        return found[0]
    names = json.dumps([each.name for each in found or scenarios], ensure_ascii=False)
    what = "there is more than one scenario" if found else "there is no scenario"
    raise CannotTrace(f"{what} {name!r}", f"scenarios are {names[1:-1]}")


def _together(run: Any) -> Traced:
    """The events of all programs on one time line: they ran under one clock."""
    placed: list[tuple[float, Event]] = []
    names: dict[int, str] = {}
    for program in run.programs:
        events = program.trace.events if program.trace else []
        if events:
            names[min(events, key=lambda event: event.order).pid] = program.program.name
        end = 0.0
        for event in events:
            # They are in the order in which they were completed, and stay so; one that never was has no end.
            seconds = event.seconds if isinstance(event, Call) else None
            end = max(end, event.time + (seconds or 0.0))
            placed.append((end, event))
    begun = sorted((event for _, event in placed), key=lambda event: (event.time, event.order))
    order = {id(event): position for position, event in enumerate(begun)}
    placed.sort(key=lambda pair: pair[0])
    return Traced([replace(event, order=order[id(event)]) for _, event in placed], names)


def _shown(traced: Traced, every: bool) -> Iterator[tuple[Event, str]]:
    """What is printed of programs that ran together, and who each event is of."""
    who = labels(traced.events, traced.names)
    kept = {call.order for call in sockets(traced.events, traced.names)}
    for event in sorted(traced.events, key=lambda event: event.order):
        if every or not isinstance(event, Call) or event.order in kept or event.name in STARTS or written(event):
            yield event, who[event.pid]
