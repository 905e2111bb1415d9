/* the numbers of <sysexits.h>, and places of <paths.h> */
#include <fcntl.h>
#include <paths.h>
#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

#define PIDFILE _PATH_VARRUN "server.pid"

static int config(const char *path)
{
    int fd = open(path, O_RDONLY);

    if (fd < 0) {
        perror(path);
        return EX_NOINPUT;
    }
    close(fd);
    return EX_OK;
}

int main(void)
{
    int code;

    printf("%s %s %s\n", PIDFILE, _PATH_BSHELL, _PATH_DEVNULL);
    printf("%d\n", config(_PATH_DEVNULL));
    switch (code = config(_PATH_DEV "no such device")) {
    case EX_OK:
        return EX_SOFTWARE;
    case EX_NOINPUT:
        printf("%d of %d to %d\n", code, EX__BASE, EX__MAX);
    }
    return EX_CONFIG;
}
