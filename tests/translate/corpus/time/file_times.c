/* utime(): the times of a file set, and touched */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>

int main(void)
{
    struct utimbuf times = { .actime = 1000000000, .modtime = 86400 };
    struct stat st;
    time_t now = time(NULL);

    close(open("file", O_CREAT | O_WRONLY, 0600));
    if (utime("file", &times) < 0)
        perror("utime");
    stat("file", &st);
    printf("%ld %ld\n", (long)st.st_atime, (long)st.st_mtime);
    utime("file", NULL);
    stat("file", &st);
    printf("%d\n", st.st_mtime >= now - 1);
    if (utime("none", &times) < 0)
        printf("%d\n", errno == ENOENT);
    return 0;
}
