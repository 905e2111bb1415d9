"""Files in, Python out: the translator as one function."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pysock.translate.errors import Message, Place, TranslationError, Unsupported
from pysock.translate.joined import Text
from pysock.translate.preprocess import Preprocessor
from pysock.translate.source import Source


@dataclass(frozen=True)
class Options:
    include: tuple[Path, ...] = ()
    defines: dict[str, str] = field(default_factory=dict)
    partial: bool = False


@dataclass(frozen=True)
class Translation:
    """`lines`: (line of Python, C file, its line), for each line that has one."""

    text: str
    lines: list[tuple[int, str, int]]
    warnings: list[Message]


class Reporter:
    """Collects what is found, with places turned into files and lines."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.text: Text | None = None

    def __call__(self, place: Place, text: str, kind: str) -> None:
        assert self.text is not None
        source, line, column = self.text.there(*place)
        raw = source.raw[line] if line < len(source.raw) else ""
        message = Message(source.name, line, column, kind, text, raw)
        if message not in self.messages:
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
    return _guarded([(Source(str(file), Path(file).read_bytes()), Path(file)) for file in files], options)


def translated_text(path: Path | str, data: bytes, options: Options | None = None) -> Translation:
    """The translation of this text, as the content of that file."""
    return _guarded([(Source(str(path), data), Path(path))], options)


def _guarded(sources: list[tuple[Source, Path]], options: Options | None) -> Translation:
    options = options or Options()
    reporter = Reporter()
    source = sources[0][0]
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 12000))
    collecting = gc.isenabled()
    gc.disable()  # trees of many small objects, none of them garbage before the end
    try:
        return _translated(sources, options, reporter)
    except RecursionError:
        raise TranslationError(
            [*reporter.messages, Message(source.name, 1, 1, "error", "an expression or block is nested too deeply")]
        ) from None
    finally:
        sys.setrecursionlimit(limit)
        if collecting:
            gc.enable()


def _translated(sources: list[tuple[Source, Path]], options: Options, reporter: Reporter) -> Translation:
    from pysock.translate.body import Statements
    from pysock.translate.module import Module
    from pysock.translate.parse import parse

    preprocessor = Preprocessor(list(options.include), options.defines, reporter)
    reporter.text = preprocessor.out
    try:
        text = preprocessor.read(sources)
    except Unsupported as problem:
        reporter(problem.place or Place(1, 1), problem.text, "error")
        raise TranslationError(reporter.messages) from None
    reporter.check()
    root, problems = parse(text)
    for place, what in problems:
        reporter(place, what, "error")
    reporter.check()
    resolver = Statements(text, reporter, preprocessor.headers, options.partial)
    resolver.encoding = sources[0][0].encoding
    unit = resolver.whole(root)
    for name, place in resolver.missing.items():
        from pysock.translate.library import header_of

        reporter(place, f"'{name}' is used without #include <{header_of(name)}>, which declares it", "warning")
    reporter.check()
    module = Module(unit, text, preprocessor.headers, reporter, options.partial, reporter.where)
    python, rows = module.run()
    reporter.check()
    lines = []
    for row, line in rows:
        origin, number = text.origins[line] if line < len(text.origins) else (sources[-1][0], line)
        lines.append((row, origin.name, number))
    return Translation(python, lines, reporter.messages)
