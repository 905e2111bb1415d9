"""Reads a header file of `csrc/include` into plain objects.

The language is described in csrc/README.md. This module knows its grammar and nothing of cffi, of the compiler or of
Python's side: those are build.py and wrappers.py.
"""

from __future__ import annotations

import keyword
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Union

INCLUDE = Path(__file__).resolve().parent / "include"

#: Markers with their place: those that measure a pointer, and those that add to it.
MEASURES = ("IN", "OUT", "INOUT", "TEXT", "EDIT", "ARGV", "PRINTF", "SCANF")
MARKERS = (*MEASURES, "OPT", "LIVE", "TAKES", "GIVES", "INTO", "CHAR", "BYHAND", "BLOCKS", "DELIVERS")


class DeclarationError(Exception):
    """A header file says something that this language does not have."""


@dataclass(frozen=True)
class Marker:
    name: str
    argument: str = ""


@dataclass(frozen=True)
class Parameter:
    """One parameter: its C text without markers, split into type, name and array part."""

    text: str
    name: str
    base: str
    stars: int
    array: str | None
    function_pointer: bool
    markers: tuple[Marker, ...] = ()

    def marker(self, *names: str) -> Marker | None:
        return next((m for m in self.markers if m.name in names), None)

    @property
    def pointer(self) -> bool:
        return bool(self.stars) or self.array is not None or self.function_pointer

    @property
    def may_be_left_out(self) -> bool:
        """OPT and nothing else: the last argument of a variadic call."""
        alone = all(m.name == "OPT" for m in self.markers) and not self.function_pointer
        return alone and self.marker("OPT") is not None


@dataclass(frozen=True)
class Function:
    name: str
    result: str
    parameters: tuple[Parameter, ...]
    variadic: bool
    markers: tuple[Marker, ...]
    doc: str

    @property
    def prototype(self) -> str:
        inside = ", ".join([p.text for p in self.parameters] + ["..."] * self.variadic) or "void"
        return f"{spaced(self.result)}{self.name}({inside});"

    def marker(self, name: str) -> Marker | None:
        return next((m for m in self.markers if m.name == name), None)


@dataclass(frozen=True)
class Field:
    text: str
    name: str


@dataclass(frozen=True)
class Struct:
    """`struct tag {…}`, `union tag {…}`, or `typedef struct {…} name` (then tag is empty)."""

    keyword: str
    tag: str
    typedef: str
    fields: tuple[Field, ...]
    doc: str

    @property
    def name(self) -> str:
        return self.typedef or self.tag

    @property
    def c_type(self) -> str:
        return self.typedef or f"{self.keyword} {self.tag}"


@dataclass(frozen=True)
class Typedef:
    """kind: "int" (width left to the platform), "opaque" (by pointer only), "sized", or "" (as written)."""

    name: str
    kind: str
    text: str
    doc: str


@dataclass(frozen=True)
class Variable:
    name: str
    type: str
    const: bool
    doc: str

    def declared(self, name: str) -> str:
        """The declaration with another name."""
        base, bracket, array = self.type.partition("[")
        if base.endswith("*"):
            return f"{base}{'const ' * self.const}{name}{bracket}{array}"
        return f"{'const ' * self.const}{base} {name}{bracket}{array}"


@dataclass(frozen=True)
class Constant:
    """group: the plain comment above the block of constants that it stands in."""

    name: str
    text: bool
    doc: str
    group: str = ""


Declaration = Union[Function, Struct, Typedef, Variable, Constant]


@dataclass
class Header:
    """One file: its path as in `#include <path>`, what it includes, what it declares."""

    path: str
    doc: str = ""
    includes: list[str] = field(default_factory=list)
    borrowed: dict[str, tuple[str, ...]] = field(default_factory=dict)  # single names of other headers
    declarations: list[Declaration] = field(default_factory=list)
    folder: bool = False  # there are headers in a folder of this name, too

    @property
    def module(self) -> str:
        """The Python module, relative to pysock.libc: sys/socket.h -> sys.socket, netinet/in.h -> netinet.in_, and
        beside linux/can/raw.h, linux/can.h -> linux.can_"""
        parts = self.path[: -len(".h")].split("/")
        if keyword.iskeyword(parts[-1]) or self.folder:
            parts[-1] += "_"
        return ".".join(parts)


def spaced(c_type: str) -> str:
    """The type ready to be followed by a name: `int ` or `char *`."""
    return c_type if c_type.endswith("*") else c_type + " "


def load(folder: Path = INCLUDE) -> list[Header]:
    """All headers, each after those that it includes."""
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.h"))}
    ordered: list[Header] = []
    done = set()

    def visit(name: str) -> None:
        if name in done:
            return
        done.add(name)
        header = parse(name, found[name].read_text(encoding="utf-8"))
        header.folder = (folder / name[: -len(".h")]).is_dir()
        for include in [*header.includes, *header.borrowed]:
            if include not in found:
                raise DeclarationError(f"{name}: #include <{include}>: there is no such file here")
            visit(include)
        ordered.append(header)

    for name in found:
        visit(name)
    return ordered


_BRACES = r"\{[^{}]*\}"
for _ in range(4):  # structs within structs
    _BRACES = rf"\{{(?:[^{{}}]|{_BRACES})*\}}"

_ITEM = re.compile(
    rf"""\s*(?:
      /\*\*(?P<doc>.*?)\*/
    | /\*(?P<comment>.*?)\*/
    | \#\s*include\s*<(?P<include>[^>]+)>(?:[^\S\n]*/\*\s*only:(?P<only>(?:(?!\*/).)*)\*/)?
    | \#\s*define\s+(?P<constant>\w+)\s+(?P<value>\.\.\.|"\.\.\.")
      (?:[^\S\n]*/\*(?P<note>(?:(?!\*/).)*)\*/)?
    | (?P<declaration>[A-Za-z_](?:[^;{{}}/"]|{_BRACES}|/\*.*?\*/)*;)
    )""",
    re.VERBOSE | re.DOTALL,
)


def parse(path: str, text: str) -> Header:
    header = Header(path)
    doc = group = ""
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _ITEM.match(text, at)
        if match is None:
            line = text.count("\n", 0, at + len(text[at:]) - len(text[at:].lstrip())) + 1
            raise DeclarationError(f"{path}:{line}: not understood: {text[at:].strip()[:60]!r}")
        if re.match(r"[^\S\n]*\n[^\S\n]*\n", text[at : match.end()]):  # a block ends with an empty line
            group = ""
        at = match.end()
        line = text.count("\n", 0, match.end()) + 1
        if match["doc"] is not None:
            if not (header.doc or doc or header.declarations or header.includes):
                header.doc = _clean(match["doc"])
            else:
                doc = _clean(match["doc"])
        elif match["comment"] is not None:
            group = " ".join(_clean(match["comment"]).split())
        elif match["only"]:
            header.borrowed[match["include"]] = tuple(name.strip() for name in match["only"].split(","))
        elif match["include"]:
            header.includes.append(match["include"])
        elif match["constant"]:
            note = " ".join((match["note"] or "").split())
            header.declarations.append(Constant(match["constant"], '"' in match["value"], note, group))
        elif match["declaration"]:
            source = re.sub(r"/\*.*?\*/", " ", match["declaration"], flags=re.DOTALL)
            try:
                header.declarations.append(_declaration(" ".join(source[:-1].split()), doc))
            except DeclarationError as error:
                raise DeclarationError(f"{path}:{line}: {error}") from None
            doc = ""
    return header


def _clean(comment: str) -> str:
    """The text of a doc comment without its stars, keeping its shape."""
    first, _, rest = comment.strip().partition("\n")
    return f"{first}\n{textwrap.dedent(re.sub(r'(?m)^[ ]*[*]', '', rest))}".strip()


def _declaration(text: str, doc: str) -> Declaration:
    if text.startswith("typedef "):
        return _typedef(text, doc)
    if text.startswith("extern "):
        match = re.fullmatch(r"extern\s+(.*?)(\w+)\s*(\[[^]]*\])?", text)
        if match is None:
            raise DeclarationError(f"not a variable: {text}")
        const = bool(re.search(r"\*\s*const\s*$" if "*" in match[1] else r"\bconst\b", match[1]))
        kind = re.sub(r"\bconst\b\s*", "", match[1]).strip() + (match[3] or "")
        return Variable(match[2], kind, const, doc)
    match = re.fullmatch(r"(struct|union)\s+(\w+)\s*\{(.*)\}", text)
    if match:
        return Struct(match[1], match[2], "", tuple(fields(match[3])), doc)
    return _function(text, doc)


def _typedef(text: str, doc: str) -> Declaration:
    match = re.fullmatch(r"typedef\s+(struct|union)\s*\{(.*)\}\s*(\w+)", text)
    if match:
        return Struct(match[1], "", match[3], tuple(fields(match[2])), doc)
    name = re.search(r"\(\s*\*\s*(\w+)\s*\)|(\w+)(?:\s*\[[^]]*\])?$", text)
    if name is None:
        raise DeclarationError(f"not a typedef: {text}")
    kind = ""
    if re.match(r"typedef\s+int\s*\.\.\.", text):
        kind = "int"
    elif re.match(r"typedef\s+\.\.\.", text):
        kind = "opaque"
    elif re.match(r"typedef\s+opaque\s", text):
        kind = "sized"
    return Typedef(name[1] or name[2], kind, text, doc)


def fields(body: str) -> Iterator[Field]:
    """The fields between a struct's braces."""
    for part in _split(body, ";"):
        text = part.strip()
        if not text:
            continue
        if text.endswith("}"):
            yield Field(text, "")
            continue
        match = re.search(r"\(\s*\*\s*(\w+)\s*\)|(\w+)\s*(?:\[[^]]*\]\s*)*(?::\s*\d+)?$", text)
        if match is None:
            raise DeclarationError(f"not a field: {text}")
        yield Field(text, match[1] or match[2])


def _function(text: str, doc: str) -> Function:
    markers, text = _markers(text)
    match = re.fullmatch(r"(.*?[\s*])(\w+)\s*\((.*)\)", text)
    if match is None:
        raise DeclarationError(f"not a declaration: {text}")
    parts = [part.strip() for part in _split(match[3], ",")]
    variadic = parts[-1] == "..."
    if variadic:
        parts.pop()
    parameters = () if parts == ["void"] else tuple(_parameter(part) for part in parts)
    return Function(match[2], match[1].strip(), parameters, variadic, markers, doc)


def _parameter(text: str) -> Parameter:
    markers, text = _markers(text)
    match = re.fullmatch(r"(.*?)\(\s*\*\s*(\w+)\s*\)\s*\((.*)\)", text)
    if match:
        return Parameter(text, match[2], text, 0, None, True, markers)
    match = re.fullmatch(r"(.*?)(\w+)\s*(?:\[([^]]*)\])?", text)
    if match is None or not match[1].strip():
        raise DeclarationError(f"not a parameter with a name: {text}")
    words = re.sub(r"\b(?:const|volatile)\b", " ", match[1])
    base = " ".join(words.replace("*", " ").split())
    return Parameter(text, match[2], base, words.count("*"), match[3], False, markers)


def _markers(text: str) -> tuple[tuple[Marker, ...], str]:
    """Takes the markers off the front of a declaration or parameter."""
    found: list[Marker] = []
    while True:
        match = re.match(r"\s*([A-Z]+)\b\s*", text)
        if match is None or match[1] not in MARKERS:
            return tuple(found), text.strip()
        rest = text[match.end() :]
        argument = ""
        if rest.startswith("("):
            close = _closing(rest)
            argument, rest = rest[1:close].strip(), rest[close + 1 :]
        found.append(Marker(match[1], argument))
        text = rest


def _closing(text: str) -> int:
    depth = 0
    for index, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0:
            return index
    raise DeclarationError(f"a parenthesis is not closed: {text}")


def _split(text: str, separator: str) -> list[str]:
    """Splits at the separators that stand outside parentheses, brackets and braces."""
    parts, depth, start = [], 0, 0
    for index, character in enumerate(text):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(character, 0)
        if character == separator and depth == 0:
            parts.append(text[start:index])
            start = index + 1
    return [*parts, text[start:]]
