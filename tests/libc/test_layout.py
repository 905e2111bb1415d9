"""Every constant, struct, field and integer type that csrc/include declares, as gcc and clang have it.

For each header a C file that includes nothing but this header says what the compiler makes of its names; all of them
are one program. What pysock says must equal what the program prints.
"""

from __future__ import annotations

import importlib
import keyword
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import pysock
from pysock import ffi, values

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "csrc"))
import declarations

build = importlib.import_module("build")
del sys.path[0]
HEADERS = declarations.load()
COMPILERS = ("gcc", "clang")
#: Headers that do not include what they use, and those that a C program includes before.
BEFORE = {
    "linux/errqueue.h": "time.h",
    "linux/if_tun.h": "sys/ioctl.h",
    "linux/sockios.h": "sys/ioctl.h",
    "linux/tcp.h": "netinet/tcp.h",
    "linux/un.h": "sys/ioctl.h",
    "linux/vm_sockets.h": "sys/ioctl.h",
    "net/route.h": "linux/netlink.h",
    "sys/ttydefaults.h": "termios.h",
}

HEAD = """
#define _GNU_SOURCE
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#define SAY(value) printf("%llu %d\\n", (unsigned long long)(value), (value) < 0)
#define SAY_TEXT(value) (void)(fputs(value, stdout), puts(""))
/* an object of zeros, but for one field: its bytes, and what the field holds then */
#define SAY_FIELD(type, field, content) \\
    do { \\
        type object; \\
        memset(&object, 0, sizeof(object)); \\
        object.field = (content); \\
        for (size_t i = 0; i < sizeof(object); i++) \\
            printf("%02x", ((unsigned char *)&object)[i]); \\
        printf(" "); \\
        SAY(object.field); \\
    } while (0)
"""


class Fact(NamedTuple):
    """What is asked, as C text that prints a line, and the line that pysock's answer makes."""

    c: str
    line: str


def said(value: Any) -> str:
    """A number as SAY prints it."""
    number = int(value)
    return f"{number % 2**64} {int(number < 0)}"


def fact(expression: str, value: Any) -> Fact:
    return Fact(f"SAY({expression});", said(value))


def module(header: declarations.Header) -> Any:
    return __import__(f"pysock.libc.{header.module}", fromlist="_")


def facts(header: declarations.Header) -> Iterator[Fact]:
    here = module(header)
    functions = {item.name for item in header.declarations if isinstance(item, declarations.Function)}
    for item in header.declarations:
        if not hasattr(here, item.name) or item.name in functions:
            continue
        value = getattr(here, item.name)
        if isinstance(item, declarations.Constant):
            if item.text:
                yield Fact(f"SAY_TEXT({item.name});", value.decode())
            else:
                yield fact(item.name, value)
        elif isinstance(item, declarations.Struct):
            yield from facts_of_type(item.c_type, values.ctype(item.c_type))
            yield fact(f"sizeof({item.c_type})", pysock.sizeof(value if isinstance(value, type) else item.c_type))
            yield from facts_of_fields(item.c_type)
        elif isinstance(item, declarations.Typedef) and item.kind != "opaque":
            yield from facts_of_type(item.name, values.ctype(item.name))
            if item.kind == "int":
                yield fact(f"sizeof({item.name})", pysock.sizeof(value))
                yield fact(f"({item.name})-1", value(-1))


def facts_of_type(c: str, t: Any) -> Iterator[Fact]:
    """Size, alignment, and the sign of an integer. A function pointer of cffi is of kind "function"."""
    if t.kind == "void":
        return
    yield fact(f"sizeof({c})", ffi.sizeof(t))
    yield fact(f"_Alignof({c})", ffi.alignof(t))
    if is_integer(t):
        yield fact(f"({c})-1 < 0", int(ffi.cast(t, -1)) < 0)


def is_integer(t: Any) -> bool:
    return t.kind == "enum" or (t.kind == "primitive" and "float" not in t.cname and "double" not in t.cname)


#: GCC's and clang's number for a class of types.
CLASSES = {"enum": 1, "pointer": 5, "array": 5, "function": 5, "struct": 12, "union": 13}


def facts_of_fields(c_type: str) -> Iterator[Fact]:
    """Each field, and those of the structs inside: place, size, alignment, sort of type, sign; a bit-field's bits."""
    for path, offset, field in fields(values.ctype(c_type)):
        t = field.type
        one = f"(({c_type} *)0)->{path}"
        if field.bitsize >= 0:
            for content in patterns(t, field.bitsize):
                yield bit_field(c_type, path, content)
            continue
        yield fact(f"offsetof({c_type}, {path})", offset)
        yield fact(f"__builtin_classify_type({one})", CLASSES.get(t.kind) or (1 if is_integer(t) else 8))
        if t.kind == "array" and t.length is None:
            yield from facts_of_type(f"__typeof__({one}[0])", t.item)
        elif not (t.kind == "struct" and values._is_flexible(t)):
            yield from facts_of_type(f"__typeof__({one})", t)
        if t.kind == "pointer" and t.item.kind not in ("void", "function") and not values._is_opaque(t.item):
            yield from facts_of_type(f"__typeof__(*{one})", t.item)
        while t.kind == "array":
            t, one = t.item, f"{one}[0]"
            yield from facts_of_type(f"__typeof__({one})", t)


def fields(t: Any, path: str = "", offset: int = 0) -> Iterator[tuple[str, int, Any]]:
    """(path, offset, field) of each field, and of those inside it."""
    for name, field in t.fields or ():
        here, place = f"{path}{name}", offset + field.offset
        if name:
            yield here, place, field
        inner = field.type
        while inner.kind == "array":
            inner, here = inner.item, f"{here}[0]"
        if inner.kind in ("struct", "union") and not values._is_opaque(inner):
            yield from fields(inner, f"{here}." if name else path, place)


def patterns(t: Any, bits: int) -> list[int]:
    """What a bit-field of that many bits shows itself by: its lowest and highest bit, every other one, all."""
    if int(ffi.cast(t, -1)) < 0:
        return [1, -1, -(1 << bits - 1), (1 << bits - 1) - 1]
    return [1, 1 << bits - 1, (1 << bits) - 1, int("10" * 32, 2) % (1 << bits)]


def bit_field(c_type: str, path: str, content: int) -> Fact:
    one = ffi.new(ffi.getctype(values.ctype(c_type), "*"))
    inner = one
    *way, name = path.replace("[0]", "").split(".")
    for step in way:
        inner = getattr(inner, step)
        while isinstance(inner, ffi.CData) and ffi.typeof(inner).kind == "array":
            inner = inner[0]
    setattr(inner, name, content)
    shown = f"{bytes(ffi.buffer(one)).hex()} {said(getattr(inner, name))}"
    return Fact(f"SAY_FIELD({c_type}, {path}, {content % 2**64}ull);", shown)


@pytest.fixture(scope="module")
def known() -> dict[str, list[Fact]]:
    return {header.path: list(facts(header)) for header in HEADERS}


@pytest.fixture(scope="module")
def answers(known: dict[str, list[Fact]], compile_with: Callable[..., Path]) -> Callable[[str], dict[str, list[str]]]:
    """`answers(compiler)[header]`: the lines that the compiler's program prints for a header."""
    done: dict[str, dict[str, list[str]]] = {}

    def answers(compiler: str) -> dict[str, list[str]]:
        if compiler not in done:
            sources, calls = [], ""
            for number, (path, asked) in enumerate(known.items()):
                before = [f"#include <{name}>" for name in BEFORE.get(path, "").split()]
                includes = "\n".join([*before, *build.inclusion(path)])
                body = "\n".join(fact.c for fact in asked)
                sources.append(
                    f'{HEAD}{includes}\nvoid header_{number}(void)\n{{\nputs("header {path}");\n{body}\n}}\n'
                )
                calls += f"void header_{number}(void);\nheader_{number}();\n"
            program = compile_with(compiler, [*sources, f"int main(void)\n{{\n{calls}return 0;\n}}\n"], "-w", "-g0")
            printed = subprocess.run([program], capture_output=True, text=True, check=True).stdout
            parts = (part.split("\n") for part in f"\n{printed}".split("\nheader ")[1:])
            done[compiler] = {path: [line for line in lines if line] for path, *lines in parts}
        return done[compiler]

    return answers


@pytest.mark.parametrize("header", HEADERS, ids=[header.path for header in HEADERS])
@pytest.mark.parametrize("compiler", COMPILERS)
def test_the_compiler_agrees(
    compiler: str,
    header: declarations.Header,
    known: dict[str, list[Fact]],
    answers: Callable[[str], dict[str, list[str]]],
) -> None:
    asked = known[header.path]
    lines = answers(compiler)[header.path]
    assert len(lines) == len(asked)
    assert asked == [Fact(fact.c, line) for fact, line in zip(asked, lines)]


def test_the_facts_are_of_every_sort(known: dict[str, list[Fact]]) -> None:
    """A mistake in this file that asks nothing would pass for zero differences."""
    together = [fact.c for asked in known.values() for fact in asked]
    for sort in ("sizeof(", "_Alignof(", "offsetof(", "__builtin_classify_type("):
        assert sum(text.startswith(f"SAY({sort}") for text in together) > 500, sort
    assert sum(text.startswith("SAY_FIELD(") for text in together) > 50
    assert "SAY_FIELD(struct tcphdr, syn, 1ull);" in together
    assert "SAY(SO_REUSEADDR);" in together
    assert "SAY(sizeof(socklen_t));" in together


@pytest.mark.parametrize("compiler", COMPILERS)
def test_the_types_of_the_language(compiler: str, compile_with: Callable[..., Path]) -> None:
    names = (
        "char|signed char|unsigned char|short|unsigned short|int|unsigned int|long|unsigned long|long long"
        "|unsigned long long|float|double|long double|_Bool|void *|char **|int (*)(int)|char[3]|short[2][3]"
    ).split("|")
    asked = [each for name in names for each in facts_of_type(name, values.ctype(name))]
    body = "\n".join(each.c for each in asked)
    program = compile_with(compiler, [f"{HEAD}int main(void)\n{{\n{body}\nreturn 0;\n}}\n"], "-w")
    lines = subprocess.run([program], capture_output=True, text=True, check=True).stdout.splitlines()
    assert asked == [Fact(each.c, line) for each, line in zip(asked, lines)]


def test_what_is_absent_says_so() -> None:
    """A name that this system's headers lack is no name here, and says which header it would stand in."""
    absent = set()
    variables = {i.name for h in HEADERS for i in h.declarations if isinstance(i, declarations.Variable)}
    for header in HEADERS:
        for item in header.declarations:
            name = item.name + "_" * keyword.iskeyword(item.name)
            if isinstance(item, declarations.Struct) and name in variables:
                continue  # named in new() alone: the variable has the name
            if name and not hasattr(module(header), name) and not isinstance(item, declarations.Typedef):
                absent.add(name)
                message = f"{item.name} is not defined by <{header.path}> on this system"
                with pytest.raises(AttributeError) as error:
                    getattr(module(header), item.name)
                assert str(error.value) == message
    known = set(__import__("pysock._headers", fromlist="_").absent)
    assert known == {name for name in absent if name not in pysock.__all__}  # a header of Linux may have it


def test_every_file_by_hand_belongs_to_a_header() -> None:
    """What it offers is in the header's module: a file under a wrong name would be left out without a word."""
    folder = Path(pysock.__file__).parent / "libc"
    homes = {"_" + header.module.replace(".", "_").rstrip("_"): header for header in HEADERS}
    for path in sorted(folder.glob("_[a-z]*.py")):
        by_hand = __import__(f"pysock.libc.{path.stem}", fromlist="_")
        for name in getattr(by_hand, "__all__", ()):
            assert getattr(module(homes[path.stem]), name) is getattr(by_hand, name)
