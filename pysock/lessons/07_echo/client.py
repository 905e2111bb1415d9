# Echo client: sends one word and receives until all of it has come back.
# See also: connect(2), send(2), recv(2), inet_addr(3), RFC 862

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htons, inet_addr
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_NONE, IPPROTO_TCP
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE
from pysock.libc.string import *  # memset, strlen
from pysock.libc.sys.socket import *  # socket, connect, send, recv, PF_INET, SOCK_STREAM
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof

ECHO_PORT = 7  # the port that RFC 862 gives to the echo service
BUFFER_SIZE = 32


# Says what failed and why (errno), and ends; the kernel then closes whatever is still open.
def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def main(argc: int, argv: argv_t) -> int:
    if argc < 3 or argc > 4:
        fprintf(stderr, "Usage: %s <server IP> <word> [<port>]\n", argv[0])
        exit(EXIT_FAILURE)
    word = argv[2]
    port = atoi(argv[3]) if argc == 4 else ECHO_PORT

    server = sockaddr_in()
    memset(server, 0, sizeof(server))
    server.sin_family = AF_INET
    server.sin_addr.s_addr = inet_addr(argv[1])
    server.sin_port = htons(port)
    if server.sin_addr.s_addr == INADDR_NONE:  # inet_addr() sets no errno
        fprintf(stderr, "Not an IPv4 address: %s\n", argv[1])
        exit(EXIT_FAILURE)

    sockfd = socket(PF_INET, SOCK_STREAM, IPPROTO_TCP)
    if sockfd < 0:
        die("Socket creation failed")
    if connect(sockfd, server, sizeof(server)) < 0:
        die("Connect failed")

    length = strlen(word)
    sent = send(sockfd, word, length, 0)
    if sent < 0:
        die("Send failed")
    if sent < length:  # no error, so errno says nothing: lesson 27 sends the rest
        fprintf(stderr, "Sent only in part\n")
        exit(EXIT_FAILURE)

    # TCP keeps the order of the bytes, not the pieces they were sent in: count them
    buffer = new(f"char[{BUFFER_SIZE}]")
    received = 0
    printf("Received: ")
    while received < length:
        n = recv(sockfd, buffer, sizeof(buffer) - 1, 0)
        if n < 0:
            die("Receive failed")
        if n == 0:
            fprintf(stderr, "Server hung up too early\n")
            exit(EXIT_FAILURE)
        buffer[n] = 0
        printf("%s", buffer)
        received += n
    printf("\n")

    if close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
