# An answering machine: datagrams wait in the kernel, and Enter plays them, several with one call.
# See also: recvmmsg(2), recvmsg(2), udp(7)

import sys

from pysock import AF_INET, MSG_DONTWAIT, MSG_TRUNC, SOCK_DGRAM, CallError, Socket, cstr, run

ANY = "0.0.0.0"
BATCH = 4
SIZE = 32
FAILED = {
    "socket": "Socket creation failed",
    "bind": "Bind failed",
    "recvmmsg": "Receive failed",
    "close": "Close failed",
}


# Plays what has come, until nothing is left.
def play(sock: Socket) -> None:
    while True:
        try:
            messages = sock.recvmmsg(BATCH, SIZE, flags=MSG_DONTWAIT)
        except BlockingIOError:
            messages = []  # none is there, and nobody waits
        print(f"Received {len(messages)} with one call")
        for words, _, flags, (ip, port) in messages:
            rest = " ..." if flags & MSG_TRUNC else ""
            print(f"  {ip}:{port}: {cstr(words)}{rest}")
        if len(messages) < BATCH:
            break


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} <port>")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_DGRAM)
        sock.bind((ANY, int(sys.argv[1])))
        print(f"Recording on port {sys.argv[1]}; Enter plays")

        for _ in sys.stdin:
            play(sock)

        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
