// Echo server that waits only so long: for the next caller, for a client's words, and for a client that does not read.
// See also: poll(2), socket(7) on SO_RCVTIMEO and SO_SNDTIMEO

#include <errno.h>      // errno, EAGAIN, ECONNABORTED
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY, htonl, htons
#include <poll.h>       // poll, struct pollfd, POLLIN
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE, NULL
#include <string.h>     // memcpy, memset, strlen
#include <sys/socket.h> // socket, setsockopt, bind, listen, accept, recv, send
#include <sys/time.h>   // struct timeval
#include <unistd.h>     // close

#define BUFFER_SIZE 1024
#define QUESTION "Are you there?\n"
#define IN_LINE 1 // callers that may wait in line; Linux lets one more in

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

// Sends everything back, until the client has finished, has gone, or takes too long for the second time.
static void echo(int clientfd)
{
    char buffer[BUFFER_SIZE];
    ssize_t n, sent;
    int asked = 0;
    while ((n = recv(clientfd, buffer, sizeof(buffer), 0)) != 0) {
        if (n < 0 && errno == EAGAIN && !asked) {
            n = strlen(QUESTION);
            memcpy(buffer, QUESTION, n);
            asked = 1;
        } else if (n < 0) {
            break;
        }
        // less than all, too, means that the time was over
        if ((sent = send(clientfd, buffer, n, MSG_NOSIGNAL)) != n) {
            printf(sent < 0 && errno != EAGAIN ? "Client broke off\n" : "Client does not read\n");
            return;
        }
    }
    if (n == 0)
        printf("Client left\n");
    else
        printf(errno == EAGAIN ? "Client is silent\n" : "Client broke off\n");
}

int main(int argc, char *argv[])
{
    int idle = argc == 4 ? atoi(argv[2]) : 0;    // milliseconds without a caller
    int silence = argc == 4 ? atoi(argv[3]) : 0; // milliseconds without a word
    // to poll() 0 is "not at all", to SO_RCVTIMEO "for ever"
    if (idle <= 0 || silence <= 0) {
        fprintf(stderr, "Usage: %s <port> <idle> <silence>, both in milliseconds\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    // non-blocking: a caller who is gone again must not keep accept() waiting for the next
    int listenfd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (listenfd < 0)
        die("Socket creation failed");
    int on = 1;
    if (setsockopt(listenfd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
        die("Option not set");

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(atoi(argv[1]));
    if (bind(listenfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");
    if (listen(listenfd, IN_LINE) < 0)
        die("Listen failed");

    struct timeval patience = {.tv_sec = silence / 1000, .tv_usec = silence % 1000 * 1000};
    for (;;) {
        struct pollfd waiting = {.fd = listenfd, .events = POLLIN};
        int ready = poll(&waiting, 1, idle);
        if (ready < 0)
            die("Poll failed");
        if (ready == 0)
            break;
        int clientfd = accept(listenfd, NULL, NULL);
        if (clientfd < 0 && (errno == EAGAIN || errno == ECONNABORTED))
            continue; // the caller has hung up already
        if (clientfd < 0)
            die("Accept failed");

        if (setsockopt(clientfd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience)) < 0)
            die("Option not set");
        if (setsockopt(clientfd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience)) < 0)
            die("Option not set");
        echo(clientfd);
        if (close(clientfd) < 0)
            die("Close failed");
    }
    printf("Nobody called within %d ms\n", idle);

    if (close(listenfd) < 0)
        die("Close failed");
    return 0;
}
