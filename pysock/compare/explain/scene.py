"""What an explanation is made from: two runs of one program, and where their calls part. Explains nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pysock.compare.calls import libc_name
from pysock.compare.explain import places
from pysock.compare.explain.cause import Cause
from pysock.compare.runs import ProgramRun
from pysock.events import Call


@dataclass(frozen=True)
class Scene:
    """One program in both runs, and where its calls part: at `index` of one thread's."""

    c: ProgramRun
    python: ProgramRun
    c_files: tuple[Path, ...]
    python_files: tuple[Path, ...]
    c_calls: Sequence[Call] = ()
    python_calls: Sequence[Call] = ()
    index: int = 0
    timed_out: bool = False
    """The Python program did not end in time."""

    def ours(self, offset: int = 0) -> Call | None:
        """The call of the C there, or so many behind."""
        index = self.index + offset
        return self.c_calls[index] if 0 <= index < len(self.c_calls) else None

    def theirs(self, offset: int = 0) -> Call | None:
        index = self.index + offset
        return self.python_calls[index] if 0 <= index < len(self.python_calls) else None

    def cause(self, code: str, text: str, remedy: str, c: Call | None = None, python: Call | None = None) -> Cause:
        """A cause, with the lines of the two calls that tell it."""
        return Cause(code, text, remedy, places.of_call(c, self.c_files), places.of_call(python, self.python_files))


def short(call: Call | None) -> str:
    """A call in a few words, under its name in libc; the result only where it failed."""
    if call is None:
        return "no further call"
    arguments = [word if len(word) < 40 else word[:36] + "..." for word in call.args]
    if call.name in ("recvfrom", "sendto"):
        arguments = arguments[: 4 if libc_name(call) in ("recv", "send") else 6]
    text = f"{libc_name(call)}({', '.join(arguments)})"
    if call.result is None:
        return f"{text}, which never returned"
    return f"{text} = {call.result} {call.errno}" if call.errno else text


def ports(call: Call) -> list[int]:
    return [int(port) for port in re.findall(r"_port=htons\((\d+)\)", " ".join(call.args))]


def addresses(call: Call) -> list[str]:
    return re.findall(r'inet_addr\("([\d.]+)"\)', " ".join(call.args))


def same(c: Call | None, python: Call | None) -> bool:
    """Whether they are one call: name and arguments, and whether it failed."""
    return (
        c is not None and python is not None and (c.name, c.args, c.errno) == (python.name, python.args, python.errno)
    )
