# Tells every caller the address that it calls from, over IPv6 and IPv4 alike, for ever.
# See also: ipv6(7), inet_ntop(3), RFC 4291

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htons, ntohs, inet_ntop
from pysock.libc.netinet.in_ import *  # struct sockaddr_in6, in6addr_any, IPPROTO_IPV6, IPV6_V6ONLY
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memset, strlen
from pysock.libc.sys.socket import *  # socket, setsockopt, bind, listen, accept, send, socklen_t, AF_INET6
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof

BACKLOG = 5


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def main(argc: int, argv: argv_t) -> int:
    if argc != 2:
        fprintf(stderr, "Usage: %s <port>\n", argv[0])
        exit(EXIT_FAILURE)

    sockfd = socket(AF_INET6, SOCK_STREAM, 0)
    if sockfd < 0:
        die("Socket creation failed")

    # 0: IPv4's callers, too. What holds without it is a setting of the system's
    v6only = new("int", 0)
    if setsockopt(sockfd, IPPROTO_IPV6, IPV6_V6ONLY, v6only, sizeof(v6only)) < 0:
        die("Option not set")

    addr = sockaddr_in6()
    memset(addr, 0, sizeof(addr))
    addr.sin6_family = AF_INET6
    addr.sin6_addr = in6addr_any  # a struct, where INADDR_ANY is a number
    addr.sin6_port = htons(atoi(argv[1]))
    if bind(sockfd, addr, sizeof(addr)) < 0:
        die("Bind failed")
    if listen(sockfd, BACKLOG) < 0:
        die("Listen failed")

    while True:
        client = sockaddr_in6()
        client_len = new("socklen_t", sizeof(client))
        clientfd = accept(sockfd, client, client_len)
        if clientfd < 0:
            die("Accept failed")

        ip = new(f"char[{INET6_ADDRSTRLEN}]")
        if inet_ntop(AF_INET6, client.sin6_addr, ip, sizeof(ip)) == NULL:
            die("Address conversion failed")
        kind = "IPv4" if IN6_IS_ADDR_V4MAPPED(client.sin6_addr) else "IPv6"
        printf("Client connected from [%s]:%d (%s)\n", ip, ntohs(client.sin6_port), kind)

        if send(clientfd, ip, strlen(ip), 0) < 0:
            die("Send failed")
        if close(clientfd) < 0:
            die("Close failed")


if __name__ == "__main__":
    run(main)
