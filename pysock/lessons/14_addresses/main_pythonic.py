# Shows an address as the network has it, byte for byte, and what the kernel makes of it.
# See also: inet_pton(3), byteorder(3), ip(7), getsockname(2)

import sys

from pysock import AF_INET, INADDR_LOOPBACK, SOCK_STREAM, Address, CallError, Socket, run

FAILED = {
    "socket": "Socket creation failed",
    "bind": "Bind failed",
    "getsockname": "Name of the socket not told",
    "close": "Close failed",
}


def show(what: str, data: bytes) -> None:
    print(f"{what}: {data.hex(' ')}")


def port_number(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        sys.exit(f"Not a port: {text}")
    return int(text)


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(f"Usage: {sys.argv[0]} <IPv4 address> <port>")
    ip = sys.argv[1]
    port = port_number(sys.argv[2])

    try:
        address = Address(AF_INET, (ip, port))
    except ValueError:
        sys.exit(f"Not an IPv4 address: {ip}")

    data = bytes(address)  # a struct sockaddr_in: 2 bytes of family, 2 of port, 4 of address, 8 zeros
    number = int.from_bytes(data[4:8], "big")
    show("Port, this machine", port.to_bytes(2, sys.byteorder))
    show("Port, network", data[2:4])
    show("Address, network", data[4:8])
    print(f"Address, a number: {number}")
    if number == INADDR_LOOPBACK:
        print("That is this machine itself.")
    show("struct sockaddr_in", data)

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_STREAM)
        sock.bind(address)

        # whoever asks for port 0 gets one that the kernel chooses
        ip, port = sock.getsockname()
        print(f"The kernel says: {ip}, port {port}")
        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
