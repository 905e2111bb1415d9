# Sends one datagram, a word as often as asked for, and waits for the answer.
# See also: udp(7), connect(2), RFC 768

import os
import sys

from pysock import AF_INET, SOCK_DGRAM, Address, CallError, Socket, cstr, run

MESSAGE_SIZE = 70000  # more than a datagram holds
BUFFER_SIZE = 1024
FAILED = {
    "socket": "Socket creation failed",
    "connect": "Connect failed",
    "send": "Send failed",
    "recv": "Receive failed",
    "close": "Close failed",
}


def main() -> None:
    if len(sys.argv) != 5:
        sys.exit(f"Usage: {sys.argv[0]} <server IP> <port> <word> <times>")
    ip, port = sys.argv[1], int(sys.argv[2])
    word, times = os.fsencode(sys.argv[3]), int(sys.argv[4])
    message = word * min(times, MESSAGE_SIZE // max(len(word), 1))

    try:
        server = Address(AF_INET, (ip, port))
    except ValueError:
        sys.exit(f"Not an IPv4 address: {ip}")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_DGRAM)
        # nothing is sent: the kernel notes the address, and lets in only what comes from there, refusals too
        sock.connect(server)
        sock.send(message)
        answer = sock.recv(BUFFER_SIZE - 1)
        print(f"{len(answer)} bytes came back: {cstr(answer)}")
        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
