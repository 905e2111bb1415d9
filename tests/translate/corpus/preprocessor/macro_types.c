/* Macros that stand for types, keywords and parts of declarations */
#include <stdio.h>
#include <stdint.h>

#define u8 uint8_t
#define STRING char *
#define BYTE unsigned char
#define PRIVATE static
#define SA struct sockaddr_small
#define LOOP_FROM(v, a, b) for (v = (a); v < (b); ++v)
#define ARRAY(name, n) int name[n]
#define begin {
#define end }

struct sockaddr_small { u8 family; BYTE data[3]; };

PRIVATE int take(SA *s)
begin
    return s->family + s->data[2];
end

int main(void)
{
    u8 x = 255;
    STRING s = "macro type";
    SA sa = { 1, { 2, 3, 4 } };
    ARRAY(values, 4);
    int i;

    x += 2;
    LOOP_FROM(i, 0, 4)
        values[i] = i * x;
    printf("%d %s %d %d\n", x, s, take(&sa), values[3]);
    printf("%zu\n", sizeof(SA));
    return 0;
}
