"""Which functions the hostile-argument test treats apart, and why. Every other function is called with everything."""

from __future__ import annotations

#: Functions that may end the process that calls them, and how: that is what they are for.
ENDING: dict[str, tuple[str, ...]] = {
    **{name: tuple(f"status {n}" for n in range(256)) for name in ("exit", "_exit", "_Exit", "quick_exit")},
    "abort": ("SIGABRT",),
    # another program runs in its place, and ends with a status of its own
    **{name: ("status 0", "status 1") for name in ("execve", "execv", "execvp", "execvpe", "fexecve", "execveat")},
}

#: Functions never called: none. A process of its own, in namespaces of its own, can take all of them.
LEFT_OUT: dict[str, str] = {}

_ASKS = "asks a name server, beyond this machine"

#: Functions called only where the process has namespaces (user, network, host name) of its own.
NEEDS_NAMESPACE: dict[str, str] = {
    "clock_settime": "sets the machine's clock",
    "sethostname": "renames the machine",
    "setdomainname": "renames the machine's NIS domain",
    "chroot": "changes what later calls see of the file system",
    "getaddrinfo": _ASKS,
    "getnameinfo": _ASKS,
    "gethostbyname": _ASKS,
    "gethostbyname2": _ASKS,
    "gethostbyaddr": _ASKS,
    "getnetbyname": _ASKS,
    "getnetbyaddr": _ASKS,
    "connect": "may reach beyond this machine",
    "sendto": "may reach beyond this machine",
    "sync": "makes the machine write out everything it holds",
}
