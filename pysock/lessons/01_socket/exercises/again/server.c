// Step 1: plug the telephone in. Asks the kernel for a TCP socket, gives it back, and asks again.
// See also: socket(2), close(2), ip(7), tcp(7)

#include <stdio.h>      // perror, printf
#include <stdlib.h>     // exit, EXIT_FAILURE
#include <sys/socket.h> // socket, AF_INET, SOCK_STREAM
#include <unistd.h>     // close

int main(void)
{
    // IPv4, a byte stream, and 0 for the family's usual stream protocol: TCP
    // the lowest free number is handed out, so it is the same both times
    for (int i = 0; i < 2; i++) {
        int sockfd = socket(AF_INET, SOCK_STREAM, 0);
        if (sockfd < 0) {
            perror("Socket creation failed");
            exit(EXIT_FAILURE);
        }
        printf("Socket created successfully! sockfd = %d\n", sockfd);

        if (close(sockfd) < 0) {
            perror("Close failed");
            exit(EXIT_FAILURE);
        }
    }
    return 0;
}
