"""Both ends of every connection in a trace, put together: which bytes went from which call to which, and TCP's states.

A connect belongs to the accept that took it, the ends of a socketpair to each other, a datagram to the socket at its
address. What state a TCP connection is in follows from the calls of both ends (RFC 9293); a peer that was not traced
shows in what the program received. Nothing is drawn here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pysock.events import Call, Event, Exit
from pysock.trace.sockets import Follower, Origin, messages, moved

_ADDRESS = re.compile(r'_port=htons\((\d+)\).*?(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]*)"', re.DOTALL)
_PATH = re.compile(r'sun_path=@?"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ACCEPTS = frozenset(("accept", "accept4"))
RECEIVING = frozenset(("recv", "recvfrom", "read", "recvmsg", "readv"))
TCP, UNIX, UDP, LOCAL = "TCP", "UNIX stream", "UDP", "UNIX datagrams"


def address(argument: str) -> tuple[str, str]:
    """What both ends know an address by (the port, the path), and how it is written; "" where there is none."""
    if path := _PATH.search(argument):
        return path[1], path[1]
    if found := _ADDRESS.search(argument):
        host = f"[{found[2]}]" if ":" in found[2] else found[2]
        return found[1], f"{host}:{found[1]}"
    return "", ""


@dataclass(frozen=True)
class Move:
    """Bytes that a call moved through an end."""

    order: int
    size: int
    data: bytes | None
    """None where the trace does not hold them."""


@dataclass(eq=False)
class End:
    """One end of a connection, or a socket that may become one."""

    kind: str = ""
    pid: int = 0
    """The thread that used it last."""
    local: str = ""
    port: str = ""
    """Its own port, where it is known."""
    remote: str = ""
    peer: End | None = None
    begun: int | None = None
    """The connect or accept that made it one."""
    accepted: bool = False
    sent: list[Move] = field(default_factory=list)
    received: list[Move] = field(default_factory=list)
    finished: int | None = None
    """The call that sent its FIN."""
    over: int | None = None
    """The call that read the peer's."""
    state: str = ""
    shown: str = ""


@dataclass(frozen=True)
class Link:
    """What went from one call to another; a call is known by its `order`. None is a peer that was not traced."""

    kind: str
    """"connect", "data", "end"."""
    start: int | None
    end: int | None
    peer: str = ""
    """The address of the peer that was not traced."""
    size: int = 0
    data: bytes | None = None


class Connections(Follower):
    """The connections of some events, which are in the order in which they were completed."""

    def __init__(self, events: Sequence[Event], roots: Mapping[int, str] | None = None) -> None:
        self.ends: dict[int, End] = {}
        self.kinds: list[Origin] = []
        self.states: dict[int, list[str]] = {}
        """The states that are new at each call."""
        self.effects: list[tuple[int, int, str]] = []
        """The states that a call brings about at the other end: its order, the other's thread, the state."""
        self.connecting: dict[str, list[End]] = {}
        self.accepted: dict[str, list[End]] = {}
        self.datagrams: list[tuple[End, str, Move]] = []
        """Every datagram that was sent, and where to."""
        self.arrived: list[tuple[End, str, Move]] = []
        """Every datagram that was received, and where from."""
        super().__init__(events, roots)

    # Following

    def event(self, event: Event) -> None:
        if isinstance(event, Call):
            before = len(self.candidates)
            self.call(event)
            for call, about, _ in self.candidates[before:]:
                if about and call.errno != "EBADF":
                    self.understand(call, about)
        elif isinstance(event, Exit):
            self.leave(event)

    def leave(self, event: Exit) -> None:
        """A process that ends closes what nobody else holds."""
        table = self.tables.pop(event.pid, None)
        if table is None or any(other is table for other in self.tables.values()):
            return
        for origin in dict.fromkeys(table.open.values()):
            if id(origin) in self.ends and not self.held(origin):
                self.finish(self.ends[id(origin)], event.order)

    def held(self, origin: Origin) -> bool:
        """Whether any process has it open."""
        return any(origin in table.open.values() for table in self.tables.values())

    def end(self, origin: Origin) -> End:
        if id(origin) not in self.ends:
            self.ends[id(origin)] = End()
            self.kinds.append(origin)  # kept alive: its identity is the key
        return self.ends[id(origin)]

    # What the calls mean

    def understand(self, call: Call, about: Sequence[Origin]) -> None:
        name, done = call.name, call.result is not None and call.result >= 0
        end = self.end(about[-1] if name in _ACCEPTS and done else about[0])
        end.pid = call.pid
        if name == "socket" and done:
            end.kind = _kind(call.args[0], call.args[1])
        elif name == "socketpair" and done and len(about) == 2:
            other = self.end(about[1])
            end.kind = other.kind = _kind(call.args[0], call.args[1])
            end.peer, other.peer, other.pid = other, end, call.pid
        elif name in ("bind", "getsockname") and done:
            end.port, end.local = address(call.args[1])
        elif name == "listen" and done:
            self.become(end, "LISTEN", call.order)
        elif name == "connect":
            self.connect(call, end)
        elif name in _ACCEPTS and done:
            listener = self.end(about[0])
            end.kind, end.begun, end.port = listener.kind, call.order, listener.port
            end.accepted = True
            port, end.remote = address(call.args[1])
            self.match(end, self.connecting, self.accepted, listener.port, port)
            self.become(end, "ESTABLISHED", call.order)
        elif name == "shutdown" and done:
            if call.args[1] != "SHUT_RD":
                self.finish(end, call.order)
        elif name == "close" and done:
            if not self.held(about[0]):
                self.finish(end, call.order)
        elif name in ("getpeername", "setsockopt", "getsockopt", "fcntl", "ioctl", "epoll_ctl"):
            return
        else:
            for message in messages(call):
                self.move(message, end)

    def connect(self, call: Call, end: End) -> None:
        key, end.remote = address(call.args[1])
        if end.kind == TCP:
            self.become(end, "SYN_SENT", call.order)
        if call.result != 0 and call.errno != "EINPROGRESS":
            self.become(end, "CLOSED", call.order)
            return
        if end.kind in (TCP, UNIX):
            end.begun = call.order
            self.match(end, self.accepted, self.connecting, key, end.port)
            if call.result == 0:
                self.become(end, "ESTABLISHED", call.order)

    def match(self, end: End, others: dict[str, list[End]], mine: dict[str, list[End]], key: str, port: str) -> None:
        """The oldest at the same listener that may be the other end: ports that are both known must agree."""
        waiting = others.get(key, [])
        for other in waiting:
            theirs = other.port if others is self.connecting else address_port(other.remote)
            if not port or not theirs or port == theirs:
                end.peer, other.peer = other, end
                waiting.remove(other)
                return
        mine.setdefault(key, []).append(end)

    def become(self, end: End, state: str, order: int) -> None:
        if end.kind == TCP and state != end.state:
            end.state = state
            self.show(end, order)

    def show(self, end: End, order: int) -> None:
        """A state is said at the first call that it concerns."""
        if end.state != end.shown:
            end.shown = end.state
            self.states.setdefault(order, []).append(end.state)

    def move(self, call: Call, end: End) -> None:
        if call.errno in ("ECONNRESET", "EPIPE", "ECONNREFUSED"):
            self.become(end, "CLOSED", call.order)
        found = moved(call)
        if found is not None:
            direction, data = found
            move = Move(call.order, call.result or 0, data)
            if end.kind in (UDP, LOCAL) and end.peer is None:
                self.datagram(call, end, direction, move)
            else:
                (end.sent if direction == "out" else end.received).append(move)
            if end.state == "SYN_SENT":
                self.become(end, "ESTABLISHED", call.order)
        elif call.result == 0 and call.name in RECEIVING and call.args[2:3] != ("0",) and end.over is None:
            end.over = call.order
            if end.finished is None:
                self.become(end, "CLOSE_WAIT", call.order)
            elif end.peer is None:
                self.become(end, "TIME_WAIT", call.order)
        self.show(end, call.order)

    def datagram(self, call: Call, end: End, direction: str, move: Move) -> None:
        key = next((key for argument in call.args[1:] if (key := address(argument)[0])), "")
        key = key or address_port(end.remote)
        (self.arrived if direction == "in" else self.datagrams).append((end, key, move))

    def finish(self, end: End, order: int) -> None:
        """The last close, or shutdown: what was open is half closed now, or closed."""
        if end.finished is not None or end.state == "CLOSED":
            return
        end.finished = order
        if end.state == "LISTEN" or end.state in ("", "SYN_SENT"):
            return
        peer = end.peer
        # Who was first shows in when the calls began: a close may return after what it brought about.
        earlier = peer is not None and peer.finished is not None and peer.finished < order
        later = peer is not None and peer.finished is not None and not earlier
        if earlier or (end.over is not None and not later):
            self.become(end, "LAST_ACK", order)
            if earlier and peer is not None:
                self.wait(peer, order)
            return
        self.become(end, "FIN_WAIT_2", order)
        if later and peer is not None and peer.finished is not None:
            self.wait(end, peer.finished)
        elif peer is not None and peer.state == "ESTABLISHED":
            peer.state = "CLOSE_WAIT"

    def wait(self, end: End, order: int) -> None:
        """The other end closed after this one."""
        if end.kind == TCP and end.state != "CLOSED":
            end.state = end.shown = "TIME_WAIT"
            self.effects.append((order, end.pid, "TIME_WAIT"))

    # What went where

    def links(self) -> Iterator[Link]:
        """Everything that went from one call to another."""
        for end in self.ends.values():
            peer = end.peer
            if peer is None:
                yield from _alone(end)
                continue
            if end.accepted:
                yield Link("connect", peer.begun, end.begun)
            yield from _flow(end.sent, peer.received)
            if end.finished is not None and peer.over is not None:
                yield Link("end", end.finished, peer.over)
        yield from self.datagram_links()

    def datagram_links(self) -> Iterator[Link]:
        """A receiver's answer goes to a port that only it was told: the sender's is known from there on."""
        waiting = list(self.datagrams)
        for end, source, move in self.arrived:
            for entry in waiting:
                sender, key, other = entry
                same = other.size == move.size and (other.data == move.data or move.data is None)
                if key == end.port and same and (not sender.port or sender.port == source or not source):
                    waiting.remove(entry)
                    sender.port = sender.port or source
                    yield Link("data", other.order, move.order, "", move.size, move.data)
                    break
            else:
                yield Link("data", None, move.order, source or "?", move.size, move.data)
        for _, key, move in waiting:
            yield Link("data", move.order, None, key or "?", move.size, move.data)


def address_port(text: str) -> str:
    """The port of an address as `address` writes it, or the path."""
    return text.rpartition(":")[2]


def _kind(family: str, kind: str) -> str:
    stream = "SOCK_STREAM" in kind
    if family in ("AF_INET", "AF_INET6"):
        return TCP if stream else UDP if "SOCK_DGRAM" in kind else ""
    if family in ("AF_UNIX", "AF_LOCAL"):
        return LOCAL if "SOCK_DGRAM" in kind else UNIX
    return ""


def _flow(sent: Sequence[Move], received: Sequence[Move]) -> Iterator[Link]:
    """Which call's bytes each receiving call got: of a stream, the bytes are counted."""
    pieces = [(move, move.size) for move in received]
    for out in sent:
        left = out.size
        while left and pieces:
            move, wanted = pieces[0]
            size = min(left, wanted)
            start = out.size - left
            data = None if out.data is None else out.data[start : start + size]
            yield Link("data", out.order, move.order, "", size, data)
            left -= size
            if size == wanted:
                del pieces[0]
            else:
                pieces[0] = move, wanted - size
        if left:
            yield Link("data", out.order, None, "", left, None if out.data is None else out.data[out.size - left :])


def _alone(end: End) -> Iterator[Link]:
    """A connection whose other end was not traced."""
    if end.begun is None:
        return
    peer = end.remote or "peer"
    if end.accepted:
        yield Link("connect", None, end.begun, peer)
    else:
        yield Link("connect", end.begun, None, peer)
    for move in end.sent:
        yield Link("data", move.order, None, peer, move.size, move.data)
    for move in end.received:
        yield Link("data", None, move.order, peer, move.size, move.data)
    if end.finished is not None:
        yield Link("end", end.finished, None, peer)
    if end.over is not None:
        yield Link("end", None, end.over, peer)
