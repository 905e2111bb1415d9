/* (e) The clients of all the echo servers alike: each connection sends 64 bytes and waits for them to come back.
   load PORT CONNECTIONS COUNT PID: prints the nanoseconds for each of COUNT echoes, by the clock on the wall and of the
   server's processor. */

#include "bench.h"
#include <sys/epoll.h>

enum { EVENTS = 256 };

static char buf[64];
static int epfd;

static void ask(int fd)
{
    if (send(fd, buf, sizeof(buf), 0) != sizeof(buf))
        exit(1);
}

static void answer(int fd)
{
    if (recv(fd, buf, sizeof(buf), MSG_WAITALL) != sizeof(buf))
        exit(1);
}

/* So many echoes; at the start and at the end, every connection is at rest. */
static void work(const int *fds, int connections, long count)
{
    struct epoll_event events[EVENTS];
    long asked = 0, answered = 0;

    for (; asked < connections && asked < count; asked++)
        ask(fds[asked]);
    while (answered < count) {
        int ready = (int)CHECKED(epoll_wait(epfd, events, EVENTS, -1));
        for (int i = 0; i < ready; i++, answered++) {
            answer(events[i].data.fd);
            if (asked < count) {
                ask(events[i].data.fd);
                asked++;
            }
        }
    }
}

int main(int argc, char *argv[])
{
    if (argc != 5)
        return 2;
    int connections = atoi(argv[2]), *fds = calloc((size_t)connections, sizeof(*fds));
    long count = atol(argv[3]);
    long long start, used;
    clockid_t server;

    if (clock_getcpuclockid(atoi(argv[4]), &server) != 0)
        return 1;
    epfd = (int)CHECKED(epoll_create1(0));
    for (int i = 0; i < connections; i++) {
        struct epoll_event event = {.events = EPOLLIN};
        fds[i] = event.data.fd = connected(atoi(argv[1]));
        CHECKED(epoll_ctl(epfd, EPOLL_CTL_ADD, fds[i], &event));
    }
    work(fds, connections, count / 10 + connections); /* every connection is accepted, and everything is warm */
    used = nanoseconds(server);
    start = nanoseconds(CLOCK_MONOTONIC);
    work(fds, connections, count);
    start = nanoseconds(CLOCK_MONOTONIC) - start;
    used = nanoseconds(server) - used;
    printf("%.3f %.3f\n", (double)start / (double)count, (double)used / (double)count);
    for (int i = 0; i < connections; i++)
        close(fds[i]);
    free(fds);
    return 0;
}
