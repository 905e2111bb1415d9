"""Scripted TCP peers: what stands at the other end of the program's connections.

Each peer is a generator that yields what it waits for and never blocks, so that one loop (the
stage's) runs all of them beside the program. A peer does not judge: when the program does not do
as expected, the peer notes it and goes on with the next step. Before it calls, sends or closes, a
peer lets the program come to rest, so that what the program finds at each call is no chance.
Standard library only.
"""

from __future__ import annotations

import errno
import socket
import struct
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

RETRY = 0.002
"""Seconds between two attempts to connect."""
ADDRESS_WAIT = 5.0
"""Seconds for which a source port that is still in TIME_WAIT is tried again."""

CLOSED, RESET = "closed by the program", "reset by the program"
READY, GONE, TIME = "ready", "gone", "time"


@dataclass(frozen=True)
class Wait:
    """What a peer waits for; the stage resumes it with READY, GONE or TIME."""

    read: socket.socket | None = None
    write: socket.socket | None = None
    seconds: float | None = None
    """Resume with TIME when they are over."""
    quiet: bool = False
    """Resume with READY when every program waits for something."""
    gone: bool = False
    """Resume with GONE when no program is left."""


Script = Generator[Wait, str, None]


@dataclass
class Peer:
    """One scripted peer, and the record of what went through it."""

    job: dict[str, Any]
    sent: bytearray = field(default_factory=bytearray)
    received: bytearray = field(default_factory=bytearray)
    notes: list[str] = field(default_factory=list)
    met: bool = False
    """Whether there was a connection."""
    ending: str = ""
    """How the connection ended: what happened first, whatever came after it."""
    draining: bool = False
    """Its steps are done; it only reads on until the program closes."""
    listener: socket.socket | None = None
    socket: socket.socket | None = None

    def report(self) -> dict[str, Any]:
        return {
            "met": self.met,
            "sent": self.sent.hex(),
            "received": self.received.hex(),
            "ending": self.ending or "never connected",
            "notes": self.notes,
        }

    def occupy(self) -> None:
        """Bind and listen, before any program starts."""
        self.listener = socket.socket()
        self.listener.setblocking(False)
        self.listener.bind(("127.0.0.1", self.job["listen"]))
        self.listener.listen(8)

    def close(self) -> None:
        """Give back everything; the stage calls this at the end of the run."""
        for sock in (self.socket, self.listener):
            if sock is not None:
                sock.close()
        if self.met:
            self.end("open until the run ended")

    def run(self) -> Script:
        """The whole script."""
        if self.listener is None:
            yield from self.connect()
        elif self.job["accept"]:
            yield from self.accept()
        else:
            self.end("only occupies the port")
        if self.socket is not None:
            self.met = True
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for number, (kind, data) in enumerate(self.job["steps"], 1):
                if self.socket is None:
                    self.note(number, kind, "the peer's own end is closed already")
                    continue
                yield from getattr(self, f"step_{kind}")(number, bytes.fromhex(data))
            if self.socket is not None:
                self.draining = True
                yield from self.read_to_end()
                self.socket.close()
                self.socket = None

    def end(self, how: str) -> None:
        self.ending = self.ending or how

    def note(self, number: int, kind: str, text: str) -> None:
        self.notes.append(f"step {number} ({kind}): {text}" if number else text)

    def connect(self) -> Script:
        waited = 0.0
        while True:
            yield Wait(quiet=True)
            sock = socket.socket()
            sock.setblocking(False)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                sock.bind(("127.0.0.1", self.job["from"]))
                error = sock.connect_ex(("127.0.0.1", self.job["connect"]))
                if error == errno.EINPROGRESS:
                    yield Wait(write=sock)
                    error = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            except OSError as failure:
                error = failure.errno or errno.EIO
            if error == 0:
                self.socket = sock
                return
            sock.close()
            if error in (errno.EADDRNOTAVAIL, errno.EADDRINUSE) and waited < ADDRESS_WAIT:
                waited += 0.05
                yield Wait(seconds=0.05)
                continue
            if error != errno.ECONNREFUSED:
                name = errno.errorcode.get(error, str(error))
                self.note(0, "", f"could not connect to port {self.job['connect']}: {name}")
                return
            if (yield Wait(seconds=RETRY, gone=True)) == GONE:
                self.note(0, "", f"no program listened on port {self.job['connect']}")
                return

    def accept(self) -> Script:
        assert self.listener is not None
        while True:
            reason = yield Wait(read=self.listener, gone=True)
            try:
                self.socket = self.listener.accept()[0]
                self.socket.setblocking(False)
                return
            except BlockingIOError:
                if reason == GONE:
                    self.note(0, "", f"no program connected to port {self.job['listen']}")
                    return
            except OSError:
                continue

    def receive(self, count: int) -> Generator[Wait, str, bytes | None]:
        """What take() gives, once there is something."""
        while True:
            try:
                return self.take(count)
            except BlockingIOError:
                yield Wait(read=self.socket)

    def take(self, count: int) -> bytes | None:
        """Up to `count` bytes, b"" at the end, None when the connection was reset; raises BlockingIOError."""
        assert self.socket is not None
        try:
            data = self.socket.recv(count)
        except BlockingIOError:
            raise
        except OSError:
            self.end(RESET)
            return None
        if not data:
            self.end(CLOSED)
        self.received += data
        return data

    def read_to_end(self) -> Script:
        while (yield from self.receive(65536)):
            pass

    def step_send(self, number: int, data: bytes) -> Script:
        assert self.socket is not None
        yield Wait(quiet=True)
        while data:
            try:
                count = self.socket.send(data)
            except BlockingIOError:
                yield Wait(write=self.socket)
                continue
            except OSError as error:
                self.note(number, "send", errno.errorcode.get(error.errno or 0, str(error)))
                if error.errno == errno.ECONNRESET:
                    # Said once: who reads on finds an end like any other.
                    self.end(RESET)
                return
            self.sent += data[:count]
            data = data[count:]

    def step_expect(self, number: int, wanted: bytes) -> Script:
        got = b""
        while len(got) < len(wanted) and wanted.startswith(got):
            data = yield from self.receive(len(wanted) - len(got))
            if not data:
                what = "the end of the connection" if data == b"" else "a reset"
                self.note(number, "expect", f"wanted {wanted!r}, got {got!r} and then {what}")
                return
            got += data
        if got != wanted:
            self.note(number, "expect", f"wanted {wanted!r}, got {got!r}")

    def step_expect_end(self, number: int, _: bytes) -> Script:
        before = len(self.received)
        yield from self.read_to_end()
        more = bytes(self.received[before:])
        if more:
            self.note(number, "expect_end", f"wanted the end, got {more[:200]!r}")
        if self.ending != CLOSED:
            self.note(number, "expect_end", f"wanted the end, but the connection was {self.ending}")

    def step_read(self, _number: int, _: bytes) -> Script:
        more: bytes | None = b"?"
        while more:
            yield Wait(read=self.socket, quiet=True)
            try:
                more = self.take(65536)
            except BlockingIOError:
                return

    def step_half_close(self, number: int, _: bytes) -> Script:
        assert self.socket is not None
        yield Wait(quiet=True)
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError as error:
            self.note(number, "half_close", errno.errorcode.get(error.errno or 0, str(error)))

    def step_close(self, _number: int, _: bytes) -> Script:
        assert self.socket is not None
        yield Wait(quiet=True)
        self.socket.close()
        self.socket = None
        self.end("closed by the peer")

    def step_reset(self, _number: int, _: bytes) -> Script:
        assert self.socket is not None
        yield Wait(quiet=True)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()
        self.socket = None
        self.end("reset by the peer")
