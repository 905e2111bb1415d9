/* A process that asks about itself, and a child that ends with its parent */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void ended(int sig)
{
    if (sig == SIGUSR1)
        if (write(1, "my parent has ended\n", 20) != 20)
            _exit(1);
}

int main(void)
{
    char name[16], text[8];
    int sig = -1, reaper, ready[2], i;

    if (prctl(PR_SET_NAME, (unsigned long)"a worker of ours", 0, 0, 0) == -1)
        perror("prctl");
    prctl(PR_GET_NAME, name);
    printf("name: '%s'\n", name);
    for (i = 0; i < 3; i++)
        snprintf(text, sizeof(text), "w%d", i);
    prctl(PR_SET_NAME, text, 0, 0, 0);
    prctl(PR_GET_NAME, name, 0, 0, 0);
    printf("name: '%s'\n", name);
    if (prctl(PR_GET_PDEATHSIG, &sig) == 0)
        printf("signal: %d\n", sig);
    printf("privileges: %d\n", prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    printf("privileges: %d\n", prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    prctl(PR_GET_CHILD_SUBREAPER, &reaper);
    printf("reaper: %d\n", reaper);
    i = prctl(PR_SET_PDEATHSIG, 1000L);
    printf("no such signal: %d %d\n", i, errno == EINVAL);
    fflush(stdout);

    signal(SIGUSR1, ended);
    if (pipe(ready) == -1)
        return 1;
    if (fork() == 0) {
        sigset_t block, before;

        sigemptyset(&block);
        sigaddset(&block, SIGUSR1);
        sigprocmask(SIG_BLOCK, &block, &before);
        if (fork() == 0) {
            prctl(PR_SET_PDEATHSIG, SIGUSR1);
            if (write(ready[1], "r", 1) != 1)
                _exit(1);
            sigsuspend(&before);
            _exit(0);
        }
        if (read(ready[0], text, 1) != 1)
            _exit(1);
        _exit(0);
    }
    while (wait(NULL) > 0)
        ;
    return 0;
}
