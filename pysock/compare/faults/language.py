"""The small language of --inject: which call of which program, and what befalls it.

    [ROLE.]CALL[:N[+]]=ERRNO          the N-th call (1 without N) fails; with + every later one too
    [ROLE.]CALL[:N[+]]=short[:BYTES]  it moves so many bytes at most (1)
    peer[:N]=slow | dies | resets     a scripted peer: the N-th, or all

Texts to values, with errors that say what is allowed. Nothing is run here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Union

from pysock.compare.faults import table
from pysock.compare.problem import CannotCompare

SHAPES = ("slow", "dies", "resets")
FORMS = (
    "CALL=ERRNO, CALL:N=ERRNO, CALL:N+=ERRNO, CALL:N=short:BYTES, ROLE.CALL=..., peer=slow, peer=dies or peer=resets"
)
_TARGET = re.compile(r"(?:(?P<role>.+)\.)?(?P<call>\w+)(?::(?P<first>\d+)(?P<on>\+)?)?")


@dataclass(frozen=True)
class CallFault:
    """What befalls calls of one name, in each thread from the first on that it makes."""

    call: str
    first: int = 1
    on: bool = False
    """Not only the first that is hit, but every later one too."""
    errno: str = ""
    """The name of the error; "" where fewer bytes are moved instead."""
    most: int = 0
    """How many bytes are moved then."""
    role: str = ""
    """Of which program; "" of each."""

    @property
    def what(self) -> str:
        return self.errno or (table.SHORT if self.most == 1 else f"{table.SHORT}:{self.most}")

    def __str__(self) -> str:
        role = f"{self.role}." if self.role else ""
        return f"{role}{self.call}:{self.first}{'+' if self.on else ''}={self.what}"


@dataclass(frozen=True)
class PeerFault:
    """What a scripted peer does instead of what its steps say."""

    shape: str
    number: int = 0
    """Which peer, from 1 on; 0: each."""

    def __str__(self) -> str:
        return f"peer{f':{self.number}' if self.number else ''}={self.shape}"


Fault = Union[CallFault, PeerFault]


def _wrong(text: str, why: str) -> CannotCompare:
    return CannotCompare(f"--inject {text}: {why}", f"the forms are {FORMS}")


def parse(text: str) -> Fault:
    """One fault."""
    target, equals, what = text.partition("=")
    match = _TARGET.fullmatch(target)
    if not equals or match is None:
        raise _wrong(text, "this is no fault")
    first = int(match["first"] or 1)
    if match["call"] == "peer" and not match["role"]:
        if what not in SHAPES or match["on"]:
            raise _wrong(text, f"a peer can be {', '.join(SHAPES)}")
        return PeerFault(what, int(match["first"] or 0))
    call = table.ALIASES.get(match["call"], match["call"])
    if call not in table.FAULTS:
        raise _wrong(text, f"no fault for {match['call']!r}: calls are {', '.join(table.FAULTS)}")
    if first < 1:
        raise _wrong(text, "calls are counted from 1")
    role = match["role"] or ""
    word, _, bytes_ = what.partition(":")
    if word == table.SHORT:
        if call not in table.MOVES:
            raise _wrong(text, f"{call} moves no bytes")
        if bytes_ and not (bytes_.isascii() and bytes_.isdigit() and int(bytes_)):
            raise _wrong(text, "the bytes that it moves are a number above 0")
        return CallFault(call, first, bool(match["on"]), "", int(bytes_ or 1), role)
    if table.number(what) is None:
        raise _wrong(text, f"{what!r} is no errno of this system; {call}(2) has {', '.join(table.FAULTS[call])}")
    return CallFault(call, first, bool(match["on"]), what, 0, role)


def check(faults: Sequence[Fault], roles: Sequence[str]) -> None:
    """Refuse a fault of a program that is in no scenario."""
    for fault in faults:
        if isinstance(fault, CallFault) and fault.role and fault.role not in roles:
            raise _wrong(str(fault), f"there is no program {fault.role!r}; there is {', '.join(roles)}")
