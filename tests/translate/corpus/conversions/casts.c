/* Explicit casts between integer types, pointers and floats */
#include <stdio.h>
#include <stdint.h>

int main(void)
{
    int n = -2;
    unsigned int u = 3000000000u;
    double d = -7.9;
    char text[] = "AB";
    void *vp = text;
    intptr_t address;

    printf("%u\n", (unsigned int)n);
    printf("%d\n", (int)u);
    printf("%u %u\n", (unsigned char)n, (unsigned short)n);
    printf("%d %d\n", (signed char)0x80, (short)0xffff);
    printf("%lu\n", (unsigned long)n);
    printf("%lu\n", (unsigned long)(unsigned int)n);
    printf("%d %d\n", (int)d, (int)-d);
    printf("%.1f\n", (double)u / 2);
    printf("%c %c\n", *(char *)vp, ((char *)vp)[1]);
    address = (intptr_t)vp;
    printf("%d\n", (char *)(address + 1) == text + 1);
    printf("%d\n", (int)(char)321);
    (void)n;
    printf("%ld\n", (long)(int32_t)0x80000000);
    return 0;
}
