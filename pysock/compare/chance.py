"""What no run can fix: the ports that the system chooses where there is no network namespace.

A scenario's `local_port` makes the port of an unbound socket the same in every run, but it takes a
network namespace. Without one, two runs may differ in such a port and in nothing else: nobody can
say then whether they are equal. Here the ports are found and masked; what follows from that is the
verdicts' business.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from pysock.compare.runs import Run
from pysock.events import Call

REASON = "the programs show a port that the system chose, and without a network namespace it cannot be fixed"
EPHEMERAL = range(32768, 65536)
_NUMBER = re.compile(rb"(?<!\d)\d{5}(?!\d)")
_PORT = re.compile(r"_port=htons\((\d+)\)")
_STRING = re.compile(r'("(?:[^"\\]|\\.)*")', re.DOTALL)
_TOLD = frozenset(("accept", "accept4", "getsockname", "getpeername", "recvfrom", "recvmsg", "recvmmsg"))
"""The calls in whose addresses the kernel speaks."""


def is_possible(run: Run) -> bool:
    """Whether the system chose ports in this run that the scenario would have fixed."""
    return run.scenario.local_port is not None and not run.namespace


def chosen_ports(run: Run) -> Collection[int]:
    """The ports that the kernel told the programs, and that nobody had asked for.

    Where no trace says what the kernel told, they are all that it may have chosen.
    """
    if any(program.trace is None for program in run.programs):
        return EPHEMERAL
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
