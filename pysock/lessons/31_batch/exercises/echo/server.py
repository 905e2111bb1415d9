# An answering machine: Enter plays what has come, and each caller gets its own words back, several with one call.
# See also: recvmmsg(2), sendmmsg(2), udp(7)

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htonl, htons, ntohs, inet_ntoa
from pysock.libc.errno import *  # errno, EAGAIN
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY
from pysock.libc.stdio import *  # fgets, fprintf, perror, printf, stderr, stdin
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # socket, bind, MSG_DONTWAIT, MSG_TRUNC; with _GNU_SOURCE recvmmsg, sendmmsg
from pysock.libc.sys.uio import *  # struct iovec
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof

BATCH = 4
SIZE = 32


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


# Plays what has come, until nothing is left.
def play(sockfd: int) -> None:
    messages = new(f"struct mmsghdr[{BATCH}]")
    pieces = new(f"struct iovec[{BATCH}]")
    callers = new(f"struct sockaddr_in[{BATCH}]")
    words = new(f"char[{BATCH}][{SIZE}]")

    memset(messages, 0, sizeof(messages))
    while True:
        for i in range(BATCH):
            pieces[i].iov_base = words[i]
            pieces[i].iov_len = sizeof(words[i])
            messages[i].msg_hdr.msg_name = callers + i
            messages[i].msg_hdr.msg_namelen = sizeof(callers[i])  # recvmmsg() changes it: set it every time
            messages[i].msg_hdr.msg_iov = pieces + i
            messages[i].msg_hdr.msg_iovlen = 1
        n = recvmmsg(sockfd, messages, BATCH, MSG_DONTWAIT, NULL)
        if n < 0:
            if errno != EAGAIN:
                die("Receive failed")
            n = 0  # none is there, and nobody waits
        printf("Received %d with one call\n", n)
        for i in range(n):
            caller = callers + i
            rest = " ..." if messages[i].msg_hdr.msg_flags & MSG_TRUNC else ""
            printf("  %s:%d: ", inet_ntoa(caller.sin_addr), ntohs(caller.sin_port))
            printf("%.*s%s\n", messages[i].msg_len, words[i], rest)
            pieces[i].iov_len = messages[i].msg_len
        # addresses and pieces are as recvmmsg() left them: as sendmmsg() wants them
        sent = 0
        while sent < n:
            more = sendmmsg(sockfd, messages + sent, n - sent, 0)
            if more < 0:
                die("Send failed")
            sent += more
        if n != BATCH:
            break


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
    printf("Recording on port %s; Enter plays\n", argv[1])

    line = new(f"char[{SIZE}]")
    while fgets(line, sizeof(line), stdin) != NULL:
        play(sockfd)

    if close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
