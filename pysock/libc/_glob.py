"""What <glob.h> needs by hand: names that libc frees, and a function that it calls."""

from __future__ import annotations

import threading

from pysock._libc import ffi, lib
from pysock.guard import FUNCTION, OUT, SIZE, TEXT, CData_, place_of, truncated, whole
from pysock.values import NULL, kept

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

#: By gl_pathv of each result that is not freed yet: gl_pathc and gl_offs, by which libc finds its end, and the names.
_results: dict[Any, tuple[int, int, list[int]]] = {}
_ALTDIRFUNC = getattr(lib, "GLOB_ALTDIRFUNC", 0)
_calls = threading.local()
_busy: set[int] = set()  # where results stand that a call is filling in


def _place(call: str, pglob: Any) -> Any:
    passed = OUT(pglob, SIZE["glob_t"], (call, "pglob", "sizeof(glob_t)"))
    if place_of(passed) in _busy:
        raise ValueError(f"{call}: pglob is what another glob() is still filling in")
    return kept(ffi.cast("glob_t *", passed), passed)


def _result(call: str, pglob: Any) -> Any:
    passed = _place(call, pglob)
    if passed.gl_pathv:
        known = _results.get(passed.gl_pathv)
        if known is None:
            raise ValueError(f"{call}: pglob: gl_pathv is not what glob() has stored there, or no longer")
        if known[:2] != (passed.gl_pathc, passed.gl_offs):
            raise ValueError(
                f"{call}: pglob: gl_pathc and gl_offs are {passed.gl_pathc} and {passed.gl_offs}; glob() has stored"
                f" {known[0]} and {known[1]}"
            )
        if known[2] != _names(passed):
            raise ValueError(
                f"{call}: pglob: names in gl_pathv are not those that glob() has stored; libc would free them"
            )
    return passed


def _names(result: Any) -> list[int]:
    """Where the names stand, whatever order a program has put them in."""
    return sorted(ffi.unpack(ffi.cast("uintptr_t *", result.gl_pathv + result.gl_offs), result.gl_pathc))


def glob(pattern: Any, flags: int, errfunc: Any, pglob: Any) -> int:
    text = TEXT(pattern, ("glob", "pattern"))
    asked = whole(flags)
    if asked is None:
        raise TypeError(f"glob: flags takes an int, not {type(flags).__name__}")
    bits = truncated(asked, "int")
    if bits & _ALTDIRFUNC:
        raise ValueError("glob: flags has GLOB_ALTDIRFUNC in it; the functions that it is about are not bound")
    none = isinstance(errfunc, CData_) and ffi.typeof(errfunc).kind in ("pointer", "function") and not errfunc
    told = None if none else FUNCTION(errfunc, ("glob", "errfunc"))
    append = bits & lib.GLOB_APPEND
    result = _result("glob", pglob) if append else _place("glob", pglob)
    before = result.gl_pathv
    if append and not before and result.gl_pathc:
        raise ValueError(f"glob: pglob: gl_pathv is NULL, but gl_pathc is {result.gl_pathc}")
    if append and before and result.gl_offs and not bits & lib.GLOB_DOOFFS:
        raise ValueError(f"glob: flags lacks GLOB_DOOFFS, but gl_pathv begins with {result.gl_offs} free elements")
    known = _results.pop(before, None) if append else None
    if not append:
        result.gl_pathv = NULL  # what a call leaves alone that fails at once is not its result
    status, raised = _found(told, text, bits, result)
    if status == -1:  # of flags alone: the result is what it was
        result.gl_pathv = before
        if known is not None:
            _results[before] = known
    elif result.gl_pathv:
        _results[result.gl_pathv] = (int(result.gl_pathc), int(result.gl_offs), _names(result))
    if raised is not None:
        try:
            raise raised
        finally:
            del raised
    return status


def _found(errfunc: Callable[[Any, int], Any] | None, text: Any, bits: int, result: Any) -> tuple[int, Any]:
    """glob() with a function of Python or none; what that raised ends it."""
    if errfunc is None:
        return int(lib.glob(text, bits, ffi.NULL, result)), None
    ffi.def_extern("pysock_glob_error")(_error)
    stack = _calls.__dict__.setdefault("stack", [])
    stack.append([errfunc, None])
    _busy.add(place_of(result))
    try:
        status = int(lib.glob(text, bits, lib.pysock_glob_error, result))
    finally:
        _busy.discard(place_of(result))
        _, raised = stack.pop()
    return status, raised


def _error(epath: Any, eerrno: int) -> int:
    """Called by libc: the function of the innermost glob()."""
    frame = _calls.stack[-1]
    try:
        answer = whole(frame[0](epath, eerrno))
        if answer is None:
            raise TypeError("glob: errfunc returned something that is no int")
        return truncated(answer, "int")
    except BaseException as error:
        frame[1] = error
        return 1


def globfree(pglob: Any) -> None:
    result = _result("globfree", pglob)
    paths = result.gl_pathv
    lib.globfree(result)
    _results.pop(paths, None)
