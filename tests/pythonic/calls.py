"""calls.txt, the table of test_one_call.py: what each method asks of the kernel; and, run under strace, its rows.

A row: the method, the line that calls it, the system calls in strace's notation (`...` for what differs from run to
run), and what comes before it, unwatched. libc makes a few of the calls under another name: that is C's doing.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import NamedTuple

MARK = "row "


class Row(NamedTuple):
    method: str
    line: str
    calls: tuple[str, ...]
    before: str = ""


def rows() -> tuple[Row, ...]:
    """calls.txt: `# method`, `... before`, `>>> line`, and the calls, a line each."""
    found = []
    for block in Path(__file__).with_name("calls.txt").read_text(encoding="utf-8").split("\n\n"):
        head, *lines = block.strip().splitlines()
        before = lines.pop(0)[len("... ") :] if lines[0].startswith("... ") else ""
        found.append(Row(head[len("# ") :], lines[0][len(">>> ") :], tuple(lines[1:]), before))
    return tuple(found)


ROWS = rows()

#: Descriptors: 100 a TCP listener, 101 and 102 its client and server, 103 and 104 a pair of streams, 105 and 106 a pair
#: of datagram sockets, 107 a UDP socket, 108 a file of 10 bytes, 109 an epoll set, 110 a Descriptor of the file.
WORLD = """
def at(number, sock):
    lib.dup2(sock.fileno(), number)
    other = Socket.from_fd(number, sock.family, sock.type, sock.proto)
    sock.close()
    return other

listener = at(100, Socket(AF_INET, SOCK_STREAM))
listener.bind(("127.0.0.1", 0))
listener.listen(8)
here = listener.getsockname()
client = at(101, Socket(AF_INET, SOCK_STREAM))
client.connect(here)
server = at(102, listener.accept()[0])
left, right = map(at, (103, 104), Socket.pair())
one, two = map(at, (105, 106), Socket.pair(AF_UNIX, SOCK_DGRAM))
udp = at(107, Socket(AF_INET, SOCK_DGRAM))
udp.bind(("127.0.0.1", 0))
there = udp.getsockname()
temporary = tempfile.TemporaryFile()
temporary.write(b"0123456789")
temporary.flush()
lib.dup2(temporary.fileno(), 108)
epoll = Epoll()
lib.dup2(epoll.fileno(), 109)
epoll.close()
epoll._fd = 109
file = Descriptor(110)
lib.dup2(108, 110)
poll = Poll()
poll.register(left, POLLOUT)
buf, more = bytearray(8), bytearray(8)
def fresh(number, type):
    if "it" in globals():
        it.detach()
    return at(number, Socket(AF_INET, type))

new_udp, new_tcp = (lambda: fresh(120, SOCK_DGRAM)), (lambda: fresh(121, SOCK_STREAM))
waiting = lambda: kept.append(connect_to(*here))
ready = lambda: one.send(b"abc")
"""


def main() -> None:
    """Makes the calls of each row after a mark that strace sees; prints what was raised."""
    import os
    import socket
    import tempfile
    import warnings

    import pysock
    from pysock._libc import lib

    names = {name: getattr(pysock, name) for name in (*pysock.__all__, *pysock._pythonic)}
    names |= {
        "pysock": pysock,
        "lib": lib,
        "kept": [],
        "os": os,
        "tempfile": tempfile,
        "warnings": warnings,
        "socket_module": socket,
    }
    exec(WORLD, names)
    kept = names["kept"]
    if importlib.util.find_spec("pysock.ancillary"):
        import pysock.ancillary
    import pysock.libc._fcntl
    import pysock.libc._sys_ioctl
    import pysock.libc._sys_socket

    if importlib.util.find_spec("pysock.options"):
        import pysock.options
    import pysock.streams
    from pysock.errors import CallError

    str(CallError(1, ""))  # what loads a module has loaded it before
    for row in ROWS[:4]:
        try:
            kept.append(eval(row.line, names))
        except OSError as error:
            str(error)
    raised: list[str | None] = []
    marks = [f"{MARK}{index}".encode() for index in range(len(ROWS) + 1)]
    compiled = [compile(row.line, row.line, "eval" if _is_expression(row.line) else "exec") for row in ROWS]
    for index, row in enumerate(ROWS):
        exec(row.before, names)
        error = None
        lib.write(-1, marks[index], len(marks[index]))
        try:
            kept.append(eval(compiled[index], names))
        except pysock.CallError as failure:
            error = failure
        lib.write(-1, marks[-1], len(marks[-1]))
        raised.append(error and str(error))
    json.dump(raised, sys.stdout)
    sys.stdout.flush()
    os._exit(0)


def _is_expression(line: str) -> bool:
    return not line.startswith(("with ", "del "))


if __name__ == "__main__":
    main()
