"""A table of a scenario file: its values, checked one by one, and the line of each for the messages.

TOML's reader says no lines, so they are found here a second time, in a text that it has accepted.
Which keys there are is `scenario`'s and `steps`' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pysock.compare.problem import CannotCompare

Path = tuple[object, ...]
"""Where a value stands: keys, and numbers in lists."""

_TOKEN = re.compile(
    r'#[^\n]*|"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|[\[\]{},=\n]'
    r"|[^\s\[\]{},=#\"']+",
    re.DOTALL,
)
LARGEST = 64 << 20
"""Bytes that one value may stand for."""


class _Lines:
    """The line of every table, key and element of a text that is TOML."""

    def __init__(self, text: str) -> None:
        self.found: dict[Path, int] = {}
        self.tables: dict[Path, int] = {}
        """How many tables each [[list]] of them has."""
        self.tokens: list[tuple[str, int]] = []
        line, end = 1, 0
        for match in _TOKEN.finditer(text):
            line += text.count("\n", end, match.start())
            end = match.start()
            if not match[0].startswith("#"):
                self.tokens.append((match[0], line))
        self.tokens.append(("\n", line))
        self.at = 0
        table: Path = ()
        while self.at < len(self.tokens):
            word, _ = self.tokens[self.at]
            if word == "\n":
                self.at += 1
            elif word == "[":
                table = self.header()
            else:
                self.assignment(table)

    def next(self) -> tuple[str, int]:
        self.at += 1
        return self.tokens[self.at - 1]

    def names(self, until: str) -> list[str]:
        """A key with its dots, as far as this word."""
        names: list[str] = []
        while (word := self.next()[0]) != until:
            names += [word[1:-1]] if word[0] in "\"'" else filter(None, word.split("."))
        return names

    def header(self) -> Path:
        line = self.next()[1]
        is_list = self.tokens[self.at][0] == "["
        self.at += is_list
        *outer, last = self.names("]")
        self.at += is_list
        path: Path = ()
        for name in outer:
            path += (name,)
            if path in self.tables:
                path += (self.tables[path] - 1,)
        path += (last,)
        if is_list:
            self.tables[path] = self.tables.get(path, 0) + 1
            path += (self.tables[path] - 1,)
        self.found[path] = line
        return path

    def assignment(self, table: Path) -> None:
        line = self.tokens[self.at][1]
        path = table
        for name in self.names("="):
            path += (name,)
            self.found.setdefault(path, line)
        self.value(path)

    def value(self, path: Path) -> None:
        word, line = self.next()
        self.found[path] = line
        closing = {"[": "]", "{": "}"}.get(word)
        if closing is None:
            while self.tokens[self.at][0] not in ("\n", ",", "]", "}"):
                self.at += 1  # a date and a time
            return
        number = 0
        while (word := self.tokens[self.at][0]) != closing:
            if word in ("\n", ","):
                self.at += 1
            elif closing == "]":
                self.value((*path, number))
                number += 1
            else:
                self.assignment(path)
        self.at += 1


@dataclass(frozen=True)
class File:
    """A scenario file, as the messages name it."""

    name: str
    text: str = ""

    def fail(self, path: Path, where: str, message: str) -> Any:
        lines = _Lines(self.text).found
        while path and path not in lines:
            path = path[:-1]
        place = f"{self.name}:{lines[path]}" if path else self.name
        raise CannotCompare(f"{place}: {where}: {message}")


class Place:
    """A table of the file, and where it stands."""

    def __init__(self, file: File, path: Path, where: str, table: Any, allowed: Sequence[str]) -> None:
        self.file, self.path, self.where = file, path, where
        if not isinstance(table, dict):
            self.fail(f"must be a table with the keys {', '.join(allowed)}")
        self.table: dict[str, Any] = table
        for key in table:
            if key not in allowed:
                self.fail(f"unknown key {key!r}; allowed are {', '.join(allowed)}", key)

    def fail(self, message: str, *inner: object) -> Any:
        self.file.fail((*self.path, *inner), self.where, message)

    def wrong(self, key: str, value: Any, allowed: str) -> Any:
        shown = repr(value) if len(repr(value)) < 200 else repr(value)[:200] + "..."
        self.fail(f"{key} = {shown} is wrong; it must be {allowed}", key)

    def inner(self, key: str, number: int, where: str, allowed: Sequence[str]) -> Place:
        """A table of the list under this key."""
        return Place(self.file, (*self.path, key, number), f"{self.where}, {where}", self.table[key][number], allowed)

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

    def number(self, key: str, default: int, lowest: int, highest: int, what: str = "a number") -> int:
        value = self.table.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            self.wrong(key, value, f"{what}, {lowest} to {highest}")
        return int(value)

    def port(self, key: str) -> int | None:
        return self.number(key, 0, 1, 65535, "a port") if key in self.table else None

    def end(self, key: str) -> int | str | None:
        """A port, or the path of a UNIX-domain socket."""
        value = self.table.get(key)
        if not isinstance(value, str):
            return self.port(key)
        if not value or "\0" in value or len(value.encode()) > 107:
            self.wrong(key, value, "a path of up to 107 bytes, or @name for an abstract one")
        return value

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

    def tables(self, key: str) -> range:
        """The numbers of the tables under this key."""
        value = self.table.get(key, [])
        if not isinstance(value, list):
            self.wrong(key, value, "a list of tables")
        return range(len(value))

    def data(self, key: str) -> bytes:
        value = self.table.get(key, "")
        data = as_bytes(value)
        if data is None:
            self.wrong(key, value, 'a text, or bytes as {hex = "00ff"}, or {text = "x", times = 1000}')
        return data or b""


def as_bytes(value: Any, others: Iterable[str] = ()) -> bytes | None:
    """The bytes that a value stands for, or None; `others` are keys which mean something else."""
    if isinstance(value, str):
        return value.encode()
    if not isinstance(value, dict):
        return None
    times = value.get("times", 1)
    kinds = set(value) - {"times", *others}
    if not isinstance(times, int) or isinstance(times, bool) or times < 0 or kinds not in ({"hex"}, {"text"}):
        return None
    text: Any = value.get("hex", value.get("text"))
    try:
        data = bytes.fromhex(text) if "hex" in value else text.encode()
    except (ValueError, TypeError, AttributeError):
        return None
    return data * times if len(data) * times <= LARGEST else None
