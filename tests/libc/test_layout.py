"""Every constant, struct, field and integer type that csrc/include declares, as the compiler has it."""

from __future__ import annotations

import keyword
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pysock
from pysock import ffi

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "csrc"))
import declarations

del sys.path[0]
HEADERS = declarations.load()
#: Headers of Linux that do not include what they use, and the one that a C program includes before.
BEFORE = {"linux/errqueue.h": "time.h", "linux/vm_sockets.h": "sys/ioctl.h"}


def module(header: declarations.Header) -> Any:
    return __import__(f"pysock.libc.{header.module}", fromlist="_")


def facts(header: declarations.Header) -> list[tuple[str, str, Any]]:
    """What is said (for the message), the C expression of type long long, and the value on Python's side."""
    here = module(header)
    found: list[tuple[str, str, Any]] = []
    for item in header.declarations:
        if not hasattr(here, item.name) or item.name in header_functions(header):
            continue
        value = getattr(here, item.name)
        if isinstance(item, declarations.Constant):
            if not item.text:
                found.append((item.name, item.name, value))
                found.append((f"{item.name} < 0", f"{item.name} < 0", value < 0))
        elif isinstance(item, declarations.Struct):
            found.append((f"sizeof({item.c_type})", f"sizeof({item.c_type})", pysock.sizeof(item.c_type)))
            t = ffi.typeof(item.c_type)
            for name, field in t.fields:
                if field.bitsize >= 0:  # C tells neither place nor size of a bit-field
                    continue
                place = f"{item.c_type}, {name}"
                found.append((f"offsetof({place})", f"offsetof({place})", field.offset))
                if field.type.kind != "array" or field.type.length is not None:
                    size = ffi.sizeof(field.type)
                    found.append((f"sizeof({place})", f"sizeof((({item.c_type} *)0)->{name})", size))
        elif isinstance(item, declarations.Typedef) and item.kind == "int":
            found.append((f"sizeof({item.name})", f"sizeof({item.name})", pysock.sizeof(value)))
            found.append((f"({item.name})-1 < 0", f"({item.name})-1 < 0", value(-1) < 0))
        elif isinstance(item, declarations.Typedef) and item.kind == "sized":
            found.append((f"sizeof({item.name})", f"sizeof({item.name})", pysock.sizeof(value)))
    return found


def header_functions(header: declarations.Header) -> set[str]:
    return {item.name for item in header.declarations if isinstance(item, declarations.Function)}


@pytest.mark.parametrize("header", HEADERS, ids=[header.path for header in HEADERS])
def test_the_compiler_agrees(header: declarations.Header, compile_c: Callable[..., Path]) -> None:
    known = facts(header)
    source = "#define _GNU_SOURCE\n#include <stddef.h>\n#include <stdio.h>\n"
    if header.path in BEFORE:
        source += f"#include <{BEFORE[header.path]}>\n"
    source += f"#include <{header.path}>\nint main(void)\n{{\n"
    source += "".join(f'printf("%lld\\n", (long long)({expression}));\n' for _, expression, _ in known)
    program = compile_c(source + "return 0;\n}\n", "-w")
    lines = subprocess.run([program], capture_output=True, text=True, check=True).stdout.split()
    compiled = [(text, int(line)) for (text, _, _), line in zip(known, lines)]
    ours = [(text, pysock.long_long(value)) for text, _, value in known]
    assert ours == compiled


def test_text_constants(compile_c: Callable[..., Path]) -> None:
    for header in HEADERS:
        for item in header.declarations:
            if isinstance(item, declarations.Constant) and item.text and hasattr(module(header), item.name):
                source = (
                    f"#include <stdio.h>\n#include <{header.path}>\nint main(void) {{ fputs({item.name}, stdout); }}\n"
                )
                done = subprocess.run([compile_c(source, "-D_GNU_SOURCE")], capture_output=True, check=True)
                assert getattr(module(header), item.name) == done.stdout


def test_what_is_absent_says_so() -> None:
    """A name that this system's headers lack is no name here, and says which header it would stand in."""
    absent = 0
    variables = {i.name for h in HEADERS for i in h.declarations if isinstance(i, declarations.Variable)}
    for header in HEADERS:
        for item in header.declarations:
            name = item.name + "_" * keyword.iskeyword(item.name)
            if isinstance(item, declarations.Struct) and name in variables:
                continue  # named in new() alone: the variable has the name
            if name and not hasattr(module(header), name) and not isinstance(item, declarations.Typedef):
                absent += 1
                message = f"{item.name} is not defined by <{header.path}> on this system"
                with pytest.raises(AttributeError) as error:
                    getattr(module(header), item.name)
                assert str(error.value) == message
    assert absent == sum(1 for name in __import__("pysock._headers", fromlist="_").absent)


def test_every_file_by_hand_belongs_to_a_header() -> None:
    """What it offers is in the header's module: a file under a wrong name would be left out without a word."""
    folder = Path(pysock.__file__).parent / "libc"
    homes = {"_" + header.module.replace(".", "_").rstrip("_"): header for header in HEADERS}
    for path in sorted(folder.glob("_[a-z]*.py")):
        by_hand = __import__(f"pysock.libc.{path.stem}", fromlist="_")
        for name in getattr(by_hand, "__all__", ()):
            assert getattr(module(homes[path.stem]), name) is getattr(by_hand, name)
