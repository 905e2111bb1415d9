# Echo server with a process for each client: all are served at once, and none can harm another.
# See also: fork(2), waitpid(2), signal(7), RFC 862

import errno
import os
import sys
from contextlib import suppress
from typing import Any

from pysock import AF_INET, MSG_NOSIGNAL, SIG_ERR, SIGCHLD, SOCK_STREAM, CallError, Socket, run, signal, sleep

ANY = "0.0.0.0"
BUFFER_SIZE = 1024
GONE = (errno.EINTR, errno.ECONNABORTED, errno.EPROTO)  # a signal, or a client that has gone before its turn
SCARCE = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)  # somebody may give something back meanwhile
FAILED = {
    "signal": "Handler not set",
    "socket": "Socket creation failed",
    "setsockopt": "Option not set",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "accept": "Accept failed",
    "fork": "Fork failed",
    "recv": "Receive failed",
    "send": "Send failed",
}


def say(error: CallError) -> None:
    print(f"{FAILED[error.call]}: {error.strerror}", file=sys.stderr)


def handle_client(client: Socket, number: int) -> None:
    total = 0
    with suppress(CallError), client:  # whether close() fails, nobody asks
        try:
            while piece := client.recv(BUFFER_SIZE):
                client.sendall(piece, MSG_NOSIGNAL)
                total += len(piece)
        except CallError as error:  # it is the end of this talk alone
            say(error)
        print(f"Client {number}: {total} bytes")


def next_client(sock: Socket) -> Socket:
    while True:
        try:
            client, _ = sock.accept(address=False)
            return client
        except CallError as error:
            if error.errno in GONE:
                continue
            if error.errno not in SCARCE:
                raise
            say(error)
            sleep(1)  # and not time.sleep: a child that ends wakes it, and gives something back


def reap(signum: Any) -> None:
    # SIGCHLD: a child has ended, or several have
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        pass  # that was the last one


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} <port>")
    if signal(SIGCHLD, reap) == SIG_ERR:
        sys.exit(FAILED["signal"])

    try:
        sock = Socket(AF_INET, SOCK_STREAM)
        sock.options.SO_REUSEADDR = True
        sock.bind((ANY, int(sys.argv[1])))
        sock.listen()
        print(f"Server listening on port {sys.argv[1]}...")

        number = 0
        while True:
            client = next_client(sock)
            number += 1
            sys.stdout.flush()  # what is still in the buffer would be the child's as well, and come out twice
            with suppress(CallError), client:  # the child has its own: the talk ends when both are closed
                try:
                    pid = os.fork()
                except OSError as error:
                    print(f"{FAILED['fork']}: {error.strerror}", file=sys.stderr)
                    continue
                if pid == 0:
                    with suppress(CallError):
                        sock.close()
                    handle_client(client, number)
                    sys.exit()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
