# Step 4: pick up. Takes two callers, one after the other, says who each is, and hangs up.
# See also: accept(2), inet_ntop(3), byteorder(3)

from pysock.libc.arpa.inet import *  # htons, ntohs, inet_ntop
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY, INET_ADDRSTRLEN
from pysock.libc.stdio import *  # perror, printf
from pysock.libc.stdlib import *  # exit, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # socket, bind, listen, accept, socklen_t, AF_INET
from pysock.libc.unistd import *  # close
from pysock import new, run, sizeof

PORT = 8080
BACKLOG = 5


def main() -> int:
    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    if sockfd < 0:
        perror("Socket creation failed")
        exit(EXIT_FAILURE)
    printf("Socket created.\n")

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

    if listen(sockfd, BACKLOG) < 0:
        perror("Listen failed")
        close(sockfd)
        exit(EXIT_FAILURE)
    printf("Server is listening on port %d...\n", PORT)

    for _ in range(2):
        # accept() reads how much room client has, and writes back how much it used
        client = sockaddr_in()
        client_len = new("socklen_t", sizeof(client))
        clientfd = accept(sockfd, client, client_len)
        if clientfd < 0:
            perror("Accept failed")
            close(sockfd)
            exit(EXIT_FAILURE)

        ip = new(f"char[{INET_ADDRSTRLEN}]")
        if inet_ntop(AF_INET, client.sin_addr, ip, sizeof(ip)) == NULL:
            perror("Address conversion failed")
            close(clientfd)
            close(sockfd)
            exit(EXIT_FAILURE)
        printf("Client connected from %s:%d\n", ip, ntohs(client.sin_port))

        # this call is over; sockfd goes on waiting
        if close(clientfd) < 0:
            perror("Close failed")
            close(sockfd)
            exit(EXIT_FAILURE)

    if close(sockfd) < 0:
        perror("Close failed")
        exit(EXIT_FAILURE)
    return 0


if __name__ == "__main__":
    run(main)
