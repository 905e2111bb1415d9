"""errno, which is no constant and no function."""

from __future__ import annotations

from pysock.values import Errno

__all__ = ["errno"]

#: The number of this thread's last error. `errno = 0` is `errno[0] = 0`; comparing and printing need no [0].
errno = Errno("errno")
