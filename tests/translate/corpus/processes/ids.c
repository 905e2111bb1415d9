/* getpid, getppid, process groups: relations, not numbers */
#include <stdio.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    pid_t parent = getpid(), pid;
    int status;

    printf("%d %d\n", parent > 1, getppid() != parent);
    printf("%d %d\n", getuid() == geteuid(), getgid() == getegid());
    printf("%d\n", getpgrp() == getpgid(0));
    fflush(stdout);
    pid = fork();
    if (pid == 0) {
        int ok = getppid() == parent;
        setsid();
        ok = ok && getpgrp() == getpid() && getsid(0) == getpid();
        _exit(ok ? 11 : 12);
    }
    wait(&status);
    printf("%d\n", WEXITSTATUS(status));
    printf("%d\n", getpid() == parent);
    return 0;
}
