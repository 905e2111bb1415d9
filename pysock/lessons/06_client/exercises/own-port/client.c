// The caller's side, with a port of its own: dial, speak first, listen to the answer. The client of lesson 5's server.
// See also: connect(2), inet_pton(3), tcp(7)

#include <arpa/inet.h>  // htons, inet_pton
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // exit, EXIT_FAILURE
#include <string.h>     // memset, strlen
#include <sys/socket.h> // socket, bind, connect, send, recv, AF_INET, SOCK_STREAM
#include <unistd.h>     // close

#define SERVER_IP "127.0.0.1"
#define PORT 8080
#define OWN_PORT 40001

int main(void)
{
    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    if (sockfd < 0) {
        perror("Socket creation failed");
        exit(EXIT_FAILURE);
    }

    struct sockaddr_in server;
    memset(&server, 0, sizeof(server));
    server.sin_family = AF_INET;
    server.sin_port = htons(PORT);
    if (inet_pton(AF_INET, SERVER_IP, &server.sin_addr) != 1) {
        fprintf(stderr, "Not an IPv4 address: %s\n", SERVER_IP);
        close(sockfd);
        exit(EXIT_FAILURE);
    }

    struct sockaddr_in own;
    memset(&own, 0, sizeof(own));
    own.sin_family = AF_INET;
    own.sin_port = htons(OWN_PORT);
    own.sin_addr.s_addr = INADDR_ANY; // connect() makes it the one that leads to the server
    if (bind(sockfd, (struct sockaddr *)&own, sizeof(own)) < 0) {
        perror("Bind failed");
        close(sockfd);
        exit(EXIT_FAILURE);
    }

    if (connect(sockfd, (struct sockaddr *)&server, sizeof(server)) < 0) {
        perror("Connect failed");
        close(sockfd);
        exit(EXIT_FAILURE);
    }
    printf("Connected to %s:%d\n", SERVER_IP, PORT);

    const char *message = "Hello from client!";
    if (send(sockfd, message, strlen(message), 0) < 0) {
        perror("Send failed");
        close(sockfd);
        exit(EXIT_FAILURE);
    }

    char buffer[1024] = {0};
    ssize_t n = recv(sockfd, buffer, sizeof(buffer) - 1, 0);
    if (n < 0) {
        perror("Receive failed");
        close(sockfd);
        exit(EXIT_FAILURE);
    }
    // 0 is no error, so errno says nothing: the server has finished
    if (n == 0) {
        fprintf(stderr, "Server hung up without a reply\n");
        close(sockfd);
        exit(EXIT_FAILURE);
    }
    buffer[n] = '\0';
    printf("Server says: %s\n", buffer);

    if (close(sockfd) < 0) {
        perror("Close failed");
        exit(EXIT_FAILURE);
    }
    return 0;
}
