# Step 5: talk. Waits for one caller, listens to what it says, answers, and hangs up.
# See also: recv(2), send(2), tcp(7)

import sys

from pysock import AF_INET, SOCK_STREAM, CallError, Socket, cstr, run

ANY = "0.0.0.0"
PORT = 8080
BACKLOG = 5
FAILED = {
    "socket": "Socket creation failed",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "accept": "Accept failed",
    "recv": "Receive failed",
    "send": "Send failed",
    "close": "Close failed",
}


def main() -> None:
    try:
        with Socket(AF_INET, SOCK_STREAM) as sock:
            sock.bind((ANY, PORT))
            sock.listen(BACKLOG)
            print(f"Server listening on port {PORT}...")

            client, (ip, port) = sock.accept()
            with client:
                print(f"Client connected from {ip}:{port}")

                # b"" when the caller said nothing and has finished
                message = client.recv(1023)
                print(f"Client says: {cstr(message)}")  # as C prints it: up to a NUL, any bytes

                client.send(b"Hello from server!")
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
