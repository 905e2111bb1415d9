// Echo server with a thread for each client: all are served at once, in one memory.
// See also: pthreads(7), pthread_create(3), pthread_mutex_lock(3), RFC 862

#include <errno.h>      // errno, EINTR, ECONNABORTED, EPROTO, EMFILE, ENFILE, ENOBUFS, ENOMEM
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY, htonl, htons
#include <pthread.h>    // pthread_create, pthread_detach, pthread_mutex_lock, pthread_mutex_unlock
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE, NULL, free, malloc
#include <string.h>     // memset, strerror
#include <sys/socket.h> // socket, setsockopt, bind, listen, accept, recv, send, MSG_NOSIGNAL, SOMAXCONN
#include <unistd.h>     // close, sleep

#define BUFFER_SIZE 1024

// What a thread is given: a place of its own, for the variables of main() change with the next client.
struct client {
    int fd;
    int number;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long all_bytes = 0; // of all threads: only who holds the lock may touch it

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
static long handle_client(int clientfd)
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
    return total;
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

static void *serve(void *argument)
{
    struct client *caller = argument;
    long total = handle_client(caller->fd);

    pthread_mutex_lock(&lock);
    all_bytes += total;
    printf("Client %d: %ld bytes, %ld of all\n", caller->number, total, all_bytes);
    pthread_mutex_unlock(&lock);

    close(caller->fd);
    free(caller);
    return NULL;
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
        struct client *caller = malloc(sizeof(struct client));
        if (caller == NULL)
            die("No memory");
        caller->fd = clientfd;
        caller->number = number;

        pthread_t thread;
        int error = pthread_create(&thread, NULL, serve, caller);
        if (error != 0) {
            fprintf(stderr, "Thread creation failed: %s\n", strerror(error)); // it is returned, errno stays
            close(clientfd);
            free(caller);
            continue;
        }
        pthread_detach(thread); // nobody will wait for its end
    }
}
