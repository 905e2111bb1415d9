"""(h) The bytes by which this process grows for each of COUNT open sockets, which are kept in a list."""

from __future__ import annotations

import gc
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def resident() -> int:
    with open("/proc/self/smaps_rollup", encoding="ascii") as file:  # the pages themselves: statm may lag behind
        return next(int(line.split()[1]) for line in file if line.startswith("Rss:")) * 1024


def stdlib() -> Callable[[], object]:
    import socket

    return lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def guarded() -> Callable[[], object]:
    from pysock.libc.sys.socket import AF_INET, SOCK_DGRAM, socket

    return lambda: socket(AF_INET, SOCK_DGRAM, 0)


def main() -> None:
    made = {"stdlib": stdlib, "guarded": guarded}[sys.argv[1]]()
    count = int(sys.argv[2])
    gc.collect()
    resident()  # the first one makes what it needs
    before = resident()
    sockets = [made() for _ in range(count)]
    print(f"{(resident() - before) / count:.3f}")
    if sockets[-1] == -1:
        raise OSError("socket")


if __name__ == "__main__":
    main()
