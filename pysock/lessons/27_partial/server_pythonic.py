# Messages over a stream, the server: takes messages from one client, says what they are, and sends each back.
# See also: recv(2), send(2), tcp(7)

import struct
import sys

from pysock import AF_INET, MSG_NOSIGNAL, SOCK_STREAM, CallError, Socket, cstr, run

LONGEST = 4096  # bytes of a message: what a stranger says of a length is not to be believed
HEADER = struct.Struct("!I")  # a length of four bytes, in network order
FAILED = {
    "socket": "Socket creation failed",
    "setsockopt": "Option not set",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "accept": "Accept failed",
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


def serve(client: Socket) -> None:
    while header := receive_all(client, HEADER.size):
        if len(header) < HEADER.size:
            print("Cut off in a length")
            return
        (length,) = HEADER.unpack(header)
        if length > LONGEST:
            print(f"Too long: {length} bytes")
            return
        message = receive_all(client, length)
        if len(message) < length:
            print("Cut off in a message")
            return
        print(f"Message of {length} bytes: {cstr(message)}")
        client.sendall(header, MSG_NOSIGNAL)
        if message:
            client.sendall(message, MSG_NOSIGNAL)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} <port>")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_STREAM)
        sock.options.SO_REUSEADDR = True
        sock.bind(("0.0.0.0", int(sys.argv[1])))
        sock.listen(5)
        print(f"Server listening on port {sys.argv[1]}...")

        client, _ = sock.accept(address=False)
        serve(client)
        client.close()
        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
