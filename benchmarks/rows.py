"""What is measured: the rows (a) to (k), who contends in each, and the target that each has."""

from __future__ import annotations

from dataclasses import dataclass, replace

#: The contenders that the others are compared with.
C, STDLIB = "c", "stdlib"


@dataclass(frozen=True)
class Target:
    """A contender's figure divided by another's is to be at most, or at least, this."""

    contender: str
    reference: str
    bound: float
    least: bool = False

    def met(self, ratio: float) -> bool:
        return ratio >= self.bound if self.least else ratio <= self.bound

    def __str__(self) -> str:
        return f"{self.contender} {'>=' if self.least else '<='} {self.bound:g} x {self.reference}"


@dataclass(frozen=True)
class Row:
    """One line of the table.

    program names PROGRAM.c and PROGRAM.py; count is the work of one round. A program gives nanoseconds (or bytes) for
    each; with a rate, the figure is `rate / nanoseconds` and more is better. What two processes do together depends on
    how the system shares its processors between them and others: such a row has a second figure.
    """

    letter: str
    name: str
    title: str
    unit: str
    program: str
    contenders: tuple[str, ...]
    count: int
    targets: tuple[Target, ...] = ()
    kind: str = "program"
    rate: float = 0
    connections: int = 0
    processor: str = ""  # of a row by the clock on the wall: whose processor's time the second figure of a run is

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, f"{self.name}, processor") if self.processor else (self.name,)

    def lines(self) -> tuple[Row, ...]:
        """The row, and the one of its second figure."""
        if not self.processor:
            return (self,)
        unit = f"{self.unit} of the {self.processor}'s processor"
        return self, replace(self, name=self.names[1], unit=unit, processor="")


_USUAL = (C, STDLIB, "guarded", "lib")
_WITH_SOCKET = (C, STDLIB, "guarded", "pythonic", "lib")


def _echo(connections: int, count: int) -> Row:
    targets = [Target("guarded", C, 0.8, least=True)] if connections > 1 else []
    return Row(
        "e",
        f"echo {connections}",
        f"epoll echo server, {connections:,} connection{'s' * (connections > 1)} (stdlib: selectors)",
        "echoes/s",
        "echo",
        (C, STDLIB, "asyncio", "guarded", "lib"),
        count,
        (*targets, Target("guarded", STDLIB, 1.0, least=True)),
        kind="echo",
        rate=1e9,
        connections=connections,
        processor="server",
    )


ROWS = (
    Row(
        "a",
        "send+recv",
        "send and recv of 64 bytes, socketpair, one buffer",
        "ns",
        "sendrecv",
        _WITH_SOCKET,
        60_000,
        (Target("guarded", STDLIB, 1.15), Target("pythonic", STDLIB, 1.3), Target("lib", STDLIB, 1.05)),
    ),
    Row(
        "b",
        "EAGAIN",
        "recv that returns EAGAIN",
        "ns",
        "eagain",
        _WITH_SOCKET,
        100_000,
        (Target("guarded", STDLIB, 0.5),),
    ),
    Row("c", "getsockname", "getsockname", "ns", "sockname", _WITH_SOCKET, 150_000, (Target("guarded", STDLIB, 1.0),)),
    Row(
        "d",
        "datagrams",
        "UDP of 64 bytes, 64 with each sendmmsg and recvmmsg (stdlib: a loop)",
        "datagrams/s",
        "datagrams",
        _USUAL,
        64 * 600,
        (Target("guarded", C, 0.9, least=True),),
        rate=1e9,
    ),
    _echo(1, 4_000),
    _echo(100, 20_000),
    _echo(1_000, 20_000),
    Row(
        "f",
        "sendfile",
        "file to socket with sendfile, 64 KiB a call",
        "MB/s",
        "filesend",
        _USUAL,
        256 << 20,
        (Target("guarded", C, 0.95, least=True),),
        kind="sendfile",
        rate=1e3,
        processor="sender",
    ),
    Row(
        "g",
        "import",
        "import pysock (stdlib: import socket)",
        "ns",
        "importing",
        (STDLIB, "guarded", "every header"),
        1,
        (Target("guarded", STDLIB, 1.0),),
    ),
    Row(
        "h",
        "memory",
        "memory for each of 10,000 open sockets",
        "bytes",
        "memory",
        (C, STDLIB, "guarded"),
        10_000,
        (Target("guarded", STDLIB, 1.0),),
        kind="memory",
    ),
    Row(
        "i", "wrappers", "each call by its guard and by lib", "ns", "overhead", ("guarded", "lib"), 10_000, kind="calls"
    ),
    Row(
        "j",
        "connect",
        "socket, connect, accept, and close of both, loopback",
        "ns",
        "connect",
        (C, STDLIB, "guarded", "pythonic"),
        3_000,
        (Target("guarded", STDLIB, 1.0), Target("pythonic", STDLIB, 1.3)),
    ),
    Row(
        "k",
        "views",
        "send and recv_into of 64 bytes, memoryview to bytearray and back, socketpair",
        "ns",
        "views",
        (STDLIB, "pythonic"),
        30_000,
        (Target("pythonic", STDLIB, 1.3),),
    ),
)
