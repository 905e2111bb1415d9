// Says its words and that they are all, and reads the answer to its end.
// See also: shutdown(2), connect(2)

#include <arpa/inet.h>  // htons, inet_pton
#include <netinet/in.h> // struct sockaddr_in
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE
#include <string.h>     // memset, strlen
#include <sys/socket.h> // socket, connect, send, recv, shutdown, SHUT_WR
#include <unistd.h>     // close

#define BUFFER_SIZE 1024

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

int main(int argc, char *argv[])
{
    if (argc != 4) {
        fprintf(stderr, "Usage: %s <server IP> <port> <words>\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    struct sockaddr_in server;
    memset(&server, 0, sizeof(server));
    server.sin_family = AF_INET;
    server.sin_port = htons(atoi(argv[2]));
    if (inet_pton(AF_INET, argv[1], &server.sin_addr) != 1) {
        fprintf(stderr, "Not an IPv4 address: %s\n", argv[1]);
        exit(EXIT_FAILURE);
    }

    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");
    if (connect(sockfd, (struct sockaddr *)&server, sizeof(server)) < 0)
        die("Connect failed");

    const char *words = argv[3];
    size_t length = strlen(words);
    ssize_t sent = send(sockfd, words, length, 0);
    if (sent < 0)
        die("Send failed");
    if (sent < (ssize_t)length) { // no error, so errno says nothing: lesson 27 sends the rest
        fprintf(stderr, "Sent only in part\n");
        exit(EXIT_FAILURE);
    }
    if (shutdown(sockfd, SHUT_WR) < 0) // nothing more to say, and still listening
        die("Shutdown failed");

    char buffer[BUFFER_SIZE];
    ssize_t n;
    printf("Server says: ");
    while ((n = recv(sockfd, buffer, sizeof(buffer) - 1, 0)) > 0) {
        buffer[n] = '\0';
        printf("%s", buffer);
    }
    printf("\n");
    if (n < 0)
        die("Receive failed");

    if (close(sockfd) < 0)
        die("Close failed");
    return 0;
}
