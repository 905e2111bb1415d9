# A TCP echo server and its client, each a process: the #include lines kept.
from pysock.libc.arpa.inet import *  # htons, htonl, ntohs, inet_ntop
from pysock.libc.errno import *  # errno, EINTR
from pysock.libc.netinet.in_ import *  # struct sockaddr_in
from pysock.libc.stdio import *  # perror, printf
from pysock.libc.stdlib import *  # exit
from pysock.libc.string import *  # memset, strlen
from pysock.libc.sys.socket import *
from pysock.libc.sys.wait import *  # waitpid
from pysock.libc.unistd import *  # close, fork
from pysock import argv_t, cstr, new, run, sizeof


def client(port: int) -> None:
    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    addr = sockaddr_in(sin_family=AF_INET, sin_port=port)
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK)
    if connect(sockfd, addr, sizeof(addr)) < 0:
        perror("connect")
        exit(1)
    word = b"hello"
    buffer = bytearray(16)
    if send(sockfd, word, len(word), MSG_NOSIGNAL) != len(word):
        exit(1)
    if recv(sockfd, buffer, len(word), MSG_WAITALL) != len(word) or buffer[:5] != word:
        exit(1)
    close(sockfd)
    exit(0)


def main(argc: int, argv: argv_t) -> int:
    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    opt = new("int", 1)
    if setsockopt(sockfd, SOL_SOCKET, SO_REUSEADDR, opt, sizeof(opt)) < 0:
        perror("setsockopt")
    server = sockaddr_in()
    memset(server, 0, sizeof(server))
    server.sin_family = AF_INET
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK)
    server.sin_port = htons(0)
    addrlen = new("socklen_t", sizeof(server))
    if bind(sockfd, server, sizeof(server)) < 0 or listen(sockfd, SOMAXCONN) < 0:
        perror("bind")
        return 1
    if getsockname(sockfd, server, addrlen) < 0:
        return 1
    pid = fork()
    if pid == 0:
        client(server.sin_port)
    peer = sockaddr_storage()
    while True:
        fd = accept(sockfd, peer, new("socklen_t", sizeof(peer)))
        if fd >= 0:
            break
        if errno != EINTR:
            return 1
    buffer = new("char[64]")
    text = new(f"char[{INET_ADDRSTRLEN}]")
    while (n := recv(fd, buffer, sizeof(buffer), 0)) > 0:
        send(fd, buffer, n, 0)
    if inet_ntop(AF_INET, server.sin_addr, text, sizeof(text)):
        printf("%s:%d said %zd %s\n", text, ntohs(server.sin_port), n, cstr(text))
    wstatus = new("int")
    waitpid(pid, wstatus, 0)
    return WEXITSTATUS(wstatus[0]) if WIFEXITED(wstatus[0]) else 1


run(main)
