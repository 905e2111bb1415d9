/* & | ^ ~ on signed and unsigned values; setting, clearing, testing flags */
#include <stdio.h>

#define FLAG_READ  (1 << 0)
#define FLAG_WRITE (1 << 1)
#define FLAG_EXEC  (1 << 2)

int main(void)
{
    unsigned int x = 0xF0F0, y = 0x0FF0;
    int flags = 0;
    unsigned char b = 0x5a;

    printf("%04x %04x %04x %08x\n", x & y, x | y, x ^ y, ~x);
    printf("%d %d %d\n", ~0, ~5, -1 & 0xff);
    flags |= FLAG_READ | FLAG_EXEC;
    printf("%d\n", flags);
    if (flags & FLAG_READ)
        printf("readable\n");
    if (!(flags & FLAG_WRITE))
        printf("not writable\n");
    flags &= ~FLAG_READ;
    flags ^= FLAG_WRITE;
    printf("%d\n", flags);
    if ((flags & (FLAG_WRITE | FLAG_EXEC)) == (FLAG_WRITE | FLAG_EXEC))
        printf("both\n");
    printf("%x %x\n", b & 0xf, b >> 4);
    b = ~b;
    printf("%x\n", b);
    printf("%d\n", 6 & 3 == 3);
    printf("%d\n", -8 | 3);
    return 0;
}
