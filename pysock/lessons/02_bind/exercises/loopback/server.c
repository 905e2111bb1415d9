// Step 2: give the telephone its number. Binds the socket to port 8080 of 127.0.0.1, where only this machine calls.
// See also: bind(2), byteorder(3), ip(7)

#include <arpa/inet.h>  // htonl, htons
#include <netinet/in.h> // struct sockaddr_in, INADDR_LOOPBACK
#include <stdio.h>      // perror, printf
#include <stdlib.h>     // exit, EXIT_FAILURE
#include <string.h>     // memset
#include <sys/socket.h> // socket, bind, AF_INET, SOCK_STREAM
#include <unistd.h>     // close

#define PORT 8080

int main(void)
{
    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    if (sockfd < 0) {
        perror("Socket creation failed");
        exit(EXIT_FAILURE);
    }
    printf("Socket created successfully.\n");

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr)); // sin_zero, the padding, has to be zero too
    addr.sin_family = AF_INET;
    addr.sin_port = htons(PORT); // in network byte order: the high byte first
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);

    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0) {
        perror("Bind failed");
        close(sockfd);
        exit(EXIT_FAILURE);
    }
    printf("Bind successful. Socket is now linked to port %d.\n", PORT);

    if (close(sockfd) < 0) {
        perror("Close failed");
        exit(EXIT_FAILURE);
    }
    return 0;
}
