/* sizeof an array behind a pointer: nobody looks through the pointer, so it may be NULL, or point nowhere */
#include <stdio.h>
#include <stdlib.h>

struct inner { char text[20]; };
struct record { int id; char name[12]; struct inner in, more[3]; struct inner *next; };

static size_t sizes(const struct record *r, struct record **at)
{
    struct record *copy = at ? *at : NULL, *nothing;
    nothing = NULL;
    printf("%zu %zu %zu %zu\n", sizeof r->name, sizeof r->in.text, sizeof r->in, sizeof r->more);
    printf("%zu %zu %zu\n", sizeof r->next->text, sizeof r->more[1].text, sizeof (*r).name);
    printf("%zu %zu %zu\n", sizeof copy->name, sizeof nothing->name, sizeof at[0]->name);
    return r ? sizeof r->name - 1 : sizeof r->in;
}

int main(void)
{
    struct record one = { 1 }, *p = &one, *q;
    printf("%zu %zu\n", sizes(&one, &p), sizes(NULL, NULL));
    printf("%zu %zu\n", sizeof q->name, sizeof p->in.text / sizeof p->in.text[0]);
    for (size_t i = 0; i < sizeof p->name; i++)
        p->name[i] = i;
    printf("%d %d\n", p->name[11], p->in.text[0]);
    return 0;
}
