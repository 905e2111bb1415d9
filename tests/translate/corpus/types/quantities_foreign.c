/* Counters in structs whose bytes come from somewhere else: they may be anything, and wrap around */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct wire { uint64_t sequence; uint64_t length; };
struct plain { uint64_t count; };
struct hidden { uint64_t count; };
struct filled { uint64_t count; };
struct outer { int id; struct inside { uint64_t count; } in; };
struct first { uint64_t count; };
struct queued { uint64_t count; };
struct named { uint64_t count; };
union both { struct part { uint64_t count; } part; unsigned char bytes[8]; };

static void fill(void *to, size_t n) { memset(to, 0, n); }

static void spoil(void *to)
{
    unsigned char *p = to;
    memset(p, 0xfe, 1);
    for (int i = 0; i < 8; i++)
        p[i] = 0xff;
}

static void count(void *arg)
{
    struct queued *q = arg;
    q->count++;
    printf("queued %llu\n", (unsigned long long)q->count);
}

static void bump(uint64_t *p) { *p += 1; }

int main(void)
{
    char bytes[16];
    memset(bytes, 0xff, sizeof bytes);
    struct wire *w = (struct wire *)bytes;
    w->sequence++;
    w->length += 2;
    printf("%llu %llu\n", (unsigned long long)w->sequence, (unsigned long long)w->length);

    struct plain p = { 7 };
    fill(&p, sizeof p);
    p.count += 5;
    printf("%llu\n", (unsigned long long)p.count);

    struct hidden h = { 1 };
    spoil(&h);
    h.count++;
    printf("%llu\n", (unsigned long long)h.count);

    struct filled f;
    memset(&f, 0xff, sizeof f);
    f.count += 3;
    printf("%llu\n", (unsigned long long)f.count);

    int ends[2];
    struct outer o = { 1, { 2 } };
    if (pipe(ends) < 0 || write(ends[1], "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 16) != 16)
        return 1;
    if (read(ends[0], &o, sizeof o) != sizeof o)
        return 1;
    o.in.count++;
    printf("%llu\n", (unsigned long long)o.in.count);

    struct first first = { 0 };
    uint64_t *number = (uint64_t *)&first;
    *number = UINT64_MAX;
    first.count++;
    printf("%llu\n", (unsigned long long)first.count);

    union both u;
    memset(u.bytes, 0xff, sizeof u.bytes);
    u.part.count++;
    printf("%llu\n", (unsigned long long)u.part.count);

    char *raw = malloc(sizeof(struct queued));
    memset(raw, 0xff, sizeof(struct queued));
    void (*call)(void *) = count;
    call(raw);
    free(raw);

    struct named n = { UINT32_MAX };
    bump(&n.count);
    n.count += 1;
    printf("%llu\n", (unsigned long long)n.count);
    return 0;
}
