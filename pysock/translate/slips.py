"""What happens to C on its way from a web page or a book to a file, and the common slips of who types it.

`mended` gives the text as it was probably meant, line for line, and what is wrong with it; only sources that could not
be translated come here. Nothing here knows more of C than its tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pysock.translate import library
from pysock.translate.source import Source


class Slip(NamedTuple):
    """`line` and `column` count from 1."""

    line: int
    column: int
    text: str
    meant: str = ""


def mended(source: Source) -> tuple[list[str], list[Slip]]:
    """The lines of a source (from 0) as they were probably meant, and each slip in them."""
    slips: list[Slip] = []
    lines = source.raw[1:]
    lines = _without_numbers(lines, slips)
    lines = _plain(lines, slips)
    lines = _quotes_closed(lines, slips)
    lines = _directives(lines, slips)
    return lines, slips


# Line numbers

_NUMBERED = re.compile(r"\s*(\d{1,5})(?:[.:|)]|(?=\s|$))")


def _without_numbers(lines: list[str], slips: list[Slip]) -> list[str]:
    """Listings of books and pages have a number before each line."""
    found = [(n, match) for n, line in enumerate(lines) if (match := _NUMBERED.match(line))]
    filled = sum(bool(line.strip()) for line in lines)
    if len(found) < 3 or len(found) < 0.8 * filled:
        return lines
    numbers = [int(match[1]) for _, match in found]
    steps = sum(b - a == 1 for a, b in zip(numbers, numbers[1:]))
    if steps < 0.8 * (len(numbers) - 1):
        return lines
    number, match = found[0]
    what = f"line numbers stand before the lines, here {numbers[0]} and last {numbers[-1]}; they are no part of the C"
    slips.append(Slip(number + 1, match.start(1) + 1, what, lines[number][match.end() :].strip()))
    result = list(lines)
    for number, match in found:
        result[number] = " " * match.end() + result[number][match.end() :]
    return result


# Characters

_DOUBLE, _SINGLE = "“”„‟«»″〝〞＂\x93\x94", "‘’‚‛´′`＇\x91\x92"  # noqa: RUF001
_DASHES = "‐‑‒–—―−﹣－\x96\x97"  # noqa: RUF001
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_ENTITIES = {
    "&lt;": "<",
    "&gt;": ">",
    "&amp;": "&",
    "&quot;": '"',
    "&apos;": "'",
    "&#39;": "'",
    "&#039;": "'",
    "&#x27;": "'",
    "&#34;": '"',
    "&#60;": "<",
    "&#62;": ">",
    "&#38;": "&",
    "&nbsp;": " ",
}
_PLAIN: dict[str, tuple[str, str]] = {
    **{chr(0xFF01 + n): (chr(0x21 + n), "full-width characters where C wants plain ones") for n in range(94)},
    **dict.fromkeys(_DOUBLE, ('"', "typographic quotes where C wants plain ones")),
    **dict.fromkeys(_SINGLE, ("'", "typographic quotes where C wants plain ones")),
    **dict.fromkeys(_DASHES, ("-", "typographic dashes where C wants -")),
    **dict.fromkeys(_SPACES, (" ", "non-breaking spaces, or the like, where C wants plain ones")),
    **dict.fromkeys(_NOTHING, ("", "invisible characters")),
    "…": ("...", "an ellipsis where C wants three dots"),
}

_CODE = re.compile(
    r"""(?P<kept>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'|//.*|/\*.*?(?:\*/|$))
    |(?P<entity>&(?:\#x?[0-9a-fA-F]+|[a-z]+);)
    |(?P<odd>[`\u0080-\U0010ffff])""",
    re.VERBOSE,
)


def _plain(lines: list[str], slips: list[Slip]) -> list[str]:
    """Quotes, dashes, spaces and entities of web pages: outside of texts and comments, C's own characters instead."""
    result: list[str] = []
    in_comment = False
    for number, line in enumerate(lines, 1):
        if line.isascii() and "&" not in line and "`" not in line and not in_comment and "/*" not in line:
            result.append(line)
            continue
        start = 0
        if in_comment:
            end = line.find("*/")
            if end < 0:
                result.append(line)
                continue
            start, in_comment = end + 2, False
        fixed, found = _plain_line(line, start)
        in_comment = _opens_comment(fixed)
        result.append(fixed)
        for column, text in found:
            slips.append(Slip(number, column, text, fixed.strip()))
    return result


def _opens_comment(line: str) -> bool:
    last = ""
    for match in _CODE.finditer(line):
        last = match["kept"] or ""
    return last.startswith("/*") and (len(last) < 4 or not last.endswith("*/"))


def _plain_line(line: str, start: int) -> tuple[str, list[tuple[int, str]]]:
    found: dict[str, int] = {}

    def replaced(match: re.Match[str]) -> str:
        if match["kept"]:
            return match[0]
        if match["entity"]:
            plain = _ENTITIES.get(match[0])
            if plain is None:
                return match[0]
            found.setdefault(
                "HTML's entities, such as &lt;, where C wants the characters themselves", match.start() + 1
            )
            return plain
        plain, text = _PLAIN.get(match[0], (match[0], ""))
        if text:
            found.setdefault(text, match.start() + 1)
        return plain

    fixed = _CODE.sub(replaced, line[start:])
    return line[:start] + fixed, [(column + start, text) for text, column in found.items()]


# Quotes

_ALL = re.compile(r"""(?P<kept>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'|//.*|/\*(?s:.*?)\*/)|(?P<open>["'])""")


def _quotes_closed(lines: list[str], slips: list[Slip]) -> list[str]:
    """A quote that is not closed on its line: closed before what ends the line."""
    text = "\n".join(lines)
    if not any((line.count('"') % 2 or line.count("'") % 2) for line in lines):
        return lines
    result = list(lines)
    at = 0
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    number = 0
    while (match := _ALL.search(text, at)) is not None:
        at = match.end()
        if match["kept"]:
            continue
        while starts[number + 1] <= match.start():
            number += 1
        line = result[number]
        column = match.start() - starts[number]
        at = starts[number + 1]
        if line.rstrip().endswith("\\") or re.match(r"\s*#\s*(error|warning|if|elif|else|endif)", line):
            continue
        quote = match["open"]
        cut = max(len(line.rstrip(" \t)]};,{")), column + 1)
        if quote == "'" and cut > column + 3:
            cut = column + (3 if line[column + 1] == "\\" else 2)
        if cut == column + 1 and quote == "'":
            continue
        closed = f"{line[:cut]}{quote}{line[cut:]}"
        slips.append(Slip(number + 1, column + 1, f"missing terminating {quote} character", closed.strip()))
        result[number] = closed
    return result


# Directives

_INCLUDE = re.compile(r"\s*#\s*include\b\s*")
_DIRECTIVE = re.compile(r"\s*#\s*([A-Za-z_]\w*)")
_DIRECTIVES = (
    "define undef include if ifdef ifndef else elif elifdef elifndef endif error pragma line warning ident include_next"
).split()
OF_CPP = "is a header of C++: the translator reads C"
_OF_CPP = frozenset("iostream string vector map memory thread fstream sstream algorithm cstring cstdio cstdlib".split())


def _directives(lines: list[str], slips: list[Slip]) -> list[str]:
    """`#include` that lost its <...>, or one of its marks; misspelt directives; C++'s headers."""
    result = list(lines)
    bare: list[int] = []
    for number, line in enumerate(lines):
        word = _DIRECTIVE.match(line)
        if word is None:
            continue
        if word[1] not in _DIRECTIVES:
            near = nearest(word[1], _DIRECTIVES)
            if near:
                fixed = line.replace(word[1], near, 1)
                text = f"invalid preprocessing directive #{word[1]}; did you mean #{near}?"
                slips.append(Slip(number + 1, word.start(1) + 1, text, fixed.strip()))
                result[number] = line = fixed
        match = _INCLUDE.match(line)
        if match is None:
            continue
        start = match.end()
        name = re.split(r"//|/\*", line[start:], maxsplit=1)[0].rstrip()
        inside = name.strip("<>\"' ")
        if not name:
            bare.append(number)
            result[number] = ""
        elif name.startswith("<") and inside in _OF_CPP:
            what = f"<{inside}> {OF_CPP}"
            slips.append(Slip(number + 1, start + 1, what))
            result[number] = ""
        elif name[0] not in '<"' and (library.module(inside) is not None or "." in inside):
            meant = f"#include <{inside}>" if library.module(inside) is not None else f'#include "{inside}"'
            text = '#include expects "FILENAME" or <FILENAME>'
            slips.append(Slip(number + 1, start + 1, text, meant))
            result[number] = meant
        elif (name[0] == "<") != (name[-1] == ">") and name[0] == "<":
            slips.append(Slip(number + 1, start + 1, "missing terminating > character", f"#include <{inside}>"))
            result[number] = f"#include <{inside}>"
    if bare:
        wanted = _headers(result)
        text = "#include without a name: web pages lose what stands in <...>"
        meant = "".join(f"\n      #include <{name}>" for name in wanted)
        slips += [Slip(number + 1, 1, text, meant) for number in bare]
        for number, name in zip(bare, [*wanted, *[""] * len(bare)]):
            result[number] = f"#include <{name}>" if name else ""
    return result


def _headers(lines: list[str]) -> list[str]:
    """The headers that declare what these lines use."""
    source = Source("", "\n".join(lines).encode("utf-8", "surrogateescape"))
    names = {token.text for tokens in source.tokens for token in tokens if token.kind == "name"}
    wanted = {header for name in names if (header := library.header_of(name)) is not None}
    covered = {inner for header in wanted for inner in library.headers(header) - {header}}
    return sorted(wanted - covered)


# Names

#: What other systems call it, and what it is here.
ELSEWHERE = {
    "closesocket": "close",
    "SOCKET": "int",
    "INVALID_SOCKET": "-1",
    "SOCKET_ERROR": "-1",
    "SOCKADDR_IN": "struct sockaddr_in",
    "SOCKADDR": "struct sockaddr",
    "WSAGetLastError": "errno",
    "ioctlsocket": "ioctl",
    "SD_SEND": "SHUT_WR",
    "SD_RECEIVE": "SHUT_RD",
    "SD_BOTH": "SHUT_RDWR",
    "WSAStartup": "nothing: only Windows must start its sockets",
    "WSACleanup": "nothing: only Windows must end its sockets",
    "WSADATA": "nothing: only Windows must start its sockets",
    "MAKEWORD": "nothing: only Windows must start its sockets",
    "Sleep": "usleep",
    "_getch": "getchar",
    "getch": "getchar",
    "strlcpy": "snprintf",
    "strlcat": "snprintf",
    "itoa": "snprintf",
    "stricmp": "strcasecmp",
    "strcmpi": "strcasecmp",
    "_stricmp": "strcasecmp",
}


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, or nothing: of several the first."""
    if len(name) < 3:
        return ""  # everything is near
    best, found = max(1, len(name) // 3) + 1, ""
    lower = name.lower()
    for other in known:
        if abs(len(other) - len(name)) >= best or other == name:
            continue
        distance = 0 if other.lower() == lower else _distance(name, other, best)
        if distance < best:
            best, found = distance, other
    return found


def _distance(a: str, b: str, limit: int) -> int:
    """How many letters are added, lost, changed or swapped from one to the other; `limit` if as many or more."""
    start = 0
    stop = min(len(a), len(b))
    while start < stop and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if not a or not b:
        return min(len(a) + len(b), limit)
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) >= limit:
            return limit
    return row[-1]
