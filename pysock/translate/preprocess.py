"""The preprocessor: #include, #if, #define, as this system's compiler decides them.

What comes out is one text for the parser, line by line, with the place of each line in the files. Macros that Python
can have as constants or functions keep their names in it and become items of the output; all others are replaced where
they stand. Nothing here knows C's grammar beyond tokens.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Callable

import pysock._prototypes as said
from pysock.translate import conditions, library, macros
from pysock.translate.errors import Place, Unsupported
from pysock.translate.joined import Inclusion, Item, Macro, Text, source_text
from pysock.translate.replace import BUILTIN, LABEL, MOST, SPECIAL, Replacement
from pysock.translate.source import DEEPEST, Comment, Source, Token, scanned


def _numbers_of_dns(bits: int, *names: str) -> dict[str, str]:
    """The macros that read and write a number, byte by byte, and go on behind it: they assign to their arguments."""
    size = bits // 8
    shifts = [f" << {shift}" if shift else "" for shift in range(bits - 8, -1, -8)]
    byte = "((unsigned char *)(cp))[{}]"
    got = " | ".join(f"(unsigned){byte.format(at)}{shift}" for at, shift in enumerate(shifts))
    put = " ".join(f"{byte.format(at)} = n_{shift.replace('<<', '>>')};" for at, shift in enumerate(shifts))
    read = f"do {{ (s) = {got}; (cp) += {size}; }} while (0)"
    written = f"do {{ unsigned n_ = (s); {put} (cp) += {size}; }} while (0)"
    return {f"{name}(s, cp)": read if "GET" in name else written for name in names}


_OF_LIBC = {
    "libgen.h": {"basename": "__xpg_basename"} if "__xpg_basename" in said.FUNCTIONS else {},
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
    "sys/param.h": {
        "MIN(x, y)": "((x) < (y) ? (x) : (y))",
        "MAX(x, y)": "((x) > (y) ? (x) : (y))",
        "howmany(x, y)": "(((x) + (y) - 1) / (y))",
        "roundup(x, y)": "(((x) + (y) - 1) / (y) * (y))",
        "powerof2(x)": "(((x) & ((x) - 1)) == 0)",
        "setbit(x, y)": "((x)[(y) / 8] |= 1 << (y) % 8)",
        "clrbit(x, y)": "((x)[(y) / 8] &= ~(1 << (y) % 8))",
        "isset(x, y)": "((x)[(y) / 8] & 1 << (y) % 8)",
        "isclr(x, y)": "(((x)[(y) / 8] & 1 << (y) % 8) == 0)",
    },
    "math.h": {
        "M_PI": "3.14159265358979323846",
        "M_PI_2": "1.57079632679489661923",
        "M_PI_4": "0.78539816339744830962",
        "M_1_PI": "0.31830988618379067154",
        "M_2_PI": "0.63661977236758134308",
        "M_2_SQRTPI": "1.12837916709551257390",
        "M_E": "2.7182818284590452354",
        "M_LOG2E": "1.4426950408889634074",
        "M_LOG10E": "0.43429448190325182765",
        "M_LN2": "0.69314718055994530942",
        "M_LN10": "2.30258509299404568402",
        "M_SQRT2": "1.41421356237309504880",
        "M_SQRT1_2": "0.70710678118654752440",
        "HUGE_VAL": "1e999",
        "INFINITY": "1e999",
        "NAN": 'nan("")',
    },
    "netdb.h": {"h_addr": "h_addr_list[0]"},
    "resolv.h": {"nsaddr": "nsaddr_list[0]"},
    # these change their second argument: the functions take its address
    "linux/netlink.h": {"NLMSG_NEXT(x, y)": "NLMSG_NEXT(x, (int *)&(y))"},
    "linux/rtnetlink.h": {"RTA_NEXT(x, y)": "RTA_NEXT(x, (int *)&(y))"},
    "linux/tls.h": {"TLS_VERSION_NUMBER(x)": "((x ## _VERSION_MAJOR) << 8 | (x ## _VERSION_MINOR))"},
    "arpa/nameser.h": {
        name: text
        for bits, word in ((16, "SHORT"), (32, "LONG"))
        for name, text in _numbers_of_dns(bits, f"NS_GET{bits}", f"GET{word}", f"NS_PUT{bits}", f"PUT{word}").items()
    },
    "assert.h": {"static_assert": "_Static_assert"},
    "stdalign.h": {"alignas": "_Alignas", "alignof": "_Alignof"},
}
_WIDE = "({ unsigned long wide_ = (x); "
_SWAPS = {
    "__builtin_bswap16(x)": "htons(x)",
    "__builtin_bswap32(x)": "htonl(x)",
    "__builtin_bswap64(x)": _WIDE + "(unsigned long)htonl((unsigned)wide_) << 32 | htonl((unsigned)(wide_ >> 32)); })",
}
# the bit behind the first one goes: a number that became a float would be rounded up to the next power of two
_FIRST_BIT = _WIDE + "63 - ilogb(wide_ & ~(wide_ >> 1)); })"
_ALWAYS = {
    "__builtin_expect(x, y)": "(x)",
    "__builtin_unreachable()": "abort()",
    **(_SWAPS if sys.byteorder == "little" else {}),
    "__builtin_ctz(x)": "(ffs((int)(x)) - 1)",
    "__builtin_ctzl(x)": "(ffsl((long)(x)) - 1)",
    "__builtin_ctzll(x)": "(ffsll((long long)(x)) - 1)",
    "__builtin_clz(x)": "(31 - ilogb((unsigned)(x)))",
    "__builtin_clzl(x)": _FIRST_BIT,
    "__builtin_clzll(x)": _FIRST_BIT,
    "__builtin_memcpy(x, y, z)": "memcpy(x, y, z)",
    "__builtin_strlen(x)": "strlen(x)",
    "__builtin_offsetof(x, y)": "offsetof(x, y)",
}
_OF_CONDITIONS = frozenset("if ifdef ifndef else endif defined not and or".split())


class Preprocessor(Replacement):
    """Reads files into a Text. `report(place, text, kind)` takes what is wrong."""

    def __init__(
        self,
        include: list[Path],
        defines: dict[str, str],
        report: Callable[[Place, str, str], None],
        apart: bool = False,
    ) -> None:
        self.include = include
        self.report = report
        self.apart = apart  # each file becomes a module of its own
        self.reading: list[Path] = []
        self.first: dict[Path, tuple[int, list[str]]] = {}  # of local headers: the C file that had it, its lines
        self.out = Text()
        self.macros: dict[str, Macro] = {}
        self.defined = dict(said.PREDEFINED)
        self.headers = self.out.headers
        self.once: set[Path] = set()
        self.depth = 0
        self.left = MOST
        self.open: list[tuple[int, int]] = []  # braces
        self.pack: list[int] = [0]
        self.replaced: set[str] = set()  # macros defined twice: always replaced
        self.unit: Source | None = None  # the C file that is being read, headers aside
        self.of_unit: set[str] = set()  # the macros that it defines itself
        for name, value in defines.items():
            body = list(scanned(value or "1"))
            self.macros[name] = Macro(name, None, False, body, 0)
        self.command_line = frozenset(defines)
        for macro, text in _ALWAYS.items():
            self._define(list(scanned(f"{macro} {text}")), 0, None)

    def read(self, sources: list[tuple[Source, Path]]) -> Text:
        """The C files of a program, one after the other. Each has macros of its own, and shares those of headers."""
        out = self.out
        out.origins.append((sources[0][0], 1))  # line 0
        defined: set[str] = set()
        for source, _ in sources:
            mine = self._count_definitions(source)
            self.replaced |= mine & defined
            defined |= mine
        for self.unit, path in sources:
            for name in self.of_unit:
                self.macros.pop(name, None)
            self.of_unit = set()
            self.pack = [0]
            out.units.append(len(out.lines))
            self._file(self.unit, path)
        if not self.apart:
            self._gather_includes()
        return out

    def _gather_includes(self) -> None:
        """What is included further down, by headers and later files, is imported at the top, and once."""
        items = self.out.items
        code = next((n for n, line in enumerate(self.out.lines) if line), len(self.out.lines))
        place = max((item.line for item in items if item.kind == "include" and item.line < code), default=1)
        seen: set[str] = set()
        gathered: list[Item] = []
        for item in items:
            if item.kind == "include" and item.text not in seen:
                gathered.append(item._replace(line=min(item.line, place)))
                seen.add(item.text)
            elif item.kind != "include":
                gathered.append(item)
        self.out.items = gathered

    def _count_definitions(self, source: Source) -> set[str]:
        seen: set[str] = set()
        for tokens in source.tokens:
            if len(tokens) > 2 and tokens[0].text == "#" and tokens[1].text in ("define", "undef"):
                name = tokens[2].text
                if name in seen or tokens[1].text == "undef":
                    self.replaced.add(name)
                seen.add(name)
        return seen

    # Lines

    def _file(self, source: Source, path: Path) -> None:
        if self.depth > 60:
            raise Unsupported(None, f"{source.name}: #include nested too deeply")
        out = self.out
        tokens_of, origins = source.tokens, out.origins
        deep = source.too_deep()
        if deep is not None:
            origins.append((source, deep.line))
            raise Unsupported(
                Place(len(out.lines), deep.column),
                f"brackets are nested more than {DEEPEST} deep: give inner parts names of their own, or functions",
            )
        self.depth += 1
        source.path = path.resolve()
        self.reading.append(source.path)
        branches: list[list[bool]] = []  # of each #if: is this branch taken, was one taken, is the outer one active
        active = True
        offset = len(out.lines) - 1  # line n of the file is line n + offset of the text
        comments = iter(source.comments)
        comment = next(comments, None)
        left_out = 0
        number = 1
        last = len(tokens_of)
        faults = {line: (column, text) for line, column, text in reversed(source.faults)}
        special = SPECIAL
        macros = self.macros
        defined = self.defined
        while number < last:
            tokens = tokens_of[number]
            here = number + offset
            while comment is not None and comment.line <= number:
                named = comment.trails and _says_condition(tokens, comment.lines)
                if (active or comment.line == left_out) and not named:
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
                or not names.isdisjoint(BUILTIN)
                or "..." in source.raw[number]
                or "?" in source.raw[number]
                or "({" in source.raw[number]
                or LABEL.search(source.raw[number]) is not None
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
        self.reading.pop()

    def _skipped(self, source: Source, first: int, last: int, here: int) -> None:
        """Says in the output that a branch was left out."""
        again = len(self.out.units) > 1 and source is not self.unit  # a header that another file has included
        if first and not again and any(source.tokens[n] for n in range(first + 1, last)):
            words = source.raw[first].split("//")[0].split("/*")[0].strip()
            self.out.comments.append(Comment(here, here, 1, (f"({words}: not on this system, left out)",), False))

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
        self.left = MOST
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
            if not any(token.text.startswith(">") for token in rest):
                self.report(Place(here, rest[0].column), "missing terminating > character", "error")
                return False
            name = source_text(rest[1:]).partition(">")[0].replace(" ", "")
            if library.module(name) is not None:
                self._header(name, here)
                self.out.items.append(Item(here, "include", name))
                return False
            found = next((folder / name for folder in self.include if _is_file(folder / name)), None)
            if found is None:
                for macro, macro_body in _OF_LIBC.get(name, {}).items():
                    self._define(list(scanned(f"{macro} {macro_body}")), 0, None)
                if name not in library.SILENT:
                    self.report(
                        Place(here, rest[0].column),
                        f"pysock has no <{name}>; what is declared there cannot be used",
                        "warning",
                    )
                self.out.items.append(Item(here, "no header", name))
                return False
            return self._local(found, here, name)
        if rest and rest[0].kind == "text":
            name = rest[0].text[1:-1]
            for folder in (path.parent, *self.include):
                if _is_file(folder / name):
                    return self._local(folder / name, here, name)
            if library.module(name) is not None:
                self._header(name, here)
                self.out.items.append(Item(here, "include", name))
                return False
            self.report(
                Place(here, rest[0].column), f"{name}: no such file beside {path.name}; -I DIR adds a folder", "error"
            )
            return False
        self.report(Place(here, 1), '#include expects "FILENAME" or <FILENAME>', "error")
        return False

    def _header(self, name: str, here: int) -> None:
        """A header of libc's is there from now on, with its macros."""
        for header in library.headers(name) - self.headers:
            if header == "assert.h" and "NDEBUG" in self.macros:
                self._define(list(scanned("assert(x) ((void)0)")), 0, None)
            for macro, body in _OF_LIBC.get(header, {}).items():
                self._define(list(scanned(f"{macro} {body}")), here, None)
        self.headers |= library.headers(name)

    def _local(self, found: Path, here: int, name: str) -> bool:
        out, path = self.out, found.resolve()
        around = path in self.reading
        if path in self.once:
            out.inclusions.append(Inclusion(here, here, name, path, "around" if around else "again"))
            return False
        source = Source.read(found)
        self._count_definitions(source)
        before, index, items = len(out.lines), len(out.inclusions), len(out.items)
        self._file(source, found)
        came = any(out.lines[before:]) or any(item.kind == "define" for item in out.items[items:])
        if not came or self._is_known(source, path, before, items):
            out.comments = [c for c in out.comments if c.line < before or out.origins[c.line][0] is not source]
            came = not around and path not in self.first
        self.first.setdefault(path, (len(out.units), self._lines_of(source, before)))
        state = "new" if came else "around" if around else "again"
        out.inclusions.insert(index, Inclusion(here, len(out.lines) - 1, name, path, state))
        return len(out.lines) > before

    def _lines_of(self, source: Source, before: int) -> list[str]:
        out = self.out
        own = [line for line, origin in zip(out.lines[before:], out.origins[before:]) if origin[0] is source]
        return [line for line in own if line]

    def _is_known(self, source: Source, path: Path, before: int, items: int) -> bool:
        """Whether this header, which has no guard, brought only what an earlier C file had of it: that is taken out."""
        out = self.out
        unit, lines = self.first.get(path, (0, []))
        if not lines or unit == len(out.units) or self._lines_of(source, before) != lines:
            return False
        mine = {n for n in range(before, len(out.lines)) if out.origins[n][0] is source}
        for number in mine:
            out.lines[number] = ""
        out.items[items:] = [i for i in out.items[items:] if i.kind != "define" or i.line not in mine]
        out.braces = {place: end for place, end in out.braces.items() if place[0] not in mine}
        out.elses = [place for place in out.elses if place[0] not in mine]
        out.blank -= mine
        return True

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
            macro.kept, macro.of_libc = macro.kept and name in library.MACROS, True
            if not macro.kept:
                return
        if source is self.unit:
            self.of_unit.add(name)
        self.out.items.append(Item(here, "define", name, macro))

    def _can_keep(self, macro: Macro) -> bool:
        """Whether this is an expression of constants, which Python can compute where the #define stands."""
        if not macro.body:
            return False
        if macro.parameters is not None:
            return macros.can_be_function(macro, self.macros)
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
                elif text in _TYPE_WORDS or (library.is_typedef(text) and library.is_meant(text, self.headers)):
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


_OPERATORS = frozenset("+ - * / % & | ^ ~ ! << >> < > <= >= == != && || ? :".split())
_TYPE_WORDS = frozenset(
    "struct union enum char short int long signed unsigned float double void const volatile".split()
)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # no name that a file can have
        return False


def _says_condition(tokens: list[Token], comment: tuple[str, ...]) -> bool:
    """`#endif /* TABLE_H */`: a comment that only says which #if this belongs to."""
    if len(tokens) < 2 or tokens[0].text != "#" or tokens[1].text not in ("else", "endif"):
        return False
    words = re.findall(r"\w+", " ".join(comment))
    return not any(word.islower() and word not in _OF_CONDITIONS for word in words)


def _in_cast(body: list[Token], index: int) -> bool:
    """Whether this word stands in the parentheses of a cast, behind other words of a type."""
    while index > 0 and body[index].kind == "name":
        index -= 1
    return body[index].text == "("
