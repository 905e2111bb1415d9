/* TLV: type, length, value. A configuration is packed, sent through a socket pair, taken
 * apart and printed; then broken ones are sent. Values nest: a group's value is TLVs again.
 *
 *      +------+--------+----------------+
 *      | type | length | value          |      length: one byte below 128, else 0x80 | n and n bytes
 *      +------+--------+----------------+
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <inttypes.h>
#include <stdbool.h>
#include <assert.h>
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

typedef enum {
    TLV_BOOL = 0x01, TLV_INT, TLV_FLOAT, TLV_TEXT, TLV_ADDRESS, TLV_GROUP = 0x20, TLV_END = 0xff
} tlv_type;

typedef struct value value;
struct value {
    tlv_type type;
    union {
        bool boolean;
        int64_t integer;
        float real;
        struct { uint16_t length; const char *chars; } text;
        struct { struct in_addr host; uint16_t port; };
        struct { value *items; size_t count; } group;
    };
};

typedef struct {
    uint8_t *start, *at, *end;
    const char *problem;
} buffer;

#define BOOL(b)       { .type = TLV_BOOL, .boolean = (b) }
#define INT(i)        { .type = TLV_INT, .integer = (i) }
#define REAL(r)       { .type = TLV_FLOAT, .real = (r) }
#define TEXT(s)       { .type = TLV_TEXT, .text = { sizeof(s) - 1, s } }
#define ADDR(h, p)    { .type = TLV_ADDRESS, .host = { .s_addr = h }, .port = p }
#define GROUP(v)      { .type = TLV_GROUP, .group = { v, sizeof(v) / sizeof(v[0]) } }

/* ---- writing */

static void put(buffer *b, uint8_t byte)
{
    if (b->at == b->end)
        b->problem = "buffer is full";
    else
        *b->at++ = byte;
}

static void put_length(buffer *b, size_t n)
{
    if (n < 0x80) {
        put(b, n);
        return;
    }
    int bytes = n > 0xffff ? 3 : n > 0xff ? 2 : 1;
    put(b, 0x80 | bytes);
    while (bytes-- > 0)
        put(b, n >> (bytes * 8));
}

static size_t size_of(const value *v);

static size_t size_with_head(const value *v)
{
    size_t n = size_of(v);
    return 1 + (n < 0x80 ? 1 : n <= 0xff ? 2 : n <= 0xffff ? 3 : 4) + n;
}

/* as few bytes as hold the number with its sign */
static int int_size(int64_t i)
{
    int n = 1;
    while (n < 8 && (i > 127 || i < -128)) {
        i = i / 256 - (i % 256 < 0);    /* rounds down, as >> would */
        n++;
    }
    return n;
}

static size_t size_of(const value *v)
{
    size_t n = 0;
    switch (v->type) {
    case TLV_BOOL:    return 1;
    case TLV_INT:     return int_size(v->integer);
    case TLV_FLOAT:   return 4;
    case TLV_TEXT:    return v->text.length;
    case TLV_ADDRESS: return 6;
    case TLV_GROUP:
        for (size_t i = 0; i < v->group.count; i++)
            n += size_with_head(&v->group.items[i]);
        return n;
    default:
        assert(!"a type without a size");
        return 0;
    }
}

static void pack(buffer *b, const value *v)
{
    size_t n = size_of(v);
    uint32_t bits;

    put(b, v->type);
    put_length(b, n);
    switch (v->type) {
    case TLV_BOOL:
        put(b, v->boolean);
        break;
    case TLV_INT:
        while (n-- > 0)
            put(b, (uint64_t)v->integer >> (n * 8));
        break;
    case TLV_FLOAT:
        memcpy(&bits, &v->real, sizeof bits);
        for (n = 4; n-- > 0; )
            put(b, bits >> n * 8 & 0xff);
        break;
    case TLV_TEXT:
        for (size_t i = 0; i < n; i++)
            put(b, v->text.chars[i]);
        break;
    case TLV_ADDRESS: {
        uint32_t host = ntohl(v->host.s_addr);
        put(b, host >> 24), put(b, host >> 16), put(b, host >> 8), put(b, host);
        put(b, v->port >> 8), put(b, v->port & 255);
        break;
    }
    case TLV_GROUP:
        for (size_t i = 0; i < v->group.count; i++)
            pack(b, v->group.items + i);
        break;
    default:
        break;
    }
}

/* ---- reading */

static int get(buffer *b)
{
    if (b->at >= b->end) {
        b->problem = "too short";
        return 0;
    }
    return *b->at++;
}

static bool unpack(buffer *b, int depth)
{
    int type = get(b), c = get(b);
    size_t length = c;

    if (c & 0x80) {
        length = 0;
        for (c &= 0x7f; c > 0; c--)
            length = length << 8 | get(b);
    }
    if (b->problem)
        return false;
    if (length > (size_t)(b->end - b->at)) {
        b->problem = "longer than what it is in";
        return false;
    }

    buffer in = { b->at, b->at, b->at + length, NULL };
    b->at += length;
    printf("%*s%02x ", depth * 4, "", type);
    switch (type) {
    case TLV_BOOL:
        puts(get(&in) ? "true" : "false");
        break;
    case TLV_INT: {
        int64_t i = length ? (int8_t)*in.at : 0;
        if (length > 8) {
            in.problem = "too large a number";
            break;
        }
        uint64_t u = i;
        for (in.at += length > 0; in.at < in.end; )
            u = u << 8 | get(&in);
        printf("%" PRId64 " = 0x%" PRIX64 "\n", (int64_t)u, u);
        break;
    }
    case TLV_FLOAT: {
        union { uint32_t bits; float f; } pun = { 0 };
        for (int i = 0; i < 4; i++)
            pun.bits = pun.bits << 8 | get(&in);
        printf("%g\n", pun.f);
        break;
    }
    case TLV_TEXT:
        printf("\"%.*s\"\n", (int)length, (const char *)in.at);
        in.at = in.end;
        break;
    case TLV_ADDRESS: {
        struct in_addr a;
        uint16_t port;
        if (length != 6) {
            in.problem = "no address";
            break;
        }
        memcpy(&a, in.at, 4);
        memcpy(&port, in.at + 4, 2);
        in.at += 6;
        printf("%s:%hu\n", inet_ntoa(a), ntohs(port));
        break;
    }
    case TLV_GROUP:
        printf("group of %zu bytes\n", length);
        while (in.at < in.end && unpack(&in, depth + 1))
            ;
        break;
    default:
        printf("unknown, %zu bytes\n", length);
        in.at = in.end;
    }
    if (in.problem == NULL && in.at != in.end)
        in.problem = "too long";
    if (in.problem) {
        b->problem = in.problem;
        return false;
    }
    return true;
}

static void receive(int fd)
{
    uint8_t bytes[512];
    ssize_t n = recv(fd, bytes, sizeof bytes, 0);
    buffer b = { bytes, bytes, bytes + n, NULL };
    uint16_t sum = 0;

    for (ssize_t i = 0; i < n; i++)
        sum = sum * 33 + bytes[i];
    printf("%zd bytes, %hx\n", n, sum);
    while (b.at < b.end && unpack(&b, 1))
        ;
    if (b.problem)
        printf("    error at byte %td: %s\n", b.at - b.start, b.problem);
}

int main(void)
{
    static char long_text[200];
    value limits[] = { INT(0), INT(127), INT(128), INT(-128), INT(-129), INT(65535), INT(INT64_MAX), INT(INT64_MIN), INT(-1) };
    value server[] = { TEXT("server"), ADDR(htonl(INADDR_LOOPBACK), 8080), BOOL(true), REAL(0.1f), GROUP(limits) };
    value config[] = { TEXT(""), BOOL(false), GROUP(server), REAL(-2.5e10), { .type = TLV_TEXT, .text = { 200, long_text } } };
    value whole = GROUP(config), group_of_none = { .type = TLV_GROUP };
    static const struct { size_t n; const char *bytes; } broken[] = {
        { 1, "\1" }, { 2, "\4\5" }, { 3, "\1\2\1" }, { 5, "\40\3\4\2x" }, { 4, "\5\2ab" }, { 6, "\40\4\40\2\40\0" },
        { 11, "\2\011123456789" }, { 3, "\x7e\1!" }, { 4, "\2\x81\1\xff" }, { 3, "\40\x82\1" },
    };
    uint8_t bytes[512];
    buffer b = { bytes, bytes, bytes + sizeof bytes, NULL };
    int sv[2];

    for (size_t i = 0; i < sizeof long_text; i++)
        long_text[i] = 'a' + i % 26;
    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, sv) < 0) {
        perror("socketpair");
        return EXIT_FAILURE;
    }
    pack(&b, &whole);
    pack(&b, &group_of_none);
    send(sv[0], b.start, b.at - b.start, 0);
    receive(sv[1]);
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        send(sv[0], broken[i].bytes, broken[i].n, 0);
        receive(sv[1]);
    }
    b = (buffer){ bytes, bytes, bytes + 10, NULL };
    pack(&b, &whole);
    printf("%s after %td bytes\n", b.problem ? b.problem : "done", b.at - b.start);
    close(sv[0]);
    close(sv[1]);
    return 0;
}
