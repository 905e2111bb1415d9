/* ping, with the net cut off: the echo requests go into a socket pair, and the
   other end of it plays the host. What is built is what would go over the wire:
   an IP header, an ICMP header, and the data, with both checksums. */

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/ip_icmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define DATA_LEN 56
#define PACKET_LEN 1500

struct ping_packet {
    struct iphdr ip;
    struct icmphdr icmp;
    unsigned char data[DATA_LEN];
};

struct statistics {
    unsigned sent, received, errors, duplicates;
    int ttl_min, ttl_max;
    double ttl_sum;
};

/* RFC 1071: the one's complement of the one's complement sum of all 16-bit words. */
static unsigned short in_cksum(const void *data, int len)
{
    const unsigned short *w = data;
    int nleft = len;
    unsigned int sum = 0;
    unsigned short answer = 0;

    while (nleft > 1) {
        sum += *w++;
        nleft -= 2;
    }
    /* an odd byte, if there is one */
    if (nleft == 1) {
        *(unsigned char *)&answer = *(const unsigned char *)w;
        sum += answer;
    }
    sum = (sum >> 16) + (sum & 0xffff);
    sum += sum >> 16;
    answer = ~sum;
    return answer;
}

static void fill_ip(struct iphdr *ip, int payload, const char *from, const char *to, int ttl)
{
    memset(ip, 0, sizeof *ip);
    ip->version = 4;
    ip->ihl = sizeof *ip / 4;
    ip->tot_len = htons(sizeof *ip + payload);
    ip->id = htons(0xbeef);
    ip->frag_off = htons(IP_DF);
    ip->ttl = ttl;
    ip->protocol = IPPROTO_ICMP;
    ip->saddr = inet_addr(from);
    ip->daddr = inet_addr(to);
    ip->check = in_cksum(ip, sizeof *ip);
}

static void dump(const char *title, const unsigned char *p, size_t n)
{
    printf("%s\n", title);
    for (size_t i = 0; i < n; i += 16) {
        printf("  %04zx ", i);
        for (size_t j = i; j < i + 16; j++)
            if (j < n)
                printf(" %02x", p[j]);
            else
                printf("   ");
        printf("  |");
        for (size_t j = i; j < i + 16 && j < n; j++)
            putchar(p[j] >= 32 && p[j] < 127 ? p[j] : '.');
        printf("|\n");
    }
}

/* The far end. Some requests are answered badly, and one not at all. */
static void play_host(int fd)
{
    unsigned char buf[PACKET_LEN];
    ssize_t n;

    while ((n = recv(fd, buf, sizeof buf, 0)) > 0) {
        struct iphdr *ip = (struct iphdr *)buf;
        struct icmphdr *icmp = (struct icmphdr *)(buf + ip->ihl * 4);
        int icmp_len = n - ip->ihl * 4;
        int seq = ntohs(icmp->un.echo.sequence);
        uint32_t t;

        if (icmp->type != ICMP_ECHO || in_cksum(icmp, icmp_len) != 0)
            continue;
        t = ip->saddr;
        ip->saddr = ip->daddr;
        ip->daddr = t;
        ip->ttl = 64 - seq * 3;
        icmp->type = ICMP_ECHOREPLY;
        icmp->checksum = 0;
        icmp->checksum = in_cksum(icmp, icmp_len);
        switch (seq) {
        case 2:             /* a broken byte on the way */
            buf[n - 1] ^= 0x40;
            break;
        case 3:             /* a router says: no such host */
            icmp->type = ICMP_DEST_UNREACH;
            icmp->code = ICMP_HOST_UNREACH;
            icmp->checksum = 0;
            icmp->checksum = in_cksum(icmp, icmp_len);
            break;
        case 4:             /* twice */
            ip->check = 0;
            ip->check = in_cksum(ip, ip->ihl * 4);
            send(fd, buf, n, 0);
            break;
        }
        ip->check = 0;
        ip->check = in_cksum(ip, ip->ihl * 4);
        send(fd, buf, n, 0);
    }
    exit(0);
}

static const char *unreachable(int code)
{
    static const char *words[] = { [ICMP_NET_UNREACH] = "network", [ICMP_HOST_UNREACH] = "host", [ICMP_PORT_UNREACH] = "port" };
    if (code < 0 || code > ICMP_PORT_UNREACH || words[code] == NULL)
        return "something";
    return words[code];
}

static int read_reply(unsigned char *buf, ssize_t n, int id, struct statistics *st)
{
    static unsigned seen;       /* a bit for each sequence number */
    struct iphdr *ip = (struct iphdr *)buf;
    struct icmphdr *icmp;
    struct in_addr from;

    if (n < (ssize_t)(sizeof *ip + sizeof *icmp) || ip->version != 4)
        return -1;
    if (in_cksum(ip, ip->ihl << 2)) {
        printf("bad IP checksum\n");
        return -1;
    }
    icmp = (void *)(buf + (ip->ihl << 2));
    from.s_addr = ip->saddr;
    if (in_cksum(icmp, n - (ip->ihl << 2)) != 0) {
        printf("%zd bytes from %s: bad checksum 0x%04x\n", n, inet_ntoa(from), ntohs(icmp->checksum));
        st->errors++;
        return -1;
    }
    if (icmp->type == ICMP_DEST_UNREACH) {
        printf("from %s: %s unreachable\n", inet_ntoa(from), unreachable(icmp->code));
        st->errors++;
        return 0;
    }
    if (icmp->type != ICMP_ECHOREPLY || ntohs(icmp->un.echo.id) != id)
        return 0;
    int seq = ntohs(icmp->un.echo.sequence);
    int dup = (seen >> seq & 1) != 0;
    seen |= 1u << seq;
    printf("%d bytes from %s: icmp_seq=%d ttl=%d%s\n", (int)(n - ip->ihl * 4), inet_ntoa(from), seq, ip->ttl,
           dup ? " (DUP!)" : "");
    if (dup) {
        st->duplicates++;
    } else {
        if (st->received++ == 0 || ip->ttl < st->ttl_min)
            st->ttl_min = ip->ttl;
        if (ip->ttl > st->ttl_max)
            st->ttl_max = ip->ttl;
        st->ttl_sum += ip->ttl;
    }
    return 1;
}

int main(int argc, char *argv[])
{
    const char *target = argc > 1 ? argv[1] : "192.0.2.1";
    int count = argc > 2 ? atoi(argv[2]) : 5;
    int pair[2], id = 4660, seq;
    struct statistics st = { .ttl_max = 0 };
    struct ping_packet p;
    unsigned char buf[PACKET_LEN];
    struct in_addr check;

    if (!inet_aton(target, &check)) {
        fprintf(stderr, "ping: %s: not an address\n", target);
        return 2;
    }
    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) < 0) {
        perror("socketpair");
        return 1;
    }
    switch (fork()) {
    case -1:
        perror("fork");
        return 1;
    case 0:
        close(pair[0]);
        play_host(pair[1]);
    }
    close(pair[1]);

    printf("PING %s: %zu data bytes\n", target, sizeof p.data);
    for (seq = 1; seq <= count; seq++) {
        memset(&p, 0, sizeof p);
        for (int i = 0; i < DATA_LEN; i++)
            p.data[i] = 0x20 + i + seq;
        p.icmp.type = ICMP_ECHO;
        p.icmp.un.echo.id = htons(id);
        p.icmp.un.echo.sequence = htons(seq);
        p.icmp.checksum = in_cksum(&p.icmp, sizeof p - sizeof p.ip);
        fill_ip(&p.ip, sizeof p - sizeof p.ip, "192.0.2.200", target, 64);
        if (seq == 1)
            dump("the first request:", (unsigned char *)&p, sizeof p);
        if (send(pair[0], &p, sizeof p, 0) != sizeof p) {
            perror("send");
            break;
        }
        st.sent++;
        for (int answers = seq == 4 ? 2 : 1; answers > 0; answers--) {
            ssize_t n = recv(pair[0], buf, sizeof buf, 0);
            if (n <= 0)
                break;
            read_reply(buf, n, id, &st);
        }
    }
    /* the host sees no end of a datagram socket: an empty datagram is one */
    send(pair[0], "", 0, 0);
    wait(NULL);

    printf("--- %s ping statistics ---\n", target);
    printf("%u sent, %u received, +%u duplicates, +%u errors, %u%% lost\n", st.sent, st.received, st.duplicates, st.errors,
           st.sent ? 100 * (st.sent - st.received) / st.sent : 0);
    if (st.received > 0)
        printf("ttl min/avg/max = %d/%.2f/%d\n", st.ttl_min, st.ttl_sum / st.received, st.ttl_max);
    return st.received == 0;
}
