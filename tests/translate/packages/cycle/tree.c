#include "tree.h"

static int height = 1;

int grow(int n)
{
    height += n;
    return report(height) + fall(0);
}

int older(struct tree *t)
{
    return t->age + 1;
}
