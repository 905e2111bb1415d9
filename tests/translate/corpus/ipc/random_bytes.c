/* Random bytes, whose values are never the same but whose number is */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

int main(void)
{
    unsigned char key[32], other[32], large[300];
    uint64_t nonce = 0;
    int seen[2] = {0, 0}, i, b;

    if (getrandom(key, sizeof(key), 0) != sizeof(key) || getentropy(other, sizeof(other)) != 0) {
        perror("getrandom");
        return 1;
    }
    printf("different: %d\n", memcmp(key, other, sizeof(key)) != 0);
    printf("%zd\n", getrandom(&nonce, sizeof(nonce), GRND_NONBLOCK));
    printf("not 0: %d\n", nonce != 0);
    for (i = 0; i < (int)sizeof(key); i++)
        for (b = 0; b < 8; b++)
            seen[key[i] >> b & 1]++;
    printf("bits: %d, some of both: %d\n", seen[0] + seen[1], seen[0] > 64 && seen[1] > 64);
    i = getentropy(large, sizeof(large));
    printf("too much: %d %d\n", i, errno == EIO);
    i = getrandom(key, 1, 1U << 30);
    printf("no such flag: %d %d\n", i, errno == EINVAL);
    return 0;
}
