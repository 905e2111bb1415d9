# Takes one call, counts what it hears to the end, and only then answers.
# See also: shutdown(2), recv(2), accept(2)

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htonl, htons
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY
from pysock.libc.stdio import *  # fprintf, perror, printf, snprintf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE
from pysock.libc.string import *  # memset, strlen
from pysock.libc.sys.socket import *  # socket, bind, listen, accept, recv, send, socklen_t
from pysock.libc.unistd import *  # close
from pysock import argv_t, cast, new, run, sizeof

BACKLOG = 5
BUFFER_SIZE = 1024


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


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

    buffer = new(f"char[{BUFFER_SIZE}]")
    total = 0
    while (n := recv(clientfd, buffer, sizeof(buffer), 0)) > 0:
        total = cast("int", total + n)
    if n < 0:
        die("Receive failed")
    printf("Heard %d bytes, and the end.\n", total)

    # the caller has finished talking; that it still listens, nobody can see from here
    snprintf(buffer, sizeof(buffer), "I heard %d bytes.", total)
    if send(clientfd, buffer, strlen(buffer), 0) < 0:
        die("Send failed")

    if close(clientfd) < 0 or close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
