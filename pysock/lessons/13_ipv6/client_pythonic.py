# Calls an IPv6 address and prints what the server says, to its end.
# See also: ipv6(7), inet_pton(3), RFC 4291

import sys

from pysock import AF_INET6, SOCK_STREAM, Address, CallError, Socket, cstr, run

BUFFER_SIZE = 1024
FAILED = {
    "socket": "Socket creation failed",
    "connect": "Connect failed",
    "recv": "Receive failed",
    "close": "Close failed",
}


def main() -> None:
    if not 3 <= len(sys.argv) <= 4:
        sys.exit(f"Usage: {sys.argv[0]} <server IP> <port> [<scope id>]")
    ip, port = sys.argv[1], int(sys.argv[2])
    scope_id = int(sys.argv[3]) if len(sys.argv) == 4 else 0  # the number of an interface: each has its own fe80::/10

    try:
        server = Address(AF_INET6, (ip, port, 0, scope_id))  # the flow is 0
    except ValueError:
        sys.exit(f"Not an IPv6 address: {ip}")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET6, SOCK_STREAM)
        sock.connect(server)

        print("You call from ", end="")
        try:
            while piece := sock.recv(BUFFER_SIZE - 1):
                print(cstr(piece), end="")
        finally:
            print()  # the line ends also where recv() fails

        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
