# Echo server that waits only so long: for the next caller, for a client's words, and for a client that does not read.
# See also: poll(2), socket(7) on SO_RCVTIMEO and SO_SNDTIMEO

import sys

from pysock import (
    AF_INET,
    MSG_NOSIGNAL,
    POLLIN,
    SOCK_NONBLOCK,
    SOCK_STREAM,
    CallError,
    Poll,
    Socket,
    run,
)

ANY = "0.0.0.0"
BUFFER_SIZE = 1024
IN_LINE = 1  # callers that may wait in line; Linux lets one more in
FAILED = {
    "socket": "Socket creation failed",
    "setsockopt": "Option not set",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "poll": "Poll failed",
    "accept": "Accept failed",
    "close": "Close failed",
}


def echo(client: Socket) -> str:
    """Sends everything back, until the client has finished, has gone, or takes too long."""
    try:
        while data := client.recv(BUFFER_SIZE):
            try:
                sent = client.send(data, MSG_NOSIGNAL)
            except BlockingIOError:
                sent = 0
            if sent < len(data):  # this, too, means that the time was over
                return "Client does not read"
    except BlockingIOError:
        return "Client is silent"
    except CallError:
        return "Client broke off"
    return "Client left"


def main() -> None:
    try:
        port, idle, silence = (int(argument) for argument in sys.argv[1:])  # the times are milliseconds
    except ValueError:
        port = idle = silence = 0
    # to poll() 0 is "not at all", to SO_RCVTIMEO "for ever"
    if idle <= 0 or silence <= 0:
        sys.exit(f"Usage: {sys.argv[0]} <port> <idle> <silence>, both in milliseconds")

    try:
        # non-blocking: a caller who is gone again must not keep accept() waiting for the next
        listener = Socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK)
        listener.options.SO_REUSEADDR = True
        listener.bind((ANY, port))
        listener.listen(IN_LINE)

        callers = Poll()
        callers.register(listener, POLLIN)
        while callers.poll(idle / 1000):
            try:
                client, _ = listener.accept(address=False)
            except (BlockingIOError, ConnectionAbortedError):
                continue  # the caller has hung up already

            client.options.SO_RCVTIMEO = silence / 1000
            client.options.SO_SNDTIMEO = silence / 1000
            print(echo(client))
            client.close()
        print(f"Nobody called within {idle} ms")

        listener.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
