/* sigset_t, sigprocmask, sigpending: a blocked signal waits */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static int got;

static void handler(int sig)
{
    got = sig;
}

int main(void)
{
    sigset_t set, old, pending;

    signal(SIGTERM, handler);
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigdelset(&set, SIGINT);
    printf("%d %d\n", sigismember(&set, SIGTERM), sigismember(&set, SIGINT));
    sigprocmask(SIG_BLOCK, &set, &old);
    kill(getpid(), SIGTERM);
    sigpending(&pending);
    printf("%d pending %d\n", got, sigismember(&pending, SIGTERM));
    sigprocmask(SIG_SETMASK, &old, NULL);
    printf("%d\n", got == SIGTERM);
    sigfillset(&set);
    printf("%d\n", sigismember(&set, SIGHUP));
    return 0;
}
