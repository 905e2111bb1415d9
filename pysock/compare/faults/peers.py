"""Faults of a scripted peer: its steps as they are when it is slow, or when it dies in the middle of a message.

Steps in, steps out; what they do is the stage's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pysock.compare.faults.language import Fault, PeerFault
from pysock.compare.scenario import Peer, Scenario, Step

PIECES = 8
"""A slow peer sends a message in so many pieces at most; each waits until the program has taken the one before."""


def _slowly(step: Step) -> Iterator[Step]:
    length = max(1, -(-len(step.data) // PIECES))
    for start in range(0, len(step.data), length):
        yield replace(step, data=step.data[start : start + length])


def _steps(steps: Sequence[Step], shape: str) -> Iterator[Step]:
    for step in steps:
        if step.kind != "send" or not step.data:
            yield step
        elif shape == "slow":
            yield from _slowly(step)
        else:
            if len(step.data) > 1:
                yield replace(step, data=step.data[: len(step.data) // 2])
            yield Step("close" if shape == "dies" else "reset")
            return


def _hit(peer: Peer, number: int, faults: Sequence[PeerFault]) -> Peer:
    for fault in faults:
        if fault.number in (0, number):
            peer = replace(peer, steps=tuple(_steps(peer.steps, fault.shape)))
    return peer


def befallen(scenario: Scenario, faults: Sequence[Fault]) -> Scenario:
    """The scenario with these faults in its peers."""
    chosen = [fault for fault in faults if isinstance(fault, PeerFault)]
    peers = tuple(_hit(peer, number, chosen) for number, peer in enumerate(scenario.peers, 1))
    return replace(scenario, peers=peers)


def shapes(scenario: Scenario) -> list[PeerFault]:
    """The faults that change what some peer of the scenario does."""
    return [
        PeerFault(shape, number)
        for number in range(1, len(scenario.peers) + 1)
        for shape in ("slow", "dies", "resets")
        if befallen(scenario, [PeerFault(shape, number)]) != scenario
    ]
