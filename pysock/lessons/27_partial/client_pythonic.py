# Messages over a stream, the client: sends its arguments as messages, all at once, and takes them back one by one.
# See also: recv(2), send(2), tcp(7)

import struct
import sys

from pysock import AF_INET, MSG_NOSIGNAL, SOCK_STREAM, Address, CallError, Socket, cstr, run

LONGEST = 4096  # bytes of a message: what a stranger says of a length is not to be believed
HEADER = struct.Struct("!I")  # a length of four bytes, in network order
FAILED = {
    "socket": "Socket creation failed",
    "connect": "Connect failed",
    "recv": "Receive failed",
    "send": "Send failed",
    "close": "Close failed",
}


def receive_all(sock: Socket, size: int) -> bytes:
    # as many bytes as are wanted; fewer only where the stream ends
    data = b""
    while len(data) < size and (piece := sock.recv(size - len(data))):
        data += piece
    return data


def main() -> None:
    if len(sys.argv) < 4:
        sys.exit(f"Usage: {sys.argv[0]} <server IP> <port> <message>...")
    ip, port, *messages = sys.argv[1:]
    try:
        server = Address(AF_INET, (ip, int(port)))
    except ValueError:
        sys.exit(f"Not an IPv4 address: {ip}")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_STREAM)
        sock.connect(server)

        for message in map(str.encode, messages):
            sock.sendall(HEADER.pack(len(message)), MSG_NOSIGNAL)
            if message:
                sock.sendall(message, MSG_NOSIGNAL)

        for number in range(1, len(messages) + 1):
            header = receive_all(sock, HEADER.size)
            length = HEADER.unpack(header)[0] if len(header) == HEADER.size else LONGEST + 1
            if length > LONGEST or len(answer := receive_all(sock, length)) < length:
                sys.exit("No whole message came")
            print(f"Message {number} came back: {cstr(answer)}")

        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
