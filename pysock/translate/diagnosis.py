"""Why a program could not be translated, said as well as can be: loaded only when it could not.

The translator's own messages come first. Slips of web pages and of typing are told apart, what is not C is left to the
C compiler's words where there is one, and to our parser, tried with the missing character, where there is none.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Callable

import pysock._prototypes as said
from pysock.translate import compiler, library, remedies, slips
from pysock.translate.errors import Message, Place, Unsupported, arranged
from pysock.translate.joined import Text
from pysock.translate.parse import parse
from pysock.translate.preprocess import Preprocessor
from pysock.translate.source import Source

if TYPE_CHECKING:
    from pysock.translate.program import Options

#: translate(path, text): what is wrong with this text as the content of that file.
Check = Callable[[Path, bytes], "list[Message]"]

_SYNTAX = "syntax error"
_ROUNDS = 10
_READ = 1_000_000  # characters are read again at most
_LONG = 160  # lines of that length say little as a whole


def explained(
    sources: Sequence[tuple[Source, Path]], options: Options, messages: list[Message], check: Check
) -> list[Message]:
    """The messages, and what else can be said about these files."""
    names = {source.name for source, _ in sources}
    found = [message for message in messages if message.file not in names]
    for source, file in sources:
        found += _of_file(source, file, [m for m in messages if m.file == source.name], options, check)
    return arranged(found if any(message.kind == "error" for message in found) else [*found, *messages])


def _of_file(source: Source, file: Path, mine: list[Message], options: Options, check: Check) -> list[Message]:
    data = source.data
    asked = _asked(file, data, options)
    lines, found = ([], []) if asked == [] else slips.mended(source)
    slipped = [Message(str(file), s.line, s.column, "error", s.text, _line(source, s.line), s.meant) for s in found]
    if any(slips.OF_CPP in message.text for message in slipped):
        return slipped
    if slipped:
        data = "\n".join(lines).encode(source.encoding, "replace")
        mine = [message for message in check(file, data) if message.file == source.name]
        wrong = any(message.kind == "error" for message in mine)
        asked = _asked(file, data, options) if wrong or asked is not None else None
    if asked is None:
        if any(message.text.startswith(_SYNTAX) for message in mine):
            mine = _parsed(file, data, options, check)
    elif not asked:
        mine = [_not_known(message) for message in mine]
    else:
        mine = [message for message in mine if not message.text.startswith(_SYNTAX)]
        said_of = {(message.file, message.line) for message in mine if message.kind == "error"}
        first = {(m.file, m.line): m for m in reversed(asked)}
        if any(message.text.startswith("expected") for message in asked):  # compilers leave things out behind that
            more = _parsed(file, data, options, check)
            mine += [m for m in more if not m.text.startswith(_SYNTAX) and (m.file, m.line) not in first]
        mine += [
            m
            for m in asked
            if (m.file, m.line) not in said_of
            and not _is_of_libc(m)
            and (m is first[m.file, m.line] or not m.text.startswith("expected"))  # mostly what follows from the first
        ]
    names = _names(Source(str(file), data))
    mine = [named(message, names) for message in mine]
    shown = [dataclasses.replace(m, source=_line(source, m.line)) if m.file == str(file) else m for m in mine]
    return [*slipped, *shown]


def _line(source: Source, number: int) -> str:
    return source.raw[number] if 0 < number < len(source.raw) else ""


def _asked(file: Path, data: bytes, options: Options) -> list[Message] | None:
    if not options.compiler:
        return None
    return compiler.errors(file, str(file), data, options.include, options.defines)


def _not_known(message: Message) -> Message:
    """What the C compiler takes and our parser does not."""
    if not message.text.startswith(_SYNTAX):
        return message
    text = message.text[len(_SYNTAX) :].strip(" :")
    what = "not supported: the C compiler takes this, the translator's parser does not"
    return dataclasses.replace(message, text=f"{what} ({text}); say it in plainer C" if text else what)


def _is_of_libc(message: Message) -> bool:
    """Whether only a header is missing: the translator adds it, and warns."""
    match = _UNKNOWN.search(message.text)
    return match is not None and library.header_of(match[1] or match[2] or "") is not None


# Without a compiler: our parser, several times


def _parsed(file: Path, data: bytes, options: Options, check: Check) -> list[Message]:
    """The syntax errors of a file, each with the character that is missing if there is one; if that was all, then what
    else is wrong."""
    reported: list[Message] = []

    def report(place: Place, text: str, kind: str, meant: str = "") -> None:
        source, line, column = preprocessor.out.there(*place)
        reported.append(Message(source.name, line, column, kind, text, _line(source, line), meant))

    preprocessor = Preprocessor(list(options.include), options.defines, report)
    source = Source(str(file), data)
    try:
        text = preprocessor.read([(source, file)])
    except Unsupported:
        return reported
    reported.clear()
    raw = source.raw[1:]
    whole = True
    size = sum(map(len, text.lines))
    for _ in range(min(_ROUNDS, _READ // (6 * size + 1) + 1)):
        root, problems = parse(_copied(text, text.lines))
        if root is not None or not problems:
            break
        place, what = problems[0]
        lines, where, meant, character = _repaired(text, place)
        if lines is not None:
            before = f" before {what.partition('before ')[2]}" if "before " in what else ""
            report(where, f"{_SYNTAX}: expected '{character}'{before}", "error", meant)
            at = reported[-1]
            if at.file == str(file) and at.line <= len(raw):
                old = raw[at.line - 1]
                raw[at.line - 1] = f"{old[: at.column - 1]}{character}{old[at.column - 1 :]}"
        else:
            whole = False
            report(place, what, "error")
            lines = _without(text, place)
        if lines == text.lines:
            break
        text.lines = lines
    if whole:
        more = check(file, "\n".join(raw).encode(source.encoding, "replace"))
        reported += [m for m in more if not m.text.startswith(_SYNTAX) and m.file == source.name]
    return reported


def _copied(text: Text, lines: list[str]) -> Text:
    return dataclasses.replace(text, lines=lines, columns={key: list(value) for key, value in text.columns.items()})


def _repaired(text: Text, place: Place) -> tuple[list[str] | None, Place, str, str]:
    """The text with one character more, if the parser then gets further than this line: before the place, or in its
    line."""
    spot = _before(text, place)
    if spot is not None:
        line, column = spot
        for character in (";", ")", "}", "(", ","):
            old = text.lines[line]
            new = f"{old[:column]}{character}{old[column:]}"
            lines = [*text.lines[:line], new, *text.lines[line + 1 :]]
            root, problems = parse(_copied(text, lines))
            if root is not None or (problems and problems[0][0].line > place.line + 1):
                return lines, Place(line, column + 1), new.strip(), character
    return None, place, "", ""


def _before(text: Text, place: Place) -> tuple[int, int] | None:
    """The end of what stands before this place: line, and column from 0."""
    line = min(place.line, len(text.lines) - 1)
    part = text.lines[line][: max(place.column - 1, 0)] if line == place.line else text.lines[line]
    while line > 0:
        if part.strip():
            return line, len(part.rstrip())
        line -= 1
        part = text.lines[line]
    return None


def _without(text: Text, place: Place) -> list[str]:
    """The text without the function, or the line, that this place is in."""
    inside = [
        (start, end) for start, end in text.braces.items() if start[0] <= place.line <= end[0] and start[0] < end[0]
    ]
    first, last = place.line, place.line
    if inside:
        outermost = min(inside)
        last = outermost[1][0]
        first = outermost[0][0]
        while first > 1 and text.lines[first - 1].strip() and text.lines[first - 1].strip()[-1] not in ";}":
            first -= 1
    return [line if not first <= number <= last else "" for number, line in enumerate(text.lines)]


# Names

_UNKNOWN = re.compile(
    r"(?:implicit declaration of function|the type|unknown type name|incomplete type|call to undeclared function|"
    r"use of undeclared identifier) '(?:struct |union )?(\w+)'"
    r"|'(\w+)' undeclared|storage size of '(\w+)'"
)
_MEMBER = re.compile(r"'(struct \w+|union \w+|\w+)'(?: \{aka '[^']*'\})? has no member named '(\w+)'")


def _names(source: Source) -> list[str]:
    return sorted({token.text for tokens in source.tokens for token in tokens if token.kind == "name"})


def named(message: Message, names: list[str]) -> Message:
    """The message, with the known name that was probably meant and where it is declared."""
    if message.kind != "error":
        return message
    member = _MEMBER.search(message.text)
    if member is not None:
        keyword, _, tag = member[1].rpartition(" ")
        record = library.record(keyword, tag)
        fields = [field.name for field in record.fields or ()] if record is not None else names
        return _with(message, member[2], slips.nearest(member[2], fields), "")
    match = _UNKNOWN.search(message.text)
    if match is None:
        return message
    name = match[1] or match[2]
    if match[3]:
        of = re.search(rf"(?:struct|union)\s+(\w+)[\s*]+{match[3]}\b", message.source)
        if of is None:
            return message
        name = of[1]
    there = slips.ELSEWHERE.get(name)
    if there is not None:
        return dataclasses.replace(message, text=f"{_bare(message.text)}; it is not POSIX: here it is {there}")
    if "function" in message.text and (remedy := remedies.of_function(name)):
        return message if message.text.endswith(remedy) else dataclasses.replace(message, text=message.text + remedy)
    if "incomplete type" in message.text or match[3]:
        structs = [entry.rpartition(" ")[2] for entry in said.STRUCTS if entry.startswith("struct ")]
        near = slips.nearest(name, structs)
        header = said.STRUCTS.get(f"struct {near}", ("",))[0] if near else ""
        return _with(message, name, near and f"struct {near}", header)
    own = slips.nearest(name, names)
    known = [*said.FUNCTIONS] if "function" in message.text else [*said.CONSTANTS, *said.VARIABLES, *_WORDS]
    if "type" in message.text:
        known = [*said.TYPEDEFS, *_WORDS]
    theirs = slips.nearest(name, known)
    near = slips.nearest(name, sorted({own, theirs} - {""}, key=lambda n: (n != own, n)))
    return _with(message, name, near, library.header_of(near) or "" if near and near == theirs else "")


_WORDS = (
    "int char void short long unsigned signed float double struct union enum const static return break continue while "
    "switch case default sizeof else goto extern typedef"
).split()


def _bare(text: str) -> str:
    return re.sub(r"; did you mean .*|: neither libc .*", "", text)


def _with(message: Message, name: str, near: str, header: str) -> Message:
    if not near:
        return message
    of = f" of <{header}>" if header else ""
    meant = re.sub(rf"\b{re.escape(name)}\b", near.rpartition(" ")[2], message.source, count=1).strip()
    if len(meant) > _LONG:
        meant = near
    return dataclasses.replace(
        message, text=f"{_bare(message.text)}; did you mean '{near}'{of}?", meant=message.meant or meant
    )
