// Echo server for many clients, one after the other. None of them can bring it down.
// See also: accept(2) (what fails, and why), recv(2), send(2), RFC 862

#include <errno.h>      // errno, EINTR, ECONNABORTED, EPROTO, EMFILE, ENFILE, ENOBUFS, ENOMEM
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY, htonl, htons
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE, NULL
#include <string.h>     // memset
#include <sys/socket.h> // socket, setsockopt, bind, listen, accept, recv, send, MSG_NOSIGNAL, SOMAXCONN
#include <unistd.h>     // close, sleep

#define BUFFER_SIZE 1024

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

// send() may take less than it is given: the rest goes after it. No SIGPIPE for a client that has gone.
static int send_all(int fd, const char *data, size_t size)
{
    while (size > 0) {
        ssize_t n = send(fd, data, size, MSG_NOSIGNAL);
        if (n < 0)
            return -1;
        data += n;
        size -= n;
    }
    return 0;
}

// Echoes until the client has finished. What goes wrong is said, and is the end of this talk alone.
static void handle_client(int clientfd, int number)
{
    char buffer[BUFFER_SIZE];
    long total = 0;
    ssize_t n;

    while ((n = recv(clientfd, buffer, sizeof(buffer), 0)) > 0) {
        if (send_all(clientfd, buffer, n) < 0) {
            perror("Send failed");
            break;
        }
        total += n;
    }
    if (n < 0)
        perror("Receive failed");
    printf("Client %d: %ld bytes\n", number, total);
    close(clientfd);
}

// The next client, however long it takes; accept() may fail without anything being wrong with the server.
static int next_client(int sockfd)
{
    for (;;) {
        int clientfd = accept(sockfd, NULL, NULL);
        if (clientfd >= 0)
            return clientfd;
        int error = errno; // perror() may change it
        if (error == EINTR || error == ECONNABORTED || error == EPROTO)
            continue; // a signal, or a client that has gone before its turn
        perror("Accept failed");
        if (error != EMFILE && error != ENFILE && error != ENOBUFS && error != ENOMEM)
            exit(EXIT_FAILURE);
        sleep(1); // somebody may give something back meanwhile
    }
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
    int on = 1;
    if (setsockopt(sockfd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
        die("Option not set");

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(atoi(argv[1]));

    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");
    if (listen(sockfd, SOMAXCONN) < 0)
        die("Listen failed");
    printf("Server listening on port %s...\n", argv[1]);

    int number = 0;
    for (;;) {
        int clientfd = next_client(sockfd);
        number += 1;
        handle_client(clientfd, number);
    }
}
