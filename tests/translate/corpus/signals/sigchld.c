/* SIGCHLD: a handler that reaps, and SA_NOCLDWAIT by SIG_IGN */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t reaped;
static volatile sig_atomic_t statuses;

static void sigchld_handler(int s)
{
    int saved_errno = errno, status;

    (void)s;
    while (waitpid(-1, &status, WNOHANG) > 0) {
        reaped++;
        statuses += WEXITSTATUS(status);
    }
    errno = saved_errno;
}

int main(void)
{
    struct sigaction sa = { .sa_handler = sigchld_handler, .sa_flags = SA_RESTART };
    sigset_t block, old;
    int i;

    sigemptyset(&sa.sa_mask);
    if (sigaction(SIGCHLD, &sa, NULL) == -1) {
        perror("sigaction");
        return 1;
    }
    sigemptyset(&block);
    sigaddset(&block, SIGCHLD);
    sigprocmask(SIG_BLOCK, &block, &old);
    for (i = 1; i <= 3; i++)
        if (fork() == 0)
            _exit(i);
    while (reaped < 3)
        sigsuspend(&old);
    sigprocmask(SIG_SETMASK, &old, NULL);
    printf("reaped %d, statuses %d\n", (int)reaped, (int)statuses);

    signal(SIGCHLD, SIG_IGN);
    if (fork() == 0)
        _exit(0);
    i = wait(NULL);
    printf("%d %s\n", i, strerror(errno));
    return 0;
}
