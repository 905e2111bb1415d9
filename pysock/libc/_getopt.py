"""What <getopt.h> needs by hand, and getopt() with it: libc remembers its place in argv, and changes its order.

Whatever has been passed as argv lives as long as the program, as main's argv does. A list gets the order that libc
gives its array.
"""

from __future__ import annotations

import _thread

from pysock._libc import ffi, lib
from pysock.guard import ARGV, OUT, OUT_OPT, SIZE, TEXT, TEXT_OPT, CData_, _described, _null, truncated
from pysock.values import NULL, behind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_OPTION = ffi.typeof("struct option")
_one_at_a_time = _thread.allocate_lock()  # libc's variables are the whole process's


class _Arguments:
    """An argv as libc has it: an array of pointers that ends in NULL."""

    def __init__(self, call: str, given: Any) -> None:
        self.given = given
        self.held = behind(given)
        self.array = ARGV(given, (call, "argv"))
        self.before: list[Any] | None = None  # the elements of a list, in the array's order
        if isinstance(given, list):
            self.before = given.copy()
            self.pointers = [self.array[index] for index in range(len(given))]

    def count(self) -> int:
        """How many strings stand before the NULL."""
        count = 0
        while self.array[count]:
            count += 1
        return count

    def reorder(self) -> None:
        """The list in the order that libc has made."""
        if self.before is not None:
            now = [self.array[index] for index in range(len(self.pointers))]
            if now != self.pointers:
                left = list(zip(self.pointers, self.before))
                self.before = []
                for pointer in now:
                    at = next(index for index, (known, _) in enumerate(left) if known == pointer)
                    self.before.append(left.pop(at)[1])
                self.pointers = now
                self.given[:] = self.before


_known: dict[int, list[_Arguments]] = {}  # by id() of what was passed, which lives on


def _arguments(call: str, argv: Any) -> _Arguments:
    if isinstance(argv, tuple):
        raise TypeError(
            f"{call}: argv is a tuple, which never changes; C moves its elements: pass a list or main's argv"
        )
    known = _known.setdefault(id(argv), [])
    for found in known:
        if found.before is None or found.before == argv:
            return found
    made = _Arguments(call, argv)
    known.append(made)
    return made


def _next(call: str, argc: Any, argv: Any, ask: Callable[[int, Any], int]) -> int:
    with _one_at_a_time:
        number = truncated(argc, "int")
        arguments = _arguments(call, argv)
        held = arguments.count()
        if not 0 <= number <= held:
            raise ValueError(f"{call}: argc is {number}, but argv holds {held} strings")
        if lib.optind < 0:
            raise ValueError(f"{call}: optind is {lib.optind}; argv begins at 0")
        if 1 <= number < lib.optind:
            return -1
        result = ask(number, arguments.array)
        arguments.reorder()
        return result


def getopt(argc: int, argv: Any, optstring: Any) -> int:
    letters = TEXT(optstring, ("getopt", "optstring"))
    return _next("getopt", argc, argv, lambda count, array: int(lib.getopt(count, array, letters)))


def getopt_long(argc: int, argv: Any, optstring: Any, longopts: Any, longindex: Any, call: str = "getopt_long") -> int:
    letters = TEXT(optstring, (call, "optstring"))
    options = _options(call, longopts)
    index = OUT_OPT(longindex, SIZE["int"], (call, "longindex", "sizeof(int)"))
    function = getattr(lib, call)
    return _next(call, argc, argv, lambda count, array: int(function(count, array, letters, options[0], index)))


def getopt_long_only(argc: int, argv: Any, optstring: Any, longopts: Any, longindex: Any) -> int:
    return getopt_long(argc, argv, optstring, longopts, longindex, "getopt_long_only")


def _options(call: str, longopts: Any) -> tuple[Any, ...]:
    """The array of options, and what it points to."""
    if _null(longopts):
        return (NULL,)
    alive: tuple[Any, ...] = ()
    if isinstance(longopts, (list, tuple)):
        made = [_option(call, index, entry) for index, entry in enumerate(longopts)]
        longopts = ffi.new("struct option[]", [fields for fields, _ in made])
        alive = tuple(owners for _, owners in made)
    elif isinstance(longopts, CData_) and ffi.typeof(longopts) is _OPTION:
        longopts = alive = ffi.new("struct option[]", [longopts])
    if isinstance(longopts, CData_):
        t = ffi.typeof(longopts)
        if t.kind == "pointer" and t.item in (_OPTION, ffi.typeof("void")):
            return (longopts,)
        if t.kind == "array" and t.item is _OPTION:
            if any(not option.name for option in longopts):
                return longopts, alive
            raise ValueError(f"{call}: longopts does not end in an option that is all zero: (NULL, 0, NULL, 0)")
    raise TypeError(f"{call}: longopts takes an array of struct option, or a list of them, not {_described(longopts)}")


def _option(call: str, index: int, entry: Any) -> tuple[Any, Any]:
    """One element of a list: a struct option, or its fields."""
    if isinstance(entry, CData_) and ffi.typeof(entry) is _OPTION:
        return entry, entry
    if not isinstance(entry, (tuple, list)) or len(entry) > 4:
        raise TypeError(f"{call}: longopts[{index}] takes (name, has_arg, flag, val), not {_described(entry)}")
    name, has_arg, flag, val = list(entry) + [NULL, 0, NULL, 0][len(entry) :]
    text = TEXT_OPT(name, (call, f"longopts[{index}]: name"))
    if isinstance(text, bytes):
        text = ffi.new("signed char[]", text)
    place = flag if _null(flag) else OUT(flag, SIZE["int"], (call, f"longopts[{index}]: flag", "sizeof(int)"))
    try:
        numbers = truncated(has_arg, "int"), truncated(val, "int")
    except TypeError as error:
        raise TypeError(f"{call}: longopts[{index}]: has_arg and val: {error}") from None
    return [ffi.cast("signed char *", text), numbers[0], ffi.cast("int *", place), numbers[1]], (text, flag, place)
