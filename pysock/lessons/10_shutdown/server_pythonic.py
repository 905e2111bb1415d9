# Takes one call, counts what it hears to the end, and only then answers.
# See also: shutdown(2), recv(2), accept(2)

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
    "recv": "Receive failed",
    "send": "Send failed",
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

        client, _ = sock.accept()
        total = 0
        while piece := client.recv(BUFFER_SIZE):
            total += len(piece)
        print(f"Heard {total} bytes, and the end.")

        # the caller has finished talking; that it still listens, nobody can see from here
        client.send(f"I heard {total} bytes.".encode())
        client.close()
        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
