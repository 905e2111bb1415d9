#ifndef LEAF_H
#define LEAF_H
#include "tree.h"

struct tree;
struct leaf {
    struct tree *tree;
    int green;
};

int fall(int n);
int age_of(struct leaf *l);
int weight(void);
#endif
