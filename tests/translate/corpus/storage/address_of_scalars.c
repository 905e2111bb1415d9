/* The address of scalars: out parameters of many types, in loops, of parameters */
#include <stdio.h>
#include <stdlib.h>

static void divide(int a, int b, int *quot, int *rem)
{
    *quot = a / b;
    *rem = a % b;
}

static int parse(const char *s, long *out, char *suffix)
{
    char *end;

    *out = strtol(s, &end, 10);
    *suffix = *end;
    return end != s;
}

static void minmax(const double *v, size_t n, double *lo, double *hi)
{
    *lo = *hi = v[0];
    for (size_t i = 1; i < n; i++) {
        if (v[i] < *lo) *lo = v[i];
        if (v[i] > *hi) *hi = v[i];
    }
}

static void bump(unsigned char *b) { *b += 10; }

static int own_parameter(int n)
{
    int *p = &n;

    *p += 1;
    return n;
}

int main(void)
{
    int q, r, i, total = 0;
    long value;
    char suffix;
    double v[] = { 2.5, -1, 7 }, lo, hi;
    unsigned char b = 250;

    divide(17, 5, &q, &r);
    printf("%d %d\n", q, r);
    if (parse("64k", &value, &suffix))
        printf("%ld %c\n", value, suffix);
    minmax(v, 3, &lo, &hi);
    printf("%.1f %.1f\n", lo, hi);
    bump(&b);
    printf("%d %d\n", b, own_parameter(4));
    for (i = 0; i < 10; i++) {
        int *pi = &i;
        *pi += 2;
        total += i;
    }
    printf("%d %d\n", i, total);
    return 0;
}
