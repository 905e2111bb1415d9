/* (h) The bytes by which this process grows for each of COUNT open sockets. memory COUNT */

#include "bench.h"

static double resident(void)
{
    long kilobytes = -1;
    char line[256];
    FILE *file = fopen("/proc/self/smaps_rollup", "r"); /* the pages themselves: statm's numbers may lag behind */

    while (file != NULL && kilobytes < 0 && fgets(line, sizeof(line), file) != NULL)
        sscanf(line, "Rss: %ld", &kilobytes);
    if (kilobytes < 0)
        exit(1);
    fclose(file);
    return (double)kilobytes * 1024;
}

int main(int argc, char *argv[])
{
    int count = argc > 1 ? atoi(argv[1]) : 1;
    double before = (resident(), resident()); /* the first one makes stdio's own memory */
    int *fds = calloc((size_t)count, sizeof(*fds));

    for (int i = 0; i < count; i++)
        fds[i] = (int)CHECKED(socket(AF_INET, SOCK_DGRAM, 0));
    printf("%.3f\n", (resident() - before) / count);
    return fds[count - 1] < 0;
}
