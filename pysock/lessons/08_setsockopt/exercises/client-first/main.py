# Three servers that start again: without an option, with SO_REUSEADDR, with SO_REUSEPORT.
# See also: setsockopt(2), socket(7), tcp(7), RFC 9293 section 3.6.1

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htonl, htons
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_LOOPBACK
from pysock.libc.stdio import *  # perror, printf
from pysock.libc.stdlib import *  # exit, EXIT_FAILURE
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # setsockopt, SOL_SOCKET, SO_REUSEADDR, SO_REUSEPORT, socklen_t, ...
from pysock.libc.unistd import *  # close
from pysock import new, run, sizeof

PORT = 8080
BACKLOG = 5


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def new_socket() -> int:
    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    if sockfd < 0:
        die("Socket creation failed")
    return sockfd


def set_option(sockfd: int, option: int) -> None:
    on = new("int", 1)
    if setsockopt(sockfd, SOL_SOCKET, option, on, sizeof(on)) < 0:
        die("Setting the option failed")


def hang_up(sockfd: int) -> None:
    if close(sockfd) < 0:
        die("Close failed")


def loopback(port: int) -> sockaddr_in:
    addr = sockaddr_in()
    memset(addr, 0, sizeof(addr))
    addr.sin_family = AF_INET
    addr.sin_port = htons(port)
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK)
    return addr


# 0, or -1 when the port is not to be had: here that is no reason to end.
def start(sockfd: int, port: int) -> int:
    addr = loopback(port)
    if bind(sockfd, addr, sizeof(addr)) < 0:
        perror("Bind failed")
        return -1
    if listen(sockfd, BACKLOG) < 0:
        die("Listen failed")
    printf("Listening on port %d.\n", port)
    return 0


# A talk without a word. The caller hangs up first, so that TIME_WAIT stays at its own port.
def take_a_call(sockfd: int, port: int) -> None:
    addr = loopback(port)
    caller = new_socket()
    if connect(caller, addr, sizeof(addr)) < 0:
        die("Connect failed")
    client = sockaddr_in()
    client_len = new("socklen_t", sizeof(client))
    clientfd = accept(sockfd, client, client_len)
    if clientfd < 0:
        die("Accept failed")
    hang_up(caller)
    hang_up(clientfd)


def main() -> int:
    printf("1. No option\n")
    sockfd = new_socket()
    if start(sockfd, PORT) == 0:
        take_a_call(sockfd, PORT)
    hang_up(sockfd)
    printf("The same server again:\n")
    sockfd = new_socket()
    start(sockfd, PORT)
    hang_up(sockfd)

    printf("2. SO_REUSEADDR\n")
    sockfd = new_socket()
    set_option(sockfd, SO_REUSEADDR)
    if start(sockfd, PORT + 1) == 0:
        take_a_call(sockfd, PORT + 1)
    hang_up(sockfd)
    printf("The same server again:\n")
    sockfd = new_socket()
    set_option(sockfd, SO_REUSEADDR)
    start(sockfd, PORT + 1)
    printf("And a second one beside it:\n")
    second = new_socket()
    set_option(second, SO_REUSEADDR)
    start(second, PORT + 1)  # fails: the first one listens there
    hang_up(second)
    hang_up(sockfd)

    printf("3. SO_REUSEPORT\n")
    sockfd = new_socket()
    set_option(sockfd, SO_REUSEPORT)
    start(sockfd, PORT + 2)
    printf("And a second one beside it:\n")
    second = new_socket()
    set_option(second, SO_REUSEPORT)
    start(second, PORT + 2)
    hang_up(second)
    hang_up(sockfd)
    return 0


if __name__ == "__main__":
    run(main)
