"""Which faults a call on a socket can have: the errno values that its man page gives to a program without a mistake.

Left out is what only a wrong program gets (EBADF, EFAULT, EINVAL, ...): a port that makes the same calls gets it too.
Nothing is run here.
"""

from __future__ import annotations

import errno

from pysock.events import Call

SHORT = "short"
FAULTS: dict[str, tuple[str, ...]] = {
    "socket": ("EACCES", "EAFNOSUPPORT", "EMFILE", "ENFILE", "ENOBUFS", "ENOMEM"),
    "socketpair": ("EAFNOSUPPORT", "EMFILE", "ENFILE"),
    "bind": ("EACCES", "EADDRINUSE", "EADDRNOTAVAIL"),
    "listen": ("EADDRINUSE",),
    "accept": ("EAGAIN", "ECONNABORTED", "EINTR", "EMFILE", "ENFILE", "ENOBUFS", "ENOMEM", "EPERM"),
    "connect": ("EADDRNOTAVAIL", "ECONNREFUSED", "EHOSTUNREACH", "EINTR", "ENETUNREACH", "ETIMEDOUT"),
    "getsockname": ("ENOBUFS",),
    "getpeername": ("ENOBUFS", "ENOTCONN"),
    "setsockopt": ("EACCES", "ENOMEM", "ENOPROTOOPT"),
    "getsockopt": ("EACCES", "ENOPROTOOPT"),
    "shutdown": ("ENOTCONN",),
    "send": ("EAGAIN", "ECONNRESET", "EINTR", "ENOBUFS", "EPIPE", SHORT),
    "sendmsg": ("EAGAIN", "ECONNRESET", "EINTR", "ENOBUFS", "EPIPE", SHORT),
    "sendmmsg": ("EAGAIN", "EINTR", "ENOBUFS"),
    "recv": ("EAGAIN", "ECONNRESET", "EINTR", "ENOMEM", "ETIMEDOUT", SHORT),
    "recvmsg": ("EAGAIN", "ECONNRESET", "EINTR", "EMFILE", "ENOMEM", SHORT),
    "recvmmsg": ("EAGAIN", "EINTR", "ENOMEM"),
    "read": ("EAGAIN", "ECONNRESET", "EINTR", "ETIMEDOUT", SHORT),
    "readv": ("EAGAIN", "ECONNRESET", "EINTR", "ETIMEDOUT", SHORT),
    "write": ("EAGAIN", "ECONNRESET", "EINTR", "EPIPE", SHORT),
    "writev": ("EAGAIN", "ECONNRESET", "EINTR", "EPIPE", SHORT),
    "close": ("EINTR", "EIO"),
    "poll": ("EINTR", "ENOMEM"),
    "select": ("EINTR", "ENOMEM"),
    "epoll_create": ("EMFILE", "ENFILE", "ENOMEM"),
    "epoll_ctl": ("ENOMEM", "ENOSPC"),
    "epoll_wait": ("EINTR",),
    "fcntl": ("EACCES", "EAGAIN"),
    "ioctl": ("ENOTTY",),
    "dup": ("EMFILE",),
    "fork": ("EAGAIN", "ENOMEM"),
}
"""For each call what may happen to it. The names are libc's; calls that differ in their form alone have one name."""
ALIASES = {
    "accept4": "accept",
    "sendto": "send",
    "recvfrom": "recv",
    "ppoll": "poll",
    "pselect": "select",
    "pselect6": "select",
    "epoll_create1": "epoll_create",
    "epoll_pwait": "epoll_wait",
    "fcntl64": "fcntl",
    "dup2": "dup",
    "vfork": "fork",
    "clone": "fork",
    "clone3": "fork",
}
"""Other names of these calls, in libc and in the kernel."""
MOVES = frozenset(call for call, faults in FAULTS.items() if SHORT in faults)
"""The calls that can move fewer bytes than they are asked to."""


def number(name: str) -> int | None:
    """The number of an errno on this system, by its name."""
    value = getattr(errno, name, None) if name.startswith("E") else None
    return value if isinstance(value, int) else None


def applicable(call: Call, stream: bool) -> tuple[str, tuple[str, ...]] | None:
    """The name under which faults hit this call, and those that it can have; None where it is no call for them.

    A datagram is read whole or cut for good: it has no short form. A descriptor that never blocks may say EAGAIN at any
    time, and one that blocks after its time-out (SO_RCVTIMEO): what a program makes of it is asked in both cases.
    """
    name = ALIASES.get(call.name, call.name)
    if name not in FAULTS or (name == "fork" and any("CLONE_THREAD" in each for each in call.args)):
        return None
    possible = FAULTS[name]
    if SHORT in possible and not (stream and (call.result or 0) > 1):
        possible = tuple(fault for fault in possible if fault != SHORT)
    return name, possible
