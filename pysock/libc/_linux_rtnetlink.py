"""What <linux/rtnetlink.h> needs by hand: walking along attributes and next hops, whose length only they tell."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import HEAD, OUT, SIZE, truncated, within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def RTA_OK(rta: Any, len: int) -> int:
    rest = truncated(len, "int")
    return int(lib.RTA_OK(HEAD(rta, "struct rtattr", rest, ("RTA_OK", "rta", "len")), rest))


def RTA_NEXT(rta: Any, attrlen: Any) -> Any:
    left = OUT(attrlen, SIZE["int"], ("RTA_NEXT", "attrlen", "sizeof(int)"))
    head = HEAD(rta, "struct rtattr", SIZE["struct rtattr"], ("RTA_NEXT", "rta", "sizeof(struct rtattr)"))
    return within(lib.RTA_NEXT(head, ffi.cast("int *", left)), rta)


def RTNH_OK(rtnh: Any, len: int) -> int:
    rest = truncated(len, "int")
    read = max(rest, SIZE["struct rtnexthop"])  # its rtnh_len is looked at in any case
    return int(lib.RTNH_OK(HEAD(rtnh, "struct rtnexthop", read, ("RTNH_OK", "rtnh", "len")), rest))


def RTNH_NEXT(rtnh: Any) -> Any:
    size = SIZE["struct rtnexthop"]
    head = HEAD(rtnh, "struct rtnexthop", size, ("RTNH_NEXT", "rtnh", "sizeof(struct rtnexthop)"))
    return within(lib.RTNH_NEXT(head), rtnh)
