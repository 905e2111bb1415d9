// Echo server that ends in order at SIGINT and SIGTERM: it says goodbye, hangs up, and returns from main().
// See also: sigaction(2), sigprocmask(2), ppoll(2), signal(7), signal-safety(7)

#define _GNU_SOURCE // ppoll

#include <errno.h>      // errno, EAGAIN, ECONNABORTED, EINTR
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY, htonl, htons
#include <poll.h>       // ppoll, struct pollfd, POLLIN
#include <signal.h>     // sigaction, sigprocmask, sigset_t, sig_atomic_t, SIGINT, SIGTERM, SIG_BLOCK
#include <stdbool.h>    // bool
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE, NULL
#include <string.h>     // memset
#include <sys/socket.h> // socket, setsockopt, bind, listen, accept, recv, send
#include <unistd.h>     // close

#define BUFFER_SIZE 1024

static volatile sig_atomic_t ending = 0;

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

// Runs in the middle of whatever the program was doing: it makes a note, and all else is done outside.
static void note(int signum)
{
    (void)signum;
    ending = 1;
}

// Sends back what a client has written; false when the talk is over.
static bool echo(int clientfd)
{
    char buffer[BUFFER_SIZE];
    ssize_t n = recv(clientfd, buffer, sizeof(buffer), 0);
    // who does not take the answer at once is hung up on: a send() that waits could not be interrupted
    return n > 0 && send(clientfd, buffer, n, MSG_DONTWAIT | MSG_NOSIGNAL) == n;
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        fprintf(stderr, "Usage: %s <port>\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    // both signals wait at the door from here on, and are let in by ppoll() alone
    sigset_t ends, usual;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    if (sigprocmask(SIG_BLOCK, &ends, &usual) < 0)
        die("Signals not blocked");
    struct sigaction action;
    memset(&action, 0, sizeof(action));
    action.sa_handler = note;
    if (sigaction(SIGINT, &action, NULL) < 0 || sigaction(SIGTERM, &action, NULL) < 0)
        die("Handler not set");

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
    if (listen(listenfd, SOMAXCONN) < 0)
        die("Listen failed");
    printf("Server listening on port %s, Ctrl-C ends it\n", argv[1]);

    int clientfd = -1; // one talk at a time
    int talks = 0;
    while (!ending) {
        struct pollfd waiting = {.fd = clientfd < 0 ? listenfd : clientfd, .events = POLLIN};
        if (ppoll(&waiting, 1, NULL, &usual) < 0) {
            if (errno == EINTR)
                continue; // the handler has run: what did it note?
            die("Poll failed");
        }
        if (clientfd < 0) {
            clientfd = accept(listenfd, NULL, NULL);
            if (clientfd < 0 && errno != EAGAIN && errno != ECONNABORTED)
                die("Accept failed");
        } else if (!echo(clientfd)) {
            if (close(clientfd) < 0)
                die("Close failed");
            clientfd = -1;
            talks++;
        }
    }

    // the door first, so that nobody comes in any more
    if (close(listenfd) < 0)
        die("Close failed");
    if (clientfd >= 0) {
        // nothing is to be done about one who has gone before the goodbye
        (void)send(clientfd, "Goodbye!\n", 9, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (close(clientfd) < 0)
            die("Close failed");
        talks++;
    }
    printf("Ended in order after %d talks\n", talks);
    return 0;
}
