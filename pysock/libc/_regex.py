"""What <regex.h> needs by hand: regular expressions, whose memory libc holds until they are freed."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN, OUT, OUT_OPT, PLACE, TEXT, number, octets, place_of, truncated
from pysock.values import NULL, behind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MATCH = ffi.sizeof("regmatch_t")
_GROUPS = ffi.offsetof("regex_t", "re_nsub")

#: libc calls itself for each group within a group: its stack ends at some ten thousand of them.
_DEPTH = 4000

#: What regerror() knows words for; glibc ends the process at another number.
_ERRORS = {
    getattr(lib, f"REG_{name}")
    for name in (
        "NOERROR NOMATCH BADPAT ECOLLATE ECTYPE EESCAPE ESUBREG EBRACK EPAREN EBRACE BADBR ERANGE ESPACE BADRPT EEND"
        " ESIZE ERPAREN"
    ).split()
    if hasattr(lib, f"REG_{name}")
}


class _Compiled:
    """What regcomp() has made: its bytes, but for re_nsub, which programs may write to."""

    def __init__(self, place: Any, owner: Any, plain: bool) -> None:
        self.bytes = _bytes(place)
        self.owner = behind(owner)
        self.plain = plain  # REG_NOSUB


_made: dict[int, _Compiled] = {}  # by address


def _bytes(place: Any) -> bytes:
    whole = bytes(ffi.buffer(ffi.cast("char *", place), ffi.sizeof("regex_t")))
    return whole[:_GROUPS] + whole[_GROUPS + ffi.sizeof("size_t") :]


def _compiled(preg: Any, call: str) -> tuple[Any, _Compiled]:
    place = PLACE(preg, "regex_t", (call, "preg"))
    known = _made.get(place_of(place))
    if known is None:
        raise ValueError(f"{call}: preg is not in use: regcomp() makes it, and was not called for it, or has failed")
    if _bytes(place) != known.bytes:
        raise ValueError(f"{call}: preg is not what regcomp() has made: something else was copied over it")
    return place, known


def regcomp(preg: Any, regex: Any, cflags: int) -> int:
    place = PLACE(preg, "regex_t", ("regcomp", "preg"))
    how = truncated(cflags, "int")
    text = octets(regex, ("regcomp", "regex"))
    if text.count(b"(") > _DEPTH:
        raise ValueError(f"regcomp: regex has more than {_DEPTH} groups; libc's stack might not hold them")
    _made.pop(place_of(place), None)
    status = int(lib.regcomp(place, text, how))
    if status == 0:
        _made[place_of(place)] = _Compiled(place, preg, bool(how & lib.REG_NOSUB))
    return status


def regexec(preg: Any, string: Any, nmatch: int, pmatch: Any, eflags: int) -> int:
    place, known = _compiled(preg, "regexec")
    count, how = number(nmatch), truncated(eflags, "int")
    where = ("regexec", "pmatch", "nmatch * sizeof(regmatch_t)")
    part = how & getattr(lib, "REG_STARTEND", 0)
    if known.plain or count == 0:  # nothing is written
        found = OUT(pmatch, _MATCH, ("regexec", "pmatch", "sizeof(regmatch_t)")) if part else NULL
        count = 0
    else:
        found = OUT(pmatch, max(count, 1) * _MATCH if count >= 0 else count, where)
    if not part:
        return int(lib.regexec(place, TEXT(string, ("regexec", "string")), count, found, how))
    first = ffi.cast("regmatch_t *", found)
    if first.rm_so < 0 or first.rm_eo < first.rm_so:
        raise ValueError(f"regexec: pmatch[0] is from {first.rm_so} to {first.rm_eo}, which is no part of string")
    memory = string.encode("utf-8", "surrogateescape") if isinstance(string, str) else string
    passed = IN(memory, first.rm_eo, ("regexec", "string", "pmatch[0].rm_eo"))
    return int(lib.regexec(place, passed, count, found, how))


def regerror(errcode: int, preg: Any, errbuf: Any, errbuf_size: int) -> int:
    code, size = truncated(errcode, "int"), number(errbuf_size)
    if code not in _ERRORS:
        raise ValueError(f"regerror: errcode is {code}, which neither regcomp() nor regexec() returns")
    where = ("regerror", "errbuf", "errbuf_size")
    room = (OUT_OPT if size == 0 else OUT)(errbuf, size, where)
    if preg is not NULL:
        PLACE(preg, "regex_t", ("regerror", "preg"))
    return int(lib.regerror(code, NULL, room, size))


def regfree(preg: Any) -> None:
    place, _ = _compiled(preg, "regfree")
    del _made[place_of(place)]
    lib.regfree(place)
