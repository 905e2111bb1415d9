/* The conditional operator: values, chains, void calls and mixed types */
#include <stdio.h>

static const char *grade(int n)
{
    return n >= 90 ? "A"
         : n >= 80 ? "B"
         : n >= 70 ? "C"
         : "F";
}

static void odd(void) { printf("odd\n"); }
static void even(void) { printf("even\n"); }

int main(void)
{
    int a = 3, b = 9, max;
    unsigned int u = 1;
    int i, count = 1;

    max = a > b ? a : b;
    printf("%d %s %s %s\n", max, grade(95), grade(75), grade(10));
    for (i = 0; i < 2; i++)
        i % 2 ? odd() : even();
    printf("%d file%s\n", count, count == 1 ? "" : "s");
    count++;
    printf("%d file%s\n", count, count == 1 ? "" : "s");
    printf("%d\n", (a > b ? -1 : u) > 0);
    printf("%.1f\n", a < b ? 1 : 2.5);
    printf("%zu\n", sizeof(1 ? 'a' : (char)0));
    *(a < b ? &a : &b) = 100;
    printf("%d %d\n", a, b);
    printf("%d\n", a ?: b);
    return 0;
}
