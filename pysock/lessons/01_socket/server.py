# Step 1: plug the telephone in. Asks the kernel for a TCP socket, then gives it back.
# See also: socket(2), close(2), ip(7), tcp(7)

from pysock.libc.stdio import *  # perror, printf
from pysock.libc.stdlib import *  # exit, EXIT_FAILURE
from pysock.libc.sys.socket import *  # socket, AF_INET, SOCK_STREAM
from pysock.libc.unistd import *  # close
from pysock import run


def main() -> int:
    # IPv4, a byte stream, and 0 for the family's usual stream protocol: TCP
    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    if sockfd < 0:
        perror("Socket creation failed")
        exit(EXIT_FAILURE)
    # 0, 1 and 2 are stdin, stdout and stderr, so the first socket is 3
    printf("Socket created successfully! sockfd = %d\n", sockfd)

    if close(sockfd) < 0:
        perror("Close failed")
        exit(EXIT_FAILURE)
    return 0


if __name__ == "__main__":
    run(main)
