"""What <sys/select.h> needs by hand: C writes outside the set for a descriptor that the set does not know."""

from __future__ import annotations

from pysock._libc import lib
from pysock.guard import IN, OUT, SIZE, number, truncated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _known(call: str, fd: Any) -> int:
    descriptor = number(fd)
    if 0 <= truncated(descriptor, "int") < lib.FD_SETSIZE:
        return descriptor
    raise ValueError(
        f"{call}: fd is {descriptor}; an fd_set knows 0 to {lib.FD_SETSIZE - 1}: poll() takes any descriptor"
    )


def FD_SET(fd: int, set: Any) -> None:
    lib.FD_SET(_known("FD_SET", fd), OUT(set, SIZE["fd_set"], ("FD_SET", "set", "sizeof(fd_set)")))


def FD_CLR(fd: int, set: Any) -> None:
    lib.FD_CLR(_known("FD_CLR", fd), OUT(set, SIZE["fd_set"], ("FD_CLR", "set", "sizeof(fd_set)")))


def FD_ISSET(fd: int, set: Any) -> int:
    return int(lib.FD_ISSET(_known("FD_ISSET", fd), IN(set, SIZE["fd_set"], ("FD_ISSET", "set", "sizeof(fd_set)"))))
