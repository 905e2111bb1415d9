# Chat room with poll(): what one client writes, line by line, all others read. One process, one thread.
# See also: poll(2), accept(2), recv(2), send(2)

import sys

from pysock import (
    AF_INET,
    EMFILE,
    ENFILE,
    MSG_DONTWAIT,
    MSG_NOSIGNAL,
    POLLIN,
    POLLOUT,
    SOCK_NONBLOCK,
    SOCK_STREAM,
    SOMAXCONN,
    CallError,
    Poll,
    Socket,
    run,
)

ANY = "0.0.0.0"
ROOM = 1024  # our table's limit: poll() takes any descriptor
LINE_SIZE = 1024  # the longest line, with its end
QUEUE_SIZE = 16384
FAILED = {
    "socket": "Socket creation failed",
    "setsockopt": "Setting SO_REUSEADDR failed",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "accept": "Accept failed",
    "poll": "Poll failed",
    "close": "Close failed",
}


class Client:
    def __init__(self, sock: Socket) -> None:
        self.sock = sock
        self.line = b""  # the beginning of a line whose end has not come yet
        self.queue = bytearray()  # what others wrote and this client has not taken yet


class Room:
    def __init__(self, listener: Socket) -> None:
        self.listener = listener
        self.clients: dict[int, Client] = {}  # by descriptor
        self.full = False

    def hang_up(self, fd: int, why: str) -> None:
        print(f"Client {fd} {why}")
        self.full = False
        self.clients.pop(fd).sock.close()

    def welcome(self) -> None:
        try:
            sock, _ = self.listener.accept(address=False)
        except (BlockingIOError, ConnectionAbortedError):
            return  # the caller has hung up already
        except CallError as error:
            if not self.clients or error.errno not in (EMFILE, ENFILE):
                raise
            sock = None

        # no descriptor is left: the next callers wait in line until somebody leaves
        if sock is None or sock.fileno() >= ROOM:
            print("The room is full")
            self.full = True
            if sock is not None:
                sock.close()
            return
        print(f"Client {sock.fileno()} joined")
        self.clients[sock.fileno()] = Client(sock)

    def flush(self, fd: int) -> None:
        """Sends what waits in a client's queue, or as much of it as the kernel takes at once."""
        client = self.clients[fd]
        try:
            sent = client.sock.send(client.queue, MSG_DONTWAIT | MSG_NOSIGNAL)
        except BlockingIOError:
            return
        except CallError:
            self.hang_up(fd, "broke off")
            return
        del client.queue[:sent]

    def tell(self, fd: int, text: bytes) -> None:
        """Puts text into a client's queue. Who leaves no room would stop all others, and has to go."""
        client = self.clients[fd]
        if len(client.queue) + len(text) > QUEUE_SIZE:
            self.flush(fd)
        if fd in self.clients and len(client.queue) + len(text) > QUEUE_SIZE:
            self.hang_up(fd, "reads too slowly")
        if fd in self.clients:
            client.queue += text

    def hear(self, fd: int) -> None:
        """Takes what a client has written: whole lines go to the others, the beginning of one waits for its end."""
        client = self.clients[fd]
        try:
            data = client.sock.recv(LINE_SIZE - len(client.line), MSG_DONTWAIT)
        except BlockingIOError:
            return
        except CallError:
            self.hang_up(fd, "broke off")
            return
        if not data:
            self.hang_up(fd, "left")
            return

        text = client.line + data
        whole = text.rfind(b"\n") + 1
        for other in sorted(self.clients):
            if whole > 0 and other != fd:
                self.tell(other, text[:whole])
        client.line = text[whole:]
        if len(client.line) == LINE_SIZE:
            self.hang_up(fd, "writes too long a line")

    def serve(self) -> None:
        while True:
            # those who are here, and what each is waited for
            poll = Poll()
            if not self.full:
                poll.register(self.listener, POLLIN)
            for fd, client in sorted(self.clients.items()):
                poll.register(fd, POLLIN | POLLOUT if client.queue else POLLIN)

            # the listener comes first: a number that becomes free below is given to nobody before the next poll()
            for file, events in poll.poll():
                if file is self.listener:
                    self.welcome()
                if file in self.clients and events & POLLOUT:
                    self.flush(file)
                # POLLIN, and what comes unasked: POLLHUP, POLLERR
                if file in self.clients and events & ~POLLOUT:
                    self.hear(file)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} <port>")

    try:
        # non-blocking: a caller who is gone again must not keep accept() waiting for the next
        listener = Socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK)
        listener.options.SO_REUSEADDR = True
        listener.bind((ANY, int(sys.argv[1])))
        listener.listen(SOMAXCONN)
        room = Room(listener)
        print(f"Chat room open on port {sys.argv[1]}")
        room.serve()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
