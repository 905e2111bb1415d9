/* A DNS query built and parsed by hand, names with lengths and a pointer back */
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct dns_header {
    uint16_t id;
    unsigned char rd : 1;
    unsigned char tc : 1;
    unsigned char aa : 1;
    unsigned char opcode : 4;
    unsigned char qr : 1;
    unsigned char rcode : 4;
    unsigned char z : 3;
    unsigned char ra : 1;
    uint16_t qdcount, ancount, nscount, arcount;
};

static int put_name(unsigned char *out, const char *host)
{
    unsigned char *start = out;

    while (*host) {
        const char *dot = strchr(host, '.');
        size_t len = dot ? (size_t)(dot - host) : strlen(host);
        *out++ = len;
        memcpy(out, host, len);
        out += len;
        host += len + (dot != NULL);
    }
    *out++ = 0;
    return out - start;
}

static int get_name(const unsigned char *msg, int at, char *out)
{
    int end = -1;

    while (msg[at]) {
        if ((msg[at] & 0xC0) == 0xC0) {
            if (end < 0)
                end = at + 2;
            at = (msg[at] & 0x3f) << 8 | msg[at + 1];
            continue;
        }
        memcpy(out, msg + at + 1, msg[at]);
        out += msg[at];
        *out++ = '.';
        at += msg[at] + 1;
    }
    out[-1] = '\0';
    return end < 0 ? at + 1 : end;
}

int main(void)
{
    unsigned char query[512], reply[512];
    struct dns_header *h = (struct dns_header *)query;
    int sv[2], n, at, i;
    char name[64];
    uint16_t type = htons(1), class = htons(1);

    memset(query, 0, sizeof query);
    h->id = htons(0xabcd);
    h->rd = 1;
    h->opcode = 2;
    h->qdcount = htons(1);
    n = sizeof *h + put_name(query + sizeof *h, "www.example.org");
    memcpy(query + n, &type, 2);
    memcpy(query + n + 2, &class, sizeof class);
    n += 4;
    socketpair(AF_UNIX, SOCK_DGRAM, 0, sv);
    send(sv[0], query, n, 0);
    n = recv(sv[1], reply, sizeof reply, 0);
    reply[n] = 0xC0;
    reply[n + 1] = sizeof *h + 4;
    for (i = 0; i < 4; i++)
        printf("%02x ", reply[i]);
    printf("%d bytes\n", n);
    at = get_name(reply, sizeof(struct dns_header), name);
    printf("%s %d\n", name, at);
    at = get_name(reply, n, name);
    printf("%s %d\n", name, at - n);
    h = (struct dns_header *)reply;
    h->qr = 1;
    h->rcode = 3;
    printf("%02x %02x %d %d\n", reply[2], reply[3], ntohs(h->qdcount), h->opcode);
    return 0;
}
