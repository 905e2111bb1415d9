"""The parser's front: one text in, pycparser's tree out, with the typedefs it must know told beforehand."""

from __future__ import annotations

import bisect
import re
from typing import Any

from pysock.translate import gnu, lexer, library
from pysock.translate.errors import Place
from pysock.translate.joined import Text, source_text

_IMPLICIT = re.compile(r"^(?:(?:static|extern)\s+)?([A-Za-z_]\w*)\s*\(", re.MULTILINE)
_STORED = re.compile(r"\b(?:static|auto|extern|const)\s+([A-Za-z_]\w*)\s*(?=[;=,\[])")
_KEYWORDS = frozenset(
    "if while for switch return sizeof int char void long short unsigned signed float double struct union enum const "
    "static extern typedef inline _Noreturn _Static_assert do else goto".split()
)


#: The kept macros come behind the text, each as the declaration of a variable with this before its name.
MACRO = "__pysock_macro_"


def parse(text: Text) -> tuple[Any, list[tuple[Place, str]]]:
    """The tree (None if there is none), and what the parser had to say. Line n of the tree is line n + 1 here."""
    names = sorted(name for name in text.names if library.is_typedef(name) and library.is_meant(name, text.headers))
    prefix = f"typedef int {', '.join(names)};" if names else ""
    macros = [
        f"int {MACRO}{item.text} = ({source_text(item.macro.body)});"
        for item in text.items
        if item.macro is not None and item.macro.kept
    ]
    blocks = [f"void {gnu.BLOCK}{number}(void) {body}" for number, body in enumerate(text.blocks)]
    joined = "\n".join([prefix, *_with_int(text), *macros, *blocks])
    parser = lexer.parser()
    try:
        return parser.parse(joined, ""), []
    except RecursionError:
        what = "this is nested too deeply: give inner parts names of their own, or functions"
        return None, [(_reached(parser, text)[0], what)]
    except Exception as error:
        return None, [_understood(str(error), text, parser)]


def _reached(parser: Any, text: Text) -> tuple[Place, str]:
    """How far the parser came, and the token there; the parser does not always say."""
    last = max(len(text.lines) - 1, 1)
    try:
        token = parser._tokens.peek()
        return Place(min(max(token.lineno - 1, 1), last), token.column), token.value
    except AttributeError:  # at the end, or another version of the parser
        return Place(min(max(getattr(parser.clex, "lineno", last + 1) - 1, 1), last), 1), ""


def _understood(message: str, text: Text, parser: Any) -> tuple[Place, str]:
    match = re.match(r"[^:]*:(\d+):(?:(\d+):)?\s*(.*)", message, re.DOTALL)
    if match is None:
        message = message.strip(" :")
        message = message[:1].lower() + message[1:]
        place, token = _reached(parser, text)
        return place, f"syntax error: {message} before '{token}'" if token else f"syntax error: {message}"
    line, column = int(match[1]) - 1, int(match[2] or 1)
    what = match[3]
    before = re.match(r"before: (.*)", what)
    return Place(max(line, 1), column), f"syntax error before '{before[1]}'" if before else f"syntax error: {what}"


def _with_int(text: Text) -> list[str]:
    """The lines, with `int` before functions that name no type: `main()`."""
    lines = text.lines[1:]
    tops = sorted(text.braces)
    ends = [text.braces[place] for place in tops]
    for number, line in enumerate(lines, 1):
        if "static" in line or "auto" in line or "extern" in line or "const" in line:
            stored = _STORED.search(line)
            if stored is not None and stored[1] not in _KEYWORDS and "*" not in line[: stored.start()]:
                before_it = line[: stored.start()].split()
                if not before_it or before_it[-1] in ("{", "}", ";") or before_it[-1][-1] in ";{}":
                    lines[number - 1] = line = f"{line[: stored.start(1)]}int {line[stored.start(1) :]}"
                    text.columns.setdefault(number, []).insert(0, (stored.start(1) + 5, stored.start(1) + 1))
        match = _IMPLICIT.match(line)
        if match is None or match[1] in _KEYWORDS or library.is_typedef(match[1]):
            continue
        index = bisect.bisect(tops, (number, 0)) - 1
        if any(end > (number, 0) for end in ends[: index + 1]):
            continue
        before = next((lines[n].rstrip() for n in range(number - 2, -1, -1) if lines[n].strip()), "")
        if before and before[-1] not in ";}":
            continue
        column = match.start(1)
        lines[number - 1] = f"{line[:column]}int {line[column:]}"
        text.columns.setdefault(number, []).insert(0, (column + 5, column + 1))
    return lines
