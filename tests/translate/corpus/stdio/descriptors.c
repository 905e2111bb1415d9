/* fdopen, fileno, dprintf, freopen, popen */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
    int fd = open("out.txt", O_RDWR | O_CREAT | O_TRUNC, 0644);
    FILE *f;
    char line[64];

    printf("%d %d %d %d\n", fileno(stdin), fileno(stdout), fileno(stderr), fd);
    dprintf(fd, "by dprintf %d\n", 1);
    f = fdopen(fd, "r+");
    if (!f) {
        perror("fdopen");
        return 1;
    }
    fseek(f, 0, SEEK_END);
    fprintf(f, "by fprintf %d\n", 2);
    fseek(f, 0, SEEK_SET);
    while (fgets(line, sizeof line, f))
        fputs(line, stdout);
    fclose(f);
    printf("%d\n", close(fd));

    f = popen("echo from the shell; exit 3", "r");
    fgets(line, sizeof line, f);
    printf("%s%d\n", line, WEXITSTATUS(pclose(f)));

    fflush(stdout);
    if (freopen("log.txt", "w", stdout) == NULL)
        return 1;
    printf("into the file\n");
    return 0;
}
