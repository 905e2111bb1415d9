"""What this system's own headers declare, as its C compiler sees them.

`cc -E -dD` shows the text that a header leaves of itself, with its macros and with the file that each line comes from;
pycparser reads the declarations. A name is the header's own if it stands in the header, or in a part file that only
headers are meant to include (`bits/socket.h`, `asm-generic/socket.h`) and that the header brings. coverage.py compares
this with csrc/include. This module knows nothing of what pysock binds.
"""

from __future__ import annotations

import functools
import os
import platform
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pycparser import c_ast, c_parser  # type: ignore[import-untyped, unused-ignore]

from build import BuildError, compiler

#: The kinds of names, in the order in which they are shown.
KINDS = ("function", "macro function", "constant", "struct", "field", "enum", "typedef", "variable")

#: Extensions of GNU C that pycparser does not read, as what it reads in their stead. None of them makes a name.
PLAIN = [
    "__attribute__(x)=",
    "__asm__(x)=",
    "__asm(x)=",
    "__extension__=",
    "__restrict=",
    "__restrict__=",
    "__inline=inline",
    "__inline__=inline",
    "__const=const",
    "__signed__=signed",
    "__volatile__=volatile",
    "__builtin_va_list=int",
    "__typeof__(x)=int",
    "__alignof__(x)=1",
    "__int128=int",
]

#: Types that are keywords for gcc, and typedefs for clang.
FLOATS = "_Float16 _Float32 _Float32x _Float64 _Float64x _Float128 __float128".split()

#: A header that is nothing but another one under a second name.
SAME = {"poll.h": "sys/poll.h", "syslog.h": "sys/syslog.h"}

PARTS = ("bits/", "asm/", "asm-generic/")


@dataclass
class Macro:
    """`#define name(parameters) body`; parameters is None for one without parentheses."""

    name: str
    parameters: str | None
    body: str


@dataclass
class Declared:
    """What one header itself declares. The names of `kinds` are as C writes them: `send`, `struct iovec`, `enum x`,
    and `struct iovec.iov_base` for a field."""

    header: str
    kinds: dict[str, str] = field(default_factory=dict)
    macros: dict[str, Macro] = field(default_factory=dict)
    inner: dict[str, str] = field(default_factory=dict)  # a field that is a struct defined within, and that struct

    def add(self, kind: str, name: str) -> None:
        self.kinds.setdefault(name, kind)


def reserved(name: str, kind: str) -> bool:
    """Is the name, or a part of it, one that C leaves to the implementation? `_exit()` is not: programs call it."""
    opening = r"_[_A-Z]" if kind in ("function", "macro function") else r"_"
    return any(re.match(opening, part) for part in re.findall(r"\w+", name))


def declared(header: str) -> Declared:
    """What this system's <header> declares: nothing if there is none. BuildError if it cannot be read."""
    found = Declared(header)
    lines = [f"typedef double {name};" for name in FLOATS]
    for own, line in _lines(header):
        if line.startswith("#define"):
            match = re.match(r"#define (\w+)(\(([^)]*)\))? ?(.*)", line)
            if match and own:
                found.macros[match[1]] = Macro(match[1], match[3] if match[2] else None, match[4].strip())
        elif line.startswith("#undef"):
            found.macros.pop(line.split()[1], None)
        elif not line.startswith("#"):
            lines += [f'# 1 "{header if own else ""}"', line]
    try:
        tree = c_parser.CParser().parse("\n".join(lines) + "\n")
    except c_parser.ParseError as error:
        raise BuildError(f"<{header}>: pycparser does not read what the compiler shows: {error}") from None
    for node in tree.ext:
        if node.coord is not None and node.coord.file == header:
            _declaration(node, found)
    for macro in found.macros.values():
        if macro.body or macro.parameters is not None:
            found.add("constant" if macro.parameters is None else "macro function", macro.name)
    return found


def exists(header: str) -> bool:
    """Whether this system has <header>, be there nothing in it."""
    source = f"#if __has_include(<{header}>)\nyes\n#endif\n"
    return "yes" in _run([*compiler(), "-E", "-P", "-x", "c", "-"], source)[0]


def _lines(header: str) -> Iterator[tuple[bool, str]]:
    """The lines that the compiler shows of the header, and whether each is the header's own."""
    source = f"#define _GNU_SOURCE 1\n#if __has_include(<{header}>)\n#include <{header}>\n#endif\n"
    command = [*compiler(), "-E", "-dD", "-w", *(f"-D{text}" for text in PLAIN), "-x", "c", "-"]
    output, _ = _run(command, source)
    stack: list[str] = []
    own = False
    for line in output.split("\n"):
        marker = re.match(r'# \d+ "([^"]*)"(.*)', line)
        if marker is None:
            if line.strip() and not line.startswith("#pragma"):
                yield own, line
            continue
        if " 1" in marker[2][:2]:
            stack.append(marker[1])
        elif " 2" in marker[2][:2]:
            while stack and stack[-1] != marker[1]:
                stack.pop()
        if not stack or stack[-1] != marker[1]:
            stack[-1:] = [marker[1]]
        own = _own(header, stack)


def _own(header: str, stack: list[str]) -> bool:
    """Is the innermost of these files the header, or a part of it? Each file includes the next one."""
    names = [_name(path) for path in stack]
    same = SAME.get(header)
    if same in names:
        header = same
    if header not in names:
        return False
    outer = header
    for name in names[len(names) - names[::-1].index(header) :]:
        of_a_part = name.startswith("linux/") and outer.startswith(PARTS)
        if not (name.startswith(PARTS) or of_a_part):
            return False
        outer = name
    return True


@functools.cache
def _folders() -> tuple[str, ...]:
    """Where the compiler looks for `#include <...>`, longest first."""
    _, output = _run([*compiler(), "-E", "-v", "-x", "c", "-"], "")
    listed = output.partition("#include <...> search starts here:\n")[2].partition("End of search list")[0]
    return tuple(sorted((line.strip() + "/" for line in listed.splitlines()), key=len, reverse=True))


@functools.cache
def _name(path: str) -> str:
    """`/usr/include/x86_64-linux-gnu/sys/socket.h` -> `sys/socket.h`"""
    for folder in _folders():
        if path.startswith(folder):
            return path[len(folder) :]
    return path


def system() -> dict[str, str]:
    """Whose headers these are: the versions of glibc ("" for another C library) and of Linux, and the machine."""
    source = (
        "#include <limits.h>\n#if __has_include(<linux/version.h>)\n#include <linux/version.h>\n#endif\n"
        "glibc: __GLIBC__ __GLIBC_MINOR__\n"
        "headers: LINUX_VERSION_MAJOR LINUX_VERSION_PATCHLEVEL LINUX_VERSION_SUBLEVEL\n"
    )
    output, _ = _run([*compiler(), "-E", "-P", "-x", "c", "-"], source)
    lines = [line.split() for line in output.splitlines()]
    versions = {line[0]: ".".join(line[1:]) for line in lines if len(line) > 2 and "".join(line[1:]).isdecimal()}
    return {"glibc": versions.get("glibc:", ""), "linux": versions.get("headers:", ""), "machine": platform.machine()}


def _run(command: list[str], source: str) -> tuple[str, str]:
    """What the compiler writes on standard output and on standard error."""
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(command, input=source, capture_output=True, env=environment, text=True, check=False)
    except OSError as error:
        raise BuildError(f"no C compiler: {command[0]}: {error.strerror}") from None
    if done.returncode:
        raise BuildError(f"{' '.join(compiler())} says:\n{done.stderr}")
    return done.stdout, done.stderr


# Declarations, as pycparser gives them


def _declaration(node: Any, found: Declared) -> None:
    if isinstance(node, c_ast.FuncDef):
        found.add("function", node.decl.name)
    elif isinstance(node, c_ast.Typedef):
        inner = _inner(node.type)
        if isinstance(inner, (c_ast.Struct, c_ast.Union)) and inner.decls and not inner.name:
            found.add("struct", node.name)
            _fields(inner, node.name, "", found)
        else:
            found.add("typedef", node.name)
            _type(inner, found)
    elif isinstance(node, c_ast.Decl):
        if isinstance(node.type, c_ast.FuncDecl):
            found.add("function", node.name)
        else:
            _type(_inner(node.type), found)
            if node.name:
                found.add("variable", node.name)


def _inner(node: Any) -> Any:
    """The type below pointers, arrays and names."""
    while isinstance(node, (c_ast.TypeDecl, c_ast.PtrDecl, c_ast.ArrayDecl)):
        node = node.type
    return node


def _type(node: Any, found: Declared) -> str:
    """A struct, union or enum that is defined here, with what is in it; the name of the struct or union."""
    if isinstance(node, c_ast.Enum) and node.values:
        if node.name:
            found.add("enum", f"enum {node.name}")
        for constant in node.values.enumerators:
            found.add("constant", constant.name)
    elif isinstance(node, (c_ast.Struct, c_ast.Union)) and node.decls and node.name:
        name = f"{'struct' if isinstance(node, c_ast.Struct) else 'union'} {node.name}"
        found.add("struct", name)
        _fields(node, name, "", found)
        return name
    return ""


def _fields(node: Any, struct: str, path: str, found: Declared) -> None:
    """The fields below `path` ("" or "x."); those of a struct without tag too, named `x.y`."""
    for item in node.decls:
        if not isinstance(item, c_ast.Decl):
            continue
        inner = _inner(item.type)
        name = item.name or ""
        if name:
            found.add("field", f"{struct}.{path}{name}")
        if isinstance(inner, (c_ast.Struct, c_ast.Union)) and inner.decls and not inner.name:
            _fields(inner, struct, f"{path}{name}." if name else path, found)
        else:
            tagged = _type(inner, found)
            if tagged and name:
                found.inner[f"{struct}.{path}{name}"] = tagged
            elif tagged:
                _fields(inner, struct, path, found)
