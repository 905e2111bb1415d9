/* Assigning to a narrower type drops the high bits */
#include <stdio.h>
#include <stdint.h>

static uint8_t low_byte(int n)
{
    return n;
}

static void show(short s)
{
    printf("%d\n", s);
}

int main(void)
{
    int i = 0x12345678;
    short s = i;
    char c = i;
    unsigned char uc = i;
    long long ll = 0x1122334455667788LL;
    int32_t back = ll;
    uint16_t port = 70000;

    printf("%x %x %x\n", s, c, uc);
    printf("%x %u\n", back, port);
    printf("%u %u\n", low_byte(-1), low_byte(0x1ff));
    show(32768);
    show(-32769);
    i = 300;
    c = i;
    printf("%d\n", c);
    uc = i = 1000;
    printf("%d %d\n", uc, i);
    i = uc = 1000;
    printf("%d %d\n", uc, i);
    return 0;
}
