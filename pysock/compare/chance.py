"""What was not fixed in a run: the ports that the system chose.

A scenario's `local_port` makes the port of an unbound socket the same in every run, but it takes a
network namespace. Without one, or without that key, two runs may differ in such a port and in
nothing else: nobody can say then whether they are equal. Here the ports are found and masked; what
follows from that is the verdicts' business.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from pysock.compare.runs import Run
from pysock.events import Call

REASON = "the programs show a port that the system chose, and without a network namespace it cannot be fixed"
FORGOTTEN = "differs only in a port that the system chose; set local_port in the scenario"
EPHEMERAL = range(32768, 65536)
_NUMBER = re.compile(rb"(?<!\d)\d{5}(?!\d)")
_PORT = re.compile(r"_port=htons\((\d+)\)")
_STRING = re.compile(r'("(?:[^"\\]|\\.)*")', re.DOTALL)
_TOLD = frozenset(("accept", "accept4", "getsockname", "getpeername", "recvfrom", "recvmsg", "recvmmsg"))
"""The calls in whose addresses the kernel speaks."""


def possible(run: Run) -> str:
    """Why the system may have chosen ports in this run; "" where the scenario has fixed them."""
    if run.scenario.local_port is None:
        return FORGOTTEN
    return "" if run.namespace else REASON


def chosen_ports(run: Run) -> Collection[int]:
    """The ports that the kernel told the programs, and that nobody had asked for.

    Where no trace says what the kernel told, they are all that it may have chosen, if the scenario
    says that there is one; else there are none: any number could be taken for one.
    """
    if any(program.trace is None for program in run.programs):
        return frozenset() if run.scenario.local_port is None else EPHEMERAL
    told: set[int] = set()
    asked = {port for peer in run.scenario.peers for port in (peer.connect, peer.listen, peer.source)}
    for program in run.programs:
        for call in program.calls:
            ports = {int(port) for argument in call.args for port in _PORT.findall(_STRING.sub("", argument))}
            if call.name in _TOLD:
                told |= ports
            elif call.name == "bind":
                asked |= ports
    return frozenset(port for port in told if port in EPHEMERAL and port not in asked)


def shown_ports(run: Run) -> Collection[int]:
    """The ports to look for in what the programs print, where calls that are not traced may tell them."""
    return chosen_ports(run) if run.scenario.local_port is None else EPHEMERAL


def mask_text(data: bytes, ports: Collection[int] = EPHEMERAL) -> bytes:
    """The bytes without the numbers that are, or may be, such a port."""
    return _NUMBER.sub(lambda match: b"PORT" if int(match[0]) in ports else match[0], data)


def mask_call(call: Call, ports: Collection[int]) -> tuple[object, ...]:
    """What is compared of a call, without such ports in its addresses and in the bytes it moved."""

    def address(match: re.Match[str]) -> str:
        return "_port=PORT" if int(match[1]) in ports else match[0]

    def mask(text: str) -> str:
        parts = _STRING.split(text)
        parts[::2] = [_PORT.sub(address, part) for part in parts[::2]]
        parts[1::2] = [mask_text(part.encode("latin-1"), ports).decode("latin-1") for part in parts[1::2]]
        return "".join(parts)

    return call.name, tuple(mask(argument) for argument in call.args), call.result, call.errno, mask(call.text)
