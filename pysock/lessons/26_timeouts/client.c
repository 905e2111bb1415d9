// Echo client that gives up: waits only so long for the connection, and as long again for the answer.
// See also: connect(2), poll(2), getsockopt(2), socket(7) on SO_ERROR

#include <arpa/inet.h>  // htons, inet_pton
#include <errno.h>      // errno, EINPROGRESS
#include <netinet/in.h> // struct sockaddr_in
#include <poll.h>       // poll, struct pollfd, POLLIN, POLLOUT
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE
#include <string.h>     // memset, strlen
#include <sys/socket.h> // socket, connect, getsockopt, send, recv, socklen_t, SO_ERROR
#include <unistd.h>     // close

#define BUFFER_SIZE 1024

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

// Returns when the socket is ready, and ends the program when it is not in time.
static void wait_for(int sockfd, short events, int limit, const char *what)
{
    struct pollfd waiting = {.fd = sockfd, .events = events};
    int ready = poll(&waiting, 1, limit);
    if (ready < 0)
        die("Poll failed");
    if (ready == 0) {
        fprintf(stderr, "No %s within %d ms\n", what, limit);
        exit(EXIT_FAILURE);
    }
}

int main(int argc, char *argv[])
{
    int limit = argc == 5 ? atoi(argv[4]) : 0;
    if (limit <= 0) {
        fprintf(stderr, "Usage: %s <server IP> <port> <word> <milliseconds>\n", argv[0]);
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

    // non-blocking: connect() only begins, and poll() tells when it is over
    int sockfd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (sockfd < 0)
        die("Socket creation failed");
    if (connect(sockfd, (struct sockaddr *)&server, sizeof(server)) < 0 && errno != EINPROGRESS)
        die("Connect failed");
    wait_for(sockfd, POLLOUT, limit, "connection");

    // over, but how? 0 is a connection
    int error;
    socklen_t error_len = sizeof(error);
    if (getsockopt(sockfd, SOL_SOCKET, SO_ERROR, &error, &error_len) < 0)
        die("Option not read");
    if (error != 0) {
        errno = error;
        die("Connect failed");
    }
    printf("Connected\n");

    size_t length = strlen(argv[3]);
    ssize_t sent = send(sockfd, argv[3], length, MSG_NOSIGNAL);
    if (sent < 0)
        die("Send failed");
    if ((size_t)sent < length) {
        fprintf(stderr, "Sent only in part\n");
        exit(EXIT_FAILURE);
    }

    wait_for(sockfd, POLLIN, limit, "answer");
    char buffer[BUFFER_SIZE];
    ssize_t n = recv(sockfd, buffer, sizeof(buffer), 0);
    if (n < 0)
        die("Receive failed");
    if (n == 0) {
        fprintf(stderr, "Server hung up without an answer\n");
        exit(EXIT_FAILURE);
    }
    printf("Received: %.*s\n", (int)n, buffer);

    if (close(sockfd) < 0)
        die("Close failed");
    return 0;
}
