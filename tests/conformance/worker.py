"""One process of the conformance run: tests of CPython's test.test_socket, named on stdin, each told of in a line.

With `pysock` as its argument, socket.socket is an adapter over pysock.Socket: the standard library's constructor, and
its tuples for control messages. What a method does, and which methods there are, is pysock.Socket's own.
"""

from __future__ import annotations

import json
import os
import socket
import struct
import sys
import unittest
import warnings
from typing import Any

HOST = "127.0.0.1"
"""Where the tests talk, instead of at "localhost": a name, and in no address of pysock's."""
HEADER = "@Nii"
"""struct cmsghdr: cmsg_len, cmsg_level, cmsg_type."""

made = 0
"""How many sockets there have been in this process."""


def adapter() -> type:
    """pysock.Socket in the forms of the standard library."""
    from pysock import Socket, ffi
    from pysock.ancillary import Control, ScmRights, encode

    def control(level: Any, type: Any, data: Any) -> Control:
        return Control(level, type, data)

    def unpacked(item: Any) -> tuple[int, int, bytes]:
        if isinstance(item, Control):
            return tuple(item)
        memory = bytes(ffi.buffer(encode([item])))
        size, level, type = struct.unpack_from(HEADER, memory)
        if isinstance(item, ScmRights):
            item.detach()
        return level, type, memory[struct.calcsize(HEADER) : size]

    class Adapted(Socket):
        def __new__(cls, family: int = -1, type: int = -1, proto: int = -1, fileno: Any = None) -> Any:
            global made
            made += 1
            if fileno is None:
                return super().__new__(cls)
            return cls.from_fd(fileno, *(None if value == -1 else value for value in (family, type, proto)))

        def __init__(self, family: int = -1, type: int = -1, proto: int = -1, fileno: Any = None) -> None:
            if fileno is None:
                family = socket.AF_INET if family == -1 else family
                type = socket.SOCK_STREAM if type == -1 else type
                super().__init__(family, type, 0 if proto == -1 else proto)

        def sendmsg(self, buffers: Any, ancdata: Any = (), *more: Any) -> int:
            return super().sendmsg(buffers, [control(*item) for item in ancdata], *more)

        def recvmsg(self, *given: Any) -> Any:
            data, ancillary, flags, address = super().recvmsg(*given)
            return data, [unpacked(item) for item in ancillary], flags, address

        def recvmsg_into(self, *given: Any) -> Any:
            size, ancillary, flags, address = super().recvmsg_into(*given)
            return size, [unpacked(item) for item in ancillary], flags, address

    Adapted.__name__ = Adapted.__qualname__ = "socket"
    return Adapted


def flat(suite: Any) -> list[unittest.TestCase]:
    return [suite] if isinstance(suite, unittest.TestCase) else [test for each in suite for test in flat(each)]


class Told(unittest.TestResult):
    """What became of one test: "passed", "failed" or "skipped", and in one line why."""

    outcome, reason = "passed", ""

    def addSkip(self, test: Any, reason: str) -> None:
        self.outcome, self.reason = "skipped", reason

    def addError(self, test: Any, err: Any) -> None:
        if self.outcome != "failed":
            lines = f"{err[0].__name__}: {err[1]}".splitlines()
            self.outcome, self.reason = "failed", lines[0][:300]

    addFailure = addError

    def addSubTest(self, test: Any, subtest: Any, err: Any) -> None:
        if err is not None:
            self.addError(test, err)


def main() -> None:
    report = os.dup(1)
    os.dup2(2, 1)

    def tell(*words: Any) -> None:
        os.write(report, json.dumps(words).encode() + b"\n")

    from test.support import socket_helper

    socket_helper.HOST = HOST
    socket_helper.bind_port.__defaults__ = (HOST,)
    if sys.argv[1] == "pysock":
        socket.socket = adapter()  # type: ignore[misc, assignment]
    from test import test_socket

    warnings.simplefilter("ignore")
    known = {test.id(): test for test in flat(unittest.defaultTestLoader.loadTestsFromModule(test_socket))}
    if sys.argv[2:] == ["--list"]:
        tell(*known)
        return
    test_socket.setUpModule()
    for name in sys.stdin.read().split():
        result, before = Told(), made
        unittest.TestSuite([known[name]]).run(result)
        if not result.testsRun and result.outcome == "passed":
            result.outcome = "skipped"
        tell(name, result.outcome, result.reason, made - before)


if __name__ == "__main__":
    main()
