/* The little services of the old days: echo (RFC 862), discard (863), chargen (864),
 * daytime (867), time (868); TCP only, one select() for all of them.
 *
 * The time is what argv[1] says, so that two runs say the same. */

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define BASE 7300
#define EPOCH_1900 2208988800UL     /* seconds from 1900 to 1970 */
#define WIDTH 72

struct connection;

struct service {
    const char *name;
    int port;
    void (*start)(struct connection *);
    int (*input)(struct connection *, char *data, ssize_t n);   /* 0: hang up */
    int fd;
    unsigned served;
};

struct connection {
    int fd;
    struct service *service;
    unsigned long bytes;
};

static time_t now;
static struct connection connections[FD_SETSIZE];
static volatile sig_atomic_t got_signal;

static void note(int sig)
{
    got_signal = sig;
}

static void finish(struct connection *c)
{
    printf("%s: fd %d closed after %lu bytes\n", c->service->name, c->fd, c->bytes);
    close(c->fd);
    c->fd = -1;
}

static int echo_input(struct connection *c, char *data, ssize_t n)
{
    return send(c->fd, data, n, MSG_NOSIGNAL) == n;
}

static int discard_input(struct connection *c, char *data, ssize_t n)
{
    return 1;
}

static void daytime_start(struct connection *c)
{
    struct tm tm;
    char text[40];
    size_t n;

    gmtime_r(&now, &tm);
    n = strftime(text, sizeof text, "%a %b %e %H:%M:%S %Y UTC\r\n", &tm);
    c->bytes += write(c->fd, text, n);
    finish(c);
}

static void time_start(struct connection *c)
{
    uint32_t t = htonl((uint32_t)(now + EPOCH_1900));
    c->bytes += write(c->fd, &t, sizeof t);
    finish(c);
}

/* as many lines as the caller sends bytes: the real one goes on for ever */
static int chargen_input(struct connection *c, char *data, ssize_t n)
{
    char line[WIDTH + 2];
    int i;

    line[WIDTH] = '\r';
    line[WIDTH + 1] = '\n';
    while (n-- > 0) {
        unsigned long row = c->bytes / (WIDTH + 2);
        for (i = 0; i < WIDTH; i++)
            line[i] = ' ' + (row + i) % 95;
        c->bytes += send(c->fd, line, sizeof line, 0);
    }
    return c->bytes < 20 * (WIDTH + 2);
}

static struct service services[] = {
    { "echo",    BASE + 7,  NULL, echo_input },
    { "discard", BASE + 9,  NULL, discard_input },
    { "daytime", BASE + 13, daytime_start, NULL },
    { "chargen", BASE + 19, NULL, chargen_input },
    { "time",    BASE + 37, time_start, NULL },
};
#define NSERVICES (sizeof services / sizeof services[0])

static void open_service(struct service *s)
{
    struct sockaddr_in sin;
    int one = 1;

    s->fd = socket(PF_INET, SOCK_STREAM, 0);
    if (s->fd < 0) {
        perror(s->name);
        exit(1);
    }
    setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, (char *)&one, sizeof one);
    memset(&sin, 0, sizeof sin);
    sin.sin_family = AF_INET;
    sin.sin_port = htons(s->port);
    sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(s->fd, (struct sockaddr *)&sin, sizeof sin) < 0 || listen(s->fd, 2) < 0) {
        fprintf(stderr, "%s on port %d: %s\n", s->name, s->port, strerror(errno));
        exit(1);
    }
}

int main(int argc, char *argv[])
{
    struct service *s;
    struct connection *c;
    char data[64];
    fd_set fds;
    int max;

    now = argc > 1 ? (time_t)strtoll(argv[1], NULL, 10) : time(NULL);
    struct sigaction sa = { .sa_handler = note, .sa_flags = 0 };
    sigaction(SIGTERM, &sa, NULL);
    for (c = connections; c < connections + FD_SETSIZE; c++)
        c->fd = -1;
    for (s = services; s < services + NSERVICES; s++)
        open_service(s);

    while (!got_signal) {
        max = -1;
        FD_ZERO(&fds);
        for (s = services; s < services + NSERVICES; s++) {
            FD_SET(s->fd, &fds);
            if (s->fd > max)
                max = s->fd;
        }
        for (c = connections; c < connections + FD_SETSIZE; c++)
            if (c->fd >= 0) {
                FD_SET(c->fd, &fds);
                if (c->fd > max)
                    max = c->fd;
            }
        if (select(max + 1, &fds, NULL, NULL, NULL) < 0)
            continue;

        for (s = services; s < services + NSERVICES; s++) {
            if (!FD_ISSET(s->fd, &fds))
                continue;
            int fd = accept(s->fd, NULL, NULL);
            if (fd < 0)
                continue;
            c = &connections[fd];
            c->fd = fd;
            c->service = s;
            c->bytes = 0;
            s->served++;
            FD_CLR(fd, &fds);           /* it was not in the set when select() looked */
            if (s->start)
                s->start(c);
        }
        for (c = connections; c < connections + FD_SETSIZE; c++) {
            if (c->fd < 0 || !FD_ISSET(c->fd, &fds))
                continue;
            ssize_t n = recv(c->fd, data, sizeof data, 0);
            if (n > 0 && c->service->input != chargen_input)
                c->bytes += n;
            if (n <= 0 || !c->service->input(c, data, n))
                finish(c);
        }
    }
    for (s = services; s < services + NSERVICES; ++s)
        printf("%-8s%5d%4u\n", s->name, s->port, s->served);
    return 0;
}
