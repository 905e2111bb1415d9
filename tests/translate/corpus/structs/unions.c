/* Unions: tagged values, overlaid structs, anonymous members */
#include <stdio.h>
#include <string.h>

enum type { INT, REAL, TEXT };

struct value {
    enum type type;
    union {
        int i;
        double d;
        char s[16];
    } u;
};

struct address {
    int family;
    union {
        unsigned char v4[4];
        struct { unsigned short hi, lo; };
        unsigned int all;
    };
};

static void print(const struct value *v)
{
    switch (v->type) {
    case INT:  printf("int %d\n", v->u.i); break;
    case REAL: printf("real %g\n", v->u.d); break;
    case TEXT: printf("text %s\n", v->u.s); break;
    }
}

int main(void)
{
    struct value values[3] = { { INT, { 42 } }, { REAL, { .d = 2.5 } } };
    struct address a = { 2, { { 127, 0, 0, 1 } } };
    union { int n; char c[4]; } x = { 0x41 };
    int i;

    values[2].type = TEXT;
    strcpy(values[2].u.s, "hello");
    for (i = 0; i < 3; i++)
        print(&values[i]);
    printf("%zu %zu\n", sizeof values[0], sizeof a);
    printf("%u.%u %x %x\n", a.v4[0], a.v4[3], a.hi, a.all);
    a.lo = 0x0203;
    printf("%u %u\n", a.v4[2], a.v4[3]);
    printf("%c %d\n", x.c[0], x.c[1]);
    x.c[1] = 1;
    printf("%d\n", x.n);
    return 0;
}
