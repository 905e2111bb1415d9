/* glob(): files by pattern, also those that an error function is told of */
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int errors;

static int tell(const char *path, int number)
{
    errors++;
    printf("%s: %s\n", path, strerror(number));
    return errors > 1;
}

static void list(const char *pattern, int flags)
{
    glob_t found;
    size_t i;
    int code = glob(pattern, flags, NULL, &found);

    printf("%s: %d", pattern, code);
    if (code == 0) {
        for (i = 0; i < found.gl_pathc; i++)
            printf(" %s", found.gl_pathv[i]);
        globfree(&found);
    }
    printf("\n");
}

int main(void)
{
    const char *names[] = { "b.c", "a.c", "a.h", ".hidden" };
    glob_t all = { 0 };
    char **p;
    int i;

    for (i = 0; i < 4; i++)
        close(open(names[i], O_CREAT | O_WRONLY, 0600));
    mkdir("dir", 0700);
    list("*.c", 0);
    list("*", GLOB_MARK);
    list("?.{c,h}", GLOB_BRACE);
    list("none*", 0);
    list("none*", GLOB_NOCHECK);
    glob("*.h", 0, NULL, &all);
    glob("*.c", GLOB_APPEND, NULL, &all);
    for (p = all.gl_pathv; *p != NULL; p++)
        printf("%s\n", *p);
    globfree(&all);
    symlink("loop", "loop");
    printf("%d\n", glob("loop/*", 0, tell, &all) == GLOB_NOMATCH);
    printf("%d\n", glob("loop/*", 0, tell, &all) == GLOB_ABORTED);
    unlink("loop");
    return 0;
}
