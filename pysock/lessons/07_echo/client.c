// Echo client: sends one word and receives until all of it has come back.
// See also: connect(2), send(2), recv(2), inet_addr(3), RFC 862

#include <arpa/inet.h>  // htons, inet_addr
#include <netinet/in.h> // struct sockaddr_in, INADDR_NONE, IPPROTO_TCP
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE
#include <string.h>     // memset, strlen
#include <sys/socket.h> // socket, connect, send, recv, PF_INET, SOCK_STREAM
#include <unistd.h>     // close

#define ECHO_PORT 7 // the port that RFC 862 gives to the echo service
#define BUFFER_SIZE 32

// Says what failed and why (errno), and ends; the kernel then closes whatever is still open.
static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

int main(int argc, char *argv[])
{
    if (argc < 3 || argc > 4) {
        fprintf(stderr, "Usage: %s <server IP> <word> [<port>]\n", argv[0]);
        exit(EXIT_FAILURE);
    }
    const char *word = argv[2];
    int port = argc == 4 ? atoi(argv[3]) : ECHO_PORT;

    struct sockaddr_in server;
    memset(&server, 0, sizeof(server));
    server.sin_family = AF_INET;
    server.sin_addr.s_addr = inet_addr(argv[1]);
    server.sin_port = htons(port);
    if (server.sin_addr.s_addr == INADDR_NONE) { // inet_addr() sets no errno
        fprintf(stderr, "Not an IPv4 address: %s\n", argv[1]);
        exit(EXIT_FAILURE);
    }

    int sockfd = socket(PF_INET, SOCK_STREAM, IPPROTO_TCP);
    if (sockfd < 0)
        die("Socket creation failed");
    if (connect(sockfd, (struct sockaddr *)&server, sizeof(server)) < 0)
        die("Connect failed");

    size_t length = strlen(word);
    ssize_t sent = send(sockfd, word, length, 0);
    if (sent < 0)
        die("Send failed");
    if (sent < (ssize_t)length) { // no error, so errno says nothing: lesson 27 sends the rest
        fprintf(stderr, "Sent only in part\n");
        exit(EXIT_FAILURE);
    }

    // TCP keeps the order of the bytes, not the pieces they were sent in: count them
    char buffer[BUFFER_SIZE];
    size_t received = 0;
    printf("Received: ");
    while (received < length) {
        ssize_t n = recv(sockfd, buffer, sizeof(buffer) - 1, 0);
        if (n < 0)
            die("Receive failed");
        if (n == 0) {
            fprintf(stderr, "Server hung up too early\n");
            exit(EXIT_FAILURE);
        }
        buffer[n] = '\0';
        printf("%s", buffer);
        received += n;
    }
    printf("\n");

    if (close(sockfd) < 0)
        die("Close failed");
    return 0;
}
