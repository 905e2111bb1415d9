"""`pysock translate`, `pysock port`, `pysock show`: what they take, and what they print. The work is program.py's.

Each command is a function from parsed arguments to an exit code, an output and errors; cli.py prints them.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from pysock.translate.errors import Message
    from pysock.translate.program import Options, Translation

Outcome = "tuple[int, str, str]"

DONE, WRONG = 0, 2

_TRANSLATE = """\
examples:
  pysock translate server.c                    the Python text, on stdout
  pysock translate server.c -o server.py
  pysock translate main.c log.c -o chat/       a package, a module for each .c and .h: python -m chat
  pysock translate -I include -D DEBUG=1 server.c -o server.py --map server.json
  pysock translate --style pythonic server.c   sockets as objects, failures as exceptions, where that is certain

exit codes:
  0  translated
  2  not translated: each message says where and why
"""
_PORT = """\
example:
  pysock port server.c                         writes server.py beside it, and compares the two
  pysock port server.c -- 8080                 with arguments
  pysock port server.c --scenario s.toml
  pysock port --style pythonic server.c        the same for the Pythonic layer

exit codes: those of pysock compare
  0  the programs behave alike
  1  they differ
  2  the source could not be translated, or the comparison could not be run
"""
_SHOW = """\
example:
  pysock show server.c                         C and Python side by side, as wide as the terminal
  pysock show --style pythonic server.c

exit codes:
  0  shown
  2  not translated: each message says where and why
"""


def add(commands: Any) -> argparse.ArgumentParser:
    """Adds the commands to the command line's parsers; returns that of `port`, which takes what compare does too."""
    raw = argparse.RawDescriptionHelpFormatter
    translate = commands.add_parser(
        "translate",
        help="write a C program as Python, line for line",
        description="Translates C to Python that calls the same functions of libc, line for line, comments included.",
        epilog=_TRANSLATE,
        formatter_class=raw,
    )
    _sources(translate)
    translate.add_argument(
        "-o",
        dest="output",
        metavar="OUT",
        help="write to this file, or as a package to this folder: DIR/ (default: stdout)",
    )
    translate.add_argument(
        "--map", type=Path, metavar="FILE", help="write which line of C each line came from, as JSON"
    )
    translate.add_argument(
        "--json", action="store_true", help="print one JSON object: the messages, and the Python text without -o"
    )
    port: argparse.ArgumentParser = commands.add_parser(
        "port",
        help="translate a C program and prove the translation equal",
        description="Translates a C program and compares the two, as pysock compare does.",
        epilog=_PORT,
        formatter_class=raw,
    )
    _sources(port)
    port.add_argument(
        "-o", dest="output", metavar="OUT", help="the Python file, or DIR/ for a package (default: beside the C)"
    )
    show = commands.add_parser(
        "show",
        help="show a C program and its translation side by side",
        description="Shows C and Python side by side, equal lines beside each other.",
        epilog=_SHOW,
        formatter_class=raw,
    )
    _sources(show)
    show.add_argument("--width", type=int, metavar="N", help="columns (default: the terminal's)")
    return port


def _sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="the .c files of the program")
    parser.add_argument(
        "-I", dest="include", action="append", type=Path, default=[], metavar="DIR", help="look for headers here too"
    )
    parser.add_argument("-D", dest="define", action="append", default=[], metavar="NAME[=VALUE]", help="define a macro")
    parser.add_argument(
        "--partial",
        action="store_true",
        help="write what can be written; the rest raises NotImplementedError where it stands",
    )
    parser.add_argument(
        "--style",
        choices=("raw", "pythonic"),
        default="raw",
        help="raw: line for line (default); pythonic: Socket, exceptions and with, where their shape is certain",
    )


def _options(arguments: argparse.Namespace) -> Options:
    from pysock.translate.program import Options

    defines = dict((name, value) for name, _, value in (text.partition("=") for text in arguments.define))
    package = _is_folder(getattr(arguments, "output", None))
    return Options(
        tuple(arguments.include), defines, arguments.partial, package, pythonic=arguments.style == "pythonic"
    )


def _is_folder(output: str | None) -> bool:
    """Whether a package is wanted: `-o DIR/`, or a folder that is there."""
    return bool(output) and output != "-" and (str(output).endswith("/") or Path(str(output)).is_dir())


def _translated(arguments: argparse.Namespace) -> tuple[Translation | None, str]:
    """The translation, or why there is none; with it the warnings."""
    from pysock.translate.errors import rendered

    result, messages, problem = _tried(arguments)
    return result, problem or rendered(messages, _has_colour(sys.stderr))


def _tried(arguments: argparse.Namespace) -> tuple[Translation | None, list[Message], str]:
    """The translation if there is one, what is to be said, and why a file could not be read."""
    from pysock.translate.errors import TranslationError, arranged
    from pysock.translate.program import translated

    options = _options(arguments)
    if options.package and options.pythonic:
        return None, [], "pysock: --style pythonic writes one file: give -o a file, not a folder\n"
    try:
        result = translated(arguments.files, options)
    except TranslationError as error:
        return None, error.messages, ""
    except OSError as error:
        return None, [], f"pysock: {error.filename}: {error.strerror}\n"
    return result, arranged(result.warnings), ""


def _has_colour(stream: TextIO | None) -> bool:
    return bool(stream and stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")


def translate(arguments: argparse.Namespace) -> tuple[int, str, str]:
    if arguments.json:
        return _as_json(arguments)
    result, errors = _translated(arguments)
    if result is None:
        return WRONG, "", errors
    return _written(arguments, result, errors)


def _as_json(arguments: argparse.Namespace) -> tuple[int, str, str]:
    """One object: what is said about the source, and the translation if no file takes it."""
    result, messages, problem = _tried(arguments)
    code, text = WRONG, None
    if result is not None:
        code, text, problem = _written(arguments, result, "")
    entry = {"messages": [message.as_json() for message in messages], "python": text or None, "error": problem or None}
    return code, json.dumps(entry, indent=1) + "\n", ""


def _written(arguments: argparse.Namespace, result: Translation, errors: str) -> tuple[int, str, str]:
    to_file = arguments.output and arguments.output != "-"
    problem = _put(Path(arguments.output), result) if to_file else ""
    try:
        if arguments.map and not problem:
            arguments.map.write_text(line_map(result), encoding="utf-8")
    except OSError as error:
        problem = f"pysock: {error.filename}: {error.strerror}\n"
    if problem:
        return WRONG, "", errors + problem
    return DONE, "" if to_file else result.text, errors


def _put(target: Path, result: Translation) -> str:
    """Writes the file, or the package; why it could not be, else nothing."""
    from pysock.translate.folder import Foreign, write

    try:
        if result.modules:
            write(target, {module.path: module.text for module in result.modules})
        else:
            target.write_text(result.text, encoding="utf-8", errors="surrogateescape")
    except Foreign as problem:
        return f"pysock: {problem}\n"
    except OSError as error:
        return f"pysock: {error.filename}: {error.strerror}\n"
    return ""


def line_map(result: Translation) -> str:
    """Which line of which C file each line of Python came from."""
    rows: list[dict[str, Any]] = [{"python": row, "file": file, "c": line} for row, file, line in result.lines]
    for module in result.modules:
        rows += [{"module": module.path, "python": row, "file": file, "c": line} for row, file, line in module.lines]
    return json.dumps({"lines": rows}, indent=1) + "\n"


def port(arguments: argparse.Namespace, compare: Any) -> Any:
    """Translates, then has `compare(c files, python)` say what cli.py prints."""
    result, errors = _translated(arguments)
    if result is None:
        return (WRONG, "", errors)
    target = Path(arguments.output) if arguments.output else arguments.files[0].with_suffix(".py")
    if not arguments.output and target.exists():
        with tempfile.TemporaryDirectory() as folder:  # a port of that name is there: it stays
            target = Path(folder, target.name)
            target.write_text(result.text, encoding="utf-8", errors="surrogateescape")
            return _compared(compare, target, arguments, errors)
    problem = _put(target, result)
    if problem:
        return WRONG, "", errors + problem
    return _compared(compare, target, arguments, f"{errors}pysock: wrote {target}\n")


def _compared(compare: Any, target: Path, arguments: argparse.Namespace, errors: str) -> tuple[int, str, str]:
    code, output, more = compare(arguments.files, target)
    return code, output, errors + more


# Side by side


def show(arguments: argparse.Namespace) -> tuple[int, str, str]:
    result, errors = _translated(arguments)
    if result is None:
        return WRONG, "", errors
    colour = _has_colour(sys.stdout)
    width = arguments.width or shutil.get_terminal_size((160, 24)).columns
    return DONE, side_by_side(result, arguments.files, width, colour), errors


def side_by_side(result: Translation, files: list[Path], width: int, colour: bool = False) -> str:
    """Two columns: each line of C beside the lines that it became."""
    from pysock.translate.source import Source

    half = max((width - 3) // 2, 20)
    python = result.text.split("\n")
    rows: list[tuple[str, str]] = []
    for file in files:
        source = Source.read(file)
        pairs = [(row, line) for row, name, line in result.lines if name == source.name]
        if not pairs:
            continue
        at_python, at_c = 1, 1
        for row, line in [*pairs, (len(python), len(source.raw))]:
            if line < at_c:
                continue  # written before its place
            while at_c < line and at_python < row:
                rows.append((source.raw[at_c], python[at_python - 1]))
                at_c += 1
                at_python += 1
            while at_c < line:
                rows.append((source.raw[at_c], ""))
                at_c += 1
            while at_python < row:
                rows.append(("", python[at_python - 1]))
                at_python += 1
    while rows and rows[-1] == ("", ""):
        rows.pop()
    dim, end = ("\033[2m", "\033[0m") if colour else ("", "")
    return "".join(f"{fitted(left, half)} {dim}│{end} {fitted(right, half)}".rstrip() + "\n" for left, right in rows)


def fitted(text: str, width: int) -> str:
    """The text in this many columns of a terminal, cut with an ellipsis or filled up."""
    text = text.expandtabs(8)
    used = 0
    for index, character in enumerate(text):
        wide = columns(character)
        if used + wide > width:
            while used > width - 1:
                index -= 1
                used -= columns(text[index])
            return text[:index] + "…" + " " * (width - used - 1)
        used += wide
    return text + " " * (width - used)


def columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
