# Echo server that waits only so long: for the next caller, for a client's words, and for a client that does not read.
# See also: poll(2), socket(7) on SO_RCVTIMEO and SO_SNDTIMEO

from typing import NoReturn

from pysock.libc.errno import *  # errno, EAGAIN, ECONNABORTED
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY, htonl, htons
from pysock.libc.poll import *  # poll, struct pollfd, POLLIN
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memcpy, memset, strlen
from pysock.libc.sys.socket import *  # socket, setsockopt, bind, listen, accept, recv, send
from pysock.libc.sys.time import *  # struct timeval
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof

BUFFER_SIZE = 1024
QUESTION = b"Are you there?\n"
IN_LINE = 1  # callers that may wait in line; Linux lets one more in


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


# Sends everything back, until the client has finished, has gone, or takes too long for the second time.
def echo(clientfd: int) -> None:
    buffer = new(f"char[{BUFFER_SIZE}]")
    asked = 0
    while (n := recv(clientfd, buffer, sizeof(buffer), 0)) != 0:
        if n < 0 and errno == EAGAIN and not asked:
            n = strlen(QUESTION)
            memcpy(buffer, QUESTION, n)
            asked = 1
        elif n < 0:
            break
        # less than all, too, means that the time was over
        if (sent := send(clientfd, buffer, n, MSG_NOSIGNAL)) != n:
            printf("Client broke off\n" if sent < 0 and errno != EAGAIN else "Client does not read\n")
            return
    if n == 0:
        printf("Client left\n")
    else:
        printf("Client is silent\n" if errno == EAGAIN else "Client broke off\n")


def main(argc: int, argv: argv_t) -> int:
    idle = atoi(argv[2]) if argc == 4 else 0  # milliseconds without a caller
    silence = atoi(argv[3]) if argc == 4 else 0  # milliseconds without a word
    # to poll() 0 is "not at all", to SO_RCVTIMEO "for ever"
    if idle <= 0 or silence <= 0:
        fprintf(stderr, "Usage: %s <port> <idle> <silence>, both in milliseconds\n", argv[0])
        exit(EXIT_FAILURE)

    # non-blocking: a caller who is gone again must not keep accept() waiting for the next
    listenfd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)
    if listenfd < 0:
        die("Socket creation failed")
    on = new("int", 1)
    if setsockopt(listenfd, SOL_SOCKET, SO_REUSEADDR, on, sizeof(on)) < 0:
        die("Option not set")

    addr = sockaddr_in()
    memset(addr, 0, sizeof(addr))
    addr.sin_family = AF_INET
    addr.sin_addr.s_addr = htonl(INADDR_ANY)
    addr.sin_port = htons(atoi(argv[1]))
    if bind(listenfd, addr, sizeof(addr)) < 0:
        die("Bind failed")
    if listen(listenfd, IN_LINE) < 0:
        die("Listen failed")

    patience = timeval(tv_sec=silence // 1000, tv_usec=silence % 1000 * 1000)
    while True:
        waiting = pollfd(fd=listenfd, events=POLLIN)
        ready = poll(waiting, 1, idle)
        if ready < 0:
            die("Poll failed")
        if ready == 0:
            break
        clientfd = accept(listenfd, NULL, NULL)
        if clientfd < 0 and (errno == EAGAIN or errno == ECONNABORTED):
            continue  # the caller has hung up already
        if clientfd < 0:
            die("Accept failed")

        if setsockopt(clientfd, SOL_SOCKET, SO_RCVTIMEO, patience, sizeof(patience)) < 0:
            die("Option not set")
        if setsockopt(clientfd, SOL_SOCKET, SO_SNDTIMEO, patience, sizeof(patience)) < 0:
            die("Option not set")
        echo(clientfd)
        if close(clientfd) < 0:
            die("Close failed")
    printf("Nobody called within %d ms\n", idle)

    if close(listenfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
