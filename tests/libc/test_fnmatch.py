"""<fnmatch.h>: names and patterns."""
# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Callable

import pytest

from pysock import *
from pysock.libc.fnmatch import *

CASES = [
    ("*.c", "main.c", "0"),
    ("*.c", "main.h", "0"),
    ("*", "a/b", "0"),
    ("*", "a/b", "FNM_PATHNAME"),
    ("*", "a/b", "FNM_FILE_NAME | FNM_LEADING_DIR"),
    ("*", ".hidden", "0"),
    ("*", ".hidden", "FNM_PERIOD"),
    ("a/*", "a/.hidden", "FNM_PERIOD | FNM_PATHNAME"),
    ("[a-c]?", "bz", "0"),
    ("[!a-c]?", "bz", "0"),
    ("[[:digit:]]", "7", "0"),
    ("\\\\*", "*", "0"),
    ("\\\\*", "\\\\x", "FNM_NOESCAPE"),
    ("MAIN", "main", "FNM_CASEFOLD"),
    ("@(a|b)c", "bc", "FNM_EXTMATCH"),
    ("!(a|b)", "b", "FNM_EXTMATCH"),
    ("[", "[", "0"),
    ("", "", "0"),
    ("\\xff*", "\\xffx", "0"),
]


def test_beside_c(beside_c: Callable[..., None]) -> None:
    rows: list[tuple[str, ...]] = [("", "", "from pysock.libc.fnmatch import *")]
    for pattern, string, flags in CASES:
        rows.append(
            ("%d", f'fnmatch("{pattern}", "{string}", {flags})', f'fnmatch(b"{pattern}", b"{string}", {flags})')
        )
    beside_c("fnmatch.h", rows)


def test_what_is_refused() -> None:
    assert fnmatch("*.c", "main.h", 0) == FNM_NOMATCH
    for arguments in ((NULL, b"a"), (b"*", NULL)):
        with pytest.raises(ValueError, match=r"^fnmatch: \w+ is NULL; libc would crash"):
            fnmatch(*arguments, 0)
    with pytest.raises(ValueError, match=r"^fnmatch: string has no NUL in its 2 bytes"):
        fnmatch(b"*", new("char[2]", b"ab"), 0)
