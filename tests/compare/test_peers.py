"""A scripted peer beside a program that answers at once."""

from __future__ import annotations

import contextlib
import socket
import struct

from pysock.compare.peers import READY, Peer


def test_a_connection_that_is_reset_before_the_peer_looks_was_one() -> None:
    """Whoever accepts may have gone before the stage comes back to the peer: that is no refusal."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        place = {"type": "stream", "family": "inet", "address": "127.0.0.1", "connect": listener.getsockname()[1]}
        peer = Peer({**place, "listen": None, "from": 0, "steps": []})
        script = peer.run()
        next(script)
        script.send(READY)  # it calls
        accepted = listener.accept()[0]
        accepted.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        accepted.close()
        with contextlib.suppress(StopIteration):
            for _ in range(20):
                script.send(READY)
        peer.close()
    assert (peer.met, peer.ending, peer.notes) == (True, "reset by the program", [])
