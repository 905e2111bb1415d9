/* signal() and raise(): handlers, SIG_IGN, SIG_DFL, the old handler */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static int count;

static void handler(int sig)
{
    count++;
    printf("signal %d, count %d\n", sig, count);
}

static void other(int sig)
{
    printf("other %d\n", sig == SIGUSR2);
    signal(SIGUSR2, SIG_IGN);
}

int main(void)
{
    void (*old)(int);

    old = signal(SIGUSR1, handler);
    printf("%d\n", old == SIG_DFL);
    raise(SIGUSR1);
    raise(SIGUSR1);
    old = signal(SIGUSR1, SIG_IGN);
    printf("%d\n", old == handler);
    raise(SIGUSR1);
    printf("still %d\n", count);
    signal(SIGUSR2, other);
    kill(getpid(), SIGUSR2);
    kill(getpid(), SIGUSR2);
    signal(SIGUSR1, old);
    raise(SIGUSR1);
    if (signal(SIGKILL, handler) == SIG_ERR)
        perror("signal");
    fflush(stdout);
    signal(SIGUSR1, SIG_DFL);
    raise(SIGUSR1);
    printf("never\n");
    return 0;
}
