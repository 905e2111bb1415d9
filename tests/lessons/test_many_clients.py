"""The echo servers of lessons 19 to 21 on each rung with 500 clients at once: nothing is lost, nothing is left open."""

from __future__ import annotations

import resource
import socket
import struct
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from load import ONCE, RUNGS, command, connected, receive, receive_to_end, serving, until

MANY = 500
SPARE = 60
"""Descriptors and processes beside one for each client."""


@pytest.fixture(autouse=True)
def limits() -> None:
    for limit, what in ((resource.RLIMIT_NOFILE, "descriptors"), (resource.RLIMIT_NPROC, "processes")):
        allowed = resource.getrlimit(limit)[0]
        if allowed != resource.RLIM_INFINITY and allowed < MANY + SPARE:
            pytest.skip(f"only {allowed} {what} are allowed")


def word(number: int, turn: int) -> bytes:
    """What a client says: no two alike, of various lengths."""
    return f"client {number}, turn {turn};".encode() * (1 + number % 7)


@ONCE
@pytest.mark.parametrize("rung", RUNGS)
@pytest.mark.parametrize("lesson", ["20_fork", "21_threads"])
def test_all_are_served_at_once(lesson: str, rung: str, tmp_path: Path) -> None:
    with serving([*command(f"{lesson}/server", rung, tmp_path), "0"], tmp_path / "output") as server:
        with connected(server.port, 1) as (first,):
            first.sendall(b"hello")
            assert receive(first, 5) == b"hello"
        until("the end of the first client", lambda: not server.children() and server.threads() == 1)
        before = server.descriptors()
        with connected(server.port, MANY) as clients:
            for turn in (1, 2):  # in the second, each is known to have been served while all others were there
                for number, client in enumerate(clients):
                    client.sendall(word(number, turn))
                for number, client in enumerate(clients):
                    assert receive(client, len(word(number, turn))) == word(number, turn)
            assert (len(server.children()) if lesson == "20_fork" else server.threads() - 1) == MANY
            for client in clients[::2]:
                client.shutdown(socket.SHUT_WR)
            for client in clients[::2]:
                assert receive_to_end(client) == b""
            for client in clients[1::2]:  # the others break off
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        until("the end of all", lambda: not server.children() and server.threads() == 1)
        until("all descriptors closed", lambda: server.descriptors() == before)


@ONCE
@pytest.mark.parametrize("rung", RUNGS)
def test_those_who_wait_are_served_in_turn(rung: str, tmp_path: Path) -> None:
    with serving([*command("19_accept_loop/server", rung, tmp_path), "0"], tmp_path / "output") as server:
        before = server.descriptors()
        with connected(server.port, MANY) as clients:
            for number, client in enumerate(clients):
                client.sendall(word(number, 1))
                client.shutdown(socket.SHUT_WR)
            for number, client in enumerate(clients):
                assert receive_to_end(client) == word(number, 1)
        until("all descriptors closed", lambda: server.descriptors() == before)


@pytest.mark.parametrize("rung", RUNGS)
def test_a_child_prints_its_own_lines_and_no_other(rung: str, tmp_path: Path) -> None:
    """Into a file, what is in the buffer when a process forks would be printed by both."""
    with serving([*command("20_fork/server", rung, tmp_path), "0"], tmp_path / "output") as server:
        for number in (1, 2, 3):
            with connected(server.port, 1) as (client,):
                client.sendall(b"x" * number)
                client.shutdown(socket.SHUT_WR)
                assert receive_to_end(client) == b"x" * number
        until("the end of all", lambda: not server.children())
    printed = (tmp_path / "output").read_text().splitlines()
    assert printed[0] == "Server listening on port 0..."
    assert sorted(printed[1:]) == [f"Client {number}: {number} bytes" for number in (1, 2, 3)]
