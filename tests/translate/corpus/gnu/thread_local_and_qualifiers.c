/* volatile, restrict, _Thread_local, _Alignas, long double, old integer spellings */
#include <stdalign.h>
#include <stdio.h>

static _Thread_local int per_thread = 4;
static __thread char old_spelling = 'x';
volatile int flag;

static void add(int n, int *restrict to, const int *restrict from)
{
    while (n-- > 0)
        *to++ += *from++;
}

int main(void)
{
    long int a = 1L;
    unsigned long int b = 2;
    short int c = 3;
    long long int d = 4;
    int unsigned e = 5;
    long unsigned f = 6;
    signed g = -7;
    unsigned h = 8;
    char unsigned i = 255;
    int const k = 9;
    int x[3] = { 1, 2, 3 }, y[3] = { 10, 20, 30 };
    alignas(16) char buf[4] = "abc";

    add(3, x, y);
    per_thread += x[2];
    flag = per_thread;
    i++;
    printf("%ld %lu %d %lld %u %lu %d %u %d %d\n", a, b, c, d, e, f, g, h, i, k);
    printf("%d %d %c %s\n", flag, x[0], old_spelling, buf);
    printf("%d\n", ((unsigned long)buf & 15) == 0);
    return 0;
}
