/* int, unsigned, long and unsigned long in one expression */
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    int i = -5;
    unsigned u = 3;
    long l = -7;
    unsigned long ul = 2;
    uint8_t b = 200;
    uint64_t big = UINT64_C(1) << 63;
    int64_t sbig = -1;

    printf("%ld\n", i * l);
    printf("%ld\n", l / u);
    printf("%lu\n", l / ul);
    printf("%u\n", i / u);
    printf("%ld\n", (long)i / u);
    printf("%ld\n", l + u);
    printf("%lu\n", i + ul);
    printf("%d\n", b * b);
    printf("%d\n", i + b);
    printf("%u\n", u - b);
    printf("%d %d\n", l < u, l < (long)ul);
    printf("%d %d\n", i < (int)u, (unsigned)i < u);
    printf("%lu\n", big * 2 + 1);
    printf("%lu\n", big >> 62);
    printf("%ld\n", sbig >> 40);
    printf("%lu\n", (uint64_t)sbig >> 40);
    printf("%d\n", (int)(u << 31 >> 31));
    printf("%lx\n", (uint64_t)(uint32_t)i << 8);
    printf("%lx\n", (unsigned long)i << 8);
    printf("%d\n", i % 3 + (int)(i % 3u));
    return 0;
}
