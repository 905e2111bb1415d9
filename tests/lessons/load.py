"""A load for the servers of the lessons: each rung started as a reader would, many clients at once, and what it holds.

No test and nothing about one lesson's protocol enters here: a test imports it from its own folder.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import pytest

from pysock.compare.comparison import LESSONS

RUNGS = ("c", "raw", "pythonic")
SECONDS = 60.0
"""How long anything may take before the test fails: a guard against hanging, nothing is measured by it."""
ONCE = pytest.mark.skipif(
    sys.version_info < (3, 10), reason="a load takes seconds, and asks no more of one Python than of another"
)
LISTEN = "0A"
"""TCP_LISTEN, as /proc/net/tcp writes it."""


def command(program: str, rung: str, folder: Path) -> list[str]:
    """How `"20_fork/server"` is started on a rung; the C is compiled into the folder."""
    source = LESSONS / program
    if rung != "c":
        return [sys.executable, f"{source}{'' if rung == 'raw' else '_pythonic'}.py"]
    if shutil.which("cc") is None:
        pytest.skip("there is no C compiler")
    binary = folder / source.name
    subprocess.run(["cc", "-std=gnu11", "-O1", "-pthread", "-o", binary, f"{source}.c"], check=True)
    return [str(binary)]


def until(what: str, condition: Callable[[], object]) -> None:
    """Looks again until it holds."""
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not come about in {SECONDS:g} s"
        time.sleep(0.005)


@dataclass
class Server:
    """A server that runs, and what the system says of it."""

    process: subprocess.Popen[bytes]
    port: int = 0

    @property
    def pid(self) -> int:
        return self.process.pid

    def runs(self) -> bool:
        return self.process.poll() is None

    def descriptors(self) -> dict[int, str]:
        """Its open descriptors, and what each is of."""
        found = {}
        for name in os.listdir(f"/proc/{self.pid}/fd"):
            with contextlib.suppress(FileNotFoundError):  # closed meanwhile
                found[int(name)] = os.readlink(f"/proc/{self.pid}/fd/{name}")
        return found

    def threads(self) -> int:
        return len(os.listdir(f"/proc/{self.pid}/task"))

    def children(self) -> list[int]:
        """Its child processes, those among them that have ended and were not waited for."""
        found = []
        for name in filter(str.isdigit, os.listdir("/proc")):
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                status = Path(f"/proc/{name}/stat").read_text()
                if int(status.rpartition(")")[2].split()[1]) == self.pid:
                    found.append(int(name))
        return found

    def listening(self) -> int:
        """The TCP port on which it listens, 0 when it does not yet."""
        mine = set(self.descriptors().values())
        for table in ("tcp", "tcp6"):
            with contextlib.suppress(FileNotFoundError):
                for line in Path(f"/proc/{self.pid}/net/{table}").read_text().splitlines()[1:]:
                    fields = line.split()
                    if fields[3] == LISTEN and f"socket:[{fields[9]}]" in mine:
                        return int(fields[1].rpartition(":")[2], 16)
        return 0


@contextlib.contextmanager
def serving(arguments: Sequence[str], output: Path) -> Iterator[Server]:
    """The server, from when it listens until the test is done with it; what it prints goes into the file.

    Told to listen on port 0 it gets a free one, which is looked up.
    """
    with output.open("wb") as out:
        process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
    server = Server(process)
    try:
        until("a listening socket", lambda: not server.runs() or server.listening())
        assert server.runs(), output.read_text(errors="replace")
        server.port = server.listening()
        yield server
        assert server.runs(), f"it has ended: {output.read_text(errors='replace')[-2000:]}"
    finally:
        for pid in [*server.children(), server.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()


@contextlib.contextmanager
def connected(port: int, count: int) -> Iterator[list[socket.socket]]:
    """So many clients, all connected at once."""
    with contextlib.ExitStack() as stack:
        clients = []
        for _ in range(count):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=SECONDS))
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            clients.append(client)
        yield clients


def receive(client: socket.socket, count: int) -> bytes:
    """So many bytes; fewer only at the end of the connection."""
    data = b""
    while len(data) < count and (piece := client.recv(count - len(data))):
        data += piece
    return data


def receive_to_end(client: socket.socket) -> bytes:
    data = b""
    while piece := client.recv(65536):
        data += piece
    return data
