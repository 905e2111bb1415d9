/*
 *  lookup.c - asks a name server, RFC 1035
 *
 *  A toy name server is forked off first, so that there is somebody to ask:
 *  it knows a handful of names and compresses what it answers.
 *
 *      usage: lookup [-t type] name...
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <stdint.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <arpa/inet.h>

#define SERVER_PORT 5300
#define MAX_NAME    255

/* resource record types */
#define T_A     1
#define T_NS    2
#define T_CNAME 5
#define T_MX    15
#define T_TXT   16
#define T_AAAA  28

/* the header; bit-fields are laid out from the low bit on a little-endian machine */
typedef struct {
    uint16_t id;
    unsigned char rd : 1;
    unsigned char tc : 1;
    unsigned char aa : 1;
    unsigned char opcode : 4;
    unsigned char qr : 1;
    unsigned char rcode : 4;
    unsigned char z : 3;
    unsigned char ra : 1;
    uint16_t qdcount;
    uint16_t ancount;
    uint16_t nscount;
    uint16_t arcount;
} dns_header;

typedef struct {
    uint16_t type;
    uint16_t class;
    uint32_t ttl;
    uint16_t length;
} __attribute__((packed)) dns_record;

static const struct type_name { int type; const char *name; } type_names[] = {
    { T_A, "A" }, { T_NS, "NS" }, { T_CNAME, "CNAME" }, { T_MX, "MX" }, { T_TXT, "TXT" }, { T_AAAA, "AAAA" }, { 0, 0 }
};

static int type_from_name(const char *s)
{
    const struct type_name *t;
    for (t = type_names; t->name; t++)
        if (strcasecmp(t->name, s) == 0)
            return t->type;
    return -1;
}

static const char *name_of_type(int type)
{
    static char number[12];
    for (int i = 0; type_names[i].name; i++)
        if (type_names[i].type == type)
            return type_names[i].name;
    sprintf(number, "TYPE%d", type);
    return number;
}

/* "www.example.org" -> 3www7example3org0; the number of bytes, 0 if it is no name */
static size_t encode_name(unsigned char *to, const char *name)
{
    unsigned char *start = to;

    while (*name) {
        size_t n = strcspn(name, ".");
        if (n == 0 || n > 63)
            return 0;
        *to++ = n;
        memcpy(to, name, n);
        to += n;
        name += n;
        if (*name == '.')
            name++;
    }
    *to++ = 0;
    return to - start;
}

/* The name at `at`, with its pointers followed. Returns what comes after it, NULL for nonsense. */
static const unsigned char *decode_name(const unsigned char *msg, const unsigned char *end,
                                        const unsigned char *at, char *name)
{
    const unsigned char *after = NULL;
    int hops = 0;
    char *to = name;

    while (at < end && *at != 0) {
        if ((*at & 0xC0) == 0xC0) {
            if (at + 1 >= end || ++hops > 10)
                return NULL;
            if (after == NULL)
                after = at + 2;
            at = msg + ((at[0] & 0x3F) << 8 | at[1]);
            continue;
        }
        if (at + *at >= end || to - name + *at + 1 > MAX_NAME)
            return NULL;
        if (to != name)
            *to++ = '.';
        memcpy(to, at + 1, *at);
        to += *at;
        at += *at + 1;
    }
    *to = '\0';
    if (at >= end)
        return NULL;
    return after ? after : at + 1;
}

/* ------------------------------------------------------------------ the server */

static unsigned char *put_record(unsigned char *p, int name_at, int type, const void *data, size_t n)
{
    dns_record r = { htons(type), htons(1), htonl(3600 * 24), htons(n) };
    *p++ = 0xC0 | name_at >> 8;
    *p++ = name_at & 0xFF;
    memcpy(p, &r, sizeof r);
    p += sizeof r;
    memcpy(p, data, n);
    return p + n;
}

static void serve(int fd)
{
    unsigned char msg[512], *p, rdata[64];
    char name[MAX_NAME + 1];
    struct sockaddr_in from;
    socklen_t from_len = sizeof from;
    ssize_t n;

    while ((n = recvfrom(fd, msg, sizeof msg, 0, (struct sockaddr *)&from, &from_len)) > 0) {
        dns_header *h = (dns_header *)msg;
        const unsigned char *q = decode_name(msg, msg + n, msg + sizeof(dns_header), name);
        int type, count = 0;

        if (q == NULL)
            continue;
        type = q[0] << 8 | q[1];
        p = (unsigned char *)q + 4;
        h->qr = h->aa = 1;

        if (strcasecmp(name, "www.example.test") == 0 && (type == T_A || type == T_CNAME)) {
            /* an alias: "host" and a pointer to "example.test" within the question */
            memcpy(rdata, "\4host\xC0\x10", 7);
            int alias_at = p + 12 - msg;
            p = put_record(p, 12, T_CNAME, rdata, 7);
            count++;
            if (type == T_A) {
                struct in_addr a;
                inet_aton("192.0.2.80", &a);
                p = put_record(p, alias_at, T_A, &a, sizeof a);
                inet_aton("192.0.2.81", &a);
                p = put_record(p, alias_at, T_A, &a, sizeof a);
                count += 2;
            }
        } else if (!strcasecmp(name, "example.test")) {
            struct in6_addr six;
            switch (type) {
            case T_MX:
                memcpy(rdata, "\0\12\4mail\xC0\x0C", 9);
                p = put_record(p, 12, T_MX, rdata, 9);
                rdata[1] = 20;
                rdata[6] = '2';
                p = put_record(p, 12, T_MX, rdata, 9);
                count = 2;
                break;
            case T_TXT:
                p = put_record(p, 12, T_TXT, "\13v=spf1 -all\3two", 16);
                count = 1;
                break;
            case T_AAAA:
                inet_pton(AF_INET6, "2001:db8::80", &six);
                p = put_record(p, 12, T_AAAA, &six, sizeof six);
                count = 1;
                break;
            case 99:
                p = put_record(p, 12, 99, "\1\2\3", 3);
                count = 1;
            }
        } else if (!strcasecmp(name, "loop.test")) {
            int here = p - msg;
            p = put_record(p, here, T_A, "\0\0\0\0", 4);    /* a name that points to itself */
            count = 1;
        } else {
            h->rcode = 3;
        }
        h->ancount = htons(count);
        sendto(fd, msg, p - msg, 0, (struct sockaddr *)&from, from_len);
    }
}

/* ------------------------------------------------------------------ the client */

static int print_record(const unsigned char *msg, const unsigned char *end, const unsigned char **at)
{
    char name[MAX_NAME + 1], target[MAX_NAME + 1], text[INET6_ADDRSTRLEN];
    dns_record r;
    struct in_addr four;
    const unsigned char *p = decode_name(msg, end, *at, name);

    if (p == NULL || p + sizeof r > end)
        return -1;
    memcpy(&r, p, sizeof r);
    p += sizeof r;
    int type = ntohs(r.type), length = ntohs(r.length);
    if (p + length > end)
        return -1;
    *at = p + length;

    printf("%s %u %s ", name, ntohl(r.ttl), name_of_type(type));
    switch (type) {
    case T_A:
        memcpy(&four, p, sizeof four);      /* p may be at an odd address */
        printf("%s\n", inet_ntoa(four));
        break;
    case T_AAAA:
        printf("%s\n", inet_ntop(AF_INET6, p, text, sizeof text));
        break;
    case T_MX:
        printf("%d ", p[0] << 8 | p[1]);
        p += 2;
        /* fall through */
    case T_CNAME:
    case T_NS:
        if (!decode_name(msg, end, p, target))
            return -1;
        printf("%s\n", target);
        break;
    case T_TXT:
        while (p < *at) {
            printf("\"%.*s\" ", *p, p + 1);
            p += 1 + *p;
        }
        putchar('\n');
        break;
    default:
        for (int i = 0; i < length; i++)
            printf("%02x", p[i]);
        printf(" (%d bytes)\n", length);
    }
    return 0;
}

static int lookup(int fd, const char *name, int type, uint16_t id)
{
    static const char *const errors[] = { "no error", "format error", "server failure", "no such name", "not implemented", "refused" };
    unsigned char msg[512];
    const unsigned char *at;
    char echoed[MAX_NAME + 1];
    dns_header *h = (dns_header *)msg;
    size_t n;
    ssize_t got;

    memset(h, 0, sizeof *h);
    h->id = htons(id);
    h->rd = 1;
    h->qdcount = htons(1);
    if ((n = encode_name(msg + sizeof *h, name)) == 0) {
        fprintf(stderr, "%s: this is no name\n", name);
        return 1;
    }
    unsigned char *q = msg + sizeof *h + n;
    q[0] = type >> 8;
    q[1] = type;
    q[2] = 0;
    q[3] = 1;
    if (send(fd, msg, q + 4 - msg, 0) < 0 || (got = recv(fd, msg, sizeof msg, 0)) < (ssize_t)sizeof *h) {
        perror("lookup");
        return 1;
    }
    if (ntohs(h->id) != id || !h->qr) {
        fprintf(stderr, "that is not the answer\n");
        return 1;
    }
    printf(";; %s %s: %s%s%s, %d answer(s)\n", name, name_of_type(type),
           h->rcode < sizeof errors / sizeof errors[0] ? errors[h->rcode] : "?",
           h->aa ? ", authoritative" : "", h->tc ? ", truncated" : "", ntohs(h->ancount));
    at = decode_name(msg, msg + got, msg + sizeof *h, echoed);
    at = at ? at + 4 : msg + got;
    for (int i = 0; i < ntohs(h->ancount); i++)
        if (print_record(msg, msg + got, &at) < 0) {
            printf(";; cannot read record %d\n", i + 1);
            return 1;
        }
    return h->rcode;
}

int main(int argc, char **argv)
{
    struct sockaddr_in addr = { .sin_family = AF_INET, .sin_port = htons(SERVER_PORT) };
    int type = T_A, opt, server, fd, failures = 0;
    uint16_t id = 0x1234;
    pid_t pid;

    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    server = socket(AF_INET, SOCK_DGRAM, 0);
    if (bind(server, (struct sockaddr *)&addr, sizeof addr) < 0) {      /* before fork(): nobody need wait for it */
        perror("bind");
        return 1;
    }
    if ((pid = fork()) == 0) {
        serve(server);
        _exit(0);
    }
    close(server);

    fd = socket(AF_INET, SOCK_DGRAM, 0);
    connect(fd, (struct sockaddr *)&addr, sizeof addr);
    while (optind < argc) {
        if ((opt = getopt(argc, argv, "+t:")) == 't') {
            type = type_from_name(optarg);
            if (type < 0)
                type = atoi(optarg);
        } else if (opt == -1)
            failures += lookup(fd, argv[optind++], type, id++) != 0;
        else
            break;
    }
    send(fd, "", 0, 0);         /* an empty datagram tells the server to end */
    close(fd);
    waitpid(pid, NULL, 0);
    printf("%d failure%s\n", failures, failures == 1 ? "" : "s");
    return failures != 0;
}
