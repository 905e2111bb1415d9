# Tells every caller the address that it calls from, over IPv6 and IPv4 alike, for ever.
# See also: ipv6(7), inet_ntop(3), RFC 4291

import sys
from ipaddress import IPv6Address

from pysock import AF_INET6, SOCK_STREAM, CallError, Socket, run

ANY = "::"
BACKLOG = 5
FAILED = {
    "socket": "Socket creation failed",
    "setsockopt": "Option not set",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "accept": "Accept failed",
    "send": "Send failed",
    "close": "Close failed",
}


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} <port>")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET6, SOCK_STREAM)
        # False: IPv4's callers, too. What holds without it is a setting of the system's
        sock.options.IPV6_V6ONLY = False
        sock.bind((ANY, int(sys.argv[1])))
        sock.listen(BACKLOG)

        while True:
            client, (ip, port, _, _) = sock.accept()
            kind = "IPv4" if IPv6Address(ip).ipv4_mapped else "IPv6"
            print(f"Client connected from [{ip}]:{port} ({kind})")

            client.send(ip.encode())
            client.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
