# Echo server: sends every byte back to where it came from, and counts them; one client after the other, for ever.
# See also: accept(2), recv(2), send(2), inet_ntoa(3), RFC 862

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htonl, htons, inet_ntoa
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY, IPPROTO_TCP
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # socket, bind, listen, accept, recv, send, socklen_t, PF_INET
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof

MAXPENDING = 5  # callers that may wait while another is being served
BUFFER_SIZE = 32


# Says what failed and why (errno), and ends; the kernel then closes whatever is still open.
def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def handle_client(clientfd: int) -> None:
    buffer = new(f"char[{BUFFER_SIZE}]")
    total = 0

    # a long word comes in several pieces; 0 means that the client has finished
    while (n := recv(clientfd, buffer, sizeof(buffer), 0)) > 0:
        if send(clientfd, buffer, n, 0) != n:
            die("Send failed")
        total += n
    if n < 0:
        die("Receive failed")
    printf("Echoed %zu bytes\n", total)
    if close(clientfd) < 0:
        die("Close failed")


def main(argc: int, argv: argv_t) -> int:
    if argc != 2:
        fprintf(stderr, "Usage: %s <port>\n", argv[0])
        exit(EXIT_FAILURE)

    sockfd = socket(PF_INET, SOCK_STREAM, IPPROTO_TCP)
    if sockfd < 0:
        die("Socket creation failed")

    addr = sockaddr_in()
    memset(addr, 0, sizeof(addr))
    addr.sin_family = AF_INET
    addr.sin_addr.s_addr = htonl(INADDR_ANY)
    addr.sin_port = htons(atoi(argv[1]))

    if bind(sockfd, addr, sizeof(addr)) < 0:
        die("Bind failed")
    if listen(sockfd, MAXPENDING) < 0:
        die("Listen failed")

    while True:
        client = sockaddr_in()
        client_len = new("socklen_t", sizeof(client))  # accept() changes it: set it every time
        clientfd = accept(sockfd, client, client_len)
        if clientfd < 0:
            die("Accept failed")

        printf("Handling client %s\n", inet_ntoa(client.sin_addr))
        handle_client(clientfd)


if __name__ == "__main__":
    run(main)
