/* Macros that name themselves, hide functions, expand to nothing, take empty arguments */
#include <stdio.h>
#include <stdlib.h>

#define square(x) square((x) + 0)
#define depth depth
#define abs(x) ((x) < 0 ? -(x) : (x))
#define IGNORE(...)
#define PAIR 3, 4
#define ADD(a, b) ((a) + (b))
#define APPLY(f, args) f args
#define QUOTE(a, ...) #a "|" #__VA_ARGS__
#define CAT(a, b) a ## b
#define XCAT(a, b) CAT(a, b)
#define UNIQUE(name) XCAT(name, __LINE__)
#define EMPTY_ARG(x) (0 x)

static int (square)(int n)
{
    return n * n;
}

int main(void)
{
    int depth = 3, UNIQUE(tmp) = 1, UNIQUE(other);

    printf("%d %d\n", square(depth), (square)(4));
    printf("%d %d\n", abs(-5), (abs)(-6));
    IGNORE(this is, not "code" at all)
    printf("%d\n", APPLY(ADD, (PAIR)));
    printf("%s %s\n", QUOTE(a b, c, d), QUOTE(x));
    printf("%d %d\n", EMPTY_ARG(), EMPTY_ARG(+ 5));
    printf("%d\n", XCAT(1, XCAT(2, 3)));
    printf("%s\n", __FILE__[0] ? "file" : "");
    other25 = tmp25 + 1;
    printf("%d\n", other25);
    return 0;
}
