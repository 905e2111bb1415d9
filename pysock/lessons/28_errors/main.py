# A tour of errno: each call here fails, on purpose, with the error that its line names.
# See also: errno(3), signal(7), and the section ERRORS of each call's page

from typing import NoReturn

from pysock.libc.arpa.inet import *  # htonl, htons
from pysock.libc.errno import *  # errno and the names
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_LOOPBACK
from pysock.libc.signal import *  # sigaction, struct sigaction, SIGALRM, SIGPIPE
from pysock.libc.stdio import *  # perror, printf
from pysock.libc.stdlib import *  # exit, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memset, strerror
from pysock.libc.sys.socket import *  # socket, socketpair, bind, connect, recv, send, MSG_DONTWAIT
from pysock.libc.sys.time import *  # setitimer, struct itimerval
from pysock.libc.unistd import *  # close
from pysock import new, run, sizeof
from pysock.annotations import Pointer

PORT = 8080
BROADCAST = 0x7FFFFFFF  # 127.255.255.255: all of the loopback network

caught = 0


def note(signum: int) -> None:
    global caught
    caught = signum


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


# Says how the call failed; if it did not, or otherwise, the tour is over.
def expect(call: str, result: int, error: int, name: str) -> None:
    if result >= 0 or errno != error:
        die("Not what the tour promised")
    printf("%s: %s: %s\n", call, name, strerror(error))


def new_socket(type: int) -> int:
    fd = socket(AF_INET, type, 0)
    if fd < 0:
        die("Socket creation failed")
    return fd


# Two sockets that are connected with each other, as after connect() and accept().
def new_pair(pair: Pointer[int]) -> None:
    if socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0:
        die("Pair not made")


def handle(signum: int) -> None:
    action = new("struct sigaction")
    memset(action, 0, sizeof(action))
    action.sa_handler = note
    action.sa_flags = 0  # without SA_RESTART: calls that are interrupted fail
    if sigaction(signum, action, NULL) < 0:
        die("Handler not set")


def main() -> int:
    buffer = new("char[16]")
    pair = new("int[2]")
    here = sockaddr_in()
    memset(here, 0, sizeof(here))
    here.sin_family = AF_INET
    here.sin_port = htons(PORT)
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK)

    # no such telephone: it has been taken away
    first = new_socket(SOCK_STREAM)
    close(first)
    expect("close", close(first), EBADF, "EBADF")

    # the number is taken
    first = new_socket(SOCK_STREAM)
    if bind(first, here, sizeof(here)) < 0:
        die("Bind failed")
    second = new_socket(SOCK_STREAM)
    expect("bind", bind(second, here, sizeof(here)), EADDRINUSE, "EADDRINUSE")

    # nobody is on the line
    expect("recv", recv(second, buffer, sizeof(buffer), 0), ENOTCONN, "ENOTCONN")

    # it does not ring there: the port is bound, but nobody listens
    expect("connect", connect(second, here, sizeof(here)), ECONNREFUSED, "ECONNREFUSED")
    close(second)
    close(first)

    # not without SO_BROADCAST: a call to everybody
    first = new_socket(SOCK_DGRAM)
    here.sin_addr.s_addr = htonl(BROADCAST)
    expect("connect", connect(first, here, sizeof(here)), EACCES, "EACCES")
    close(first)

    # nothing there yet, and we do not wait
    new_pair(pair)
    expect("recv", recv(pair[0], buffer, sizeof(buffer), MSG_DONTWAIT), EAGAIN, "EAGAIN")

    # a signal while we wait; the timer goes on ringing, in case that it rings before recv() has begun
    handle(SIGALRM)
    timer = itimerval([[0, 100000], [0, 100000]])
    setitimer(ITIMER_REAL, timer, NULL)
    expect("recv", recv(pair[0], buffer, sizeof(buffer), 0), EINTR, "EINTR")
    memset(timer, 0, sizeof(timer))
    setitimer(ITIMER_REAL, timer, NULL)

    # the other side slams the receiver down, with our words unread
    if send(pair[0], b"hello", 5, 0) < 0:
        die("Send failed")
    close(pair[1])
    expect("recv", recv(pair[0], buffer, sizeof(buffer), 0), ECONNRESET, "ECONNRESET")

    # and we go on talking: a signal, which would end the program if nobody had asked for it, and then the error
    handle(SIGPIPE)
    expect("send", send(pair[0], b"hello", 5, 0), EPIPE, "EPIPE")
    if caught == SIGPIPE:
        printf("SIGPIPE came first\n")
    close(pair[0])
    return 0


if __name__ == "__main__":
    run(main)
