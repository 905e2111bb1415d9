/* Padding, alignment, offsetof */
#include <stddef.h>
#include <stdio.h>
#include <stdint.h>

struct a { char c; int i; char d; };
struct b { int i; char c; char d; };
struct c { char c; double d; short s; };
struct d { char c[3]; short s; char e; };
struct e { struct a a; char c; };
struct f { uint8_t b; uint64_t q; uint16_t w; void *p; };
union u { char c[5]; int i; };

#define SHOW(type, member) printf("%s.%s at %zu\n", #type, #member, offsetof(type, member))

int main(void)
{
    printf("%zu %zu %zu %zu %zu %zu %zu\n", sizeof(struct a), sizeof(struct b), sizeof(struct c),
           sizeof(struct d), sizeof(struct e), sizeof(struct f), sizeof(union u));
    SHOW(struct a, i);
    SHOW(struct a, d);
    SHOW(struct c, s);
    SHOW(struct d, s);
    SHOW(struct e, c);
    SHOW(struct f, w);
    SHOW(struct f, p);
    printf("%zu %zu\n", _Alignof(int), _Alignof(struct c));
    return 0;
}
