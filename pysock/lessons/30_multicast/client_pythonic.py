# Speaks to many at once: to a multicast group, or to a broadcast address.
# See also: ip(7), socket(7), sendto(2), RFC 919, RFC 1112

import os
import sys
from ipaddress import IPv4Address

from pysock import AF_INET, SOCK_DGRAM, CallError, Socket, run

ANY = "0.0.0.0"
HOPS = 1  # through no router: whoever hears it is in this network
FAILED = {
    "socket": "Socket creation failed",
    "setsockopt": "Option not set",
    "sendto": "Send failed",
    "close": "Close failed",
}


def ipv4(text: str) -> IPv4Address:
    try:
        return IPv4Address(text)
    except ValueError:
        sys.exit(f"Not an IPv4 address: {text}")


def main() -> None:
    if not 4 <= len(sys.argv) <= 5:
        sys.exit(f"Usage: {sys.argv[0]} <address> <port> <words> [<IP of the interface>]")
    address = ipv4(sys.argv[1])
    port = int(sys.argv[2])
    words = sys.argv[3]
    interface = ipv4(sys.argv[4] if len(sys.argv) == 5 else ANY)  # ANY: the routes decide

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_DGRAM)
        if address.is_multicast:
            sock.options.IP_MULTICAST_TTL = HOPS
            sock.options.IP_MULTICAST_IF = str(interface)
        else:
            sock.options.SO_BROADCAST = True  # everybody hears it: the program says that it means it
        sock.sendto(os.fsencode(words), (address, port))
        print(f"Sent to all: {words}")
        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
