# Shows an address as the network has it, byte for byte, and what the kernel makes of it.
# See also: inet_pton(3), byteorder(3), ip(7), getsockname(2)

from typing import Any, NoReturn

from pysock.libc.arpa.inet import *  # htonl, htons, ntohl, ntohs, inet_ntop, inet_pton
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, in_port_t, INADDR_LOOPBACK, INET_ADDRSTRLEN
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # exit, strtol, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # socket, bind, getsockname, socklen_t
from pysock.libc.unistd import *  # close
from pysock import addressof, argv_t, cast, new, run, sizeof
from pysock.annotations import Pointer


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


# The bytes in the order in which they lie in memory, which is also the order of the network.
def show(what: str, data: Pointer[Any], size: int) -> None:
    octets = cast("unsigned char *", data)
    printf("%s:", what)
    for i in range(size):
        printf(" %02x", octets[i])
    printf("\n")


def main(argc: int, argv: argv_t) -> int:
    if argc != 3:
        fprintf(stderr, "Usage: %s <IPv4 address> <port>\n", argv[0])
        exit(EXIT_FAILURE)

    end = new("char *")
    number = strtol(argv[2], end, 10)
    if end[0] == argv[2] or end[0][0] != 0 or number < 0 or number > 65535:
        fprintf(stderr, "Not a port: %s\n", argv[2])
        exit(EXIT_FAILURE)

    addr = sockaddr_in()
    memset(addr, 0, sizeof(addr))
    addr.sin_family = AF_INET
    addr.sin_port = htons(number)
    if inet_pton(AF_INET, argv[1], addr.sin_addr) != 1:  # 0: errno stays as it was
        fprintf(stderr, "Not an IPv4 address: %s\n", argv[1])
        exit(EXIT_FAILURE)

    port = new("in_port_t", number)
    show("Port, this machine", port, sizeof(port))
    show("Port, network", addressof(addr, "sin_port"), sizeof(port))
    show("Address, network", addressof(addr, "sin_addr"), sizeof(addr.sin_addr))
    printf("Address, a number: %u\n", ntohl(addr.sin_addr.s_addr))
    if addr.sin_addr.s_addr == htonl(INADDR_LOOPBACK):
        printf("That is this machine itself.\n")
    show("struct sockaddr_in", addressof(addr), sizeof(addr))

    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    if sockfd < 0:
        die("Socket creation failed")
    if bind(sockfd, addr, sizeof(addr)) < 0:
        die("Bind failed")

    # whoever asks for port 0 gets one that the kernel chooses
    length = new("socklen_t", sizeof(addr))
    if getsockname(sockfd, addr, length) < 0:
        die("Name of the socket not told")
    text = new(f"char[{INET_ADDRSTRLEN}]")
    if inet_ntop(AF_INET, addr.sin_addr, text, sizeof(text)) == NULL:
        die("Address conversion failed")
    printf("The kernel says: %s, port %d\n", text, ntohs(addr.sin_port))

    if close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
