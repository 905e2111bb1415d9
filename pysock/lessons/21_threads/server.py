# Echo server with a thread for each client: all are served at once, in one memory.
# See also: pthreads(7), pthread_create(3), pthread_mutex_lock(3), RFC 862

from typing import Any, NoReturn

from pysock.libc.errno import *  # errno, EINTR, ECONNABORTED, EPROTO, EMFILE, ENFILE, ENOBUFS, ENOMEM
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY, htonl, htons
from pysock.libc.pthread import *  # pthread_create, pthread_detach, pthread_mutex_lock, pthread_mutex_unlock
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE, NULL, free, malloc
from pysock.libc.string import *  # memset, strerror
from pysock.libc.sys.socket import *  # socket, setsockopt, bind, listen, accept, recv, send, MSG_NOSIGNAL, SOMAXCONN
from pysock.libc.unistd import *  # close, sleep
from pysock import argv_t, cast, member, new, run, sizeof, struct
from pysock.annotations import Pointer

BUFFER_SIZE = 1024


# What a thread is given: a place of its own, for the variables of main() change with the next client.
@struct
class client:
    fd = member("int")
    number = member("int")


lock = new("pthread_mutex_t", PTHREAD_MUTEX_INITIALIZER)
all_bytes = 0  # of all threads: only who holds the lock may touch it


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
def handle_client(clientfd: int) -> int:
    buffer = new(f"char[{BUFFER_SIZE}]")
    total = 0

    while (n := recv(clientfd, buffer, sizeof(buffer), 0)) > 0:
        if send_all(clientfd, buffer, n) < 0:
            perror("Send failed")
            break
        total += n
    if n < 0:
        perror("Receive failed")
    return total


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


def serve(argument: Any) -> Any:
    global all_bytes
    caller = cast("struct client *", argument)
    total = handle_client(caller.fd)

    pthread_mutex_lock(lock)
    all_bytes += total
    printf("Client %d: %ld bytes, %ld of all\n", caller.number, total, all_bytes)
    pthread_mutex_unlock(lock)

    close(caller.fd)
    free(caller)
    return NULL


def main(argc: int, argv: argv_t) -> int:
    if argc != 2:
        fprintf(stderr, "Usage: %s <port>\n", argv[0])
        exit(EXIT_FAILURE)

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
        caller = cast("struct client *", malloc(sizeof("struct client")))
        if caller == NULL:
            die("No memory")
        caller.fd = clientfd
        caller.number = number

        thread = new("pthread_t")
        error = pthread_create(thread, NULL, serve, caller)
        if error != 0:
            # it is returned, errno stays
            fprintf(stderr, "Thread creation failed: %s\n", strerror(error))
            close(clientfd)
            free(caller)
            continue
        pthread_detach(thread[0])  # nobody will wait for its end


if __name__ == "__main__":
    run(main)
