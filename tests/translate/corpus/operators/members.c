/* Operators on members: narrow ones wrap, bit-fields too, through . and -> and [] */
#include <stdint.h>
#include <stdio.h>

struct stats {
    uint8_t count;
    int8_t level;
    uint16_t words[2];
    unsigned mode : 2;
    struct { unsigned char r, g, b; } color;
};

int main(void)
{
    struct stats s = { 254, 126, { 65535, 1 }, 3, { 1, 2, 3 } }, *p = &s, all[2] = { { 0 } };
    int x;

    s.count++;
    x = s.count++;
    printf("%d %d\n", x, s.count);
    x = ++p->level;
    printf("%d %d\n", x, p->level++);
    printf("%d\n", p->level);
    p->words[0] += 2;
    x = p->words[1]-- - 1;
    printf("%d %d %d\n", s.words[0], s.words[1], x);
    x = s.mode++;
    printf("%d %d\n", x, s.mode);
    s.mode -= 2;
    printf("%d\n", s.mode);
    x = (s.count += 300);
    printf("%d %d\n", x, s.count);
    p->color.g <<= 7;
    p->color.r = p->color.b = 511;
    printf("%d %d %d\n", s.color.r, s.color.g, s.color.b);
    all[1].count--;
    all[0].words[1] |= 0x18000;
    printf("%d %x\n", all[1].count, all[0].words[1]);
    s.level = s.count = s.words[0] = 1000;
    printf("%d %d %d\n", s.level, s.count, s.words[0]);
    return 0;
}
