// Calls an IPv6 address and prints what the server says, to its end.
// See also: ipv6(7), inet_pton(3), RFC 4291

#include <arpa/inet.h>  // htons, inet_pton
#include <netinet/in.h> // struct sockaddr_in6
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE
#include <string.h>     // memset
#include <sys/socket.h> // socket, connect, recv, AF_INET6
#include <unistd.h>     // close

#define BUFFER_SIZE 1024

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

int main(int argc, char *argv[])
{
    if (argc < 3 || argc > 4) {
        fprintf(stderr, "Usage: %s <server IP> <port> [<scope id>]\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    struct sockaddr_in6 server;
    memset(&server, 0, sizeof(server)); // sin6_flowinfo stays 0
    server.sin6_family = AF_INET6;
    server.sin6_port = htons(atoi(argv[2]));
    if (inet_pton(AF_INET6, argv[1], &server.sin6_addr) != 1) {
        fprintf(stderr, "Not an IPv6 address: %s\n", argv[1]);
        exit(EXIT_FAILURE);
    }
    if (argc == 4) // the number of an interface: each has its own fe80::/10
        server.sin6_scope_id = atoi(argv[3]);

    int sockfd = socket(AF_INET6, SOCK_STREAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");
    if (connect(sockfd, (struct sockaddr *)&server, sizeof(server)) < 0)
        die("Connect failed");

    char buffer[BUFFER_SIZE];
    ssize_t n;
    printf("You call from ");
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
