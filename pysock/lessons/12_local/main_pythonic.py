# Three ways to talk within one machine: a pair, letters to a path, and a line at a path, where one caller is awaited.
# See also: unix(7), socketpair(2), unlink(2)

import os
import sys

from pysock import AF_LOCAL, SOCK_DGRAM, SOCK_STREAM, Address, CallError, Socket, cstr, run

BACKLOG = 5
BUFFER_SIZE = 1024
FAILED = {
    "socketpair": "Pair failed",
    "socket": "Socket creation failed",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "accept": "Accept failed",
    "send": "Send failed",
    "sendto": "Letter failed",
    "recv": "Receive failed",
    "close": "Close failed",
    "unlink": "Unlink failed",
}


# Receives once, and prints it.
def hear(where: str, sock: Socket) -> None:
    print(f"{where}: {cstr(sock.recv(BUFFER_SIZE - 1))}")


# Two ends that are connected from the beginning: nobody needs an address.
def pair() -> None:
    one, other = Socket.pair(AF_LOCAL, SOCK_STREAM)
    one.send(b"Hello, other end!")
    hear("Pair", other)
    one.close()
    other.close()


def letters(address: Address) -> None:
    box = Socket(AF_LOCAL, SOCK_DGRAM)
    box.bind(address)  # makes the path
    sender = Socket(AF_LOCAL, SOCK_DGRAM)

    # unlike UDP, these arrive for certain, and in order; each by itself
    sender.sendto(b"Two", address)
    sender.sendto(b"letters.", address)
    hear("Letter", box)
    hear("Letter", box)
    sender.close()
    box.close()


def line(address: Address) -> None:
    sock = Socket(AF_LOCAL, SOCK_STREAM)
    sock.bind(address)
    sock.listen(BACKLOG)
    print(f"Waiting at {address}...")

    client, _ = sock.accept(address=False)  # callers have no path as a rule
    hear("Line", client)
    client.send(b"Hello from next door!")
    client.close()
    sock.close()


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} <path>")
    path = sys.argv[1]

    try:
        address = Address(AF_LOCAL, path)
    except ValueError:
        sys.exit(f"Path too long: {path}")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        pair()
        letters(address)
        os.unlink(path)  # close() leaves the path, and a path that is there cannot be bound
        line(address)
        os.unlink(path)
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")
    except OSError as error:  # of unlink(), which is no call on a socket
        sys.exit(f"{FAILED['unlink']}: {error.strerror}")


if __name__ == "__main__":
    run(main)
