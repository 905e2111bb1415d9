#ifndef TREE_H
#define TREE_H
#include "leaf.h"

struct tree {
    int age;
    struct leaf *first;
};

int grow(int n);
int report(int n);
int older(struct tree *t);

static inline int twice_as_old(struct tree *t)
{
    return 2 * older(t);
}
#endif
