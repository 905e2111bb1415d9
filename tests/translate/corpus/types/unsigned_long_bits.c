/* Hashes, bit tricks and random numbers in 32 and 64 bits */
#include <stdint.h>
#include <stdio.h>

static uint32_t rotl(uint32_t x, int k)
{
    return (x << k) | (x >> (32 - k));
}

static uint64_t xorshift(uint64_t *state)
{
    uint64_t x = *state;

    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    return *state = x;
}

static uint32_t adler(const char *s)
{
    uint32_t a = 1, b = 0;

    while (*s) {
        a = (a + (uint8_t)*s++) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

static uint32_t crc32(const uint8_t *p, size_t n)
{
    uint32_t crc = ~0u;

    while (n--) {
        crc ^= *p++;
        for (int k = 0; k < 8; k++)
            crc = crc & 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
    }
    return ~crc;
}

static int bits(unsigned long v)
{
    int n = 0;

    for (; v; v &= v - 1)
        n++;
    return n;
}

static uint16_t swap16(uint16_t v) { return v << 8 | v >> 8; }

int main(void)
{
    uint64_t state = 88172645463325252ULL;
    uint32_t h = 2166136261u;
    const char *s;
    int8_t i8 = -1;

    printf("%08x %08x\n", rotl(0x80000001, 1), rotl(0x12345678, 8));
    for (int i = 0; i < 3; i++)
        printf("%llu ", (unsigned long long)xorshift(&state));
    printf("\n%08x\n", adler("Wikipedia"));
    printf("%08x\n", crc32((const uint8_t *)"123456789", 9));
    for (s = "fnv"; *s; s++)
        h = (h ^ (uint8_t)*s) * 16777619;
    printf("%u\n", h);
    printf("%d %d %d\n", bits(0xffff), bits(~0UL), bits((unsigned)-2));
    printf("%x %x\n", swap16(0x1234), swap16(swap16(0xabcd)));
    printf("%x %x %lx\n", (unsigned)i8 >> 4, (uint8_t)i8 >> 4, (unsigned long)i8 >> 60);
    printf("%d\n", (int32_t)((uint32_t)INT32_MAX + 1) == INT32_MIN);
    printf("%u %u\n", (uint8_t)(0u - 1), (uint8_t)~0x0fu);
    printf("%lu\n", (1UL << 63) / 3 * 2 % 1000000007);
    printf("%d\n", (h & -h) == (h & (~h + 1)));
    return 0;
}
