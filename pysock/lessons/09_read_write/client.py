# Calls, and writes to the socket what it reads from stdin, byte for byte.
# See also: read(2), write(2), connect(2)

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htons, inet_pton
from pysock.libc.netinet.in_ import *  # struct sockaddr_in
from pysock.libc.stdio import *  # fprintf, perror, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # socket, connect
from pysock.libc.unistd import *  # read, write, close, STDIN_FILENO
from pysock import argv_t, new, run, sizeof

BUFFER_SIZE = 1024


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


# From one descriptor to another, to the end: read() and write() do not ask whether it is a file or a socket.
def copy(from_: int, to: int) -> None:
    buffer = new(f"char[{BUFFER_SIZE}]")

    while (n := read(from_, buffer, sizeof(buffer))) > 0:
        written = write(to, buffer, n)
        if written < 0:
            die("Write failed")
        if written < n:  # no error, so errno says nothing: lesson 27 writes the rest
            fprintf(stderr, "Written only in part\n")
            exit(EXIT_FAILURE)
    if n < 0:
        die("Read failed")


def main(argc: int, argv: argv_t) -> int:
    if argc != 3:
        fprintf(stderr, "Usage: %s <server IP> <port>\n", argv[0])
        exit(EXIT_FAILURE)

    server = sockaddr_in()
    memset(server, 0, sizeof(server))
    server.sin_family = AF_INET
    server.sin_port = htons(atoi(argv[2]))
    if inet_pton(AF_INET, argv[1], server.sin_addr) != 1:
        fprintf(stderr, "Not an IPv4 address: %s\n", argv[1])
        exit(EXIT_FAILURE)

    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    if sockfd < 0:
        die("Socket creation failed")
    if connect(sockfd, server, sizeof(server)) < 0:
        die("Connect failed")

    copy(STDIN_FILENO, sockfd)

    if close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
