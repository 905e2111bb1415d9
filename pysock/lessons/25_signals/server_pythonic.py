# Echo server that ends in order at SIGINT and SIGTERM: it says goodbye, hangs up, and returns from main().
# See also: sigaction(2), sigprocmask(2), ppoll(2), signal(7), signal-safety(7)

import contextlib
import signal
import sys
from typing import Any, Optional

from pysock import (
    AF_INET,
    MSG_DONTWAIT,
    MSG_NOSIGNAL,
    POLLIN,
    SOCK_NONBLOCK,
    SOCK_STREAM,
    SOMAXCONN,
    CallError,
    Poll,
    Socket,
    run,
)

ANY = "0.0.0.0"
BUFFER_SIZE = 1024
ENDS = (signal.SIGINT, signal.SIGTERM)
FAILED = {
    "sigprocmask": "Signals not blocked",
    "sigaction": "Handler not set",
    "socket": "Socket creation failed",
    "setsockopt": "Option not set",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "ppoll": "Poll failed",
    "accept": "Accept failed",
    "close": "Close failed",
}
ending = False


def note(signum: int, _: Any) -> None:
    # Python runs this between two steps of the program: it makes a note, and all else is done outside
    global ending
    ending = True


def wait_for(sock: Socket, usual: set[Any]) -> bool:
    # false: the handler has run
    poll = Poll()
    poll.register(sock, POLLIN)
    try:
        poll.ppoll(None, usual)
    except InterruptedError:
        return False
    return True


def answer(listener: Socket) -> Optional[Socket]:
    try:
        client, _ = listener.accept(address=False)
    except (BlockingIOError, ConnectionAbortedError):
        return None  # the caller has hung up already
    return client


def echo(client: Socket) -> bool:
    """Sends back what a client has written; false when the talk is over."""
    try:
        data = client.recv(BUFFER_SIZE)
        # who does not take the answer at once is hung up on: a send() that waits could not be interrupted
        return bool(data) and client.send(data, MSG_DONTWAIT | MSG_NOSIGNAL) == len(data)
    except CallError:
        return False


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} <port>")

    # both signals wait at the door from here on, and are let in by ppoll() alone
    usual = signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
    for signum in ENDS:
        signal.signal(signum, note)

    try:
        # non-blocking: a caller who is gone again must not keep accept() waiting for the next
        listener = Socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK)
        listener.options.SO_REUSEADDR = True
        listener.bind((ANY, int(sys.argv[1])))
        listener.listen(SOMAXCONN)
        print(f"Server listening on port {sys.argv[1]}, Ctrl-C ends it")

        client: Optional[Socket] = None  # one talk at a time
        talks = 0
        while not ending:
            if not wait_for(client or listener, usual):
                continue
            if client is None:
                client = answer(listener)
            elif not echo(client):
                client.close()
                client = None
                talks += 1

        # the door first, so that nobody comes in any more
        listener.close()
        if client is not None:
            with contextlib.suppress(CallError):  # nothing is to be done about one who has gone before the goodbye
                client.send(b"Goodbye!\n", MSG_DONTWAIT | MSG_NOSIGNAL)
            client.close()
            talks += 1
        print(f"Ended in order after {talks} talks")
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
