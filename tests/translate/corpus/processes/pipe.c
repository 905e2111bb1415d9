/* A pipe from child to parent, and one back */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int down[2], up[2], n, status;
    char buf[64];

    if (pipe(down) == -1 || pipe(up) == -1) {
        perror("pipe");
        exit(EXIT_FAILURE);
    }
    switch (fork()) {
    case -1:
        perror("fork");
        exit(EXIT_FAILURE);
    case 0:
        close(down[1]);
        close(up[0]);
        while ((n = read(down[0], buf, sizeof buf)) > 0) {
            int i;
            for (i = 0; i < n; i++)
                if (buf[i] >= 'a' && buf[i] <= 'z')
                    buf[i] = buf[i] - 'a' + 'A';
            write(up[1], buf, n);
        }
        _exit(n == 0 ? 3 : 4);
    default:
        close(down[0]);
        close(up[1]);
    }
    write(down[1], "through the pipe", 16);
    close(down[1]);
    while ((n = read(up[0], buf, 5)) > 0)
        printf("%.*s|", n, buf);
    printf("\n");
    wait(&status);
    printf("%d\n", WEXITSTATUS(status));
    return 0;
}
