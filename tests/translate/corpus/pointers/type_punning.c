/* Looking at memory through another type: bytes of an int, *(T *)p, unions */
#include <stdio.h>
#include <stdint.h>
#include <string.h>

union number {
    uint32_t word;
    uint16_t halves[2];
    uint8_t bytes[4];
    float real;
};

static int is_little_endian(void)
{
    int one = 1;
    return *(char *)&one == 1;
}

int main(void)
{
    uint32_t value = 0x01020304;
    unsigned char *p = (unsigned char *)&value;
    union number u;
    uint32_t storage[2] = { 0 };
    char *packet = (char *)storage;
    float f = 1.0f;
    uint32_t bits;
    int i;

    printf("%d\n", is_little_endian());
    for (i = 0; i < 4; i++)
        printf("%02x ", p[i]);
    p[0] = 0xff;
    printf("%08x\n", value);
    u.word = 0xAABBCCDD;
    printf("%04x %02x\n", u.halves[0], u.bytes[3]);
    u.real = 1.0f;
    printf("%08x\n", u.word);
    u.bytes[2] = 0;
    printf("%08x\n", u.word);
    memcpy(&bits, &f, sizeof bits);
    printf("%08x\n", bits);
    *(uint32_t *)packet = 0x41424344;
    packet[4] = '!';
    printf("%s\n", packet);
    printf("%d\n", *(short *)(packet + 2) == 0x4142);
    printf("%x\n", *(unsigned char *)&u.real);
    return 0;
}
