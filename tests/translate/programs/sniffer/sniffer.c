// Takes frames apart that were caught earlier (they are in this file): Ethernet, ARP, IPv4, UDP, TCP, ICMP.
// In the manner of the packet sniffers that everybody writes once.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <stdbool.h>
#include <ctype.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <netinet/ip_icmp.h>
#include <net/ethernet.h>
#include <netinet/if_ether.h>

#define FRAMES (int)(sizeof(frames) / sizeof(frames[0]))
#define TAB    "   - "
#define TAB2   "      - "

static const struct frame {
    const char *hex;
} frames[] = {
    // ARP: who has 10.0.0.2?
    { "ffffffffffff 020000000001 0806 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002" },
    // UDP, a question for port 53
    { "020000000002 020000000001 0800"
      "45000029 00010000 40110000 0a000001 0a000002"
      "c3500035 00150000 6865 6c6c6f2c20756470 21 0d0a" },
    // TCP SYN with options
    { "020000000002 020000000001 0800"
      "4500003c 00024000 40060000 0a000001 0a000002"
      "c3511f90 00000001 00000000 a002 fa f0 0000 0000 020405b4 0402080a 0000000a 00000000 01030307" },
    // TCP with data, PSH and ACK
    { "020000000001 020000000002 0800"
      "4500002d 1234 2000 3f060000 0a000002 0a000001"
      "1f90c351 fffffffe 00000002 5018 1000 0000 0000 474554202f" },
    // ICMP echo
    { "020000000002 020000000001 0800 45 10 001e 00030000 01010000 0a000001 0a000002 0800 f7fd 0001 0001 6162" },
    // IPv6, which we do not know
    { "333300000001 020000000001 86dd 60000000" },
    // too short
    { "020000000002 02" },
    // a header that lies about its length
    { "020000000002 020000000001 0800 4f000014 00000000 40110000 0a000001 0a000002" },
};

static struct {
    int tcp, udp, icmp, arp, other, bad;
    unsigned long bytes;
} total;

static int unhex(const char *hex, unsigned char *to, int room)
{
    int n = 0;
    while (*hex && n < room) {
        if (isspace((unsigned char)*hex)) {
            hex++;
            continue;
        }
        char pair[3] = { hex[0], hex[1], '\0' };
        to[n++] = strtol(pair, NULL, 16);
        hex += 2;
    }
    return n;
}

static void print_data(const char *indent, const unsigned char *data, int size)
{
    int i, j;
    for (i = 0; i < size; i++) {
        if (i % 8 == 0)
            printf("%s", indent);
        printf(" %02X", (unsigned int)data[i]);
        if (i % 8 == 7 || i == size - 1) {
            for (j = i % 8; j < 7; j++)
                printf("   ");
            printf("  ");
            for (j = i - i % 8; j <= i; j++)
                printf("%c", isprint(data[j]) ? data[j] : '.');
            printf("\n");
        }
    }
}

static uint16_t checksum(const void *data, int len, uint32_t sum)
{
    const uint8_t *p = data;
    for (; len > 1; len -= 2, p += 2)
        sum += p[0] << 8 | p[1];
    if (len)
        sum += *p << 8;
    while (sum >> 16)
        sum = (sum & 0xFFFF) + (sum >> 16);
    return ~sum;
}

static char *mac(const unsigned char *a)
{
    static char text[2][18];
    static int which;
    char *s = text[which ^= 1];
    sprintf(s, "%02x:%02x:%02x:%02x:%02x:%02x", a[0], a[1], a[2], a[3], a[4], a[5]);
    return s;
}

static void tcp_options(const unsigned char *p, int n)
{
    printf(TAB2 "options:");
    while (n > 0) {
        int len;
        switch (*p) {
        case TCPOPT_EOL:
            goto done;
        case TCPOPT_NOP:
            printf(" nop");
            p++, n--;
            continue;
        }
        if (n < 2 || (len = p[1]) < 2 || len > n) {
            printf(" ?");
            break;
        }
        switch (*p) {
        case TCPOPT_MAXSEG:
            printf(" mss=%d", ntohs(*(const uint16_t *)(p + 2)));
            break;
        case TCPOPT_WINDOW:
            printf(" scale=%d", 1 << p[2]);
            break;
        case TCPOPT_SACK_PERMITTED:
            printf(" sack");
            break;
        default:
            printf(" %d(%d)", p[0], p[1]);
        }
        p += len;
        n -= len;
    }
done:
    printf("\n");
}

static bool show_tcp(const unsigned char *p, int len)
{
    const struct tcphdr *th = (const struct tcphdr *)p;
    if (len < (int)sizeof(*th) || th->doff * 4 > len)
        return false;
    char flags[9] = "........";
    if (th->fin) flags[7] = 'F';
    if (th->syn) flags[6] = 'S';
    if (th->rst) flags[5] = 'R';
    if (th->psh) flags[4] = 'P';
    if (th->ack) flags[3] = 'A';
    if (th->urg) flags[2] = 'U';
    printf(TAB "TCP %u -> %u seq %u ack %u [%s] win %u\n", ntohs(th->source), ntohs(th->dest), ntohl(th->seq), ntohl(th->ack_seq),
           flags, ntohs(th->window));
    if (th->doff > 5)
        tcp_options(p + sizeof(*th), (th->doff - 5) * 4);
    print_data(TAB2, p + th->doff * 4, len - th->doff * 4);
    total.tcp++;
    return true;
}

static bool show_ip(const unsigned char *p, int len)
{
    const struct iphdr *iph = (const struct iphdr *)p;
    struct in_addr src, dst;
    char from[INET_ADDRSTRLEN], to[INET_ADDRSTRLEN];
    int hlen, plen;

    if (len < (int)sizeof(*iph))
        return false;
    hlen = iph->ihl * 4;
    if (hlen > len || iph->version != 4)
        return false;
    src.s_addr = iph->saddr;
    dst.s_addr = iph->daddr;
    inet_ntop(AF_INET, &src, from, sizeof(from));
    inet_ntop(AF_INET, &dst, to, sizeof(to));
    printf(TAB "IPv%d %s -> %s ttl %d proto %d tos 0x%02x id %d%s%s sum 0x%04x\n", iph->version, from, to, iph->ttl, iph->protocol,
           iph->tos, ntohs(iph->id), ntohs(iph->frag_off) & IP_DF ? " DF" : "", ntohs(iph->frag_off) & IP_MF ? " MF" : "",
           checksum(p, hlen, 0));
    p += hlen;
    plen = ntohs(iph->tot_len) - hlen;
    if (plen > len - hlen) {
        printf(TAB "cut off by %d\n", plen - (len - hlen));
        plen = len - hlen;
    }

    switch (iph->protocol) {
    case IPPROTO_TCP:
        return show_tcp(p, plen);
    case IPPROTO_UDP: {
        const struct udphdr *uh = (const struct udphdr *)p;
        printf(TAB "UDP %d -> %d length %d\n", ntohs(uh->source), ntohs(uh->dest), ntohs(uh->len));
        print_data(TAB2, p + sizeof(*uh), plen - (int)sizeof(*uh));
        total.udp++;
        break;
    }
    case IPPROTO_ICMP: {
        const struct icmphdr *ic = (const struct icmphdr *)p;
        printf(TAB "ICMP type %d code %d, checksum %s\n", ic->type, ic->code, checksum(p, plen, 0) ? "bad" : "good");
        total.icmp++;
        break;
    }
    default:
        total.other++;
    }
    return true;
}

static bool show(const unsigned char *p, int len)
{
    const struct ether_header *eth = (const struct ether_header *)p;

    if (len < ETH_HLEN)
        return false;
    printf(TAB "Ethernet %s -> %s type 0x%.4x\n", mac(eth->ether_shost), mac(eth->ether_dhost), ntohs(eth->ether_type));
    p += ETH_HLEN;
    len -= ETH_HLEN;
    switch (ntohs(eth->ether_type)) {
    case ETHERTYPE_ARP: {
        const struct ether_arp *arp = (const struct ether_arp *)p;
        struct in_addr who;
        memcpy(&who, arp->arp_tpa, sizeof(who));
        printf(TAB "ARP %s %s, says ", ntohs(arp->arp_op) == ARPOP_REQUEST ? "who has" : "here is", inet_ntoa(who));
        memcpy(&who, arp->arp_spa, sizeof(who));
        printf("%s (%s)\n", inet_ntoa(who), mac(arp->arp_sha));
        total.arp++;
        return true;
    }
    case ETHERTYPE_IP:
        return show_ip(p, len);
    default:
        total.other++;
        return true;
    }
}

int main(void)
{
    unsigned char buffer[ETH_FRAME_LEN] __attribute__((aligned(4)));
    int i;

    for (i = 0; i < FRAMES; i++) {
        memset(buffer, 0, sizeof(buffer));
        // the IP header should begin at a multiple of four
        int n = unhex(frames[i].hex, buffer + 2, sizeof(buffer) - 2);
        total.bytes += n;
        printf("frame %d, %d bytes:\n", i + 1, n);
        if (!show(buffer + 2, n)) {
            printf(TAB "malformed\n");
            total.bad++;
        }
    }
    printf("TCP: %d   UDP: %d   ICMP: %d   ARP: %d   others: %d   malformed: %d   bytes: %lu\n", total.tcp, total.udp, total.icmp,
           total.arp, total.other, total.bad, total.bytes);
    return 0;
}
