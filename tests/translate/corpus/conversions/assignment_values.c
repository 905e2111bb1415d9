/* The value of an assignment is what was stored, not what was given */
#include <stdio.h>
#include <stdint.h>

int main(void)
{
    unsigned char b;
    signed char c;
    short s;
    int i;
    uint32_t u;
    float f;
    long l;

    i = b = 300;
    printf("%d %d\n", i, b);
    i = c = 200;
    printf("%d %d\n", i, c);
    l = i = s = 70000;
    printf("%ld %d %d\n", l, i, s);
    l = u = -1;
    printf("%ld\n", l);
    i = (b += 250);
    printf("%d\n", i);
    printf("%d\n", (s *= 100));
    printf("%d\n", (b = 256) ? 1 : 0);
    if ((c = 255) < 0)
        printf("c is negative: %d\n", c);
    i = f = 2.75;
    printf("%d %.2f\n", i, f);
    f = i = 2.75;
    printf("%d %.2f\n", i, f);
    while ((b = b * 2 + 1) != 255)
        printf("%d ", b);
    printf("%d\n", b);
    for (c = 120; c > 0; c += 3)
        printf("%d ", c);
    printf("-> %d\n", c);
    return 0;
}
