# Three ways to talk within one machine: a pair, letters to a name, and a line at a name, where one caller is awaited.
# See also: unix(7), socketpair(2)

from typing import NoReturn

from pysock.libc.stddef import *  # offsetof
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # exit, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memset, strcpy, strlen
from pysock.libc.sys.socket import *  # socketpair, socket, bind, listen, accept, send, sendto, recv, AF_LOCAL
from pysock.libc.sys.un import *  # struct sockaddr_un
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof

BACKLOG = 5
BUFFER_SIZE = 1024


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def hang_up(sockfd: int) -> None:
    if close(sockfd) < 0:
        die("Close failed")


# Receives once, and prints it.
def hear(where: str, sockfd: int) -> None:
    buffer = new(f"char[{BUFFER_SIZE}]")
    n = recv(sockfd, buffer, sizeof(buffer) - 1, 0)
    if n < 0:
        die("Receive failed")
    buffer[n] = 0
    printf("%s: %s\n", where, buffer)


# Two ends that are connected from the beginning: nobody needs an address.
def pair() -> None:
    ends = new("int[2]")
    if socketpair(AF_LOCAL, SOCK_STREAM, 0, ends) < 0:
        die("Pair failed")
    if send(ends[0], b"Hello, other end!", 17, 0) < 0:
        die("Send failed")
    hear("Pair", ends[1])
    hang_up(ends[0])
    hang_up(ends[1])


def letters(addr: sockaddr_un, addrlen: int) -> None:
    box = socket(AF_LOCAL, SOCK_DGRAM, 0)
    if box < 0:
        die("Socket creation failed")
    if bind(box, addr, addrlen) < 0:
        die("Bind failed")
    sender = socket(AF_LOCAL, SOCK_DGRAM, 0)
    if sender < 0:
        die("Socket creation failed")

    # unlike UDP, these arrive for certain, and in order; each by itself
    if sendto(sender, b"Two", 3, 0, addr, addrlen) < 0:
        die("Letter failed")
    if sendto(sender, b"letters.", 8, 0, addr, addrlen) < 0:
        die("Letter failed")
    hear("Letter", box)
    hear("Letter", box)
    hang_up(sender)
    hang_up(box)


def line(addr: sockaddr_un, addrlen: int) -> None:
    sockfd = socket(AF_LOCAL, SOCK_STREAM, 0)
    if sockfd < 0:
        die("Socket creation failed")
    if bind(sockfd, addr, addrlen) < 0:
        die("Bind failed")
    if listen(sockfd, BACKLOG) < 0:
        die("Listen failed")
    printf("Waiting at @%s...\n", addr.sun_path + 1)

    clientfd = accept(sockfd, NULL, NULL)  # callers have no name as a rule
    if clientfd < 0:
        die("Accept failed")
    hear("Line", clientfd)
    if send(clientfd, b"Hello from next door!", 21, 0) < 0:
        die("Send failed")
    hang_up(clientfd)
    hang_up(sockfd)


def main(argc: int, argv: argv_t) -> int:
    if argc != 2:
        fprintf(stderr, "Usage: %s <name>\n", argv[0])
        exit(EXIT_FAILURE)
    name = argv[1]

    addr = sockaddr_un()
    if strlen(name) >= sizeof(addr.sun_path):
        fprintf(stderr, "Name too long: %s\n", name)
        exit(EXIT_FAILURE)
    memset(addr, 0, sizeof(addr))
    addr.sun_family = AF_LOCAL
    strcpy(addr.sun_path + 1, name)  # the first byte stays 0: no path
    addrlen = offsetof("struct sockaddr_un", "sun_path") + 1 + strlen(name)  # no NUL at its end

    pair()
    letters(addr, addrlen)
    line(addr, addrlen)
    return 0


if __name__ == "__main__":
    run(main)
