"""The command ``pysock``: parses arguments, calls one function, prints. Nothing else lives here."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shlex
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from pysock.learning import commands as learning
from pysock.learning import reading
from pysock.terminal import has_colour
from pysock.trace import commands as tracing
from pysock.translate import commands as translating

if TYPE_CHECKING:
    from pysock.compare.comparison import Subject
    from pysock.compare.faults.walk import Tried
    from pysock.compare.report import Style

SAME, DIFFERENT, COULD_NOT_RUN = 0, 1, 2
DISTRIBUTION = "pysock-libc"

_COMPARE = """\
examples:
  pysock compare 05_communicate        a lesson, by its name or number
  pysock compare prog.c prog.py        a C program and its port; if it listens, a client calls
  pysock compare prog.c prog.py -- 127.0.0.1 8080       the same, with arguments
  pysock compare server.c server.py --scenario s.toml
  pysock compare 05_communicate --repeat 100           each port a hundred times
  pysock compare 07_echo --inject server.recv:2=ECONNRESET     the same fault for both
  pysock compare 05_communicate --all-faults           every fault of every call, one by one

faults: CALL=ERRNO, CALL:N=ERRNO (the N-th call of each thread), CALL:N+=ERRNO (and later ones), CALL:N=short:BYTES
(moves so many at most), ROLE.CALL=... in one of several programs, peer=slow, peer=dies, peer=resets (scripted peers)

exit codes:
  0  the programs behave alike (a row that could not be checked is no difference)
  1  they differ
  2  the comparison could not be run: the message says why
"""
_DOCTOR = """\
example:
  pysock doctor

exit codes:
  0  everything that pysock compare needs is there
  1  something is missing: the line says what to install
"""
_MAIN = """\
examples:
  pysock port server.c                 C to Python, and the proof that both behave alike
  pysock compare 05_communicate

exit codes: see the help of each command
"""


class _Stopped(BaseException):
    """A signal asks this process to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _stop(number: int, _frame: FrameType | None) -> None:
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise _Stopped(number)


class _Outcome(NamedTuple):
    """What a command comes to: the exit code, and what is to be printed."""

    code: int
    output: str = ""
    errors: str = ""
    paged: bool = False
    """Whether it is long, and to be read page by page on a terminal."""


def _write(text: str, stream: TextIO | None) -> None:
    """Print the text; it is no error if the reader has left (``| head -1``), or if there is none."""
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except OSError as error:
        # What the stream still holds would fail once more when the interpreter ends.
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
        if not isinstance(error, BrokenPipeError):
            raise


def _paged(text: str) -> bool:
    """Show the text page by page ($PAGER, or less), where stdout is a terminal that has fewer lines; whether it was."""
    size = shutil.get_terminal_size()
    words = shlex.split(os.environ.get("PAGER", "less"))
    fits = text.count("\n") < size.lines
    if fits or not sys.stdout or not sys.stdout.isatty() or not words or shutil.which(words[0]) is None:
        return False
    import subprocess  # slow to load, and seldom needed

    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's
    try:
        subprocess.run(words, input=text.encode(errors="backslashreplace"), env=environment, check=False)
    finally:
        signal.signal(signal.SIGINT, before)
    return True


def _deliver(outcome: _Outcome) -> int:
    """Print what a command has to say; the exit code."""
    with contextlib.suppress(OSError):
        _write(outcome.errors, sys.stderr)
    try:
        if not (outcome.paged and _paged(outcome.output)):
            _write(outcome.output, sys.stdout)
    except OSError as error:
        return _deliver(_Outcome(COULD_NOT_RUN, "", f"pysock: the result could not be written: {error.strerror}\n"))
    return outcome.code


class _ProgressLine:
    """One line on a terminal's stderr that is written over; nothing elsewhere."""

    def __init__(self) -> None:
        self.active = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, text: str) -> None:
        if self.active:
            width = shutil.get_terminal_size().columns - 1
            sys.stderr.write("\r\033[K" + text[:width])
            sys.stderr.flush()

    def clear(self) -> None:
        self("")
        if self.active:
            sys.stderr.write("\r")
            sys.stderr.flush()


def _version() -> str:
    """The version of the distribution that this package was installed from."""
    from importlib import metadata  # slow to load, and seldom needed

    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return "(not installed)"


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        parser._print_message(f"pysock {_version()}\n", sys.stdout)
        parser.exit()


class _Parser(argparse.ArgumentParser):
    """Prints its help and its errors as everything is printed here."""

    def _print_message(self, message: str, file: Any = None) -> None:
        with contextlib.suppress(OSError):
            _write(message, file or sys.stderr)


def _parser() -> _Parser:
    parser = _Parser(
        prog="pysock",
        description="C socket programs in Python, line for line, and proved equal to the C.",
        epilog=_MAIN,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show program's version number and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    compare = commands.add_parser(
        "compare",
        usage="pysock compare [options] LESSON\n       pysock compare [options] prog.c prog.py|DIR [-- ARGUMENT ...]",
        help="run a C program and its Python port, and judge whether they behave alike",
        description="Compiles the C, runs both programs under the same scenarios, and compares "
        "stdout, stderr, the exit, the bytes on the wire and the socket calls.",
        epilog=_COMPARE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    compare.add_argument(
        "what", nargs="+", metavar="LESSON | prog.c prog.py", help="a lesson, or a C file and a Python file or package"
    )
    compare.add_argument(
        "--rung",
        choices=("raw", "pythonic"),
        help="only this port of a lesson (default: both); of two files: what the .py is (raw)",
    )
    port = translating.add(commands)
    for command in (compare, port):
        command.add_argument("--scenario", type=Path, metavar="FILE", help="scenarios for two files")
        _comparing(command)
    reading.add(commands)
    _comparing(learning.add(commands))
    tracing.add(commands)
    doctor = commands.add_parser(
        "doctor",
        help="say what is missing on this system, and how to install it",
        description="Looks for what pysock and its tools need on this system.",
        epilog=_DOCTOR,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    doctor.add_argument("--json", action="store_true", help="print the result as JSON")
    return parser


def _comparing(parser: argparse.ArgumentParser) -> None:
    """The options of a command that compares."""
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.add_argument("-v", "--verbose", action="store_true", help="show every difference, and more")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave traces and outputs in this directory")
    parser.add_argument("--repeat", type=_times, metavar="N", help="run each port N times, and compare each run")
    parser.add_argument("--no-cache", action="store_true", help="compile the C anew, and keep nothing of it")
    parser.add_argument("--no-namespace", action="store_true", help="run on this system's network, one by one")
    parser.add_argument("--no-strace", action="store_true", help="do not watch the system calls")
    parser.add_argument(
        "--inject", action="append", default=[], metavar="FAULT", help="a fault for both; may be repeated"
    )
    parser.add_argument(
        "--all-faults", action="store_true", help="try each fault that each socket call of the C can have"
    )
    parser.add_argument("--seconds", type=_seconds, metavar="N", help="the time limit of every run")


def _seconds(text: str) -> float:
    with contextlib.suppress(ValueError):
        value = float(text)
        if 0 < value <= 600:
            return value
    raise argparse.ArgumentTypeError("must be a number above 0 and up to 600")


def _times(text: str) -> int:
    if text.isdigit() and 0 < int(text) <= 1000:
        return int(text)
    raise argparse.ArgumentTypeError("must be a number, 1 to 1000")


def _compare(
    arguments: argparse.Namespace, subject: Callable[[argparse.Namespace], Subject], judges_c: bool = False
) -> _Outcome:
    """With judges_c, a C program that does not do what its scenario says is the answer, and no obstacle."""
    from pysock.compare import comparison, report
    from pysock.compare.faults import language
    from pysock.compare.problem import CannotCompare, DoesNotFit

    progress = _ProgressLine()
    width = min(160, shutil.get_terminal_size((100, 24)).columns)
    style = report.Style(has_colour(sys.stdout), width)
    options = comparison.Options(
        repeat=arguments.repeat,
        cache=not arguments.no_cache,
        namespace=not arguments.no_namespace,
        strace=not arguments.no_strace,
        seconds=arguments.seconds,
        keep=arguments.keep,
        progress=progress,
    )
    try:
        try:
            options = replace(options, faults=tuple(map(language.parse, arguments.inject)))
            what = subject(arguments)
            if arguments.all_faults:
                return _all_faults(arguments, what, comparison.try_all_faults(what, options), style)
            result = comparison.compare(what, options)
        finally:
            progress.clear()
    except CannotCompare as problem:
        if judges_c and isinstance(problem, DoesNotFit):
            entry = {"result": "different", "error": problem.message}
            text = json.dumps(entry, indent=2) if arguments.json else problem.message
            return _Outcome(DIFFERENT, text + "\n")
        if arguments.json:
            return _Outcome(COULD_NOT_RUN, json.dumps(problem.to_dict(), indent=2) + "\n")
        return _Outcome(COULD_NOT_RUN, errors=problem.text())
    text = report.to_json(result) if arguments.json else report.text(result, style, arguments.verbose)
    return _Outcome(DIFFERENT if result.differs else SAME, text)


def _all_faults(arguments: argparse.Namespace, what: Subject, tried: Sequence[Tried], style: Style) -> _Outcome:
    from pysock.compare.faults import matrix

    code = DIFFERENT if matrix.differs(tried) else SAME
    if arguments.json:
        return _Outcome(code, json.dumps(matrix.to_dict(what.title, tried), indent=2) + "\n")
    files = [str(file) for c, python in what.sources.values() for file in (*c[:1], python)]
    words = " ".join(arguments.what if "what" in arguments else files)
    return _Outcome(code, matrix.text(what.title, f"pysock compare {words}", tried, style.paint, style.width))


def _subject(arguments: argparse.Namespace) -> Subject:
    from pysock.compare import comparison
    from pysock.compare.problem import CannotCompare

    what = arguments.what
    if len(what) == 1 and Path(what[0]).suffix not in (".c", ".py"):
        if arguments.scenario or arguments.given:
            option = "--scenario is" if arguments.scenario else "arguments after -- are"
            raise CannotCompare(f"{option} for two files; a lesson has its own scenarios")
        return comparison.lesson(what[0], rung=arguments.rung)
    files = {Path(name).suffix or (".py" if Path(name).is_dir() else ""): Path(name) for name in what}
    if len(what) != 2 or set(files) != {".c", ".py"}:
        raise CannotCompare(
            "compare takes one lesson, or one .c file and one .py file or package", "see pysock compare --help"
        )
    return _pair([files[".c"]], files[".py"], arguments)


def _pair(c: list[Path], python: Path, arguments: argparse.Namespace) -> Subject:
    from pysock.compare import comparison
    from pysock.compare.problem import CannotCompare

    if arguments.scenario and arguments.given:
        raise CannotCompare("arguments after -- are for programs without --scenario", "write args = [...] there")
    subject = comparison.pair(c, python, arguments.scenario, arguments.given)
    pythonic = (getattr(arguments, "style", None) or arguments.rung) == "pythonic"
    return subject.as_pythonic() if pythonic else subject


def _doctor(arguments: argparse.Namespace) -> _Outcome:
    import pysock.doctor as doctor

    findings = doctor.examine()
    text = doctor.to_json(findings) if arguments.json else doctor.text(findings, has_colour(sys.stdout))
    return _Outcome(0 if doctor.is_well(findings) else 1, text)


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    """The command's own words, and those after ``--``, which the programs get."""
    at = words.index("--") if "--" in words else len(words)
    return words[:at], words[at + 1 :]


def _run(arguments: argparse.Namespace) -> _Outcome:
    if arguments.command == "compare":
        return _compare(arguments, _subject)
    if arguments.command == "trace":
        return _Outcome(*tracing.run(arguments))
    if arguments.command == "doctor":
        return _doctor(arguments)
    if arguments.command in ("lessons", "lesson"):
        return _Outcome(*reading.run(arguments), paged=not arguments.json)
    if arguments.command == "check":

        def judged(subject: Callable[[], Subject], is_c: bool) -> tuple[int, str, str]:
            return _compare(arguments, lambda _: subject(), is_c)[:3]

        return _Outcome(*learning.run(arguments, judged))
    if arguments.command != "port":
        command = translating.translate if arguments.command == "translate" else translating.show
        return _Outcome(*command(arguments))

    def compared(c: list[Path], python: Path) -> tuple[int, str, str]:
        return _compare(arguments, lambda arguments: _pair(c, python, arguments))[:3]

    return _Outcome(*translating.port(arguments, compared))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    parser = _parser()
    words = sys.argv[1:] if argv is None else list(argv)
    words, given = (words, []) if words[:1] == ["trace"] else _split(words)
    arguments = parser.parse_args(words)
    if given and arguments.command not in ("compare", "port"):
        parser.error("arguments after -- are for the programs of pysock compare and pysock port")
    arguments.given = given
    if arguments.command is None:
        return _deliver(_Outcome(COULD_NOT_RUN, parser.format_help()))
    before = {number: signal.signal(number, _stop) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        outcome = _run(arguments)
    except _Stopped as stopped:
        name = signal.Signals(stopped.number).name
        outcome = _Outcome(128 + stopped.number, errors=f"pysock: stopped by {name}\n")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return _deliver(outcome)
