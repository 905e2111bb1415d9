/* A pipeline built by hand: fork, dup2, exec */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *msg)
{
    perror(msg);
    exit(1);
}

int main(void)
{
    int to_sort[2], from_sort[2];
    char line[64];
    FILE *in;

    if (pipe(to_sort) < 0 || pipe(from_sort) < 0)
        die("pipe");
    if (fork() == 0) {
        dup2(to_sort[0], STDIN_FILENO);
        dup2(from_sort[1], STDOUT_FILENO);
        close(to_sort[0]);
        close(to_sort[1]);
        close(from_sort[0]);
        close(from_sort[1]);
        execlp("sort", "sort", (char *)0);
        die("sort");
    }
    close(to_sort[0]);
    close(from_sort[1]);
    dprintf(to_sort[1], "pear\napple\nfig\n");
    close(to_sort[1]);
    in = fdopen(from_sort[0], "r");
    while (fgets(line, sizeof line, in))
        printf("sorted: %s", line);
    fclose(in);
    wait(NULL);
    return 0;
}
