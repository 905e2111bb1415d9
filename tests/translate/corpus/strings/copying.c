/* strcpy, strncpy, strcat, strncat, stpcpy, and their ends */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>

int main(void)
{
    char a[16], b[8], c[16] = "start";
    char *p;

    strcpy(a, "copied");
    printf("%s\n", a);
    strcpy(a + 2, "xy");
    printf("%s %c\n", a, a[5]);

    memset(b, '#', sizeof b);
    strncpy(b, "ab", 5);
    printf("%s %d %d %c\n", b, b[2], b[4], b[5]);
    strncpy(b, "too long for b", sizeof b);
    b[sizeof b - 1] = '\0';
    printf("%s\n", b);

    strcat(c, "+");
    strncat(c, "appended", 3);
    printf("%s %zu\n", c, strlen(c));
    strncat(c, "z", 10);
    printf("%s\n", c);

    p = stpcpy(a, "left");
    *p++ = '/';
    strcpy(p, "right");
    printf("%s %d\n", a, (int)(p - a));
    printf("%s\n", strcat(strcpy(a, "one"), "two"));
    return 0;
}
