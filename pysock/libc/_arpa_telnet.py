"""What <arpa/telnet.h> needs by hand: names by number, from arrays that end."""

from __future__ import annotations

from pysock._libc import lib
from pysock.guard import truncated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _named(call: str, names: Any, x: int, first: int, last: int) -> Any:
    number = truncated(x, "unsigned int")
    if not first <= number <= last:
        raise ValueError(f"{call}: x is {number}; names are there from {first} to {last}: ask {call}_OK() before")
    return names[number - first]


def TELCMD(x: int) -> Any:
    return _named("TELCMD", lib.telcmds, x, lib.TELCMD_FIRST, lib.TELCMD_LAST)


def TELOPT(x: int) -> Any:
    return _named("TELOPT", lib.telopts, x, lib.TELOPT_FIRST, lib.TELOPT_LAST)


def SLC_NAME(x: int) -> Any:
    return _named("SLC_NAME", lib.slc_names, x, 0, lib.NSLC)


def AUTHTYPE_NAME(x: int) -> Any:
    return _named("AUTHTYPE_NAME", lib.authtype_names, x, 0, lib.AUTHTYPE_CNT - 1)


def ENCRYPT_NAME(x: int) -> Any:
    return _named("ENCRYPT_NAME", lib.encrypt_names, x, 0, lib.ENCRYPT_CNT - 1)


def ENCTYPE_NAME(x: int) -> Any:
    return _named("ENCTYPE_NAME", lib.enctype_names, x, 0, lib.ENCTYPE_CNT - 1)
