# The colleague: takes over the callers that an operator, another program, hands on, and talks to them.
# See also: recvmsg(2), cmsg(3), unix(7) on SCM_RIGHTS

from typing import NoReturn

from pysock.libc.arpa.inet import *  # ntohl
from pysock.libc.stddef import *  # offsetof
from pysock.libc.stdint import *  # uint32_t
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # exit, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memcpy, memset, strcpy, strlen
from pysock.libc.sys.socket import *  # socket, connect, sendmsg, recvmsg, struct msghdr, CMSG_FIRSTHDR, SCM_RIGHTS
from pysock.libc.sys.uio import *  # struct iovec
from pysock.libc.sys.un import *  # struct sockaddr_un
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof
from pysock.annotations import Pointer

LONGEST = 64


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def stop(why: str) -> NoReturn:
    fprintf(stderr, "%s\n", why)
    exit(EXIT_FAILURE)


# Three pieces from three places, sent as one.
def greet(callerfd: int, who: Pointer[int], length: int) -> None:
    pieces = new(
        "struct iovec[3]",
        [
            iovec(iov_base=b"Hello, ", iov_len=7),
            iovec(iov_base=who, iov_len=length),
            iovec(iov_base=b"!\n", iov_len=2),
        ],
    )
    message = msghdr(msg_iov=pieces, msg_iovlen=3)
    if sendmsg(callerfd, message, MSG_NOSIGNAL) < 0:
        perror("Greeting failed")  # a caller who has gone: the next one is waiting


def main(argc: int, argv: argv_t) -> int:
    desk = sockaddr_un()
    memset(desk, 0, sizeof(desk))
    desk.sun_family = AF_UNIX
    if argc != 2 or strlen(argv[1]) >= sizeof(desk.sun_path):
        fprintf(stderr, "Usage: %s <path>\n", argv[0])
        exit(EXIT_FAILURE)
    strcpy(desk.sun_path, argv[1])
    desk_len = offsetof("struct sockaddr_un", "sun_path") + strlen(argv[1]) + 1  # as far as it is used

    operatorfd = socket(AF_UNIX, SOCK_STREAM, 0)
    if operatorfd < 0:
        die("Socket creation failed")
    if connect(operatorfd, desk, desk_len) < 0:
        die("Connect failed")

    while True:
        # the length goes to one place, the text to another
        length = new("uint32_t")
        who = new(f"char[{LONGEST}]")
        pieces = new(
            "struct iovec[2]",
            [
                iovec(iov_base=length, iov_len=sizeof(length)),
                iovec(iov_base=who, iov_len=sizeof(who)),
            ],
        )

        control = new(f"char[{CMSG_SPACE(sizeof('int'))}]")
        message = msghdr(msg_iov=pieces, msg_iovlen=2)
        message.msg_control = control
        message.msg_controllen = sizeof(control)
        n = recvmsg(operatorfd, message, 0)
        if n < 0:
            die("Receive failed")
        if n == 0:
            break

        header = CMSG_FIRSTHDR(message)
        if header == NULL or header.cmsg_level != SOL_SOCKET or header.cmsg_type != SCM_RIGHTS:
            stop("A message without a caller")
        callerfd = new("int")
        memcpy(callerfd, CMSG_DATA(header), sizeof("int"))
        # what the kernel had no room for is lost
        if message.msg_flags & MSG_CTRUNC != 0:
            stop("More than one caller")
        if n < sizeof(length) or n - sizeof(length) != ntohl(length[0]):
            stop("No whole message")

        printf("Talking to %.*s\n", n - sizeof(length), who)
        greet(callerfd[0], who, n - sizeof(length))
        if close(callerfd[0]) < 0:
            die("Close failed")
    printf("The operator has gone\n")

    if close(operatorfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
