/* Structs are copied by assignment, with all that is inside them */
#include <stdio.h>
#include <string.h>

struct inner { int n; char text[8]; };
struct outer { struct inner in; int list[3]; struct inner *ref; };

int main(void)
{
    struct outer a, b;
    struct inner shared = { 1, "shared" }, saved;
    struct outer array[2], *p;

    memset(&a, 0, sizeof a);
    a.in.n = 5;
    strcpy(a.in.text, "first");
    a.list[1] = 10;
    a.ref = &shared;
    b = a;
    b.in.n = 6;
    strcpy(b.in.text, "second");
    b.list[1]++;
    b.ref->n = 99;
    printf("%d %s %d %d\n", a.in.n, a.in.text, a.list[1], a.ref->n);
    printf("%d %s %d %d\n", b.in.n, b.in.text, b.list[1], shared.n);
    saved = b.in;
    b.in = a.in;
    a.in = saved;
    printf("%s %s %s\n", a.in.text, b.in.text, saved.text);
    array[0] = a;
    array[1] = array[0];
    array[1].in.n = -1;
    printf("%d %d\n", array[0].in.n, array[1].in.n);
    p = &array[1];
    *p = b;
    a = *p;
    p->in.text[0] = 'F';
    printf("%s %s %s\n", a.in.text, array[1].in.text, b.in.text);
    return 0;
}
