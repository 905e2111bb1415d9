/* Small helpers that print an error and exit */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void die(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

static void fatal(const char *file, int line, const char *what)
{
    fprintf(stderr, "%s:%d: %s: %s\n", file, line, what, strerror(errno));
    exit(2);
}

#define FATAL(what) fatal(__FILE__, __LINE__, what)

static int checked(int rc, const char *what)
{
    if (rc < 0)
        die(what);
    return rc;
}

int main(void)
{
    int fd = checked(open("/dev/null", O_WRONLY), "open");
    ssize_t n;

    if ((n = write(fd, "abc", 3)) != 3)
        FATAL("write");
    printf("%zd written\n", n);
    checked(close(fd), "close");
    if (close(1000) == 0)
        die("not reached");
    fprintf(stderr, "close said no\n");
    checked(open("no_such_file", O_RDONLY), "no_such_file");
    return 0;
}
