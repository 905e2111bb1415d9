"""What <sys/epoll.h> needs by hand: a pointer that the kernel hands back later must still lead somewhere then."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN_OPT, SIZE, truncated
from pysock.values import NULL, holding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: By epoll instance and descriptor: what data.ptr points to, memory of new().
_attached: dict[tuple[int, int], Any] = {}


def epoll_ctl(epfd: int, op: int, fd: int, event: Any) -> int:
    watched = IN_OPT(event, SIZE["struct epoll_event"], ("epoll_ctl", "event", "sizeof(struct epoll_event)"))
    instance, what, descriptor = (truncated(number, "int") for number in (epfd, op, fd))
    pointer = NULL
    if what != lib.EPOLL_CTL_DEL and watched is not NULL:
        view = ffi.from_buffer(watched) if isinstance(watched, bytes) else watched
        pointer = ffi.cast("struct epoll_event *", view).data.ptr
    attached = holding(pointer) if pointer and lib.pysock_room(pointer) >= 0 else None
    if attached is not None:
        lib.pysock_attached = 1  # from now on no call goes the short way
    result = int(lib.epoll_ctl(instance, what, descriptor, watched))
    if result == 0:
        if attached is None:
            _attached.pop((instance, descriptor), None)
        else:
            _attached[instance, descriptor] = attached
    return result
