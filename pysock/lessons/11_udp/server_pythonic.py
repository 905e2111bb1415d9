# Answers every datagram with what it kept of it, for ever. Nobody connects.
# See also: udp(7), recvfrom(2), sendto(2), RFC 768

import sys

from pysock import AF_INET, MSG_TRUNC, SOCK_DGRAM, CallError, Socket, run

ANY = "0.0.0.0"
BUFFER_SIZE = 32
FAILED = {
    "socket": "Socket creation failed",
    "bind": "Bind failed",
    "recvfrom": "Receive failed",
    "sendto": "Send failed",
}


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} <port>")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_DGRAM)
        sock.bind((ANY, int(sys.argv[1])))
        print(f"Waiting for datagrams on port {sys.argv[1]}...")

        buffer = memoryview(bytearray(BUFFER_SIZE))
        while True:
            # with MSG_TRUNC comes the datagram's true length, even where the buffer was too small for it
            n, client = sock.recvfrom_into(buffer, BUFFER_SIZE, MSG_TRUNC)
            print(f"{n} bytes from {client[0]}:{client[1]}")
            if n > BUFFER_SIZE:
                print(f"The rest after {BUFFER_SIZE} bytes is lost.")
            sock.sendto(buffer[:n], client)
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
