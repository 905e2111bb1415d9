# The operator: picks up callers on a port, and hands each over to a colleague, another program, who talks to them.
# See also: sendmsg(2), cmsg(3), unix(7) on SCM_RIGHTS

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htonl, htons, ntohs, inet_ntop, INET_ADDRSTRLEN
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY
from pysock.libc.stddef import *  # offsetof
from pysock.libc.stdint import *  # uint32_t
from pysock.libc.stdio import *  # fprintf, perror, printf, snprintf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memcpy, memset, strcpy, strlen
from pysock.libc.sys.socket import *  # socket, bind, listen, accept, sendmsg, struct msghdr, SCM_RIGHTS
from pysock.libc.sys.uio import *  # struct iovec
from pysock.libc.sys.un import *  # struct sockaddr_un
from pysock.libc.unistd import *  # close, unlink
from pysock import argv_t, new, run, sizeof
from pysock.annotations import Pointer, Text


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


# One message: a length, that many bytes of text, and a descriptor beside them.
def hand_over(colleaguefd: int, callerfd: int, who: Pointer[int]) -> None:
    length = new("uint32_t", htonl(strlen(who)))
    pieces = new(
        "struct iovec[2]",
        [
            iovec(iov_base=length, iov_len=sizeof(length)),
            iovec(iov_base=who, iov_len=strlen(who)),
        ],
    )

    # a header and one int, at a place where a struct cmsghdr may lie
    control = new(f"char[{CMSG_SPACE(sizeof('int'))}]")
    memset(control, 0, sizeof(control))
    message = msghdr(msg_iov=pieces, msg_iovlen=2)
    message.msg_control = control
    message.msg_controllen = sizeof(control)

    header = CMSG_FIRSTHDR(message)
    header.cmsg_level = SOL_SOCKET
    header.cmsg_type = SCM_RIGHTS
    header.cmsg_len = CMSG_LEN(sizeof("int"))
    memcpy(CMSG_DATA(header), new("int", callerfd), sizeof("int"))

    sent = sendmsg(colleaguefd, message, MSG_NOSIGNAL)
    if sent < 0:
        die("Handing over failed")
    if sent < sizeof(length) + strlen(who):
        fprintf(stderr, "Sent only in part\n")
        exit(EXIT_FAILURE)


# Waits at a path for the one colleague, and takes the path away again.
def meet_colleague(path: Text) -> int:
    desk = sockaddr_un()
    memset(desk, 0, sizeof(desk))
    desk.sun_family = AF_UNIX
    if strlen(path) >= sizeof(desk.sun_path):
        fprintf(stderr, "Path too long: %s\n", path)
        exit(EXIT_FAILURE)
    strcpy(desk.sun_path, path)
    desk_len = offsetof("struct sockaddr_un", "sun_path") + strlen(path) + 1  # as far as it is used

    deskfd = socket(AF_UNIX, SOCK_STREAM, 0)
    if deskfd < 0:
        die("Socket creation failed")
    if bind(deskfd, desk, desk_len) < 0:
        die("Bind failed")
    if listen(deskfd, 1) < 0:
        die("Listen failed")
    colleaguefd = accept(deskfd, NULL, NULL)
    if colleaguefd < 0:
        die("Accept failed")
    if unlink(path) < 0:
        die("Path not taken away")
    if close(deskfd) < 0:
        die("Close failed")
    return colleaguefd


def main(argc: int, argv: argv_t) -> int:
    if argc != 3:
        fprintf(stderr, "Usage: %s <port> <path>\n", argv[0])
        exit(EXIT_FAILURE)

    listenfd = socket(AF_INET, SOCK_STREAM, 0)
    if listenfd < 0:
        die("Socket creation failed")
    on = new("int", 1)
    if setsockopt(listenfd, SOL_SOCKET, SO_REUSEADDR, on, sizeof(on)) < 0:
        die("Option not set")
    addr = sockaddr_in()
    memset(addr, 0, sizeof(addr))
    addr.sin_family = AF_INET
    addr.sin_addr.s_addr = htonl(INADDR_ANY)
    addr.sin_port = htons(atoi(argv[1]))
    if bind(listenfd, addr, sizeof(addr)) < 0:
        die("Bind failed")
    if listen(listenfd, SOMAXCONN) < 0:
        die("Listen failed")

    colleaguefd = meet_colleague(argv[2])
    printf("A colleague is there\n")
    while True:
        caller = sockaddr_in()
        caller_len = new("socklen_t", sizeof(caller))
        callerfd = accept(listenfd, caller, caller_len)
        if callerfd < 0:
            die("Accept failed")

        ip = new(f"char[{INET_ADDRSTRLEN}]")
        if inet_ntop(AF_INET, caller.sin_addr, ip, sizeof(ip)) == NULL:
            die("Address conversion failed")
        who = new(f"char[{INET_ADDRSTRLEN + 6}]")
        snprintf(who, sizeof(who), "%s:%d", ip, ntohs(caller.sin_port))

        hand_over(colleaguefd, callerfd, who)
        printf("Handed over: %s\n", who)
        # the colleague has a descriptor of its own, also while the message is still on its way
        if close(callerfd) < 0:
            die("Close failed")


if __name__ == "__main__":
    run(main)
