# Step 4: pick up. Waits for one caller, says who it is, and hangs up.
# See also: accept(2), inet_ntop(3), byteorder(3)

import sys

from pysock import AF_INET, SOCK_STREAM, CallError, Socket, run

ANY = "0.0.0.0"
PORT = 8080
BACKLOG = 5
FAILED = {
    "socket": "Socket creation failed",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "accept": "Accept failed",
    "close": "Close failed",
}


def main() -> None:
    try:
        with Socket(AF_INET, SOCK_STREAM) as sock:
            print("Socket created.")

            sock.bind((ANY, PORT))
            print("Bind successful.")

            sock.listen(BACKLOG)
            print(f"Server is listening on port {PORT}...")

            # client is this one call, sock goes on waiting for others: two sockets to close
            client, (ip, port) = sock.accept()
            with client:
                print(f"Client connected from {ip}:{port}")
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
