"""What libc declares: its functions, constants, variables, types and headers, looked up by name when first needed.

The words come from pysock._prototypes, which the build writes; sizes, signs and values come from cffi. Nothing here
knows the program that is being translated.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

import pysock._prototypes as said
from pysock._libc import ffi, lib
from pysock.translate import types as t


class Called(NamedTuple):
    """A function of libc. `takes` has a letter for each parameter: see csrc/prototypes.py."""

    name: str
    header: str
    type: t.Function
    takes: str


class Constant(NamedTuple):
    name: str
    header: str
    type: t.Type
    value: int | bytes


class Variable(NamedTuple):
    """form: "live" (`errno[0]`), "struct" (an object), "value"."""

    name: str
    header: str
    type: t.Type
    form: str


#: What these names are by hand in pysock, beyond the header files.
_BY_HAND = {
    "errno": ("errno.h", t.INT, "live"),
    "IN6ADDR_ANY_INIT": ("netinet/in.h", None, "struct"),
    "IN6ADDR_LOOPBACK_INIT": ("netinet/in.h", None, "struct"),
}
#: Function-like macros that pysock has as functions: what these return.
MACROS = {"MIN": "x if x < y else y", "MAX": "x if x > y else y"}
#: Headers that programs come by only if they include them, and whose types bear names that other programs have as well.
RARE = frozenset({"arpa/nameser.h", "resolv.h"})
#: Headers that C has and pysock needs no module for: their names are part of the language here.
SILENT = frozenset("features.h sys/cdefs.h malloc.h stdnoreturn.h stdalign.h".split())

_types: dict[str, t.Type | None] = {}
_functions: dict[str, Called | None] = {}
_constants: dict[str, Constant | None] = {}
_variables: dict[str, Variable | None] = {}
_records: dict[str, t.Record | None] = {}
_visible: dict[str, frozenset[str]] = {}


def function(name: str) -> Called | None:
    if name not in _functions:
        entry = said.FUNCTIONS.get(name)
        found = None
        if entry is not None:
            header, prototype, takes = entry
            type = parse(prototype.rstrip(";"))[1]
            assert isinstance(type, t.Function)
            type.noreturn = "_Noreturn" in prototype
            found = Called(name, header, type, takes)
        _functions[name] = found
    return _functions[name]


def constant(name: str) -> Constant | None:
    if name not in _constants:
        _constants[name] = _constant(name)
    return _constants[name]


_LETTERS = {"i": t.INT, "u": t.UINT, "l": t.LONG, "m": t.ULONG, "q": t.LLONG, "z": t.ULLONG}


def _constant(name: str) -> Constant | None:
    entry = said.CONSTANTS.get(name)
    if entry is None:
        return None
    header, letter, _ = entry
    value = getattr(lib, name, None)
    if value is None:
        return None
    if letter == "s":
        text = bytes(ffi.string(value))
        return Constant(name, header, t.Array(t.CHAR, len(text) + 1), text)
    return Constant(name, header, _LETTERS[letter], int(value))


def variable(name: str) -> Variable | None:
    if name not in _variables:
        found = None
        if name in said.VARIABLES:
            header, text, form = said.VARIABLES[name]
            found = Variable(name, header, parse(text)[1], form)
        elif name in _BY_HAND:
            header, type, form = _BY_HAND[name]
            found = Variable(name, header, type or record("struct", "in6_addr") or t.INT, form)
        _variables[name] = found
    return _variables[name]


def is_typedef(name: str) -> bool:
    return name in said.TYPEDEFS or name in _PLAIN or name in said.STRUCTS


def is_meant(name: str, headers: Container[str]) -> bool:
    """Whether a typedef is libc's where these headers are included: HEADER is a name of DNS there alone."""
    header = (said.TYPEDEFS.get(name) or said.STRUCTS.get(name) or ("",))[0]
    return header not in RARE or header in headers


_PLAIN = {"bool": t.Int("_Bool", 1, False, "bool"), "wchar_t": None, "wint_t": None}


def typedef(name: str) -> t.Type | None:
    """The type of that name, of libc's."""
    if name not in _types:
        _types[name] = _typedef(name)
    return _types[name]


def _typedef(name: str) -> t.Type | None:
    if name in _PLAIN:
        return _PLAIN[name] or _integer(name)
    if name in said.STRUCTS:
        return record("", name)
    entry = said.TYPEDEFS.get(name)
    if entry is None:
        return None
    kind, colon, _text = entry[1].partition(":")
    if not colon:
        return parse(kind[len("typedef ") :].rstrip(";"))[1]
    if kind == "int":
        return _integer(name)
    if name == "va_list":
        return t.Opaque(name, 24, name)
    return t.Opaque(name, -1 if kind == "opaque" else ffi.sizeof(name), "" if kind == "opaque" else name)


def _integer(name: str) -> t.Type | None:
    try:
        found = ffi.typeof(name)
    except Exception:
        return None
    size = ffi.sizeof(found)
    signed = int(ffi.cast(found, -1)) < 0
    words = {1: "char", 2: "short", 4: "int", 8: "long"}[size]
    basic = f"signed {words}" if size == 1 and signed else words if signed else f"unsigned {words}"
    return t.Int(basic, size, signed, name)


def record(keyword: str, tag: str) -> t.Record | None:
    """`struct tag`, or the typedef of one without a tag (then keyword is empty)."""
    name = f"{keyword} {tag}".strip()
    if name not in _records:
        _records[name] = None
        entry = said.STRUCTS.get(name)
        if entry is not None:
            made = t.Record(keyword or "struct", tag if keyword else "", own=False)
            made.alias = "" if keyword else tag
            made.class_name = entry[1]
            made.functions = name == "struct sigaction"
            _records[name] = made
            found = ffi.typeof(name)
            made.size = ffi.sizeof(found)
            made.fields = [t.Field(n, _of_cffi(f.type), f.bitsize) for n, f in found.fields or ()]
            given = [f.name for f in made.fields]
            if name == "struct epoll_event":
                made.packed = made.size == 12
            if len(set(given)) < len(given):
                made.fields = [f for f in made.fields if f.name]
    return _records[name]


def visible_record(keyword: str, tag: str, headers: Container[str]) -> t.Record | None:
    """The same where these headers are included: one of Linux's may have another struct of that name."""
    of_linux = said.STRUCTS.get(f"{keyword} linux_{tag}")
    return record(keyword, f"linux_{tag}" if of_linux is not None and of_linux[0] in headers else tag)


def _of_cffi(type: ffi.CType) -> t.Type:
    """A field's type, from cffi's own."""
    kind = type.kind
    if kind == "primitive":
        known = t.BASIC.get("char" if type.cname == "signed char" and t.CHAR.signed else type.cname)
        return known or typedef(type.cname) or _integer(type.cname) or t.INT
    if kind == "enum":
        return t.UINT
    if kind == "pointer":
        return t.Pointer(_of_cffi(type.item))
    if kind == "array":
        return t.Array(_of_cffi(type.item), type.length)
    if kind == "function":
        return t.Pointer(t.Function(_of_cffi(type.result), [_of_cffi(a) for a in type.args], type.ellipsis))
    if kind in ("struct", "union"):
        word, _, tag = type.cname.rpartition(" ")
        found = record(word, tag)
        if found is None:
            found = t.Record(kind, tag, own=False)
            if type.fields is not None:
                found.fields = [t.Field(n, _of_cffi(f.type), f.bitsize) for n, f in type.fields]
                found.size = ffi.sizeof(type)
        return found
    return t.VOID


def headers(path: str) -> frozenset[str]:
    """The header and those it includes."""
    if path not in _visible:
        _visible[path] = frozenset([path])
        entry = said.HEADERS.get(path)
        if entry is not None:
            _visible[path] = frozenset([path]).union(*map(headers, entry[1]))
    return _visible[path]


def module(path: str) -> str | None:
    """`sys/socket.h` -> `pysock.libc.sys.socket`."""
    entry = said.HEADERS.get(path)
    return None if entry is None else f"pysock.libc.{entry[0]}"


def header_of(name: str) -> str | None:
    """Where a name is declared."""
    for table in (said.FUNCTIONS, said.CONSTANTS, said.VARIABLES, said.TYPEDEFS):
        if name in table:
            return table[name][0]
    if name in _BY_HAND:
        return _BY_HAND[name][0]
    for path, (_, _, by_hand) in said.HEADERS.items():
        if name in by_hand:
            return path
    return None


def giving(name: str) -> list[str]:
    """The headers that give a name written by hand, such as NULL."""
    return [path for path, (_, _, by_hand) in said.HEADERS.items() if name in by_hand]


# C's declarations, as the header files write them

_WORD = re.compile(r"\s*(\.\.\.|\w+|[^\w\s])")
_QUALIFIERS = frozenset("const volatile restrict __restrict extern static _Noreturn inline register".split())
_BASIC_WORDS = frozenset("char short int long signed unsigned float double void _Bool".split())


def parse(text: str) -> tuple[str, t.Type]:
    """The name and type of one declaration or parameter: `const char *name`, `int (*compare)(void *)`."""
    words = _WORD.findall(text)
    name, type, _ = _declaration(words, 0)
    return name, type


def _declaration(words: list[str], at: int) -> tuple[str, t.Type, int]:
    basic: list[str] = []
    base: t.Type | None = None
    while at < len(words):
        word = words[at]
        if word in _QUALIFIERS:
            at += 1
        elif word in _BASIC_WORDS:
            basic.append(word)
            at += 1
        elif word in ("struct", "union", "enum") and base is None:
            base = t.UINT if word == "enum" else record(word, words[at + 1]) or t.Record(word, words[at + 1], own=False)
            at += 2
        elif base is None and not basic and (word[0].isalpha() or word[0] == "_"):
            base = typedef(word)
            if base is None:
                raise LookupError(word)
            at += 1
        else:
            break
    if base is None:
        base = t.basic(basic)
        assert base is not None, words
    return _declarator(words, at, base)


def _declarator(words: list[str], at: int, base: t.Type) -> tuple[str, t.Type, int]:
    while at < len(words) and (words[at] == "*" or words[at] in _QUALIFIERS):
        if words[at] == "*":
            base = t.Pointer(base)
        at += 1
    inner = -1
    name = ""
    if at < len(words) and words[at] == "(" and words[at + 1] == "*":
        inner = at + 1
        depth = 0
        while True:
            depth += {"(": 1, ")": -1}.get(words[at], 0)
            at += 1
            if depth == 0:
                break
    elif at < len(words) and (words[at][0].isalpha() or words[at][0] == "_"):
        name = words[at]
        at += 1
    if at < len(words) and words[at] == "(":
        at += 1
        parameters: list[t.Type] = []
        names: list[str] = []
        variadic = False
        while words[at] != ")":
            if words[at] == ",":
                at += 1
            elif words[at] == "...":
                variadic = True
                at += 1
            else:
                given, type, at = _declaration(words, at)
                parameters.append(t.decayed(type))
                names.append(given)
        at += 1
        if len(parameters) == 1 and isinstance(parameters[0], t.Void):
            parameters, names = [], []
        base = t.Function(base, parameters, variadic, names)
    else:
        lengths: list[int | None] = []
        while at < len(words) and words[at] == "[":
            close = words.index("]", at)
            inside = words[at + 1] if close > at + 1 else ""
            value = int(inside, 0) if inside.isdigit() else getattr(lib, inside, None) if inside else None
            lengths.append(value)
            at = close + 1
        for length in reversed(lengths):
            base = t.Array(base, length)
    if inner >= 0:
        name, base, _ = _declarator(words, inner, base)
    return name, base, at
