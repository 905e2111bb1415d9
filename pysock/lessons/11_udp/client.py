# Sends one datagram, a word as often as asked for, and waits for the answer.
# See also: udp(7), connect(2), RFC 768

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htons, inet_pton
from pysock.libc.netinet.in_ import *  # struct sockaddr_in
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE
from pysock.libc.string import *  # memcpy, memset, strlen
from pysock.libc.sys.socket import *  # socket, connect, send, recv, SOCK_DGRAM
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof

MESSAGE_SIZE = 70000  # more than a datagram holds
BUFFER_SIZE = 1024


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def main(argc: int, argv: argv_t) -> int:
    if argc != 5:
        fprintf(stderr, "Usage: %s <server IP> <port> <word> <times>\n", argv[0])
        exit(EXIT_FAILURE)

    server = sockaddr_in()
    memset(server, 0, sizeof(server))
    server.sin_family = AF_INET
    server.sin_port = htons(atoi(argv[2]))
    if inet_pton(AF_INET, argv[1], server.sin_addr) != 1:
        fprintf(stderr, "Not an IPv4 address: %s\n", argv[1])
        exit(EXIT_FAILURE)

    message = new(f"char[{MESSAGE_SIZE}]")
    size = strlen(argv[3])
    length = 0
    times = atoi(argv[4])
    i = 0
    while i < times and length + size <= sizeof(message):
        memcpy(message + length, argv[3], size)
        length += size
        i += 1

    sockfd = socket(AF_INET, SOCK_DGRAM, 0)
    if sockfd < 0:
        die("Socket creation failed")

    # nothing is sent: the kernel notes the address, and lets in only what comes from there, refusals too
    if connect(sockfd, server, sizeof(server)) < 0:
        die("Connect failed")
    if send(sockfd, message, length, 0) < 0:
        die("Send failed")

    buffer = new(f"char[{BUFFER_SIZE}]")
    n = recv(sockfd, buffer, sizeof(buffer) - 1, 0)
    if n < 0:
        die("Receive failed")
    buffer[n] = 0
    printf("%zd bytes came back: %s\n", n, buffer)

    if close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
