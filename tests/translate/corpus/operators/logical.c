/* && || ! give 0 or 1 and stop early */
#include <stdio.h>

static int yes(const char *name) { printf("[%s]", name); return 7; }
static int no(const char *name)  { printf("(%s)", name); return 0; }

int main(void)
{
    int a = 5, b = 0;
    char *p = NULL;

    printf("%d %d %d %d\n", a && b, a || b, !a, !!a);
    printf("= %d\n", yes("a") && yes("b"));
    printf("= %d\n", no("a") && yes("b"));
    printf("= %d\n", yes("a") || yes("b"));
    printf("= %d\n", no("a") || no("b"));
    printf("= %d\n", no("a") || (yes("b") && no("c")) || yes("d"));
    if (p != NULL && *p == 'x')
        printf("never\n");
    if (!p || *p == 'x')
        printf("p is null\n");
    b && a++;
    printf("%d\n", a);
    b || a++;
    printf("%d\n", a);
    a = (b == 0) + (a == 6) + !b;
    printf("%d\n", a);
    printf("%d\n", 1 < 2 && 2 < 3 || 0);
    return 0;
}
