/* Pointers into arrays of structs, copies taken before a change, structs returned from memory */
#include <stdio.h>
#include <string.h>

struct item { int id; char tag[4]; struct { int x, y; } pos; };

static struct item store[4];
static struct item *current = store;

static struct item snapshot(int i)
{
    return store[i];
}

static struct item *get(int i)
{
    return &store[i];
}

static int bump(struct item it)
{
    it.id++;
    it.pos.x = 99;
    strcpy(it.tag, "b");
    return it.id;
}

int main(void)
{
    struct item a, b, *p = &store[1], *q;
    int i = 2;

    for (i = 0; i < 4; i++) {
        store[i].id = i * 10;
        store[i].pos.x = i;
        sprintf(store[i].tag, "t%d", i);
    }
    a = snapshot(1);
    store[1].id = 11;
    printf("%d %d\n", a.id, p->id);
    b = *p;
    p->id = 12;
    a = b;
    b.id = 13;
    printf("%d %d %d\n", a.id, b.id, store[1].id);
    q = p++;
    q->pos = p->pos;
    p->pos.x = 77;
    printf("%d %d %d\n", q->pos.x, store[2].pos.x, (int)(p - store));
    store[3] = store[0];
    store[0].id = 5;
    strcpy(store[0].tag, "new");
    printf("%d %s %s\n", store[3].id, store[3].tag, store[0].tag);
    printf("%d %d %s\n", bump(store[2]), store[2].id, store[2].tag);
    *get(0) = *get(2);
    get(2)->id = -1;
    printf("%d %d\n", store[0].id, get(0)->pos.x);
    current = &store[1];
    current->id += 100;
    current++;
    printf("%d %d\n", store[1].id, current->id);
    for (i = 0; i < 2; i++) {
        struct item t = store[i];
        store[i] = store[3 - i];
        store[3 - i] = t;
    }
    for (p = store; p < store + 4; p++)
        printf("%d ", p->id);
    printf("\n%d\n", memcmp(&store[0], get(0), sizeof a));
    return 0;
}
