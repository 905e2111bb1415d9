/* gettimeofday, clock_gettime, nanosleep: only what is sure about them */
#include <errno.h>
#include <stdio.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long elapsed_ms(const struct timespec *from, const struct timespec *to)
{
    return (to->tv_sec - from->tv_sec) * 1000 + (to->tv_nsec - from->tv_nsec) / 1000000;
}

int main(void)
{
    struct timeval tv, later;
    struct timespec start, end, pause = { 0, 5 * 1000 * 1000 };
    clock_t c = clock();

    gettimeofday(&tv, NULL);
    clock_gettime(CLOCK_MONOTONIC, &start);
    if (nanosleep(&pause, NULL) < 0)
        perror("nanosleep");
    clock_gettime(CLOCK_MONOTONIC, &end);
    gettimeofday(&later, NULL);
    printf("%s\n", elapsed_ms(&start, &end) >= 5 ? "slept" : "too short");
    printf("%d\n", later.tv_sec > tv.tv_sec || (later.tv_sec == tv.tv_sec && later.tv_usec > tv.tv_usec));
    printf("%d\n", tv.tv_usec < 1000000);
    printf("%d %ld\n", clock() >= c, (long)CLOCKS_PER_SEC);
    pause.tv_nsec = 2000000000;
    if (nanosleep(&pause, NULL) < 0)
        printf("%d\n", errno == EINVAL);
    printf("%d\n", usleep(1000));
    return 0;
}
