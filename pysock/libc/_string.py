"""What <string.h> needs by hand: text that goes on in later calls, and copies whose ends must not meet."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import EDIT, IN, OUT, POINTER, TEXT, TEXT_N, CData_, kept_by, number, place_of, strlen, strnlen, there
from pysock.mappings import protection
from pysock.values import NULL, behind, remember, remembered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["NULL"]

_address = ffi.typeof("uintptr_t")


def _span(passed: Any, size: int) -> tuple[int, int]:
    if isinstance(passed, bytes):  # a literal: never what is written to
        return 0, 0
    start = int(ffi.cast(_address, passed))
    return start, start + size


def _apart(call: str, dest: Any, written: int, src: Any, read: int) -> None:
    """C leaves open what happens when the two overlap; libc may never stop."""
    (a, a_end), (b, b_end) = _span(dest, written), _span(src, read)
    if a < b_end and b < a_end:
        raise ValueError(f"{call}: dest and src overlap; move the bytes with memmove")


def strcpy(dest: Any, src: Any, call: str = "strcpy") -> Any:
    size = strlen(src) + 1
    passed = OUT(dest, size, (call, "dest", "strlen(src) + 1"))
    text = TEXT(src, (call, "src"))
    _apart(call, passed, size, text, size)
    return kept_by(getattr(lib, call)(passed, text), passed)


def stpcpy(dest: Any, src: Any) -> Any:
    return strcpy(dest, src, "stpcpy")


def strcat(dest: Any, src: Any) -> Any:
    TEXT(dest, ("strcat", "dest"))
    before, more = strlen(dest), strlen(src) + 1
    passed = OUT(dest, before + more, ("strcat", "dest", "strlen(dest) + strlen(src) + 1"))
    text = TEXT(src, ("strcat", "src"))
    _apart("strcat", passed, before + more, text, more)
    return kept_by(lib.strcat(passed, text), passed)


def strncat(dest: Any, src: Any, n: int) -> Any:
    n = number(n)
    TEXT(dest, ("strncat", "dest"))
    text = TEXT_N(src, n, ("strncat", "src", "n"))
    before, more = strlen(dest), strnlen(src, n)
    passed = OUT(dest, before + more + 1, ("strncat", "dest", "strlen(dest) + strnlen(src, n) + 1"))
    _apart("strncat", passed, before + more + 1, text, more)
    return kept_by(lib.strncat(passed, text, n), passed)


def memccpy(dest: Any, src: Any, c: int, n: int) -> Any:
    c, n = number(c), number(n)
    holds = ffi.buffer(src)[:] if isinstance(src, CData_) and ffi.typeof(src).kind == "array" and there(src) else src
    at = bytes(holds[:n]).find(c & 0xFF) if isinstance(holds, (bytes, bytearray, memoryview)) else -1
    size = n if at < 0 else at + 1
    passed = OUT(dest, size, ("memccpy", "dest", "n"))
    read = IN(src, size, ("memccpy", "src", "n"))
    _apart("memccpy", passed, size, read, size)
    return kept_by(lib.memccpy(passed, read, c, size), passed)


# libc remembers where it stopped; what it stopped in must live as long, and must still end


class _Text:
    """A text that is being split: what keeps it alive, and where its end was at the beginning."""

    def __init__(self, memory: Any) -> None:
        self.memory = memory
        self.held = behind(memory)
        self.size = None if ffi.typeof(memory).kind == "pointer" else ffi.sizeof(memory)
        self.start = ffi.cast("char *", memory)
        self.end = int(lib.strlen(memory))
        self.next = 0
        self.mapped = protection(place_of(memory), 1) is not None

    def check(self, call: str, at: int) -> None:
        """libc goes on at this byte: there must be a NUL between it and the end of the memory."""
        if self.mapped and not (protection(place_of(self.start + at), 1) or 0) & lib.PROT_WRITE:
            raise ValueError(f"{call}: the text is in memory of mmap() that is gone, or may not be written any more")
        if self.size is not None and not (
            0 <= at < self.size and lib.strnlen(self.start + at, self.size - at) < self.size - at
        ):
            raise ValueError(f"{call}: the text has been overwritten since the last call: no NUL follows in it")

    def passed(self, word: Any) -> Any:
        """The word found; the byte after it is where libc goes on, unless the text ends with it."""
        if word:
            stop = ffi.cast("char *", word) - self.start + int(lib.strlen(word))
            self.next = stop if stop == self.end else stop + 1
        else:
            self.next = self.end
        return kept_by(word, self.memory)


_strtok_text: _Text | None = None


def strtok(str: Any, delim: Any) -> Any:
    global _strtok_text
    delimiters = TEXT(delim, ("strtok", "delim"))
    if not (isinstance(str, CData_) and str == NULL):
        text = _strtok_text = _Text(EDIT(str, ("strtok", "str")))
        return text.passed(lib.strtok(text.memory, delimiters))
    if _strtok_text is None:
        raise ValueError("strtok: str is NULL, but no text has been begun; pass the text first")
    _strtok_text.check("strtok", _strtok_text.next)
    return _strtok_text.passed(lib.strtok(NULL, delimiters))


def strtok_r(str: Any, delim: Any, saveptr: Any) -> Any:
    delimiters = TEXT(delim, ("strtok_r", "delim"))
    place = POINTER(saveptr, ("strtok_r", "saveptr"))
    if not (isinstance(str, CData_) and str == NULL):
        text = _Text(EDIT(str, ("strtok_r", "str")))
        remember(place, text)
        return kept_by(lib.strtok_r(text.memory, delimiters, place), text.memory)
    if not place[0]:
        raise ValueError("strtok_r: str and *saveptr are NULL; pass the text in the first call")
    begun = remembered(place)
    if begun is None:
        raise ValueError("strtok_r: str is NULL, but *saveptr was not set by strtok_r; pass the text in the first call")
    begun.check("strtok_r", ffi.cast("char *", place[0]) - begun.start)
    return kept_by(lib.strtok_r(NULL, delimiters, place), begun.memory)


def strsep(stringp: Any, delim: Any) -> Any:
    delimiters = TEXT(delim, ("strsep", "delim"))
    return lib.strsep(POINTER(stringp, ("strsep", "stringp")), delimiters)
