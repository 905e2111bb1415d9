"""What GNU C and C11 have and not every parser knows, said in tokens that each of them understands.

| C | for the parser |
|---|---|
| `typeof(x)` | `union { char __pysock_typeof[sizeof(x)]; }` |
| `_Generic(x, int: a, default: b)` | `__pysock_generic(x, sizeof(int), a, 0, b)` |
| `({ ... })` | `__pysock_block_0()`, and a function of that name behind the text |

resolve.py and declare.py know these names. Nothing here knows a program.
"""

from __future__ import annotations

from pysock.translate import types as t
from pysock.translate.errors import Unsupported
from pysock.translate.source import Token, scanned

TYPEOF = "__pysock_typeof"
GENERIC = "__pysock_generic"
BLOCK = "__pysock_block_"
TYPEOF_WORDS = frozenset(("typeof", "__typeof__", "__typeof"))
WORDS = TYPEOF_WORDS | {"_Generic"}
#: What counts the bits of a number, and the type that it becomes for that.
COUNTS = {"__builtin_popcount": t.UINT, "__builtin_popcountl": t.ULONG, "__builtin_popcountll": t.ULLONG}


def plain(tokens: list[Token], blocks: list[str]) -> list[Token]:
    """The tokens in plain C; the bodies of `({ })` go to `blocks`."""
    result: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        close = closing(tokens, index + 1) if token.text in WORDS and following == "(" else None
        if close is not None:
            inside = plain(tokens[index + 2 : close], blocks)
            result += _typeof(token, inside) if token.text in TYPEOF_WORDS else _generic(token, inside)
            index = close + 1
        elif token.text == "(" and following == "{" and (close := closing(tokens, index)) is not None:
            result += _named(token, f"{BLOCK}{len(blocks)}()")
            blocks.append("")
            number = len(blocks) - 1
            blocks[number] = _text(plain(tokens[index + 1 : close], blocks))
            index = close + 1
        else:
            result.append(token)
            index += 1
    return result


def _typeof(at: Token, inside: list[Token]) -> list[Token]:
    return [*_named(at, f"union {{ char {TYPEOF}[sizeof("), *inside, *_named(at, ")]; }")]


def _generic(at: Token, inside: list[Token]) -> list[Token]:
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in inside:
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.text, 0)
        if token.text == "," and depth == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    result = [*_named(at, f"{GENERIC}("), *parts[0]]
    for part in parts[1:]:
        if not part:
            raise Unsupported(None, "expected expression in _Generic")
        colon = next((i for i, token in enumerate(part) if token.text == ":"), 0)
        if part[0].text == "default":
            result += _named(at, ", 0")
        else:
            result += [*_named(at, ", sizeof("), *part[:colon], *_named(at, ")")]
        result += [*_named(at, ","), *part[colon + 1 :]]
    return [*result, *_named(at, ")")]


def _named(at: Token, text: str) -> list[Token]:
    """These words, all at one place."""
    return [token._replace(column=at.column, spaced=True) for token in scanned(text)]


def _text(tokens: list[Token]) -> str:
    return " ".join(token.text for token in tokens)


def closing(tokens: list[Token], index: int) -> int | None:
    """Where the parenthesis that opens at `index` closes."""
    depth = 0
    for at in range(index, len(tokens)):
        text = tokens[at].text
        if text == "(":
            depth += 1
        elif text == ")":
            depth -= 1
            if depth == 0:
                return at
    return None
