"""The short way into libc: functions in C that make the usual checks of a wrapper and then the call (csrc/quick.h).

What they do not take, they hand to the wrapper. Where the interpreter or its cffi is not the one that they were made
for, every call goes by way of its wrapper.
"""

from __future__ import annotations

import pysock.interpreter as interpreter
from pysock._libc import ffi, lib
from pysock.handlers import again
from pysock.values import new

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

make: Callable[[Any, bytes, str], Any] | None = None


def _samples() -> list[Any]:
    """One value of each class that cffi has: of new(), one that does not own its memory, a struct, cffi's own new(),
    a Python buffer's. After each: its type, its address."""
    array = new("int[4]")
    found: list[Any] = []
    for value in (array, array + 1, new("struct timeval"), ffi.new("int[4]"), ffi.from_buffer("char *", bytearray(1))):
        place = ffi.addressof(value) if ffi.typeof(value).kind == "struct" else value
        found += [value, ffi.typeof(value), int(ffi.cast("uintptr_t", place))]
    return found


if interpreter.CPYTHON:
    _box: list[Any] = [again, *_samples()]
    _taken = len(_box)
    lib.pysock_quick_begin(ffi.cast("void *", id(_box)))
    if len(_box) > _taken:
        make = _box.pop()


def quicken(module: dict[str, Any], names: tuple[str, ...]) -> None:
    """Has these functions of a module go the short way."""
    if make is None:
        return
    for name in names:
        wrapper = module[name]
        code = wrapper.__code__
        signature = f"{name}({', '.join(code.co_varnames[: code.co_argcount])})"
        module[name] = make(wrapper, name.encode(), f"{signature}\n--\n\n{wrapper.__doc__}")
