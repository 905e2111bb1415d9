/* execl, execvp, execve with an environment, and an exec that fails */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int run(void (*child)(void))
{
    int status;
    pid_t pid;

    fflush(stdout);
    pid = fork();
    if (pid == 0) {
        child();
        fprintf(stderr, "exec: %s\n", strerror(errno));
        _exit(127);
    }
    waitpid(pid, &status, 0);
    return WEXITSTATUS(status);
}

static void list(void)
{
    execl("/bin/echo", "echo", "by", "execl", (char *)NULL);
}

static void vector(void)
{
    char *argv[] = { "sh", "-c", "echo $0 $1; exit 4", "zero", "one", NULL };

    execvp("sh", argv);
}

static void with_env(void)
{
    char *argv[] = { "sh", "-c", "echo $CORPUS", NULL };
    char *envp[] = { "CORPUS=from envp", "PATH=/bin:/usr/bin", NULL };

    execve("/bin/sh", argv, envp);
}

static void missing(void)
{
    execlp("no-such-program", "x", NULL);
}

int main(void)
{
    printf("%d\n", run(list));
    printf("%d\n", run(vector));
    printf("%d\n", run(with_env));
    printf("%d\n", run(missing));
    return 0;
}
