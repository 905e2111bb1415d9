"""Writes `pysock/libc/**.py` from the header files: one Python module per C header, one guarded function per prototype.

What it writes is never edited and never kept in git; setup.py has it written before each build. A function whose
wrapper cannot be made from its markers (BYHAND) calls its namesake in `pysock/libc/_<header>.py`.
"""

from __future__ import annotations

import ast
import builtins
import functools
import json
import keyword
import re
import textwrap
from pathlib import Path

import build
import comments
import prototypes
import quick
from declarations import (
    MEASURES,
    Constant,
    Declaration,
    DeclarationError,
    Function,
    Header,
    Parameter,
    Struct,
    Typedef,
    Variable,
)
from python_types import Types

LIBC = Path(__file__).resolve().parent.parent / "pysock" / "libc"

OPENING = '''\
"""{doc}"""
# Made from csrc/include/{path} by csrc/wrappers.py. Do not edit.
# mypy: disable-error-code="no-any-return"

from __future__ import annotations

from pysock._libc import lib as _lib
'''
EVERYTHING = '''\
"""Every header at once, for `from pysock import *`. Written by csrc/wrappers.py. Do not edit."""

'''
TYPING = """
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

    from pysock.annotations import Argv, CData, In, Init, InOf, Int, Out, OutOf, Pointer, Printed, Text
"""


def write(target: Path = LIBC) -> list[Path]:
    """Writes every module below `target`; the paths written."""
    platform = build.available()
    written = []
    exported: dict[str, list[str]] = {}  # by header: the names its module gives
    for header in platform.headers:
        path = target.joinpath(*header.module.split(".")).with_suffix(".py")
        text = Module(header, platform, exported).text()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
        written.append(path)
    path = target.parent / "_headers.py"
    path.write_text(_everything(platform), encoding="utf-8")
    said = target.parent / "_prototypes.py"
    said.write_text(prototypes.text(platform), encoding="utf-8")
    return [*written, path, said]


#: Whose names `from pysock import *` does not bring: math.h would hide Python's pow and round, and many a variable, as
#: log; sys/file.h the struct flock of fcntl.h, libgen.h the basename() of string.h; fnmatch.h, glob.h and termios.h
#: Python's modules; those of protocols, as DATA and IP and STATUS, a program's own. The others are rarely used.
APART = frozenset(
    """
    arpa/ftp.h arpa/nameser.h arpa/telnet.h arpa/tftp.h fnmatch.h glob.h libgen.h linux/sysinfo.h math.h resolv.h
    sys/file.h sys/statvfs.h sys/sysinfo.h sys/times.h sys/ttydefaults.h termios.h utime.h
    """.split()
)


def _everything(platform: build.Platform) -> str:
    """The module that has the names of all headers. It copies dictionaries: `import *` takes thrice as long."""
    modules = [f"pysock.libc.{header.module}" for header in platform.headers if header.path not in APART]
    lines = [EVERYTHING]
    lines += [f"import {module}\n" for module in modules]
    lines.append("\nTYPE_CHECKING = False\nif TYPE_CHECKING:\n")
    lines += [f"    from {module} import *  # noqa: F403\n" for module in modules]
    lines.append("\nnames: dict[str, object] = {}\nfor module in (\n")
    lines += [f"    {module},\n" for module in modules]
    lines.append("):\n    names.update(zip(module._own, map(vars(module).__getitem__, module._own)))\n\n")
    there = {item.name for header in platform.headers for item in header.declarations}
    absent = {name: path for path, names in platform.absent.items() for name in names if name not in there}
    lines.append("absent: dict[str, str] = {\n" + "".join(f'    "{k}": "{v}",\n' for k, v in absent.items()) + "}\n")
    return "".join(lines)


@functools.cache
def _ways(platform: build.Platform) -> dict[str, Function]:
    """The functions that go the short way."""
    return quick.functions(platform.headers, build.integer_types(platform), build.sized_types(platform))


def python_name(name: str) -> str:
    return name + "_" if keyword.iskeyword(name) else name


def hand_file(header: Header) -> Path:
    """What of the header's module is written by hand, if there is such a file."""
    return LIBC / f"_{header.module.replace('.', '_').rstrip('_')}.py"


def by_hand(header: Header) -> list[str]:
    """The names that the header's module has from that file."""
    path = hand_file(header)
    return _all_of(path) if path.exists() else []


def _exported(header: Header, names: tuple[str, ...]) -> list[str]:
    """What the header's module has of these names: of `struct stat` nothing, since stat is the function there."""
    named = [item for item in header.declarations if not isinstance(item, Struct)]
    ordinary = {item.name for item in named if not (isinstance(item, Typedef) and item.kind in ("", "opaque"))}
    structs = {item.c_type: item.name for item in header.declarations if isinstance(item, Struct)}
    classes = [structs[name] for name in names if name in structs and structs[name] not in ordinary]
    return [name for name in names if name in ordinary] + classes


class Module:
    """One header on its way to a Python module."""

    def __init__(self, header: Header, platform: build.Platform, exported: dict[str, list[str]]) -> None:
        self.header = header
        self.exported = exported
        self.absent = platform.absent.get(header.path, ())
        self.integers = build.integer_types(platform)
        self.sized = build.sized_types(platform)
        self.headers = {other.path: other for other in platform.headers}
        self.types = Types(header, self.headers, self.integers)
        self.needs: set[str] = set()  # names of pysock.guard
        self.signals: set[str] = set()  # names of pysock.handlers
        self.values: set[str] = set()  # names of pysock.values and structs
        self.hand_file = hand_file(header)
        ways = _ways(platform)
        self.quick = [i.name for i in header.declarations if ways.get(i.name) is i]
        self.functions = {item.name for item in header.declarations if isinstance(item, Function)}
        every = (item for other in platform.headers for item in other.declarations)
        self.variables = {item.name for item in every if isinstance(item, Variable)}

    def text(self) -> str:
        self.names: list[str] = []
        body = [part for item in self.header.declarations for part in self._declaration(item)]
        text = "".join(self._opening()) + "\n".join(body) + self._closing()
        return re.sub(r"\n{4,}", "\n\n\n", text).rstrip("\n") + "\n"

    def _opening(self) -> list[str]:
        doc = f"#include <{self.header.path}>: {self.header.doc}"
        lines = [OPENING.format(doc=_docstring(doc, ""), path=self.header.path)]
        for name in sorted(self.needs):
            room = "formats" if name in ("PRINTF", "SCANF", "SCANNED") else "guard"
            lines.append(f"from pysock.{room} import {name} as _{name}\n")
        if "again" in self.signals:
            lines.append("from pysock._libc import ffi as _ffi\n")
        for name in sorted(self.signals):
            lines.append(f"from pysock.handlers import {name} as _{name}\n")
        if self.quick:
            lines.append("from pysock.quick import quicken as _quicken\n")
        for name in sorted(self.values):
            room = "structs" if name == "Struct" else "values"
            lines.append(f"from pysock.{room} import {name} as _{name}\n")
        if self.hand_file.exists():
            module = f"pysock.libc.{self.hand_file.stem}"
            if any(isinstance(i, Function) and i.marker("BYHAND") for i in self.header.declarations):
                lines.append(f"from pysock.libc import {self.hand_file.stem} as _hand\n")
            by_hand = _all_of(self.hand_file)
            lines += [f"from {module} import {name} as {name}\n" for name in by_hand]
            self.names += by_hand
        for path, borrowed in self.header.borrowed.items():
            exported = [name for name in _exported(self.headers[path], borrowed) if name not in self.names]
            lines += [f"from pysock.libc.{self.headers[path].module} import {name} as {name}\n" for name in exported]
            self.names += exported
        for path in self.header.includes:  # as #include makes names visible
            module = f"pysock.libc.{self.headers[path].module}"
            if set(self.names).isdisjoint(self.exported[path]):
                lines.append(f"from {module} import *  # noqa: F403\n")
            else:  # a name of its own is a struct's there
                kept = [name for name in self.exported[path] if name not in self.names]
                lines.append(
                    f"from {module} import (\n{''.join(f'    {name} as {name},{chr(10)}' for name in kept)})\n"
                )
        lines.append(TYPING)
        own = sorted(set(self.names))
        others = {name for path in self.header.includes for name in self.exported[path]}.difference(own)
        names = self.exported[self.header.path] = [*own, *sorted(others)]
        # one list of texts: a type checker reads nothing else
        lines.append("\n__all__ = [\n" + "".join(f'    "{name}",\n' for name in names) + "]\n")
        lines.append(f"_own = __all__[:{len(own)}]\n")
        if self.absent:
            lines.append(
                "\n\ndef __getattr__(name: str) -> Any:\n"
                f"    if name in {self.absent!r}:\n"
                f'        raise AttributeError(f"{{name}} is not defined by <{self.header.path}> on this system")\n'
                '    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")\n\n'
            )
        lines.append("\n")
        return lines

    def _closing(self) -> str:
        if not self.quick:
            return ""
        names = "".join(f'        "{name}",\n' for name in self.quick)
        return f"\n\n_quicken(\n    globals(),\n    (\n{names}    ),\n)\n"

    # One declaration

    def _declaration(self, item: Declaration) -> list[str]:
        if isinstance(item, Constant):
            self.names.append(item.name)
            note = _note(item.doc)
            if item.text:
                self.needs.add("text_constant")
                return [f"{item.name} = _text_constant({item.name!r})", *note]
            self.needs.add("constants")
            return [f"{item.name} = _constants.{item.name}", *note]
        if isinstance(item, Typedef):
            if item.kind == "int":
                self.values.add("Integer")
                self.names.append(item.name)
                return [f'{item.name} = _Integer("{item.name}")', *_note(item.doc)]
            if item.kind == "sized":
                return self._class(item.name, item.name, (), item.doc)
            return []
        if isinstance(item, Struct):
            if item.name in self.functions or item.name in self.variables:  # new("struct timezone")
                return []
            return self._class(item.name, item.c_type, tuple(self.types.fields(item)), item.doc)
        if isinstance(item, Variable):
            self.names.append(item.name)
            if item.const and (item.type in self.sized or item.type.startswith("struct ")):
                self.values.add("new")
                kind = self.types.classes.get(item.type, "CData")
                return [f'{item.name}: {kind} = _new("{item.type}", _lib.{item.name})']
            if item.const or item.type.replace(" ", "") == "FILE*":
                return [f"{item.name}: Pointer = _lib.{item.name}"]
            self.values.add("Live")
            return [f'{item.name} = _Live("{item.name}")']
        return self._function(item)

    def _class(self, name: str, c_type: str, fields: tuple[tuple[str, str], ...], doc: str) -> list[str]:
        self.values.add("Struct")
        self.names.append(name)
        lines = ["", "", f"class {name}(_Struct):", f'    """{_docstring(f"{c_type}: {doc}", "    ")}"""', ""]
        lines.append(f'    c_type = "{c_type}"')
        comment = comments.read(doc)
        taken = []
        for field, kind in fields:
            lines.append(f"    {python_name(field)}: {kind}")
            lines += [f"    {line}" for line in _note(comment.entry(field))]
            initial = kind if kind in ("int", "float", "Any") or kind.startswith("Pointer") else f"Init[{kind}]"
            taken.append(f"            {python_name(field)}: {initial} = ...,")
        if taken:
            lines += ["", "    if TYPE_CHECKING:", "", "        def __init__("]
            lines += ["            self,", f"            init: Init[{name}] = None,", "            *,", *taken]
            lines += ["        ) -> None: ..."]
        return [*lines, "", ""]

    def _function(self, item: Function) -> list[str]:
        own = python_name(item.name)
        self.names.append(own)
        parameters = [
            f"{python_name(p.name)}: {self.types.parameter(p)}{' = 0' * p.may_be_left_out}" for p in item.parameters
        ]
        arguments = [python_name(p.name) for p in item.parameters]
        if item.variadic:
            parameters.append(f"*args: {self.types.rest(item)}")
            arguments.append("*args")
        signature = f"{own}({', '.join(arguments)})"
        if item.marker("BYHAND") and hasattr(builtins, item.name):  # says how to reach the builtin it hides
            self.needs.add("MISSING")
            parameters = [f"{parameter.partition(' =')[0]} = _MISSING" for parameter in parameters]
            parameters.append("**python: NoReturn")
            arguments.append("**python")
        result = self.types.result(item)
        given = result if result in ("int", "float", "NoReturn") else item.result
        doc = f"{signature}{'' if result == 'None' else ' -> ' + given}\n{item.prototype}"
        if item.doc:
            doc += f"\n\n{item.doc}"
        lines = [
            "",
            "",
            f"def {own}({', '.join(parameters)}) -> {result}:",
            f'    """{_docstring(doc, "    ")}"""',
        ]
        lines.append(textwrap.indent("\n".join(self._body(item, arguments)), "    "))
        return [*lines, "", ""]

    def _body(self, item: Function, arguments: list[str]) -> list[str]:
        if item.marker("BYHAND"):
            lines = self._made(item, f"_hand.{python_name(item.name)}({', '.join(arguments)})")
            # what a function passed to libc raises is its own
            return lines if any(p.function_pointer for p in item.parameters) else self._explaining(item, lines)
        passed: list[str] = []
        before: list[str] = []
        after: list[str] = []
        into, gives = item.marker("INTO"), item.marker("GIVES")
        checked = False
        for parameter in item.parameters:
            argument = self._argument(item, parameter)
            checked = checked or not parameter.marker(*MEASURES)
            if into and parameter.name == into.argument:
                self.needs.add("owned")
                before.append(f"{python_name(parameter.name)} = _owned({argument})")
                argument = python_name(parameter.name)
            given = parameter.marker("GIVES")
            if given:
                self.needs.add("GIVES")
                after.append(f'if result == 0:\n    _GIVES({python_name(parameter.name)}[0], "{given.argument}")')
            if parameter.marker("SCANF"):
                before.append(f"passed = {argument[1:]}")
                argument = "*passed"
            passed.append(argument)
        function = f'getattr(_lib, "{item.name}")' if keyword.iskeyword(item.name) else f"_lib.{item.name}"
        call = f"{function}({', '.join(passed)})"
        if len(call) > 100:
            call = f"{function}(\n" + "".join(f"    {argument},\n" for argument in passed) + ")"
        if into:
            self.needs.add("kept_by")
            lines = [*before, *self._made(item, call, f"_kept_by({{}}, {python_name(into.argument)})")]
        elif before:
            self.needs.add("SCANNED")
            lines = [*before, *self._made(item, call, "_SCANNED({}, passed)")]
        elif gives:
            self.needs.add("GIVES")
            lines = self._made(item, call, f'_GIVES({{}}, "{gives.argument}")')
        elif after:
            lines = [f"result: int = {call}", *"\n".join(after).split("\n"), "return result"]
        else:
            lines = self._made(item, call)
        if "_Noreturn" in item.result:
            lines.append(f'raise AssertionError("{item.name}() came back")')
        if not item.parameters or not (checked or item.variadic):
            return lines
        return self._explaining(item, lines)

    def _made(self, item: Function, call: str, result: str = "{}") -> list[str]:
        """The call, and what is done about signals that came meanwhile; `result` says what becomes of its result."""
        blocks = item.marker("BLOCKS")
        if item.marker("DELIVERS"):
            self.signals.add("run")
            return [f"result: int = {call}", "_run()", "return result"]
        if blocks is None:
            return [call if item.result.endswith("void") else f"return {result.format(call)}"]
        if blocks.argument == "input" and item.variadic:
            self.signals.add("INPUT")
            stream = next((p for p in item.parameters if p.name == "stream"), None)
            taken = "_lib.stdin" if stream is None else self._argument(item, stream)
            return [f"if not _INPUT({taken}):", "    return _lib.EOF", f"return {result.format(call)}"]
        self.signals.add("again")
        interrupted = "_ffi.errno == _lib.EINTR and _again()"
        repeated = "pass"
        if blocks.argument == "error":
            test = f"(result := {call}) == _lib.EINTR and _again()"
        elif blocks.argument == "alone":
            test = f"(result := {call}) == -1 and _again()"
        elif blocks.argument == "rest":
            test, repeated = f"(result := {call}) and {interrupted}", f"{item.parameters[0].name} = result"
        elif item.result.endswith("*"):
            test = f"not (result := {call}) and {interrupted}"
        else:
            failed = "0" if item.result == "size_t" else "-1"
            test = f"(result := {call}) == {failed} and {interrupted}"
        return [f"while {test}:", f"    {repeated}", f"return {result.format('result')}"]

    def _explaining(self, item: Function, lines: list[str]) -> list[str]:
        """What cffi refuses is refused with the names of call and argument."""
        self.needs |= {"REFUSED", "explained"}
        texts = ", ".join(p.text for p in item.parameters)
        values = ", ".join(python_name(p.name) for p in item.parameters) + "," * (len(item.parameters) == 1)
        return [
            "try:",
            textwrap.indent("\n".join(lines), "    "),
            "except _REFUSED as error:",
            f'    raise _explained(error, "{item.name}", "{texts}", ({values})) from None',
        ]

    def _argument(self, item: Function, parameter: Parameter) -> str:
        """The expression that checks one argument."""
        name = python_name(parameter.name)
        option = parameter.marker("OPT")
        optional = "_OPT" if option else ""
        handle = parameter.marker("LIVE", "TAKES")
        if handle:
            return self._guard(handle.name + optional, f'{name}, "{handle.argument}"', (item.name, parameter.name))
        if parameter.marker("CHAR"):
            return self._guard("CHAR", name, (item.name, parameter.name))
        marker = parameter.marker(*MEASURES)
        if marker is None:
            if parameter.pointer and not parameter.function_pointer:
                raise DeclarationError(f"{self.header.path}: {item.name}: {parameter.name} bears no marker")
            if item.variadic:  # cffi is told the true types of these
                self.needs.add("truncated")
                return f'_truncated({name}, "{parameter.base}")'
            return name
        where: tuple[str, ...] = (item.name, parameter.name)
        if parameter.marker("GIVES"):
            return self._guard("POINTER", name, (*where, _pointed(parameter)))
        if marker.name == "TEXT" and item.variadic:
            return self._guard("CHARS", name, where)
        if marker.name in ("PRINTF", "SCANF"):
            return "*" + self._guard(marker.name, f"{name}, args", where)
        if marker.name in ("IN", "OUT", "INOUT"):
            guard = "IN" if marker.name == "IN" else "OUT"
            if not marker.argument and parameter.base in self.sized and parameter.stars == 1 and not parameter.array:
                return self._guard("OBJECT" + optional, f'{name}, "{parameter.base}"', where)
            if marker.argument:
                size = self._expression(marker.argument, item)
                where += (marker.argument,)
            else:
                size = self._whole(parameter, item)
                where += (f"sizeof({_pointed(parameter)})",)
                where += tuple(p.name for p in item.parameters if _measured_by(p, parameter))
            if option and option.argument:
                self.needs |= {guard, guard + optional}
                chosen = f"_{guard + optional} if {self._expression(option.argument, item)} else _{guard}"
                return f"({chosen})({name}, {size}, {_literal(where)})"
            return self._guard(guard + optional, f"{name}, {size}", where)
        if marker.name == "TEXT" and marker.argument:
            return self._guard(
                "TEXT_N", f"{name}, {self._expression(marker.argument, item)}", (*where, marker.argument)
            )
        return self._guard(marker.name + optional, name, where)

    def _guard(self, guard: str, arguments: str, where: tuple[str, ...]) -> str:
        self.needs.add(guard)
        return f"_{guard}({arguments}, {_literal(where)})"

    def _whole(self, parameter: Parameter, item: Function) -> str:
        """The size of what a pointer points to, or of the whole declared array."""
        if parameter.array:
            return f"{self._expression(parameter.array, item)} * {self._size(parameter.base)}"
        pointed = _pointed(parameter)
        if pointed == "void":
            raise DeclarationError(f"{self.header.path}: {item.name}: void *{parameter.name} needs a size")
        return self._size(pointed)

    def _size(self, c_type: str) -> str:
        self.needs.add("SIZE")
        return f'_SIZE["{c_type}"]'

    def _expression(self, text: str, item: Function, test: bool = False) -> str:
        """A size expression of C as Python. A test goes by what libc will see: its numbers are cut as C cuts them."""
        condition = re.fullmatch(r"([^?]+)\?([^:]+):(.+)", text)
        if condition:
            parts = [part.strip() for part in condition.groups()]
            then, other = (self._expression(part, item) for part in parts[1:])
            return f"({then} if {self._expression(parts[0], item, test=True)} else {other})"
        sizes: list[str] = []

        def size(match: re.Match[str]) -> str:
            sizes.append(self._size(match[1].strip()))
            return f"\0{len(sizes) - 1}\0"

        def deref(match: re.Match[str]) -> str:
            parameter = next(p for p in item.parameters if p.name == match[2])
            self.needs.add("deref")
            sizes.append(f'_deref({python_name(parameter.name)}, "{parameter.base}")')
            return f"{match[1]}\0{len(sizes) - 1}\0"

        def name(match: re.Match[str]) -> str:
            word = match[0]
            parameter = next((p for p in item.parameters if word == p.name), None)
            if parameter is not None:
                if parameter.pointer or text == word:
                    return python_name(word)
                if test:
                    self.needs.add("truncated")
                    return f'_truncated({python_name(word)}, "{parameter.base}")'
                self.needs.add("number")  # Python multiplies more than numbers
                return f"_number({python_name(word)})"
            if word in ("strlen", "strnlen"):
                self.needs.add(word)
                return f"_{word}"
            return f"_lib.{word}"

        text = re.sub(r"\bsizeof\s*\(([^()]*)\)", size, text)
        text = re.sub(r"(^|[-+*/(,?:=<>]\s*)\*\s*(\w+)", deref, text)
        text = re.sub(r"[A-Za-z_]\w*", name, text)
        return re.sub("\0(\\d+)\0", lambda m: sizes[int(m[1])], text)


def _pointed(parameter: Parameter) -> str:
    if parameter.array:
        return f"{parameter.base}[{parameter.array}]"
    stars = parameter.stars - 1 + (parameter.array is not None)
    return f"{parameter.base} {'*' * stars}".strip()


def _measured_by(parameter: Parameter, length: Parameter) -> bool:
    """Whether this parameter's size is what `length` points to."""
    return any(marker.argument == f"*{length.name}" for marker in parameter.markers)


def _literal(texts: tuple[str, ...]) -> str:
    """A tuple of strings as the formatter writes it."""
    return f"({', '.join(map(json.dumps, texts))})"


def _docstring(text: str, indent: str) -> str:
    text = text.replace("\\", "\\\\").replace('"""', "'''")
    first, _, rest = text.partition("\n")
    if not rest:
        return first
    return f"{first}\n{textwrap.indent(rest, indent)}\n{indent}"


def _note(text: str) -> list[str]:
    """The docstring of a constant or a field: an editor shows it, the compiler leaves it out."""
    text = _docstring(" ".join(text.split()), "")
    if text.endswith('"'):
        text = text[:-1] + '\\"'
    return [f'"""{text}"""'] if text else []


def _all_of(path: Path) -> list[str]:
    """The `__all__` of a hand-written module, read without importing it."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            names: list[str] = ast.literal_eval(node.value)
            return names
    return []
