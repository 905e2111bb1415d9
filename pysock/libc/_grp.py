"""What <grp.h> needs by hand: groups in memory of the program's own, and those that files have."""

from __future__ import annotations

from pysock.guard import LIVE, TEXT
from pysock.libc._entries import Entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_KIND = "struct group"


def getgrnam_r(name: Any, grp: Any, buf: Any, buflen: int, result: Any) -> int:
    entry = Entry("getgrnam_r", _KIND, grp, buf, buflen, result, "grp")
    return entry.fill(TEXT(name, ("getgrnam_r", "name")))


def getgrgid_r(gid: int, grp: Any, buf: Any, buflen: int, result: Any) -> int:
    return Entry("getgrgid_r", _KIND, grp, buf, buflen, result, "grp").fill(gid)


def getgrent_r(grp: Any, buf: Any, buflen: int, result: Any) -> int:
    return Entry("getgrent_r", _KIND, grp, buf, buflen, result, "grp").fill()


def fgetgrent_r(stream: Any, grp: Any, buf: Any, buflen: int, result: Any) -> int:
    file = LIVE(stream, "stream", ("fgetgrent_r", "stream"))
    entry = Entry("fgetgrent_r", _KIND, grp, buf, buflen, result, "grp")
    return entry.fill(file)
