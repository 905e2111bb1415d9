"""Which function-like macros can be functions in Python: expressions of their parameters and of names that all see.

This looks at tokens only; whether a call of one is a call in Python, or the expression itself, is decided later: see
tree.MacroCall. Everything else is replaced where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pysock._prototypes as said
from pysock.translate import library
from pysock.translate.source import Token

if TYPE_CHECKING:
    from pysock.translate.joined import Macro

_NEVER = frozenset("# ## { } ; = += -= *= /= %= &= |= ^= <<= >>= ++ --".split())
_TYPE_WORDS = frozenset("struct union char short int long signed unsigned float double void const".split())
_OPERATORS = frozenset("+ - * / % & | ^ << >> < > <= >= == != && || ? : ,".split())


def can_be_function(macro: Macro, known: dict[str, Macro]) -> bool:
    """Whether the body is one expression in which the parameters are values."""
    body = macro.body
    parameters = macro.parameters or []
    if macro.variadic or not parameters or any(token.text in _NEVER or token.kind == "text" for token in body):
        return False
    depth = 0
    for index, token in enumerate(body):
        text = token.text
        before = body[index - 1].text if index else ""
        after = body[index + 1].text if index + 1 < len(body) else ""
        if not _follows(body, index, depth):
            return False
        if token.kind == "op":
            depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(text, 0)
            if depth == 0 and text in _OPERATORS and index > 0:
                return False  # more than one operand where it is used
            if text == "&" and (before in ("(", ",", "") or before in _OPERATORS):
                return False  # an address: not of a copy
        elif token.kind == "name":
            if before in (".", "->"):
                continue
            if text in parameters:
                if before == "sizeof" or (before == "(" and index > 1 and body[index - 2].text == "sizeof"):
                    return False
                following = body[index + 2] if index + 2 < len(body) else None
                if after == "*" and following is not None and following.text == ")":
                    return False  # a type
                apart = before == "(" and after == ")" and following is not None
                if apart and following is not None and (following.kind in ("name", "number") or following.text == "("):
                    return False  # a cast
                if after == "(":
                    return False
            elif not _is_seen_by_all(text, after, known):
                return False
    return depth == 0 and any(token.text in parameters for token in body)


def _is_type_word(token: Token) -> bool:
    return token.text in _TYPE_WORDS or library.is_typedef(token.text)


def _follows(body: list[Token], index: int, depth: int) -> bool:
    """Whether a word may stand behind the token before it: not two operands side by side."""
    token = body[index]
    if token.kind not in ("name", "number", "char"):
        return True
    if _is_type_word(token):
        return depth > 0
    before = body[index - 1] if index else None
    if before is None or (before.kind == "op" and before.text not in (")", "]")):
        return True
    if before.text == ")":  # a cast
        start = index - 1
        while start > 0 and body[start].text != "(":
            start -= 1
        return _is_type_word(body[start + 1])
    return before.text in ("sizeof", "struct", "union")


def _is_seen_by_all(name: str, after: str, known: dict[str, Macro]) -> bool:
    """A name that means the same wherever the macro is used."""
    if name in known:
        return known[name].kept and (known[name].parameters is None or after == "(")
    if name in _TYPE_WORDS or library.is_typedef(name) or name in ("NULL", "stdin", "stdout", "stderr", "errno"):
        return True
    return name in said.CONSTANTS or (name in said.FUNCTIONS and after == "(")


def may_be_called(macro: Macro, given: dict[str, list[Token]]) -> bool:
    """Whether these arguments, put into the body, stay the operands that they are."""
    for name, tokens in given.items():
        if not tokens or any(token.text in ("{", "}", ";") for token in tokens):
            return False
        if tokens[0].text in _TYPE_WORDS or library.is_typedef(tokens[0].text):
            return False
        if len(tokens) > 1 and not _stands_apart(macro.body, name):
            return False
    return True


def _stands_apart(body: list[Token], parameter: str) -> bool:
    for index, token in enumerate(body):
        if token.text == parameter:
            before = body[index - 1].text if index else "("
            after = body[index + 1].text if index + 1 < len(body) else ")"
            if before not in ("(", ",", "[") or after not in (")", ",", "]"):
                return False
    return True
