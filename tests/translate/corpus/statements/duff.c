/* Labels of a switch inside a loop: an unrolled copy */
#include <stdio.h>
#include <string.h>

static void copy(char *to, const char *from, int count)
{
    int n = (count + 3) / 4;

    switch (count % 4) {
    case 0: do { *to++ = *from++;
    case 3:      *to++ = *from++;
    case 2:      *to++ = *from++;
    case 1:      *to++ = *from++;
            } while (--n > 0);
    }
}

int main(void)
{
    char from[] = "0123456789abcdef";
    char to[20];
    int len;

    for (len = 1; len <= 9; len += 2) {
        memset(to, 0, sizeof to);
        copy(to, from, len);
        printf("%d: %s\n", len, to);
    }
    return 0;
}
