/* Assignments, ++ and calls inside &&, || and ?:, done only if reached */
#include <stdio.h>

static int calls;

static int f(int n)
{
    calls++;
    return n;
}

int main(void)
{
    int a = 0, b = 0, c = 0, i = 0, j = 10, n;
    int v[4] = { 1, 2, 3, 4 }, *p = v;

    if (f(1) && (a = f(5)) && (b = f(0)) && (c = f(9)))
        printf("never\n");
    printf("%d %d %d, %d calls\n", a, b, c, calls);
    if (a > 3 || (c = f(7)) > 0)
        printf("%d %d\n", c, calls);
    n = a > 3 ? i++ : j++;
    printf("%d %d %d\n", n, i, j);
    n = a < 3 ? i++ : j++;
    printf("%d %d %d\n", n, i, j);
    a > 3 ? (b = 1) : (c = 1);
    printf("%d %d\n", b, c);
    n = v[i < 2 ? i++ : 0] + v[j % 2];
    printf("%d %d\n", n, i);
    while (i < 4 && (n = v[i++]) != 4)
        printf("%d ", n);
    printf("| %d %d\n", n, i);
    for (i = 0; i < 4 && *p++ < 3; i++)
        ;
    printf("%d %d\n", i, (int)(p - v));
    n = (a = 2) && (b = 0) || (c = 3);
    printf("%d %d %d %d\n", n, a, b, c);
    if ((n = f(3)) < 0 || !(a = n - 3) || (b = 8) == 0)
        printf("%d %d %d\n", n, a, b);
    i = 0;
    do {
        if (i++ == 1)
            continue;
        printf("i%d ", i);
    } while (i < 3 || (j-- > 10 && f(0)));
    printf("%d\n", j);
    n = !(a = 0) ? (b = 4, b + 1) : (b = 6);
    printf("%d %d\n", n, b);
    n = f(1) ? f(0) ? 1 : f(2) ? calls++ : 3 : 4;
    printf("%d %d\n", n, calls);
    return 0;
}
