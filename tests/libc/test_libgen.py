"""<libgen.h>: the parts of a path, and the two functions that are called basename."""
# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Callable

import pytest

import pysock
from pysock import *
from pysock.libc import libgen
from pysock.libc.libgen import basename, dirname

PATHS = [
    "",
    "/",
    "//",
    "///",
    "usr",
    "usr/",
    "/usr",
    "/usr/",
    "/usr//lib//",
    "usr/lib",
    ".",
    "..",
    "/a/b/c.txt",
    "a//b",
]


def test_beside_c(beside_c: Callable[..., None]) -> None:
    rows: list[tuple[str, ...]] = [
        ("", "char buf[64], *part", 'from pysock.libc.libgen import *; buf = new("char[64]")')
    ]
    for path in PATHS:
        for call in ("basename", "dirname"):
            rows += [
                ("", f'strcpy(buf, "{path}")'),
                ("", f"part = {call}(buf)"),
                ("%s", "part"),
                ("%s", "buf"),
                ("%d", "part >= buf && part < buf + 64", "addressof(buf, 0) <= part < addressof(buf, 63)"),
            ]
    rows += [("%s", f"{call}(NULL)") for call in ("basename", "dirname")]
    beside_c("string.h libgen.h", rows)


def test_two_functions_are_called_basename() -> None:
    if not hasattr(pysock.lib, "__xpg_basename"):
        pytest.skip("this C library has one basename() only")
    assert cstr(pysock.basename(b"/usr/lib/")) == ""
    assert cstr(basename(new("char[]", b"/usr/lib/"))) == "lib"
    assert libgen.basename is not pysock.basename
    assert "basename" in libgen.__all__ and "__xpg_basename" in libgen.__all__
    assert cstr(vars(libgen)["__xpg_basename"](new("char[]", b"/usr/lib/"))) == "lib"


def test_texts_that_never_change() -> None:
    """What libc leaves as it is need not be in memory of one's own."""
    assert cstr(basename(b"/usr/lib")) == cstr(basename("/usr/lib")) == "lib"
    assert cstr(dirname(b"lib")) == cstr(dirname("lib")) == "."
    for call, path in ((basename, b"lib/"), (dirname, "usr/lib")):
        with pytest.raises(
            TypeError, match=rf"^{call.__name__}: path is \w+, which never changes, and libc puts a NUL"
        ):
            call(path)
    with pytest.raises(ValueError, match=r"^basename: path has no NUL in its 3 bytes"):
        basename(new("char[3]", b"abc"))
    with pytest.raises(TypeError, match=r"^dirname: path takes text"):
        dirname(3)  # type: ignore[arg-type]


def test_a_part_keeps_its_path(collect: Callable[[], None]) -> None:
    parts = [basename(new("char[]", b"/usr/lib/")), dirname(new("char[]", b"/usr/lib/")), basename(b"usr/share")]
    collect()
    taken = [new("char[]", b"\xff" * 9) for _ in range(100)]
    assert [cstr(part) for part in parts] == ["lib", "/usr", "share"]
    del taken
