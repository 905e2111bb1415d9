# Echo server with a thread for each client: all are served at once, in one memory.
# See also: pthreads(7), pthread_create(3), pthread_mutex_lock(3), RFC 862

import errno
import sys
import threading
import time
from contextlib import suppress

from pysock import AF_INET, MSG_NOSIGNAL, SOCK_STREAM, CallError, Socket, run

ANY = "0.0.0.0"
BUFFER_SIZE = 1024
GONE = (errno.EINTR, errno.ECONNABORTED, errno.EPROTO)  # a signal, or a client that has gone before its turn
SCARCE = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)  # somebody may give something back meanwhile
FAILED = {
    "socket": "Socket creation failed",
    "setsockopt": "Option not set",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "accept": "Accept failed",
    "malloc": "No memory",
    "recv": "Receive failed",
    "send": "Send failed",
}

lock = threading.Lock()
all_bytes = 0  # of all threads: only who holds the lock may touch it


def say(error: CallError) -> None:
    print(f"{FAILED[error.call]}: {error.strerror}", file=sys.stderr)


def handle_client(client: Socket) -> int:
    total = 0
    try:
        while piece := client.recv(BUFFER_SIZE):
            client.sendall(piece, MSG_NOSIGNAL)
            total += len(piece)
    except CallError as error:  # it is the end of this talk alone
        say(error)
    return total


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
            time.sleep(1)


def serve(client: Socket, number: int) -> None:
    global all_bytes
    with suppress(CallError), client:  # whether close() fails, nobody asks
        total = handle_client(client)
        with lock:
            all_bytes += total
            print(f"Client {number}: {total} bytes, {all_bytes} of all")


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} <port>")

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
            thread = threading.Thread(target=serve, args=(client, number), daemon=True)
            try:
                thread.start()
            except RuntimeError as error:
                print(f"Thread creation failed: {error}", file=sys.stderr)
                with suppress(CallError):
                    client.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
