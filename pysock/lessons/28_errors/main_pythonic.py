# A tour of errno: each call here fails, on purpose, with the error that its line names.
# See also: errno(3), signal(7), and the section ERRORS of each call's page

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Optional

from pysock import AF_INET, MSG_DONTWAIT, SOCK_DGRAM, SOCK_STREAM, CallError, Socket, run

HERE = ("127.0.0.1", 8080)
EVERYBODY = ("127.255.255.255", 8080)  # all of the loopback network
FAILED = {
    "socket": "Socket creation failed",
    "socketpair": "Pair not made",
    "sigaction": "Handler not set",
    "bind": "Bind failed",
    "send": "Send failed",
    "connect": "Not what the tour promised",
}
caught = 0


def note(signum: int, _: Optional[FrameType]) -> None:
    global caught
    caught = signum


@contextmanager
def expect(call: str, number: int) -> Iterator[None]:
    # says how the call failed; if it did not, or otherwise, the tour is over
    try:
        yield
    except OSError as error:
        if error.errno == number:
            print(f"{call}: {errno.errorcode[number]}: {error.strerror}")
            return
        sys.exit(f"{FAILED['connect']}: {error.strerror}")
    sys.exit(FAILED["connect"])


def hang_up(sock: Socket) -> None:
    with suppress(CallError):  # whether close() fails, nobody asks
        sock.close()


def main() -> None:
    try:
        # no such telephone: it has been taken away
        first = Socket(AF_INET, SOCK_STREAM)
        fd = first.fileno()
        hang_up(first)
        with expect("close", errno.EBADF):
            os.close(fd)

        # the number is taken
        first = Socket(AF_INET, SOCK_STREAM)
        first.bind(HERE)
        second = Socket(AF_INET, SOCK_STREAM)
        with expect("bind", errno.EADDRINUSE):
            second.bind(HERE)

        # nobody is on the line
        with expect("recv", errno.ENOTCONN):
            second.recv(16)

        # it does not ring there: the port is bound, but nobody listens
        with expect("connect", errno.ECONNREFUSED):
            second.connect(HERE)
        hang_up(second)
        hang_up(first)

        # not without SO_BROADCAST: a call to everybody
        first = Socket(AF_INET, SOCK_DGRAM)
        with expect("connect", errno.EACCES):
            first.connect(EVERYBODY)
        hang_up(first)

        # nothing there yet, and we do not wait
        one, other = Socket.pair()
        with expect("recv", errno.EAGAIN):
            one.recv(16, MSG_DONTWAIT)

        # a signal while we wait; the timer goes on ringing, in case that it rings before recv() has begun
        signal.signal(signal.SIGALRM, note)
        signal.setitimer(signal.ITIMER_REAL, 0.1, 0.1)
        with expect("recv", errno.EINTR):
            one.recv(16)
        signal.setitimer(signal.ITIMER_REAL, 0)

        # the other side slams the receiver down, with our words unread
        one.send(b"hello")
        hang_up(other)
        with expect("recv", errno.ECONNRESET):
            one.recv(16)

        # and we go on talking: a signal, which would end the program if nobody had asked for it, and then the error
        signal.signal(signal.SIGPIPE, note)
        with expect("send", errno.EPIPE):
            one.send(b"hello")
        if caught == signal.SIGPIPE:
            print("SIGPIPE came first")
        hang_up(one)
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
