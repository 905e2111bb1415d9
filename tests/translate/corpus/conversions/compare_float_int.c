/* An integer compared with a floating number becomes one, and may be rounded. */
#include <stdio.h>

static void compare(long n, float f, double d)
{
    printf("%d %d %d\n", n <= f, n == f, f < n);
    printf("%d %d %d\n", n == d, d >= n, n != d);
}

int main(void)
{
    int i = 16777217;
    unsigned long u = 18446744073709551615UL;

    compare(1704360223345209, 1704360223345208.0f, 1704360223345208.0);
    compare(9007199254740993, 9007199254740992.0f, 9007199254740992.0);
    compare(-5, -5.0f, -5.0);
    printf("%d %d\n", i == 16777216.0f, i == 16777216.0);
    printf("%d %d\n", u == 18446744073709551616.0, u > 1e19);
    return 0;
}
