/* open, read, write, lseek, close: a file by its descriptor */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    const char *text = "0123456789";
    char buf[16];
    int fd, n;
    off_t pos;

    fd = open("data", O_CREAT | O_RDWR | O_TRUNC, 0644);
    if (fd == -1) {
        perror("open");
        return 1;
    }
    n = write(fd, text, strlen(text));
    printf("%d written to %d\n", n, fd);
    pos = lseek(fd, 3, SEEK_SET);
    n = read(fd, buf, 4);
    printf("%ld: %.*s\n", (long)pos, n, buf);
    pos = lseek(fd, -2, SEEK_END);
    n = read(fd, buf, sizeof buf);
    printf("%ld: %d %.*s\n", (long)pos, n, n, buf);
    printf("%zd\n", read(fd, buf, 1));
    lseek(fd, 0, SEEK_SET);
    write(fd, "AB", 2);
    printf("%ld\n", (long)lseek(fd, 0, SEEK_CUR));
    n = pread(fd, buf, 5, 0);
    buf[n] = '\0';
    printf("%s\n", buf);
    printf("%zd %ld\n", pwrite(fd, "Z", 1, 9), (long)lseek(fd, 0, SEEK_CUR));
    if (lseek(fd, -1, SEEK_SET) == (off_t)-1)
        perror("lseek");
    ftruncate(fd, 5);
    close(fd);
    fd = open("data", O_WRONLY | O_APPEND);
    write(fd, "+end", 4);
    if (read(fd, buf, 1) < 0)
        perror("read");
    close(fd);
    if (open("data", O_CREAT | O_EXCL | O_WRONLY, 0644) < 0)
        perror("data");
    return 0;
}
