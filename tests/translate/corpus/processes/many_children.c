/* Several children at once, each with its own work, statuses collected by pid */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 4

static int work(int n)
{
    int i, sum = 0;

    for (i = 1; i <= n * 10; i++)
        sum += i;
    return sum % 100;
}

int main(void)
{
    pid_t pids[N];
    int i, status, total = 0;

    for (i = 0; i < N; i++) {
        pids[i] = fork();
        if (pids[i] == 0)
            _exit(work(i));
    }
    for (i = N - 1; i >= 0; i--) {
        if (waitpid(pids[i], &status, 0) != pids[i])
            perror("waitpid");
        printf("child %d: %d\n", i, WEXITSTATUS(status));
        total += WEXITSTATUS(status);
    }
    printf("%d\n", total);
    return total > 255;
}
