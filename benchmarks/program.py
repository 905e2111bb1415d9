"""What the Python programs of the benchmarks need: `PROGRAM CONTENDER COUNT` runs one contender and prints one number.

A program is run by its path, in a process of its own, by whichever interpreter is measured.
"""

from __future__ import annotations

import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def timed(contenders: dict[str, Callable[[], Callable[[int], None]]]) -> None:
    """Each contender returns its work after all that is made once. A tenth of the work that does not count comes first,
    then the processor's nanoseconds for each of `count` are printed."""
    work = contenders[sys.argv[1]]()
    count = int(sys.argv[2])
    work(count // 10 + 1)
    start = time.process_time_ns()
    work(count)
    print(f"{(time.process_time_ns() - start) / count:.3f}")
