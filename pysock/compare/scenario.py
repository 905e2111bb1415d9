"""Scenario files: what the programs are given, and who talks to them. TOML to dataclasses.

Everything is checked here, so that the rest never meets a wrong scenario; each message names the
file, the place in it, the key, and what is allowed. Nothing is run and no path is searched.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pysock.compare.problem import CannotCompare

ENDS = ("exit", "SIGINT", "SIGTERM")
STEPS = ("send", "expect", "expect_end", "read", "half_close", "close", "reset")
DEFAULT_SECONDS = 10.0
FIRST_SOURCE = 50001
"""Source ports of peers that name none: a peer's port is no chance either."""

_PROGRAM_KEYS = ("args", "stdin", "terminal", "end")
_SCENARIO_KEYS = ("name", "program", *_PROGRAM_KEYS, "seconds", "local_port", "peer")


@dataclass(frozen=True)
class Step:
    """One thing that a peer does."""

    kind: str
    data: bytes = b""


@dataclass(frozen=True)
class Peer:
    """A scripted TCP peer: it connects to a port, or listens on one."""

    connect: int | None
    listen: int | None
    source: int = 0
    accept: bool = True
    steps: tuple[Step, ...] = ()

    @property
    def name(self) -> str:
        if self.connect is not None:
            return f"the peer from port {self.source}"
        return f"the peer listening on port {self.listen}"


@dataclass(frozen=True)
class Program:
    """A program under test."""

    role: str
    """The file's name without ``.c`` or ``.py``, with a path in front where it is elsewhere."""
    args: tuple[str, ...] = ()
    stdin: bytes = b""
    terminal: bool = False
    listens: int | None = None
    end: str = "exit"
    sources: tuple[str, ...] = ()
    """Its C files, beside where the role stands; none: there is one, named like the role."""

    @property
    def name(self) -> str:
        return self.role.rpartition("/")[2]


@dataclass(frozen=True)
class Scenario:
    """One scenario: the programs, the peers, and the limits."""

    name: str
    programs: tuple[Program, ...]
    peers: tuple[Peer, ...] = ()
    seconds: float = DEFAULT_SECONDS
    local_port: int | None = None


class _Place:
    """A table of the file, and where it stands, for the messages."""

    def __init__(self, file: str, where: str, table: Any, allowed: Sequence[str]) -> None:
        self.file, self.where = file, where
        if not isinstance(table, dict):
            self.fail(f"must be a table with the keys {', '.join(allowed)}")
        self.table: dict[str, Any] = table
        for key in table:
            if key not in allowed:
                self.fail(f"unknown key {key!r}; allowed are {', '.join(allowed)}")

    def fail(self, message: str) -> Any:
        raise CannotCompare(f"{self.file}: {self.where}: {message}")

    def wrong(self, key: str, value: Any, allowed: str) -> Any:
        self.fail(f"{key} = {value!r} is wrong; it must be {allowed}")

    def text(self, key: str, default: str | None = None) -> str:
        value = self.table.get(key, default)
        if value is None:
            self.fail(f"{key!r} is missing; it must be a text")
        if not isinstance(value, str) or "\0" in value:
            self.wrong(key, value, "a text")
        return str(value)

    def flag(self, key: str, default: bool) -> bool:
        value = self.table.get(key, default)
        if not isinstance(value, bool):
            self.wrong(key, value, "true or false")
        return bool(value)

    def port(self, key: str) -> int | None:
        value = self.table.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 65536:
            self.wrong(key, value, "a port, 1 to 65535")
        return int(value)

    def choice(self, key: str, default: str, allowed: Sequence[str]) -> str:
        value = self.table.get(key, default)
        if value not in allowed:
            self.wrong(key, value, " or ".join(repr(choice) for choice in allowed))
        return str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and "\0" not in item for item in value):
            self.wrong(key, value, "a list of texts")
        return tuple(value)

    def tables(self, key: str) -> list[Any]:
        value = self.table.get(key, [])
        if not isinstance(value, list):
            self.wrong(key, value, "a list of tables")
        return list(value)

    def data(self, key: str) -> bytes:
        value = self.table.get(key, "")
        if isinstance(value, str):
            return value.encode()
        if isinstance(value, dict) and list(value) == ["hex"] and isinstance(value["hex"], str):
            try:
                return bytes.fromhex(value["hex"])
            except ValueError:
                pass
        self.wrong(key, value, 'a text, or bytes as {hex = "00ff"}')
        return b""


def _step(file: str, where: str, table: Any) -> Step:
    place = _Place(file, where, table, STEPS)
    if len(place.table) != 1:
        place.fail(f"a step is one of {', '.join(STEPS)}")
    kind = next(iter(place.table))
    if kind in ("send", "expect"):
        return Step(kind, place.data(kind))
    if not place.flag(kind, True):
        place.wrong(kind, False, "true")
    return Step(kind)


def _peer(file: str, where: str, table: Any, number: int) -> Peer:
    place = _Place(file, where, table, ("connect", "listen", "from", "accept", "steps"))
    connect, listen = place.port("connect"), place.port("listen")
    if (connect is None) == (listen is None):
        place.fail("a peer has either connect = PORT or listen = PORT")
    accept = place.flag("accept", True)
    if connect is not None and "accept" in place.table:
        place.fail("accept is for a peer that listens")
    if listen is not None and "from" in place.table:
        place.fail("from is for a peer that connects")
    steps = tuple(_step(file, f"{where}, step {index}", step) for index, step in enumerate(place.tables("steps"), 1))
    if steps and not accept:
        place.fail("a peer with accept = false has no steps: it only occupies the port")
    source = place.port("from") or FIRST_SOURCE + number
    return Peer(connect, listen, source if connect is not None else 0, accept, steps)


def _check_ports(place: _Place, peers: Sequence[Peer]) -> None:
    """Peers share one address: each port has one listener, and peers do not call each other."""
    listeners: dict[int, int] = {}
    for number, peer in enumerate(peers, 1):
        if peer.listen is not None:
            first = listeners.setdefault(peer.listen, number)
            if first != number:
                place.fail(f"peers {first} and {number} both listen on port {peer.listen}; only one can")
    for number, peer in enumerate(peers, 1):
        if peer.connect in listeners:
            listener = listeners[peer.connect]
            place.fail(
                f"peer {number} connects to port {peer.connect}, where peer {listener} listens: "
                "a peer talks to a program"
            )


Sources = dict[str, tuple[str, ...]]
"""The C files of each role that has more than one."""


def _sources(place: _Place) -> Sources:
    """The table [sources]."""
    table = place.table.get("sources", {})
    if not isinstance(table, dict):
        place.wrong("sources", table, 'a table, as in server = ["server.c", "list.c"]')
    inner = _Place(place.file, "[sources]", table, tuple(table))
    sources = {role: inner.texts(role) for role in table}
    for role, names in sources.items():
        if not names or not all(name.endswith(".c") for name in names) or len(set(names)) < len(names):
            inner.wrong(role, list(names), "a list of .c files, each once")
    return sources


def _program(place: _Place, role: str, defaults: _Place, listens: int | None, sources: Sources) -> Program:
    if not role or role.endswith("/") or Path(role).suffix in (".c", ".py"):
        place.wrong("role", role, "a program's file name without .c or .py")
    return Program(
        role,
        place.texts("args"),
        place.data("stdin"),
        place.flag("terminal", defaults.flag("terminal", False)),
        listens,
        place.choice("end", defaults.choice("end", "exit", ENDS), ENDS),
        sources.get(role, ()),
    )


def _programs(place: _Place, file: str, where: str, only: str | None, sources: Sources) -> tuple[Program, ...]:
    """The programs: one described in the scenario's own table, or several in their own."""
    several = place.table.get("program")
    if not isinstance(several, list):
        if several is None and only is None:
            place.fail("'program' is missing; it must name the program, as in program = \"server\"")
        return (_program(place, place.text("program", only), place, None, sources),)
    for key in ("args", "stdin"):
        if key in place.table:
            place.fail(f"{key!r} belongs into each [[scenario.program]] when there are several")
    programs = []
    for index, table in enumerate(several, 1):
        inner = _Place(file, f"{where}, program {index}", table, ("role", "listens", *_PROGRAM_KEYS))
        programs.append(_program(inner, inner.text("role"), place, inner.port("listens"), sources))
    names = [program.name for program in programs]
    if not names or len(set(names)) < len(names):
        place.fail("the programs' names must differ, for they share a directory")
    return tuple(programs)


def _scenario(file: str, number: int, table: Any, only: str | None, sources: Sources) -> Scenario:
    where = f"scenario {number}"
    if isinstance(table, dict) and isinstance(table.get("name"), str):
        where += f" ({table['name']!r})"
    place = _Place(file, where, table, _SCENARIO_KEYS)
    name = place.text("name")
    seconds = place.table.get("seconds", DEFAULT_SECONDS)
    if not isinstance(seconds, (int, float)) or isinstance(seconds, bool) or not 0 < seconds <= 600:
        place.wrong("seconds", seconds, "a number above 0 and up to 600")
    peers = tuple(
        _peer(file, f"{where}, peer {index}", peer, index - 1) for index, peer in enumerate(place.tables("peer"), 1)
    )
    _check_ports(place, peers)
    programs = _programs(place, file, where, only, sources)
    return Scenario(name, programs, peers, float(seconds), place.port("local_port"))


def parse(text: str, file: str, only: str | None = None) -> list[Scenario]:
    """The scenarios in the text of a scenario file.

    `only` is the role of a scenario that names no program, where a single pair is compared.
    """
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
        table = toml.loads(text)
    except toml.TOMLDecodeError as error:
        raise CannotCompare(f"{file}: this is not TOML: {error}") from None
    place = _Place(file, "top level", table, ("scenario", "sources"))
    sources = _sources(place)
    entries = place.tables("scenario")
    if not entries:
        place.fail("there is no [[scenario]]")
    scenarios = [_scenario(file, index, entry, only, sources) for index, entry in enumerate(entries, 1)]
    roles = {program.role for scenario in scenarios for program in scenario.programs}
    for role in sources:
        if role not in roles:
            place.fail(f"[sources] names {role!r}, which no scenario runs")
    names = [scenario.name for scenario in scenarios]
    for name in names:
        if names.count(name) > 1:
            place.fail(f"there is more than one scenario named {name!r}")
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
