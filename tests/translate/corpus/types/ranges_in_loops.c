/* Values that grow in loops, after branches and by ++ in conditions, until they wrap */
#include <stdint.h>
#include <stdio.h>

static uint8_t level;

static void raise_level(int by)
{
    level += by;
}

static unsigned collatz(unsigned n)
{
    unsigned steps = 0;

    while (n != 1) {
        n = n % 2 ? 3 * n + 1 : n / 2;
        steps++;
    }
    return steps;
}

int main(void)
{
    uint8_t small = 1, sum = 0;
    uint16_t hash = 7;
    uint32_t lcg = 12345;
    unsigned u = 10;
    signed char sc = 100;
    int i, n = 5;

    for (i = 0; i < 10; i++) {
        small *= 3;
        sum += small;
        hash = hash * 31 + i;
        lcg = lcg * 1103515245 + 12345;
    }
    printf("%u %u %u %u\n", small, sum, hash, lcg);
    while (u-- > 5)
        n += u;
    printf("%u %d\n", u, n);
    u = 3;
    do {
        u -= 2;
    } while (u < 3);
    printf("%u\n", u);
    for (i = 0; i < 5; i++)
        sc += 10;
    printf("%d\n", sc);
    if (small < 200)
        small += 100;
    else
        small -= 250;
    printf("%u\n", small);
    for (i = 0; i < 4; i++)
        raise_level(90);
    level++;
    printf("%u %u\n", level, level * level);
    printf("%u %u\n", collatz(27), collatz(837799));
    i = 250;
    small = i;
again:
    small += 3;
    if (++i < 254)
        goto again;
    printf("%u %d\n", small, i);
    return 0;
}
