# Hears what is sent to many: to a multicast group, which it joins, or to a broadcast address; for ever.
# See also: ip(7), udp(7), setsockopt(2), RFC 1112

import sys
from ipaddress import IPv4Address

from pysock import AF_INET, SOCK_DGRAM, CallError, Socket, cstr, run
from pysock.options import IpMreq

ANY = "0.0.0.0"
BUFFER_SIZE = 1024
FAILED = {
    "socket": "Socket creation failed",
    "setsockopt": "Option not set",
    "bind": "Bind failed",
    "recvfrom": "Receive failed",
}


def ipv4(text: str) -> IPv4Address:
    try:
        return IPv4Address(text)
    except ValueError:
        sys.exit(f"Not an IPv4 address: {text}")


def main() -> None:
    if not 3 <= len(sys.argv) <= 4:
        sys.exit(f"Usage: {sys.argv[0]} <address> <port> [<IP of the interface>]")
    address = ipv4(sys.argv[1])
    port = int(sys.argv[2])
    interface = ipv4(sys.argv[3] if len(sys.argv) == 4 else ANY)  # ANY: the routes decide

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_DGRAM)
        sock.options.SO_REUSEADDR = True  # several may listen at this address, and each gets a copy
        sock.bind((address, port))  # not ANY: only what was sent to this address
        if address.is_multicast:
            sock.options.IP_ADD_MEMBERSHIP = IpMreq(str(address), str(interface))
            print(f"Joined the group {address}")
        print(f"Listening on port {port}...")

        while True:
            words, (ip, sender_port) = sock.recvfrom(BUFFER_SIZE - 1)
            print(f"{ip}:{sender_port} to all: {cstr(words)}")
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
