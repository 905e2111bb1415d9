/* mkstemp, mkdtemp, realpath */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>

int main(void)
{
    char file[] = "tmp_XXXXXX", dir[] = "dir_XXXXXX", wrong[] = "no_template";
    char *real, cwd[512];
    int fd = mkstemp(file);
    struct stat st;

    if (fd < 0) {
        perror("mkstemp");
        return 1;
    }
    printf("%d %d\n", strncmp(file, "tmp_", 4), strcmp(file, "tmp_XXXXXX") != 0);
    write(fd, "abc", 3);
    fstat(fd, &st);
    printf("%ld %o\n", (long)st.st_size, (unsigned)st.st_mode & 0777);
    close(fd);
    unlink(file);
    printf("%s\n", mkdtemp(dir) ? "made" : "failed");
    real = realpath(dir, NULL);
    getcwd(cwd, sizeof cwd);
    printf("%d %s\n", strncmp(real, cwd, strlen(cwd)), strcmp(real + strlen(cwd) + 1, dir) ? "?" : "same");
    free(real);
    rmdir(dir);
    if (mkstemp(wrong) < 0)
        perror("mkstemp");
    printf("%d\n", realpath(dir, NULL) == NULL);
    return 0;
}
