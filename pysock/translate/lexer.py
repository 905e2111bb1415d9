"""pycparser's lexer with a short way for the tokens that most are, since the parser spends its time there.

It gives the same tokens. Where pycparser is another version than this knows, its own lexer is used; of version 2, which
Python 3.9 has, two things are put right.
"""

from __future__ import annotations

import re
from typing import Any

_LINES = re.compile(r"(?:[ \t]*\n)+")
_SHORT = re.compile(
    r"""[ \t]*(?:([A-Za-z_]\w*)(?!["'\w])  # a word
    |([(){};,\]]|->|==|!=|&&|\|\||=(?!=)|\*(?!=)|&(?![&=])|\.(?![.\d])|<(?![<=:%])|!(?!=))
    |("[^"\\\n]*")
    |([1-9]\d{0,8})(?![\w.']))""",
    re.VERBOSE,
)
_MARKS = {
    "(": "LPAREN",
    ")": "RPAREN",
    "{": "LBRACE",
    "}": "RBRACE",
    ";": "SEMI",
    ",": "COMMA",
    "]": "RBRACKET",
    "->": "ARROW",
    "==": "EQ",
    "!=": "NE",
    "&&": "LAND",
    "||": "LOR",
    "=": "EQUALS",
    "*": "TIMES",
    "&": "AND",
    ".": "PERIOD",
    "<": "LT",
    "!": "LNOT",
}
_KINDS = ("", "", "", "STRING_LITERAL", "INT_CONST_DEC")  # by group
_NEEDED = ("_pending_tok", "_in_attribute", "_pos", "_line_start", "_lineno", "_filename", "_keyword_map", "_lexdata")


def parser() -> Any:
    """A parser for one text."""
    from pycparser import c_lexer, c_parser

    if hasattr(c_parser.CParser, "p_brace_open"):
        return _version_2(c_parser)
    made = c_parser.CParser()
    lexer, token = made.clex, getattr(c_lexer, "Token", None)
    if token is None or not all(hasattr(lexer, name) for name in _NEEDED) or not hasattr(made, "_tokens"):
        return made
    by_itself, short, lines, marks = lexer.token, _SHORT.match, _LINES.match, _MARKS

    def next_token() -> Any:
        if lexer._pending_tok is None and not lexer._in_attribute:
            text, position = lexer._lexdata, lexer._pos
            ends = lines(text, position)
            if ends is not None:
                lexer._lineno += text.count("\n", position, ends.end())
                lexer._line_start = lexer._pos = position = ends.end()
            match = short(text, position)
            if match is not None:
                group = match.lastindex or 0
                found = match[group]
                lexer._pos = match.end()
                if group == 1:
                    kind = lexer._keyword_map.get(found, "ID")
                else:
                    kind = marks[found] if group == 2 else _KINDS[group]
                return token(kind, found, lexer._lineno, match.start(group) - lexer._line_start + 1, lexer._filename)
        return by_itself()

    lexer.token = next_token
    return made


def _version_2(c_parser: Any) -> Any:
    class Parser(c_parser.CParser):  # type: ignore[misc]
        def _lex_type_lookup_func(self, name: str) -> bool:
            """What stands behind a dot is a field, also where it bears the name of a type."""
            last = self.clex.last_token
            return (last is None or last.type != "PERIOD") and bool(super()._lex_type_lookup_func(name))

        def p_brace_open(self, p: Any) -> None:
            """brace_open : LBRACE"""
            super().p_brace_open(p)
            p.slice[0].lexpos = p.lexpos(1)  # a block stands where its brace does, not at the line's first column

    return Parser()
