/* An assignment is a value: in conditions, chained, in arguments */
#include <stdio.h>
#include <string.h>

static const char *input = "key=value";

static int next_char(void)
{
    return *input ? *input++ : -1;
}

int main(void)
{
    int a, b, c, ch;
    char *eq;
    char line[32];
    size_t n;

    a = b = c = 4;
    printf("%d %d %d\n", a, b, c);
    a = b += c *= 2;
    printf("%d %d %d\n", a, b, c);
    while ((ch = next_char()) != -1 && ch != '=')
        putchar(ch);
    putchar('\n');
    strcpy(line, "name: pysock");
    if ((eq = strchr(line, ':')) != NULL) {
        *eq = '\0';
        printf("%s|%s\n", line, eq + 2);
    }
    if ((n = strlen(line)) > 3)
        printf("%zu\n", n);
    if (!(eq = strchr(line, '!')))
        printf("none\n");
    printf("%d\n", a = 7);
    printf("%d\n", (a = 3) + (b = 4));
    if ((a = 0))
        printf("never\n");
    else if ((a = 5))
        printf("five: %d\n", a);
    return 0;
}
