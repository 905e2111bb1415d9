/* Mixed signedness: int becomes unsigned when they meet */
#include <stdio.h>
#include <string.h>

int main(void)
{
    int minus = -1;
    unsigned int one = 1;
    long lminus = -1;
    unsigned char uc = 255;

    printf("%s\n", minus < one ? "less" : "not less");
    printf("%s\n", lminus < one ? "less" : "not less");
    printf("%s\n", minus < uc ? "less" : "not less");
    printf("%u\n", minus + one);
    printf("%u\n", minus * one);
    printf("%u\n", minus / 2u);
    printf("%d\n", minus / 2);
    printf("%u\n", -7 % 5u);
    printf("%lu\n", -1 + 0UL);
    printf("%ld\n", -1 + 0L + one);
    if (minus > (int)sizeof(int))
        printf("cast: greater\n");
    if ((unsigned long)minus > sizeof(int))
        printf("no cast: greater\n");
    if (strlen("ab") - 3 > 0)
        printf("strlen never goes below zero\n");
    printf("%d\n", (minus ? minus : one) > 0);
    return 0;
}
