# Answers every datagram with its length in digits, for ever. Nobody connects.
# See also: udp(7), recvfrom(2), sendto(2), RFC 768

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htonl, htons, ntohs, inet_ntoa
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY
from pysock.libc.stdio import *  # fprintf, perror, printf, snprintf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # socket, bind, recvfrom, sendto, socklen_t, SOCK_DGRAM, MSG_TRUNC
from pysock import argv_t, new, run, sizeof

BUFFER_SIZE = 32


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def main(argc: int, argv: argv_t) -> int:
    if argc != 2:
        fprintf(stderr, "Usage: %s <port>\n", argv[0])
        exit(EXIT_FAILURE)

    sockfd = socket(AF_INET, SOCK_DGRAM, 0)
    if sockfd < 0:
        die("Socket creation failed")

    addr = sockaddr_in()
    memset(addr, 0, sizeof(addr))
    addr.sin_family = AF_INET
    addr.sin_addr.s_addr = htonl(INADDR_ANY)
    addr.sin_port = htons(atoi(argv[1]))
    if bind(sockfd, addr, sizeof(addr)) < 0:
        die("Bind failed")
    printf("Waiting for datagrams on port %s...\n", argv[1])

    while True:
        client = sockaddr_in()
        client_len = new("socklen_t", sizeof(client))  # recvfrom() changes it: set it every time
        buffer = new(f"char[{BUFFER_SIZE}]")

        # with MSG_TRUNC comes the datagram's true length, even where the buffer was too small for it
        n = recvfrom(sockfd, buffer, sizeof(buffer), MSG_TRUNC, client, client_len)
        if n < 0:
            die("Receive failed")
        printf("%zd bytes from %s:%d\n", n, inet_ntoa(client.sin_addr), ntohs(client.sin_port))
        if n > BUFFER_SIZE:
            printf("The rest after %d bytes is lost.\n", BUFFER_SIZE)

        length = snprintf(buffer, sizeof(buffer), "%zd", n)
        if sendto(sockfd, buffer, length, 0, client, client_len[0]) < 0:
            die("Send failed")


if __name__ == "__main__":
    run(main)
