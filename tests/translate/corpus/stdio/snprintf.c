/* snprintf and sprintf: truncation, return values, appending */
#include <stdio.h>
#include <string.h>

int main(void)
{
    char buf[10], big[64];
    int n, i;
    size_t used = 0;

    n = snprintf(buf, sizeof buf, "%s", "short");
    printf("%d [%s]\n", n, buf);
    n = snprintf(buf, sizeof buf, "%s-%d", "much too long", 5);
    printf("%d [%s] %s\n", n, buf, n >= (int)sizeof buf ? "truncated" : "whole");
    n = snprintf(NULL, 0, "%d items", 1234);
    printf("%d\n", n);
    n = snprintf(buf, 1, "x");
    printf("%d [%s]\n", n, buf);
    n = sprintf(big, "%03d|%-4s|%c", 7, "ab", 'c');
    printf("%d [%s]\n", n, big);
    n += sprintf(big + n, "|%x", 48879);
    printf("%d [%s]\n", n, big);
    big[0] = '\0';
    for (i = 0; i < 5; i++)
        used += snprintf(big + used, sizeof big - used, "%d,", i * i);
    big[used - 1] = '\0';
    printf("%s %zu\n", big, strlen(big));
    sprintf(buf, "%.4f", 2.0 / 3);
    puts(buf);
    return 0;
}
