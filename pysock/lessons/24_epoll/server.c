// Chat room with epoll: what one client writes, line by line, all others read. One process, one thread.
// See also: epoll(7), accept(2), recv(2), send(2)

#include <errno.h>      // errno, EAGAIN, ECONNABORTED, EINTR, EMFILE, ENFILE
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY, htonl, htons
#include <stdbool.h>    // bool
#include <stdint.h>     // uint32_t
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE, NULL
#include <string.h>     // memcpy, memmove, memset
#include <sys/epoll.h>  // epoll_create1, epoll_ctl, epoll_wait, struct epoll_event, EPOLLIN, EPOLLOUT
#include <sys/socket.h> // socket, setsockopt, bind, listen, accept, recv, send
#include <unistd.h>     // close

#define ROOM 1024      // our table's limit: epoll takes any descriptor
#define LINE_SIZE 1024 // the longest line, with its end
#define QUEUE_SIZE 16384
#define EVENTS 64 // so many at once: the rest comes with the next call

struct client {
    bool here;
    size_t line_length;
    size_t queue_length;
    char line[LINE_SIZE];   // the beginning of a line whose end has not come yet
    char queue[QUEUE_SIZE]; // what others wrote and this client has not taken yet
};

// a descriptor is a small number: it is the client's place in the table
static struct client clients[ROOM];
static int listenfd;
static int epollfd;
static int present = 0;
static bool full = false;

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

// Has the kernel keep in mind what is to be waited for.
static void watch(int operation, int fd, uint32_t events)
{
    struct epoll_event event;
    memset(&event, 0, sizeof(event));
    event.events = events;
    event.data.fd = fd;
    if (epoll_ctl(epollfd, operation, fd, &event) < 0)
        die("Watching failed");
}

static void hang_up(int fd, const char *why)
{
    printf("Client %d %s\n", fd, why);
    clients[fd].here = false;
    present--;
    if (full)
        watch(EPOLL_CTL_MOD, listenfd, EPOLLIN);
    full = false;
    // closing also takes it out of what is watched
    if (close(fd) < 0)
        die("Close failed");
}

static void welcome(void)
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
        watch(EPOLL_CTL_MOD, listenfd, 0);
        if (fd >= 0 && close(fd) < 0)
            die("Close failed");
        return;
    }
    printf("Client %d joined\n", fd);
    clients[fd].here = true;
    clients[fd].line_length = 0;
    clients[fd].queue_length = 0;
    present++;
    watch(EPOLL_CTL_ADD, fd, EPOLLIN);
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
    if (client->queue_length == 0)
        watch(EPOLL_CTL_MOD, fd, EPOLLIN);
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
        if (client->queue_length == 0)
            watch(EPOLL_CTL_MOD, fd, EPOLLIN | EPOLLOUT);
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
    listenfd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
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
    epollfd = epoll_create1(0);
    if (epollfd < 0)
        die("Epoll creation failed");
    watch(EPOLL_CTL_ADD, listenfd, EPOLLIN);
    printf("Chat room open on port %s\n", argv[1]);

    for (;;) {
        struct epoll_event events[EVENTS];
        int count = epoll_wait(epollfd, events, EVENTS, -1);
        if (count < 0 && errno != EINTR) // Ctrl-Z and fg interrupt it, handler or not
            die("Epoll wait failed");

        // an event may be left of one who is gone, whose number a newcomer has: it does no harm, as no call waits
        for (int i = 0; i < count; i++) {
            int fd = events[i].data.fd;
            if (fd == listenfd)
                welcome();
            if (clients[fd].here && (events[i].events & EPOLLOUT) != 0)
                flush(fd);
            // EPOLLIN, and what comes unasked: EPOLLHUP, EPOLLERR
            if (clients[fd].here && (events[i].events & ~EPOLLOUT) != 0)
                hear(fd);
        }
    }
}
