// Takes one call, counts what it hears to the end, and only then answers.
// See also: shutdown(2), recv(2), accept(2)

#include <arpa/inet.h>  // htonl, htons
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY
#include <stdio.h>      // fprintf, perror, printf, snprintf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE
#include <string.h>     // memset, strlen
#include <sys/socket.h> // socket, bind, listen, accept, recv, send, socklen_t
#include <unistd.h>     // close

#define BACKLOG 5
#define BUFFER_SIZE 1024

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        fprintf(stderr, "Usage: %s <port>\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(atoi(argv[1]));

    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");
    if (listen(sockfd, BACKLOG) < 0)
        die("Listen failed");

    struct sockaddr_in client;
    socklen_t client_len = sizeof(client);
    int clientfd = accept(sockfd, (struct sockaddr *)&client, &client_len);
    if (clientfd < 0)
        die("Accept failed");

    char buffer[BUFFER_SIZE];
    int total = 0;
    ssize_t n;
    while ((n = recv(clientfd, buffer, sizeof(buffer), 0)) > 0)
        total += n;
    if (n < 0)
        die("Receive failed");
    printf("Heard %d bytes, and the end.\n", total);

    // the caller has finished talking; that it still listens, nobody can see from here
    snprintf(buffer, sizeof(buffer), "I heard %d bytes.", total);
    if (send(clientfd, buffer, strlen(buffer), 0) < 0)
        die("Send failed");

    if (close(clientfd) < 0 || close(sockfd) < 0)
        die("Close failed");
    return 0;
}
