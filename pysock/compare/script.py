"""The script of a scenario: its lines one after the other, each a step of a peer or of a program.

It speaks for peers that have no steps of their own, and types, reads, starts and signals for the programs, so that
several of them do things in a fixed order. Like a peer it is a generator, and notes what is not as expected.
Standard library only.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Generator, Sequence
from functools import partial
from typing import Any, Protocol

from pysock.compare.peers import Peer, Script, Step, Wait, fits, wanted
from pysock.compare.programs import Program


class Stage(Protocol):
    """What the script needs of the stage."""

    all_programs: list[Program]

    def start(self, program: Program) -> None: ...
    def has_come_up(self, place: int | str) -> bool: ...
    def type_in(self, program: Program, data: bytes) -> None: ...
    def end_input(self, program: Program) -> None: ...
    def begin(self, actor: Peer | Conversation, script: Script) -> None: ...


class Conversation:
    """The script while it runs."""

    draining = False
    calls = False
    """Peers that are not in the script do not wait for it."""
    engaged = True
    met = True

    def __init__(self, lines: Sequence[dict[str, Any]], peers: dict[str, Peer], stage: Stage) -> None:
        self.lines, self.stage = lines, stage
        self.peers = {line["peer"]: peers[line["peer"]] for line in lines if line["peer"]}
        self.programs = {program.job["name"]: program for program in stage.all_programs}
        self.notes: list[str] = []
        for peer in self.peers.values():
            peer.unit = "line"

    def run(self) -> Script:
        for number, line in enumerate(self.lines, 1):
            step: Step = line["step"]
            if line["peer"]:
                yield from self.peer_step(self.peers[line["peer"]], number, step)
            elif line["program"]:
                program = self.programs[line["program"]]
                if not program.child and not program.job["later"]:
                    yield Wait(until=partial(self.is_running, program))
                if not program.child and step["kind"] != "start":
                    self.note(number, step, f"{line['program']} has not been started")
                    continue
                yield from getattr(self, f"step_{step['kind']}")(program, number, step)
            else:
                yield Wait(quiet=True)
        for program in self.programs.values():
            if program.child:
                self.stage.end_input(program)
        for peer in self.peers.values():
            self.stage.begin(peer, peer.drain())

    @staticmethod
    def is_running(program: Program) -> bool:
        return bool(program.child)

    def note(self, number: int, step: Step, text: str) -> None:
        self.notes.append(f"line {number} ({step['kind']}): {text}")

    def peer_step(self, peer: Peer, number: int, step: Step) -> Script:
        if not peer.opened:
            yield from peer.open()
        if step["kind"] not in ("connect", "accept"):
            yield from peer.take_step(number, step)

    def step_start(self, program: Program, _number: int, _: Step) -> Script:
        yield Wait(quiet=True, patient=True)
        self.stage.start(program)
        place = program.job["listens"]
        if place is not None:
            yield Wait(until=lambda: program.is_over() or self.stage.has_come_up(place))

    def step_send(self, program: Program, _number: int, step: Step) -> Script:
        yield Wait(quiet=True)
        self.stage.type_in(program, bytes.fromhex(step["data"]))

    def step_end_input(self, program: Program, _number: int, _: Step) -> Script:
        yield Wait(quiet=True)
        self.stage.end_input(program)

    def step_signal(self, program: Program, number: int, step: Step) -> Script:
        yield Wait(quiet=True, patient=True)
        if program.is_over():
            self.note(number, step, f"{program.job['name']} has ended already")
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(program.find(), step["count"])
        yield Wait(seconds=0.0)

    def step_expect_exit(self, program: Program, _number: int, _: Step) -> Script:
        yield Wait(until=program.is_over)

    def step_expect(self, program: Program, number: int, step: Step) -> Script:
        """What the program prints on stdout after what was expected of it before."""
        got = yield from self.printed(program, step)
        program.heard += len(got)
        if not fits(step, got):
            ended = " and then its end" if program.is_silent() else ""
            self.note(number, step, f"wanted {wanted(step)}, got {got[:4096]!r}{ended}")

    def printed(self, program: Program, step: Step) -> Generator[Wait, str, bytes]:
        data = bytes.fromhex(step["data"])
        count = step["count"] if step["match"] == "length" else len(data)

        def fresh() -> bytes:
            return bytes(program.output["stdout"][program.heard :])

        if step["match"] in ("prefix", "regex"):
            yield Wait(until=lambda: bool(fresh()) or program.is_silent())
            yield Wait(quiet=True)
            return fresh()

        def is_decided() -> bool:
            got = fresh()
            differs = step["match"] == "exact" and not data.startswith(got[:count])
            return len(got) >= count or differs or program.is_silent()

        yield Wait(until=is_decided)
        return fresh()[:count]
