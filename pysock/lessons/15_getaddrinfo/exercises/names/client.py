# The client of lesson 5's server once more: looks a name up, and tries each address, by its names, until one answers.
# See also: getaddrinfo(3), getnameinfo(3), gai.conf(5), RFC 6724

from typing import NoReturn

from pysock.libc.netdb import *  # getaddrinfo, freeaddrinfo, gai_strerror, getnameinfo, struct addrinfo
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # exit, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memset, strlen
from pysock.libc.sys.socket import *  # socket, connect, send, recv
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof
from pysock.annotations import Pointer


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


# The socket, connected; or -1 when nobody answers at this address.
def dial(one: Pointer[addrinfo]) -> int:
    host = new(f"char[{NI_MAXHOST}]")
    port = new(f"char[{NI_MAXSERV}]")
    error = getnameinfo(one.ai_addr, one.ai_addrlen, host, sizeof(host), port, sizeof(port), 0)
    if error != 0:
        fprintf(stderr, "Address not told: %s\n", gai_strerror(error))
        exit(EXIT_FAILURE)
    printf("Trying %s, service %s\n", host, port)

    sockfd = socket(one.ai_family, one.ai_socktype, one.ai_protocol)
    if sockfd < 0:  # a system without IPv6, say
        perror("Socket creation failed")
        return -1
    if connect(sockfd, one.ai_addr, one.ai_addrlen) < 0:
        perror("Connect failed")
        if close(sockfd) < 0:  # after a failed connect() it is of no more use
            die("Close failed")
        return -1
    return sockfd


def main(argc: int, argv: argv_t) -> int:
    if argc != 2 and argc != 3:
        fprintf(stderr, "Usage: %s <service> [<host>]\n", argv[0])
        exit(EXIT_FAILURE)
    host = argv[2] if argc == 3 else NULL  # NULL: this machine

    hints = addrinfo()
    memset(hints, 0, sizeof(hints))
    hints.ai_family = AF_UNSPEC  # IPv4 and IPv6
    hints.ai_socktype = SOCK_STREAM

    found = new("struct addrinfo *")
    error = getaddrinfo(host, argv[1], hints, found)
    if error != 0:  # not -1, and errno says nothing
        fprintf(stderr, "Lookup failed: %s\n", gai_strerror(error))
        exit(EXIT_FAILURE)

    sockfd = -1
    one = found[0]
    while one != NULL and sockfd < 0:
        sockfd = dial(one)
        one = one.ai_next
    freeaddrinfo(found[0])
    if sockfd < 0:
        fprintf(stderr, "Nobody answers\n")
        exit(EXIT_FAILURE)

    message = b"Hello from client!"
    if send(sockfd, message, strlen(message), 0) < 0:
        die("Send failed")

    buffer = new("char[1024]")
    n = recv(sockfd, buffer, sizeof(buffer) - 1, 0)
    if n < 0:
        die("Receive failed")
    buffer[n] = 0
    printf("Server says: %s\n", buffer)

    if close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
