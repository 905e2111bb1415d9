# Step 1: plug the telephone in. Asks the kernel for a TCP socket, gives it back, and asks again.
# See also: socket(2), close(2), ip(7), tcp(7)

from pysock.libc.stdio import *  # perror, printf
from pysock.libc.stdlib import *  # exit, EXIT_FAILURE
from pysock.libc.sys.socket import *  # socket, AF_INET, SOCK_STREAM
from pysock.libc.unistd import *  # close
from pysock import run


def main() -> int:
    # IPv4, a byte stream, and 0 for the family's usual stream protocol: TCP
    # the lowest free number is handed out, so it is the same both times
    for _ in range(2):
        sockfd = socket(AF_INET, SOCK_STREAM, 0)
        if sockfd < 0:
            perror("Socket creation failed")
            exit(EXIT_FAILURE)
        printf("Socket created successfully! sockfd = %d\n", sockfd)

        if close(sockfd) < 0:
            perror("Close failed")
            exit(EXIT_FAILURE)
    return 0


if __name__ == "__main__":
    run(main)
