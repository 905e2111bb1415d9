# Echo server with a process for each client: all are served at once, and none can harm another.
# See also: fork(2), waitpid(2), signal(7), RFC 862

from typing import NoReturn

from pysock.libc.errno import *  # errno, EINTR, ECONNABORTED, EPROTO, EMFILE, ENFILE, ENOBUFS, ENOMEM
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY, htonl, htons
from pysock.libc.signal import *  # signal, SIGCHLD, SIG_ERR
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr, fflush, stdout
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE, EXIT_SUCCESS, NULL
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # socket, setsockopt, bind, listen, accept, recv, send, MSG_NOSIGNAL, SOMAXCONN
from pysock.libc.sys.wait import *  # waitpid, WNOHANG
from pysock.libc.unistd import *  # close, fork, sleep
from pysock import argv_t, new, run, sizeof
from pysock.annotations import Pointer

BUFFER_SIZE = 1024


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


# send() may take less than it is given: the rest goes after it. No SIGPIPE for a client that has gone.
def send_all(fd: int, data: Pointer[int], size: int) -> int:
    while size > 0:
        n = send(fd, data, size, MSG_NOSIGNAL)
        if n < 0:
            return -1
        data += n
        size -= n
    return 0


# Echoes until the client has finished. What goes wrong is said, and is the end of this talk alone.
def handle_client(clientfd: int, number: int) -> None:
    buffer = new(f"char[{BUFFER_SIZE}]")
    total = 0

    while (n := recv(clientfd, buffer, sizeof(buffer), 0)) > 0:
        if send_all(clientfd, buffer, n) < 0:
            perror("Send failed")
            break
        total += n
    if n < 0:
        perror("Receive failed")
    printf("Client %d: %ld bytes\n", number, total)
    close(clientfd)


# The next client, however long it takes; accept() may fail without anything being wrong with the server.
def next_client(sockfd: int) -> int:
    while True:
        clientfd = accept(sockfd, NULL, NULL)
        if clientfd >= 0:
            return clientfd
        error = errno[0]  # perror() may change it
        if error == EINTR or error == ECONNABORTED or error == EPROTO:
            continue  # a signal, or a client that has gone before its turn
        perror("Accept failed")
        if error != EMFILE and error != ENFILE and error != ENOBUFS and error != ENOMEM:
            exit(EXIT_FAILURE)
        sleep(1)  # somebody may give something back meanwhile


# Called at SIGCHLD: a child has ended, or several have, for a signal that is pending comes only once.
def reap(signum: int) -> None:
    saved = errno[0]  # the call that the signal has interrupted looks at it after us
    while waitpid(-1, NULL, WNOHANG) > 0:
        continue
    errno[0] = saved


def main(argc: int, argv: argv_t) -> int:
    if argc != 2:
        fprintf(stderr, "Usage: %s <port>\n", argv[0])
        exit(EXIT_FAILURE)
    if signal(SIGCHLD, reap) == SIG_ERR:
        die("Handler not set")

    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    if sockfd < 0:
        die("Socket creation failed")
    on = new("int", 1)
    if setsockopt(sockfd, SOL_SOCKET, SO_REUSEADDR, on, sizeof(on)) < 0:
        die("Option not set")

    addr = sockaddr_in()
    memset(addr, 0, sizeof(addr))
    addr.sin_family = AF_INET
    addr.sin_addr.s_addr = htonl(INADDR_ANY)
    addr.sin_port = htons(atoi(argv[1]))

    if bind(sockfd, addr, sizeof(addr)) < 0:
        die("Bind failed")
    if listen(sockfd, SOMAXCONN) < 0:
        die("Listen failed")
    printf("Server listening on port %s...\n", argv[1])

    number = 0
    while True:
        clientfd = next_client(sockfd)
        number += 1
        # what is still in the buffer would be the child's as well, and come out twice
        fflush(stdout)
        pid = fork()
        if pid < 0:
            perror("Fork failed")
        if pid == 0:
            close(sockfd)
            handle_client(clientfd, number)
            exit(EXIT_SUCCESS)
        close(clientfd)  # the child has its own: the talk ends when both are closed


if __name__ == "__main__":
    run(main)
