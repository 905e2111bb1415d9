/* htons, htonl, ntohs, ntohl on constants, variables and through memory */
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    uint16_t port = 8080, net = htons(port);
    uint32_t ip = 0x7f000001, nip = htonl(ip);
    unsigned char bytes[6];
    uint32_t seq;
    int big = 70000;

    printf("%04x %08x\n", net, nip);
    printf("%u %x\n", ntohs(net), ntohl(nip));
    printf("%d\n", ntohs(htons(12345)) == 12345);
    memcpy(bytes, &net, 2);
    memcpy(bytes + 2, &nip, sizeof nip);
    printf("%d %d %d %d %d %d\n", bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5]);
    printf("%u\n", htons(big));
    printf("%x\n", htons(-2));
    memcpy(&seq, "\x00\x00\x01\x02", 4);
    seq = ntohl(seq);
    printf("%u\n", seq);
    seq = htonl(ntohl(htonl(seq)) + 1);
    printf("%08x\n", seq);
    printf("%u\n", ntohl(0xffffffffu) + 1);
    return 0;
}
