/* fork, wait and waitpid: statuses, two copies of the data */
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static int global = 1;

int main(void)
{
    pid_t pid, done;
    int status, local = 10;

    fflush(stdout);
    pid = fork();
    if (pid < 0) {
        perror("fork");
        exit(1);
    }
    if (pid == 0) {
        global++;
        local += 5;
        printf("child: %d %d, pid 0 %d\n", global, local, pid == 0);
        exit(7);
    }
    done = wait(&status);
    printf("parent: %d %d, same pid %d\n", global, local, done == pid);
    if (WIFEXITED(status))
        printf("exit status %d\n", WEXITSTATUS(status));

    fflush(stdout);
    if ((pid = fork()) == 0)
        abort();
    waitpid(pid, &status, 0);
    printf("%d %d\n", WIFSIGNALED(status), WTERMSIG(status));
    printf("%d\n", (int)waitpid(-1, &status, 0));
    perror("waitpid");
    return 0;
}
