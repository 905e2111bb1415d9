"""What <pwd.h> needs by hand: users in memory of the program's own, and those that files have."""

from __future__ import annotations

from pysock.guard import LIVE, TEXT
from pysock.libc._entries import Entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_KIND = "struct passwd"


def getpwnam_r(name: Any, pwd: Any, buf: Any, buflen: int, result: Any) -> int:
    entry = Entry("getpwnam_r", _KIND, pwd, buf, buflen, result, "pwd")
    return entry.fill(TEXT(name, ("getpwnam_r", "name")))


def getpwuid_r(uid: int, pwd: Any, buf: Any, buflen: int, result: Any) -> int:
    return Entry("getpwuid_r", _KIND, pwd, buf, buflen, result, "pwd").fill(uid)


def getpwent_r(pwd: Any, buf: Any, buflen: int, result: Any) -> int:
    return Entry("getpwent_r", _KIND, pwd, buf, buflen, result, "pwd").fill()


def fgetpwent_r(stream: Any, pwd: Any, buf: Any, buflen: int, result: Any) -> int:
    file = LIVE(stream, "stream", ("fgetpwent_r", "stream"))
    entry = Entry("fgetpwent_r", _KIND, pwd, buf, buflen, result, "pwd")
    return entry.fill(file)
