// Echo server with a process for each client: all are served at once, and none can harm another.
// See also: fork(2), waitpid(2), signal(7), RFC 862

#include <errno.h>      // errno, EINTR, ECONNABORTED, EPROTO, EMFILE, ENFILE, ENOBUFS, ENOMEM
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY, htonl, htons
#include <signal.h>     // signal, SIGCHLD, SIG_ERR
#include <stdio.h>      // fprintf, perror, printf, stderr, fflush, stdout
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE, EXIT_SUCCESS, NULL
#include <string.h>     // memset
#include <sys/socket.h> // socket, setsockopt, bind, listen, accept, recv, send, MSG_NOSIGNAL, SOMAXCONN
#include <sys/wait.h>   // waitpid, WNOHANG
#include <unistd.h>     // close, fork, sleep

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

// Called at SIGCHLD: a child has ended, or several have, for a signal that is pending comes only once.
static void reap(int signum)
{
    (void)signum;
    int saved = errno; // the call that the signal has interrupted looks at it after us
    while (waitpid(-1, NULL, WNOHANG) > 0)
        continue;
    errno = saved;
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        fprintf(stderr, "Usage: %s <port>\n", argv[0]);
        exit(EXIT_FAILURE);
    }
    if (signal(SIGCHLD, reap) == SIG_ERR)
        die("Handler not set");

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
        fflush(stdout); // what is still in the buffer would be the child's as well, and come out twice
        pid_t pid = fork();
        if (pid < 0)
            perror("Fork failed");
        if (pid == 0) {
            close(sockfd);
            handle_client(clientfd, number);
            printf("Child %d ends\n", number);
            exit(EXIT_SUCCESS);
        }
        close(clientfd); // the child has its own: the talk ends when both are closed
    }
}
