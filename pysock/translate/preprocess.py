"""The preprocessor: #include, #if, #define, as this system's compiler decides them.

What comes out is one text for the parser, line by line, with the place of each line in the files. Macros that Python
can have as constants or functions keep their names in it and become items of the output; all others are replaced where
they stand. Nothing here knows C's grammar beyond tokens.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, NamedTuple

import pysock._prototypes as said
from pysock.translate import conditions, gnu, library
from pysock.translate.errors import Place, Unsupported
from pysock.translate.gnu import closing
from pysock.translate.source import Comment, Source, Token


class Macro:
    """One #define. `parameters` is None for one without parentheses. `kept`: it keeps its name in the text."""

    __slots__ = ("body", "kept", "line", "name", "parameters", "text", "used", "variadic")

    def __init__(self, name: str, parameters: list[str] | None, variadic: bool, body: list[Token], line: int) -> None:
        self.name = name
        self.parameters = parameters
        self.variadic = variadic
        self.body = body
        self.line = line
        self.kept = False
        self.used = False
        self.text = ""


class Item(NamedTuple):
    """What stands between declarations, at a line of the joined text. kind: "include", "define", "left out"."""

    line: int
    kind: str
    text: str
    macro: Macro | None = None


@dataclass
class Text:
    """The sources as one text: line n of it is lines[n], which came from origins[n]."""

    lines: list[str] = field(default_factory=lambda: [""])
    origins: list[tuple[Source, int]] = field(default_factory=list)
    columns: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # by line: here -> there
    comments: list[Comment] = field(default_factory=list)
    blank: set[int] = field(default_factory=set)
    items: list[Item] = field(default_factory=list)
    braces: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    elses: list[tuple[int, int]] = field(default_factory=list)
    packed: set[tuple[int, int]] = field(default_factory=set)  # the places of `struct` of packed ones
    names: set[str] = field(default_factory=set)  # all that were seen, for typedefs
    noreturn: set[str] = field(default_factory=set)
    blocks: list[str] = field(default_factory=list)  # the bodies of ({ }): see gnu.py

    def there(self, line: int, column: int) -> tuple[Source, int, int]:
        """A place of this text in its file."""
        source, number = self.origins[min(line, len(self.origins) - 1)]
        number += max(line - len(self.origins) + 1, 0)  # reported before the line is put down
        for here, original in reversed(self.columns.get(line, ())):
            if column >= here:
                return source, number, original + (0 if here < column else column - here)
        return source, number, column


#: Names that look like functions and are C's own, or need their arguments seen as types.
_ATTRIBUTES = frozenset(("__attribute__", "__attribute", "__asm__", "asm", "__asm", "__declspec", "_Alignas"))
_DROPPED = frozenset(
    "__extension__ __inline __inline__ __restrict __restrict__ __volatile__ __volatile __const __signed__ "
    "_Thread_local __thread register".split()
)
#: Macros of libc's own headers, by the header that must be included; where ## and # matter, they are functions here.
_OF_LIBC = {
    "stdint.h": {
        "INT8_C(x)": "x",
        "INT16_C(x)": "x",
        "INT32_C(x)": "x",
        "INT64_C(x)": "x ## L",
        "UINT8_C(x)": "x",
        "UINT16_C(x)": "x",
        "UINT32_C(x)": "x ## U",
        "UINT64_C(x)": "x ## UL",
        "INTMAX_C(x)": "x ## L",
        "UINTMAX_C(x)": "x ## UL",
    },
    "netdb.h": {"h_addr": "h_addr_list[0]"},
    "assert.h": {"static_assert": "_Static_assert"},
    "stdalign.h": {"alignas": "_Alignas", "alignof": "_Alignof"},
}
_SWAPS = {"__builtin_bswap16(x)": "htons(x)", "__builtin_bswap32(x)": "htonl(x)"}
_ALWAYS = {
    "__builtin_expect(x, y)": "(x)",
    "__builtin_unreachable()": "abort()",
    **(_SWAPS if sys.byteorder == "little" else {}),
    "__builtin_memcpy(x, y, z)": "memcpy(x, y, z)",
    "__builtin_strlen(x)": "strlen(x)",
    "__builtin_offsetof(x, y)": "offsetof(x, y)",
}
_SPECIAL = _ATTRIBUTES | _DROPPED | gnu.WORDS | frozenset("va_arg __builtin_va_arg _Noreturn noreturn".split())
_BUILTIN = frozenset(("__FILE__", "__LINE__", "__func__", "__DATE__", "__TIME__", "__COUNTER__"))


class Preprocessor:
    """Reads files into a Text. `report(place, text, kind)` takes what is wrong."""

    def __init__(
        self,
        include: list[Path],
        defines: dict[str, str],
        report: Callable[[Place, str, str], None],
    ) -> None:
        self.include = include
        self.report = report
        self.out = Text()
        self.macros: dict[str, Macro] = {}
        self.defined = dict(said.PREDEFINED)
        self.headers: set[str] = set()
        self.once: set[Path] = set()
        self.depth = 0
        self.open: list[tuple[int, int]] = []  # braces
        self.pack: list[int] = [0]
        self.replaced: set[str] = set()  # macros defined twice: always replaced
        for name, value in defines.items():
            body = Source("<command line>", (value or "1").encode()).tokens[1]
            self.macros[name] = Macro(name, None, False, body, 0)
        self.command_line = frozenset(defines)
        for macro, text in _ALWAYS.items():
            self._define(Source("", f"{macro} {text}".encode()).tokens[1], 0, None)

    def read(self, source: Source, path: Path) -> Text:
        self.out.origins.append((source, 1))  # line 0
        self._count_definitions(source)
        self._file(source, path)
        return self.out

    def _count_definitions(self, source: Source) -> None:
        seen: set[str] = set()
        for tokens in source.tokens:
            if len(tokens) > 2 and tokens[0].text == "#" and tokens[1].text in ("define", "undef"):
                name = tokens[2].text
                if name in seen or tokens[1].text == "undef":
                    self.replaced.add(name)
                seen.add(name)

    # Lines

    def _file(self, source: Source, path: Path) -> None:
        if self.depth > 60:
            raise Unsupported(None, f"{source.name}: #include nested too deeply")
        out = self.out
        tokens_of, origins = source.tokens, out.origins
        self.depth += 1
        branches: list[list[bool]] = []  # of each #if: is this branch taken, was one taken, is the outer one active
        active = True
        offset = len(out.lines) - 1  # line n of the file is line n + offset of the text
        comments = iter(source.comments)
        comment = next(comments, None)
        left_out = 0
        number = 1
        last = len(tokens_of)
        faults = {line: (column, text) for line, column, text in reversed(source.faults)}
        special = _SPECIAL
        macros = self.macros
        defined = self.defined
        while number < last:
            tokens = tokens_of[number]
            here = number + offset
            while comment is not None and comment.line <= number:
                if active or comment.line == left_out:
                    out.comments.append(comment._replace(line=comment.line + offset, end=comment.end + offset))
                comment = next(comments, None)
            if not tokens:
                origins.append((source, number))
                out.lines.append("")
                if active and not source.raw[number].strip():
                    out.blank.add(here)
                number += 1
                continue
            if tokens[0].text == "#":
                origins.append((source, number))
                out.lines.append("")
                place = Place(here, tokens[0].column)
                word = tokens[1].text if len(tokens) > 1 else ""
                if word in ("if", "ifdef", "ifndef"):
                    taken = active and self._condition(word, tokens[2:], place)
                    branches.append([taken, taken, active, number])  # type: ignore[list-item]
                    if active and not taken:
                        left_out = number
                    active = taken
                elif word in ("elif", "else", "elifdef", "elifndef"):
                    if not branches:
                        self.report(place, f"#{word} without #if", "error")
                    else:
                        branch = branches[-1]
                        was = active
                        if branch[1] or not branch[2]:
                            active = False
                        elif word == "else":
                            active = True
                        else:
                            kind = {"elif": "if", "elifdef": "ifdef", "elifndef": "ifndef"}[word]
                            active = self._condition(kind, tokens[2:], place)
                        branch[1] = branch[1] or active
                        if was and not active:
                            left_out = number
                        elif not was and active and branch[2]:
                            self._skipped(source, left_out, number, here)
                elif word == "endif":
                    if not branches:
                        self.report(place, "#endif without #if", "error")
                    else:
                        branch = branches.pop()
                        if branch[2] and not active:
                            self._skipped(source, left_out, number, here)
                        active = branch[2]
                elif active:
                    grown = self._directive(word, tokens, here, source, path)
                    if grown:
                        offset = len(out.lines) - 1 - number
                number += 1
                continue
            if not active:
                origins.append((source, number))
                out.lines.append("")
                number += 1
                continue
            if number in faults:
                column, text = faults[number]
                self.report(Place(here, column), text, "error")
            names = {token.text for token in tokens if token.kind == "name"}
            out.names |= names
            touched = (
                not names.isdisjoint(special)
                or not names.isdisjoint(_BUILTIN)
                or "..." in source.raw[number]
                or "?" in source.raw[number]
                or "({" in source.raw[number]
            )
            if not touched:
                for name in names:
                    if name in macros or name in defined or (name in said.CONSTANTS and said.CONSTANTS[name][1] == "s"):
                        touched = True
                        break
            if touched:
                used = self._expanded_lines(tokens_of, number, last, here, source)
                number += used
                continue
            origins.append((source, number))
            parts: list[str] = []
            at = 1
            for kind, text, column, _ in tokens:
                if column > at:
                    parts.append(" " * (column - at))
                parts.append(text)
                at = column + len(text)
                if kind == "op":
                    if text == "{":
                        self.open.append((here, column))
                        if self.pack[-1]:
                            out.packed.add((here, column))
                    elif text == "}" and self.open:
                        out.braces[self.open.pop()] = (here, column)
                elif text == "else":
                    out.elses.append((here, column))
            out.lines.append("".join(parts))
            number += 1
        while comment is not None:
            out.comments.append(comment._replace(line=comment.line + offset, end=comment.end + offset))
            comment = next(comments, None)
        for branch in branches:
            self.report(Place(branch[3] + offset, 1), "unterminated #if", "error")
        self.depth -= 1

    def _skipped(self, source: Source, first: int, last: int, here: int) -> None:
        """Says in the output that a branch was left out."""
        if first and any(source.tokens[n] for n in range(first + 1, last)):
            words = source.raw[first].split("//")[0].split("/*")[0].strip()
            self.out.items.append(Item(here, "left out", words))

    def _condition(self, word: str, tokens: list[Token], place: Place) -> bool:
        if word in ("ifdef", "ifndef"):
            if not tokens or tokens[0].kind != "name":
                self.report(place, f"no macro name given in #{word} directive", "error")
                return False
            return self.is_defined(tokens[0].text) == (word == "ifdef")
        try:
            return bool(conditions.evaluate(tokens, self.is_defined, self._in_condition))
        except conditions.Wrong as wrong:
            self.report(Place(place.line, wrong.column or place.column), wrong.text, "error")
            return False

    def is_defined(self, name: str) -> bool:
        if name in self.macros or name in self.defined:
            return True
        entry = said.CONSTANTS.get(name)
        return bool(entry and entry[2] and entry[0] in self.headers) or name in ("__FILE__", "__LINE__")

    def _in_condition(self, tokens: list[Token]) -> list[Token]:
        return self.expand(tokens, everything=True)

    # Directives

    def _directive(self, word: str, tokens: list[Token], here: int, source: Source, path: Path) -> bool:
        """Carries out one; whether lines were added to the text."""
        place = Place(here, tokens[0].column)
        rest = tokens[2:]
        if word == "include":
            return self._include(rest, here, source, path)
        if word == "define":
            self._define(rest, here, source)
        elif word == "undef":
            if rest:
                self.macros.pop(rest[0].text, None)
                self.defined.pop(rest[0].text, None)
        elif word == "error":
            self.report(place, f"#error {' '.join(token.text for token in rest)}", "error")
        elif word == "pragma":
            words = [token.text for token in rest]
            if words[:1] == ["once"]:
                self.once.add(path.resolve())
            elif words[:1] == ["pack"]:
                if "pop" in words:
                    self.pack = self.pack[:-1] or [0]
                elif "1" in words:
                    self.pack = [*self.pack, 1] if "push" in words else [*self.pack[:-1], 1]
                elif "push" in words:
                    self.pack = [*self.pack, self.pack[-1]]
                elif words == ["pack", "(", ")"]:
                    self.pack[-1] = 0
                else:
                    self.report(place, "#pragma pack with this alignment is not supported; only 1 is", "error")
        elif word not in ("warning", "line", "ident", ""):
            self.report(place, f"invalid preprocessing directive #{word}", "error")
        return False

    def _include(self, rest: list[Token], here: int, source: Source, path: Path) -> bool:
        if rest and rest[0].kind == "name":
            rest = self.expand(rest, everything=True)
        if rest and rest[0].text == "<":
            name = source_text(rest[1:]).partition(">")[0].replace(" ", "")
            if library.module(name) is not None:
                self._header(name)
                self.out.items.append(Item(here, "include", name))
                return False
            found = next((folder / name for folder in self.include if _is_file(folder / name)), None)
            if found is None:
                for macro, macro_body in _OF_LIBC.get(name, {}).items():
                    self._define(Source("", f"{macro} {macro_body}".encode()).tokens[1], 0, None)
                if name not in library.SILENT:
                    self.report(
                        Place(here, rest[0].column),
                        f"pysock has no <{name}>; what is declared there cannot be used",
                        "warning",
                    )
                self.out.items.append(Item(here, "no header", name))
                return False
            return self._local(found, here)
        if rest and rest[0].kind == "text":
            name = rest[0].text[1:-1]
            for folder in (path.parent, *self.include):
                if _is_file(folder / name):
                    return self._local(folder / name, here)
            if library.module(name) is not None:
                self._header(name)
                self.out.items.append(Item(here, "include", name))
                return False
            self.report(
                Place(here, rest[0].column), f"{name}: no such file beside {path.name}; -I DIR adds a folder", "error"
            )
            return False
        self.report(Place(here, 1), '#include expects "FILENAME" or <FILENAME>', "error")
        return False

    def _header(self, name: str) -> None:
        """A header of libc's is there from now on, with its macros."""
        for header in library.headers(name) - self.headers:
            if header == "assert.h" and "NDEBUG" in self.macros:
                self._define(Source("", b"assert(x) ((void)0)").tokens[1], 0, None)
            for macro, body in _OF_LIBC.get(header, {}).items():
                self._define(Source("", f"{macro} {body}".encode()).tokens[1], 0, None)
        self.headers |= library.headers(name)

    def _local(self, found: Path, here: int) -> bool:
        if found.resolve() in self.once:
            return False
        source = Source.read(found)
        self._count_definitions(source)
        before = len(self.out.lines)
        self._file(source, found)
        return len(self.out.lines) > before

    def _define(self, rest: list[Token], here: int, source: Source | None) -> None:
        if not rest or rest[0].kind != "name":
            self.report(Place(here, 1), "no macro name given in #define directive", "error")
            return
        name = rest[0].text
        if name in self.command_line:
            return
        parameters: list[str] | None = None
        variadic = False
        body = rest[1:]
        if body and body[0].text == "(" and not body[0].spaced:
            parameters = []
            close = next((i for i, token in enumerate(body) if token.text == ")"), None)
            if close is None:
                self.report(Place(here, body[0].column), "missing ')' in macro parameter list", "error")
                return
            for token in body[1:close]:
                if token.text == "...":
                    variadic = True
                elif token.kind == "name":
                    parameters.append(token.text)
            if variadic and (close < 2 or body[close - 2].text in ("(", ",")):
                parameters.append("__VA_ARGS__")
            body = body[close + 1 :]
        macro = Macro(name, parameters, variadic, body, here)
        macro.kept = name not in self.replaced and self._can_keep(macro)
        self.macros[name] = macro
        if source is None:
            macro.kept = False
            return
        self.out.items.append(Item(here, "define", name, macro))

    def _can_keep(self, macro: Macro) -> bool:
        """Whether this is an expression of constants, which Python can compute where the #define stands."""
        if macro.parameters is not None or not macro.body:
            return False
        depth = 0
        operand = False  # whether the last token ended one
        in_type = 0
        for index, token in enumerate(macro.body):
            kind, text = token.kind, token.text
            if kind in ("number", "char"):
                if operand:
                    return False
                operand = True
            elif kind == "text":
                if operand and macro.body[index - 1].kind != "text":
                    return False
                operand = True
            elif kind == "name":
                other = self.macros.get(text)
                if other is not None:
                    if not other.kept or other.parameters is not None:
                        return False
                    if other.body and other.body[0].kind == "text" and len(macro.body) > 1:
                        return False
                elif text == "sizeof":
                    operand = False
                    in_type = depth + 1
                    continue
                elif text in _TYPE_WORDS or library.is_typedef(text):
                    if macro.body[index - 1].text != "(" and not in_type and not _in_cast(macro.body, index):
                        return False
                    continue
                elif text not in said.CONSTANTS and text not in ("NULL", "stdin", "stdout", "stderr"):
                    if text not in said.FUNCTIONS or index + 1 >= len(macro.body) or macro.body[index + 1].text != "(":
                        return False
                    if text not in ("htons", "htonl", "ntohs", "ntohl"):
                        return False
                if operand:
                    return False
                operand = True
            elif text == "(":
                depth += 1
                operand = False
            elif text == ")":
                if in_type == depth:
                    operand = True
                    in_type = 0
                depth -= 1
                if depth < 0:
                    return False
            elif text in _OPERATORS:
                if depth == 0 and operand and not in_type:
                    return False  # `#define SUM 1 + 2` is more than one operand where it is used
                operand = text == "*" and in_type > 0
            else:
                return False
        return depth == 0 and operand

    # Replacement

    def _expanded_lines(self, tokens_of: list[list[Token]], number: int, last: int, here: int, source: Source) -> int:
        """One line with macros in it, or several if a call of one goes on; how many."""
        tokens = list(tokens_of[number])
        count = 1
        while self._unfinished(tokens) and number + count < last:
            following = tokens_of[number + count]
            if following and following[0].text == "#":
                break
            tokens += [token._replace(spaced=True) if not i else token for i, token in enumerate(following)]
            self.out.names |= {token.text for token in following if token.kind == "name"}
            count += 1
        place = Place(here, tokens[0].column)
        try:
            result = self._particular(self.expand(tokens, here=here, line=number, source=source), here)
            result = gnu.plain(result, self.out.blocks)
            self.out.names |= {token.text for token in result if token.kind == "name"}
        except Unsupported as wrong:
            self.report(wrong.place or place, wrong.text, "error")
            result = []
        parts: list[str] = []
        at = 1
        shift: list[tuple[int, int]] = []
        for kind, text, column, spaced in result:
            if column > at:
                parts.append(" " * (column - at))
                at = column
            elif parts and (spaced or _sticks(parts[-1], text)):
                parts.append(" ")
                at += 1
            if column != at:
                shift.append((at, column))
            if kind == "op":
                if text == "{":
                    self.open.append((here, at))
                    if self.pack[-1] or (here, -column) in self.out.packed:
                        self.out.packed.add((here, at))
                elif text == "}" and self.open:
                    self.out.braces[self.open.pop()] = (here, at)
            elif text == "else":
                self.out.elses.append((here, at))
            parts.append(text)
            at += len(text)
        if shift:
            self.out.columns[here] = shift
        self.out.lines.append("".join(parts))
        self.out.origins.append((source, number))
        for index in range(1, count):
            self.out.lines.append("")
            self.out.origins.append((source, number + index))
        return count

    def _unfinished(self, tokens: list[Token]) -> bool:
        """Whether a macro's arguments, or those of an attribute, go on in the next line."""
        for index, token in enumerate(tokens):
            macro = self.macros.get(token.text) if token.kind == "name" else None
            if (
                (macro is not None and macro.parameters is not None)
                or token.text in _ATTRIBUTES
                or token.text == "va_arg"
                or token.text in gnu.WORDS
            ):
                if index + 1 == len(tokens):
                    return macro is None
                if tokens[index + 1].text == "(" and closing(tokens, index + 1) is None:
                    return True
            elif token.text == "{" and index and tokens[index - 1].text == "(" and closing(tokens, index - 1) is None:
                return True
        return False

    def expand(
        self,
        tokens: list[Token],
        hidden: frozenset[str] = frozenset(),
        everything: bool = False,
        here: int = 0,
        line: int = 0,
        source: Source | None = None,
    ) -> list[Token]:
        """The tokens with macros replaced; without `everything`, kept ones stay."""
        result: list[Token] = []
        index = 0
        count = len(tokens)
        while index < count:
            token = tokens[index]
            index += 1
            if token.kind != "name":
                result.append(token)
                continue
            name = token.text
            macro = None if name in hidden else self.macros.get(name)
            if macro is None:
                if name in _BUILTIN and source is not None:
                    token = self._builtin(token, line, source)
                elif name in self.defined and name not in hidden:
                    body = Source("", self.defined[name].encode()).tokens[1]
                    result += self.expand(body, hidden | {name}, True)
                    continue
                elif everything and name in said.CONSTANTS and said.CONSTANTS[name][0] in self.headers:
                    known = library.constant(name)
                    if known is not None and isinstance(known.value, int):
                        token = token._replace(kind="number", text=str(known.value))
                elif name in said.CONSTANTS and said.CONSTANTS[name][1] == "s" and _beside_text(tokens, index - 1):
                    token = token._replace(kind="text", text=f'"{MARK}{name}{MARK}"')
                result.append(token)
                continue
            if macro.parameters is None:
                macro.used = True
                textual = macro.body and macro.body[0].kind == "text"
                if macro.kept and not everything and not (textual and _beside_text(tokens, index - 1)):
                    result.append(token)
                    continue
                body = _placed(macro.body, token)
                result += self.expand(body, hidden | {name}, everything, here, line, source)
                continue
            if index >= count or tokens[index].text != "(":
                result.append(token)
                continue
            macro.used = True
            if macro.kept and not everything:
                result.append(token)
                continue
            close = closing(tokens, index)
            if close is None:
                raise Unsupported(Place(here, token.column), f'unterminated argument list invoking macro "{name}"')
            given = _arguments(tokens[index + 1 : close], macro)
            if given is None:
                raise Unsupported(Place(here, token.column), f'macro "{name}" got another number of arguments')
            filled = self._filled(macro, given, hidden, everything, here, line, source)
            body = [t._replace(column=token.column) for t in filled]
            if body:
                body[0] = body[0]._replace(spaced=token.spaced)
            result += self.expand(body, hidden | {name}, everything, here, line, source)
            index = close + 1
        return result

    def _filled(
        self,
        macro: Macro,
        given: dict[str, list[Token]],
        hidden: frozenset[str],
        everything: bool,
        here: int,
        line: int,
        source: Source | None,
    ) -> list[Token]:
        """A macro's body with its arguments in place: #, ## and the rest."""
        result: list[Token] = []
        body = macro.body
        index = 0
        while index < len(body):
            token = body[index]
            if token.text == "#" and index + 1 < len(body) and body[index + 1].text in given:
                argument = given[body[index + 1].text]
                if hidden:  # what comes from another macro was replaced before
                    argument = self.expand(argument, hidden, True, here, line, source)
                text = source_text(argument).strip()
                quoted = text.replace("\\", "\\\\") if '"' in text or "'" in text else text
                result.append(token._replace(kind="text", text='"' + quoted.replace('"', '\\"') + '"'))
                index += 2
                continue
            pasted = index + 1 < len(body) and body[index + 1].text == "##"
            if pasted and index + 2 < len(body):
                left = given.get(token.text, [token])
                right = given.get(body[index + 2].text, [body[index + 2]])
                if hidden:
                    left = self.expand(left, hidden, True, here, line, source)
                    right = self.expand(right, hidden, True, here, line, source)
                if token.text == "," and body[index + 2].text == "__VA_ARGS__":
                    result += [token, *right] if right else []
                else:
                    joined = (left[-1].text if left else "") + (right[0].text if right else "")
                    scanned = Source("", joined.encode()).tokens[1] if joined else []
                    result += [*left[:-1], *scanned, *right[1:]]
                index += 3
                continue
            if token.kind == "name" and token.text in given:
                argument = self.expand(given[token.text], hidden, everything, here, line, source)
                if argument:
                    argument = [argument[0]._replace(spaced=token.spaced), *argument[1:]]
                result += argument
            else:
                result.append(token)
            index += 1
        return result

    def _builtin(self, token: Token, line: int, source: Source) -> Token:
        if token.text == "__LINE__":
            return token._replace(kind="number", text=str(line))
        if token.text == "__FILE__":
            return token._replace(kind="text", text=f'"{source.name}"')
        return token

    # What the parser does not know

    def _particular(self, tokens: list[Token], here: int) -> list[Token]:
        """Attributes go, and va_arg(ap, T) becomes va_arg(ap, (T)0)."""
        result: list[Token] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            name = token.text if token.kind == "name" else ""
            if name == "register" and _is_implicit_int(tokens, index):
                result.append(token._replace(text="int"))
                index += 1
            elif name in _DROPPED:
                index += 1
            elif token.text == "?" and index + 1 < len(tokens) and tokens[index + 1].text == ":":
                result += [token, Token("name", SAME, token.column, True)]
                index += 1
            elif name in _ATTRIBUTES and index + 1 < len(tokens) and tokens[index + 1].text in ("(", "volatile"):
                start = index + 1
                while tokens[start].text != "(":
                    start += 1
                close = closing(tokens, start)
                if close is None:
                    raise Unsupported(Place(here, token.column), f"{name} is not closed")
                words = {t.text.strip("_") for t in tokens[start:close]}
                if "asm" in name:
                    raise Unsupported(Place(here, token.column), "assembler cannot be translated")
                if "packed" in words:
                    self._packed(result, tokens[close + 1 :], here)
                if "noreturn" in words:  # it may stand behind the function; the parser wants it in front
                    front = max((i + 1 for i, one in enumerate(result) if one.text in ("{", "}", ";")), default=0)
                    at = (result[front:] or [token])[0].column
                    result.insert(front, Token("name", "_Noreturn", at, True))
                index = close + 1
            elif name in ("va_arg", "__builtin_va_arg") and index + 1 < len(tokens):
                close = closing(tokens, index + 1)
                if close is None:
                    raise Unsupported(Place(here, token.column), "va_arg: its arguments are not closed")
                comma = next((i for i in range(close, index, -1) if tokens[i].text == ","), close)
                if comma == close:
                    raise Unsupported(Place(here, token.column), "va_arg takes two arguments")
                result.append(token._replace(text="va_arg"))
                result += tokens[index + 1 : comma + 1]
                at = tokens[comma].column
                result.append(Token("op", "(", at, False))
                result += tokens[comma + 1 : close]
                result += [Token("op", ")", at, False), Token("number", "0", at, False), tokens[close]]
                index = close + 1
            elif token.text == "..." and index and tokens[index - 1].text not in (",", "("):
                start = max(i for i, one in enumerate(result) if one.text in ("case", "["))
                stop = next((i for i in range(index, len(tokens)) if tokens[i].text in (":", "]")), len(tokens))
                at = token.column
                result.insert(start + 1, Token("op", "(", at, False))
                result.insert(start + 1, Token("name", RANGE, at, True))
                result.append(Token("op", ",", at, False))
                result += [*tokens[index + 1 : stop], Token("op", ")", at, False)]
                index = stop
            elif name == "noreturn":
                result.append(token._replace(text="_Noreturn"))
                index += 1
            else:
                result.append(token)
                index += 1
        return result

    def _packed(self, before: list[Token], after: list[Token], here: int) -> None:
        """Marks the struct that this attribute belongs to: by its opening brace."""
        if before and before[-1].text == "}":
            depth = 0
            for token in reversed(before):
                depth += {"}": 1, "{": -1}.get(token.text, 0)
                if depth == 0:
                    self.out.packed.add((here, -token.column))
                    return
            if self.open:
                self.out.packed.add(self.open[-1])
        else:
            brace = next((token for token in after if token.text == "{"), None)
            self.out.packed.add((here, -brace.column) if brace else (here + 1, 1))


MARK = "\ue000"
SAME = "__pysock_same"  # GNU's `a ?: b`
RANGE = "__pysock_range"  # GNU's `case 1 ... 5:` and `[1 ... 5] =`
_OPERATORS = frozenset("+ - * / % & | ^ ~ ! << >> < > <= >= == != && || ? :".split())
_TYPE_WORDS = frozenset(
    "struct union enum char short int long signed unsigned float double void const volatile".split()
)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # no name that a file can have
        return False


def _is_implicit_int(tokens: list[Token], index: int) -> bool:
    following = tokens[index + 1 : index + 3]
    return len(following) == 2 and following[0].kind == "name" and following[1].text in ("=", ";", ",")


def _in_cast(body: list[Token], index: int) -> bool:
    """Whether this word stands in the parentheses of a cast, behind other words of a type."""
    while index > 0 and body[index].kind == "name":
        index -= 1
    return body[index].text == "("


def _sticks(before: str, after: str) -> bool:
    return ((before[-1:].isalnum() or before[-1:] == "_") and (after[0].isalnum() or after[0] == "_")) or (
        before[-1:] == after[0] and after[0] in "+-&|<>="
    )


def _beside_text(tokens: list[Token], index: int) -> bool:
    """Whether a text stands next to this token, or another macro that is one."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return any(
        token is not None and token.kind in ("text", "name") and token.text not in ("return", "sizeof", "case")
        for token in (before, after)
    )


def _placed(body: list[Token], at: Token) -> list[Token]:
    placed = [token._replace(column=at.column) for token in body]
    if placed:
        placed[0] = placed[0]._replace(spaced=at.spaced)
    return placed


def _arguments(tokens: list[Token], macro: Macro) -> dict[str, list[Token]] | None:
    """By parameter, what was given for it."""
    parameters = macro.parameters or []
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += {"(": 1, ")": -1, "[": 1, "]": -1, "{": 1, "}": -1}.get(token.text, 0) if token.kind == "op" else 0
        full = macro.variadic and len(parts) == len(parameters)
        if token.text == "," and depth == 0 and token.kind == "op" and not full:
            parts.append([])
        else:
            parts[-1].append(token)
    if macro.variadic and len(parts) == len(parameters) - 1:
        parts.append([])
    if len(parts) != len(parameters):
        if not parameters and parts == [[]]:
            return {}
        return None
    return dict(zip(parameters, parts))


def source_text(tokens: list[Token]) -> str:
    return "".join((" " if token.spaced and i else "") + token.text for i, token in enumerate(tokens))
