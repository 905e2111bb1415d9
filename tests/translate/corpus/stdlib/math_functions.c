/* abs, labs, div, ldiv, rand with a seed */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    div_t d = div(17, -5);
    ldiv_t l = ldiv(-100000000000L, 7);
    unsigned int seed = 5;
    int i, a, b, in_range = 1;

    printf("%d %ld %lld\n", abs(-5), labs(-5000000000L), llabs(7LL));
    printf("%d %d\n", d.quot, d.rem);
    printf("%ld %ld\n", l.quot, l.rem);
    srand(42);
    a = rand();
    b = rand();
    srand(42);
    printf("%d", a == rand());
    printf(" %d\n", b == rand());
    srand(1);
    for (i = 0; i < 5; i++)
        printf("%d ", rand() % 100);
    printf("\n");
    for (i = 0; i < 100; i++) {
        int r = rand_r(&seed);
        if (r < 0 || r > RAND_MAX)
            in_range = 0;
    }
    printf("%d %d\n", in_range, RAND_MAX == 2147483647);
    srandom(7);
    printf("%ld\n", random() % 1000);
    return 0;
}
