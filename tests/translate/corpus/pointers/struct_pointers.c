/* Pointers to structs and their members */
#include <stdio.h>
#include <string.h>
#include <stddef.h>

struct inner { int a; char text[8]; };
struct outer { char tag; struct inner in; struct inner *link; int list[3]; };

static void fill(struct inner *p, int a, const char *text)
{
    p->a = a;
    strcpy(p->text, text);
}

int main(void)
{
    struct outer o, *po = &o;
    struct inner *pi = &po->in, extra;
    int *plist = po->list, *pa;
    char *base = (char *)&o;

    memset(po, 0, sizeof *po);
    fill(&o.in, 5, "in");
    fill(&extra, 6, "extra");
    po->link = &extra;
    printf("%d %s %d %s\n", pi->a, pi->text, po->link->a, po->link->text);
    pa = &po->link->a;
    *pa += 10;
    (*po).in.a--;
    printf("%d %d\n", extra.a, o.in.a);
    plist[1] = 42;
    *(plist + 2) = 43;
    printf("%d %d\n", o.list[1], po->list[2]);
    *po->link = o.in;
    pi->text[0] = 'I';
    printf("%s %s\n", extra.text, o.in.text);
    printf("%d\n", *(int *)(base + offsetof(struct outer, in)));
    pi = (struct inner *)(base + offsetof(struct outer, in.a));
    printf("%d %zu\n", pi == &o.in, offsetof(struct outer, list));
    printf("%c\n", po->in.text[1]);
    return 0;
}
