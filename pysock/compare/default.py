"""The scenario of a program for which nobody has written one: it is run once in C, and looked at.

One that ends by itself is compared as it ran. One that waits for ever gets SIGINT when nothing more will happen; where
it listens, a client calls first, sends a line, reads what comes and hangs up. Nothing is run or judged here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pysock.compare.runs import Run
from pysock.compare.scenario import FIRST_SOURCE, Peer, Program, Scenario, Step

LINE = b"Hello from client!\n"
CLIENT = (Step("send", LINE), Step("read"), Step("close"))
_BOUND = re.compile(r'_port=htons\((\d+)\).*"(?:0\.0\.0\.0|127\.0\.0\.1|::|::ffff:127\.0\.0\.1)"')


def first_look(program: Program) -> Scenario:
    """The run that shows what the program does by itself."""
    return Scenario("a first look", (replace(program, end="SIGINT"),))


def scenario(look: Run) -> Scenario:
    """What becomes of the program's scenario once its first run in C was seen."""
    (run,) = look.programs
    if not run.signalled:
        return replace(look.scenario, name="run to its end", programs=(replace(run.program, end="exit"),))
    peers = [Peer(port, None, FIRST_SOURCE + number, steps=CLIENT) for number, port in enumerate(listening(look))]
    ports = " and ".join(f"port {peer.connect}" for peer in peers)
    name = f"a client calls at {ports}" if peers else "run until it only waits"
    return replace(look.scenario, name=name, peers=tuple(peers))


def listening(run: Run) -> list[int]:
    """The TCP ports at which the program can be called on 127.0.0.1, as its trace says; none without a trace."""
    ports: dict[int, None] = {}
    for program in run.programs:
        bound: dict[str, int] = {}
        for call in program.calls:
            if call.result != 0:
                continue
            if call.name == "bind" and (found := _BOUND.search(call.args[1])):
                bound[call.args[0]] = int(found[1])
            elif call.name == "listen" and bound.get(call.args[0]):
                ports[bound[call.args[0]]] = None
    return list(ports)
