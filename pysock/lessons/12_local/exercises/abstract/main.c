// Three ways to talk within one machine: a pair, letters to a name, and a line at a name, where one caller is awaited.
// See also: unix(7), socketpair(2)

#include <stddef.h>     // offsetof
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // exit, EXIT_FAILURE, NULL
#include <string.h>     // memset, strcpy, strlen
#include <sys/socket.h> // socketpair, socket, bind, listen, accept, send, sendto, recv, AF_LOCAL
#include <sys/un.h>     // struct sockaddr_un
#include <unistd.h>     // close

#define BACKLOG 5
#define BUFFER_SIZE 1024

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

static void hang_up(int sockfd)
{
    if (close(sockfd) < 0)
        die("Close failed");
}

// Receives once, and prints it.
static void hear(const char *where, int sockfd)
{
    char buffer[BUFFER_SIZE];
    ssize_t n = recv(sockfd, buffer, sizeof(buffer) - 1, 0);
    if (n < 0)
        die("Receive failed");
    buffer[n] = '\0';
    printf("%s: %s\n", where, buffer);
}

// Two ends that are connected from the beginning: nobody needs an address.
static void pair(void)
{
    int ends[2];
    if (socketpair(AF_LOCAL, SOCK_STREAM, 0, ends) < 0)
        die("Pair failed");
    if (send(ends[0], "Hello, other end!", 17, 0) < 0)
        die("Send failed");
    hear("Pair", ends[1]);
    hang_up(ends[0]);
    hang_up(ends[1]);
}

static void letters(const struct sockaddr_un *addr, socklen_t addrlen)
{
    int box = socket(AF_LOCAL, SOCK_DGRAM, 0);
    if (box < 0)
        die("Socket creation failed");
    if (bind(box, (const struct sockaddr *)addr, addrlen) < 0)
        die("Bind failed");
    int sender = socket(AF_LOCAL, SOCK_DGRAM, 0);
    if (sender < 0)
        die("Socket creation failed");

    // unlike UDP, these arrive for certain, and in order; each by itself
    if (sendto(sender, "Two", 3, 0, (const struct sockaddr *)addr, addrlen) < 0)
        die("Letter failed");
    if (sendto(sender, "letters.", 8, 0, (const struct sockaddr *)addr, addrlen) < 0)
        die("Letter failed");
    hear("Letter", box);
    hear("Letter", box);
    hang_up(sender);
    hang_up(box);
}

static void line(const struct sockaddr_un *addr, socklen_t addrlen)
{
    int sockfd = socket(AF_LOCAL, SOCK_STREAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");
    if (bind(sockfd, (const struct sockaddr *)addr, addrlen) < 0)
        die("Bind failed");
    if (listen(sockfd, BACKLOG) < 0)
        die("Listen failed");
    printf("Waiting at @%s...\n", addr->sun_path + 1);

    int clientfd = accept(sockfd, NULL, NULL); // callers have no name as a rule
    if (clientfd < 0)
        die("Accept failed");
    hear("Line", clientfd);
    if (send(clientfd, "Hello from next door!", 21, 0) < 0)
        die("Send failed");
    hang_up(clientfd);
    hang_up(sockfd);
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        fprintf(stderr, "Usage: %s <name>\n", argv[0]);
        exit(EXIT_FAILURE);
    }
    const char *name = argv[1];

    struct sockaddr_un addr;
    if (strlen(name) >= sizeof(addr.sun_path)) {
        fprintf(stderr, "Name too long: %s\n", name);
        exit(EXIT_FAILURE);
    }
    memset(&addr, 0, sizeof(addr));
    addr.sun_family = AF_LOCAL;
    strcpy(addr.sun_path + 1, name); // the first byte stays 0: no path
    socklen_t addrlen = offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name); // no NUL at its end

    pair();
    letters(&addr, addrlen);
    line(&addr, addrlen);
    return 0;
}
