# Takes one call and writes to stdout what it hears, byte for byte.
# See also: read(2), write(2), accept(2)

import os
import sys

from pysock import AF_INET, SOCK_STREAM, CallError, Socket, run

ANY = "0.0.0.0"
BACKLOG = 5
BUFFER_SIZE = 1024
FAILED = {
    "socket": "Socket creation failed",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "accept": "Accept failed",
    "read": "Read failed",
    "write": "Write failed",
    "close": "Close failed",
}


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} <port>")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_STREAM)
        sock.bind((ANY, int(sys.argv[1])))
        sock.listen(BACKLOG)

        client, (ip, _) = sock.accept()
        print(f"Client connected from {ip}", file=sys.stderr)  # stdout is for the bytes alone
        while piece := client.read(BUFFER_SIZE):
            if os.write(sys.stdout.fileno(), piece) < len(piece):
                sys.exit("Written only in part")
        client.close()
        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
