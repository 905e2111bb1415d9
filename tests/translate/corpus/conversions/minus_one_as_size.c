/* What failed says -1, which is huge as a size and 0 after one more. */
#include <stdio.h>
#include <unistd.h>

static int minus(void) { return -1; }

int main(void)
{
    char b[4];
    size_t n = read(-1, b, 4);
    size_t m = minus();
    size_t k = -1;

    if (n + 1 == 0)
        puts("n wraps");
    if (m + 1 == 0)
        puts("m wraps");
    if (k + 1 == 0)
        puts("k wraps");
    printf("%zu %zu %zu\n", n + 2, m + 3, k + 4);
    m += minus();
    printf("%d\n", m + 2 == 0);
    return 0;
}
