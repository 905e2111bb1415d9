"""Builds `pysock._libc`, the one cffi API-mode module, from the header files in `csrc/include`.

It asks this system's compiler which of the declared names exist (an absent feature becomes an absent name, never a
wrong number), lowers the true prototypes to what lets C convert the arguments as C does, and hands the result to cffi.
setup.py calls `builder()` and reads `COMPILE_ARGS`; wrappers.py, which writes Python's side, calls `available()`.
"""

from __future__ import annotations

import functools
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

import declarations
from declarations import Constant, Declaration, Function, Header, Parameter, Struct, Typedef, Variable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cffi import FFI

HERE = Path(__file__).resolve().parent

#: The lowered pointers (`signed char *` for `char *`, `void *` for the rest) are what these would warn of.
COMPILE_ARGS = [
    "-Wall",
    "-Wextra",
    "-Wno-pointer-sign",
    "-Wno-incompatible-pointer-types",
    "-Wno-deprecated-declarations",
    "-Wno-absolute-value",
    "-Wno-unused-parameter",
    "-Wno-missing-field-initializers",
]

#: Integer types that cffi knows by itself: include/ declares some for Python's sake. The unsigned 64-bit ones keep
#: their type when lowered.
UNSIGNED_64 = frozenset(
    "size_t|uint64_t|uintmax_t|uintptr_t|unsigned long|unsigned long int|unsigned long long".split("|")
)
INTEGERS = UNSIGNED_64 | frozenset(
    "char|signed char|unsigned char|short|unsigned short|int|unsigned|unsigned int|long|long int|long long"
    "|ssize_t|int8_t|int16_t|int32_t|int64_t|uint8_t|uint16_t|uint32_t|intmax_t|intptr_t|ptrdiff_t"
    "|wchar_t|wint_t".split("|")
)


class BuildError(Exception):
    """The build cannot go on; the text says why, and the remedy."""


@dataclass(frozen=True)
class Platform:
    """What the compiler said: the headers less the names it does not know, and those names by header."""

    headers: tuple[Header, ...]
    absent: dict[str, tuple[str, ...]]
    char_is_signed: bool


def compiler() -> list[str]:
    return shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")


def preamble(headers: tuple[Header, ...]) -> str:
    """C that includes every header of ours that this system has."""
    lines = ["#define _GNU_SOURCE 1"]
    for header in headers:
        lines += [f"#if __has_include(<{header.path}>)", f"#include <{header.path}>", "#endif"]
    return "\n".join(lines) + "\n"


@functools.cache
def available() -> Platform:
    """The headers as this system has them."""
    if os.name != "posix":
        raise BuildError("pysock binds the C library of POSIX systems; this system is not one of them")
    headers = tuple(declarations.load())
    probes = list(_probes(headers))
    failed = _ask(preamble(headers), [code for _, code in probes])
    missing = {key for index, (key, _) in enumerate(probes) if index in failed}
    if ("", "compiler") in missing:
        raise BuildError("the C compiler does not compile the simplest function")
    kept: list[Header] = []
    absent: dict[str, tuple[str, ...]] = {}
    for header in headers:
        there: list[Declaration] = []
        gone: list[str] = []
        for item in header.declarations:
            if (item.name, "") in missing:
                gone.append(item.name)
            elif isinstance(item, Struct):
                fields = tuple(f for f in item.fields if (item.name, f.name) not in missing)
                there.append(replace(item, fields=fields))
            else:
                there.append(item)
        kept.append(replace(header, declarations=there))
        if gone:
            absent[header.path] = tuple(gone)
    return Platform(tuple(kept), absent, ("", "char") not in missing)


def _probes(headers: tuple[Header, ...]) -> Iterator[tuple[tuple[str, str], str]]:
    """(name, field or "") and a piece of C that compiles exactly if the name exists."""
    yield ("", "compiler"), "static int f(void) { return 0; }"
    yield ("", "char"), "static char f[(char)-1 < 0 ? 1 : -1];"
    for header in headers:
        for item in header.declarations:
            key = (item.name, "")
            if isinstance(item, Constant):
                kind = "const char *" if item.text else "long long"
                yield key, f"static {kind} f(void) {{ return ({kind})({item.name}); }}"
            elif isinstance(item, Function):
                yield key, f"#ifndef {item.name}\nstatic void *f(void) {{ return (void *)&{item.name}; }}\n#endif"
            elif isinstance(item, Variable):
                yield key, f"static void *f(void) {{ return (void *)&{item.name}; }}"
            elif isinstance(item, Typedef):
                yield key, f"static void f({item.name} *x) {{ (void)x; }}"
            elif isinstance(item, Struct):
                yield key, f"static int f(void) {{ return sizeof({item.c_type}); }}"
                for field in item.fields:
                    if field.name:
                        yield (item.name, field.name), f"static void f({item.c_type} *x) {{ (void)x->{field.name}; }}"


def _ask(opening: str, probes: list[str]) -> set[int]:
    """Which of the probes do not compile: one run of the compiler for all of them."""
    pieces = [opening]
    for index, code in enumerate(probes):
        body = re.sub(r"\bf(?=[(\[])", f"probe_{index}", code)
        for line in body.split("\n"):
            directive = line if line.startswith("#") else f'#line {index + 1} "probe"\n{line}'
            pieces.append(directive)
    command = compiler()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "probe.c")
        source.write_text("\n".join(pieces) + "\n", encoding="utf-8")
        limit = ["-ferror-limit=0"] if b"clang" in _run([*command, "--version"])[1] else ["-fmax-errors=0"]
        status, output = _run([*command, "-fsyntax-only", "-w", *limit, str(source)])
    failed = {int(m[1]) - 1 for m in re.finditer(rb"^probe:(\d+)(?::\d+)?: (?:fatal )?error", output, re.MULTILINE)}
    if status and not failed:
        raise BuildError(
            f"{' '.join(command)} does not compile this system's headers:\n{output.decode(errors='replace')}"
        )
    return failed


def _run(command: list[str]) -> tuple[int, bytes]:
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, check=False)
    except OSError as error:
        raise BuildError(
            f"no C compiler: {command[0]}: {error.strerror}. Install one (Debian: gcc libc6-dev python3-dev)"
        ) from None
    return done.returncode, done.stdout


# Lowering: what cffi is told.


def char(text: str, platform: Platform) -> str:
    """C's char is an integer: cffi is told which."""
    integer = "signed char" if platform.char_is_signed else "unsigned char"
    return re.sub(r"(?<!signed )\bchar\b", integer, text)


def integer_types(platform: Platform) -> frozenset[str]:
    named = {
        item.name
        for header in platform.headers
        for item in header.declarations
        if isinstance(item, Typedef) and item.kind == "int"
    }
    return INTEGERS | named


def handle_types(platform: Platform) -> frozenset[str]:
    """Opaque types that live behind a pointer (FILE): cffi goes on checking these pointers."""
    return frozenset(
        item.name
        for header in platform.headers
        for item in header.declarations
        if isinstance(item, Typedef) and item.kind == "opaque"
    )


def lowered(parameter: Parameter, platform: Platform) -> str:
    """The type of a parameter as cffi is told it."""
    if parameter.function_pointer or (parameter.stars == 1 and parameter.base in handle_types(platform)):
        return char(parameter.text, platform)
    if parameter.pointer:
        return "void *"
    if parameter.base in UNSIGNED_64:
        return "unsigned long long"
    if parameter.base in integer_types(platform):
        return "long long"
    return parameter.text


def cdef(platform: Platform) -> str:
    lines: list[str] = []
    for header in platform.headers:
        for item in header.declarations:
            if isinstance(item, Constant):
                # cffi reads a text constant as a pointer that never changes
                lines.append(
                    char(f"static char *const {item.name};", platform) if item.text else f"#define {item.name} ..."
                )
            elif isinstance(item, Typedef):
                lines += _typedef(item, platform)
            elif isinstance(item, Struct):
                lines.append(_struct(item, platform))
            elif isinstance(item, Variable):
                base, _, array = item.type.partition("[")
                lines.append(
                    char(f"extern {'const ' * item.const}{base} {item.name}{'[' * bool(array)}{array};", platform)
                )
            else:
                lines.append(_prototype(item, platform))
    return "\n".join(lines) + "\n" + char((HERE / "support.cdef").read_text(encoding="utf-8"), platform)


def _typedef(item: Typedef, platform: Platform) -> list[str]:
    if item.name in INTEGERS:
        return []
    if item.kind == "int":
        return [f"typedef int... {item.name};"]
    if item.kind == "opaque":
        return [f"typedef ... {item.name};"]
    if item.kind == "sized":
        return [f"typedef struct {{ ...; }} {item.name};"]
    return [char(item.text, platform) + ";"]


_LENGTH = re.compile(r"\[[^]]*\]")


def _struct(item: Struct, platform: Platform) -> str:
    fields = "".join(f"{re.sub(_LENGTH, '[...]', char(f.text, platform))}; " for f in item.fields)
    opening = f"{item.keyword} {item.tag} {{" if item.tag else f"typedef {item.keyword} {{"
    return f"{opening} {fields}...; }} {item.typedef};"


def _prototype(item: Function, platform: Platform) -> str:
    if item.variadic:  # libffi makes these calls: it needs the true types of the fixed part
        inside = [char(p.text, platform) for p in item.parameters] + ["..."]
    else:
        inside = [lowered(p, platform) for p in item.parameters] or ["void"]
    result = item.result.replace("_Noreturn ", "")
    return char(f"{declarations.spaced(result)}{item.name}({', '.join(inside)});", platform)


def macros(platform: Platform) -> str:
    """Each function that is a macro here as a true function: its arguments get the types that its prototype says."""
    lines: list[str] = []
    for header in platform.headers:
        for item in header.declarations:
            if isinstance(item, Function) and not item.variadic:
                names = ", ".join(p.name for p in item.parameters)
                call = f"{item.name}({names});" if item.result == "void" else f"return {item.name}({names});"
                own = f"pysock_{item.name}"
                lines += [
                    f"#ifdef {item.name}",
                    f"static {item.prototype[:-1].replace(f'{item.name}(', f'{own}(', 1)} {{ {call} }}",
                    f"#undef {item.name}",
                    f"#define {item.name} {own}",
                    "#endif",
                ]
    return "\n".join(lines) + "\n"


def builder() -> FFI:
    """The cffi builder of pysock._libc."""
    from cffi import FFI

    platform = available()
    ffi = FFI()
    ffi.cdef(cdef(platform))
    support = (HERE / "support.h").read_text(encoding="utf-8")
    ffi.set_source("pysock._libc", preamble(platform.headers) + support + macros(platform))
    return ffi


if __name__ == "__main__":
    print(cdef(available()))
