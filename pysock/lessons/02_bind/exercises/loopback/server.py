# Step 2: give the telephone its number. Binds the socket to port 8080 of 127.0.0.1, where only this machine calls.
# See also: bind(2), byteorder(3), ip(7)

from pysock.libc.arpa.inet import *  # htonl, htons
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_LOOPBACK
from pysock.libc.stdio import *  # perror, printf
from pysock.libc.stdlib import *  # exit, EXIT_FAILURE
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # socket, bind, AF_INET, SOCK_STREAM
from pysock.libc.unistd import *  # close
from pysock import run, sizeof

PORT = 8080


def main() -> int:
    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    if sockfd < 0:
        perror("Socket creation failed")
        exit(EXIT_FAILURE)
    printf("Socket created successfully.\n")

    addr = sockaddr_in()
    memset(addr, 0, sizeof(addr))  # sin_zero, the padding, has to be zero too
    addr.sin_family = AF_INET
    addr.sin_port = htons(PORT)  # in network byte order: the high byte first
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK)

    if bind(sockfd, addr, sizeof(addr)) < 0:
        perror("Bind failed")
        close(sockfd)
        exit(EXIT_FAILURE)
    printf("Bind successful. Socket is now linked to port %d.\n", PORT)

    if close(sockfd) < 0:
        perror("Close failed")
        exit(EXIT_FAILURE)
    return 0


if __name__ == "__main__":
    run(main)
