# Takes one call and writes to stdout what it hears, byte for byte.
# See also: read(2), write(2), accept(2)

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htonl, htons, inet_ntoa
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY
from pysock.libc.stdio import *  # fprintf, perror, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # socket, bind, listen, accept, socklen_t
from pysock.libc.unistd import *  # read, write, close, STDOUT_FILENO
from pysock import argv_t, new, run, sizeof

BACKLOG = 5
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
    if argc != 2:
        fprintf(stderr, "Usage: %s <port>\n", argv[0])
        exit(EXIT_FAILURE)

    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    if sockfd < 0:
        die("Socket creation failed")

    addr = sockaddr_in()
    memset(addr, 0, sizeof(addr))
    addr.sin_family = AF_INET
    addr.sin_addr.s_addr = htonl(INADDR_ANY)
    addr.sin_port = htons(atoi(argv[1]))

    if bind(sockfd, addr, sizeof(addr)) < 0:
        die("Bind failed")
    if listen(sockfd, BACKLOG) < 0:
        die("Listen failed")

    client = sockaddr_in()
    client_len = new("socklen_t", sizeof(client))
    clientfd = accept(sockfd, client, client_len)
    if clientfd < 0:
        die("Accept failed")
    # stdout is for the bytes alone
    fprintf(stderr, "Client connected from %s\n", inet_ntoa(client.sin_addr))

    copy(clientfd, STDOUT_FILENO)

    if close(clientfd) < 0 or close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
