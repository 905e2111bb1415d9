#include "leaf.h"
#include "tree.h"

static int height = 100;

int weight(void)
{
    return height / 10;
}

int fall(int n)
{
    height -= n;
    return n ? grow(n) : height;
}

int age_of(struct leaf *l)
{
    return l->tree->age;
}
