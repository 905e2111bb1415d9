/* All compound assignments, on int, unsigned char and through a pointer */
#include <stdio.h>

int main(void)
{
    int n = 100;
    unsigned char b = 0xf0;
    int values[3] = {1, 2, 3};
    int *p = values;

    n += 5;   printf("%d\n", n);
    n -= 10;  printf("%d\n", n);
    n *= 3;   printf("%d\n", n);
    n /= 4;   printf("%d\n", n);
    n %= 50;  printf("%d\n", n);
    n <<= 3;  printf("%d\n", n);
    n >>= 2;  printf("%d\n", n);
    n &= 0x1e; printf("%d\n", n);
    n |= 0x101; printf("%d\n", n);
    n ^= 0xff; printf("%d\n", n);

    b <<= 1;  printf("%d\n", b);
    b |= 7;   printf("%d\n", b);
    b ^= 0xff; printf("%d\n", b);
    b /= 3;   printf("%d\n", b);
    b -= 50;  printf("%d\n", b);

    *p += 10;
    p[1] *= 10;
    *(p + 2) -= 10;
    values[p - values] <<= 2;
    printf("%d %d %d\n", values[0], values[1], values[2]);
    n = -17;
    n /= 5;
    printf("%d\n", n);
    n = -17;
    n %= 5;
    printf("%d\n", n);
    return 0;
}
