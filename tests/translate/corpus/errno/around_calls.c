/* errno between calls: saved, restored, tested together with the result, handed to functions */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *reason(int err)
{
    errno = 0;
    return strerror(err);
}

static int try_open(const char *path, int *err)
{
    int fd = open(path, O_RDONLY);

    *err = fd < 0 ? errno : 0;
    return fd;
}

static int quiet_close(int fd)
{
    int saved = errno, rc;

    rc = close(fd);
    errno = saved;
    return rc;
}

int main(void)
{
    int err, n = 0;
    long v;
    char *end, buf[8];

    if (try_open("missing", &err) < 0 && err == ENOENT)
        printf("%s\n", reason(err));
    printf("%d\n", errno);
    errno = EAGAIN;
    printf("%d %d\n", quiet_close(-1), errno == EAGAIN || errno == EWOULDBLOCK);
    while (n < 3 && (mkdir("d", 0700) == 0 || errno == EEXIST)) {
        n++;
        errno = 0;
    }
    printf("%d\n", n);
    errno = 0;
    v = strtol("99999999999999999999", &end, 10);
    if (errno == ERANGE)
        printf("range %d %d\n", v > 0, *end);
    errno = 0;
    v = strtol("12", NULL, 10);
    printf("%ld %s\n", v, errno ? "error" : "fine");
    if (read(-1, buf, sizeof buf) == -1 && errno != EINTR && errno != EAGAIN)
        fprintf(stderr, "read: %d %s\n", errno == EBADF, strerror(errno));
    err = errno;
    switch (err) {
    case EBADF:
        errno = ENOMEM;
        perror("switched");
        break;
    }
    snprintf(buf, sizeof buf, "%d", -errno);
    printf("%d %d\n", atoi(buf) == -ENOMEM, !errno);
    return errno == ENOMEM ? 0 : 1;
}
