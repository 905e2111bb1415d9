# Messages over a stream, the client: sends its arguments as messages, all at once, and takes them back one by one.
# See also: recv(2), send(2), tcp(7)

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htonl, htons, inet_pton, ntohl
from pysock.libc.netinet.in_ import *  # struct sockaddr_in
from pysock.libc.stdint import *  # uint32_t
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE
from pysock.libc.string import *  # memset, strlen
from pysock.libc.sys.socket import *  # socket, connect, recv, send, MSG_NOSIGNAL
from pysock.libc.unistd import *  # close
from pysock import argv_t, cast, new, run, sizeof
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
    if argc < 4:
        fprintf(stderr, "Usage: %s <server IP> <port> <message>...\n", argv[0])
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

    for i in range(3, argc):
        header = new("uint32_t", htonl(strlen(argv[i])))
        send_all(sockfd, cast("char *", header), sizeof(header))
        send_all(sockfd, argv[i], strlen(argv[i]))

    for i in range(3, argc):
        header = new("uint32_t", 0)
        got = receive_all(sockfd, cast("char *", header), sizeof(header))
        length = ntohl(header[0])
        message = new(f"char[{LONGEST}]")
        if got < sizeof(header) or length > LONGEST or receive_all(sockfd, message, length) < length:
            fprintf(stderr, "No whole message came\n")
            exit(EXIT_FAILURE)
        printf("Message %d came back: %.*s\n", i - 2, length, message)

    if close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
