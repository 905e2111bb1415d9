"""What <linux/netlink.h> needs by hand: walking along messages, whose length only they themselves tell.

<linux/rtnetlink.h> walks along what is in them in the same two steps.
"""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import OUT, SIZE, truncated
from pysock.messages import HEAD, within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def ok(call: str, name: str, c_type: str, head: Any, len: int, least: int = 0) -> int:
    """Whether a whole one is left; at least so many bytes of its head are looked at in any case."""
    rest = truncated(len, "int")
    return int(getattr(lib, call)(HEAD(head, c_type, max(rest, least), (call, name, "len")), rest))


def following(call: str, name: str, c_type: str, head: Any, *left: Any) -> Any:
    """The next one; left: its address takes what is left then."""
    passed = HEAD(head, c_type, SIZE[c_type], (call, name, f"sizeof({c_type})"))
    return within(getattr(lib, call)(passed, *left), head)


def int_left(call: str, name: str, left: Any) -> Any:
    return ffi.cast("int *", OUT(left, SIZE["int"], (call, name, "sizeof(int)")))


def NLMSG_OK(nlh: Any, len: int) -> int:
    return ok("NLMSG_OK", "nlh", "struct nlmsghdr", nlh, len)


def NLMSG_NEXT(nlh: Any, len: Any) -> Any:
    left = int_left("NLMSG_NEXT", "len", len)
    return following("NLMSG_NEXT", "nlh", "struct nlmsghdr", nlh, left)
