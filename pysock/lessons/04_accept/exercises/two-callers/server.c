// Step 4: pick up. Takes two callers, one after the other, says who each is, and hangs up.
// See also: accept(2), inet_ntop(3), byteorder(3)

#include <arpa/inet.h>  // htons, ntohs, inet_ntop
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY, INET_ADDRSTRLEN
#include <stdio.h>      // perror, printf
#include <stdlib.h>     // exit, EXIT_FAILURE, NULL
#include <string.h>     // memset
#include <sys/socket.h> // socket, bind, listen, accept, socklen_t, AF_INET
#include <unistd.h>     // close

#define PORT 8080
#define BACKLOG 5

int main(void)
{
    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    if (sockfd < 0) {
        perror("Socket creation failed");
        exit(EXIT_FAILURE);
    }
    printf("Socket created.\n");

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

    if (listen(sockfd, BACKLOG) < 0) {
        perror("Listen failed");
        close(sockfd);
        exit(EXIT_FAILURE);
    }
    printf("Server is listening on port %d...\n", PORT);

    for (int i = 0; i < 2; i++) {
        // accept() reads how much room client has, and writes back how much it used
        struct sockaddr_in client;
        socklen_t client_len = sizeof(client);
        int clientfd = accept(sockfd, (struct sockaddr *)&client, &client_len);
        if (clientfd < 0) {
            perror("Accept failed");
            close(sockfd);
            exit(EXIT_FAILURE);
        }

        char ip[INET_ADDRSTRLEN];
        if (inet_ntop(AF_INET, &client.sin_addr, ip, sizeof(ip)) == NULL) {
            perror("Address conversion failed");
            close(clientfd);
            close(sockfd);
            exit(EXIT_FAILURE);
        }
        printf("Client connected from %s:%d\n", ip, ntohs(client.sin_port));

        // this call is over; sockfd goes on waiting
        if (close(clientfd) < 0) {
            perror("Close failed");
            close(sockfd);
            exit(EXIT_FAILURE);
        }
    }

    if (close(sockfd) < 0) {
        perror("Close failed");
        exit(EXIT_FAILURE);
    }
    return 0;
}
