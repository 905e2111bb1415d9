"""Peers and their steps, and the script that leads several of them: TOML to dataclasses.

A part of `scenario`, which says what else there is. Nothing is run here.
"""

from __future__ import annotations

import ipaddress
import re
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pysock.compare.place import Place, as_bytes

STEPS = (
    "send",
    "expect",
    "expect_end",
    "expect_nothing",
    "read",
    "wait",
    "half_close",
    "close",
    "reset",
)
PROGRAM_STEPS = ("start", "send", "expect", "end_input", "signal", "expect_exit")
SCRIPT_KEYS = ("peer", "program", "connect", "accept", *STEPS, *PROGRAM_STEPS[:1], *PROGRAM_STEPS[3:])
MATCHES = ("exact", "prefix", "regex", "length")
FAMILIES = ("inet", "inet6", "unix")
TYPES = ("stream", "datagram")
FIRST_SOURCE = 50001
"""Source ports of peers that name none: a peer's port is no chance either."""
LOOPBACK = {"inet": "127.0.0.1", "inet6": "::1", "unix": ""}
PEER_KEYS = ("name", "connect", "listen", "family", "type", "address", "from", "from_address", "accept", "steps")
_STREAM_ONLY = ("expect_end", "half_close", "reset")


@dataclass(frozen=True)
class Step:
    """One thing that a peer or a program does, or is made to do."""

    kind: str
    data: bytes = b""
    """What is sent or expected; of a regex, the pattern."""
    match: str = "exact"
    count: int = 0
    """With "length", how many bytes are expected; of a signal, its number."""

    def job(self) -> dict[str, Any]:
        """What the stage is told."""
        return {"kind": self.kind, "data": self.data.hex(), "match": self.match, "count": self.count}


@dataclass(frozen=True)
class Line:
    """One step of a script, and whose it is: a peer's, a program's, or nobody's (wait)."""

    step: Step
    peer: str | None = None
    program: str | None = None


@dataclass(frozen=True)
class Peer:
    """A scripted peer: it calls at a port or path, or listens there."""

    connect: int | str | None
    listen: int | str | None
    source: int | str = 0
    """The port or path that it calls from; 0 or "": whichever the system gives."""
    accept: bool = True
    steps: tuple[Step, ...] = ()
    called: str = ""
    """The name that the scenario gives it."""
    family: str = "inet"
    type: str = "stream"
    address: str = LOOPBACK["inet"]
    source_address: str = ""
    """The address that it calls from; "": the loopback address."""

    @property
    def name(self) -> str:
        if self.called:
            return self.called
        if self.connect is not None:
            if not self.source:
                return f"the peer that calls at {self.connect}"
            return f"the peer from {'port ' if isinstance(self.source, int) else ''}{self.source}"
        return f"the peer listening on {'port ' if isinstance(self.listen, int) else ''}{self.listen}"

    def job(self) -> dict[str, Any]:
        """What the stage is told."""
        return {
            "name": self.name,
            "connect": self.connect,
            "listen": self.listen,
            "from": self.source,
            "accept": self.accept,
            "family": self.family,
            "type": self.type,
            "address": self.address,
            "from_address": self.source_address,
            "steps": [step.job() for step in self.steps],
        }


def _expected(place: Place, key: str) -> Step:
    """What a step expects: the bytes themselves, or {prefix =}, {regex =}, {length =}."""
    value = place.table[key]
    kind = next(iter(value), "") if isinstance(value, dict) else ""
    if kind not in MATCHES[1:] or len(value) != 1:
        if as_bytes(value) is None:
            place.wrong(key, value, 'bytes, or one of {prefix = "200 "}, {regex = "[0-9]+\\n"} and {length = 512}')
        return Step(key, place.data(key))
    inner = Place(place.file, (*place.path, key), place.where, value, MATCHES[1:])
    if kind == "length":
        return Step(key, b"", kind, inner.number(kind, 0, 1, 64 << 20, "a number of bytes"))
    data = inner.data(kind)
    if kind == "regex":
        try:
            re.compile(data)
        except re.error as error:
            inner.wrong(kind, value[kind], f"a regular expression: {error}")
    return Step(key, data, kind)


def _step(place: Place, kind: str) -> Step:
    if kind == "send":
        return Step(kind, place.data(kind))
    if kind == "expect":
        return _expected(place, kind)
    if kind == "signal":
        name = place.text(kind)
        known = {each.name for each in signal.Signals} - {"SIGKILL", "SIGSTOP"}
        if name not in known:
            place.wrong(kind, name, 'the name of a signal that a program can catch, as "SIGUSR1"')
        return Step(kind, count=signal.Signals[name].value)
    if not place.flag(kind, True):
        place.wrong(kind, False, "true")
    return Step(kind)


def _check_step(place: Place, step: Step, peer: Peer) -> None:
    """Some steps need a connection, and one needs TCP."""
    if peer.type == "datagram" and step.kind in _STREAM_ONLY:
        place.fail(f"{step.kind} is for a connection, and datagrams have none", step.kind)
    if peer.family == "unix" and step.kind == "reset":
        place.fail("reset is for TCP: a UNIX-domain connection cannot be broken off", step.kind)


def _family(place: Place, end: int | str | None) -> str:
    """The family that the place of the other end, or the address, speaks of."""
    address = place.text("address", "")
    implied = "unix" if isinstance(end, str) else "inet6" if ":" in address else "inet"
    family = place.choice("family", implied, FAMILIES)
    if (family == "unix") != isinstance(end, str):
        place.fail("connect, listen and from name a path for the family unix, and a port for the others", "family")
    for key in ("address", "from_address"):
        if key in place.table:
            text = place.text(key)
            try:
                version: int = ipaddress.ip_address(text).version
            except ValueError:
                version = 0
            if version != {"inet": 4, "inet6": 6, "unix": 0}[family] or family == "unix":
                allowed = {"inet": "an IPv4 address", "inet6": "an IPv6 address", "unix": "left out: the path says all"}
                place.wrong(key, text, allowed[family])
    return family


def read_peer(place: Place, number: int) -> Peer:
    """The peer of this table, the `number`-th from 0."""
    connect, listen = place.end("connect"), place.end("listen")
    if (connect is None) == (listen is None):
        place.fail("a peer has either connect = PORT or listen = PORT, or a path of a UNIX-domain socket in its place")
    family = _family(place, connect if connect is not None else listen)
    kind = place.choice("type", "stream", TYPES)
    accept = place.flag("accept", True)
    if connect is not None and "accept" in place.table:
        place.fail("accept is for a peer that listens", "accept")
    for key in ("from", "from_address"):
        if listen is not None and key in place.table:
            place.fail(f"{key} is for a peer that connects", key)
    source = place.end("from")
    if source is not None and (family == "unix") != isinstance(source, str):
        place.wrong("from", source, "a path" if family == "unix" else "a port, 1 to 65535")
    if source is None:
        source = "" if family == "unix" else FIRST_SOURCE + number
    peer = Peer(
        connect,
        listen,
        0 if connect is None else source,
        accept,
        called=place.text("name", ""),
        family=family,
        type=kind,
        address=place.text("address", LOOPBACK[family]),
        source_address=place.text("from_address", ""),
    )
    steps = []
    for index in place.tables("steps"):
        inner = place.inner("steps", index, f"step {index + 1}", STEPS)
        if len(inner.table) != 1:
            inner.fail(f"a step is one of {', '.join(STEPS)}")
        step = _step(inner, next(iter(inner.table)))
        _check_step(inner, step, peer)
        steps.append(step)
    if steps and not accept:
        place.fail("a peer with accept = false has no steps: it only occupies the port", "steps")
    return Peer(**{**vars(peer), "steps": tuple(steps)})


def check_peers(place: Place, peers: Sequence[Peer]) -> None:
    """Each place has one listener, peers do not call each other, and no two share a name."""
    listeners: dict[tuple[object, ...], int] = {}

    def said(end: int | str | None) -> str:
        return f"port {end}" if isinstance(end, int) else f"{end}"

    for number, peer in enumerate(peers, 1):
        if peer.listen is not None and not is_group(peer.address):
            key = (peer.family, peer.type, peer.address, peer.listen)
            first = listeners.setdefault(key, number)
            if first != number:
                place.fail(
                    f"peers {first} and {number} both listen on {said(peer.listen)}; only one can",
                    "peer",
                    number - 1,
                )
    for number, peer in enumerate(peers, 1):
        listener = listeners.get((peer.family, peer.type, peer.address, peer.connect))
        if listener:
            place.fail(
                f"peer {number} connects to {said(peer.connect)}, where peer {listener} listens: "
                "a peer talks to a program",
                "peer",
                number - 1,
            )
    names = [peer.called for peer in peers if peer.called]
    for index, peer in enumerate(peers):
        if names.count(peer.called) > 1:
            place.fail(f"there is more than one peer named {peer.called!r}", "peer", index, "name")


def is_group(address: str) -> bool:
    """Whether many can be reached at this address: multicast, or IPv4's broadcast on loopback and everywhere."""
    if not address:
        return False
    return ipaddress.ip_address(address).is_multicast or address in ("127.255.255.255", "255.255.255.255")


def read_script(place: Place, peers: Sequence[Peer], programs: Sequence[str]) -> tuple[Line, ...]:
    """The script of a scenario with these peers and programs."""
    by_name = {peer.called: peer for peer in peers if peer.called}
    lines: list[Line] = []
    for index in place.tables("script"):
        inner = place.inner("script", index, f"line {index + 1} of the script", SCRIPT_KEYS)
        lines.append(_line(inner, by_name, programs, lines))
    return tuple(lines)


def _line(place: Place, peers: dict[str, Peer], programs: Sequence[str], before: Sequence[Line]) -> Line:
    whose = [key for key in ("peer", "program") if key in place.table]
    actions = [key for key in place.table if key not in ("peer", "program")]
    if len(actions) != 1 or len(whose) > 1 or (not whose and actions != ["wait"]):
        place.fail('a line is {peer = "NAME", STEP} or {program = "NAME", STEP} or {wait = true}, with one step')
    (kind,) = actions
    if whose == ["peer"]:
        name = place.choice("peer", "", tuple(peers)) if peers else place.fail("no peer has a name")
        peer = peers[name]
        opening = "connect" if peer.connect is not None else "accept"
        if kind not in (*STEPS, opening):
            place.fail(f"{kind} is no step of this peer; they are {', '.join((opening, *STEPS))}", kind)
        if peer.steps or not peer.accept:
            place.fail("a peer that the script leads has no steps of its own, and no accept = false", "peer")
        opened = any(line.peer == name for line in before)
        if kind == opening and opened:
            place.fail(f"{name} has a connection already: its first line makes it", kind)
        step = _step(place, kind)
        _check_step(place, step, peer)
        return Line(step, peer=name)
    if whose == ["program"]:
        name = place.choice("program", "", tuple(programs))
        if kind not in PROGRAM_STEPS:
            place.fail(f"{kind} is no step of a program; they are {', '.join(PROGRAM_STEPS)}", kind)
        if kind == "start" and any(line.program == name for line in before):
            place.fail(f"{name} runs already: start is the first line of a program", kind)
        return Line(_step(place, kind), program=name)
    return Line(_step(place, kind))
