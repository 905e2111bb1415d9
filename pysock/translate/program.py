"""Files in, Python out: the translator as one function."""

from __future__ import annotations

import contextlib
import gc
import re
import sys
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pysock.translate.errors import Message, Place, TranslationError, Unsupported
from pysock.translate.joined import Text
from pysock.translate.preprocess import Preprocessor
from pysock.translate.source import Source

if TYPE_CHECKING:
    from pysock.translate import tree
    from pysock.translate import types as t
    from pysock.translate.module import Module


@dataclass(frozen=True)
class Options:
    include: tuple[Path, ...] = ()
    defines: dict[str, str] = field(default_factory=dict)
    partial: bool = False
    package: bool = False  # a module for each file, in place of one for all
    compiler: bool = True  # whether the C compiler is asked what is wrong with what is not C
    pythonic: bool = False  # what is recognised with certainty is written for the Pythonic layer


@dataclass(frozen=True)
class Translation:
    """`lines`: (line of Python, C file, its line), for each line that has one. A package has `modules` instead."""

    text: str
    lines: list[tuple[int, str, int]]
    warnings: list[Message]
    modules: tuple[ModuleText, ...] = ()


class ModuleText(NamedTuple):
    """One file of a package, at its place in it."""

    path: str
    text: str
    lines: list[tuple[int, str, int]]


class Reporter:
    """Collects what is found, with places turned into files and lines."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.seen: set[Message] = set()
        self.text: Text | None = None

    def __call__(self, place: Place, text: str, kind: str, meant: str = "") -> None:
        assert self.text is not None
        source, line, column = self.text.there(*place)
        raw = source.raw[line] if line < len(source.raw) else ""
        message = Message(source.name, line, column, kind, text, raw, meant)
        if message not in self.seen:
            self.seen.add(message)
            self.messages.append(message)

    def where(self, place: Place) -> str:
        assert self.text is not None
        source, line, _ = self.text.there(*place)
        return f"{Path(source.name).name}:{line}"

    @property
    def failed(self) -> bool:
        return any(message.kind == "error" for message in self.messages)

    def check(self) -> None:
        if self.failed:
            self.messages.sort(key=lambda m: (m.file, m.line, m.column))
            raise TranslationError(self.messages)


def translate(files: Sequence[Path | str], options: Options | None = None) -> str:
    """The Python text of a C program. Raises TranslationError with all that is wrong."""
    return translated(files, options).text


def translated(files: Sequence[Path | str], options: Options | None = None) -> Translation:
    """The same, with what belongs to it."""
    options = options or Options()
    sources = [(Source(str(file), Path(file).read_bytes()), Path(file)) for file in files]
    with _roomy():
        try:
            result = _guarded(sources, options)
        except TranslationError as error:
            from pysock.translate.diagnosis import explained

            given = options

            def check(path: Path, data: bytes) -> list[Message]:
                changed = [(Source(str(file), data) if file == path else source, file) for source, file in sources]
                try:
                    return _guarded(changed, given).warnings
                except TranslationError as error:
                    return error.messages

            try:
                messages = explained(sources, options, error.messages, check)
            except Exception as failure:
                messages = [*error.messages, Message(sources[0][0].name, 1, 1, "error", _fault(failure))]
            raise TranslationError(messages) from None
    return _proved(result, sources)


def translated_text(path: Path | str, data: bytes, options: Options | None = None) -> Translation:
    """The translation of this text, as the content of that file; what is wrong is said in the translator's words."""
    sources = [(Source(str(path), data), Path(path))]
    with _roomy():
        result = _guarded(sources, options or Options())
    return _proved(result, sources)


@contextlib.contextmanager
def _roomy() -> Iterator[None]:
    """Deep trees, of many small objects, none of them garbage before the end."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 12000))
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        if collecting:
            gc.enable()


def _guarded(sources: list[tuple[Source, Path]], options: Options) -> Translation:
    reporter = Reporter()
    try:
        return _translated(sources, options, reporter)
    except RecursionError:
        reporter.messages.append(_too_deep(sources))
        raise TranslationError(reporter.messages) from None
    except TranslationError:
        raise
    except Exception as error:
        text = _fault(error)
        if reporter.text is not None and reporter.text.origins:
            reporter(_place_of(error), text, "error")
        else:
            reporter.messages.append(Message(sources[0][0].name, 1, 1, "error", text))
        raise TranslationError(reporter.messages) from error


def _fault(error: Exception) -> str:
    return f"the translator itself fails here ({error.__class__.__name__}: {error}): that is its fault; report it"


def _place_of(error: Exception) -> Place:
    """The part of the program that was looked at when this happened."""
    found = Place(1, 1)
    trace = error.__traceback__
    while trace is not None:
        for value in trace.tb_frame.f_locals.values():
            coord = getattr(value, "coord", None)
            at = getattr(value, "at", None)
            if isinstance(at, Place):
                found = at
            elif coord is not None and getattr(coord, "line", None):
                found = Place(coord.line - 1, coord.column or 1)
        trace = trace.tb_next
    return found


def _proved(result: Translation, sources: list[tuple[Source, Path]]) -> Translation:
    for one in result.modules or (result,):
        _compilable(one.text, one.lines, sources)
    return result


def _compilable(python: str, lines: list[tuple[int, str, int]], sources: list[tuple[Source, Path]]) -> None:
    """Python has limits of its own: on blocks in blocks, brackets in brackets, and the length of expressions."""
    crowded = any(len(tokens) > _CROWDED for source, _ in sources for tokens in source.tokens)
    brackets = "(" * _BRACKETS in re.sub("[^()\n]+", "", python)
    if not crowded and not brackets and f"\n{' ' * _DEEP}" not in python:
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(python, "", "exec", dont_inherit=True)
    except (MemoryError, RecursionError):
        raise TranslationError([_too_deep(sources)]) from None
    except SyntaxError as error:
        row = getattr(error, "lineno", None) or 1
        file, line = max(((c, file, number) for c, file, number in lines if c <= row), default=(0, lines[0][1], 1))[1:]
        what = f"this is nested more deeply than Python can: {getattr(error, 'msg', error)}"
        raise TranslationError(
            [Message(file, line, 1, "error", f"{what}; put the inner part in a function of its own")]
        ) from None


#: From here on Python may refuse.
_DEEP, _BRACKETS, _CROWDED = 4 * 18, 40, 400


def _too_deep(sources: list[tuple[Source, Path]]) -> Message:
    """At the line that has most operators, for want of a better one."""
    source, line = max(((s, n) for s, _ in sources for n in range(1, len(s.tokens))), key=_crowd, default=(None, 1))
    if source is None:
        source = sources[0][0]
    text = "this is nested too deeply: give inner parts names of their own, or functions"
    return Message(source.name, line, 1, "error", text, source.raw[line] if line < len(source.raw) else "")


def _crowd(place: tuple[Source, int]) -> int:
    source, line = place
    return sum(token.kind == "op" for token in source.tokens[line])


def _translated(sources: list[tuple[Source, Path]], options: Options, reporter: Reporter) -> Translation:
    from pysock.translate import broken
    from pysock.translate.body import Statements
    from pysock.translate.module import Module
    from pysock.translate.package import Package
    from pysock.translate.parse import parse
    from pysock.translate.prototypes import moved
    from pysock.translate.suspicious import look

    preprocessor = Preprocessor(list(options.include), options.defines, reporter, options.package)
    reporter.text = preprocessor.out
    try:
        text = preprocessor.read(sources)
    except Unsupported as problem:
        reporter(problem.place or Place(1, 1), problem.text, "error")
        raise TranslationError(reporter.messages) from None
    reporter.check()
    if options.partial:
        root, problems, without = broken.parsed(text, bool(preprocessor.open))
    else:
        (root, problems), without = parse(text), {}
    for place, what in problems:
        reporter(place, what, "error")
    for place, what in without.values():
        reporter(place, what, "warning")
    reporter.check()
    resolver = Statements(text, reporter, preprocessor.headers, options.partial)
    resolver.encoding = sources[0][0].encoding
    unit = resolver.whole(root)
    broken.mark(unit, without)
    look(unit, text, reporter)
    moved(unit, text)
    builtin = any(name.startswith("__builtin_") for name in text.names)
    for name, place in resolver.missing.items():
        if builtin and not any(name in row for source in {s for s, _ in text.origins} for row in source.raw):
            continue  # what a builtin of the compiler's became
        from pysock.translate.library import header_of

        reporter(place, f"'{name}' is used without #include <{header_of(name)}>, which declares it", "warning")
    reporter.check()
    doubted: set[tree.Symbol | t.Field] = set()
    while True:
        kind = Package if options.package else _pythonic() if options.pythonic else Module
        module = kind(unit, text, preprocessor.headers, reporter, options.partial, reporter.where)
        module.doubted = doubted
        if isinstance(module, Package):
            modules = tuple(ModuleText(path, python, _origins(rows, text)) for path, python, rows in module.package())
            result = Translation("", [], reporter.messages, modules)
        else:
            python, rows = module.run()
            result = Translation(python, _origins(rows, text), reporter.messages)
        reporter.check()
        if not module.is_whole:
            return _translated(sources, replace(options, pythonic=False), Reporter())
        if module.doubts <= doubted:
            return result
        doubted |= module.doubts  # numbers taken for small ones that may be none: once more, without that


def _pythonic() -> type[Module]:
    from pysock.translate.pythonic.writer import Pythonic

    return Pythonic


def _origins(rows: list[tuple[int, int]], text: Text) -> list[tuple[int, str, int]]:
    """The lines of the joined text as lines of files."""
    found = ((row, *text.there(line, 1)[:2]) for row, line in rows)
    return [(row, origin.name, number) for row, origin, number in found]
