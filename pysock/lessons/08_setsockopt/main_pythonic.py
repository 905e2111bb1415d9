# Three servers that start again: without an option, with SO_REUSEADDR, with SO_REUSEPORT.
# See also: setsockopt(2), socket(7), tcp(7), RFC 9293 section 3.6.1

import sys

from pysock import AF_INET, SOCK_STREAM, CallError, Socket, run

HOST = "127.0.0.1"
PORT = 8080
BACKLOG = 5
FAILED = {
    "socket": "Socket creation failed",
    "setsockopt": "Setting the option failed",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "connect": "Connect failed",
    "accept": "Accept failed",
    "close": "Close failed",
}


def start(sock: Socket, port: int) -> bool:
    try:
        sock.bind((HOST, port))
    except CallError as error:  # the port is not to be had: here that is no reason to end
        print(f"{FAILED[error.call]}: {error.strerror}", file=sys.stderr)
        return False
    sock.listen(BACKLOG)
    print(f"Listening on port {port}.")
    return True


# A talk without a word. The server hangs up first, so its kernel keeps the port in mind (TIME_WAIT).
def take_a_call(sock: Socket, port: int) -> None:
    caller = Socket(AF_INET, SOCK_STREAM)
    caller.connect((HOST, port))
    client, _ = sock.accept()
    client.close()
    caller.close()


def main() -> None:
    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        print("1. No option")
        sock = Socket(AF_INET, SOCK_STREAM)
        if start(sock, PORT):
            take_a_call(sock, PORT)
        sock.close()
        print("The same server again:")
        sock = Socket(AF_INET, SOCK_STREAM)
        start(sock, PORT)  # fails: the call of a moment ago is still remembered
        sock.close()

        print("2. SO_REUSEADDR")
        sock = Socket(AF_INET, SOCK_STREAM)
        sock.options.SO_REUSEADDR = True
        if start(sock, PORT + 1):
            take_a_call(sock, PORT + 1)
        sock.close()
        print("The same server again:")
        sock = Socket(AF_INET, SOCK_STREAM)
        sock.options.SO_REUSEADDR = True
        start(sock, PORT + 1)
        print("And a second one beside it:")
        second = Socket(AF_INET, SOCK_STREAM)
        second.options.SO_REUSEADDR = True
        start(second, PORT + 1)  # fails: the first one listens there
        second.close()
        sock.close()

        print("3. SO_REUSEPORT")
        sock = Socket(AF_INET, SOCK_STREAM)
        sock.options.SO_REUSEPORT = True
        start(sock, PORT + 2)
        print("And a second one beside it:")
        second = Socket(AF_INET, SOCK_STREAM)
        second.options.SO_REUSEPORT = True
        start(second, PORT + 2)
        second.close()
        sock.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
