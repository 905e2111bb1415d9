"""Scripted peers: what stands at the other end of the programs' sockets, over TCP, UDP or a UNIX-domain path.

Each peer's steps are generators that yield what they wait for and never block, so that one loop (the
stage's) runs all of them beside the programs. A peer does not judge: when the program does not do
as expected, the peer notes it and goes on with the next step. Before it calls, sends or closes, a
peer lets the programs come to rest, so that what they find at each call is no chance.
Standard library only.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import socket
import struct
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any, Callable

from pysock.compare import processes

RETRY = 0.002
"""Seconds between two attempts to connect."""
ADDRESS_WAIT = 5.0
"""Seconds for which a source port that is still in TIME_WAIT is tried again."""

CLOSED, RESET = "closed by the program", "reset by the program"
READY, GONE, TIME = "ready", "gone", "time"

FAMILIES = {"inet": socket.AF_INET, "inet6": socket.AF_INET6, "unix": socket.AF_UNIX}
TYPES = {"stream": socket.SOCK_STREAM, "datagram": socket.SOCK_DGRAM}
LOOPBACK = {"inet": "127.0.0.1", "inet6": "::1"}


@dataclass(frozen=True)
class Wait:
    """What a peer or the script waits for; the stage resumes it with READY, GONE or TIME."""

    read: socket.socket | None = None
    write: socket.socket | None = None
    seconds: float | None = None
    """Resume with TIME when they are over."""
    quiet: bool = False
    """Resume with READY when every program waits for something."""
    patient: bool = False
    """However long that takes."""
    gone: bool = False
    """Resume with GONE when no program is left."""
    until: Callable[[], bool] | None = None
    """Resume with READY when this is so."""


Script = Generator[Wait, str, None]
Step = dict[str, Any]


def fits(step: Step, got: bytes) -> bool:
    """Whether these bytes are what the step expects."""
    data, match = bytes.fromhex(step["data"]), step["match"]
    if match == "prefix":
        return got.startswith(data)
    if match == "regex":
        return re.fullmatch(data, got, re.DOTALL) is not None
    return len(got) == step["count"] if match == "length" else got == data


def wanted(step: Step) -> str:
    """What the step expects, in words."""
    data = bytes.fromhex(step["data"])
    words = {"exact": f"{data!r}", "prefix": f"{data!r} at the beginning", "regex": f"what matches {data!r}"}
    return words.get(step["match"], f"{step['count']} bytes")


def is_group(address: str) -> bool:
    """Whether this address is many hosts': multicast or broadcast."""
    if ":" in address:
        return address.lower().startswith("ff")
    return address.endswith("255.255.255") or 224 <= int(address.partition(".")[0] or 0) < 240


@dataclass
class Peer:
    """One scripted peer, and the record of what went through it."""

    job: dict[str, Any]
    sent: bytearray = field(default_factory=bytearray)
    received: bytearray = field(default_factory=bytearray)
    datagrams_sent: list[int] = field(default_factory=list)
    """The length of each."""
    datagrams_received: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unit: str = "step"
    """What the notes call a step."""
    opened: bool = False
    """Whether its connection has been tried."""
    met: bool = False
    """Whether there was a connection."""
    ending: str = ""
    """How the connection ended: what happened first, whatever came after it."""
    draining: bool = False
    """Its steps are done; it only reads on until the program closes."""
    listener: socket.socket | None = None
    sock: socket.socket | None = None
    target: Any = None
    """Where datagrams go, of a socket that is not connected."""
    paths: dict[str, int] = field(default_factory=dict)
    """The sockets in the file system that are this peer's, with their inodes."""

    @property
    def stream(self) -> bool:
        return bool(self.job["type"] == "stream")

    @property
    def idle(self) -> bool:
        """Nothing is to be expected of it any more: datagrams have no end to wait for."""
        return self.draining and not self.stream

    @property
    def calls(self) -> bool:
        """Whether it calls, so that the next that does has to wait for it."""
        return self.job["listen"] is None and not self.idle

    @property
    def engaged(self) -> bool:
        """Whether it is in the middle of something, or might be."""
        return (self.job["listen"] is None or self.met) and not self.idle

    def report(self) -> dict[str, Any]:
        return {
            "met": self.met,
            "sent": self.sent.hex(),
            "received": self.received.hex(),
            "datagrams_sent": self.datagrams_sent,
            "datagrams_received": self.datagrams_received,
            "ending": self.ending or "never connected",
            "notes": self.notes,
        }

    # its place

    def where(self, key: str) -> Any:
        """The address under this key, as the socket module takes it."""
        end = self.job[key]
        if self.job["family"] == "unix":
            return "\0" + end[1:] if end.startswith("@") else end
        address = self.job["from_address"] or LOOPBACK[self.job["family"]] if key == "from" else self.job["address"]
        return address, end

    def said(self, key: str) -> str:
        end = self.job[key]
        return f"port {end}" if isinstance(end, int) else str(end)

    def make(self) -> socket.socket:
        sock = socket.socket(FAMILIES[self.job["family"]], TYPES[self.job["type"]])
        sock.setblocking(False)
        return sock

    def bind(self, sock: socket.socket, key: str) -> None:
        place = self.where(key)
        sock.bind(place)
        if isinstance(place, str) and not place.startswith("\0"):
            self.paths[place] = os.stat(place).st_ino

    def is_to_many(self) -> bool:
        return self.job["family"] != "unix" and is_group(self.job["address"])

    def occupy(self) -> None:
        """Bind and listen, before any program starts."""
        self.listener = self.make()
        if self.is_to_many():
            self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.bind(self.listener, "listen")
        if self.stream:
            self.listener.listen(8)
        elif self.is_to_many():
            self.join(self.listener)

    def join(self, sock: socket.socket) -> None:
        """Become a member of the multicast group, on loopback."""
        address = self.job["address"]
        if self.job["family"] == "inet6":
            group = socket.inet_pton(socket.AF_INET6, address) + struct.pack("@I", socket.if_nametoindex("lo"))
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, group)
        elif not address.endswith("255.255.255"):
            group = socket.inet_aton(address) + socket.inet_aton("127.0.0.1")
            sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)

    def speak_to_many(self, sock: socket.socket) -> None:
        """Let what this socket sends to a group go out on loopback, and come back there."""
        if self.job["family"] == "inet6":
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, socket.if_nametoindex("lo"))
        else:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))

    def close(self) -> None:
        """Give back everything; the stage calls this at the end of the run."""
        for sock in (self.sock, self.listener):
            if sock is not None:
                sock.close()
        for path, inode in self.paths.items():
            with contextlib.suppress(OSError):
                if os.lstat(path).st_ino == inode:
                    os.unlink(path)
        if self.met:
            self.end("open until the run ended")

    # its steps

    def run(self) -> Script:
        """The whole script of a peer that has one of its own."""
        yield from self.open()
        if self.sock is not None:
            for number, step in enumerate(self.job["steps"], 1):
                yield from self.take_step(number, step)
            yield from self.drain()

    def open(self) -> Script:
        """Call, or be called."""
        self.opened = True
        if self.job["listen"] is None:
            yield from self.connect()
        elif self.job["accept"]:
            yield from self.accept() if self.stream else self.be_sent_to()
        else:
            self.end("only occupies the port")
        if self.sock is not None:
            self.met = True
            if self.stream and self.job["family"] != "unix":
                self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def take_step(self, number: int, step: Step) -> Script:
        if self.sock is None:
            what = "the peer's own end is closed already" if self.met else "there is no connection"
            self.note(number, step["kind"], what)
            return
        yield from getattr(self, f"step_{step['kind']}")(number, step)

    def drain(self) -> Script:
        """After the steps: read on to the end."""
        if self.sock is None:
            return
        self.draining = True
        if self.stream:
            yield from self.read_to_end()
        else:
            yield from self.read_until_gone()
        self.sock.close()
        self.sock = None

    def end(self, how: str) -> None:
        self.ending = self.ending or how

    def note(self, number: int, kind: str, text: str) -> None:
        self.notes.append(f"{self.unit} {number} ({kind}): {text}" if number else text)

    def is_awaited(self) -> bool:
        """Whether somebody has a UDP socket at the port that is called; of others, connect() says it."""
        return self.stream or self.job["family"] == "unix" or processes.listening(self.job["connect"])

    def connect(self) -> Script:
        waited = 0.0
        while True:
            yield Wait(quiet=True)
            error = errno.ECONNREFUSED
            if self.is_awaited():
                sock = self.make()
                try:
                    error = yield from self.call(sock)
                except OSError as failure:
                    error = failure.errno or errno.EIO
                if error == 0:
                    self.sock = sock
                    return
                sock.close()
            if error in (errno.EADDRNOTAVAIL, errno.EADDRINUSE) and waited < ADDRESS_WAIT:
                waited += 0.05
                yield Wait(seconds=0.05)
                continue
            # EPROTOTYPE: at the path is a socket of another type, perhaps before the one that is meant
            if error not in (errno.ECONNREFUSED, errno.ENOENT, errno.EPROTOTYPE):
                name = errno.errorcode.get(error, str(error))
                self.note(0, "", f"could not connect to {self.said('connect')}: {name}")
                return
            if (yield Wait(seconds=RETRY, gone=True)) == GONE:
                self.note(0, "", f"no program listened on {self.said('connect')}")
                return

    def call(self, sock: socket.socket) -> Generator[Wait, str, int]:
        """Bind and connect; the error number, or 0."""
        error: int
        if self.stream and self.job["family"] != "unix":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if self.job["from"] and self.job["from"] not in self.paths:
            self.bind(sock, "from")
        if self.is_to_many():
            self.speak_to_many(sock)
            self.target = self.where("connect")
            return 0
        # Asked again, connect() tells what has become of it, and nearly always at once, while a reset that comes a
        # moment later is still recv()'s to tell. SO_ERROR would not know it from a refusal.
        error = sock.connect_ex(self.where("connect"))
        if error == errno.EINPROGRESS:
            error = sock.connect_ex(self.where("connect"))
        while error == errno.EALREADY:
            yield Wait(write=sock)
            error = sock.connect_ex(self.where("connect"))
        if error == errno.ECONNRESET:
            self.end(RESET)
            error = 0
        for path in list(self.paths) if error else ():
            os.unlink(path)
            del self.paths[path]
        return error

    def accept(self) -> Script:
        assert self.listener is not None
        while True:
            reason = yield Wait(read=self.listener, gone=True)
            try:
                self.sock = self.listener.accept()[0]
                self.sock.setblocking(False)
                return
            except BlockingIOError:
                if reason == GONE:
                    self.note(0, "", f"no program connected to {self.said('listen')}")
                    return
            except OSError:
                continue

    def be_sent_to(self) -> Script:
        """What accept() is to datagrams: the first has come."""
        assert self.listener is not None
        while True:
            reason = yield Wait(read=self.listener, gone=True)
            with contextlib.suppress(OSError):
                self.listener.recv(1, socket.MSG_PEEK)
                self.sock = self.listener
                return
            if reason == GONE:
                self.note(0, "", f"no program sent anything to {self.said('listen')}")
                return

    def receive(self, count: int) -> Generator[Wait, str, bytes | None]:
        """What take() gives, once there is something; None when no datagram will come any more."""
        reason = READY
        while True:
            try:
                return self.take(count)
            except BlockingIOError:
                if reason == GONE:
                    return None
                reason = yield Wait(read=self.sock, gone=not self.stream)

    def take(self, count: int) -> bytes | None:
        """Up to `count` bytes or one datagram, b"" at the end of a stream, None when there was an error;
        raises BlockingIOError."""
        assert self.sock is not None
        try:
            if self.stream:
                data = self.sock.recv(count)
            else:
                data, sender = self.sock.recvfrom(1 << 16)
                if self.job["listen"] is not None:
                    self.target = sender
        except BlockingIOError:
            raise
        except OSError as error:
            self.end(RESET if self.stream else errno.errorcode.get(error.errno or 0, str(error)))
            return None
        if not self.stream:
            self.datagrams_received.append(len(data))
        elif not data:
            self.end(CLOSED)
        self.received += data
        return data

    def read_to_end(self) -> Script:
        while (yield from self.receive(65536)):
            pass

    def read_until_gone(self) -> Script:
        """Datagrams have no end but that of the programs."""
        reason = READY
        while reason != GONE:
            reason = yield Wait(read=self.sock, gone=True)
            with contextlib.suppress(BlockingIOError):
                while self.take(0) is not None:
                    pass
        self.end("open until the run ended")

    def step_send(self, number: int, step: Step) -> Script:
        assert self.sock is not None
        data = bytes.fromhex(step["data"])
        if not self.stream and self.job["listen"] is not None and self.target is None:
            # It is the answer to what has come.
            yield from self.receive(0)
        yield Wait(quiet=True)
        while True:
            try:
                count = self.sock.sendto(data, self.target) if self.target else self.sock.send(data)
            except BlockingIOError:
                yield Wait(write=self.sock)
                continue
            except OSError as error:
                self.note(number, "send", errno.errorcode.get(error.errno or 0, str(error)))
                if error.errno == errno.ECONNRESET:
                    # Said once: who reads on finds an end like any other.
                    self.end(RESET)
                return
            self.sent += data[:count]
            data = data[count:]
            if not self.stream:
                self.datagrams_sent.append(count)
            if not data:
                return

    def step_expect(self, number: int, step: Step) -> Script:
        got: bytes | None
        ended = ""
        if not self.stream:
            got = yield from self.receive(0)
            ended = (self.ending or "the end of the programs") if got is None else ""
        elif step["match"] in ("prefix", "regex"):
            got, ended = yield from self.all_that_comes()
        else:
            got, ended = yield from self.exactly(step)
        if got is None or not fits(step, got):
            then = f" and then {ended}" if ended else ""
            self.note(number, "expect", f"wanted {wanted(step)}, got {(got or b'')[:4096]!r}{then}")

    def exactly(self, step: Step) -> Generator[Wait, str, tuple[bytes, str]]:
        """As many bytes as are expected, unless they are others; and what ended them before."""
        data, got = bytes.fromhex(step["data"]), b""
        count = step["count"] if step["match"] == "length" else len(data)
        while len(got) < count and (step["match"] == "length" or data.startswith(got)):
            more = yield from self.receive(count - len(got))
            if not more:
                return got, "the end of the connection" if more == b"" else "a reset"
            got += more
        return got, ""

    def all_that_comes(self) -> Generator[Wait, str, tuple[bytes, str]]:
        """Everything until the programs wait, or the connection ends."""
        got = b""
        more = yield from self.receive(65536)
        while more:
            got += more
            yield Wait(read=self.sock, quiet=True)
            try:
                more = self.take(65536)
            except BlockingIOError:
                return got, ""
        return got, "the end of the connection" if more == b"" else "a reset"

    def step_expect_end(self, number: int, _: Step) -> Script:
        before = len(self.received)
        yield from self.read_to_end()
        more = bytes(self.received[before:])
        if more:
            self.note(number, "expect_end", f"wanted the end, got {more[:200]!r}")
        if self.ending != CLOSED:
            self.note(number, "expect_end", f"wanted the end, but the connection was {self.ending}")

    def step_expect_nothing(self, number: int, _: Step) -> Script:
        yield Wait(quiet=True)
        try:
            data = self.take(65536)
        except BlockingIOError:
            return
        ended = self.stream and not data
        self.note(number, "expect_nothing", f"wanted nothing, got {'the end' if ended else repr((data or b'')[:200])}")

    def step_read(self, _number: int, _: Step) -> Script:
        more: bytes | None = b"?"
        while more or (more is not None and not self.stream):
            yield Wait(read=self.sock, quiet=True)
            try:
                more = self.take(65536)
            except BlockingIOError:
                return

    def step_wait(self, _number: int, _: Step) -> Script:
        yield Wait(quiet=True)

    def step_half_close(self, number: int, _: Step) -> Script:
        assert self.sock is not None
        yield Wait(quiet=True)
        try:
            self.sock.shutdown(socket.SHUT_WR)
        except OSError as error:
            self.note(number, "half_close", errno.errorcode.get(error.errno or 0, str(error)))

    def step_close(self, _number: int, _: Step) -> Script:
        assert self.sock is not None
        yield Wait(quiet=True)
        self.sock.close()
        self.sock = None
        self.end("closed by the peer")

    def step_reset(self, _number: int, _: Step) -> Script:
        assert self.sock is not None
        yield Wait(quiet=True)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()
        self.sock = None
        self.end("reset by the peer")
