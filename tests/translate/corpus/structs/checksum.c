/* The internet checksum over uint16_t words, and byte order helpers */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <arpa/inet.h>

struct header {
    uint8_t type, code;
    uint16_t checksum;
    uint16_t id, seq;
    char data[9];
};

static uint16_t checksum(void *b, int len)
{
    uint16_t *buf = b;
    uint32_t sum = 0;
    uint16_t result;

    for (sum = 0; len > 1; len -= 2)
        sum += *buf++;
    if (len == 1)
        sum += *(unsigned char *)buf;
    sum = (sum >> 16) + (sum & 0xFFFF);
    sum += (sum >> 16);
    result = ~sum;
    return result;
}

static uint32_t get32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
}

static void put16(unsigned char *p, unsigned v)
{
    *p++ = v >> 8;
    *p = v;
}

int main(void)
{
    struct header h;
    unsigned char raw[] = { 0xde, 0xad, 0xbe, 0xef, 0, 0 };

    memset(&h, 0, sizeof h);
    h.type = 8;
    h.id = htons(0x1234);
    h.seq = htons(1);
    memcpy(h.data, "pingpong!", 9);
    h.checksum = checksum(&h, sizeof h);
    printf("%04x\n", ntohs(h.checksum));
    printf("%d\n", checksum(&h, sizeof h));
    printf("%x\n", get32(raw));
    put16(raw + 4, 0x10203);
    printf("%02x%02x\n", raw[4], raw[5]);
    printf("%08x %04x\n", htonl(0x01020304), htons(0x0102));
    return 0;
}
