# Calls an IPv6 address and prints what the server says, to its end.
# See also: ipv6(7), inet_pton(3), RFC 4291

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htons, inet_pton
from pysock.libc.netinet.in_ import *  # struct sockaddr_in6
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # socket, connect, recv, AF_INET6
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof

BUFFER_SIZE = 1024


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def main(argc: int, argv: argv_t) -> int:
    if argc < 3 or argc > 4:
        fprintf(stderr, "Usage: %s <server IP> <port> [<scope id>]\n", argv[0])
        exit(EXIT_FAILURE)

    server = sockaddr_in6()
    memset(server, 0, sizeof(server))  # sin6_flowinfo stays 0
    server.sin6_family = AF_INET6
    server.sin6_port = htons(atoi(argv[2]))
    if inet_pton(AF_INET6, argv[1], server.sin6_addr) != 1:
        fprintf(stderr, "Not an IPv6 address: %s\n", argv[1])
        exit(EXIT_FAILURE)
    if argc == 4:  # the number of an interface: each has its own fe80::/10
        server.sin6_scope_id = uint32_t(atoi(argv[3]))

    sockfd = socket(AF_INET6, SOCK_STREAM, 0)
    if sockfd < 0:
        die("Socket creation failed")
    if connect(sockfd, server, sizeof(server)) < 0:
        die("Connect failed")

    buffer = new(f"char[{BUFFER_SIZE}]")
    printf("You call from ")
    while (n := recv(sockfd, buffer, sizeof(buffer) - 1, 0)) > 0:
        buffer[n] = 0
        printf("%s", buffer)
    printf("\n")
    if n < 0:
        die("Receive failed")

    if close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
