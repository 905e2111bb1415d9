/* (b) recv() where nothing waits: -1 with EAGAIN. eagain COUNT */

#include "bench.h"

static int fds[2];
static char buf[64];

static void work(long count)
{
    for (long i = 0; i < count; i++)
        if (recv(fds[1], buf, sizeof(buf), 0) != -1 || errno != EAGAIN)
            exit(1);
}

int main(int argc, char *argv[])
{
    CHECKED(socketpair(AF_UNIX, SOCK_STREAM, 0, fds));
    CHECKED(fcntl(fds[1], F_SETFL, O_NONBLOCK));
    timed(work, argc > 1 ? atol(argv[1]) : 1);
    return 0;
}
