/* How children die of signals nobody handles */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void child(int sig)
{
    if (fork() == 0) {
        raise(sig);
        _exit(0);
    }
}

int main(void)
{
    int signals[] = { SIGINT, SIGTERM, SIGKILL, SIGALRM, SIGUSR1, SIGPIPE, SIGCHLD, SIGHUP };
    unsigned i;
    int status;

    for (i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        child(signals[i]);
        wait(&status);
        if (WIFSIGNALED(status))
            printf("%s: killed by %d\n", strsignal(signals[i]), WTERMSIG(status) == signals[i]);
        else
            printf("%s: exit %d\n", strsignal(signals[i]), WEXITSTATUS(status));
    }
    fflush(stdout);
    alarm(1);
    raise(SIGTERM);
    return 0;
}
