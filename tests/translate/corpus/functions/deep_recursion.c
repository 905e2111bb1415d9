/* Calls within calls, 8,000 deep: more than Python allows by itself. */
#include <stdio.h>

struct node { struct node *next; int value; };

static int is_odd(unsigned n);

static int is_even(unsigned n)
{
    return n == 0 ? 1 : is_odd(n - 1);
}

static int is_odd(unsigned n)
{
    return n == 0 ? 0 : is_even(n - 1);
}

static long total(const struct node *list)
{
    if (!list)
        return 0;
    return list->value + total(list->next);
}

int main(void)
{
    static struct node nodes[8000];

    for (int i = 0; i < 8000; i++) {
        nodes[i].value = i;
        nodes[i].next = i + 1 < 8000 ? &nodes[i + 1] : NULL;
    }
    printf("%ld %d %d\n", total(nodes), is_even(8001), is_odd(8001));
    return 0;
}
