# Echo server for many clients, one after the other. None of them can bring it down.
# See also: accept(2) (what fails, and why), recv(2), send(2), RFC 862

import errno
import sys
import time
from contextlib import suppress

from pysock import AF_INET, MSG_NOSIGNAL, SOCK_STREAM, CallError, Socket, run

ANY = "0.0.0.0"
BUFFER_SIZE = 1024
GONE = (errno.EINTR, errno.ECONNABORTED, errno.EPROTO)  # a signal, or a client that has gone before its turn
SCARCE = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)  # somebody may give something back meanwhile
FAILED = {
    "socket": "Socket creation failed",
    "setsockopt": "Option not set",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "accept": "Accept failed",
    "recv": "Receive failed",
    "send": "Send failed",
}


def say(error: CallError) -> None:
    print(f"{FAILED[error.call]}: {error.strerror}", file=sys.stderr)


def handle_client(client: Socket, number: int) -> None:
    total = 0
    with suppress(CallError), client:  # whether close() fails, nobody asks
        try:
            while piece := client.recv(BUFFER_SIZE):
                client.sendall(piece, MSG_NOSIGNAL)
                total += len(piece)
        except CallError as error:  # it is the end of this talk alone
            say(error)
        print(f"Client {number}: {total} bytes")


def next_client(sock: Socket) -> Socket:
    while True:
        try:
            client, _ = sock.accept(address=False)
            return client
        except CallError as error:
            if error.errno in GONE:
                continue
            if error.errno not in SCARCE:
                raise
            say(error)
            time.sleep(1)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} <port>")

    try:
        sock = Socket(AF_INET, SOCK_STREAM)
        sock.options.SO_REUSEADDR = True
        sock.bind((ANY, int(sys.argv[1])))
        sock.listen()
        print(f"Server listening on port {sys.argv[1]}...")

        number = 0
        while True:
            client = next_client(sock)
            number += 1
            handle_client(client, number)
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
