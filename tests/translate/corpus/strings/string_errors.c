/* strerror, strsignal, perror, error names */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    int codes[] = { 0, EPERM, ENOENT, EINTR, EAGAIN, EPIPE, EADDRINUSE, ECONNREFUSED, ETIMEDOUT, 9999 };
    size_t i;
    char buf[8];

    for (i = 0; i < sizeof codes / sizeof codes[0]; i++)
        printf("%d %s\n", codes[i], strerror(codes[i]));
    printf("%s, %s\n", strsignal(SIGINT), strsignal(SIGPIPE));
    memset(buf, 0, sizeof buf);
    strncpy(buf, strerror(EINVAL), sizeof buf - 1);
    printf("%s\n", buf);
    errno = 0;
    perror("no error");
    errno = EACCES;
    perror("denied");
    errno = ENOENT;
    perror(NULL);
    errno = EBADF;
    perror("");
    printf("%m\n");
    return 0;
}
