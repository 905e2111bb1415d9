/* A binary protocol: packed header in network order, cast onto the receive buffer */
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAGIC 0xBEEF
#define MSG_HELLO 1
#define MSG_DATA 2

#pragma pack(1)
typedef struct {
    uint16_t magic;
    uint8_t type;
    uint32_t length;
} header_t;
#pragma pack()

static int send_msg(int fd, uint8_t type, const void *body, uint32_t length)
{
    unsigned char packet[64];
    header_t *h = (header_t *)packet;

    h->magic = htons(MAGIC);
    h->type = type;
    h->length = htonl(length);
    memcpy(packet + sizeof(header_t), body, length);
    return send(fd, packet, sizeof(header_t) + length, 0);
}

int main(void)
{
    int sv[2], count = 0;
    unsigned char buf[256], *p;
    ssize_t n, left;
    uint16_t numbers[] = { htons(1), htons(500), htons(65535) };

    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    printf("%d\n", send_msg(sv[0], MSG_HELLO, "hi", 2));
    printf("%d\n", send_msg(sv[0], MSG_DATA, numbers, sizeof numbers));
    n = recv(sv[1], buf, sizeof buf, 0);
    for (p = buf, left = n; left >= (ssize_t)sizeof(header_t); count++) {
        header_t h;
        uint32_t len;

        memcpy(&h, p, sizeof h);
        if (ntohs(h.magic) != MAGIC)
            break;
        len = ntohl(h.length);
        p += sizeof h;
        if (h.type == MSG_HELLO)
            printf("hello %.*s\n", (int)len, (char *)p);
        else
            for (uint32_t i = 0; i < len / 2; i++)
                printf("%u ", (unsigned)(p[i * 2] << 8 | p[i * 2 + 1]));
        p += len;
        left -= sizeof h + len;
    }
    printf("\n%d messages, %zd left\n", count, left);
    return 0;
}
