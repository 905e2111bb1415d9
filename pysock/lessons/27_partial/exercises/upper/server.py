# Messages over a stream, the server: takes messages from one client, says what they are, and sends each back.
# See also: recv(2), send(2), tcp(7)

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htonl, htons, ntohl
from pysock.libc.ctype import *  # toupper
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY
from pysock.libc.stdint import *  # uint32_t
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # socket, setsockopt, bind, listen, accept, recv, send, MSG_NOSIGNAL
from pysock.libc.unistd import *  # close
from pysock import argv_t, cast, new, run, sizeof, unsigned_char
from pysock.annotations import Pointer

# bytes of a message: what a stranger says of a length is not to be believed
LONGEST = 4096


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


# All of it, however often send() has to be called: it returns how much it has taken.
def send_all(fd: int, data: Pointer[int], size: int) -> None:
    sent = 0

    while sent < size:
        n = send(fd, data + sent, size - sent, MSG_NOSIGNAL)
        if n < 0:
            die("Send failed")
        sent += n


# As many bytes as are wanted; fewer only where the stream ends. Returns how many.
def receive_all(fd: int, data: Pointer[int], size: int) -> int:
    received = 0

    while received < size:
        n = recv(fd, data + received, size - received, 0)
        if n < 0:
            die("Receive failed")
        if n == 0:
            break
        received += n
    return received


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
    if listen(sockfd, 5) < 0:
        die("Listen failed")
    printf("Server listening on port %s...\n", argv[1])

    clientfd = accept(sockfd, NULL, NULL)
    if clientfd < 0:
        die("Accept failed")

    while True:
        header = new("uint32_t")
        got = receive_all(clientfd, cast("char *", header), sizeof(header))
        if got == 0:
            break  # the end, between two messages: all is well
        if got < sizeof(header):
            printf("Cut off in a length\n")
            break
        length = ntohl(header[0])
        if length > LONGEST:
            printf("Too long: %u bytes\n", length)
            break
        message = new(f"char[{LONGEST}]")
        if receive_all(clientfd, message, length) < length:
            printf("Cut off in a message\n")
            break
        printf("Message of %u bytes: %.*s\n", length, length, message)
        for i in range(length):
            message[i] = toupper(unsigned_char(message[i]))
        send_all(clientfd, cast("char *", header), sizeof(header))
        send_all(clientfd, message, length)

    if close(clientfd) < 0 or close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
