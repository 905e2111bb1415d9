/* dup, dup2 and fcntl(F_DUPFD): shared offsets, redirected stdout */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int fd, copy, saved;
    char buf[32];
    ssize_t n;

    fd = open("out", O_RDWR | O_CREAT | O_TRUNC, 0644);
    copy = dup(fd);
    printf("%d %d\n", fd, copy);
    write(fd, "one ", 4);
    write(copy, "two ", 4);
    fflush(stdout);
    saved = dup(STDOUT_FILENO);
    dup2(fd, STDOUT_FILENO);
    printf("three\n");
    fflush(stdout);
    dup2(saved, 1);
    close(saved);
    printf("back\n");
    lseek(copy, 0, SEEK_SET);
    n = read(fd, buf, sizeof buf);
    printf("%.*s", (int)n, buf);
    printf("%d\n", fcntl(fd, F_DUPFD, 20));
    if (dup2(77, 5) < 0)
        perror("dup2");
    return 0;
}
