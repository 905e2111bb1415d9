"""Scenario files: what the programs are given, and who talks to them. TOML to dataclasses.

Everything is checked here and in `steps`, so that the rest never meets a wrong scenario; each message names
the file, the line, the place in it, the key, and what is allowed. Nothing is run and no path is searched.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pysock.compare.place import File, Place, as_bytes
from pysock.compare.problem import CannotCompare
from pysock.compare.steps import (
    FIRST_SOURCE,
    PEER_KEYS,
    STEPS,
    Line,
    Peer,
    Step,
    check_peers,
    read_peer,
    read_script,
)

__all__ = ["FIRST_SOURCE", "STEPS", "Given", "Limits", "Line", "Peer", "Program", "Scenario", "Step", "load", "parse"]

ENDS = ("exit", "SIGINT", "SIGTERM")
STREAMS = ("stdin", "stdout", "stderr")
DEFAULT_SECONDS = 10.0

_PROGRAM_KEYS = ("args", "stdin", "env", "terminal", "local_port", "end")
_LIMITS = ("seconds", "output", "memory", "processes")
_SCENARIO_KEYS = ("name", "program", *_PROGRAM_KEYS, *_LIMITS, "privileges", "repeat", "files", "peer", "script")


@dataclass(frozen=True)
class Limits:
    """What a run may take, all its programs together."""

    output: int = 4 << 20
    """Bytes that a program may print to one stream."""
    memory: int = 1024
    """MiB that the programs may have in memory."""
    processes: int = 100


@dataclass(frozen=True)
class Given:
    """Something that lies in the programs' directory before they start."""

    name: str
    data: bytes | None = None
    """None: it is a directory, or a link."""
    mode: int | None = None
    link: str = ""


@dataclass(frozen=True)
class Program:
    """A program under test."""

    role: str
    """The file's name without ``.c`` or ``.py``, with a path in front where it is elsewhere."""
    args: tuple[str, ...] = ()
    stdin: bytes = b""
    terminal: tuple[str, ...] = ()
    """Which of its streams are terminals."""
    listens: int | str | None = None
    end: str = "exit"
    sources: tuple[str, ...] = ()
    """Its C files, beside where the role stands; none: there is one, named like the role."""
    env: tuple[tuple[str, str | None], ...] = ()
    """Variables that it gets, or that are taken away (None)."""
    local_port: int | None = None
    """The only port that its unbound sockets can get."""

    @property
    def name(self) -> str:
        return self.role.rpartition("/")[2]


@dataclass(frozen=True)
class Scenario:
    """One scenario: the programs, the peers, what leads them, and the limits."""

    name: str
    programs: tuple[Program, ...]
    peers: tuple[Peer, ...] = ()
    seconds: float = DEFAULT_SECONDS
    local_port: int | None = None
    script: tuple[Line, ...] = ()
    files: tuple[Given, ...] = ()
    limits: Limits = Limits()
    privileges: bool | None = None
    """True: it takes those of root; False: root's are given away; None: whichever there are."""
    repeat: int = 1
    """How often each port is run."""


Sources = dict[str, tuple[str, ...]]
"""The C files of each role that has more than one."""


def _sources(place: Place) -> Sources:
    """The table [sources]."""
    table = place.table.get("sources", {})
    if not isinstance(table, dict):
        place.wrong("sources", table, 'a table, as in server = ["server.c", "list.c"]')
    inner = Place(place.file, ("sources",), "[sources]", table, tuple(table))
    sources = {role: inner.texts(role) for role in table}
    for role, names in sources.items():
        if not names or not all(name.endswith(".c") for name in names) or len(set(names)) < len(names):
            inner.wrong(role, list(names), "a list of .c files, each once")
    return sources


def _environment(place: Place) -> dict[str, str | None]:
    """The variables under "env": a text sets one, false takes it away."""
    table = place.table.get("env", {})
    if not isinstance(table, dict):
        place.wrong("env", table, 'a table, as in { LANG = "C", HOME = false }')
    result: dict[str, str | None] = {}
    for name, value in table.items():
        if not name or "=" in name or "\0" in name or not (isinstance(value, str) or value is False):
            place.fail(f"env: {name} = {value!r} is wrong; it must be a text, or false to take it away", "env", name)
        result[name] = None if value is False else value
        if value and "\0" in value:
            place.fail(f"env: {name} must be a text without NUL", "env", name)
    return result


def _terminal(place: Place, default: tuple[str, ...]) -> tuple[str, ...]:
    """Which streams are terminals: true is stdout alone."""
    value = place.table.get("terminal")
    if value is None:
        return default
    if isinstance(value, bool):
        return ("stdout",) if value else ()
    if not isinstance(value, list) or not all(stream in STREAMS for stream in value) or len(set(value)) < len(value):
        place.wrong("terminal", value, "true or false, or a list of " + ", ".join(map(repr, STREAMS)))
    return tuple(stream for stream in STREAMS if stream in value)


def _program(place: Place, role: str, defaults: Place, sources: Sources) -> Program:
    if not role or role.endswith("/") or Path(role).suffix in (".c", ".py"):
        place.wrong("role", role, "a program's file name without .c or .py")
    env = {**_environment(defaults), **_environment(place)}
    local_port = place.port("local_port") if place is not defaults else None
    return Program(
        role,
        place.texts("args"),
        place.data("stdin"),
        _terminal(place, _terminal(defaults, ())),
        place.end("listens") if place is not defaults else None,
        place.choice("end", defaults.choice("end", "exit", ENDS), ENDS),
        sources.get(role, ()),
        tuple(env.items()),
        local_port,
    )


def _programs(place: Place, only: str | None, sources: Sources) -> tuple[Program, ...]:
    """The programs: one described in the scenario's own table, or several in their own."""
    several = place.table.get("program")
    if not isinstance(several, list):
        if several is None and only is None:
            place.fail("'program' is missing; it must name the program, as in program = \"server\"")
        return (_program(place, place.text("program", only), place, sources),)
    for key in ("args", "stdin"):
        if key in place.table:
            place.fail(f"{key!r} belongs into each [[scenario.program]] when there are several", key)
    programs = []
    for index in range(len(several)):
        inner = place.inner("program", index, f"program {index + 1}", ("role", "listens", *_PROGRAM_KEYS))
        programs.append(_program(inner, inner.text("role"), place, sources))
    names = [program.name for program in programs]
    if not names or len(set(names)) < len(names):
        place.fail("the programs' names must differ, for they share a directory", "program")
    return tuple(programs)


def _given(place: Place, programs: Sequence[Program]) -> tuple[Given, ...]:
    """The table "files": what lies in the directory at the start."""
    table = place.table.get("files", {})
    if not isinstance(table, dict):
        place.wrong("files", table, 'a table, as in "www/index.html" = "Hello"')
    return tuple(_one_given(place, name, value, programs) for name, value in table.items())


def _one_given(place: Place, name: str, value: Any, programs: Sequence[Program]) -> Given:
    def wrong(what: str) -> Any:
        place.fail(f"files: {name!r} {what}", "files", name)

    path = PurePosixPath(name)
    if not name or path.is_absolute() or not path.parts or ".." in path.parts or "\0" in name:
        wrong("is wrong; it must be a path below the programs' directory")
    if path.parts[0] in [program.name for program in programs]:
        wrong("is the name of a program")
    mode = None
    if isinstance(value, dict) and "mode" in value:
        text = value["mode"]
        if not isinstance(text, str) or not 0 < len(text) < 5 or set(text) - set("01234567"):
            wrong('has a wrong mode; it must be octal digits, as in mode = "0644"')
        mode = int(text, 8)
    if name.endswith("/"):
        if not isinstance(value, dict) or set(value) - {"mode"}:
            wrong('is a directory; it must be {}, or { mode = "0700" }')
        return Given(str(path), None, mode)
    if isinstance(value, dict) and "link" in value:
        link = value["link"]
        if set(value) != {"link"} or not isinstance(link, str) or not link or "\0" in link:
            wrong('is wrong; a link is { link = "where it leads" }')
        return Given(str(path), None, None, link)
    data = as_bytes(value, ("mode",))
    if data is None:
        wrong('is wrong; a file is a text, {hex = "00ff"} or {text = "x", times = 1000}, each with a mode if you like')
    return Given(str(path), data, mode)


def _limits(place: Place) -> Limits:
    default = Limits()
    return Limits(
        place.number("output", default.output, 1, 1 << 30, "a number of bytes"),
        place.number("memory", default.memory, 16, 1 << 20, "a number of MiB"),
        place.number("processes", default.processes, 1, 10_000, "a number of processes"),
    )


def _scenario(file: File, number: int, table: Any, only: str | None, sources: Sources) -> Scenario:
    where = f"scenario {number + 1}"
    if isinstance(table, dict) and isinstance(table.get("name"), str):
        where += f" ({table['name']!r})"
    place = Place(file, ("scenario", number), where, table, _SCENARIO_KEYS)
    name = place.text("name")
    seconds = place.table.get("seconds", DEFAULT_SECONDS)
    if not isinstance(seconds, (int, float)) or isinstance(seconds, bool) or not 0 < seconds <= 600:
        place.wrong("seconds", seconds, "a number above 0 and up to 600")
    peers = tuple(
        read_peer(place.inner("peer", index, f"peer {index + 1}", PEER_KEYS), index) for index in place.tables("peer")
    )
    check_peers(place, peers)
    programs = _programs(place, only, sources)
    return Scenario(
        name,
        programs,
        peers,
        float(seconds),
        place.port("local_port"),
        read_script(place, peers, [program.name for program in programs]),
        _given(place, programs),
        _limits(place),
        place.flag("privileges", False) if "privileges" in place.table else None,
        place.number("repeat", 1, 1, 1000),
    )


def read_toml(text: str, file: str) -> dict[str, Any]:
    try:
        toml: Any = importlib.import_module("tomllib")
    except ImportError:
        try:
            toml = importlib.import_module("tomli")
        except ImportError:
            raise CannotCompare(
                "this Python has no TOML reader, so scenario files cannot be read",
                "install pysock's tools extra, or tomli alone; Python 3.11 and later need neither",
            ) from None
    try:
        table: dict[str, Any] = toml.loads(text)
    except toml.TOMLDecodeError as error:
        raise CannotCompare(f"{file}: this is not TOML: {error}") from None
    return table


def parse(text: str, file: str, only: str | None = None) -> list[Scenario]:
    """The scenarios in the text of a scenario file.

    `only` is the role of a scenario that names no program, where a single pair is compared.
    """
    table = read_toml(text, file)
    whole = File(file, text)
    place = Place(whole, (), "top level", table, ("scenario", "sources"))
    sources = _sources(place)
    entries = place.tables("scenario")
    if not entries:
        place.fail("there is no [[scenario]]")
    scenarios = [_scenario(whole, index, place.table["scenario"][index], only, sources) for index in entries]
    roles = {program.role for scenario in scenarios for program in scenario.programs}
    for role in sources:
        if role not in roles:
            place.fail(f"[sources] names {role!r}, which no scenario runs", "sources", role)
    names = [scenario.name for scenario in scenarios]
    for index, name in enumerate(names):
        if name in names[:index]:
            place.fail(f"there is more than one scenario named {name!r}", "scenario", index, "name")
    return scenarios


def load(path: Path, only: str | None = None) -> list[Scenario]:
    """The scenarios of a file."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CannotCompare(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise CannotCompare(f"{path}: this is not UTF-8 text") from None
    return parse(text, str(path), only)
