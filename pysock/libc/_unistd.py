"""What <unistd.h> needs by hand."""

from __future__ import annotations

from pysock._libc import lib
from pysock.guard import ARGV, GIVES, HUGE, OUT, TEXT, CData_, kept_by
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["NULL"]


def getcwd(buf: Any, size: int) -> Any:
    if isinstance(buf, CData_) and buf == NULL:
        if size < 0:
            raise ValueError(f"getcwd: size is {size}; {HUGE}")
        return GIVES(lib.getcwd(NULL, size), "heap")
    passed = OUT(buf, size, ("getcwd", "buf", "size"))
    return kept_by(lib.getcwd(passed, size), passed)


# getopt() remembers its place in the last argv, and optarg points into it
_argv: Any = None
_optstring: Any = None


def getopt(argc: int, argv: Any, optstring: Any) -> int:
    global _argv, _optstring
    passed = ARGV(argv, ("getopt", "argv"))
    held = _length(passed)
    if not 0 <= argc <= held:
        raise ValueError(f"getopt: argc is {argc}, but argv holds {held} strings")
    if lib.optind > 1 and lib.optind > argc:
        return -1
    _argv, _optstring = passed, TEXT(optstring, ("getopt", "optstring"))
    return int(lib.getopt(argc, _argv, _optstring))


def _length(argv: Any) -> int:
    """How many strings stand before the NULL."""
    count = 0
    while argv[count]:
        count += 1
    return count
