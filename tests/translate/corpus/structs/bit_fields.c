/* Bit-fields: widths, wrap-around, signed ones, layout */
#include <stdio.h>
#include <string.h>

struct flags {
    unsigned int ready : 1;
    unsigned int mode : 3;
    unsigned int level : 4;
    int offset : 4;
};

struct header {
    unsigned char version : 4;
    unsigned char length : 4;
    unsigned char tos;
    unsigned short : 4;
    unsigned short id : 12;
};

int main(void)
{
    struct flags f = { 1, 5, 15, -3 };
    struct header h;
    unsigned char raw[sizeof h];

    printf("%u %u %u %d %zu\n", f.ready, f.mode, f.level, f.offset, sizeof f);
    f.mode += 4;
    f.level++;
    f.offset = 7;
    f.ready = ~f.ready;
    printf("%u %u %u %d\n", f.ready, f.mode, f.level, f.offset);
    f.mode = 6;
    if (f.mode & 2)
        printf("bit set\n");
    memset(&h, 0, sizeof h);
    h.version = 4;
    h.length = 5;
    h.tos = 0x10;
    h.id = 0xabc;
    memcpy(raw, &h, sizeof h);
    printf("%zu: %02x %02x %02x %02x\n", sizeof h, raw[0], raw[1], raw[2], raw[3]);
    raw[0] = 0x6f;
    memcpy(&h, raw, sizeof h);
    printf("%d %d %x\n", h.version, h.length, h.id);
    return 0;
}
