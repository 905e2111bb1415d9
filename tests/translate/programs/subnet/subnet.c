/* subnet: what there is to know of an IPv4 network
   usage: subnet [-s PREFIX] ADDRESS/PREFIX | ADDRESS NETMASK ...   */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>
#include <netinet/in.h>

#define BITS 32

typedef uint32_t ip_t;              /* host byte order */

typedef struct network {
    ip_t address, mask, first, last;
    unsigned char prefix;
} network_t;

static char *dotted(ip_t ip)
{
    /* four buffers in turn, so that one printf() may use it four times */
    static char buffers[4][INET_ADDRSTRLEN];
    static unsigned turn;
    struct in_addr a = { .s_addr = htonl(ip) };
    char *b = buffers[turn++ % 4];

    if (inet_ntop(AF_INET, &a, b, INET_ADDRSTRLEN) == NULL) {
        perror("inet_ntop");
        abort();
    }
    return b;
}

static char *binary(ip_t ip)
{
    static char text[BITS + 4];
    char *p = text;
    int bit;

    for (bit = BITS - 1; bit >= 0; bit--) {
        *p++ = ip & (ip_t)1 << bit ? '1' : '0';
        if (bit && bit % 8 == 0)
            *p++ = '.';
    }
    *p = '\0';
    return text;
}

static int popcount(ip_t n)
{
    int count = 0;

    while (n) {
        n &= n - 1;                 /* the lowest one goes */
        count++;
    }
    return count;
}

static inline ip_t mask_of(unsigned prefix)
{
    return prefix == 0 ? 0 : ~(ip_t)0 << (BITS - prefix);
}

/* -1 if the ones are not all on the left */
static int prefix_of(ip_t mask)
{
    int n = popcount(mask);
    return mask == mask_of(n) ? n : -1;
}

static char class_of(ip_t ip)
{
    if (!(ip & 0x80000000u))
        return 'A';
    if ((ip >> 30) == 2)
        return 'B';
    if ((ip >> 29) == 06)
        return 'C';
    return ip >> 28 == 0xe ? 'D' : 'E';
}

static const char *kind_of(ip_t ip)
{
    static const struct { const char *net; int prefix; const char *kind; } kinds[] = {
        { "10.0.0.0", 8, "private" }, { "172.16.0.0", 12, "private" }, { "192.168.0.0", 16, "private" },
        { "127.0.0.0", 8, "loopback" }, { "169.254.0.0", 16, "link-local" }, { "224.0.0.0", 4, "multicast" },
        { "192.0.2.0", 24, "documentation" },
    };
    size_t i;

    for (i = 0; i < sizeof kinds / sizeof *kinds; ++i) {
        ip_t net = ntohl(inet_addr(kinds[i].net));
        if (((ip ^ net) & mask_of(kinds[i].prefix)) == 0)
            return kinds[i].kind;
    }
    return "public";
}

static network_t make(ip_t address, unsigned prefix)
{
    network_t n;

    n.address = address;
    n.prefix = prefix;
    n.mask = mask_of(prefix);
    n.first = address & n.mask;
    n.last = n.first | ~n.mask;
    return n;
}

static int parse(const char *text, const char *second, network_t *n)
{
    char copy[32], *slash, *end;
    struct in_addr a;
    long prefix = BITS;

    if (strlen(text) >= sizeof copy)
        return -1;
    strcpy(copy, text);
    if ((slash = strchr(copy, '/')) != NULL) {
        *slash++ = 0;
        prefix = strtol(slash, &end, 10);
        if (*end != '\0' || end == slash || prefix < 0 || prefix > BITS)
            return -1;
    } else if (second != NULL) {
        if (inet_pton(AF_INET, second, &a) != 1)
            return -1;
        prefix = prefix_of(ntohl(a.s_addr));
        if (prefix < 0)
            return -1;
    }
    if (inet_pton(AF_INET, copy, &a) != 1)
        return -1;
    *n = make(ntohl(a.s_addr), prefix);
    return slash == NULL && second != NULL ? 2 : 1;
}

static void show(const network_t *n)
{
    uint64_t size = (uint64_t)n->last - n->first + 1;
    ip_t low = n->first, high = n->last;

    if (n->prefix < 31)
        low++, high--;
    printf("address    %-15s  %s  class %c, %s\n", dotted(n->address), binary(n->address), class_of(n->address), kind_of(n->address));
    printf("netmask    %-15s  %s  /%u, wildcard %s\n", dotted(n->mask), binary(n->mask), n->prefix, dotted(~n->mask));
    printf("network    %s\nbroadcast  %s\n", dotted(n->first), dotted(n->last));
    printf("hosts      %s to %s, %llu of %llu\n", dotted(low), dotted(high), (unsigned long long)high - low + 1, (unsigned long long)size);
    printf("reverse    %u.%u.%u.%u.in-addr.arpa, 0x%08X, %d as int\n", n->address & 0xff, n->address >> 8 & 0xff,
           n->address >> 16 & 0xff, n->address >> 24, n->address, (int)n->address);
}

static void split(const network_t *n, unsigned prefix)
{
    ip_t step, at;
    unsigned count = 0;

    if (prefix <= n->prefix || prefix > BITS) {
        printf("/%u cannot be split into /%u\n", n->prefix, prefix);
        return;
    }
    step = prefix == BITS ? 1 : 1u << (BITS - prefix);
    at = n->first;
    do {
        if (++count <= 4)
            printf("  %s/%u\n", dotted(at), prefix);
        at += step;
    } while (at - 1 != n->last && at != 0);
    if (count > 4)
        printf("  ... %u in all\n", count);
}

/* the smallest network that holds both */
static network_t supernet(network_t a, network_t b)
{
    unsigned prefix = a.prefix < b.prefix ? a.prefix : b.prefix;

    while (prefix > 0 && (a.first & mask_of(prefix)) != (b.first & mask_of(prefix)))
        --prefix;
    return make(a.first & mask_of(prefix), prefix);
}

int main(int argc, char *argv[])
{
    network_t n, all = { 0 };
    unsigned into = 0, networks = 0;
    int opt, used, failed = 0;

    opterr = 0;
    while ((opt = getopt(argc, argv, ":s:")) != -1) {
        switch (opt) {
        case 's':
            into = atoi(optarg);
            break;
        case ':':
            fprintf(stderr, "-%c needs a number\n", optopt);
            return 2;
        case '?':
            fprintf(stderr, "-%c?\n", optopt);
            return 2;
        }
    }
    for (argv += optind; *argv != NULL; argv += used) {
        used = parse(argv[0], argv[1], &n);
        if (used < 0) {
            fprintf(stderr, "%s: not a network\n", *argv);
            failed = used = 1;
            continue;
        }
        if (networks++)
            putchar('\n');
        show(&n);
        if (into)
            split(&n, into);
        all = networks == 1 ? n : supernet(all, n);
    }
    if (networks > 1)
        printf("\nall of them in %s/%hhu\n", dotted(all.first), all.prefix);
    return failed;
}
