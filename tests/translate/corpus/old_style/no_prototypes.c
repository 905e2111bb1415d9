/* Functions called before they are seen, with empty parentheses */
#include <stdio.h>

int twice();
char *name();

int main()
{
    int r;

    r = later(5, 6);
    printf("%d %d %s\n", r, twice(4), name(1));
    return 0;
}

int later(int a, int b)
{
    return a * 10 + b;
}

int twice(n)
int n;
{
    return n + n;
}

char *name(n)
int n;
{
    static char *names[] = { "zero", "one" };
    return names[n];
}
