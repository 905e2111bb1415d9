// Chat room with select(): what one client writes, line by line, all others read. One process, one thread.
// See also: select(2), accept(2), recv(2), send(2)

#include <errno.h>      // errno, EAGAIN, ECONNABORTED, EMFILE, ENFILE
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY, htonl, htons
#include <stdbool.h>    // bool
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE, NULL
#include <string.h>     // memcpy, memmove, memset
#include <sys/select.h> // select, fd_set, FD_SET, FD_ISSET, FD_ZERO, FD_SETSIZE
#include <sys/socket.h> // socket, setsockopt, bind, listen, accept, recv, send
#include <unistd.h>     // close

#define ROOM FD_SETSIZE // an fd_set knows the descriptors 0 to 1023, and no others
#define LINE_SIZE 1024  // the longest line, with its end
#define QUEUE_SIZE 16384

struct client {
    bool here;
    size_t line_length;
    size_t queue_length;
    char line[LINE_SIZE];   // the beginning of a line whose end has not come yet
    char queue[QUEUE_SIZE]; // what others wrote and this client has not taken yet
};

// a descriptor is a small number: it is the client's place in the table
static struct client clients[ROOM];
static int present = 0;
static bool full = false;

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

static void hang_up(int fd, const char *why)
{
    printf("Client %d %s\n", fd, why);
    clients[fd].here = false;
    present--;
    full = false;
    if (close(fd) < 0)
        die("Close failed");
}

static void welcome(int listenfd)
{
    int fd = accept(listenfd, NULL, NULL);
    if (fd < 0 && (errno == EAGAIN || errno == ECONNABORTED))
        return; // the caller has hung up already
    if (fd < 0 && (present == 0 || (errno != EMFILE && errno != ENFILE)))
        die("Accept failed");

    // no descriptor is left: the next callers wait in line until somebody leaves
    if (fd < 0 || fd >= ROOM) {
        printf("The room is full\n");
        full = true;
        if (fd >= 0 && close(fd) < 0)
            die("Close failed");
        return;
    }
    printf("Client %d joined\n", fd);
    clients[fd].here = true;
    clients[fd].line_length = 0;
    clients[fd].queue_length = 0;
    present++;
}

// Sends what waits in a client's queue, or as much of it as the kernel takes at once.
static void flush(int fd)
{
    struct client *client = &clients[fd];
    ssize_t n = send(fd, client->queue, client->queue_length, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n < 0 && errno == EAGAIN)
        return;
    if (n < 0) {
        hang_up(fd, "broke off");
        return;
    }
    client->queue_length -= n;
    memmove(client->queue, client->queue + n, client->queue_length);
}

// Puts what the speaker has written into a client's queue. Who leaves no room would stop all others, and has to go.
static void tell(int fd, int speaker, size_t length)
{
    struct client *client = &clients[fd];
    if (client->queue_length + length > QUEUE_SIZE)
        flush(fd);
    if (client->here && client->queue_length + length > QUEUE_SIZE)
        hang_up(fd, "reads too slowly");
    if (client->here) {
        memcpy(client->queue + client->queue_length, clients[speaker].line, length);
        client->queue_length += length;
    }
}

// Takes what a client has written: whole lines go to the others, the beginning of one waits for its end.
static void hear(int fd)
{
    struct client *client = &clients[fd];
    ssize_t n = recv(fd, client->line + client->line_length, LINE_SIZE - client->line_length, MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN)
        return;
    if (n <= 0) {
        hang_up(fd, n == 0 ? "left" : "broke off");
        return;
    }
    client->line_length += n;

    size_t whole = client->line_length;
    while (whole > 0 && client->line[whole - 1] != '\n')
        whole--;
    for (int other = 0; other < ROOM; other++) {
        if (whole > 0 && clients[other].here && other != fd)
            tell(other, fd, whole);
    }
    client->line_length -= whole;
    memmove(client->line, client->line + whole, client->line_length);
    if (client->line_length == LINE_SIZE)
        hang_up(fd, "writes too long a line");
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        fprintf(stderr, "Usage: %s <port>\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    // non-blocking: a caller who is gone again must not keep accept() waiting for the next
    int listenfd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (listenfd < 0)
        die("Socket creation failed");
    int on = 1;
    if (setsockopt(listenfd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
        die("Setting SO_REUSEADDR failed");

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(atoi(argv[1]));
    if (bind(listenfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");
    if (listen(listenfd, SOMAXCONN) < 0)
        die("Listen failed");
    printf("Chat room open on port %s\n", argv[1]);

    for (;;) {
        // select() leaves only the ready ones in the sets: fill them anew each time
        fd_set readable;
        fd_set writable;
        FD_ZERO(&readable);
        FD_ZERO(&writable);
        if (!full)
            FD_SET(listenfd, &readable);
        int highest = listenfd;
        for (int fd = 0; fd < ROOM; fd++) {
            if (!clients[fd].here)
                continue;
            FD_SET(fd, &readable);
            if (clients[fd].queue_length > 0)
                FD_SET(fd, &writable);
            if (fd > highest)
                highest = fd;
        }
        if (select(highest + 1, &readable, &writable, NULL, NULL) < 0)
            die("Select failed");

        // the listener first: a number that becomes free below is given to nobody before the next select()
        if (FD_ISSET(listenfd, &readable))
            welcome(listenfd);
        for (int fd = 0; fd <= highest; fd++) {
            if (clients[fd].here && FD_ISSET(fd, &writable))
                flush(fd);
            if (clients[fd].here && FD_ISSET(fd, &readable))
                hear(fd);
        }
    }
}
