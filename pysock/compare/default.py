"""The scenario of a program for which nobody has written one: it is run once in C, and looked at.

One that ends by itself is compared as it ran. One that waits for ever gets SIGINT when nothing more will happen; where
it listens, or is bound to a place for datagrams, a client calls first, sends a line, reads what comes and hangs up. One
that reads its stdin finds a line there. Nothing is run or judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pysock.compare.runs import Run
from pysock.compare.scenario import FIRST_SOURCE, Peer, Program, Scenario, Step
from pysock.events import Call

LINE = b"Hello from client!\n"
CLIENT = (Step("send", LINE), Step("read"), Step("close"))
_BOUND = re.compile(r'_port=htons\((\d+)\).*"(0\.0\.0\.0|127\.0\.0\.1|::|::1|::ffff:127\.0\.0\.1)"')
_PATH = re.compile(r'sun_path=(@?)"([^"\\]+)"')


def first_look(program: Program) -> Scenario:
    """The run that shows what the program does by itself."""
    return Scenario("a first look", (replace(program, end="SIGINT"),))


def scenario(look: Run) -> Scenario:
    """What becomes of the program's scenario once its first run in C was seen."""
    (run,) = look.programs
    reads = reads_stdin(run.trace.events if run.trace else ())
    if not run.signalled:
        # What it does with a line is not known yet: it may go on for ever, and is ended then.
        program = replace(run.program, stdin=LINE) if reads else replace(run.program, end="exit")
        return replace(look.scenario, name="a line on stdin" if reads else "run to its end", programs=(program,))
    peers = tuple(replace(peer, steps=CLIENT) for peer in callers(look))
    called = " and ".join(
        f"port {peer.connect}" if isinstance(peer.connect, int) else str(peer.connect) for peer in peers
    )
    name = f"a client calls at {called}" if peers else "run until it only waits"
    program = replace(run.program, stdin=LINE) if reads else run.program
    return replace(look.scenario, name=name + (", a line on stdin" if reads else ""), peers=peers, programs=(program,))


def reads_stdin(events: Iterable[object]) -> bool:
    """Whether the program has read its standard input, as its trace says."""
    return any(isinstance(event, Call) and event.name in ("read", "readv") and event.args[0] == "0" for event in events)


def callers(run: Run) -> Iterator[Peer]:
    """A peer for every place at which the program can be called, as its trace says; none without a trace."""
    found: dict[Peer, None] = {}
    for program in run.programs:
        types: dict[str, str] = {}
        bound: dict[str, Peer] = {}
        for call in program.calls:
            if call.name == "socket" and call.result is not None:
                types[str(call.result)] = "datagram" if "SOCK_DGRAM" in call.args[1] else "stream"
            if call.result != 0:
                continue
            if call.name == "bind" and (peer := _caller(call.args[1], types.get(call.args[0], ""))):
                bound[call.args[0]] = peer
                if peer.type == "datagram":
                    found[peer] = None
            elif call.name == "listen" and call.args[0] in bound:
                found[bound[call.args[0]]] = None
    for number, peer in enumerate(found):
        source = FIRST_SOURCE + number
        if peer.family != "unix":
            yield replace(peer, source=source)
        else:
            # Without a name it could not be answered; an abstract one leaves nothing behind.
            yield replace(peer, source=f"@client{source}" if peer.type == "datagram" else "")


def _caller(address: str, kind: str) -> Peer | None:
    """Who could call at this address, if anybody can."""
    if not kind:
        return None
    if path := _PATH.search(address):
        return Peer(path[1] + path[2], None, "", family="unix", type=kind)
    inet = _BOUND.search(address)
    if inet is None or inet[1] == "0":
        return None  # the system chooses a port, another one in each run
    if inet[2] == "::1":
        return Peer(int(inet[1]), None, family="inet6", type=kind, address="::1")
    return Peer(int(inet[1]), None, type=kind)
