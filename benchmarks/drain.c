/* (f) The reader of all the senders alike. It prints its port and reads one connection to its end. */

#include "bench.h"

static char buf[262144];

int main(void)
{
    int listener = listening(), fd = (int)CHECKED(accept(listener, NULL, NULL));

    while (CHECKED(recv(fd, buf, sizeof(buf), 0)) > 0)
        continue;
    return 0;
}
