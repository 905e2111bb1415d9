/* A 64-bit integer becomes a float by one rounding, not by way of double. */
#include <stdint.h>
#include <stdio.h>

struct sample { float value; };

static float as_float(long n) { return n; }

int main(void)
{
    const long middle = (1L << 60) + (1L << 36);
    long numbers[] = {middle, middle + 1, -middle - 1, middle - 1, (1L << 53) + 1};
    uint64_t most = UINT64_MAX;
    float list[2];

    for (int i = 0; i < 5; i++) {
        struct sample s = {numbers[i]};
        float f = numbers[i];
        list[0] = numbers[i];
        s.value = numbers[i];
        printf("%a %a %a %a %a\n", as_float(numbers[i]), (double)numbers[i], f, list[0], s.value);
        f += numbers[i];
        printf("%a %d\n", f, f == numbers[i]);
    }
    printf("%a\n", (float)most);
    return 0;
}
