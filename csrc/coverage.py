"""How much of each C header pysock binds: what this system's compiler says it declares, beside csrc/include.

A developer's tool, no part of the build. declared.py asks the compiler; this module reads csrc/include and the list of
what is not bound, and why (docs/not-bound.md), and compares. Every name that a header itself declares is to be bound
or on that list, and none both.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import build
import declarations
import wrappers
from declarations import Declaration, Header, Struct
from declared import KINDS, Declared, declared, exists, reserved, system

ROOT = Path(__file__).resolve().parent.parent

DESCRIPTION = "What each C header declares on this system, and what of it pysock binds (csrc/include)."
EPILOG = """\
The status is 1 if a name is neither bound nor on the list of docs/not-bound.md, or if that list is wrong.

example:
  python csrc/coverage.py                                every header
  python csrc/coverage.py sys/socket.h netinet/in.h      these two
  python csrc/coverage.py --json fcntl.h                 the names one by one
  CC=clang python csrc/coverage.py poll.h                as clang sees it
"""


# What pysock binds


@dataclass
class Bound:
    """The names that a header of csrc/include makes visible: its own, and those of the headers that it includes.

    What this system lacks is not among them. `names` are as in `Declared.kinds`; `fields` are the names of all fields,
    of whatever struct.
    """

    names: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)


def bound(header: Header, headers: dict[str, Header]) -> Bound:
    found = Bound()
    waiting, done = [header.path], set()
    while waiting:
        path = waiting.pop()
        if path not in done:
            done.add(path)
            waiting += headers[path].includes
            found.names.update(wrappers.by_hand(headers[path]))
            for item in headers[path].declarations:
                _add(item, found)
            for other, names in headers[path].borrowed.items():
                for item in headers[other].declarations:
                    if (item.c_type if isinstance(item, Struct) else item.name) in names:
                        _add(item, found)
    if header.path in build.TWINS:
        found.names |= {re.sub(r"\blinux_", "", name) for name in found.names}
    return found


def _add(item: Declaration, found: Bound) -> None:
    if not isinstance(item, Struct):
        found.names.add(item.name)
        return
    found.names.add(item.c_type)
    for path in _paths(item.fields):
        found.names.add(f"{item.c_type}.{path}")
        found.fields.add(path)


def _paths(fields: tuple[declarations.Field, ...]) -> Iterator[str]:
    """Fields, and those of structs without a tag inside: `x.y`, or `y` where the inner struct has no name either."""
    for item in fields:
        if item.name:
            yield item.name
        inner = re.fullmatch(r"(?:struct|union)\s*\{(.*)\}\s*(?:\w+\s*(?:\[[^]]*\])*)?", item.text, re.DOTALL)
        if inner:
            prefix = f"{item.name}." if item.name else ""
            yield from (prefix + path for path in _paths(tuple(declarations.fields(inner[1]))))


# The list of what is not bound


@dataclass
class Entry:
    """One name or wildcard of the list, under one reason."""

    header: str
    pattern: str
    reason: str
    line: int
    elsewhere: bool  # bound on other systems, or only declared there
    used: bool = False

    def matches(self, name: str) -> bool:
        return fnmatch.fnmatchcase(name, self.pattern)


def entries(path: Path) -> list[Entry]:
    """The list: each section's title is a reason, its items are a header and names, all in backquotes.

    What stands in brackets is a remark. A name without `struct`, `union` or `enum` is a function, constant, typedef
    or variable; `struct x.*` stands for the fields of x.
    """
    found: list[Entry] = []
    reason, item, start = "", "", 0
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if item and not line.startswith("  "):
            header, _, names = item.partition(":")
            remark = 1
            while remark:
                names, remark = re.subn(r"\([^()]*\)", "", names)
            for name, dagger in re.findall(r"`([^`]+)`( †)?", names):
                found.append(Entry(header[len("- `<") : -len(">`")], name, reason, start, bool(dagger)))
            item = ""
        if line.startswith("## "):
            reason = line[3:].strip()
        elif line.startswith("- `<"):
            item, start = line, number
        elif item:
            item += line
    return found


# The comparison


@dataclass
class Coverage:
    """One header: its names by what became of them, each with its kind; what is wrong with its part of the list."""

    header: str
    bound: dict[str, str] = field(default_factory=dict)
    listed: dict[str, dict[str, str]] = field(default_factory=dict)  # by reason
    unaccounted: dict[str, str] = field(default_factory=dict)
    absent: bool = False  # this system has no such header
    wrong: list[str] = field(default_factory=list)  # an entry that matches nothing, or something that is bound

    @property
    def declared(self) -> int:
        return len(self.bound) + sum(map(len, self.listed.values())) + len(self.unaccounted)


def compare(theirs: Declared, ours: Bound, listed: list[Entry]) -> Coverage:
    found = Coverage(theirs.header, absent=not (theirs.kinds or theirs.macros or exists(theirs.header)))
    if found.absent:
        return found
    for name, kind in theirs.kinds.items():
        here = is_bound(name, theirs, ours)
        if not here and reserved(name, kind):
            continue
        matching = [entry for entry in listed if entry.matches(name)]
        for entry in matching:
            entry.used = True
        if here:
            found.bound[name] = kind
            for entry in matching:
                if not entry.elsewhere:
                    found.wrong.append(f"line {entry.line}: `{entry.pattern}` is on the list, and {name} is bound")
        elif matching:
            found.listed.setdefault(matching[0].reason, {})[name] = kind
        else:
            found.unaccounted[name] = kind
    for entry in listed:
        if not (entry.used or entry.elsewhere):
            found.wrong.append(f"line {entry.line}: `{entry.pattern}` matches nothing that the header declares")
    return found


def is_bound(name: str, theirs: Declared, ours: Bound) -> bool:
    if name in ours.names:
        return True
    kind = theirs.kinds.get(name, "field")
    if kind == "constant":  # `#define s6_addr __in6_u.__u6_addr8`: the name of a field
        return name in ours.fields
    if kind == "field":  # the field behind such a name, and what holds only such fields
        struct, _, path = name.partition(".")
        aliases = {macro.name for macro in theirs.macros.values() if re.sub(r"\[\d+\]$", "", macro.body) == path}
        if any(f"{struct}.{alias}" in ours.names for alias in aliases):
            return True
        holds = f"{theirs.inner.get(name, name)}."
        inner = [f"{name}.{other[len(holds) :]}" for other in theirs.kinds if other.startswith(holds)]
        return bool(inner) and all(is_bound(other, theirs, ours) for other in inner)
    return False


# The report


def table(results: list[Coverage]) -> Iterator[str]:
    """A line a header: bound/declared of each kind, of all, and how many names stand on the list."""
    titles = ["header", *(f"{kind}s" for kind in KINDS), "bound/declared", "not bound"]
    rows = [titles]
    for result in [*results, _sum(results)]:
        names = [*result.bound.items(), *(pair for group in result.listed.values() for pair in group.items())]
        every = Counter(kind for _, kind in [*names, *result.unaccounted.items()])
        have = Counter(result.bound.values())
        cells = [f"{have[kind]}/{every[kind]}" if every[kind] else "" for kind in KINDS]
        left = result.declared - len(result.bound)
        rows.append([result.header, *cells, f"{len(result.bound)}/{result.declared}", str(left) if left else ""])
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row, widths)]
        yield "  ".join([row[0].ljust(widths[0]), *cells[1:]]).rstrip()


def _sum(results: list[Coverage]) -> Coverage:
    total = Coverage(f"{len(results)} headers")
    for result in results:
        total.bound.update({f"{result.header}: {name}": kind for name, kind in result.bound.items()})
        for reason, group in result.listed.items():
            group = {f"{result.header}: {name}": kind for name, kind in group.items()}
            total.listed.setdefault(reason, {}).update(group)
        total.unaccounted.update({f"{result.header}: {name}": kind for name, kind in result.unaccounted.items()})
    return total


def report(results: list[Coverage]) -> Iterator[str]:
    yield from table(results)
    by_reason: dict[str, list[str]] = {}
    for result in results:
        for reason, names in result.listed.items():
            by_reason.setdefault(reason, []).append(f"{result.header} {len(names)}")
    if by_reason:
        yield "\nnot bound, because (docs/not-bound.md):"
        yield from (f"  {reason}: {', '.join(counts)}" for reason, counts in sorted(by_reason.items()))
    for result in results:
        if result.absent:
            yield f"\n<{result.header}>: this system has no such header"
        for name, kind in result.unaccounted.items():
            yield f"\n<{result.header}>: {kind} {name}: neither bound nor on the list"
        for text in result.wrong:
            yield f"\n<{result.header}>: docs/not-bound.md, {text}"


def as_json(results: list[Coverage]) -> dict[str, Any]:
    return {"system": system(), "headers": {result.header: asdict(result) for result in results}}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=DESCRIPTION, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("header", nargs="*", help="as in #include <header>; all of csrc/include if none is given")
    parser.add_argument("--json", action="store_true", help="every name, and what became of it, as JSON")
    parser.add_argument("--include", type=Path, default=declarations.INCLUDE, help="instead of csrc/include")
    parser.add_argument("--list", type=Path, default=ROOT / "docs" / "not-bound.md", help="instead of that one")
    asked = parser.parse_args()
    try:
        headers = {header.path: header for header in build.available(asked.include.resolve()).headers}
    except (build.BuildError, declarations.DeclarationError) as error:
        parser.exit(2, f"{error}\n")
    for path in asked.header:
        if path not in headers:
            parser.error(f"{path}: no such file in {asked.include}")
    listed = entries(asked.list)
    for entry in listed:
        if entry.header not in headers:
            parser.error(f"{asked.list}, line {entry.line}: <{entry.header}> is no header of {asked.include}")
    results = []
    for path in asked.header or sorted(headers):
        ours = bound(headers[path], headers)
        try:
            theirs = declared(path)
        except build.BuildError as error:
            parser.exit(2, f"{error}\n")
        results.append(compare(theirs, ours, [entry for entry in listed if entry.header == path]))
    print(json.dumps(as_json(results), indent=1) if asked.json else "\n".join(report(results)))
    return 1 if any(result.unaccounted or result.wrong for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
