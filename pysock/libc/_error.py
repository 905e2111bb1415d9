"""What <error.h> needs by hand: the end of the program, and a file name that libc remembers."""

from __future__ import annotations

from pysock import runtime
from pysock._libc import ffi, lib
from pysock.formats import PRINTF
from pysock.guard import TEXT, TEXT_OPT, lasting, strlen, truncated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def error(status: int, errnum: int, format: Any, *args: Any) -> None:
    end, number = truncated(status, "int"), truncated(errnum, "int")
    lib.error(0, number, *PRINTF(format, args, ("error", "format")))
    if end != 0:
        runtime.leave(end)


#: libc compares the next file name with this one, if error_one_per_line says so; and what it is held by.
_filename: Any = None
_held: Any = None
_LAST = "the file name of error_at_line(), until the next one"


def error_at_line(status: int, errnum: int, filename: Any, linenum: int, format: Any, *args: Any) -> None:
    global _filename, _held
    end, number, line = truncated(status, "int"), truncated(errnum, "int"), truncated(linenum, "unsigned int")
    passed = PRINTF(format, args, ("error_at_line", "format"))
    name = TEXT_OPT(filename, ("error_at_line", "filename"))
    if isinstance(name, bytes):
        name = ffi.new("signed char[]", name)
    if _filename:
        TEXT(_filename, ("error_at_line", "filename of the call before"))
    printed = lib.error_message_count
    lib.error_at_line(0, number, ffi.cast("signed char *", name), line, *passed)
    if lib.error_one_per_line:
        _filename = name
        _held = lasting(name, filename, strlen(name) + 1, _LAST) if name else None
    if end != 0 and lib.error_message_count != printed:  # a line told of already does not end the program
        runtime.leave(end)
