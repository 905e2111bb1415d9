# Echo client: sends one word and receives until all of it has come back.
# See also: connect(2), send(2), recv(2), inet_addr(3), RFC 862

import os
import sys

from pysock import IPPROTO_TCP, PF_INET, SOCK_STREAM, Address, CallError, Socket, cstr, run

ECHO_PORT = 7  # the port that RFC 862 gives to the echo service
BUFFER_SIZE = 32
FAILED = {
    "socket": "Socket creation failed",
    "connect": "Connect failed",
    "send": "Send failed",
    "recv": "Receive failed",
    "close": "Close failed",
}


def main() -> None:
    if not 3 <= len(sys.argv) <= 4:
        sys.exit(f"Usage: {sys.argv[0]} <server IP> <word> [<port>]")
    ip = sys.argv[1]
    word = os.fsencode(sys.argv[2])
    port = int(sys.argv[3]) if len(sys.argv) == 4 else ECHO_PORT

    try:
        server = Address(PF_INET, (ip, port))
    except ValueError:
        sys.exit(f"Not an IPv4 address: {ip}")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(PF_INET, SOCK_STREAM, IPPROTO_TCP)
        sock.connect(server)
        if sock.send(word) < len(word):  # no error, so nothing is raised: lesson 27 sends the rest
            sys.exit("Sent only in part")

        # TCP keeps the order of the bytes, not the pieces they were sent in: count them
        received = 0
        print("Received: ", end="")
        while received < len(word):
            piece = sock.recv(BUFFER_SIZE - 1)
            if not piece:
                sys.exit("Server hung up too early")
            print(cstr(piece), end="")
            received += len(piece)
        print()

        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
