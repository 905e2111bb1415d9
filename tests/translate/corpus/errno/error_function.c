/* error() of glibc: goes on with status 0, ends with others */
#include <errno.h>
#include <error.h>
#include <stdio.h>

int main(void)
{
    error(0, 0, "a plain message");
    error(0, ENOENT, "file %s", "a.txt");
    error(0, EINVAL, "%d of %d", 1, 2);
    printf("%u messages\n", error_message_count);
    fflush(stdout);
    error(7, EPERM, "the end");
    return 0;
}
