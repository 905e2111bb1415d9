"""Macros replaced where they stand, and what no parser knows: attributes, va_arg, GNU's own.

A line with macros in it comes out on one line; its columns are noted. Which macros keep their names is preprocess.py's.
"""

from __future__ import annotations

import re
from typing import Callable

import pysock._prototypes as said
from pysock.translate import gnu, library, macros, remedies
from pysock.translate.errors import Place, Unsupported
from pysock.translate.gnu import closing
from pysock.translate.joined import MARK, RANGE, SAME, Macro, Text, source_text
from pysock.translate.source import Source, Token, scanned

#: Names that look like functions and are C's own, or need their arguments seen as types.
_ATTRIBUTES = frozenset(("__attribute__", "__attribute", "__asm__", "asm", "__asm", "__declspec", "_Alignas"))
_DROPPED = frozenset(
    "__extension__ __inline __inline__ __restrict __restrict__ __volatile__ __volatile __const __signed__ "
    "register".split()
)
#: Macros of libc's own headers, by the header that must be included; where ## and # matter, they are functions here.
SPECIAL = (
    _ATTRIBUTES
    | _DROPPED
    | gnu.WORDS
    | remedies.WORDS.keys()
    | frozenset("va_arg __builtin_va_arg _Noreturn noreturn __thread".split())
)
BUILTIN = frozenset(("__FILE__", "__LINE__", "__func__", "__DATE__", "__TIME__", "__COUNTER__"))


#: What may be GNU's address of a label.
LABEL = re.compile(r"[={,(]\s*&&")

#: So many tokens may come from the macros of one line.
MOST = 50_000


class Replacement:
    """What replaces macros; `macros`, `defined` and the rest are the Preprocessor's."""

    out: Text
    macros: dict[str, Macro]
    defined: dict[str, str]
    headers: set[str]
    open: list[tuple[int, int]]
    left: int  # tokens that macros may still bring into this line
    pack: list[int]
    report: Callable[[Place, str, str], None]

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
        self.left = MOST
        wrong: Unsupported | None = None
        try:
            result = self._particular(self.expand(tokens, here=here, line=number, source=source), here)
            result = gnu.plain(result, self.out.blocks)
            self.out.names |= {token.text for token in result if token.kind == "name"}
        except Unsupported as caught:
            wrong, result = caught, []
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
        if wrong is not None:  # now that the line has its place
            self.report(wrong.place or place, wrong.text, "error")
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
        if hidden:
            self.left -= count + 1
            if self.left < 0:
                raise Unsupported(None, f"the macros of this line bring more than {MOST} tokens")
        while index < count:
            token = tokens[index]
            index += 1
            if token.kind != "name":
                result.append(token)
                continue
            name = token.text
            macro = None if name in hidden else self.macros.get(name)
            if macro is None:
                if name in BUILTIN and source is not None:
                    token = self._builtin(token, line, source)
                elif name in self.defined and name not in hidden:
                    body = list(scanned(self.defined[name]))
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
            close = closing(tokens, index)
            if macro.kept and not everything and close is not None:
                given = _arguments(tokens[index + 1 : close], macro)
                if given is not None and macros.may_be_called(macro, given):
                    result.append(token)
                    continue
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
                    result += [*left[:-1], *scanned(joined), *right[1:]]
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
            elif name in remedies.WORDS:
                raise Unsupported(Place(here, token.column), remedies.WORDS[name])
            elif token.text == "&&" and _takes_address(tokens, index):
                raise Unsupported(Place(here, token.column), remedies.LABEL_ADDRESS)
            elif name in _DROPPED:
                index += 1
            elif name == "__thread":
                result.append(token._replace(text="_Thread_local"))
                index += 1
            elif token.text == "?" and index + 1 < len(tokens) and tokens[index + 1].text == ":":
                result += [token, Token("name", SAME, token.column, True)]
                index += 1
            elif name in _ATTRIBUTES and index + 1 < len(tokens) and tokens[index + 1].text in ("(", "volatile"):
                start = index + 1
                while start < len(tokens) and tokens[start].text != "(":
                    start += 1
                close = closing(tokens, start)
                if close is None:
                    raise Unsupported(Place(here, token.column), f"{name} is not closed")
                words = {t.text.strip("_") for t in tokens[start:close]}
                if "asm" in name:
                    raise Unsupported(Place(here, token.column), "assembler cannot be translated")
                for word in sorted(words & remedies.ATTRIBUTES.keys()):
                    raise Unsupported(Place(here, token.column), f"attribute {word}: {remedies.ATTRIBUTES[word]}")
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
                start = max((i for i, one in enumerate(result) if one.text in ("case", "[")), default=-1)
                if start < 0:
                    raise Unsupported(Place(here, token.column), "expected expression before '...'")
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


def _takes_address(tokens: list[Token], index: int) -> bool:
    """GNU's `&&label`."""
    return index > 0 and tokens[index - 1].text in ("=", "{", ",", "(") and tokens[index + 1 : index + 2] != []


def _is_implicit_int(tokens: list[Token], index: int) -> bool:
    following = tokens[index + 1 : index + 3]
    return len(following) == 2 and following[0].kind == "name" and following[1].text in ("=", ";", ",")


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
