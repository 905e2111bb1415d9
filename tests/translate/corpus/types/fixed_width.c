/* stdint.h types and the inttypes.h format macros */
#include <stdio.h>
#include <stdint.h>
#include <inttypes.h>

int main(void)
{
    int8_t a = INT8_MIN;
    uint8_t b = UINT8_MAX;
    int16_t c = INT16_MAX;
    uint16_t d = 0xbeef;
    int32_t e = -123456789;
    uint32_t f = 0xdeadbeef;
    int64_t g = INT64_C(-1234567890123456789);
    uint64_t h = UINT64_MAX;

    printf("%" PRId8 " %" PRIu8 "\n", a, b);
    printf("%" PRId16 " %" PRIx16 "\n", c, d);
    printf("%" PRId32 " %" PRIu32 " %08" PRIX32 "\n", e, f, f);
    printf("%" PRId64 " %" PRIu64 "\n", g, h);
    b = b + 1;
    d = d * 2;
    f = f << 4;
    h = h + 2;
    printf("%u %u %x %" PRIu64 "\n", b, d, f, h);
    a = (int8_t)(a - 1);
    c = (int16_t)(c + 1);
    printf("%d %d\n", a, c);
    return 0;
}
