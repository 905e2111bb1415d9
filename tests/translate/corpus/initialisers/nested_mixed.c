/* Initialisers with calls, nested designators, unions and function pointers */
#include <stdio.h>
#include <stdlib.h>

static int next(void)
{
    static int n = 5;
    return n++;
}

static int neg(int n) { return -n; }

struct rule {
    const char *name;
    int (*apply)(int);
    union { int i; const char *s; } arg;
    struct { short lo, hi; } range[2];
};

static const struct rule rules[] = {
    [1] = { .name = "second", .apply = abs, .arg.s = "text", .range = { [1] = { 3, 4 } } },
    [0] = { "first", neg, { 7 }, { { 1, 2 } } },
};

int main(void)
{
    int made[2] = { next(), next() };
    struct { int a, b; int list[3]; } v = { .b = next(), .list[1] = 4, .list[2] = next() };
    struct rule local = { .range[0].hi = 9, .range[1].lo = -1 }, *p = &local;
    const int squares[] = { [3] = 9, [1] = 1, 4 };
    char letters[] = { 'a' + 1, 'a' + 2, 0 };
    int i;

    printf("%d %d\n", made[0], made[1]);
    printf("%d %d %d %d\n", v.a, v.b, v.list[1], v.list[2]);
    for (i = 0; i < 2; i++)
        printf("%s %d %d %d\n", rules[i].name, rules[i].apply(-3), rules[i].range[0].hi, rules[i].range[1].lo);
    printf("%d %s\n", rules[0].arg.i, rules[1].arg.s);
    printf("%d %d %d\n", p->range[0].hi, p->range[1].lo, p->apply == NULL);
    printf("%zu %d %d %d\n", sizeof squares / sizeof *squares, squares[0], squares[2], squares[3]);
    printf("%s\n", letters);
    return 0;
}
