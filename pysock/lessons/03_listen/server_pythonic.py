# Step 3: let the telephone ring. From listen() on, the kernel answers callers and lines them up.
# See also: listen(2), tcp(7)

import sys

from pysock import AF_INET, SOCK_STREAM, CallError, Socket, run

ANY = "0.0.0.0"
PORT = 8080
BACKLOG = 5  # how many callers may wait in line to be accepted
FAILED = {
    "socket": "Socket creation failed",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "close": "Close failed",
}


def main() -> None:
    try:
        with Socket(AF_INET, SOCK_STREAM) as sock:
            print("Socket created successfully.")

            sock.bind((ANY, PORT))
            print("Bind successful.")

            sock.listen(BACKLOG)
            print(f"Server is now listening on port {PORT}...")
            # nobody picks up yet: a caller waiting in line now is cut off
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
