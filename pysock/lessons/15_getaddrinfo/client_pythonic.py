# The client of lesson 5's server once more: looks a name up, and tries each address until one answers.
# See also: getaddrinfo(3), getnameinfo(3), gai.conf(5), RFC 6724

import sys
from typing import Optional

from pysock import (
    NI_NUMERICHOST,
    NI_NUMERICSERV,
    SOCK_STREAM,
    CallError,
    GaiError,
    Resolved,
    Socket,
    cstr,
    name_of,
    resolve,
    run,
)

FAILED = {
    "socket": "Socket creation failed",
    "connect": "Connect failed",
    "send": "Send failed",
    "recv": "Receive failed",
    "close": "Close failed",
}


def say(error: CallError) -> None:
    print(f"{FAILED[error.call]}: {error.strerror}", file=sys.stderr)


# The socket, connected; or None when nobody answers at this address.
def dial(one: Resolved) -> Optional[Socket]:
    try:
        host, port = name_of(one.address, NI_NUMERICHOST | NI_NUMERICSERV)
    except GaiError as error:
        sys.exit(f"Address not told: {error.strerror}")
    print(f"Trying {host}, port {port}")

    try:
        sock = one.socket()
    except CallError as error:  # a system without IPv6, say
        say(error)
        return None
    try:
        sock.connect(one.address)
    except CallError as error:
        say(error)
        sock.close()  # after a failed connect() it is of no more use
        return None
    return sock


def main() -> None:
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(f"Usage: {sys.argv[0]} <service> [<host>]")
    host = sys.argv[2] if len(sys.argv) == 3 else None  # None: this machine

    try:
        found = resolve(host, sys.argv[1], type=SOCK_STREAM)  # IPv4 and IPv6
    except GaiError as error:
        sys.exit(f"Lookup failed: {error.strerror}")

    try:
        # the first that is there; no more are dialled than it takes
        sock = next(filter(None, map(dial, found)), None)
        if sock is None:
            sys.exit("Nobody answers")

        # no `with`: when a call fails, the kernel closes whatever is still open
        sock.send(b"Hello from client!")
        print(f"Server says: {cstr(sock.recv(1023))}")
        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
