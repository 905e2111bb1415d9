# Chat room with select(): what one client writes, line by line, all others read. One process, one thread.
# See also: select(2), accept(2), recv(2), send(2)

from typing import NoReturn

from pysock.libc.errno import *  # errno, EAGAIN, ECONNABORTED, EMFILE, ENFILE
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY, htonl, htons
from pysock.libc.stdbool import *  # bool
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memcpy, memmove, memset
from pysock.libc.sys.select import *  # select, fd_set, FD_SET, FD_ISSET, FD_ZERO, FD_SETSIZE
from pysock.libc.sys.socket import *  # socket, setsockopt, bind, listen, accept, recv, send
from pysock.libc.unistd import *  # close
from pysock import argv_t, member, new, run, sizeof, struct

ROOM = FD_SETSIZE  # an fd_set knows the descriptors 0 to 1023, and no others
LINE_SIZE = 1024  # the longest line, with its end
QUEUE_SIZE = 16384


@struct
class client:
    here = member("bool")
    line_length = member("size_t")
    queue_length = member("size_t")
    line = member(f"char[{LINE_SIZE}]")  # the beginning of a line whose end has not come yet
    queue = member(f"char[{QUEUE_SIZE}]")  # what others wrote and this client has not taken yet


# a descriptor is a small number: it is the client's place in the table
clients = new(f"struct client[{ROOM}]")
present = 0
full = False


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def hang_up(fd: int, why: str) -> None:
    global full, present
    printf("Client %d %s\n", fd, why)
    clients[fd].here = False
    present -= 1
    full = False
    if close(fd) < 0:
        die("Close failed")


def welcome(listenfd: int) -> None:
    global full, present
    fd = accept(listenfd, NULL, NULL)
    if fd < 0 and (errno == EAGAIN or errno == ECONNABORTED):
        return  # the caller has hung up already
    if fd < 0 and (present == 0 or (errno != EMFILE and errno != ENFILE)):
        die("Accept failed")

    # no descriptor is left: the next callers wait in line until somebody leaves
    if fd < 0 or fd >= ROOM:
        printf("The room is full\n")
        full = True
        if fd >= 0 and close(fd) < 0:
            die("Close failed")
        return
    printf("Client %d joined\n", fd)
    clients[fd].here = True
    clients[fd].line_length = 0
    clients[fd].queue_length = 0
    present += 1


# Sends what waits in a client's queue, or as much of it as the kernel takes at once.
def flush(fd: int) -> None:
    client = clients[fd]
    n = send(fd, client.queue, client.queue_length, MSG_DONTWAIT | MSG_NOSIGNAL)
    if n < 0 and errno == EAGAIN:
        return
    if n < 0:
        hang_up(fd, "broke off")
        return
    client.queue_length -= n
    memmove(client.queue, client.queue + n, client.queue_length)


# Puts what the speaker has written into a client's queue. Who leaves no room would stop all others, and has to go.
def tell(fd: int, speaker: int, length: int) -> None:
    client = clients[fd]
    if client.queue_length + length > QUEUE_SIZE:
        flush(fd)
    if client.here and client.queue_length + length > QUEUE_SIZE:
        hang_up(fd, "reads too slowly")
    if client.here:
        memcpy(client.queue + client.queue_length, clients[speaker].line, length)
        client.queue_length += length


# Takes what a client has written: whole lines go to the others, the beginning of one waits for its end.
def hear(fd: int) -> None:
    client = clients[fd]
    n = recv(fd, client.line + client.line_length, LINE_SIZE - client.line_length, MSG_DONTWAIT)
    if n < 0 and errno == EAGAIN:
        return
    if n <= 0:
        hang_up(fd, "left" if n == 0 else "broke off")
        return
    client.line_length += n

    whole = client.line_length
    while whole > 0 and client.line[whole - 1] != ord("\n"):
        whole -= 1
    for other in range(ROOM):
        if whole > 0 and clients[other].here and other != fd:
            tell(other, fd, whole)
    client.line_length -= whole
    memmove(client.line, client.line + whole, client.line_length)
    if client.line_length == LINE_SIZE:
        hang_up(fd, "writes too long a line")


def main(argc: int, argv: argv_t) -> int:
    if argc != 2:
        fprintf(stderr, "Usage: %s <port>\n", argv[0])
        exit(EXIT_FAILURE)

    # non-blocking: a caller who is gone again must not keep accept() waiting for the next
    listenfd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)
    if listenfd < 0:
        die("Socket creation failed")
    on = new("int", 1)
    if setsockopt(listenfd, SOL_SOCKET, SO_REUSEADDR, on, sizeof(on)) < 0:
        die("Setting SO_REUSEADDR failed")

    addr = sockaddr_in()
    memset(addr, 0, sizeof(addr))
    addr.sin_family = AF_INET
    addr.sin_addr.s_addr = htonl(INADDR_ANY)
    addr.sin_port = htons(atoi(argv[1]))
    if bind(listenfd, addr, sizeof(addr)) < 0:
        die("Bind failed")
    if listen(listenfd, SOMAXCONN) < 0:
        die("Listen failed")
    printf("Chat room open on port %s\n", argv[1])

    while True:
        # select() leaves only the ready ones in the sets: fill them anew each time
        readable = fd_set()
        writable = fd_set()
        FD_ZERO(readable)
        FD_ZERO(writable)
        if not full:
            FD_SET(listenfd, readable)
        highest = listenfd
        for fd in range(ROOM):
            if not clients[fd].here:
                continue
            FD_SET(fd, readable)
            if clients[fd].queue_length > 0:
                FD_SET(fd, writable)
            if fd > highest:
                highest = fd
        if select(highest + 1, readable, writable, NULL, NULL) < 0:
            die("Select failed")

        # the listener first: a number that becomes free below is given to nobody before the next select()
        if FD_ISSET(listenfd, readable):
            welcome(listenfd)
        for fd in range(highest + 1):
            if clients[fd].here and FD_ISSET(fd, writable):
                flush(fd)
            if clients[fd].here and FD_ISSET(fd, readable):
                hear(fd)


if __name__ == "__main__":
    run(main)
