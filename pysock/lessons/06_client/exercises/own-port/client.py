# The caller's side, with a port of its own: dial, speak first, listen to the answer. The client of lesson 5's server.
# See also: connect(2), inet_pton(3), tcp(7)

from pysock.libc.arpa.inet import *  # htons, inet_pton
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # exit, EXIT_FAILURE
from pysock.libc.string import *  # memset, strlen
from pysock.libc.sys.socket import *  # socket, bind, connect, send, recv, AF_INET, SOCK_STREAM
from pysock.libc.unistd import *  # close
from pysock import new, run, sizeof

SERVER_IP = "127.0.0.1"
PORT = 8080
OWN_PORT = 40001


def main() -> int:
    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    if sockfd < 0:
        perror("Socket creation failed")
        exit(EXIT_FAILURE)

    server = sockaddr_in()
    memset(server, 0, sizeof(server))
    server.sin_family = AF_INET
    server.sin_port = htons(PORT)
    if inet_pton(AF_INET, SERVER_IP, server.sin_addr) != 1:
        fprintf(stderr, "Not an IPv4 address: %s\n", SERVER_IP)
        close(sockfd)
        exit(EXIT_FAILURE)

    own = sockaddr_in()
    memset(own, 0, sizeof(own))
    own.sin_family = AF_INET
    own.sin_port = htons(OWN_PORT)
    own.sin_addr.s_addr = INADDR_ANY  # connect() makes it the one that leads to the server
    if bind(sockfd, own, sizeof(own)) < 0:
        perror("Bind failed")
        close(sockfd)
        exit(EXIT_FAILURE)

    if connect(sockfd, server, sizeof(server)) < 0:
        perror("Connect failed")
        close(sockfd)
        exit(EXIT_FAILURE)
    printf("Connected to %s:%d\n", SERVER_IP, PORT)

    message = b"Hello from client!"
    if send(sockfd, message, strlen(message), 0) < 0:
        perror("Send failed")
        close(sockfd)
        exit(EXIT_FAILURE)

    buffer = new("char[1024]")
    n = recv(sockfd, buffer, sizeof(buffer) - 1, 0)
    if n < 0:
        perror("Receive failed")
        close(sockfd)
        exit(EXIT_FAILURE)
    # 0 is no error, so errno says nothing: the server has finished
    if n == 0:
        fprintf(stderr, "Server hung up without a reply\n")
        close(sockfd)
        exit(EXIT_FAILURE)
    buffer[n] = 0
    printf("Server says: %s\n", buffer)

    if close(sockfd) < 0:
        perror("Close failed")
        exit(EXIT_FAILURE)
    return 0


if __name__ == "__main__":
    run(main)
