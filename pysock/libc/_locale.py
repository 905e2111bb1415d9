"""What <locale.h> needs by hand: names of locales, which outlive the next setlocale()."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import TEXT_OPT
from pysock.values import NULL, kept

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def setlocale(category: int, locale: Any) -> Any:
    name = lib.setlocale(category, TEXT_OPT(locale, ("setlocale", "locale")))
    if not name:
        return NULL
    text = ffi.new("signed char[]", ffi.string(ffi.cast("char *", name)))  # libc frees its own
    return kept(ffi.cast(ffi.typeof(name), text), text)
