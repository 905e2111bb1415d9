/* printf of integers: flags, widths, precisions, sizes */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    int n = 42, neg = -42;
    size_t z = 100;
    ptrdiff_t d = -3;

    printf("[%d] [%i] [%u] [%o] [%x] [%X]\n", n, n, n, n, n, 255);
    printf("[%5d] [%-5d] [%05d] [%+d] [% d]\n", n, n, n, n, n);
    printf("[%5d] [%-5d] [%05d] [%+d] [% d]\n", neg, neg, neg, neg, neg);
    printf("[%.3d] [%8.3d] [%-8.3d] [%.0d]\n", n, n, neg, 0);
    printf("[%#x] [%#X] [%#o] [%#010x]\n", 255, 255, 8, 255);
    printf("[%*d] [%-*d] [%.*d]\n", 6, n, 6, n, 4, n);
    printf("[%hd] [%hu] [%hhd] [%hhu]\n", (short)70000, (unsigned short)70000, (signed char)300, (unsigned char)300);
    printf("[%ld] [%lu] [%lx] [%lld] [%llu]\n", -1L, 1UL << 40, 0xabcdefL, -5LL, 18446744073709551615ULL);
    printf("[%zu] [%zd] [%td] [%jd]\n", z, (ptrdiff_t)z, d, (intmax_t)-9);
    printf("[%u] [%x]\n", -1, -1);
    printf("[%+05d] [%-+5d|]\n", 7, 7);
    printf("%d%%\n", 99);
    printf("[%c%c%c] [%3c] [%-3c]\n", 'a', 98, 'c', 'x', 'y');
    printf("%2$s %1$d\n", 5, "five:");
    printf("%'d\n", 1234567);
    return 0;
}
