/* Packed and aligned structs, as protocols on the wire use them */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <arpa/inet.h>

struct loose {
    uint8_t type;
    uint32_t length;
    uint16_t id;
};

struct __attribute__((packed)) tight {
    uint8_t type;
    uint32_t length;
    uint16_t id;
};

#pragma pack(push, 1)
struct record {
    char tag;
    uint16_t value;
    struct tight body;
};
#pragma pack(pop)

struct after { char c; int n; } __attribute__((packed));

int main(void)
{
    struct tight t;
    struct record r = { 'R', 0x1234, { 1, 2, 3 } };
    unsigned char *p = (unsigned char *)&t;
    size_t i;

    printf("%zu %zu %zu %zu\n", sizeof(struct loose), sizeof(struct tight), sizeof(struct record), sizeof(struct after));
    t.type = 7;
    t.length = htonl(1000);
    t.id = htons(0xCAFE);
    for (i = 0; i < sizeof t; i++)
        printf("%02x ", p[i]);
    printf("\n");
    p[4] = 0xe9;
    printf("%u %x\n", ntohl(t.length), ntohs(t.id));
    memcpy(&r.body, &t, sizeof t);
    p = (unsigned char *)&r;
    for (i = 0; i < sizeof r; i++)
        printf("%02x ", p[i]);
    printf("\n");
    return 0;
}
