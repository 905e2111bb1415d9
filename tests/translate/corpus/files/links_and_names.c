/* link, symlink, readlink, rename, access, getcwd */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    char target[64], cwd[PATH_MAX];
    struct stat st;
    ssize_t n;
    int fd = creat("one", 0600);

    close(fd);
    printf("%d\n", link("one", "two"));
    stat("one", &st);
    printf("%lu links\n", (unsigned long)st.st_nlink);
    symlink("two", "soft");
    n = readlink("soft", target, sizeof(target) - 1);
    if (n != -1) {
        target[n] = '\0';
        printf("soft -> %s\n", target);
    }
    rename("two", "three");
    printf("%d %d %d\n", access("two", F_OK), access("three", R_OK | W_OK), access("soft", F_OK));
    if (readlink("one", target, sizeof target) < 0)
        printf("%s\n", strerror(errno));
    if (getcwd(cwd, sizeof cwd) != NULL)
        printf("%c %d\n", cwd[0], strlen(cwd) > 1);
    if (getcwd(cwd, 2) == NULL)
        printf("%s\n", strerror(errno));
    truncate("one", 100);
    stat("three", &st);
    printf("%ld\n", (long)st.st_size);
    unlink("soft");
    return 0;
}
