/* GNU's names for what machines have instructions for. */
#include <stdio.h>

int main(void)
{
    unsigned numbers[] = {1, 2, 12, 0x80000000u, 0x00010000u, 0xFFFFFFFFu};

    for (int i = 0; i < 6; i++)
        printf("%d %d %x\n", __builtin_ctz(numbers[i]), __builtin_clz(numbers[i]), __builtin_bswap32(numbers[i]));
    printf("%d %d\n", __builtin_ctzl(1UL << 40), __builtin_ctzll(3ULL << 62));
    return 0;
}
