"""A bench for comparisons: a C program, a port of it in plain Python, and scenarios.

The ports call libc through ctypes, so these tests hold without the binding.
"""

from __future__ import annotations

import os
import socket
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from pysock.compare.comparison import Comparison, Options, compare, pair

SERVER_C = r"""
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr;
    char buf[64];
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_port = htons(argc > 1 ? atoi(argv[1]) : 8080);
    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0) {
        perror("bind");
        return 1;
    }
    listen(sockfd, 5);
    int clientfd = accept(sockfd, NULL, NULL);
    ssize_t n = recv(clientfd, buf, sizeof(buf) - 1, 0);
    buf[n > 0 ? n : 0] = 0;
    printf("%s: %s\n", argv[0], buf);
    send(clientfd, "goodbye", 7, 0);
    close(clientfd);
    close(sockfd);
    return 3;
}
"""

SERVER_PY = """\
import ctypes, struct, sys
libc = ctypes.CDLL(None)
sockfd = libc.socket(2, 1, 0)
port = int(sys.argv[1]) if len(sys.argv) > 1 else 8080
addr = struct.pack("=H", 2) + struct.pack(">H", port) + bytes(12)
if libc.bind(sockfd, addr, 16) < 0:
    libc.perror(b"bind")
    libc.exit(1)
libc.listen(sockfd, 5)
clientfd = libc.accept(sockfd, None, None)
buf = ctypes.create_string_buffer(64)
n = libc.recv(clientfd, buf, 63, 0)
libc.printf(b"%s: %s\\n", sys.argv[0].encode(), buf)
libc.send(clientfd, b"goodbye", 7, 0)
libc.close(clientfd)
libc.close(sockfd)
libc.exit(3)
"""

SCENARIO = """
[[scenario]]
name = "hello"
[[scenario.peer]]
connect = 8080
steps = [{ send = "hello" }, { expect = "goodbye" }, { expect_end = true }]
"""

QUIET_C = "int main(void) { return 0; }\n"
"""A C program without sockets or output."""


class Bench:
    """A directory with a C file, a Python file and a scenario file."""

    server_c = SERVER_C
    server_py = SERVER_PY
    scenario = SCENARIO
    quiet_c = QUIET_C

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.mark = f"mark-{uuid.uuid4().hex}"
        """A word that programs get as their argument, by which they can be found."""

    def compare(
        self, c: str = SERVER_C, python: str = SERVER_PY, scenario: str | None = None, **options: object
    ) -> Comparison:
        files = self.directory / "server.c", self.directory / "server.py"
        files[0].write_text(c)
        files[1].write_text(python)
        path = None
        if scenario is not None:
            path = self.directory / "scenario.toml"
            path.write_text(scenario.replace("MARK", self.mark))
        return compare(pair(*files, path), Options(**options))  # type: ignore[arg-type]

    def results(self, *arguments: str, **options: object) -> dict[str, str]:
        """The five results of a comparison with one case."""
        comparison = self.compare(*arguments, **options)  # type: ignore[arg-type]
        assert len(comparison.cases) == 1
        return {verdict.name: verdict.result for verdict in comparison.cases[0].verdicts}

    def processes(self) -> list[int]:
        """The processes that carry the mark, in every PID namespace below this one."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and int(entry.name) != os.getpid():
                try:
                    words = (entry / "cmdline").read_bytes()
                except OSError:
                    continue
                if self.mark.encode() in words:
                    found.append(int(entry.name))
        return found

    def is_clean(self, seconds: float = 5.0) -> bool:
        """Whether no marked process is left (the kernel may take a moment to end a namespace)."""
        deadline = time.monotonic() + seconds
        while self.processes():
            if time.monotonic() > deadline:
                return False
        return True


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """A bench; afterwards no process and no temporary directory may be left."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    files = tmp_path / "files"
    files.mkdir()
    bench = Bench(files)
    yield bench
    assert bench.is_clean()
    assert list(temporary.iterdir()) == []


@pytest.fixture
def free_port() -> int:
    """A TCP port that nobody uses."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port
