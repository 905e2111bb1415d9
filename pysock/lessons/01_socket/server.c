// Step 1: plug the telephone in. Asks the kernel for a TCP socket, then gives it back.
// See also: socket(2), close(2), ip(7), tcp(7)

#include <stdio.h>      // perror, printf
#include <stdlib.h>     // exit, EXIT_FAILURE
#include <sys/socket.h> // socket, AF_INET, SOCK_STREAM
#include <unistd.h>     // close

int main(void)
{
    // IPv4, a byte stream, and 0 for the family's usual stream protocol: TCP
    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    if (sockfd < 0) {
        perror("Socket creation failed");
        exit(EXIT_FAILURE);
    }
    // 0, 1 and 2 are stdin, stdout and stderr, so the first socket is 3
    printf("Socket created successfully! sockfd = %d\n", sockfd);

    if (close(sockfd) < 0) {
        perror("Close failed");
        exit(EXIT_FAILURE);
    }
    return 0;
}
