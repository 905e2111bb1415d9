# The operator: picks up callers on a port, and hands each over to a colleague, another program, who talks to them.
# See also: sendmsg(2), cmsg(3), unix(7) on SCM_RIGHTS

import os
import struct
import sys

from pysock import AF_INET, AF_UNIX, MSG_NOSIGNAL, SOCK_STREAM, SOMAXCONN, Address, CallError, Socket, run
from pysock.ancillary import ScmRights

ANY = "0.0.0.0"
LENGTH = struct.Struct("!I")
FAILED = {
    "sendmsg": "Handing over failed",
    "socket": "Socket creation failed",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "accept": "Accept failed",
    "unlink": "Path not taken away",
    "close": "Close failed",
    "setsockopt": "Option not set",
}


def hand_over(colleague: Socket, caller: Socket, who: str) -> None:
    """One message: a length, that many bytes of text, and a descriptor beside them."""
    pieces = [LENGTH.pack(len(who)), who.encode()]
    if colleague.sendmsg(pieces, [ScmRights([caller])], MSG_NOSIGNAL) < LENGTH.size + len(who):
        sys.exit("Sent only in part")


def meet_colleague(path: str) -> Socket:
    """Waits at a path for the one colleague, and takes the path away again."""
    try:
        desk = Address(AF_UNIX, path)
    except ValueError:
        sys.exit(f"Path too long: {path}")
    listener = Socket(AF_UNIX, SOCK_STREAM)
    listener.bind(desk)
    listener.listen(1)
    colleague, _ = listener.accept(address=False)
    try:
        os.unlink(path)
    except OSError as error:
        sys.exit(f"{FAILED['unlink']}: {error.strerror}")
    listener.close()
    return colleague


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(f"Usage: {sys.argv[0]} <port> <path>")

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        listener = Socket(AF_INET, SOCK_STREAM)
        listener.options.SO_REUSEADDR = True
        listener.bind((ANY, int(sys.argv[1])))
        listener.listen(SOMAXCONN)

        colleague = meet_colleague(sys.argv[2])
        print("A colleague is there")
        while True:
            caller, (ip, port) = listener.accept()
            who = f"{ip}:{port}"
            hand_over(colleague, caller, who)
            print(f"Handed over: {who}")
            # the colleague has a descriptor of its own, also while the message is still on its way
            caller.close()
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
