# Echo client that gives up: waits only so long for the connection, and as long again for the answer.
# See also: connect(2), poll(2), getsockopt(2), socket(7) on SO_ERROR

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htons, inet_pton
from pysock.libc.errno import *  # errno, EINPROGRESS
from pysock.libc.netinet.in_ import *  # struct sockaddr_in
from pysock.libc.poll import *  # poll, struct pollfd, POLLIN, POLLOUT
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE
from pysock.libc.string import *  # memset, strlen
from pysock.libc.sys.socket import *  # socket, connect, getsockopt, send, recv, socklen_t, SO_ERROR
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof

BUFFER_SIZE = 1024


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


# Returns when the socket is ready, and ends the program when it is not in time.
def wait_for(sockfd: int, events: int, limit: int, what: str) -> None:
    waiting = pollfd(fd=sockfd, events=events)
    ready = poll(waiting, 1, limit)
    if ready < 0:
        die("Poll failed")
    if ready == 0:
        fprintf(stderr, "No %s within %d ms\n", what, limit)
        exit(EXIT_FAILURE)


def main(argc: int, argv: argv_t) -> int:
    limit = atoi(argv[4]) if argc == 5 else 0
    if limit <= 0:
        fprintf(stderr, "Usage: %s <server IP> <port> <word> <milliseconds>\n", argv[0])
        exit(EXIT_FAILURE)
    server = sockaddr_in()
    memset(server, 0, sizeof(server))
    server.sin_family = AF_INET
    server.sin_port = htons(atoi(argv[2]))
    if inet_pton(AF_INET, argv[1], server.sin_addr) != 1:
        fprintf(stderr, "Not an IPv4 address: %s\n", argv[1])
        exit(EXIT_FAILURE)

    # non-blocking: connect() only begins, and poll() tells when it is over
    sockfd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)
    if sockfd < 0:
        die("Socket creation failed")
    if connect(sockfd, server, sizeof(server)) < 0 and errno != EINPROGRESS:
        die("Connect failed")
    wait_for(sockfd, POLLOUT, limit, "connection")

    # over, but how? 0 is a connection
    error = new("int")
    error_len = new("socklen_t", sizeof(error))
    if getsockopt(sockfd, SOL_SOCKET, SO_ERROR, error, error_len) < 0:
        die("Option not read")
    if error[0] != 0:
        errno[0] = error[0]
        die("Connect failed")
    printf("Connected\n")

    length = strlen(argv[3])
    sent = send(sockfd, argv[3], length, MSG_NOSIGNAL)
    if sent < 0:
        die("Send failed")
    if sent < length:
        fprintf(stderr, "Sent only in part\n")
        exit(EXIT_FAILURE)

    wait_for(sockfd, POLLIN, limit, "answer")
    buffer = new(f"char[{BUFFER_SIZE}]")
    n = recv(sockfd, buffer, sizeof(buffer), 0)
    if n < 0:
        die("Receive failed")
    if n == 0:
        fprintf(stderr, "Server hung up without an answer\n")
        exit(EXIT_FAILURE)
    printf("Received: %.*s\n", n, buffer)

    if close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
