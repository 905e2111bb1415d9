"""What <linux/rtnetlink.h> needs by hand: walking along attributes and next hops, whose length only they tell."""

from __future__ import annotations

from pysock.guard import SIZE
from pysock.libc._linux_netlink import following, int_left, ok

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def RTA_OK(rta: Any, len: int) -> int:
    return ok("RTA_OK", "rta", "struct rtattr", rta, len)


def RTA_NEXT(rta: Any, attrlen: Any) -> Any:
    left = int_left("RTA_NEXT", "attrlen", attrlen)
    return following("RTA_NEXT", "rta", "struct rtattr", rta, left)


def RTNH_OK(rtnh: Any, len: int) -> int:
    # its rtnh_len is looked at in any case
    return ok("RTNH_OK", "rtnh", "struct rtnexthop", rtnh, len, SIZE["struct rtnexthop"])


def RTNH_NEXT(rtnh: Any) -> Any:
    return following("RTNH_NEXT", "rtnh", "struct rtnexthop", rtnh)
