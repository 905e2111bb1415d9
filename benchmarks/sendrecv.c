/* (a) 64 bytes through a socketpair: send() and recv() into one buffer. sendrecv COUNT */

#include "bench.h"

static int fds[2];
static char buf[64];

static void work(long count)
{
    for (long i = 0; i < count; i++)
        if (send(fds[0], buf, sizeof(buf), 0) != sizeof(buf) || recv(fds[1], buf, sizeof(buf), 0) != sizeof(buf))
            exit(1);
}

int main(int argc, char *argv[])
{
    CHECKED(socketpair(AF_UNIX, SOCK_STREAM, 0, fds));
    timed(work, argc > 1 ? atol(argv[1]) : 1);
    return 0;
}
