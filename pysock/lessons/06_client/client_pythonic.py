# The caller's side: dial, speak first, listen to the answer. The client of lesson 5's server.
# See also: connect(2), inet_pton(3), tcp(7)

import sys

from pysock import AF_INET, SOCK_STREAM, CallError, Socket, cstr, run

SERVER_IP = "127.0.0.1"
PORT = 8080
FAILED = {
    "socket": "Socket creation failed",
    "connect": "Connect failed",
    "send": "Send failed",
    "recv": "Receive failed",
    "close": "Close failed",
}


def main() -> None:
    try:
        with Socket(AF_INET, SOCK_STREAM) as sock:
            # no bind(): connect() gives the socket a free port of its own
            sock.connect((SERVER_IP, PORT))
            print(f"Connected to {SERVER_IP}:{PORT}")

            sock.send(b"Hello from client!")

            reply = sock.recv(1023)
            # b"" is no error, so nothing is raised: the server has finished
            if not reply:
                sys.exit("Server hung up without a reply")
            print(f"Server says: {cstr(reply)}")
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
