"""What happened in a run: one small family of values that every tool speaks.

A trace, a comparison, a report and any later view exchange these events and nothing else. They
are plain immutable data that can be written as JSON Lines and read back. This module imports
nothing of pysock, and no tool's knowledge (strace's syntax, a verdict, a layout) may enter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, NamedTuple, Union


class Frame(NamedTuple):
    """One function of the program's own source, and where it stood."""

    file: str
    line: int
    function: str

    def __str__(self) -> str:
        return f"{self.file.rpartition('/')[2]}:{self.line}"


@dataclass(frozen=True)
class Call:
    """One system call of one thread."""

    pid: int
    """The thread that made the call, as the kernel numbers it."""
    name: str
    """The system call's name, as in section 2 of the manual."""
    args: tuple[str, ...]
    """The arguments, each in strace's notation."""
    result: int | None
    """What the call returned, or None when it never returned."""
    errno: str | None = None
    """The name of the error (``"EBADF"``), or None."""
    text: str = ""
    """What strace adds in parentheses behind the result (``"Timeout"``), without them."""
    descriptor: str | None = None
    """The names, by origin, of the sockets it is about (``"listener#1"``), or None."""
    source: str | None = None
    """The source line that made the call (``"server.c:12"``), where that is known."""
    time: float = 0.0
    """When the call began, in seconds since the epoch; 0.0 when that was not recorded."""
    order: int = 0
    """The position of the call's beginning among everything recorded."""
    seconds: float | None = None
    """How long the call took, or None when that was not recorded."""
    frames: tuple[Frame, ...] = ()
    """The program's own functions on the stack, innermost first: the first is where `source` is."""

    def __str__(self) -> str:
        """The call in strace's notation."""
        result = "?" if self.result is None else str(self.result)
        errno = f" {self.errno}" if self.errno else ""
        text = f" ({self.text})" if self.text else ""
        return f"{self.name}({', '.join(self.args)}) = {result}{errno}{text}"


@dataclass(frozen=True)
class Signal:
    """A signal that was delivered to a thread."""

    pid: int
    name: str
    """The signal's name (``"SIGINT"``)."""
    text: str = ""
    """What the kernel says of it (siginfo), in strace's notation."""
    time: float = 0.0
    order: int = 0


@dataclass(frozen=True)
class Exit:
    """The end of a thread or process: by an exit status, or by a signal."""

    pid: int
    status: int | None = None
    signal: str | None = None
    time: float = 0.0
    order: int = 0


@dataclass(frozen=True)
class Data:
    """Bytes on a connection, seen from the program: "in" was received, "out" was sent."""

    connection: str
    direction: str
    data: bytes
    pid: int = 0
    time: float = 0.0
    order: int = 0


@dataclass(frozen=True)
class Output:
    """Bytes that a program wrote to a standard stream."""

    stream: str
    """``"stdout"`` or ``"stderr"``."""
    data: bytes
    pid: int = 0
    time: float = 0.0
    order: int = 0


Event = Union[Call, Signal, Exit, Data, Output]

_KINDS: dict[str, type[Any]] = {
    "call": Call,
    "signal": Signal,
    "exit": Exit,
    "data": Data,
    "output": Output,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def to_dict(event: Event) -> dict[str, Any]:
    """One event as a dictionary that JSON can express; bytes become hexadecimal digits."""
    entry: dict[str, Any] = {"event": _NAMES[type(event)]}
    for field in fields(event):
        value = getattr(event, field.name)
        if value == field.default:
            continue
        if isinstance(value, bytes):
            value = value.hex()
        elif isinstance(value, tuple):
            value = list(value)
        entry[field.name] = value
    return entry


def from_dict(entry: dict[str, Any]) -> Event:
    """The event that `to_dict` made this dictionary of."""
    values = dict(entry)
    name = values.pop("event", None)
    if name not in _KINDS:
        raise ValueError(f"unknown event {name!r}; known are {', '.join(_KINDS)}")
    kind = _KINDS[name]
    unknown = sorted(values.keys() - {field.name for field in fields(kind)})
    if unknown:
        raise ValueError(f"a {name} event has no {', '.join(unknown)}")
    if "args" in values:
        values["args"] = tuple(values["args"])
    if "frames" in values:
        values["frames"] = tuple(Frame(*frame) for frame in values["frames"])
    if "data" in values:
        values["data"] = bytes.fromhex(values["data"])
    event: Event = kind(**values)
    return event


def to_json(events: Iterable[Event]) -> str:
    """The events as JSON Lines: one object a line."""
    return "".join(json.dumps(to_dict(event)) + "\n" for event in events)


def from_json(text: str) -> list[Event]:
    """The events that `to_json` wrote."""
    return [from_dict(json.loads(line)) for line in text.splitlines() if line.strip()]
