/* times(): what a loop takes, of the program and of a child */
#include <stdio.h>
#include <sys/times.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile unsigned long sum;

static void work(void)
{
    unsigned long i;

    for (i = 0; i < 1000; i++)
        sum += i;
}

int main(void)
{
    struct tms before, after;
    clock_t start = times(&before), end;
    long ticks = sysconf(_SC_CLK_TCK);
    pid_t pid;

    if (start == (clock_t)-1)
        perror("times");
    work();
    if ((pid = fork()) == 0) {
        work();
        _exit(0);
    }
    waitpid(pid, NULL, 0);
    end = times(&after);
    printf("%ld %d\n", ticks, end >= start);
    printf("%d %d\n", after.tms_utime >= before.tms_utime, after.tms_stime >= before.tms_stime);
    printf("%d\n", after.tms_cutime + after.tms_cstime < 600 * ticks);
    printf("%lu\n", sum);
    return 0;
}
