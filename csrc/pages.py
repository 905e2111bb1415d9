"""How a header and its declarations look on a page of the reference: GitHub's Markdown, nothing of the system."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterable, Iterator

import comments
import declarations
import wrappers
from declarations import (
    MEASURES,
    Constant,
    Field,
    Function,
    Header,
    Parameter,
    Struct,
    Typedef,
    Variable,
)
from python_types import Types

#: What the handles of LIVE and TAKES are called.
HANDLES = {"stream": "an open `FILE *`", "heap": "a block of `malloc()` and its kin, not yet freed"}
_NUMBERS = ("int", "float", "NoReturn")
#: In prose: code, a header, a function, and what Markdown would take for its own.
_MARKED = re.compile(r"(`[^`|]+`)|<([\w/]+\.h)>|\b(\w+)\(\)|([\\`*\[\]<~|]|(?<!\w)_|_(?!\w))")
#: What a call does about signals: the argument of BLOCKS.
WAITS = {
    "": "Waits. If a signal's handler ran meanwhile, it goes on waiting under `SA_RESTART` (but not on a socket "
    "that has a time-out), and otherwise fails with EINTR.",
    "norestart": "Waits. If a signal's handler ran meanwhile, it fails with EINTR, under `SA_RESTART` too.",
    "error": "Waits. If a signal's handler ran meanwhile, it gives EINTR, under `SA_RESTART` too.",
    "rest": "Waits. If a signal's handler ran meanwhile, it gives the time that was left, under `SA_RESTART` too.",
    "alone": "Waits. If a signal's handler ran meanwhile, it gives -1, under `SA_RESTART` too.",
    "input": "May wait for input. If a signal's handler ran meanwhile, it goes on under `SA_RESTART`, and otherwise "
    "fails with EINTR.",
}


def slug(heading: str) -> str:
    """The anchor that GitHub gives to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def headings(header: Header) -> Iterator[tuple[str, str]]:
    """The headings of a page below its title, in order, with the declared name each is for (or "")."""
    items = header.declarations
    functions = [item for item in items if isinstance(item, Function)]
    structs = [item for item in items if isinstance(item, Struct)]
    if functions:
        yield "Functions", ""
        yield from ((item.name, item.name) for item in functions)
    if in_python(header):
        yield "Made in Python", ""
    if structs:
        yield "Structs", ""
        yield from ((item.c_type, item.c_type) for item in structs)
    for title, kind in (("Types", Typedef), ("Variables", Variable), ("Constants", Constant)):
        if any(isinstance(item, kind) for item in items):
            yield title, ""


def anchors(header: Header) -> dict[str, str]:
    """By declared name: its anchor. GitHub numbers what it has met before."""
    met: dict[str, int] = {}
    found: dict[str, str] = {}
    for heading, name in [(f"<{header.path}>", ""), *headings(header)]:
        anchor = slug(heading)
        count = met.get(anchor, 0)
        met[anchor] = count + 1
        if name:
            found[name] = f"{anchor}-{count}" if count else anchor
    return found


def in_python(header: Header) -> list[tuple[str, str]]:
    """Names and docstrings of what a hand-written module adds to a header's: macros that are no functions, and such."""
    given = wrappers.by_hand(header)
    if not given:
        return []
    body = ast.parse(wrappers.hand_file(header).read_text(encoding="utf-8")).body
    docs = {
        node.name: ast.get_docstring(node) or "" for node in body if isinstance(node, (ast.FunctionDef, ast.ClassDef))
    }
    docs["NULL"] = "The null pointer."
    declared = {item.name for item in header.declarations if not isinstance(item, Typedef)}
    return [(name, docs.get(name, "")) for name in given if name not in declared]


class Page:
    """One header's page; `where` leads to every declared name: its header and its anchor there."""

    def __init__(
        self,
        header: Header,
        headers: dict[str, Header],
        where: dict[str, tuple[str, str]],
        integers: frozenset[str],
    ) -> None:
        self.header = header
        self.headers = headers
        self.where = where
        self.anchors = anchors(header)
        self.types = Types(header, headers, integers)
        self.name = ""  # what is being described: no link leads to itself

    def text(self) -> str:
        header = self.header
        items = header.declarations
        lines = [f"# `<{header.path}>`", "", self.prose(header.doc), ""]
        lines += ["```python", f"from pysock.libc.{header.module} import *", "```"]
        if header.includes:
            included = ", ".join(f"[`<{path}>`]({self._page(path)})" for path in header.includes)
            lines += ["", f"Brings the names of {included} too."]
        for path, names in header.borrowed.items():
            lines += ["", f"Of [`<{path}>`]({self._page(path)}), it brings `{'`, `'.join(names)}`."]
        functions = [item for item in items if isinstance(item, Function)]
        structs = [item for item in items if isinstance(item, Struct)]
        if functions:
            lines += ["", "## Functions", ""]
            lines.append(" · ".join(f"[`{item.name}`](#{self.anchors[item.name]})" for item in functions))
            for function in functions:
                lines += ["", *self._function(function)]
        added = in_python(header)
        if added:
            lines += ["", "## Made in Python", "", "What C makes of its preprocessor.", ""]
            for name, doc in added:
                first = self.prose(
                    doc.split("\n\n")[1] if doc.startswith(name) and "\n\n" in doc else doc.split("\n")[0]
                )
                lines += ["", f"- `{name}`" + (f": {first}" if first else "")]
        if structs:
            lines += ["", "## Structs"]
            for struct in structs:
                lines += ["", *self._struct(struct)]
        types = [item for item in items if isinstance(item, Typedef)]
        if types:
            lines += ["", "## Types", "", "| type | what it is |", "|---|---|"]
            lines += [f"| `{item.name}` | {self.prose(_typedef(item))} |" for item in types]
        variables = [item for item in items if isinstance(item, Variable)]
        if variables:
            lines += ["", "## Variables", "", "| variable | Python | what it is |", "|---|---|---|"]
            for item in variables:
                constant = item.const or item.type.replace(" ", "") == "FILE*"
                python = item.name if constant else f"{item.name}[0]"
                lines.append(f"| `{item.declared(item.name)}` | `{python}` | {self.prose(item.doc)} |")
        constants = [item for item in items if isinstance(item, Constant)]
        if constants:
            lines += ["", "## Constants", *self._constants(constants)]
        return "\n".join(lines) + "\n"

    # Functions

    def _function(self, item: Function) -> list[str]:
        self.name = item.name
        comment = comments.read(item.doc)
        own = wrappers.python_name(item.name)
        lines = [f"### `{item.name}`", "", self.prose(comment.summary), ""]
        result = self.types.result(item)
        given = "" if result == "None" else f" -> {result if result in _NUMBERS else item.result}"
        lines += ["```c", item.prototype, "```", "", "```python", f"{own}({_arguments(item)}){given}", "```"]
        rows = [(p, comment.entry(p.name), checked(p)) for p in item.parameters]
        if any(text or check for _, text, check in rows):
            lines += ["", "| parameter | what it is | checked before the call |", "|---|---|---|"]
            for parameter, text, check in rows:
                lines.append(f"| `{parameter.name}` | {self.prose(text)} | {check} |")
            others = [entry for entry in comment.entries if not {p.name for p in item.parameters} & set(entry.names)]
            lines += [f"| `{', '.join(entry.names)}` | {self.prose(entry.text)} | |" for entry in others]
        for paragraph in comment.text:
            lines += ["", self.prose(paragraph)]
        if comment.returns:
            lines += ["", self.prose(comment.returns)]
        if comment.errors:
            told = [error for error in comment.errors if error.when]
            if told:
                lines += ["", "| error | when |", "|---|---|"]
                lines += [f"| {', '.join(error.names)} | {self.prose(error.when)} |" for error in told]
            untold = [name for error in comment.errors if not error.when for name in error.names]
            if untold:
                lines += ["", f"{'Also' if told else 'Errors:'} {', '.join(untold)}."]
        if comment.remark:
            lines += ["", self.prose(comment.remark)]
        for note in notes(item):
            lines += ["", note]
        if comment.see:
            lines += ["", self.prose(comment.see)]
        self.name = ""
        return lines

    # Structs, constants

    def _struct(self, item: Struct) -> list[str]:
        comment = comments.read(item.doc)
        made = item.name if item.name not in self.anchors else f'new("{item.c_type}")'
        if any(isinstance(other, Variable) and other.name == item.name for other in self.header.declarations):
            made = f'new("{item.c_type}")'
        lines = [f"### `{item.c_type}`", "", self.prose(comment.summary), "", "```c"]
        lines += [f"typedef {item.keyword} {{" if item.typedef else f"{item.c_type} {{"]
        lines += [*_declared(item.fields, "    "), f"}} {item.typedef};" if item.typedef else "};", "```"]
        lines += ["", f"Python: `{made if '(' in made else made + '()'}`"]
        if comment.entries:
            lines += ["", "| field | what it is |", "|---|---|"]
            lines += [f"| `{', '.join(entry.names)}` | {self.prose(entry.text)} |" for entry in comment.entries]
        for paragraph in (*comment.text, comment.returns, comment.see):
            if paragraph:
                lines += ["", self.prose(paragraph)]
        return lines

    def _constants(self, constants: Iterable[Constant]) -> Iterator[str]:
        group = None
        for item in constants:
            if item.group != group:
                group = item.group
                if group:
                    yield from ("", self.prose(group))
                yield from ("", "| constant | what it is |", "|---|---|")
            yield f"| `{item.name}` | {self.prose(item.doc)} |"

    # Text

    def _page(self, path: str) -> str:
        target = re.sub(r"\.h$", ".md", path)
        return posixpath.relpath(target, posixpath.dirname(self.header.path) or ".")

    def prose(self, text: str) -> str:
        """The text in Markdown; a function that it names becomes a link, and so does a header."""
        return _MARKED.sub(self._marked, " ".join(text.split()))

    def _marked(self, match: re.Match[str]) -> str:
        code, path, function, mark = match.groups()
        if code:
            return str(code)
        if path:
            return f"[`<{path}>`]({self._page(path)})" if path in self.headers else f"`<{path}>`"
        if mark:
            return f"\\{mark}"
        if function == self.name or function not in self.where:
            return f"`{function}()`"
        header, anchor = self.where[function]
        return f"[`{function}()`]({'' if header == self.header.path else self._page(header)}#{anchor})"


def checked(parameter: Parameter) -> str:
    """What pysock looks at before the call, from the parameter's markers."""
    option = parameter.marker("OPT")
    null = ""
    if option and parameter.may_be_left_out:
        return "may be left out"
    if option:
        null = f"; or NULL if `{option.argument}`" if option.argument else "; or NULL"
    handle = parameter.marker("LIVE", "TAKES")
    if handle:
        kind = HANDLES.get(handle.argument, f"a live {handle.argument}")
        return f"{kind}{', which ends here' if handle.name == 'TAKES' else ''}{null}"
    if parameter.marker("CHAR"):
        return "EOF, or -128 to 255"
    if parameter.function_pointer:
        return f"a function{null}"
    marker = parameter.marker(*MEASURES)
    if marker is None:
        return ""
    if parameter.marker("GIVES"):
        return f'the address of a pointer: `new("{_pointed(parameter)}")`{null}'
    if marker.name in ("IN", "OUT", "INOUT"):
        if marker.argument == "0":
            return "any object"
        held = f"`{marker.argument}` bytes" if marker.argument else f"one `{_pointed(parameter)}`"
        text = f"holds {held}" if marker.name == "IN" else f"writable, holds {held}"
    elif marker.name == "TEXT":
        text = "text (str or bytes too)" if not marker.argument else f"text, of which `{marker.argument}` bytes count"
    elif marker.name == "EDIT":
        text = "writable text"
    elif marker.name == "ARGV":
        text = "a list of texts, or an array that ends in NULL"
    else:
        text = "a format, which the arguments must suit"
    return f"{text.replace('|', chr(92) + '|')}{null}"


def notes(item: Function) -> Iterator[str]:
    """What the markers before a function say, in words."""
    blocks = item.marker("BLOCKS")
    if blocks:
        yield WAITS[blocks.argument]
    if item.marker("DELIVERS"):
        yield "The handlers of signals that it sends, or lets through, have run when it returns."
    into, gives = item.marker("INTO"), item.marker("GIVES")
    if into:
        yield f"The result points into `{into.argument}`, and keeps it alive."
    if gives and gives.argument in ("heap", "stream"):
        ended = {"heap": "`free()`", "stream": "`fclose()`"}[gives.argument]
        yield f"The result lives until {ended} ends it; using it afterwards raises."


def _arguments(item: Function) -> str:
    parts = [wrappers.python_name(p.name) + "=0" * p.may_be_left_out for p in item.parameters]
    return ", ".join(parts + ["*args"] * item.variadic)


def _pointed(parameter: Parameter) -> str:
    if parameter.array:
        return f"{parameter.base}[{parameter.array}]"
    stars = parameter.stars - 1 + (parameter.array is not None)
    return f"{parameter.base} {'*' * stars}".strip()


def _declared(fields: Iterable[Field], indent: str) -> Iterator[str]:
    """The fields as C has them; those of nested structs each on its own line."""
    for field in fields:
        opening = re.match(r"((?:struct|union)\s*\w*)\s*\{", field.text)
        if opening is None:
            yield f"{indent}{field.text};"
            continue
        yield f"{indent}{opening[1].rstrip()} {{"
        close = field.text.rindex("}")
        yield from _declared(declarations.fields(field.text[opening.end() : close]), indent + "    ")
        yield f"{indent}}}{field.text[close + 1 :].rstrip()};"


def _typedef(item: Typedef) -> str:
    kinds = {"int": "An integer.", "opaque": "Only ever used by pointer.", "sized": "Its content is libc's own."}
    return f"{item.doc} {kinds.get(item.kind, '')}".strip() if item.doc else kinds.get(item.kind, item.text)
