"""What <stdlib.h> needs by hand: functions passed to libc, memory that moves, and the end of the process."""

from __future__ import annotations

import sys

from pysock import runtime
from pysock._libc import ffi, lib
from pysock.guard import (
    FUNCTION,
    GIVES,
    HUGE,
    IN,
    MISSING,
    OUT,
    POINTER,
    TEXT,
    CData_,
    kept_by,
    lasting,
    live,
    number,
    truncated,
    whole,
)
from pysock.values import NULL, remember, sizeof

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

__all__ = ["NULL"]


# Numbers in text: where a number ends is a place in the text, which must outlive the call


def _number(call: str, nptr: Any, endptr: Any, *base: int) -> Any:
    text = TEXT(nptr, (call, "nptr"))
    if isinstance(endptr, CData_) and endptr == NULL:
        return getattr(lib, call)(text, NULL, *base)
    end = POINTER(endptr, (call, "endptr"))
    if isinstance(text, bytes):
        text = ffi.new("signed char[]", text)
    remember(end, text)
    return getattr(lib, call)(text, end, *base)


def strtol(nptr: Any, endptr: Any, base: int) -> int:
    return int(_number("strtol", nptr, endptr, base))


def strtoll(nptr: Any, endptr: Any, base: int) -> int:
    return int(_number("strtoll", nptr, endptr, base))


def strtoul(nptr: Any, endptr: Any, base: int) -> int:
    return int(_number("strtoul", nptr, endptr, base))


def strtoull(nptr: Any, endptr: Any, base: int) -> int:
    return int(_number("strtoull", nptr, endptr, base))


def strtod(nptr: Any, endptr: Any) -> float:
    return float(_number("strtod", nptr, endptr))


def strtof(nptr: Any, endptr: Any) -> float:
    return float(_number("strtof", nptr, endptr))


def strtold(nptr: Any, endptr: Any) -> float:
    return float(_number("strtold", nptr, endptr))


# Division: the processor traps where C leaves the result open


def _divide(call: str, numerator: int, denominator: int, c_type: str) -> Any:
    divisor = truncated(denominator, c_type)
    if divisor == 0:
        raise ZeroDivisionError(f"{call}: denominator is 0; C dies of SIGFPE")
    if divisor == -1 and truncated(numerator, c_type) == -1 << (8 * sizeof(c_type) - 1):
        raise OverflowError(f"{call}: numerator {numerator} / -1 does not fit {c_type}; C dies of SIGFPE")
    return getattr(lib, call)(numerator, denominator)


def div(numerator: int, denominator: int) -> Any:
    return _divide("div", numerator, denominator, "int")


def ldiv(numerator: int, denominator: int) -> Any:
    return _divide("ldiv", numerator, denominator, "long")


def lldiv(numerator: int, denominator: int) -> Any:
    return _divide("lldiv", numerator, denominator, "long long")


# Memory


def realloc(ptr: Any, size: int) -> Any:
    return _resized("realloc", ptr, size, lambda old: lib.realloc(old, size))


def reallocarray(ptr: Any, nmemb: int, size: int) -> Any:
    return _resized("reallocarray", ptr, number(nmemb) * number(size), lambda old: lib.reallocarray(old, nmemb, size))


def _resized(call: str, ptr: Any, size: int, resize: Callable[[Any], Any]) -> Any:
    heap = live["heap"]
    if isinstance(ptr, CData_) and ptr == NULL:
        ptr = NULL
    elif not isinstance(ptr, CData_) or ptr not in heap:
        raise ValueError(f"{call}: ptr takes NULL or a live block from malloc, calloc, realloc, strdup, ...")
    if size < 0:
        raise ValueError(f"{call}: size is {size}; {HUGE}")
    moved = resize(ptr)
    if moved or size == 0:
        heap.pop(ptr, None)
    return GIVES(moved, "heap")


_environment: list[Any] = []


def putenv(string: Any) -> int:
    text = TEXT(string, ("putenv", "string"))
    if isinstance(text, bytes):
        text = ffi.new("signed char[]", text)
    _environment.append(lasting(text, string, int(lib.strlen(text)) + 1, "the environment"))  # which points into it now
    return int(lib.putenv(text))


def realpath(path: Any, resolved_path: Any) -> Any:
    name = TEXT(path, ("realpath", "path"))
    if isinstance(resolved_path, CData_) and resolved_path == NULL:
        return GIVES(lib.realpath(name, NULL), "heap")
    passed = OUT(resolved_path, lib.PATH_MAX, ("realpath", "resolved_path", "PATH_MAX"))
    return kept_by(lib.realpath(name, passed), passed)


# Functions that libc calls


class _Comparisons:
    """The functions that qsort() and bsearch() are sorting by, innermost last, and what they raised."""

    def __init__(self) -> None:
        import threading

        self.local = threading.local()

    def stack(self) -> list[list[Any]]:
        if not hasattr(self.local, "stack"):
            self.local.stack = []
        return self.local.stack  # type: ignore[no-any-return]


_comparisons: _Comparisons | None = None


def _compare(left: Any, right: Any) -> int:
    """Called by libc: the innermost sort's own function, until it has raised."""
    assert _comparisons is not None
    frame = _comparisons.stack()[-1]
    if frame[1] is None:
        try:
            order = frame[0](left, right)
            if whole(order) is None:
                raise TypeError(f"{frame[2]}: compar returned {type(order).__name__}, not an int")
            return truncated(order, "int")
        except BaseException as error:
            frame[1] = error
    return 0


def _sorting(name: str, compar: Callable[[Any, Any], int], call: Callable[[], Any]) -> Any:
    global _comparisons
    if _comparisons is None:
        _comparisons = _Comparisons()
        ffi.def_extern("pysock_compare")(_compare)
    stack = _comparisons.stack()
    stack.append([compar, None, name])
    try:
        result = call()
    finally:
        frame = stack.pop()
        raised, frame[1] = frame[1], None
    if raised is not None:
        try:
            raise raised
        finally:
            del raised  # no cycle: CPython may crash when it collects a memoryview in one
    return result


def qsort(base: Any, nmemb: int, size: int, compar: Any) -> None:
    FUNCTION(compar, ("qsort", "compar"))
    nmemb, size = _count("qsort", "nmemb", nmemb), _count("qsort", "size", size)
    items = OUT(base, nmemb * size, ("qsort", "base", "nmemb * size"))
    _sorting("qsort", compar, lambda: lib.pysock_qsort(items, nmemb, size))


def bsearch(key: Any, base: Any, nmemb: int, size: int, compar: Any) -> Any:
    FUNCTION(compar, ("bsearch", "compar"))
    nmemb, size = _count("bsearch", "nmemb", nmemb), _count("bsearch", "size", size)
    sought = IN(key, 0, ("bsearch", "key"))
    items = IN(base, nmemb * size, ("bsearch", "base", "nmemb * size"))
    if isinstance(items, bytes):
        items = ffi.from_buffer(items)
    return kept_by(_sorting("bsearch", compar, lambda: lib.pysock_bsearch(sought, items, nmemb, size)), items)


def _count(call: str, name: str, value: Any) -> int:
    count = whole(value)
    if count is None:
        raise TypeError(f"{call}: {name} takes a size_t, not {type(value).__name__}")
    if count < 0:
        raise ValueError(f"{call}: {name} is {count}; {HUGE}")
    if count > lib.SIZE_MAX:
        raise OverflowError(f"{call}: {name} is {count}; no integer of C is that wide")
    return count


_handlers: list[Callable[[], object]] = []
_registered = False
_ending = False


def atexit(function: Any) -> int:
    global _registered
    FUNCTION(function, ("atexit", "function"))
    if not _registered:
        import atexit as python_atexit

        ffi.def_extern("pysock_exit_handlers")(_run_handlers)
        status = int(lib.pysock_atexit())
        if status != 0:
            return status
        python_atexit.register(_before_python_ends)
        _registered = True
    _handlers.append(function)
    return 0


def _run_handlers() -> None:
    """Called by libc's exit(): the last first; one that raises does not keep the others from running."""
    global _ending
    _ending = True
    while _handlers:
        try:
            _handlers.pop()()
        except BaseException:
            sys.excepthook(*sys.exc_info())
    runtime.flush()


def _before_python_ends() -> None:
    """The interpreter ends by itself, without exit(): the handlers run while there is still a Python to run them."""
    _run_handlers()
    lib.pysock_alive = 0


def abs(j: Any, **python: Any) -> int:
    if python or whole(j) is None:
        raise TypeError("abs: j: C's abs takes an int: abs(-1); Python's own is builtins.abs")
    return int(lib.abs(j))


def exit(status: int, **python: Any) -> NoReturn:
    if python or status is MISSING or whole(status) is None:
        raise TypeError("exit: status: C's exit takes an int: exit(0); Python's own is builtins.exit, or sys.exit")
    if _ending:  # from a handler: the others still run, as in glibc
        _run_handlers()
    runtime.leave(truncated(status, "int"))
