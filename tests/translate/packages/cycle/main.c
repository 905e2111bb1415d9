#include "tree.h"
#include "leaf.h"
#include <stdio.h>

struct action { const char *name; int (*run)(int); };

static const struct action actions[] = {{"grow", grow}, {"fall", fall}};

int report(int n)
{
    printf("report %d\n", n);
    return n + weight();
}

int main(void)
{
    struct tree tree = {.age = 3};
    struct leaf leaf = {.tree = &tree, .green = 1};

    for (unsigned i = 0; i < sizeof actions / sizeof actions[0]; i++)
        printf("%s: %d\n", actions[i].name, actions[i].run(i + 2));
    tree.first = &leaf;
    printf("%d %d\n", age_of(&leaf), twice_as_old(&tree));
    return report(1);
}
