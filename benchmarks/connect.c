/* (j) connect() and accept(), with the socket() before and the close() of both after, over loopback. connect COUNT */

#include "bench.h"

static int listener;
static struct sockaddr_in here;

static void work(long count)
{
    struct sockaddr_in peer;

    for (long i = 0; i < count; i++) {
        socklen_t addrlen = sizeof(peer);
        int client = socket(AF_INET, SOCK_STREAM, 0), server;

        if (client == -1 || connect(client, (struct sockaddr *)&here, sizeof(here)) == -1)
            exit(1);
        server = accept(listener, (struct sockaddr *)&peer, &addrlen);
        if (server == -1 || close(client) == -1 || close(server) == -1)
            exit(1);
    }
}

int main(int argc, char *argv[])
{
    socklen_t addrlen = sizeof(here);

    here = loopback(0);
    listener = (int)CHECKED(socket(AF_INET, SOCK_STREAM, 0));
    CHECKED(bind(listener, (struct sockaddr *)&here, sizeof(here)));
    CHECKED(listen(listener, 8));
    CHECKED(getsockname(listener, (struct sockaddr *)&here, &addrlen));
    timed(work, argc > 1 ? atol(argv[1]) : 1);
    return 0;
}
