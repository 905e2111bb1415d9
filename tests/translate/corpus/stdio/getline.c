/* getline and getdelim, which grow their buffer */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    int count = 0;

    while ((n = getline(&line, &size, stdin)) != -1) {
        if (line[n - 1] == '\n')
            line[n - 1] = '\0';
        printf("%d %zd %s\n", ++count, n, line);
        if (count == 3)
            break;
    }
    printf("%d\n", size >= 60);
    while ((n = getdelim(&line, &size, ';', stdin)) > 0)
        printf("%zd [%.*s]\n", n, (int)n, line);
    printf("%zd %d\n", n, feof(stdin) != 0);
    free(line);
    return 0;
}
