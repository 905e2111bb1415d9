/* Unsigned arithmetic wraps around at its width */
#include <stdio.h>
#include <limits.h>

int main(void)
{
    unsigned char uc = 255;
    unsigned short us = 65535;
    unsigned int ui = UINT_MAX;
    unsigned long ul = ULONG_MAX;
    unsigned int small = 3, big = 5;

    uc++;
    us++;
    ui++;
    ul++;
    printf("%u %u %u %lu\n", uc, us, ui, ul);

    uc--;
    us--;
    ui--;
    ul--;
    printf("%u %u %u %lu\n", uc, us, ui, ul);

    printf("%u\n", small - big);
    printf("%lu\n", 0UL - 1);
    printf("%u\n", 4000000000u + 500000000u);
    printf("%u\n", 65536u * 65537u);
    uc = 200;
    uc += 100;
    printf("%u\n", uc);
    uc = 10;
    uc -= 20;
    printf("%u\n", uc);
    uc = 16;
    uc *= 17;
    printf("%u\n", uc);
    return 0;
}
