/* Assignments within the value of a compound assignment. */
#include <stdio.h>

int main(void)
{
    int a = 100, b = 7, c = 2;
    unsigned char small = 250;

    a -= (b |= 8);
    printf("%d %d\n", a, b);
    a += (b = c);
    printf("%d %d\n", a, b);
    a *= (b += (c <<= 1));
    printf("%d %d %d\n", a, b, c);
    a -= (small += 10);
    printf("%d %d\n", a, small);
    a ^= (b = 3, c = b * 5);
    printf("%d %d %d\n", a, b, c);
    return 0;
}
