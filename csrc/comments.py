"""Reads a doc comment of `csrc/include` into its parts: summary, named entries, result, errno values, see-also.

How a comment is written stands in csrc/README.md. What this module does not recognise stays plain text, in its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ENTRY = re.compile(r"(?P<names>[A-Za-z_][\w.]*(?:\[\])?(?:, [A-Za-z_][\w.]*)*)(?P<gap>[ ]{2,})(?P<text>\S.*)")
_SECTION = re.compile(r"^(?=(?:Errors(?: \(returned\))?: |Returns\b|See [A-Za-z_]\w*\(\d))", re.MULTILINE)
_ERRNO = r"E[A-Z0-9_]{2,}"
_PAGE = re.compile(r"([A-Za-z_][\w.]*)\((\d[a-z]?)\)")


@dataclass(frozen=True)
class Entry:
    """One or more parameters or fields, and what they are."""

    names: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Error:
    """One or more errno values, and when they come; none if the text speaks of others ("all of recv()")."""

    names: tuple[str, ...]
    when: str


@dataclass
class Comment:
    summary: str = ""
    entries: list[Entry] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    returns: str = ""
    errors: list[Error] = field(default_factory=list)
    remark: str = ""
    see: str = ""

    def entry(self, name: str) -> str:
        """What the comment says of a parameter or field."""
        return next((entry.text for entry in self.entries if name in entry.names), "")

    @property
    def pages(self) -> list[str]:
        """The manual pages named at its end."""
        return [f"{name}({section})" for name, section in _PAGE.findall(self.see)]


def read(doc: str) -> Comment:
    comment = Comment()
    found: list[tuple[str, list[str]]] = []
    prose: list[str] = []
    for line in doc.split("\n"):
        match = _ENTRY.match(line)
        if match:
            found.append((match["names"], [match["text"]]))
            prose.append("")
        elif found and line.startswith(" ") and line.strip():
            found[-1][1].append(line.strip())
        else:
            prose.append(line)
    comment.entries = [Entry(tuple(names.replace("[]", "").split(", ")), " ".join(text)) for names, text in found]
    for paragraph in re.split(r"\n\s*\n", "\n".join(prose).strip("\n")):
        first, *sections = _SECTION.split(paragraph)
        if not comment.summary:
            comment.summary = _line(first)
        elif first.strip():
            comment.text.append(_line(first))
        for section in sections:
            _section(comment, _line(section))
    return comment


def _line(text: str) -> str:
    return " ".join(text.split())


def _section(comment: Comment, text: str) -> None:
    errors = re.match(r"Errors(?: \(returned\))?: ", text)
    if errors:
        comment.errors, comment.remark = _errors(text[errors.end() :])
    elif text.startswith("Returns"):
        inside = re.search(rf"(\berrno set(?: on failure)?) \(({_ERRNO}\b.*)\)\.", text)
        if inside:  # few values: they stand in the sentence
            comment.errors, _ = _errors(inside[2])
            text = f"{text[: inside.end(1)]}.{text[inside.end() :]}"
        comment.returns = f"{comment.returns} {text}".strip()
    else:
        comment.see = f"{comment.see} {text}".strip()


def _errors(text: str) -> tuple[list[Error], str]:
    """`EAGAIN when; EBADF, ENOTSOCK when. A sentence more.`"""
    listed, remark = text, ""
    sentence = re.search(r"(?<!\.)\.(?: (?=[A-Z(])|$)", text)
    if sentence:
        listed, remark = text[: sentence.start()], text[sentence.end() :]
    found = []
    for part in _parts(listed):
        match = re.match(rf"({_ERRNO}(?:(?:,| and| or) {_ERRNO})*)\b,?\s*(.*)", part)
        if match:
            found.append(Error(tuple(re.findall(_ERRNO, match[1])), match[2]))
        else:
            found.append(Error((), part))
    return found, remark


def _parts(text: str) -> list[str]:
    """Splits at the semicolons outside parentheses."""
    parts, depth, start = [], 0, 0
    for index, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == ";" and depth == 0:
            parts.append(text[start:index].strip())
            start = index + 1
    return [*parts, text[start:].strip()]
