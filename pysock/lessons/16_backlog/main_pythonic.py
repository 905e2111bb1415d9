# A server that does not pick up: how many may wait, what the next one hears, and what becomes of them.
# See also: listen(2), connect(2), tcp(7), SO_SNDTIMEO in socket(7)

import sys

from pysock import AF_INET, SOCK_STREAM, CallError, Socket, cstr, run

ADDRESS = ("127.0.0.1", 8080)
BACKLOG = 1
CALLERS = 3
BUFFER_SIZE = 64
FAILED = {
    "socket": "Socket creation failed",
    "setsockopt": "Setting the option failed",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "connect": "Connect failed",
    "accept": "Accept failed",
    "send": "Send failed",
    "recv": "Receive failed",
    "close": "Close failed",
}


def say(error: CallError) -> None:
    print(f"{FAILED[error.call]}: {error.strerror}", file=sys.stderr)


# Whoever gets through speaks at once, and does not know whether anybody has picked up.
def call(sock: Socket, number: int) -> None:
    try:
        sock.connect(ADDRESS)
    except CallError as error:
        say(error)
        print(f"Caller {number} is not let in.")
        return
    print(f"Caller {number} is connected.")
    sock.send(f"Hello from caller {number}!".encode())


def main() -> None:
    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_STREAM)
        sock.options.SO_REUSEADDR = True
        sock.bind(ADDRESS)
        sock.listen(BACKLOG)
        print(f"The server listens, backlog {BACKLOG}, and does not pick up.")

        # BACKLOG + 1 of them find room in the queue
        callers = []
        for number in range(1, CALLERS + 1):
            callers.append(Socket(AF_INET, SOCK_STREAM))
            callers[-1].options.SO_SNDTIMEO = 0.2
            call(callers[-1], number)

        client, _ = sock.accept(address=False)  # whoever has waited longest
        print(f"The server picks up, and hears: {cstr(client.recv(BUFFER_SIZE - 1))}")

        # there is room for one more, and the kernel has gone on dialling: this connect() waits for that
        callers[-1].options.SO_SNDTIMEO = 8
        call(callers[-1], CALLERS)

        client.close()
        sock.close()  # with everybody who still waits in its queue
        print("The server has gone.")
        for number, caller in enumerate(callers, 1):
            try:
                caller.recv(BUFFER_SIZE)
                heard = "hears the end"
            except CallError as error:
                say(error)
                heard = "was never picked up"
            print(f"Caller {number} {heard}.")
            caller.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
