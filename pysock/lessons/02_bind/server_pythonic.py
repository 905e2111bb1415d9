# Step 2: give the telephone its number. Binds the socket to port 8080 of every local address.
# See also: bind(2), byteorder(3), ip(7)

import sys

from pysock import AF_INET, SOCK_STREAM, CallError, Socket, run

ANY = "0.0.0.0"  # INADDR_ANY, as text
PORT = 8080
FAILED = {"socket": "Socket creation failed", "bind": "Bind failed", "close": "Close failed"}


def main() -> None:
    try:
        with Socket(AF_INET, SOCK_STREAM) as sock:
            print("Socket created successfully.")

            # a tuple becomes the struct sockaddr_in: zeroed, and in network byte order
            sock.bind((ANY, PORT))
            print(f"Bind successful. Socket is now linked to port {PORT}.")
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
