"""<ctype.h> beside the C, over every character it takes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

KINDS = [
    *("isalnum", "isalpha", "isblank", "iscntrl", "isdigit", "isgraph", "islower", "isprint", "ispunct", "isspace"),
    *("isupper", "isxdigit"),
]


@pytest.mark.parametrize("kind", KINDS)
def test_kinds(kind: str, beside_c: Callable[..., None]) -> None:
    beside_c("ctype.h", [("%d", f"{kind}({c}) != 0") for c in range(-128, 256)])


@pytest.mark.parametrize("change", ["tolower", "toupper", "_tolower", "_toupper", "toascii", "isascii"])
def test_changes(change: str, beside_c: Callable[..., None]) -> None:
    beside_c("ctype.h", [("%d", f"{change}({c})") for c in range(-128, 256)])


def test_beyond_the_table(beside_c: Callable[..., None]) -> None:
    beside_c("ctype.h", [("%d", f"{call}({c})") for call in ("isascii", "toascii") for c in (1000, -1000, 2**31 - 1)])
