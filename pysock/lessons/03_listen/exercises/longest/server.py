# Step 3: let the telephone ring. From listen() on, the kernel answers callers and lines them up.
# See also: listen(2), tcp(7)

from pysock.libc.arpa.inet import *  # htons
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY
from pysock.libc.stdio import *  # perror, printf
from pysock.libc.stdlib import *  # exit, EXIT_FAILURE
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # socket, bind, listen, AF_INET, SOCK_STREAM, SOMAXCONN
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
    memset(addr, 0, sizeof(addr))
    addr.sin_family = AF_INET
    addr.sin_port = htons(PORT)
    addr.sin_addr.s_addr = INADDR_ANY

    if bind(sockfd, addr, sizeof(addr)) < 0:
        perror("Bind failed")
        close(sockfd)
        exit(EXIT_FAILURE)
    printf("Bind successful.\n")

    if listen(sockfd, SOMAXCONN) < 0:
        perror("Listen failed")
        close(sockfd)
        exit(EXIT_FAILURE)
    printf("Server is now listening on port %d...\n", PORT)

    # nobody picks up yet: a caller waiting in line now is cut off
    if close(sockfd) < 0:
        perror("Close failed")
        exit(EXIT_FAILURE)
    return 0


if __name__ == "__main__":
    run(main)
