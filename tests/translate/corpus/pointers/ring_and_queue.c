/* A ring buffer of bytes with wrap-around indices and pointers that wrap */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define CAPACITY 8

struct ring {
    uint8_t data[CAPACITY];
    uint8_t head, tail;
};

static unsigned used(const struct ring *r)
{
    return (uint8_t)(r->head - r->tail);
}

static int put(struct ring *r, uint8_t b)
{
    if (used(r) == CAPACITY)
        return -1;
    r->data[r->head++ % CAPACITY] = b;
    return 0;
}

static int get(struct ring *r)
{
    return used(r) ? r->data[r->tail++ % CAPACITY] : -1;
}

int main(void)
{
    struct ring r;
    int i, c, n = 0;
    char line[CAPACITY], *p = line, *end = line + sizeof line;
    const char *text = "wrap around the ring";

    memset(&r, 0, sizeof r);
    r.head = r.tail = 250;
    for (i = 0; i < 10; i++)
        if (put(&r, i * 30) < 0)
            n++;
    printf("%d refused, %u used, head %d\n", n, used(&r), r.head);
    while ((c = get(&r)) >= 0)
        printf("%d ", c);
    printf("| %d %d\n", r.head, r.tail);
    while (*text) {
        *p++ = *text++;
        if (p == end)
            p = line;
    }
    printf("%.8s %d\n", line, (int)(p - line));
    return 0;
}
