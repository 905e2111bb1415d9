/* getrandom() and getentropy(): a key, in hexadecimal */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

static int fill(unsigned char *buf, size_t size)
{
    size_t done = 0;
    ssize_t n;

    while (done < size) {
        n = getrandom(buf + done, size - done, 0);
        if (n < 0) {
            if (errno == EINTR)
                continue;
            return -1;
        }
        done += n;
    }
    return 0;
}

int main(void)
{
    unsigned char key[32], other[32];
    char text[65], much[300];
    int i;

    if (fill(key, sizeof key) < 0 || getentropy(other, sizeof other) < 0) {
        perror("random");
        return 1;
    }
    for (i = 0; i < 32; i++)
        snprintf(text + 2 * i, 3, "%02x", key[i]);
    printf("%zu %d\n", strlen(text), memcmp(key, other, 32) == 0);
    printf("%d", (int)getrandom(key, 8, GRND_RANDOM | GRND_INSECURE));
    printf(" %d\n", errno == EINVAL);
    printf("%d", getentropy(much, sizeof much));
    printf(" %d\n", errno == EIO);
    return 0;
}
