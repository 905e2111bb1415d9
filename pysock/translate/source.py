"""A C file as text: its encoding, its lines, its tokens and its comments, each with its place.

Nothing here knows macros or grammar. Lines joined by a backslash keep their numbers: the joined line stands where the
first one was, followed by empty ones.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pysock.translate.errors import Place


class Token(NamedTuple):
    """kind: "name", "number", "text", "char", "op". `column` counts from 1; `spaced`: white space stands before it."""

    kind: str
    text: str
    column: int
    spaced: bool


#: Brackets within brackets; compilers have such a limit too.
DEEPEST = 256


class Comment(NamedTuple):
    """A comment; `lines` without its marks. `trails`: code stands before it on its first line."""

    line: int
    end: int
    column: int
    lines: tuple[str, ...]
    trails: bool


class Source:
    """One file: `tokens[n]` are those of line n (from 1), `raw[n]` its text."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.path: Path | None = None  # where it was read from, resolved
        self.data = data
        try:
            text = data.decode("utf-8-sig")
            self.encoding = "utf-8"
        except UnicodeDecodeError:
            text = data.decode("latin-1")
            self.encoding = "latin-1"
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if "\0" in text:
            text = text.replace("\0", " ")
        self.raw = ["", *text.split("\n")]
        if "\\\n" in text or "\\ \n" in text:
            text = _joined(text)
        self.tokens: list[list[Token]] = [[]]
        self.comments: list[Comment] = []
        self.faults: list[tuple[int, int, str]] = []
        self._scan(text)

    @classmethod
    def read(cls, path: Path, name: str | None = None) -> Source:
        return cls(name or str(path), path.read_bytes())

    def too_deep(self) -> Place | None:
        """Where brackets are nested more than DEEPEST deep."""
        depth = 0
        for line, tokens in enumerate(self.tokens):
            for kind, text, column, _ in tokens:
                if kind == "op":
                    if text in "([{":
                        depth += 1
                        if depth > DEEPEST:
                            return Place(line, column)
                    elif depth and text in ")]}":
                        depth -= 1
        return None

    def _scan(self, text: str) -> None:
        line: list[Token] = []
        number = 1
        start = 0  # of the line
        spaced = False
        lines = self.tokens
        make = Token
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup
            if kind == "space":
                spaced = True
                continue
            if kind == "newline":
                lines.append(line)
                line = []
                number += 1
                start = match.end()
                spaced = False
                continue
            found = match.group()
            column = match.start() - start + 1
            if kind == "comment":
                spaced = True
                first = number
                count = found.count("\n")
                self.comments.append(Comment(first, first + count, column, _stripped(found, column), bool(line)))
                for _ in range(count):
                    lines.append(line)
                    line = []
                    number += 1
                if count:
                    start = match.start() + found.rindex("\n") + 1
                continue
            if kind == "bad":
                what = {'"': 'missing terminating " character', "'": "missing terminating ' character"}
                if found == "/*":
                    self.faults.append((number, column, "unterminated comment"))
                else:
                    self.faults.append((number, column, what.get(found, f"stray {found!r} in program")))
                    if found in what:
                        line.append(make("op", found, column, spaced))
                continue
            assert kind is not None
            if kind == "op" and found in _DIGRAPHS:
                found = _DIGRAPHS[found]
            line.append(make(kind, found, column, spaced))
            spaced = False
        lines.append(line)
        while len(lines) < len(self.raw):
            lines.append([])


@lru_cache(maxsize=1024)
def scanned(text: str) -> tuple[Token, ...]:
    """The tokens of one line that stands in no file."""
    return tuple(Source("", text.encode("utf-8", "surrogatepass")).tokens[1])


_DIGRAPHS = {"<%": "{", "%>": "}", "<:": "[", ":>": "]", "%:": "#", "%:%:": "##"}
_TOKEN = re.compile(
    r"""(?P<space>[ \t\f\v]+)
    |(?P<text>(?:u8|[uUL])?"(?:[^"\\\n]|\\(?s:.))*")
    |(?P<char>[uUL]?'(?:[^'\\\n]|\\(?s:.))+')
    |(?P<name>[A-Za-z_$\u0080-\U0010ffff][\w$]*)
    |(?P<op><%|%>|<:|:>|%:%:|%:|->|\+\+|--|<<=|>>=|<<|>>|\#\#|\.\.\.|[-+*%&|^=!<>]=|/=|&&|\|\||[][(){};,:?~!<>=+*%&|^\#-]|\.(?!\d)|/(?![/*]))
    |(?P<number>\.?\d(?:[eEpP][-+]|[\w.])*)
    |(?P<newline>\n)
    |(?P<comment>//[^\n]*|/\*(?s:.*?)\*/)
    |(?P<bad>/\*|.)
    """,
    re.VERBOSE,
)


def _joined(text: str) -> str:
    """Lines that end in a backslash, joined with the next."""
    lines = text.split("\n")
    result: list[str] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        extra = 0
        while line.rstrip(" \t").endswith("\\") and index + extra + 1 < len(lines):
            extra += 1
            line = line.rstrip(" \t")[:-1] + lines[index + extra]
        result.append(line)
        result += [""] * extra
        index += extra + 1
    return "\n".join(result)


def _stripped(comment: str, column: int) -> tuple[str, ...]:
    """A comment's text without its marks, keeping its shape."""
    if comment.startswith("//"):
        text = comment[2:]
        if text[:1] in "/!":
            text = text.lstrip("/!")
        return (text[1:].rstrip() if text[:1] == " " else text.rstrip(),)
    body = comment[2:-2]
    lines = [line.rstrip() for line in body.split("\n")]
    if len(lines) == 1:
        return (lines[0].strip(" *") or "",)
    starred = all(re.match(r"\s*\*|\s*$", line) for line in lines[1:])
    if starred:
        rest = [re.sub(r"^\s*\*+ ?", "", line) for line in lines[1:]]
    else:
        indent = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
        rest = [line[min(indent, column + 2) :] for line in lines[1:]]
    first = re.sub(r"^[*!]*\s?", "", lines[0])
    result = [first.strip(), *rest] if first.strip() else rest
    while result and not result[-1].strip(" *"):
        result.pop()
    while result and not result[0].strip(" *"):
        result.pop(0)
    return tuple(line.rstrip() for line in result)
