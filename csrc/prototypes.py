"""Writes `pysock/_prototypes.py`: what the header files say in C's own words, for tools that read C.

True prototypes, the types of constants, what each header declares and includes, and the macros that this system's
compiler predefines. The wheel carries this instead of `csrc/`; `import pysock` never loads it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

import build
from declarations import Constant, Function, Parameter, Struct, Typedef, Variable

OPENING = '''\
"""What C's headers declare here, in C's own words. Written by csrc/prototypes.py. Do not edit."""

from __future__ import annotations

'''
#: By letter: the type of an integer constant, as _Generic tells it.
CONSTANT_TYPES = {"u": "unsigned int", "l": "long", "m": "unsigned long", "q": "long long", "z": "unsigned long long"}


@functools.cache
def text(platform: build.Platform) -> str:
    import wrappers

    letters = _constant_types(platform)
    macros, predefined = _macros(platform)
    headers: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {}
    functions: dict[str, tuple[str, str, str]] = {}
    constants: dict[str, tuple[str, str, bool]] = {}
    typedefs: dict[str, tuple[str, str]] = {}
    structs: dict[str, tuple[str, str]] = {}
    variables: dict[str, tuple[str, str, str]] = {}
    named = {item.name for h in platform.headers for item in h.declarations if isinstance(item, (Function, Variable))}
    for header in platform.headers:
        path = header.path
        headers[path] = (header.module, (*header.includes, *header.borrowed), tuple(wrappers.by_hand(header)))
        for item in header.declarations:
            if isinstance(item, Function):
                functions.setdefault(item.name, (path, item.prototype, "".join(map(_letter, item.parameters))))
            elif isinstance(item, Constant):
                letter = "s" if item.text else letters.get(item.name, "i")
                constants.setdefault(item.name, (path, letter, item.name in macros))
            elif isinstance(item, Typedef):
                typedefs.setdefault(item.name, (path, f"{item.kind}:{item.text};" if item.kind else f"{item.text};"))
            elif isinstance(item, Struct):
                structs.setdefault(item.c_type, (path, "" if item.name in named else item.name))
            elif isinstance(item, Variable):
                structure = item.type.startswith("struct ")
                live = not item.const and item.type.replace(" ", "") != "FILE*"
                form = "live" if live else "struct" if structure else "value"
                variables.setdefault(item.name, (path, item.declared(item.name), form))
    lines = [OPENING]
    lines.append(_table("HEADERS", "tuple[str, tuple[str, ...], tuple[str, ...]]", headers))
    lines.append(_table("FUNCTIONS", "tuple[str, str, str]", functions))
    lines.append(_table("CONSTANTS", "tuple[str, str, bool]", constants))
    lines.append(_table("TYPEDEFS", "tuple[str, str]", typedefs))
    lines.append(_table("STRUCTS", "tuple[str, str]", structs))
    lines.append(_table("VARIABLES", "tuple[str, str, str]", variables))
    lines.append(_table("PREDEFINED", "str", predefined))
    return "\n".join(lines)


def _table(name: str, kind: str, table: Mapping[str, object]) -> str:
    return f"{name}: dict[str, {kind}] = {{\n" + "".join(f"    {k!r}: {v!r},\n" for k, v in table.items()) + "}\n"


def _letter(parameter: Parameter) -> str:
    """What a parameter takes: T text, F a format, A a list of texts, i memory that is read, o that is written,
    f a function, ? what may be left out, - a value."""
    if parameter.may_be_left_out:
        return "?"
    if parameter.function_pointer:
        return "f"
    for letter, names in {"T": ("TEXT",), "F": ("PRINTF", "SCANF"), "A": ("ARGV",), "i": ("IN",)}.items():
        if parameter.marker(*names):
            return letter
    return "o" if parameter.pointer else "-"


def _constant_types(platform: build.Platform) -> dict[str, str]:
    names = [i.name for h in platform.headers for i in h.declarations if isinstance(i, Constant) and not i.text]
    kinds = list(CONSTANT_TYPES.items())
    probes = [f"static char f[_Generic(({name}), {kind}: 1, default: -1)];" for name in names for _, kind in kinds]
    failed = build.refused(build.preamble(platform.headers), probes)
    found: dict[str, str] = {}
    for index in range(len(probes)):
        if index not in failed:
            found[names[index // len(kinds)]] = kinds[index % len(kinds)][0]
    return found


def _macros(platform: build.Platform) -> tuple[set[str], dict[str, str]]:
    """The macros of the headers, and those that hold without any header."""
    command = [*build.compiler(), "-E", "-dM", "-x", "c", "-"]
    every = _defined(build.output_of(command, build.preamble(platform.headers).encode())[1])
    return set(every), _defined(build.output_of(command, b"")[1])


def _defined(output: bytes) -> dict[str, str]:
    found = re.findall(r"^#define (\w+(?:\([^)]*\))?) ?(.*)$", output.decode(errors="replace"), re.MULTILINE)
    return {name: value for name, value in found if "(" not in name}
