/* err, errx, warn, warnx of err.h */
#include <err.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char *argv[])
{
    errno = ENOENT;
    warn("cannot open %s", "file");
    warnx("%d is odd", 7);
    errno = EACCES;
    warn(NULL);
    if (argc > 1 && atoi(argv[1]) == 1)
        errx(3, "stopped by %s", argv[1]);
    errno = EADDRINUSE;
    err(EXIT_FAILURE, "bind to port %d", 80);
}
