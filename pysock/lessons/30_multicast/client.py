# Speaks to many at once: to a multicast group, or to a broadcast address.
# See also: ip(7), socket(7), sendto(2), RFC 919, RFC 1112

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htonl, htons, ntohl, inet_pton
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY, IN_MULTICAST, IP_MULTICAST_IF, IP_MULTICAST_TTL
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE
from pysock.libc.string import *  # memset, strlen
from pysock.libc.sys.socket import *  # socket, setsockopt, sendto, SOCK_DGRAM, SO_BROADCAST
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof

HOPS = 1  # through no router: whoever hears it is in this network


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def main(argc: int, argv: argv_t) -> int:
    if argc < 4 or argc > 5:
        fprintf(stderr, "Usage: %s <address> <port> <words> [<IP of the interface>]\n", argv[0])
        exit(EXIT_FAILURE)

    addr = sockaddr_in()
    memset(addr, 0, sizeof(addr))
    addr.sin_family = AF_INET
    addr.sin_port = htons(atoi(argv[2]))
    if inet_pton(AF_INET, argv[1], addr.sin_addr) != 1:
        fprintf(stderr, "Not an IPv4 address: %s\n", argv[1])
        exit(EXIT_FAILURE)
    interface = in_addr()
    interface.s_addr = htonl(INADDR_ANY)  # the routes decide
    if argc == 5 and inet_pton(AF_INET, argv[4], interface) != 1:
        fprintf(stderr, "Not an IPv4 address: %s\n", argv[4])
        exit(EXIT_FAILURE)

    sockfd = socket(AF_INET, SOCK_DGRAM, 0)
    if sockfd < 0:
        die("Socket creation failed")

    # a group is heard by those who joined it; everybody hears a broadcast, so the program has to say that it means it
    if IN_MULTICAST(ntohl(addr.sin_addr.s_addr)):
        hops = new("int", HOPS)
        if setsockopt(sockfd, IPPROTO_IP, IP_MULTICAST_TTL, hops, sizeof(hops)) < 0:
            die("Option not set")
        if setsockopt(sockfd, IPPROTO_IP, IP_MULTICAST_IF, interface, sizeof(interface)) < 0:
            die("Option not set")
    else:
        on = new("int", 1)
        if setsockopt(sockfd, SOL_SOCKET, SO_BROADCAST, on, sizeof(on)) < 0:
            die("Option not set")

    if sendto(sockfd, argv[3], strlen(argv[3]), 0, addr, sizeof(addr)) < 0:
        die("Send failed")
    printf("Sent to all: %s\n", argv[3])

    if close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
