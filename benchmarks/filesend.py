"""(f) A file to a socket of the loopback, 64 KiB with each sendfile(): `filesend.py CONTENDER PATH PORT` prints the
nanoseconds for each byte until the reader has them all, by the clock on the wall and of this process's processor."""

from __future__ import annotations

import os
import socket
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Send = Callable[[int, int], int]

CHUNK = 65536


def stdlib() -> Send:
    return lambda out, file: os.sendfile(out, file, None, CHUNK)


def guarded() -> Send:
    from pysock import NULL
    from pysock.libc.sys.sendfile import sendfile

    return lambda out, file: sendfile(out, file, NULL, CHUNK)


def lib() -> Send:
    from pysock import NULL, lib

    sendfile = lib.sendfile
    return lambda out, file: int(sendfile(out, file, NULL, CHUNK))


def main() -> None:
    send = {"stdlib": stdlib, "guarded": guarded, "lib": lib}[sys.argv[1]]()
    with open(sys.argv[2], "rb") as opened, socket.create_connection(("127.0.0.1", int(sys.argv[3]))) as sock:
        file, out, sent = opened.fileno(), sock.fileno(), 0
        start, used = time.perf_counter_ns(), time.process_time_ns()
        while True:
            n = send(out, file)
            if n <= 0:
                break
            sent += n
        if n < 0:
            raise OSError("sendfile")
        sock.shutdown(socket.SHUT_WR)
        sock.recv(1)  # the reader closes when it has read the end
        start, used = time.perf_counter_ns() - start, time.process_time_ns() - used
        print(f"{start / sent:.6f} {used / sent:.6f}")


if __name__ == "__main__":
    main()
