# Sends several datagrams with one call, each to its own address.
# See also: sendmmsg(2), sendmsg(2), udp(7)

import os
import sys

from pysock import AF_INET, SOCK_DGRAM, Address, CallError, Message, Socket, run

BATCH = 8
FAILED = {
    "socket": "Socket creation failed",
    "sendmmsg": "Send failed",
    "close": "Close failed",
}


def main() -> None:
    if not 4 <= len(sys.argv) <= 2 + 2 * BATCH or len(sys.argv) % 2 != 0:
        sys.exit(f"Usage: {sys.argv[0]} <port> <IP> <words> [<IP> <words> ...]")

    messages = []
    for ip, words in zip(sys.argv[2::2], sys.argv[3::2]):
        try:
            address = Address(AF_INET, (ip, int(sys.argv[1])))
        except ValueError:
            sys.exit(f"Not an IPv4 address: {ip}")
        messages.append(Message(os.fsencode(words), address=address))

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_DGRAM)

        # when one cannot be sent, those before it are; the next call begins with it, and says why
        while messages:
            n = sock.sendmmsg(messages)
            print(f"Sent {n} of {len(messages)} with one call")
            del messages[:n]

        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
