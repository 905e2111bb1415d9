"""strace: finding it, its command line, and its output file as events.

This module knows strace's notation and nothing else: which calls matter is `sockets`' business,
and what a difference means is `compare`'s. It never runs the program it is to watch.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from pysock.events import Call, Event, Exit, Signal

STRING_LIMIT = 65536
"""strace prints at most this many bytes of a buffer; longer ones end in ``...``."""

TRACED = [
    "%network",
    "?clone",
    "?clone3",
    "?fork",
    "?vfork",
    "execve",
    "?execveat",
    "read",
    "write",
    "readv",
    "writev",
    "close",
    "?close_range",
    "dup",
    "?dup2",
    "dup3",
    "fcntl",
    "?fcntl64",
    "ioctl",
    "?select",
    "pselect6",
    "?poll",
    "ppoll",
    "?epoll_create",
    "epoll_create1",
    "epoll_ctl",
    "?epoll_wait",
    "epoll_pwait",
    "?epoll_pwait2",
    "sendfile",
    "?sendfile64",
    "splice",
    "rt_sigreturn",
    "wait4",
    "waitid",
    "?waitpid",
    "?restart_syscall",
]


RESUMED = "resumed"
"""The text of a call that was interrupted and went on: strace does not say what it brought."""

FORKS = frozenset(["fork", "vfork", "clone", "clone3"])
"""The calls that start a process or a thread."""


@dataclass(frozen=True)
class Strace:
    """A strace that may trace: where it is, and which options it takes."""

    path: str
    options: tuple[str, ...]


class Address(NamedTuple):
    """A place in a program or library on a stack."""

    file: str
    offset: int
    """In the file, not in memory."""
    symbol: str


@dataclass(frozen=True)
class Trace:
    """What one strace output file says."""

    events: list[Event] = field(default_factory=list)
    """Every call, signal and end, in the order in which they were completed."""
    unread: list[str] = field(default_factory=list)
    """Lines that are none of these: what they say was not seen."""
    stacks: dict[int, list[Address]] = field(default_factory=dict)
    """The stack of every call, by its `order`, innermost first, where strace was asked for it."""
    nanoseconds: dict[int, int] = field(default_factory=dict)
    """When every call began, by its `order`, where strace was asked for so much: a float cannot hold it."""


def _accepts(path: str, options: Sequence[str]) -> str:
    """Why strace with these options cannot trace a small program, or "" when it can."""
    true = shutil.which("true")
    if true is None:
        return "there is no program named true to try it with"
    try:
        done = subprocess.run(
            [path, *options, "-q", "-o", "/dev/null", "--", true],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if done.returncode == 0:
        return ""
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"strace ended with status {done.returncode}"


@cache
def find() -> tuple[Strace | None, str]:
    """The system's strace and "", or None and the reason why there is none that may trace."""
    path = shutil.which("strace")
    if path is None:
        return None, "strace is not installed"
    base = ("-f", "-e", "trace=" + ",".join(TRACED))
    reason = ""
    for options in ((*base, "--seccomp-bpf"), base):
        reason = _accepts(path, options)
        if not reason:
            return Strace(path, options), ""
    return None, f"strace may not trace here: {reason}"


def remedy() -> str:
    """What to do where `find` finds none."""
    if shutil.which("strace"):
        return (
            "allow ptrace: in a container, run it with the capability SYS_PTRACE; elsewhere see "
            "/proc/sys/kernel/yama/ptrace_scope, which must not be 3"
        )
    if sys.platform.startswith("linux"):
        return "Debian: apt install strace; Fedora: dnf install strace; Alpine: apk add strace"
    return "strace exists on Linux only; without it that verdict says: not checked"


@cache
def shows_stacks(strace: Strace) -> bool:
    """Whether this strace was built with the means to look at a stack."""
    return not _accepts(strace.path, ("-k", "-e", "trace=execve"))


def command(
    strace: Strace,
    output: str,
    program: Sequence[str],
    timed: bool = False,
    stacks: bool = False,
    every: bool = False,
) -> list[str]:
    """The command line that runs `program` under strace, writing to the file `output`.

    `timed` has every call's time to the nanosecond, and how long it took; `stacks` the stack it was made from;
    `every` is all calls, and not those alone that are TRACED."""
    times = ("--absolute-timestamps=format:unix,precision:ns", "--syscall-times=ns") if timed else ("-ttt",)
    return [
        strace.path,
        *strace.options,
        *(("-e", "trace=all") if every else ()),
        "-q",
        "-v",
        *times,
        *(("-k",) if stacks else ()),
        "-s",
        str(STRING_LIMIT),
        "-o",
        output,
        "--",
        *program,
    ]


_LINE = re.compile(r"(\d+) +(?:(\d+\.\d+) +)?(.*)", re.DOTALL)
_EXITED = re.compile(r"\+\+\+ exited with (\d+) \+\+\+")
_KILLED = re.compile(r"\+\+\+ killed by (\w+)(?: \(core dumped\))? \+\+\+")
_SUPERSEDED = re.compile(r"\+\+\+ superseded by execve in pid (\d+) \+\+\+")
_SIGNAL = re.compile(r"--- (SIG\w+) (.*) ---")
_STOPPED = re.compile(r"--- stopped by SIG\w+ ---")
_RESUMED = re.compile(r"<\.\.\. (?:(\w+) )?resumed>\s?(.*)", re.DOTALL)
_UNFINISHED = " <unfinished ...>"
_DELAYED = " (DELAYED)"  # strace was told to hold the call up
_CALL = re.compile(r"(\w+)\((.*)", re.DOTALL)
_RESULT = re.compile(
    r"\s*= (?P<value>\?|-?\d+|0x[0-9a-f]+)(?: (?P<errno>E[A-Z0-9_]+))?(?: \((?P<text>.*)\))?"
    r"(?: <(?P<seconds>\d+\.\d+)>)?\s*",
    re.DOTALL,
)
_MICROSECONDS = len("1234567890.123456")
_STACK = " > "
_ADDRESS = re.compile(r" > (.*?)\(([^()]*?)(?:\+0x[0-9a-f]+)?\) \[0x([0-9a-f]+)\]")
_CLOSING = {"(": ")", "{": "}", "[": "]"}
_TOKEN = re.compile(r'"|/\*.*?\*/|[(){}\[\],]', re.DOTALL)


def split_arguments(text: str) -> tuple[tuple[str, ...], str] | None:
    """Split ``a, {b, c}, "d)") = 0`` into its arguments and what follows the last parenthesis.

    None when the closing parenthesis is missing, which is so while a call is unfinished.
    """
    arguments: list[str] = []
    closing: list[str] = []
    start = at = 0
    while match := _TOKEN.search(text, at):
        token, at = match[0], match.end()
        if token == '"':
            at = _string_end(text, at)
        elif token in _CLOSING:
            closing.append(_CLOSING[token])
        elif closing and token == closing[-1]:
            closing.pop()
        elif not closing and token in ",)":
            arguments.append(text[start : match.start()].strip())
            start = at
            if token == ")":
                return tuple(part for part in arguments if part), text[start:]
    return None


def _string_end(text: str, start: int) -> int:
    """Behind the quote that ends it. Strings are long, and nearly all of a trace: an interpreter reads files."""
    at = start
    while (quote := text.find('"', at)) >= 0:
        at = quote + 1
        before = quote
        while before > start and text[before - 1] == "\\":
            before -= 1
        if (quote - before) % 2 == 0:
            return at
    return start


def _unfinished(pid: int, head: str, time: float, order: int) -> Call | None:
    """The call whose line broke off: it has no result."""
    match = _CALL.fullmatch(head)
    if match is None:
        return None
    found = split_arguments(match[2].rstrip(", ") + ")")
    return Call(pid, match[1], found[0] if found else (), None, time=time, order=order)


def parse_call(pid: int, line: str, time: float = 0.0, order: int = 0) -> Call | None:
    """One complete ``name(args) = result`` as a Call, or None when the line is no such thing."""
    match = _CALL.fullmatch(line)
    found = split_arguments(match[2]) if match else None
    if match is None or found is None:
        return None
    arguments, rest = found
    rest = rest.removesuffix(_DELAYED)
    outcome = _RESULT.fullmatch(rest)
    if outcome is None:
        return None
    value = outcome["value"]
    result = None if value == "?" else int(value, 0)
    text = outcome["text"] or ""
    # Behind an errno stands only its description, which the name already gives.
    return Call(
        pid,
        match[1],
        arguments,
        result,
        outcome["errno"],
        "" if outcome["errno"] else text,
        time=time,
        order=order,
        seconds=float(outcome["seconds"]) if outcome["seconds"] else None,
    )


class Reader:
    """Reads lines one by one; keeps the calls that have begun and not ended, one a thread."""

    def __init__(self) -> None:
        self.trace = Trace()
        self.begun: dict[int, tuple[str, float, int]] = {}
        self.interrupted: dict[int, Call] = {}

    def line(self, order: int, line: str) -> None:
        if line.startswith(_STACK):
            return self.stack(line)
        match = _LINE.fullmatch(line)
        if match is not None and match[2] and len(match[2]) > _MICROSECONDS:
            self.trace.nanoseconds[order] = int(match[2].replace(".", ""))
        if match is None or not self.entry(int(match[1]), float(match[2] or 0), match[3], order):
            self.trace.unread.append(line)

    def stack(self, line: str) -> None:
        """One function of the stack of the call that was read last."""
        match, last = _ADDRESS.fullmatch(line), self.trace.events[-1] if self.trace.events else None
        if match is not None and isinstance(last, Call):
            self.trace.stacks.setdefault(last.order, []).append(Address(match[1], int(match[3], 16), match[2]))

    def entry(self, pid: int, time: float, rest: str, order: int) -> bool:
        """Take in one line of one thread; False when it cannot be read."""
        event: Event | None = None
        if rest.startswith("+++ "):
            return self.end(pid, time, rest, order)
        if rest.startswith("--- "):
            signal = _SIGNAL.fullmatch(rest)
            if signal is None:
                return _STOPPED.fullmatch(rest) is not None
            event = Signal(pid, signal[1], signal[2], time, order)
        elif rest.endswith(_UNFINISHED):
            self.begun[pid] = (rest[: -len(_UNFINISHED)], time, order)
            return True
        elif rest.startswith("<... "):
            resumed = _RESUMED.fullmatch(rest)
            if resumed is None or pid not in self.begun:
                return False
            head, time, order = self.begun.pop(pid)
            event = parse_call(pid, head + resumed[2], time, order)
        else:
            event = parse_call(pid, rest.replace(_UNFINISHED + ")", ")"), time, order)
        if event is None:
            return False
        self.take(event)
        return True

    def take(self, event: Event) -> None:
        """One event more. restart_syscall() goes on with the call that was interrupted, and returns for it."""
        if isinstance(event, Call):
            if event.name == "restart_syscall":
                call = self.interrupted.get(event.pid)
                if call is None:
                    return  # one that is not traced
                event = replace(event, name=call.name, args=call.args, text=event.text or RESUMED)
            if event.errno == "ERESTART_RESTARTBLOCK":
                self.interrupted[event.pid] = event
        self.trace.events.append(event)

    def end(self, pid: int, time: float, rest: str, order: int) -> bool:
        self.abandon(pid)
        exited = _EXITED.fullmatch(rest)
        killed = _KILLED.fullmatch(rest)
        if exited:
            self.trace.events.append(Exit(pid, int(exited[1]), None, time, order))
        elif killed:
            self.trace.events.append(Exit(pid, None, killed[1], time, order))
        else:
            return _SUPERSEDED.fullmatch(rest) is not None
        return True

    def abandon(self, pid: int) -> None:
        """A thread ended, or the file did: its unfinished call never returned."""
        if pid in self.begun:
            head, time, order = self.begun.pop(pid)
            call = _unfinished(pid, head, time, order)
            if call is None:
                self.trace.unread.append(head)
            else:
                self.take(call)


def parse(text: str) -> Trace:
    """The events in the text of a file that strace wrote (``-f -o FILE``, with or without times).

    Calls that strace split into ``<unfinished ...>`` and ``<... resumed>`` come as one event. The
    last line may be cut off in the middle, as it is when strace was killed: it is left out then.
    """
    reader = Reader()
    lines = text.split("\n")
    whole, broken = lines[:-1], lines[-1]
    for order, line in enumerate(whole):
        if line:
            reader.line(order, line)
    if broken and _LINE.fullmatch(broken):
        reader.line(len(whole), broken)
        if reader.trace.unread and reader.trace.unread[-1] == broken:
            reader.trace.unread.pop()
    for pid in sorted(reader.begun):
        reader.abandon(pid)
    return reader.trace


_ESCAPES = {
    "n": b"\n",
    "t": b"\t",
    "r": b"\r",
    "v": b"\v",
    "f": b"\f",
    "a": b"\a",
    "b": b"\b",
    '"': b'"',
    "\\": b"\\",
    "'": b"'",
}
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)", re.DOTALL)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)


def _escape(match: re.Match[str]) -> str:
    code = match[1]
    if code in _ESCAPES:
        return _ESCAPES[code].decode("latin-1")
    if code[0] in "01234567":
        return chr(int(code, 8) & 0xFF)
    return chr(int(code[1:], 16)) if len(code) > 1 else code


def unquote(argument: str) -> bytes | None:
    """The bytes of a string argument, ``"a\\n\\0"``; None when it is none, or was cut (``...``)."""
    match = _STRING.fullmatch(argument)
    return None if match is None else _ESCAPE.sub(_escape, match[1]).encode("latin-1")


def iov_bytes(argument: str) -> bytes | None:
    """The bytes of an iovec array, or of a msghdr's one; None when any of them was cut."""
    if re.search(r'iov_base="(?:[^"\\]|\\.)*"\.\.\.', argument):
        return None
    parts = re.findall(r'iov_base="((?:[^"\\]|\\.)*)"', argument)
    return b"".join(_ESCAPE.sub(_escape, part).encode("latin-1") for part in parts)
