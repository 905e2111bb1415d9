/* opendir, readdir, closedir; names sorted; mkdir and rmdir */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX 16

static int compare(const void *a, const void *b)
{
    return strcmp(*(char **)a, *(char **)b);
}

int main(void)
{
    const char *files[] = { "b.txt", "a.txt", "c.log" };
    char *names[MAX];
    struct dirent *entry;
    DIR *dir;
    FILE *f;
    int i, n = 0;

    mkdir("d", 0755);
    if (chdir("d") < 0)
        perror("chdir");
    for (i = 0; i < 3; i++)
        if ((f = fopen(files[i], "w")))
            fclose(f);
    mkdir("sub", 0755);
    dir = opendir(".");
    if (!dir) {
        perror("opendir");
        exit(1);
    }
    while ((entry = readdir(dir)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        names[n++] = strdup(entry->d_name);
    }
    closedir(dir);
    qsort(names, n, sizeof names[0], compare);
    for (i = 0; i < n; i++) {
        printf("%s%s\n", names[i], strchr(names[i], '.') ? "" : "/");
        if (strstr(names[i], ".txt"))
            unlink(names[i]);
        free(names[i]);
    }
    chdir("..");
    if (rmdir("d") < 0)
        printf("%d\n", errno == ENOTEMPTY);
    if (opendir("none") == NULL)
        perror("none");
    return 0;
}
