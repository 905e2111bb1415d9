/* A _Bool that a floating number is added to or taken from: any result but zero is 1. */
#include <stdbool.h>
#include <stdio.h>

int main(void)
{
    bool a = true, b = false, c = true;
    double d = 2.0;

    a += d;
    b += 0.25;
    c -= 1.0;
    printf("%d %d %d\n", a, b, c);
    c = d * 0;
    b *= d;
    a -= 0.5;
    printf("%d %d %d\n", a, b, c);
    printf("%d\n", a + b);
    return 0;
}
