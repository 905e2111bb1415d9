# Echo server: sends every byte back to where it came from, one client after the other, for ever.
# See also: accept(2), recv(2), send(2), inet_ntoa(3), RFC 862

import sys

from pysock import IPPROTO_TCP, PF_INET, SOCK_STREAM, CallError, Socket, run

ANY = "0.0.0.0"
MAXPENDING = 5  # callers that may wait while another is being served
BUFFER_SIZE = 32
FAILED = {
    "socket": "Socket creation failed",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "accept": "Accept failed",
    "recv": "Receive failed",
    "send": "Send failed",
    "close": "Close failed",
}


def handle_client(client: Socket) -> None:
    # a long word comes in several pieces; b"" means that the client has finished
    while piece := client.recv(BUFFER_SIZE):
        if client.send(piece) < len(piece):  # no error, so nothing is raised: lesson 27 sends the rest
            sys.exit("Sent only in part")
    client.close()


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} <port>")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(PF_INET, SOCK_STREAM, IPPROTO_TCP)
        sock.bind((ANY, int(sys.argv[1])))
        sock.listen(MAXPENDING)

        while True:
            client, (ip, _) = sock.accept()
            print(f"Handling client {ip}")
            handle_client(client)
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
