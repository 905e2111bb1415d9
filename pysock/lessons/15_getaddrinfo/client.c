// The client of lesson 5's server once more: looks a name up, and tries each address until one answers.
// See also: getaddrinfo(3), getnameinfo(3), gai.conf(5), RFC 6724

#include <netdb.h>      // getaddrinfo, freeaddrinfo, gai_strerror, getnameinfo, struct addrinfo
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // exit, EXIT_FAILURE, NULL
#include <string.h>     // memset, strlen
#include <sys/socket.h> // socket, connect, send, recv
#include <unistd.h>     // close

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

// The socket, connected; or -1 when nobody answers at this address.
static int dial(const struct addrinfo *one)
{
    char host[NI_MAXHOST], port[NI_MAXSERV];
    int error = getnameinfo(one->ai_addr, one->ai_addrlen, host, sizeof(host), port, sizeof(port),
                            NI_NUMERICHOST | NI_NUMERICSERV);
    if (error != 0) {
        fprintf(stderr, "Address not told: %s\n", gai_strerror(error));
        exit(EXIT_FAILURE);
    }
    printf("Trying %s, port %s\n", host, port);

    int sockfd = socket(one->ai_family, one->ai_socktype, one->ai_protocol);
    if (sockfd < 0) { // a system without IPv6, say
        perror("Socket creation failed");
        return -1;
    }
    if (connect(sockfd, one->ai_addr, one->ai_addrlen) < 0) {
        perror("Connect failed");
        if (close(sockfd) < 0) // after a failed connect() it is of no more use
            die("Close failed");
        return -1;
    }
    return sockfd;
}

int main(int argc, char *argv[])
{
    if (argc != 2 && argc != 3) {
        fprintf(stderr, "Usage: %s <service> [<host>]\n", argv[0]);
        exit(EXIT_FAILURE);
    }
    const char *host = argc == 3 ? argv[2] : NULL; // NULL: this machine

    struct addrinfo hints;
    memset(&hints, 0, sizeof(hints));
    hints.ai_family = AF_UNSPEC; // IPv4 and IPv6
    hints.ai_socktype = SOCK_STREAM;

    struct addrinfo *found;
    int error = getaddrinfo(host, argv[1], &hints, &found);
    if (error != 0) { // not -1, and errno says nothing
        fprintf(stderr, "Lookup failed: %s\n", gai_strerror(error));
        exit(EXIT_FAILURE);
    }

    int sockfd = -1;
    for (struct addrinfo *one = found; one != NULL && sockfd < 0; one = one->ai_next)
        sockfd = dial(one);
    freeaddrinfo(found);
    if (sockfd < 0) {
        fprintf(stderr, "Nobody answers\n");
        exit(EXIT_FAILURE);
    }

    const char *message = "Hello from client!";
    if (send(sockfd, message, strlen(message), 0) < 0)
        die("Send failed");

    char buffer[1024];
    ssize_t n = recv(sockfd, buffer, sizeof(buffer) - 1, 0);
    if (n < 0)
        die("Receive failed");
    buffer[n] = '\0';
    printf("Server says: %s\n", buffer);

    if (close(sockfd) < 0)
        die("Close failed");
    return 0;
}
