# Echo client that gives up: waits only so long for the connection, and as long again for the answer.
# See also: connect(2), poll(2), getsockopt(2), socket(7) on SO_ERROR

import contextlib
import os
import sys

from pysock import (
    AF_INET,
    MSG_NOSIGNAL,
    POLLIN,
    POLLOUT,
    SOCK_NONBLOCK,
    SOCK_STREAM,
    Address,
    CallError,
    Poll,
    Socket,
    cstr,
    run,
)

BUFFER_SIZE = 1024
FAILED = {
    "socket": "Socket creation failed",
    "connect": "Connect failed",
    "poll": "Poll failed",
    "getsockopt": "Option not read",
    "send": "Send failed",
    "recv": "Receive failed",
    "close": "Close failed",
}


def wait_for(sock: Socket, events: int, limit: int, what: str) -> None:
    """Returns when the socket is ready, and ends the program when it is not in time."""
    poll = Poll()
    poll.register(sock, events)
    if not poll.poll(limit / 1000):
        sys.exit(f"No {what} within {limit} ms")


def main() -> None:
    try:
        ip, port, text, milliseconds = sys.argv[1:]
        limit = int(milliseconds)
    except ValueError:
        limit = 0
    if limit <= 0:
        sys.exit(f"Usage: {sys.argv[0]} <server IP> <port> <word> <milliseconds>")
    word = os.fsencode(text)
    try:
        server = Address(AF_INET, (ip, int(port)))
    except ValueError:
        sys.exit(f"Not an IPv4 address: {ip}")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK)
        # non-blocking: connect() only begins, and poll() tells when it is over
        with contextlib.suppress(BlockingIOError):
            sock.connect(server)
        wait_for(sock, POLLOUT, limit, "connection")

        # over, but how? 0 is a connection
        if (number := sock.options.SO_ERROR) != 0:
            sys.exit(f"{FAILED['connect']}: {os.strerror(number)}")
        print("Connected")

        if sock.send(word, MSG_NOSIGNAL) < len(word):
            sys.exit("Sent only in part")

        wait_for(sock, POLLIN, limit, "answer")
        answer = sock.recv(BUFFER_SIZE)
        if not answer:
            sys.exit("Server hung up without an answer")
        print(f"Received: {cstr(answer)}")

        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
