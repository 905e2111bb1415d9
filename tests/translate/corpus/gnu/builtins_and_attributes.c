/* __builtin functions, likely/unlikely, alignment, static assertions */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

struct wire {
    uint8_t a;
    uint16_t b;
} __attribute__((__packed__));

_Static_assert(sizeof(struct wire) == 3, "packed");

static int check(int n) __attribute__((const));

static int check(int n)
{
    if (unlikely(n < 0))
        return -1;
    if (likely(n < 100))
        return 0;
    return 1;
}

int main(void)
{
    struct wire w = { 1, 2 };
    static const int table[] __attribute__((unused)) = { 1, 2, 3 };

    printf("%d %d %d\n", check(-5), check(5), check(500));
    printf("%zu %d\n", sizeof w, w.b);
    printf("%x\n", __builtin_bswap32(0x11223344));
    printf("%zu\n", __builtin_offsetof(struct wire, b));
    return 0;
}
