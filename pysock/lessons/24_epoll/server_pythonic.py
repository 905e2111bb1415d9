# Chat room with epoll: what one client writes, line by line, all others read. One process, one thread.
# See also: epoll(7), accept(2), recv(2), send(2)

import sys

from pysock import (
    AF_INET,
    EMFILE,
    ENFILE,
    EPOLLIN,
    EPOLLOUT,
    MSG_DONTWAIT,
    MSG_NOSIGNAL,
    SOCK_NONBLOCK,
    SOCK_STREAM,
    SOMAXCONN,
    CallError,
    Epoll,
    Socket,
    run,
)

ANY = "0.0.0.0"
ROOM = 1024  # our table's limit: epoll takes any descriptor
LINE_SIZE = 1024  # the longest line, with its end
QUEUE_SIZE = 16384
EVENTS = 64  # so many at once: the rest comes with the next call
FAILED = {
    "socket": "Socket creation failed",
    "setsockopt": "Setting SO_REUSEADDR failed",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "accept": "Accept failed",
    "epoll_create1": "Epoll creation failed",
    "epoll_ctl": "Watching failed",
    "epoll_wait": "Epoll wait failed",
    "close": "Close failed",
}


class Client:
    def __init__(self, sock: Socket) -> None:
        self.sock = sock
        self.line = b""  # the beginning of a line whose end has not come yet
        self.queue = bytearray()  # what others wrote and this client has not taken yet


class Room:
    def __init__(self, listener: Socket, epoll: Epoll) -> None:
        self.listener = listener
        self.epoll = epoll
        self.clients: dict[int, Client] = {}  # by descriptor
        self.full = False

    def hang_up(self, fd: int, why: str) -> None:
        print(f"Client {fd} {why}")
        if self.full:
            self.epoll.modify(self.listener, EPOLLIN)
        self.full = False
        self.clients.pop(fd).sock.close()  # which also takes it out of what is watched

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
            self.epoll.modify(self.listener, 0)
            if sock is not None:
                sock.close()
            return
        print(f"Client {sock.fileno()} joined")
        self.clients[sock.fileno()] = Client(sock)
        self.epoll.register(sock.fileno(), EPOLLIN)

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
        if not client.queue:
            self.epoll.modify(fd, EPOLLIN)

    def tell(self, fd: int, text: bytes) -> None:
        """Puts text into a client's queue. Who leaves no room would stop all others, and has to go."""
        client = self.clients[fd]
        if len(client.queue) + len(text) > QUEUE_SIZE:
            self.flush(fd)
        if fd in self.clients and len(client.queue) + len(text) > QUEUE_SIZE:
            self.hang_up(fd, "reads too slowly")
        if fd in self.clients:
            if not client.queue:
                self.epoll.modify(fd, EPOLLIN | EPOLLOUT)
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
            try:
                found = self.epoll.wait(maxevents=EVENTS)
            except InterruptedError:  # Ctrl-Z and fg interrupt it, handler or not
                continue

            # an event may be left of one who is gone, whose number a newcomer has: it does no harm, as no call waits
            for file, events in found:
                if file is self.listener:
                    self.welcome()
                if file in self.clients and events & EPOLLOUT:
                    self.flush(file)
                # EPOLLIN, and what comes unasked: EPOLLHUP, EPOLLERR
                if file in self.clients and events & ~EPOLLOUT:
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
        epoll = Epoll()
        epoll.register(listener, EPOLLIN)
        room = Room(listener, epoll)
        print(f"Chat room open on port {sys.argv[1]}")
        room.serve()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
