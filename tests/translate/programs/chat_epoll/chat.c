/* chat.c - epoll, non-blocking sockets, an output queue per client.
   Every client is a heap object; the event carries its address. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PORT = 7020, MAX_EVENTS = 8, INBUF = 64 };

struct chunk {
    struct chunk *next;
    size_t len, off;
    char data[];                    /* flexible */
};

struct client {
    int fd;
    unsigned id;
    uint32_t events;
    struct client *prev, *next;
    struct chunk *head, **tail;     /* waiting to be written */
    char in[INBUF];
    size_t in_len;
};

static struct client list = { .fd = -1, .prev = &list, .next = &list };     /* a ring with a sentinel */
static int epfd;
static unsigned next_id = 1;
static volatile sig_atomic_t done;

static void quit(int sig) { done = sig; }

static void *xmalloc(size_t n)
{
    void *p = malloc(n);
    if (!p) {
        fputs("out of memory\n", stderr);
        abort();
    }
    return p;
}

static void watch(struct client *c, uint32_t events)
{
    if (c->events == events)
        return;
    struct epoll_event ev = { .events = events, .data.ptr = c };
    if (epoll_ctl(epfd, EPOLL_CTL_MOD, c->fd, &ev) < 0)
        perror("epoll_ctl mod");
    c->events = events;
}

static void destroy(struct client *c)
{
    struct chunk *k = c->head, *next;
    while (k) {
        next = k->next;
        free(k);
        k = next;
    }
    c->prev->next = c->next;
    c->next->prev = c->prev;
    close(c->fd);       /* leaves the epoll set by itself */
    printf("client %u gone\n", c->id);
    free(c);
}

/* 0 when all is written, 1 when something waits, -1 when the client is lost */
static int flush_queue(struct client *c)
{
    while (c->head) {
        struct chunk *k = c->head;
        ssize_t n = send(c->fd, k->data + k->off, k->len - k->off, MSG_NOSIGNAL);
        if (n < 0)
            return (errno == EAGAIN || errno == EWOULDBLOCK) ? 1 : -1;
        k->off += (size_t)n;
        if (k->off < k->len)
            continue;
        c->head = k->next;
        if (!c->head)
            c->tail = &c->head;
        free(k);
    }
    return 0;
}

static void enqueue(struct client *c, const char *data, size_t len)
{
    struct chunk *k = xmalloc(sizeof *k + len);
    k->next = NULL;
    k->len = len;
    k->off = 0;
    memcpy(k->data, data, len);
    *c->tail = k;
    c->tail = &k->next;
    watch(c, EPOLLIN | EPOLLOUT);
}

static void say_all(const struct client *from, const char *line, size_t len)
{
    char text[INBUF + 32];
    int n = snprintf(text, sizeof text, "%u: %.*s\n", from->id, (int)len, line);
    for (struct client *c = list.next; c != &list; c = c->next)
        if (c != from)
            enqueue(c, text, (size_t)n);
}

static int on_readable(struct client *c)
{
    for (;;) {
        ssize_t n = recv(c->fd, c->in + c->in_len, sizeof c->in - c->in_len, 0);
        if (n == 0)
            return -1;
        if (n < 0)
            return errno == EAGAIN ? 0 : -1;
        c->in_len += n;

        char *start = c->in, *nl;
        size_t left = c->in_len;
        while ((nl = memchr(start, '\n', left))) {
            say_all(c, start, nl - start);
            left -= nl + 1 - start;
            start = nl + 1;
        }
        if (left == sizeof c->in) {             /* no end in sight: pass it on as it is */
            say_all(c, start, left);
            left = 0;
        }
        memmove(c->in, start, left);
        c->in_len = left;
    }
}

static void on_connect(int lfd)
{
    for (;;) {
        int fd = accept4(lfd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0) {
            if (errno != EAGAIN)
                perror("accept4");
            return;
        }
        struct client *c = xmalloc(sizeof *c);
        *c = (struct client){ .fd = fd, .id = next_id++, .events = EPOLLIN };
        c->tail = &c->head;
        c->next = &list;
        c->prev = list.prev;
        list.prev->next = c;
        list.prev = c;

        struct epoll_event ev = { .events = EPOLLIN };
        ev.data.ptr = c;
        if (epoll_ctl(epfd, EPOLL_CTL_ADD, fd, &ev) < 0) {
            perror("epoll_ctl add");
            exit(1);
        }
        printf("client %u on fd %d\n", c->id, fd);
    }
}

int main(void)
{
    struct sigaction sa = { .sa_handler = quit };
    sigemptyset(&sa.sa_mask);
    sigaction(SIGINT, &sa, NULL);
    sigaction(SIGTERM, &sa, NULL);

    int lfd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    int one = 1;
    setsockopt(lfd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    struct sockaddr_in sin = { .sin_family = AF_INET, .sin_port = htons(PORT), .sin_addr = { htonl(INADDR_LOOPBACK) } };
    if (bind(lfd, (void *)&sin, sizeof sin) < 0 || listen(lfd, SOMAXCONN) < 0) {
        perror("bind/listen");
        return EXIT_FAILURE;
    }

    epfd = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event ev = { .events = EPOLLIN, .data = { .ptr = &list } };
    epoll_ctl(epfd, EPOLL_CTL_ADD, lfd, &ev);

    while (!done) {
        struct epoll_event ready[MAX_EVENTS];
        int n = epoll_wait(epfd, ready, MAX_EVENTS, -1);
        if (n < 0 && errno != EINTR) {
            perror("epoll_wait");
            return EXIT_FAILURE;
        }
        for (int i = 0; i < n; i++) {
            struct client *c = ready[i].data.ptr;
            if (c == &list) {
                on_connect(lfd);
                continue;
            }
            int alive = 1;
            if (ready[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR))
                alive = on_readable(c) == 0;
            if (alive && ready[i].events & EPOLLOUT) {
                switch (flush_queue(c)) {
                case 0:
                    watch(c, EPOLLIN);
                    break;
                case -1:
                    alive = 0;
                }
            }
            if (!alive)
                destroy(c);
        }
    }
    printf("%s: closing\n", done == SIGINT ? "interrupted" : "terminated");
    while (list.next != &list)
        destroy(list.next);
    close(epfd);
    close(lfd);
    return 0;
}
