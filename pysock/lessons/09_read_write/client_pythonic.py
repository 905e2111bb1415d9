# Calls, and writes to the socket what it reads from stdin, byte for byte.
# See also: read(2), write(2), connect(2)

import os
import sys

from pysock import AF_INET, SOCK_STREAM, Address, CallError, Socket, run

BUFFER_SIZE = 1024
FAILED = {
    "socket": "Socket creation failed",
    "connect": "Connect failed",
    "read": "Read failed",
    "write": "Write failed",
    "close": "Close failed",
}


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(f"Usage: {sys.argv[0]} <server IP> <port>")
    ip, port = sys.argv[1], int(sys.argv[2])

    try:
        server = Address(AF_INET, (ip, port))
    except ValueError:
        sys.exit(f"Not an IPv4 address: {ip}")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_STREAM)
        sock.connect(server)
        while piece := os.read(sys.stdin.fileno(), BUFFER_SIZE):
            if sock.write(piece) < len(piece):  # no error, so nothing is raised: lesson 27 writes the rest
                sys.exit("Written only in part")
        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
