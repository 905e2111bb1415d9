/* Functions that return pointers: into their argument, static memory, malloc */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *skip_spaces(char *s)
{
    while (*s == ' ')
        s++;
    return s;
}

static int *largest(int *a, int n)
{
    int *best = a;

    for (int i = 1; i < n; i++)
        if (a[i] > *best)
            best = &a[i];
    return best;
}

static char *repeat(const char *s, int times)
{
    char *result = malloc(strlen(s) * times + 1);

    if (!result)
        return NULL;
    *result = 0;
    while (times--)
        strcat(result, s);
    return result;
}

static const char *weekday(int n)
{
    static const char *names[] = { "Mon", "Tue", "Wed" };
    return n >= 0 && n < 3 ? names[n] : "???";
}

int main(void)
{
    char line[] = "   indented";
    int a[] = { 3, 9, 4 };
    char *r;

    printf("[%s]\n", skip_spaces(line));
    *largest(a, 3) = 0;
    printf("%d %d %d\n", a[0], a[1], a[2]);
    r = repeat("ab", 3);
    printf("%s %zu\n", r, strlen(r));
    free(r);
    printf("%s %s\n", weekday(1), weekday(-1));
    return 0;
}
