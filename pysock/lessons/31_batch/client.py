# Sends several datagrams with one call, each to its own address.
# See also: sendmmsg(2), sendmsg(2), udp(7)

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htons, inet_pton
from pysock.libc.netinet.in_ import *  # struct sockaddr_in
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE
from pysock.libc.string import *  # memset, strlen
from pysock.libc.sys.socket import *  # socket, SOCK_DGRAM; with _GNU_SOURCE sendmmsg, struct mmsghdr
from pysock.libc.sys.uio import *  # struct iovec
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof

BATCH = 8


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def main(argc: int, argv: argv_t) -> int:
    if argc < 4 or argc % 2 != 0 or argc > 2 + 2 * BATCH:
        fprintf(stderr, "Usage: %s <port> <IP> <words> [<IP> <words> ...]\n", argv[0])
        exit(EXIT_FAILURE)
    count = (argc - 2) // 2

    # the headers are an array, and what they point to lies beside it
    messages = new(f"struct mmsghdr[{BATCH}]")
    pieces = new(f"struct iovec[{BATCH}]")
    addrs = new(f"struct sockaddr_in[{BATCH}]")
    memset(messages, 0, sizeof(messages))
    memset(addrs, 0, sizeof(addrs))
    for i in range(count):
        ip = argv[2 + 2 * i]
        words = argv[3 + 2 * i]
        addrs[i].sin_family = AF_INET
        addrs[i].sin_port = htons(atoi(argv[1]))
        if inet_pton(AF_INET, ip, addrs[i].sin_addr) != 1:
            fprintf(stderr, "Not an IPv4 address: %s\n", ip)
            exit(EXIT_FAILURE)
        pieces[i].iov_base = words
        pieces[i].iov_len = strlen(words)
        messages[i].msg_hdr.msg_name = addrs + i
        messages[i].msg_hdr.msg_namelen = sizeof(addrs[i])
        messages[i].msg_hdr.msg_iov = pieces + i
        messages[i].msg_hdr.msg_iovlen = 1

    sockfd = socket(AF_INET, SOCK_DGRAM, 0)
    if sockfd < 0:
        die("Socket creation failed")

    # when one cannot be sent, those before it are; the next call begins with it, and says why
    sent = 0
    while sent < count:
        n = sendmmsg(sockfd, messages + sent, count - sent, 0)
        if n < 0:
            die("Send failed")
        printf("Sent %d of %d with one call\n", n, count - sent)
        sent += n

    if close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
