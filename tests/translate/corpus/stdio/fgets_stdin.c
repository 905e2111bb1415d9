/* Reading lines from stdin by fgets, long ones and the last without newline */
#include <stdio.h>
#include <string.h>

#define MAX 16

int main(void)
{
    char line[MAX];
    int n = 0;

    while (fgets(line, sizeof(line), stdin) != NULL) {
        size_t len = strlen(line);
        n++;
        if (len > 0 && line[len - 1] == '\n') {
            line[--len] = '\0';
            printf("%d: [%s] %zu\n", n, line, len);
        } else
            printf("%d: [%s] %zu, no newline\n", n, line, len);
        if (strcmp(line, "quit") == 0)
            break;
        if (line[0] == '#')
            continue;
    }
    printf("%d %d %d\n", n, feof(stdin) != 0, ferror(stdin));
    return 0;
}
