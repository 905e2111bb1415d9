/* Integer promotions: char and short are computed as int */
#include <stdio.h>

int main(void)
{
    unsigned char a = 200, b = 100;
    signed char c = 100, d = 100;
    unsigned short s = 65535;
    unsigned char mask = 0x0f;
    int sum;
    unsigned char truncated;

    sum = a + b;
    truncated = a + b;
    printf("%d %d\n", sum, truncated);
    printf("%d\n", c + d);
    printf("%d\n", a - 255);
    printf("%u\n", s + 1);
    printf("%d %d\n", ~mask, (unsigned char)~mask);
    printf("%d\n", -a);
    printf("%d\n", (a << 4) | 1);
    printf("%d\n", (unsigned char)(a << 4));
    printf("%d\n", a > -1);
    if (~mask == 0xf0)
        printf("never\n");
    else
        printf("~ promotes first\n");
    return 0;
}
