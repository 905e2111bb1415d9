# A web server: hands out the files of one directory, one client after the other. HTTP/1.0, and of it only GET.
# See also: accept(2), openat(2), RFC 1945 (HTTP/1.0), RFC 9112 (reading a request), RFC 3986 (percent-encoding)

from typing import Any, NoReturn

from pysock.libc.fcntl import *  # open, openat, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY, htonl, htons
from pysock.libc.stdio import *  # fprintf, perror, printf, snprintf, stderr
from pysock.libc.stdlib import *  # atoi, exit, strtol, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memset, strcmp, strcspn, strlen, strncmp, strspn, strstr, strtok
from pysock.libc.sys.socket import *  # socket, setsockopt, bind, listen, accept, recv, send, shutdown, SOMAXCONN
from pysock.libc.sys.stat import *  # fstat, struct stat, S_ISDIR, S_ISREG
from pysock.libc.sys.time import *  # struct timeval
from pysock.libc.unistd import *  # close, dup, read
from pysock import argv_t, char, new, run, sizeof
from pysock.annotations import Pointer, Text

HEAD_SIZE = 8192  # a longer head of a request is refused
PIECE_SIZE = 65536
PATIENCE = 5  # seconds that we wait for a client that is silent, or does not listen
LEFTOVERS = 100  # pieces that we still take from a client whose request we have refused
BLANKS = " \t\x0b\x0c\r"


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


# send() may take less than it is given. A client that has gone is its own affair: no SIGPIPE.
def send_all(fd: int, data: Pointer[int], size: int) -> int:
    while size > 0:
        n = send(fd, data, size, MSG_NOSIGNAL)
        if n < 0:
            return -1
        data += n
        size -= n
    return 0


# The head of a request ends with an empty line. -1: there is none, or the head is too long, or no text.
def receive_head(fd: int, head: Pointer[int]) -> int:
    length = 0

    while length < HEAD_SIZE - 1:
        n = recv(fd, head + length, HEAD_SIZE - 1 - length, 0)
        if n <= 0:
            return -1  # hung up, broken off, or silent for too long
        length += n
        head[length] = 0
        if strlen(head) < length:
            return -1
        if strstr(head, "\n\r\n") != NULL or strstr(head, "\n\n") != NULL:
            return 0
    return -1


# Makes a path of what was asked for, in its place: without the query, "%41" made 'A'. -1: it is none.
def decode(target: Pointer[int]) -> int:
    from_ = target
    to = target

    while from_[0] != 0 and from_[0] != ord("?"):
        if from_[0] < ord("!") or from_[0] > ord("~"):
            return -1
        if from_[0] == ord("%"):
            if strspn(from_ + 1, "0123456789ABCDEFabcdef") < 2:
                return -1
            digits = new("char[3]", [from_[1], from_[2], 0])
            to[0] = char(strtol(digits, NULL, 16))
            if to[0] == 0:
                return -1  # open() would see a shorter name than we did
            from_ += 2
        else:
            to[0] = from_[0]
        from_ += 1
        to += 1
    to[0] = 0
    return 0


# From a directory to a name in it. No link is followed, and nobody waits at a FIFO.
def enter(dirfd: int, name: Text) -> int:
    fd = openat(dirfd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    close(dirfd)
    return fd


# Opens the file at a path, step by step from the root down. ".." is no step: no path leads out.
def open_file(root: int, path: Pointer[int], info: Pointer[Any]) -> int:
    fd = dup(root)
    name = strtok(path, "/")

    while fd >= 0 and name != NULL:
        fd = enter(fd, "" if strcmp(name, "..") == 0 else name)  # no file has an empty name
        name = strtok(NULL, "/")
    if fd >= 0 and fstat(fd, info) == 0 and S_ISDIR(info.st_mode):
        fd = enter(fd, "index.html")
    if fd >= 0 and (fstat(fd, info) < 0 or not S_ISREG(info.st_mode)):
        close(fd)
        return -1
    return fd


def send_file(clientfd: int, fd: int, size: int) -> None:
    piece = new(f"char[{PIECE_SIZE}]")

    printf("200 OK\n")
    length = snprintf(piece, sizeof(piece), "HTTP/1.0 200 OK\r\nContent-Length: %lld\r\n\r\n", size)
    if send_all(clientfd, piece, length) < 0:
        return
    while size > 0:
        n = read(fd, piece, sizeof(piece))
        if n > size:
            n = size  # the file has grown since
        if n <= 0 or send_all(clientfd, piece, n) < 0:
            return  # too few bytes: the client sees that something is missing
        size -= n


# If bytes were left unread, close() would break the connection off, and the answer might be lost.
def refuse(clientfd: int, status: str) -> None:
    piece = new(f"char[{PIECE_SIZE}]")

    printf("%s\n", status)
    length = snprintf(
        piece,
        sizeof(piece),
        "HTTP/1.0 %s\r\nAllow: GET\r\nContent-Length: 0\r\n\r\n",
        status,
    )
    if send_all(clientfd, piece, length) < 0 or shutdown(clientfd, SHUT_WR) < 0:
        return
    left = LEFTOVERS
    while left > 0 and recv(clientfd, piece, sizeof(piece), 0) > 0:
        left -= 1


def answer(clientfd: int, root: int) -> None:
    head = new(f"char[{HEAD_SIZE}]")

    if receive_head(clientfd, head) < 0:
        refuse(clientfd, "400 Bad Request")
        return
    head[strcspn(head, "\n")] = 0  # the lines after the first may say what they like
    method = strtok(head, BLANKS)
    target = strtok(NULL, BLANKS)
    version = strtok(NULL, BLANKS)
    more = strtok(NULL, BLANKS)
    if version == NULL or more != NULL or strncmp(version, "HTTP/", 5) != 0 or decode(target) < 0:
        refuse(clientfd, "400 Bad Request")
        return
    if strcmp(method, "GET") != 0:
        refuse(clientfd, "405 Method Not Allowed")
        return

    info = new("struct stat")
    fd = open_file(root, target, info) if target[0] == ord("/") else -1
    if fd < 0:
        refuse(clientfd, "404 Not Found")
        return
    send_file(clientfd, fd, info.st_size)
    close(fd)


def main(argc: int, argv: argv_t) -> int:
    if argc != 3:
        fprintf(stderr, "Usage: %s <port> <directory>\n", argv[0])
        exit(EXIT_FAILURE)

    root = open(argv[2], O_RDONLY | O_DIRECTORY)
    if root < 0:
        die("Open failed")

    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    if sockfd < 0:
        die("Socket creation failed")
    on = new("int", 1)
    if setsockopt(sockfd, SOL_SOCKET, SO_REUSEADDR, on, sizeof(on)) < 0:
        die("Option not set")

    addr = sockaddr_in()
    memset(addr, 0, sizeof(addr))
    addr.sin_family = AF_INET
    addr.sin_addr.s_addr = htonl(INADDR_ANY)
    addr.sin_port = htons(atoi(argv[1]))

    if bind(sockfd, addr, sizeof(addr)) < 0:
        die("Bind failed")
    if listen(sockfd, SOMAXCONN) < 0:
        die("Listen failed")
    printf("Serving %s on port %s...\n", argv[2], argv[1])

    while True:
        clientfd = accept(sockfd, NULL, NULL)
        if clientfd < 0:
            die("Accept failed")

        patience = timeval(tv_sec=PATIENCE)
        if (
            setsockopt(clientfd, SOL_SOCKET, SO_RCVTIMEO, patience, sizeof(patience)) < 0
            or setsockopt(clientfd, SOL_SOCKET, SO_SNDTIMEO, patience, sizeof(patience)) < 0
        ):
            die("Option not set")
        answer(clientfd, root)
        close(clientfd)


if __name__ == "__main__":
    run(main)
