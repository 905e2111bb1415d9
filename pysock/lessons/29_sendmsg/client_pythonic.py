# The colleague: takes over the callers that an operator, another program, hands on, and talks to them.
# See also: recvmsg(2), cmsg(3), unix(7) on SCM_RIGHTS

import struct
import sys

from pysock import (
    AF_INET,
    AF_UNIX,
    IPPROTO_TCP,
    MSG_CTRUNC,
    MSG_NOSIGNAL,
    SOCK_STREAM,
    Address,
    CallError,
    Socket,
    run,
)
from pysock.ancillary import ScmRights

LONGEST = 64
LENGTH = struct.Struct("!I")
FAILED = {
    "sendmsg": "Greeting failed",
    "socket": "Socket creation failed",
    "connect": "Connect failed",
    "recvmsg": "Receive failed",
    "close": "Close failed",
}


def greet(caller: Socket, who: bytes) -> None:
    """Three pieces from three places, sent as one."""
    try:
        caller.sendmsg([b"Hello, ", who, b"!\n"], flags=MSG_NOSIGNAL)
    except CallError as error:  # a caller who has gone: the next one is waiting
        print(f"{FAILED[error.call]}: {error.strerror}", file=sys.stderr)


def main() -> None:
    try:
        (path,) = sys.argv[1:]
        desk = Address(AF_UNIX, path)
    except ValueError:
        sys.exit(f"Usage: {sys.argv[0]} <path>")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        operator = Socket(AF_UNIX, SOCK_STREAM)
        operator.connect(desk)

        # the length goes to one place, the text to another
        length, text = bytearray(LENGTH.size), bytearray(LONGEST)
        while True:
            n, rights, flags, _ = operator.recvmsg_into([length, text], [ScmRights([-1])], address=False)
            if n == 0:
                break

            if not rights or not isinstance(rights[0], ScmRights):
                sys.exit("A message without a caller")
            # what the kernel had no room for is lost
            if flags & MSG_CTRUNC:
                sys.exit("More than one caller")
            if n < LENGTH.size or n - LENGTH.size != LENGTH.unpack(length)[0]:
                sys.exit("No whole message")

            who = bytes(text[: n - LENGTH.size])
            print(f"Talking to {who.decode()}")
            (descriptor,) = rights[0].descriptors
            caller = Socket.from_fd(descriptor.detach(), AF_INET, SOCK_STREAM, IPPROTO_TCP)
            greet(caller, who)
            caller.close()
        print("The operator has gone")

        operator.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
