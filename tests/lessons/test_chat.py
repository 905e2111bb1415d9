"""The chat rooms of lessons 22 to 24 under load: 500 clients at once, a slow reader, a table that is full."""

from __future__ import annotations

import resource
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lessons.load import RUNGS, Server, command, connected, receive, serving, until

CLIENTS = 500
SPEAKERS = 25
ROOMS = ("22_select", "23_poll", "24_epoll")


@pytest.fixture(params=[(room, rung) for room in ROOMS for rung in RUNGS], ids=lambda pair: "-".join(pair))
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    folder, rung = request.param
    with serving([*command(f"{folder}/server", rung, tmp_path), "0"], tmp_path / "output") as server:
        yield server


def test_500_clients_at_once_read_all_that_is_written(room: Server) -> None:
    """Each speaker writes a line in two pieces, all at once; each of the others has all of them whole, in any order."""
    before = room.descriptors()
    with connected(room.port, CLIENTS) as clients:
        until("500 clients", lambda: len(room.descriptors()) == len(before) + CLIENTS)
        lines = {
            number: f"client {number} says {'so ' * 20}\n".encode() for number in range(0, CLIENTS, CLIENTS // SPEAKERS)
        }
        for cut in (slice(0, 9), slice(9, None)):
            for number, line in lines.items():
                clients[number].sendall(line[cut])
        for number, client in enumerate(clients):
            wanted = [line for speaker, line in lines.items() if speaker != number]
            got = receive(client, sum(map(len, wanted)))
            assert sorted(got.splitlines(keepends=True)) == sorted(wanted)
        clients[0].sendall(b"and nothing else\n")
        assert {receive(client, 17) for client in clients[1:]} == {b"and nothing else\n"}
    until("the descriptors given back", lambda: room.descriptors() == before)


def test_who_reads_nothing_has_to_go_and_stops_nobody(room: Server) -> None:
    before = len(room.descriptors())
    with connected(room.port, 2) as (writer, reader), socket.socket() as sleeper:
        sleeper.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sleeper.connect(("127.0.0.1", room.port))
        until("three clients", lambda: len(room.descriptors()) == before + 3)
        lines = [f"{number:1023}\n".encode() for number in range(256)]
        rounds = 0
        while len(room.descriptors()) == before + 3:
            assert (rounds := rounds + 1) < 200, "the queue of who reads nothing has no end"
            writer.sendall(b"".join(lines))
            assert receive(reader, 256 * 1024) == b"".join(lines)
        assert len(room.descriptors()) == before + 2
        writer.sendall(b"still here\n")
        assert receive(reader, 11) == b"still here\n"


def test_callers_wait_where_no_descriptor_is_left(room: Server) -> None:
    """The room is full at two, and takes the third when one of them leaves. Nobody is lost, and it does not spin."""
    first = len(room.descriptors())
    resource.prlimit(room.pid, resource.RLIMIT_NOFILE, (first + 2, first + 2))
    with connected(room.port, 2) as (one, two):
        until("two clients", lambda: len(room.descriptors()) == first + 2)
        with connected(room.port, 1) as (three,):
            three.sendall(b"from outside\n")
            one.sendall(b"inside\n")
            assert receive(two, 7) == b"inside\n"
            one.close()
            assert receive(two, 13) == b"from outside\n"
            two.sendall(b"come in\n")
            assert receive(three, 8) == b"come in\n"
