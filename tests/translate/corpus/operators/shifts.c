/* Left and right shifts, signed and unsigned, at the edges of their width */
#include <stdio.h>
#include <stdint.h>

int main(void)
{
    int i;
    unsigned int u = 0x80000001u;
    int n = -16;
    uint64_t big = 1;
    uint8_t b = 0x81;

    for (i = 0; i < 32; i += 5)
        printf("%u ", 1u << i);
    printf("\n");
    printf("%u %u\n", u << 1, u >> 1);
    printf("%d %d\n", n >> 2, n >> 10);
    printf("%llu\n", (unsigned long long)(big << 40));
    printf("%llu\n", (unsigned long long)(big << 63));
    printf("%d %d\n", b << 1, b >> 1);
    b = b << 1;
    printf("%d\n", b);
    /* rotate left by 4 */
    u = (u << 4) | (u >> (32 - 4));
    printf("%08x\n", u);
    printf("%d\n", 1 << 2 + 1);
    printf("%lx\n", 0xffL << 32);
    return 0;
}
