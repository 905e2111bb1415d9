"""Events as lines of text: strace's notation, with the source line in front. Nothing is run or decided here."""

from __future__ import annotations

import re
from dataclasses import replace

from pysock.events import Call, Event, Exit, Signal

STRING = 64
"""Characters of a string that are shown."""
ARGUMENT = 200
WIDTH = 14
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(\.\.\.)?', re.DOTALL)
_PIECE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-f]{2}|.)|.", re.DOTALL)


def shortened(text: str, limit: int = STRING) -> str:
    """The text with long strings cut as strace cuts them, and escapes left whole."""

    def cut(match: re.Match[str]) -> str:
        if len(match[1]) <= limit:
            return match[0]
        kept, length = "", 0
        for piece in _PIECE.findall(match[1]):
            if length + len(piece) > limit:
                break
            kept, length = kept + piece, length + len(piece)
        return f'"{kept}"...'

    return _STRING.sub(cut, text)


def without_environment(call: Call) -> Call:
    """execve without the environment, of which strace itself says no more than how much there is."""
    if call.name != "execve" or len(call.args) < 3:
        return call
    return replace(call, args=(*call.args[:2], f"[/* {len(_STRING.findall(call.args[2]))} vars */]"))


def call_text(call: Call, limit: int = STRING) -> str:
    """The call in strace's notation, long data shortened."""
    arguments = []
    for argument in without_environment(call).args:
        short = shortened(argument, limit)
        arguments.append(short if len(short) <= ARGUMENT else short[: ARGUMENT - 1] + "…")
    result = "?" if call.result is None else str(call.result)
    errno = f" {call.errno}" if call.errno else ""
    text = f" ({call.text})" if call.text else ""
    return f"{call.name}({', '.join(arguments)}) = {result}{errno}{text}"


class Style:
    """How lines look: with colour or without, and how far the column of source lines reaches."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour
        self.width = WIDTH

    def paint(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self.colour and text else text

    def line(self, event: Event, who: str = "") -> str:
        """One event; `who` is the process or thread, where there is more than one."""
        tag = self.paint("35", f"[{who}] ") if who else ""
        if isinstance(event, Call):
            source = event.source or ""
            self.width = max(self.width, len(source))
            text = call_text(event)
            name, rest = text[: len(event.name)], text[len(event.name) :]
            head, _, outcome = rest.rpartition(") = ")
            failed = event.errno is not None and not event.errno.startswith("ERESTART")
            result = self.paint("31", outcome) if failed else outcome
            return f"{self.paint('36', source.ljust(self.width))}  {tag}{self.paint('1', name)}{head}) = {result}"
        blank = " " * self.width
        if isinstance(event, Signal):
            return f"{blank}  {tag}{self.paint('33', f'--- {event.name} ---')}"
        if isinstance(event, Exit):
            how = f"killed by {event.signal}" if event.signal else f"exited with {event.status}"
            return f"{blank}  {tag}{self.paint('33', f'+++ {how} +++')}"
        return f"{blank}  {tag}{event}"

    def waiting(self, call: str, source: str, who: str = "") -> str:
        """A call that has not returned yet."""
        tag = self.paint("35", f"[{who}] ") if who else ""
        self.width = max(self.width, len(source))
        return f"{self.paint('36', source.ljust(self.width))}  {tag}{shortened(call)}{self.paint('2', ' … waits')}"
