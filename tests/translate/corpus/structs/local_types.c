/* Structs and enums declared inside functions, and together with variables */
#include <stdio.h>

struct pt { int x, y; } origin, corner = { 3, 4 };
struct { char name[4]; int n; } anonymous[2] = { { "a", 1 }, { "b", 2 } };
static struct counter { int n; } counters[3];

static int inner(void)
{
    struct pt { double x; char label; } p = { 0.5, 'p' };
    enum { A = 5, B } e = B;

    printf("%.1f %c %d %zu\n", p.x, p.label, e, sizeof(struct pt));
    return A;
}

int main(void)
{
    struct local {
        int a;
        struct { int b, c; } deep;
    } l = { 1, { 2, 3 } }, *pl = &l;
    union { int i; unsigned char c[4]; } u;
    struct pt *p = &corner;

    printf("%d\n", inner());
    printf("%d %d %d\n", l.a, pl->deep.b, l.deep.c);
    u.i = 0x01020304;
    printf("%d\n", u.c[1]);
    origin = *p;
    origin.x += anonymous[1].n;
    printf("%d %d %s\n", origin.x, corner.x, anonymous[0].name);
    counters[1].n++;
    printf("%d %d %zu\n", counters[0].n, counters[1].n, sizeof(struct pt));
    return 0;
}
