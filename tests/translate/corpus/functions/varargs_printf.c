/* A printf of one's own by vprintf, vfprintf, vsnprintf */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void logf_(int level, const char *fmt, ...)
{
    va_list ap;
    static const char *names[] = { "debug", "info", "error" };

    printf("[%s] ", names[level]);
    va_start(ap, fmt);
    vprintf(fmt, ap);
    va_end(ap);
    putchar('\n');
}

static int format(char *buf, size_t size, const char *fmt, ...)
{
    int n;
    va_list ap;

    va_start(ap, fmt);
    n = vsnprintf(buf, size, fmt, ap);
    va_end(ap);
    return n;
}

static void error_exit(int status, const char *fmt, ...)
{
    va_list ap;
    int saved = errno;

    va_start(ap, fmt);
    fprintf(stderr, "error: ");
    vfprintf(stderr, fmt, ap);
    fprintf(stderr, ": %s\n", strerror(saved));
    va_end(ap);
    exit(status);
}

int main(void)
{
    char small[8];

    logf_(0, "plain");
    logf_(1, "%s is %d and %c%%", "n", 5, 'c');
    logf_(2, "%5.2f|%-5s|%05d|%lx", 2.5, "ab", 42, 255L);
    printf("%d %s\n", format(small, sizeof small, "%s-%d", "abcdef", 123), small);
    errno = ENOENT;
    error_exit(5, "opening %s", "file.txt");
    return 0;
}
