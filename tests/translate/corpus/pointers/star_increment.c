/* *p++, (*p)++, *++p, ++*p and the copies made of them */
#include <stdio.h>

static void copy(char *to, const char *from)
{
    while ((*to++ = *from++))
        ;
}

static size_t length(const char *s)
{
    const char *p = s;

    while (*p++)
        ;
    return p - s - 1;
}

static int compare(const char *a, const char *b)
{
    for (; *a && *a == *b; a++, b++)
        ;
    return *(unsigned char *)a - *(unsigned char *)b;
}

static int sum(const int *p, int n)
{
    int total = 0;
    while (n--)
        total += *p++;
    return total;
}

int main(void)
{
    int a[5] = {1, 2, 3, 4, 5};
    int *p = a, x;
    char buf[16];

    x = *p++;
    printf("%d %d\n", x, *p);
    x = (*p)++;
    printf("%d %d\n", x, *p);
    x = *++p;
    printf("%d\n", x);
    x = ++*p;
    printf("%d %d\n", x, a[2]);
    x = *p--;
    printf("%d %d\n", x, *p);
    *p++ = 50;
    *p++ += 100;
    printf("%d %d %d %d\n", a[0], a[1], a[2], (int)(p - a));
    copy(buf, "copied");
    printf("%s %zu\n", buf, length(buf));
    printf("%d %d %d\n", compare("abc", "abd"), compare("abc", "abc"), compare("b", "a") > 0);
    printf("%d\n", sum(a, 5));
    return 0;
}
