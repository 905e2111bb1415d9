"""What <syslog.h> needs by hand: libc keeps the pointer that openlog() gets, so the text must live as long."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.formats import PRINTF
from pysock.guard import TEXT, TEXT_OPT, lasting, strlen, truncated
from pysock.libc._stdarg import arguments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ident: Any = None
_held: Any = None


def openlog(ident: Any, option: int, facility: int) -> None:
    global _ident, _held
    text = TEXT_OPT(ident, ("openlog", "ident"))
    if isinstance(text, bytes):
        text = ffi.new("signed char[]", text)
    lib.openlog(text, option, facility)
    if text:
        _ident = text
        _held = lasting(text, ident, strlen(text) + 1, "ident of openlog(), until closelog()")


def closelog() -> None:
    global _ident, _held
    lib.closelog()
    _ident = _held = None


def syslog(priority: int, format: Any, *args: Any) -> None:
    _write("syslog", priority, PRINTF(format, args, ("syslog", "format")))


def vsyslog(priority: int, format: Any, ap: Any) -> None:
    _write("vsyslog", priority, PRINTF(format, arguments(ap, ("vsyslog", "ap")), ("vsyslog", "format")))


def _write(call: str, priority: int, passed: list[Any]) -> None:
    number = truncated(priority, "int")
    if _ident is not None:
        TEXT(_ident, (call, "ident of openlog()"))
    lib.syslog(number, *passed)
