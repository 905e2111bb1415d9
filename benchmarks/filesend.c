/* (f) A file to a socket of the loopback, 64 KiB with each sendfile(). filesend PATH PORT: prints the nanoseconds for
   each byte until the reader has them all, by the clock on the wall and of this process's processor. */

#include "bench.h"
#include <sys/sendfile.h>

enum { CHUNK = 65536 };

int main(int argc, char *argv[])
{
    if (argc != 3)
        return 2;
    int file = (int)CHECKED(open(argv[1], O_RDONLY)), fd = connected(atoi(argv[2]));
    long long sent = 0, start = nanoseconds(CLOCK_MONOTONIC), used = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
    char end;

    for (ssize_t n; (n = CHECKED(sendfile(fd, file, NULL, CHUNK))) > 0;)
        sent += n;
    CHECKED(shutdown(fd, SHUT_WR));
    CHECKED(recv(fd, &end, 1, 0)); /* the reader closes when it has read the end */
    start = nanoseconds(CLOCK_MONOTONIC) - start;
    used = nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - used;
    printf("%.6f %.6f\n", (double)start / (double)sent, (double)used / (double)sent);
    return 0;
}
