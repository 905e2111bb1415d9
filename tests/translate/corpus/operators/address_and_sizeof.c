/* & of elements, members and literals; sizeof without parentheses; ! on pointers and doubles */
#include <stdio.h>
#include <string.h>

struct s { int a[3]; char t[5]; };

int main(void)
{
    struct s v = { { 1, 2, 3 }, "abcd" }, *p = &v;
    int *second = &v.a[1], *same = v.a + 1, *last = &p->a[2];
    char *t = &v.t[2];
    double zero = 0.0, tiny = 0.001;
    int (*whole)[3] = &v.a;
    char m[2][4] = { "one", "two" };

    printf("%d %d %d\n", *second, second == same, *last);
    printf("%s %c\n", t, *(&v.t[0] + 1));
    printf("%d %zu\n", (*whole)[2], sizeof *whole);
    printf("%zu %zu %zu %zu\n", sizeof v, sizeof v.a, sizeof p->t, sizeof *p->a);
    printf("%zu %zu\n", sizeof m[0], sizeof m / sizeof m[0]);
    printf("%d %d %d %d\n", !zero, !tiny, !!tiny, !p);
    printf("%d\n", (int)(last - &v.a[0]));
    printf("%d\n", &*second == &v.a[1]);
    printf("%zu\n", strlen(&"hello"[2]));
    *(char *)&v = 9;
    *&p->a[1] = 20;
    printf("%d %d\n", v.a[0], v.a[1]);
    if (zero || tiny)
        printf("a double is a condition\n");
    while (tiny < 1)
        tiny *= 10;
    printf("%.1f\n", tiny);
    return 0;
}
