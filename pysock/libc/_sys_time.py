"""What <sys/time.h> needs by hand."""

from __future__ import annotations

from pysock._libc import lib
from pysock.guard import IN, IN_OPT, SIZE
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def settimeofday(tv: Any, tz: Any) -> int:
    zone = IN_OPT(tz, SIZE["struct timezone"], ("settimeofday", "tz", "sizeof(struct timezone)"))
    # libc itself reads tv where there is no tz
    guard = IN if zone is NULL else IN_OPT
    time = guard(tv, SIZE["struct timeval"], ("settimeofday", "tv", "sizeof(struct timeval)"))
    return int(lib.settimeofday(time, zone))
