// Step 5: talk. Waits for one caller, listens to what it says, repeats it in upper case, and hangs up.
// See also: recv(2), send(2), tcp(7)

#include <arpa/inet.h>  // htons, ntohs, inet_ntop
#include <ctype.h>      // toupper
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY, INET_ADDRSTRLEN
#include <stdio.h>      // perror, printf
#include <stdlib.h>     // exit, EXIT_FAILURE, NULL
#include <string.h>     // memset
#include <sys/socket.h> // socket, bind, listen, accept, recv, send, socklen_t
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

    if (listen(sockfd, BACKLOG) < 0) {
        perror("Listen failed");
        close(sockfd);
        exit(EXIT_FAILURE);
    }
    printf("Server listening on port %d...\n", PORT);

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

    // the last byte stays free: recv() adds no NUL, and printf() needs one
    char buffer[1024] = {0};
    ssize_t n = recv(clientfd, buffer, sizeof(buffer) - 1, 0);
    if (n < 0) {
        perror("Receive failed");
        close(clientfd);
        close(sockfd);
        exit(EXIT_FAILURE);
    }
    buffer[n] = '\0'; // n is 0 when the caller said nothing and has finished
    printf("Client says: %s\n", buffer);

    // n bytes, not strlen(buffer): there may be a NUL among them
    for (ssize_t i = 0; i < n; i++)
        buffer[i] = toupper((unsigned char)buffer[i]);
    if (send(clientfd, buffer, n, 0) < 0) {
        perror("Send failed");
        close(clientfd);
        close(sockfd);
        exit(EXIT_FAILURE);
    }

    if (close(clientfd) < 0 || close(sockfd) < 0) {
        perror("Close failed");
        exit(EXIT_FAILURE);
    }
    return 0;
}
