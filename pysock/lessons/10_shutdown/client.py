# Says its words and that they are all, and reads the answer to its end.
# See also: shutdown(2), connect(2)

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htons, inet_pton
from pysock.libc.netinet.in_ import *  # struct sockaddr_in
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE
from pysock.libc.string import *  # memset, strlen
from pysock.libc.sys.socket import *  # socket, connect, send, recv, shutdown, SHUT_WR
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof

BUFFER_SIZE = 1024


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def main(argc: int, argv: argv_t) -> int:
    if argc != 4:
        fprintf(stderr, "Usage: %s <server IP> <port> <words>\n", argv[0])
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

    words = argv[3]
    length = strlen(words)
    sent = send(sockfd, words, length, 0)
    if sent < 0:
        die("Send failed")
    if sent < length:  # no error, so errno says nothing: lesson 27 sends the rest
        fprintf(stderr, "Sent only in part\n")
        exit(EXIT_FAILURE)
    if shutdown(sockfd, SHUT_WR) < 0:  # nothing more to say, and still listening
        die("Shutdown failed")

    buffer = new(f"char[{BUFFER_SIZE}]")
    printf("Server says: ")
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
