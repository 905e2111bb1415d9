/* Numbers that count what was moved, as long as nothing below zero is added: then they wrap around as all others */
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>

struct counter { size_t total; unsigned long seen; };
#define ADD(to, n) ((to) += (n))

static void add(size_t *to, ssize_t n) { *to += n; }
static size_t both(size_t have, size_t more) { return have + more; }

int main(void)
{
    char buf[16];
    size_t total = 0, again = 0, third = 0, sum = 0;
    struct counter c = { 0, 0 };
    ssize_t n = read(-1, buf, sizeof buf);      /* -1: nobody looks */
    total += n;
    printf("%zu %d\n", total, total > 100);
    total += 5;
    printf("%zu\n", total);
    ADD(again, n);
    printf("%zu %zu %d\n", again, again / 2, again > 7);
    add(&third, n);
    printf("%zu\n", third / 2);
    c.total += n;
    c.seen++;
    printf("%zu %lu %zu\n", c.total, c.seen, c.total / 3);
    c.total -= 3;
    printf("%zu %d\n", c.total + 1, c.total < 10);
    printf("%zu\n", both(n, 2) / 2);
    sum = n;
    printf("%zu\n", sum % 1000);
    for (size_t i = 3; i-- > 0;)
        printf("%zu\n", i);
    size_t left = 4, taken = 6;
    left -= taken;
    printf("%zu %s\n", left, left > 4 ? "huge" : "small");
    unsigned long a = 0, b = 1;
    for (int i = 0; i < 100; i++) {
        unsigned long t = a + b;
        a = b;
        b = t;
    }
    printf("%lu %lu\n", a, a % 10);
    unsigned long twice = 1;
    for (int i = 0; i < 70; i++)
        twice += twice;
    printf("%lu\n", twice);
    size_t lines = 0, *p = &lines;
    (*p) += n;
    printf("%zu\n", lines / 2);
    return 0;
}
