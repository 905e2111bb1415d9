/* system() and its status */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

int main(void)
{
    int status;

    printf("before\n");
    fflush(stdout);
    status = system("echo in the shell");
    printf("%d\n", status);
    status = system("exit 5");
    printf("%d %d\n", WIFEXITED(status), WEXITSTATUS(status));
    status = system("kill -9 $$");
    if (WIFSIGNALED(status))
        printf("signal %d\n", WTERMSIG(status));
    printf("%d\n", system(NULL) != 0);
    return 0;
}
