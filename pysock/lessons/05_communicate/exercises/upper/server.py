# Step 5: talk. Waits for one caller, listens to what it says, repeats it in upper case, and hangs up.
# See also: recv(2), send(2), tcp(7)

from pysock.libc.arpa.inet import *  # htons, ntohs, inet_ntop
from pysock.libc.ctype import *  # toupper
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY, INET_ADDRSTRLEN
from pysock.libc.stdio import *  # perror, printf
from pysock.libc.stdlib import *  # exit, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # socket, bind, listen, accept, recv, send, socklen_t
from pysock.libc.unistd import *  # close
from pysock import char, new, run, sizeof, unsigned_char

PORT = 8080
BACKLOG = 5


def main() -> int:
    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    if sockfd < 0:
        perror("Socket creation failed")
        exit(EXIT_FAILURE)

    addr = sockaddr_in()
    memset(addr, 0, sizeof(addr))
    addr.sin_family = AF_INET
    addr.sin_port = htons(PORT)
    addr.sin_addr.s_addr = INADDR_ANY

    if bind(sockfd, addr, sizeof(addr)) < 0:
        perror("Bind failed")
        close(sockfd)
        exit(EXIT_FAILURE)

    if listen(sockfd, BACKLOG) < 0:
        perror("Listen failed")
        close(sockfd)
        exit(EXIT_FAILURE)
    printf("Server listening on port %d...\n", PORT)

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

    # the last byte stays free: recv() adds no NUL, and printf() needs one
    buffer = new("char[1024]")
    n = recv(clientfd, buffer, sizeof(buffer) - 1, 0)
    if n < 0:
        perror("Receive failed")
        close(clientfd)
        close(sockfd)
        exit(EXIT_FAILURE)
    buffer[n] = 0  # n is 0 when the caller said nothing and has finished
    printf("Client says: %s\n", buffer)

    # n bytes, not strlen(buffer): there may be a NUL among them
    for i in range(n):
        buffer[i] = char(toupper(unsigned_char(buffer[i])))
    if send(clientfd, buffer, n, 0) < 0:
        perror("Send failed")
        close(clientfd)
        close(sockfd)
        exit(EXIT_FAILURE)

    if close(clientfd) < 0 or close(sockfd) < 0:
        perror("Close failed")
        exit(EXIT_FAILURE)
    return 0


if __name__ == "__main__":
    run(main)
