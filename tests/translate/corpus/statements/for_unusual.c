/* for loops that Python's range cannot be: changed limits, addresses taken, two variables, wrap-around */
#include <stdio.h>

static int limit(void)
{
    static int n = 6;
    return --n;
}

static void skip(int *i)
{
    *i += 1;
}

int main(void)
{
    int i, j, n = 3, total = 0;
    unsigned char c;
    unsigned u;
    const char *s;

    for (i = 0; i < limit(); i++)
        printf("%d ", i);
    printf("| %d\n", i);
    for (i = 0; i < 6; i++) {
        printf("%d ", i);
        skip(&i);
    }
    printf("| %d\n", i);
    for (i = 0, j = 10; i < j; i++, j -= 2)
        total += i * j;
    printf("%d %d %d\n", i, j, total);
    for (i = 0; i < n; i++)
        if (i == 1 && n < 5)
            n++;
    printf("%d %d\n", i, n);
    for (c = 250; c != 3; c++)
        total++;
    printf("%d\n", total);
    for (u = 2; u < 3; u--)
        printf("%u ", u);
    printf("| %u\n", u);
    for (s = "walk"; *s; s++)
        printf("%c", *s);
    for (i = 5; i > 0 && i != 2; --i)
        ;
    printf(" %d\n", i);
    for (int k = 0, stop = 0; !stop; k++) {
        if (k == 3)
            stop = 1;
        i = k;
    }
    printf("%d\n", i);
    for (i = 0; i < 10; i += i + 1)
        printf("%d ", i);
    for (double x = 0; x < 1; x += 0.5)
        printf("%.1f ", x);
    printf("\n");
    return 0;
}
