#ifndef HEAP_H
#define HEAP_H

#include <stddef.h>
#include <stdint.h>

struct heap_item {
    uint64_t key;
};

/* the smallest first; among equals the one that came first */
struct heap {
    struct heap_item **items;
    size_t count, room;
};

void heap_push(struct heap *h, struct heap_item *item);
struct heap_item *heap_pop(struct heap *h);
void heap_remove(struct heap *h, size_t index);
void heap_free(struct heap *h);

#define heap_parent(i) (((i) - 1) / 2)
#define heap_left(i)   (2 * (i) + 1)

static inline int heap_less(const struct heap_item *a, const struct heap_item *b)
{
    return a->key < b->key;
}

#endif
