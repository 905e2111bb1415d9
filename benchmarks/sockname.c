/* (c) getsockname() of a socket that is bound to a port of 127.0.0.1. sockname COUNT */

#include "bench.h"

static int fd;

static void work(long count)
{
    struct sockaddr_in addr;
    socklen_t addrlen = sizeof(addr);

    for (long i = 0; i < count; i++)
        if (getsockname(fd, (struct sockaddr *)&addr, &addrlen) == -1)
            exit(1);
}

int main(int argc, char *argv[])
{
    struct sockaddr_in addr = loopback(0);

    fd = (int)CHECKED(socket(AF_INET, SOCK_STREAM, 0));
    CHECKED(bind(fd, (struct sockaddr *)&addr, sizeof(addr)));
    timed(work, argc > 1 ? atol(argv[1]) : 1);
    return 0;
}
