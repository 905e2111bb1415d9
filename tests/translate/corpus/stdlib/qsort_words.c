/* Sorting lines of stdin in malloc'ed memory */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAXLINES 100

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int by_length(const void *a, const void *b)
{
    const char *x = *(const char **)a, *y = *(const char **)b;

    if (strlen(x) != strlen(y))
        return strlen(x) < strlen(y) ? -1 : 1;
    return strcmp(x, y);
}

int main(void)
{
    char *lines[MAXLINES], buf[128], *copy;
    int n = 0, i;

    while (n < MAXLINES && fgets(buf, sizeof buf, stdin)) {
        buf[strcspn(buf, "\r\n")] = 0;
        copy = malloc(strlen(buf) + 1);
        if (!copy)
            return 1;
        lines[n++] = strcpy(copy, buf);
    }
    qsort(lines, n, sizeof(char *), compare);
    for (i = 0; i < n; i++)
        printf("%s ", lines[i]);
    printf("\n");
    qsort(lines, n, sizeof lines[0], by_length);
    for (i = 0; i < n; i++) {
        printf("%s ", lines[i]);
        free(lines[i]);
    }
    printf("\n");
    return 0;
}
