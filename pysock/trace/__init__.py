"""Who called what: a program watched from outside, as events.

`strace` runs strace and reads its output; `sockets` keeps what a program does with sockets; `signals` says what
became of the calls that a signal interrupted, `injected` which calls were made to fail; `lines` finds the source line
of each call, with `debug` for C and `recorder` for Python; `live` traces a program while it runs; `ends` puts the
ends of connections together, and `diagram` draws them by `svg` and `mermaid`; `commands` is the command line. Nothing
in this package judges, and nothing of the binding is needed.
"""

from __future__ import annotations

from pysock.trace.injected import hits, injected
from pysock.trace.signals import gone_on, is_interrupted
from pysock.trace.sockets import connections, labels, sockets
from pysock.trace.strace import Trace, command, find, parse, remedy

__all__ = [
    "Trace",
    "command",
    "connections",
    "find",
    "gone_on",
    "hits",
    "injected",
    "is_interrupted",
    "labels",
    "parse",
    "remedy",
    "sockets",
]
