# Echo server that ends in order at SIGINT and SIGTERM, and says at SIGUSR1 how many talks there have been.
# See also: sigaction(2), sigprocmask(2), ppoll(2), signal(7), signal-safety(7)

# ppoll

from typing import NoReturn

from pysock.libc.errno import *  # errno, EAGAIN, ECONNABORTED, EINTR
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, INADDR_ANY, htonl, htons
from pysock.libc.poll import *  # ppoll, struct pollfd, POLLIN
from pysock.libc.signal import *  # sigaction, sigprocmask, sigset_t, sig_atomic_t, SIGINT, SIGTERM, SIGUSR1, SIG_BLOCK
from pysock.libc.stdbool import *  # bool
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE, NULL
from pysock.libc.string import *  # memset
from pysock.libc.sys.socket import *  # socket, setsockopt, bind, listen, accept, recv, send
from pysock.libc.unistd import *  # close
from pysock import argv_t, new, run, sizeof

BUFFER_SIZE = 1024

ending = 0
asked = 0


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


# Runs in the middle of whatever the program was doing: it makes a note, and all else is done outside.
def note(signum: int) -> None:
    global asked, ending
    if signum == SIGUSR1:
        asked = 1
    else:
        ending = 1


# Sends back what a client has written; false when the talk is over.
def echo(clientfd: int) -> bool:
    buffer = new(f"char[{BUFFER_SIZE}]")
    n = recv(clientfd, buffer, sizeof(buffer), 0)
    # who does not take the answer at once is hung up on: a send() that waits could not be interrupted
    return n > 0 and send(clientfd, buffer, n, MSG_DONTWAIT | MSG_NOSIGNAL) == n


def main(argc: int, argv: argv_t) -> int:
    global asked
    if argc != 2:
        fprintf(stderr, "Usage: %s <port>\n", argv[0])
        exit(EXIT_FAILURE)

    # the signals wait at the door from here on, and are let in by ppoll() alone
    ours = sigset_t()
    usual = sigset_t()
    sigemptyset(ours)
    sigaddset(ours, SIGINT)
    sigaddset(ours, SIGTERM)
    sigaddset(ours, SIGUSR1)
    if sigprocmask(SIG_BLOCK, ours, usual) < 0:
        die("Signals not blocked")
    action = new("struct sigaction")
    memset(action, 0, sizeof(action))
    action.sa_handler = note
    if sigaction(SIGINT, action, NULL) < 0 or sigaction(SIGTERM, action, NULL) < 0:
        die("Handler not set")
    if sigaction(SIGUSR1, action, NULL) < 0:
        die("Handler not set")

    # non-blocking: a caller who is gone again must not keep accept() waiting for the next
    listenfd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)
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
    printf("Server listening on port %s, Ctrl-C ends it\n", argv[1])

    clientfd = -1  # one talk at a time
    talks = 0
    while not ending:
        if asked:
            asked = 0
            printf("%d talks so far\n", talks)
        waiting = pollfd(fd=listenfd if clientfd < 0 else clientfd, events=POLLIN)
        if ppoll(waiting, 1, NULL, usual) < 0:
            if errno == EINTR:
                continue  # the handler has run: what did it note?
            die("Poll failed")
        if clientfd < 0:
            clientfd = accept(listenfd, NULL, NULL)
            if clientfd < 0 and errno != EAGAIN and errno != ECONNABORTED:
                die("Accept failed")
        elif not echo(clientfd):
            if close(clientfd) < 0:
                die("Close failed")
            clientfd = -1
            talks += 1

    # the door first, so that nobody comes in any more
    if close(listenfd) < 0:
        die("Close failed")
    if clientfd >= 0:
        # nothing is to be done about one who has gone before the goodbye
        send(clientfd, b"Goodbye!\n", 9, MSG_DONTWAIT | MSG_NOSIGNAL)
        if close(clientfd) < 0:
            die("Close failed")
        talks += 1
    printf("Ended in order after %d talks\n", talks)
    return 0


if __name__ == "__main__":
    run(main)
