/* A clean-up of some lines, and many ways to it, some of them out of blocks; one that goes past it */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int work(const char *path, int stop)
{
    int fd = -1, code = 0;
    char *buf = NULL;

    if (stop == 1) {
        code = 1;
        goto out;
    }
    fd = open(path, O_RDONLY);
    if (fd < 0) {
        if (stop == 2)
            return -5;
        code = errno == ENOENT ? 2 : 3;
        goto out;
    }
    buf = malloc(16);
    if (!buf || stop == 3)
        goto out;
    if (stop == 4) {
        for (int i = 0; i < 3; i++)
            if (i == 1)
                break;
        code = 4;
        goto out;
    }
    code = (int)read(fd, buf, 4);
out:
    if (fd >= 0)
        close(fd);
    free(buf);
    if (code)
        printf("code %d ", code);
    return code * 10;
}

int main(void)
{
    for (int i = 0; i < 6; i++) {
        printf("%d\n", work("/dev/zero", i));
        printf("%d\n", work("/nowhere", i));
    }
    return 0;
}
