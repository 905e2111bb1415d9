"""What <libgen.h> needs by hand: texts that libc changes now and then, and the name that a macro has there."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import EDIT_OPT, kept_by, octets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["basename"]

#: glibc's <string.h> has another basename(); where a C library has only one, it is POSIX's.
_basename = getattr(lib, "__xpg_basename", None) or lib.basename


def basename(path: Any) -> Any:
    """basename(path) -> char *
    char *basename(char *path);

    The last part of a path, not counting a "/" at its end: of "/usr/lib/" it is "lib". That of <string.h> differs.

    path  the path; libc may put a NUL into it; NULL means the empty text

    Returns a pointer into path, or to a text of its own, "." or "/". Cannot fail.
    See basename(3).
    """
    return _part("basename", _basename, path)


def __xpg_basename(path: Any) -> Any:
    return _part("__xpg_basename", _basename, path)


def dirname(path: Any) -> Any:
    return _part("dirname", lib.dirname, path)


def _part(call: str, function: Any, path: Any) -> Any:
    if not isinstance(path, (bytes, str)):
        text = EDIT_OPT(path, (call, "path"))
        return kept_by(function(text), text)
    before = octets(path, (call, "path"))
    text = ffi.new("signed char[]", before)
    part = function(text)
    if ffi.buffer(text)[:-1] != before:
        raise TypeError(
            f"{call}: path is {type(path).__name__}, which never changes, and libc puts a NUL into it;"
            " pass new('char[]', b'...')"
        )
    return kept_by(part, text)
