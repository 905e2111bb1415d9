"""What <linux/netlink.h> needs by hand: walking along messages, whose length only they themselves tell."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import HEAD, OUT, SIZE, truncated, within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def NLMSG_OK(nlh: Any, len: int) -> int:
    rest = truncated(len, "int")
    return int(lib.NLMSG_OK(HEAD(nlh, "struct nlmsghdr", rest, ("NLMSG_OK", "nlh", "len")), rest))


def NLMSG_NEXT(nlh: Any, len: Any) -> Any:
    left = OUT(len, SIZE["int"], ("NLMSG_NEXT", "len", "sizeof(int)"))
    head = HEAD(nlh, "struct nlmsghdr", SIZE["struct nlmsghdr"], ("NLMSG_NEXT", "nlh", "sizeof(struct nlmsghdr)"))
    return within(lib.NLMSG_NEXT(head, ffi.cast("int *", left)), nlh)
