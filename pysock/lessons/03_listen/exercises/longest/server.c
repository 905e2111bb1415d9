// Step 3: let the telephone ring. From listen() on, the kernel answers callers and lines them up.
// See also: listen(2), tcp(7)

#include <arpa/inet.h>  // htons
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY
#include <stdio.h>      // perror, printf
#include <stdlib.h>     // exit, EXIT_FAILURE
#include <string.h>     // memset
#include <sys/socket.h> // socket, bind, listen, AF_INET, SOCK_STREAM, SOMAXCONN
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
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_port = htons(PORT);
    addr.sin_addr.s_addr = INADDR_ANY;

    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0) {
        perror("Bind failed");
        close(sockfd);
        exit(EXIT_FAILURE);
    }
    printf("Bind successful.\n");

    if (listen(sockfd, SOMAXCONN) < 0) {
        perror("Listen failed");
        close(sockfd);
        exit(EXIT_FAILURE);
    }
    printf("Server is now listening on port %d...\n", PORT);

    // nobody picks up yet: a caller waiting in line now is cut off
    if (close(sockfd) < 0) {
        perror("Close failed");
        exit(EXIT_FAILURE);
    }
    return 0;
}
