# Says its words and that they are all, and reads the answer to its end.
# See also: shutdown(2), connect(2)

import os
import sys

from pysock import AF_INET, SHUT_WR, SOCK_STREAM, Address, CallError, Socket, cstr, run

BUFFER_SIZE = 1024
FAILED = {
    "socket": "Socket creation failed",
    "connect": "Connect failed",
    "send": "Send failed",
    "shutdown": "Shutdown failed",
    "recv": "Receive failed",
    "close": "Close failed",
}


def main() -> None:
    if len(sys.argv) != 4:
        sys.exit(f"Usage: {sys.argv[0]} <server IP> <port> <words>")
    ip, port = sys.argv[1], int(sys.argv[2])

    try:
        server = Address(AF_INET, (ip, port))
    except ValueError:
        sys.exit(f"Not an IPv4 address: {ip}")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_STREAM)
        sock.connect(server)
        words = os.fsencode(sys.argv[3])
        if sock.send(words) < len(words):  # no error, so nothing is raised: lesson 27 sends the rest
            sys.exit("Sent only in part")
        sock.shutdown(SHUT_WR)  # nothing more to say, and still listening

        print("Server says: ", end="")
        try:
            while piece := sock.recv(BUFFER_SIZE - 1):
                print(cstr(piece), end="")
        finally:
            print()
        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
