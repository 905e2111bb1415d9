/* A step within a condition: the value before it is compared, the one after it stays */
#include <stdio.h>
#include <stddef.h>

static int down(int n) { int seen = 0; while (n--) seen += n; return seen; }
static int kept(int n) { int seen = 0; while (n--) seen += n; return seen * 100 + n; }
static unsigned sum(const unsigned char *p, size_t n) { unsigned s = 0; while (n-- > 0) s += *p++; return s; }
static int leaves(unsigned n) { while (n--) { if (n == 3) continue; if (n == 1) break; printf("<%u>", n); } return 0; }
static int again(size_t n)
{
    int turns = 0;
    for (int i = 0; i < 2; i++) {
        while (n--)
            if (++turns > 5)
                break;
        n = 3;
    }
    return turns;
}
static int late(size_t n) { while (n--) ; return n > 5; }

int main(void)
{
    const unsigned char bytes[] = { 1, 2, 3 };
    int a = 3, b = 0, n = 4, values[] = { 5, 6, 7, 0 }, *p = values;
    printf("%d %d %u\n", down(4), kept(4), sum(bytes, 3));
    leaves(5);
    printf("\n%d %d\n", again(2), late(2));
    while (a-- && b++ < 9)
        printf("%d %d\n", a, b);
    printf("%d %d\n", a, b);
    if (a++ < n && a++ <= 5 && b-- >= 0 && b-- != 2 && a-- > -7)
        printf("%d %d\n", a, b);
    if (n-- == 4 || a++)
        printf("%d %d\n", a, n);
    if (!(n-- == 3) || !a--)
        printf("%d %d\n", a, n);
    while (p++ < values + 2)
        printf("%td ", p - values);
    while (p-- > values)
        printf("%d ", *p);
    for (size_t i = 4; i-- > 0;)
        printf("%d ", values[i]);
    for (int i = 4; i--;)
        printf("%d ", values[i]);
    int k = 3;
    do
        printf("%d ", k);
    while (k-- > 0 && b < 100);
    unsigned char small = 2;
    while (small-- != 0)
        printf("%d ", small);
    printf("%d %d\n", k, small);
    long big = 5;
    unsigned int u = 3;
    while (big-- > u)
        printf("%ld ", big);
    while (a-- > u && a < 1000)
        printf("%d ", a);
    printf("%ld %d\n", big, a);
    return 0;
}
