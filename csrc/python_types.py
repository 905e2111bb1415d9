"""What a C type is to Python's type checkers: the annotations of the generated modules.

Their words (In, Out, Text, Pointer, ...) are those of pysock/annotations.py. What no type could say truly is Any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import declarations
from declarations import Field, Function, Header, Parameter, Struct, Typedef, Variable

#: How a marker shows in a parameter's type.
MARKED = {
    "IN": "In",
    "OUT": "Out",
    "INOUT": "Out",
    "TEXT": "Text",
    "EDIT": "Out",
    "ARGV": "Argv",
    "PRINTF": "Text",
    "SCANF": "Text",
    "LIVE": "Pointer",
    "TAKES": "Pointer",
}
REALS = ("double", "float", "long double")


def classes(seen: Iterable[Header], headers: Iterable[Header]) -> dict[str, str]:
    """By C type: the class that stands for it. A struct with the name of a function or a variable has none."""
    items = [item for header in seen for item in header.declarations]
    taken = {item.name for item in items if isinstance(item, Function)}
    taken |= {item.name for header in headers for item in header.declarations if isinstance(item, Variable)}
    found = {}
    for item in items:
        if isinstance(item, Struct) and item.name not in taken:
            found[item.c_type] = item.name
        elif isinstance(item, Typedef) and item.kind == "sized":
            found[item.name] = item.name
        elif isinstance(item, Typedef):
            other = re.fullmatch(r"typedef ((?:struct|union) \w+) \w+", item.text)
            if other and other[1] in found:
                found[item.name] = found[other[1]]
    return found


class Types:
    """The types of one header, which sees its own names and those of the headers it includes."""

    def __init__(self, header: Header, headers: dict[str, Header], integers: frozenset[str]) -> None:
        self.integers = integers
        seen = {other.path: other for other in _included(header, headers)}
        self.classes = classes(seen.values(), headers.values())
        for other in seen.values():
            for path, names in other.borrowed.items():
                lent = classes([headers[path]], headers.values())
                self.classes.update((name, lent[name]) for name in names if name in lent)
        self.functions = {
            item.name: re.sub(r"\s*;?$", "", item.text.partition(" ")[2])
            for other in seen.values()
            for item in other.declarations
            if isinstance(item, Typedef) and re.search(r"\(\s*\*\s*\w+\s*\)\s*\(", item.text)
        }

    def parameter(self, parameter: Parameter) -> str:
        marker = parameter.marker(*MARKED)
        if parameter.marker("GIVES"):
            return "Pointer"
        if marker and marker.argument == "0":
            return "Any"  # only handed on
        if marker:
            word = MARKED[marker.name]
            pointed = self.classes.get(parameter.base)
            one = parameter.stars == 1 and not parameter.array
            if word in ("In", "Out") and pointed and one and parameter.base != "struct sockaddr":
                return f"{word}Of[{pointed}]"
            return word
        if parameter.function_pointer:
            return self._function(parameter.text, parameter.marker("OPT") is not None)
        if parameter.pointer and parameter.may_be_left_out:
            return "Any"
        if parameter.base in REALS:
            return "float"
        if parameter.base == "va_list":
            return "va_list"
        if parameter.pointer:
            return "Any" if parameter.base == "void" else "CData"
        if parameter.base in self.functions:
            return self._function(self.functions[parameter.base], True)
        if parameter.may_be_left_out and parameter.base in ("long", "unsigned long"):
            return "Int | In"  # ioctl(), fcntl(), prctl(): a number or an address, as the request says
        if parameter.base in self.integers:
            return "Int"
        return self.classes.get(parameter.base, "CData")

    def rest(self, item: Function) -> str:
        """What may stand for the `...` of a variadic function."""
        marked = [m.name for p in item.parameters for m in p.markers]
        return "Printed" if "PRINTF" in marked else "Out" if "SCANF" in marked else "Any"

    def result(self, item: Function) -> str:
        words = re.sub(r"\bconst\b|\b_Noreturn\b", " ", item.result)
        base, stars = " ".join(words.replace("*", " ").split()), words.count("*")
        if "_Noreturn" in item.result:
            return "NoReturn"
        if stars == 1 and base in self.classes:
            return f"Pointer[{self.classes[base]}]"
        if stars:
            return "Any" if item.marker("BYHAND") and base == "void" else "Pointer"
        if base == "void":
            return "None"
        if base in self.integers:
            return "int"
        return "float" if base in REALS else self.classes.get(base, "Any")

    def fields(self, item: Struct) -> Iterator[tuple[str, str]]:
        """Name and type of each field, those of anonymous members among them."""
        found = [(field.name, self._field(field)) for field in flat(item.fields)]
        names = {name for name, _ in found}  # inside the class, a field hides the class of its name
        for name, kind in found:
            yield name, "Any" if names & set(re.findall(r"\w+", kind)) else kind

    def _field(self, field: Field) -> str:
        declared = re.sub(r"\b(?:const|volatile)\b", " ", field.text.split(":")[0])
        if "(" in declared or "{" in declared or "[" in declared:
            return "Any"
        words = declared[: declared.rindex(field.name)]
        base, stars = " ".join(words.replace("*", " ").split()), words.count("*")
        if stars:
            return f"Pointer[{self.classes[base]}]" if stars == 1 and base in self.classes else "Any"
        if base in REALS:
            return "float"
        return "int" if base in self.integers else self.classes.get(base, "Any")

    def _function(self, text: str, null: bool) -> str:
        match = re.fullmatch(r"(.*?)\(\s*\*\s*\w+\s*\)\s*\((.*)\)", text)
        if match is None:
            return "Any"
        parameters = [] if match[2].strip() == "void" else match[2].split(",")
        types = ", ".join("int" if " ".join(p.split()) in self.integers else "Any" for p in parameters)
        result = "int" if match[1].strip() in self.integers else "object"
        return f"Callable[[{types}], {result}]" + " | Pointer" * null


def flat(fields: Iterable[Field]) -> Iterator[Field]:
    """The fields of a struct; those of its anonymous structs and unions are its own."""
    for field in fields:
        if field.name:
            yield field
        else:
            yield from flat(declarations.fields(field.text[field.text.index("{") + 1 : field.text.rindex("}")]))


def _included(header: Header, headers: dict[str, Header]) -> Iterator[Header]:
    yield header
    for path in header.includes:
        yield from _included(headers[path], headers)
