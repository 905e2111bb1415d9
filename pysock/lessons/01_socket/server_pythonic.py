# Step 1: plug the telephone in. Asks the kernel for a TCP socket, then gives it back.
# See also: socket(2), close(2), ip(7), tcp(7)

import sys

from pysock import AF_INET, SOCK_STREAM, CallError, Socket, run

# an exception names the call that failed, so one place speaks for all of them
FAILED = {"socket": "Socket creation failed", "close": "Close failed"}


def main() -> None:
    try:
        # IPv4, a byte stream, and without a third argument the family's usual stream protocol: TCP
        with Socket(AF_INET, SOCK_STREAM) as sock:
            # 0, 1 and 2 are stdin, stdout and stderr, so the first socket is 3
            print(f"Socket created successfully! sockfd = {sock.fileno()}")
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
