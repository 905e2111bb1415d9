# A server that does not pick up: how many may wait, what the next one hears, and what becomes of them.
# See also: listen(2), connect(2), tcp(7), SO_SNDTIMEO in socket(7)

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htonl, htons
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_LOOPBACK
from pysock.libc.stdio import *  # perror, printf, snprintf
from pysock.libc.stdlib import *  # exit, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memset, strlen
from pysock.libc.sys.socket import *  # socket, setsockopt, bind, listen, accept, connect, send, recv
from pysock.libc.sys.time import *  # struct timeval
from pysock.libc.unistd import *  # close
from pysock import new, run, sizeof

PORT = 8080
BACKLOG = 1
CALLERS = 3
BUFFER_SIZE = 64


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def new_socket() -> int:
    fd = socket(AF_INET, SOCK_STREAM, 0)
    if fd < 0:
        die("Socket creation failed")
    return fd


# How long connect() waits before it gives up waiting; 0 and 0 would be for ever.
def set_patience(fd: int, seconds: int, microseconds: int) -> None:
    patience = timeval([seconds, microseconds])
    if setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, patience, sizeof(patience)) < 0:
        die("Setting the option failed")


# Whoever gets through speaks at once, and does not know whether anybody has picked up.
def call(fd: int, number: int, addr: sockaddr_in) -> None:
    words = new(f"char[{BUFFER_SIZE}]")
    if connect(fd, addr, sizeof(addr)) < 0:
        perror("Connect failed")
        printf("Caller %d is not let in.\n", number)
        return
    printf("Caller %d is connected.\n", number)
    snprintf(words, sizeof(words), "Hello from caller %d!", number)
    if send(fd, words, strlen(words), 0) < 0:
        die("Send failed")


def hang_up(fd: int) -> None:
    if close(fd) < 0:
        die("Close failed")


def main() -> int:
    sockfd = new_socket()
    on = new("int", 1)
    if setsockopt(sockfd, SOL_SOCKET, SO_REUSEADDR, on, sizeof(on)) < 0:
        die("Setting the option failed")

    addr = sockaddr_in()
    memset(addr, 0, sizeof(addr))
    addr.sin_family = AF_INET
    addr.sin_port = htons(PORT)
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK)
    if bind(sockfd, addr, sizeof(addr)) < 0:
        die("Bind failed")
    if listen(sockfd, BACKLOG) < 0:
        die("Listen failed")
    printf("The server listens, backlog %d, and does not pick up.\n", BACKLOG)

    # BACKLOG + 1 of them find room in the queue
    callers = new(f"int[{CALLERS}]")
    for i in range(CALLERS):
        callers[i] = new_socket()
        set_patience(callers[i], 0, 200000)
        call(callers[i], i + 1, addr)

    clientfd = accept(sockfd, NULL, NULL)  # whoever has waited longest
    if clientfd < 0:
        die("Accept failed")
    buffer = new(f"char[{BUFFER_SIZE}]")
    n = recv(clientfd, buffer, sizeof(buffer) - 1, 0)
    if n < 0:
        die("Receive failed")
    buffer[n] = 0
    printf("The server picks up, and hears: %s\n", buffer)

    # there is room for one more, and the kernel has gone on dialling: this connect() waits for that
    set_patience(callers[CALLERS - 1], 8, 0)
    call(callers[CALLERS - 1], CALLERS, addr)

    hang_up(clientfd)
    hang_up(sockfd)  # with everybody who still waits in its queue
    printf("The server has gone.\n")
    for i in range(CALLERS):
        n = recv(callers[i], buffer, sizeof(buffer), 0)
        if n < 0:
            perror("Receive failed")
        printf("Caller %d %s.\n", i + 1, "was never picked up" if n < 0 else "hears the end")
        hang_up(callers[i])
    return 0


if __name__ == "__main__":
    run(main)
