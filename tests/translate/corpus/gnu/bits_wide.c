/* GNU's names for bits, of 64; an argument with an effect has it once. */
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    unsigned long numbers[] = {1, 12, 0x80000000ul, 0x0011223344556677ul, 0x7FFFFFFFFFFFFFFFul, ~0ul};
    int i = 0;
    uint32_t mask = 0xFFFF00FFu;

    for (int k = 0; k < 6; k++)
        printf("%d %d\n", __builtin_clzl(numbers[k]), __builtin_clzll(numbers[k]));
    for (int k = 0; k < 6; k++) {
        uint64_t swapped = __builtin_bswap64(numbers[k]);
        printf("%lx\n", (unsigned long)swapped);
    }
    for (int k = 0; k < 6; k++) {
        int ones = __builtin_popcountl(numbers[k]);
        printf("%d %d\n", ones, __builtin_popcountll(numbers[k]));
    }
    printf("%d %d\n", __builtin_popcount(mask), __builtin_popcount(0));
    int last = __builtin_popcountl(numbers[i++]);
    printf("%d %d\n", last, i);
    return 0;
}
