/* errno after failures, kept, cleared and compared */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int open_or_errno(const char *path, int flags)
{
    int fd = open(path, flags);

    return fd < 0 ? -errno : fd;
}

int main(void)
{
    int saved, rc;
    char buf[4];

    printf("%d\n", errno);
    perror("nothing yet");
    rc = close(-1);
    printf("%d %d\n", rc, errno == EBADF);
    saved = errno;
    errno = 0;
    printf("%d %s\n", errno, strerror(saved));
    if (read(0, buf, 0) < 0)
        perror("read");
    printf("%d\n", errno);
    rc = open_or_errno("no/such/path", O_RDONLY);
    printf("%d %s\n", rc, strerror(-rc));
    rc = open_or_errno("/", O_WRONLY);
    printf("%s\n", strerror(-rc));
    errno = 0;
    if (write(999, "x", 1) == -1 && errno == EBADF)
        fprintf(stderr, "write: %s (%d)\n", strerror(errno), errno);
    errno = EINTR;
    switch (errno) {
    case EINTR: puts("interrupted"); break;
    case EAGAIN: puts("again"); break;
    default: puts("other");
    }
    errno++;
    printf("%d\n", errno == EINTR + 1);
    return errno;
}
