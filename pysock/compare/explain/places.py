"""Where a call, or a text that was printed, stands in a program's source.

A call's own source line is taken where the trace has it. Else a line is named only if the sources have a single one
that it could be: a guess is no place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pysock.compare.calls import libc_name
from pysock.events import Call

NAMES = {
    "recv": ("recv", "recvfrom", "recv_into"),
    "recvfrom": ("recvfrom", "recv"),
    "send": ("send", "sendto", "sendall"),
    "sendto": ("sendto", "send", "sendall"),
    "accept4": ("accept4", "accept"),
    "socket": ("socket", "Socket"),
    "fcntl": ("fcntl", "setblocking"),
    "wait4": ("wait", "waitpid", "wait3", "wait4"),
    "ioctl": ("ioctl", "setblocking"),
}
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SPECIFIER = re.compile(r"%[-+ #0-9.*a-zA-Z]*?[diouxXscpfgeu%]|\\.|\{[^}]*\}")
_COMMENT = {".c": re.compile(r"//.*|/\*.*?(\*/|$)"), ".py": re.compile(r"#.*")}


def lines(files: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Each line of the sources with its place, comments left out."""
    for file in files:
        comment = _COMMENT.get(file.suffix)
        try:
            text = file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            yield f"{file.name}:{number}", comment.sub("", line) if comment and '"' not in line else line


def of_call(call: Call | None, files: Sequence[Path]) -> str | None:
    """The line that made a call."""
    if call is None:
        return None
    if call.source:
        return call.source
    name = libc_name(call)
    pattern = re.compile(rf"(?<!def )\b({'|'.join(NAMES.get(name, (name,)))})\(")
    found = [place for place, line in lines(files) if pattern.search(_LITERAL.sub('""', line)) and "import" not in line]
    return found[0] if len(found) == 1 else None


def of_text(text: str, files: Sequence[Path]) -> str | None:
    """The line that holds most of a text that was printed, if it is the only one that holds as much."""
    best: list[str] = []
    longest = 3
    for place, line in lines(files):
        pieces = [piece for literal in _LITERAL.findall(line) for piece in _SPECIFIER.split(literal)]
        size = max((len(piece) for piece in pieces if piece.strip() and piece in text), default=0)
        if size > longest:
            longest, best = size, [place]
        elif size == longest:
            best.append(place)
    return best[0] if len(best) == 1 else None
