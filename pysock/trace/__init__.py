"""Who called what: a program watched from outside, as events.

`strace` runs strace and reads its output; `sockets` keeps what a program does with sockets. Only
reading happens here: nothing in this package judges, and nothing of the binding is needed.
"""

from __future__ import annotations

from pysock.trace.sockets import connections, labels, sockets
from pysock.trace.strace import Trace, command, find, parse, remedy

__all__ = ["Trace", "command", "connections", "find", "labels", "parse", "remedy", "sockets"]
