/* 64 bit arithmetic where 32 bits would not do */
#include <stdio.h>
#include <stdint.h>

static unsigned long long factorial(int n)
{
    unsigned long long result = 1;
    while (n > 1)
        result *= n--;
    return result;
}

int main(void)
{
    int i;
    long long seconds = 60LL * 60 * 24 * 365 * 100;
    uint64_t hash = 14695981039346656037ULL;
    const char *s = "hash me";

    for (i = 18; i <= 22; i++)
        printf("%d! = %llu\n", i, factorial(i));
    printf("%lld\n", seconds);
    while (*s) {
        hash ^= (unsigned char)*s++;
        hash *= 1099511628211ULL;
    }
    printf("%016llx\n", (unsigned long long)hash);
    printf("%d\n", (int)(hash % 1000));
    printf("%llu\n", (unsigned long long)-1LL);
    return 0;
}
