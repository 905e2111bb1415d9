#include "heap.h"
#include <stdio.h>
#include <stdlib.h>

static void swap(struct heap *h, size_t i, size_t j)
{
    struct heap_item *t = h->items[i];
    h->items[i] = h->items[j];
    h->items[j] = t;
}

static void up(struct heap *h, size_t i)
{
    while (i > 0 && heap_less(h->items[i], h->items[heap_parent(i)])) {
        swap(h, i, heap_parent(i));
        i = heap_parent(i);
    }
}

static void down(struct heap *h, size_t i)
{
    for (;;) {
        size_t child = heap_left(i);
        if (child >= h->count)
            return;
        if (child + 1 < h->count && heap_less(h->items[child + 1], h->items[child]))
            child++;
        if (!heap_less(h->items[child], h->items[i]))
            return;
        swap(h, i, child);
        i = child;
    }
}

void heap_push(struct heap *h, struct heap_item *item)
{
    if (h->count == h->room) {
        h->room = h->room ? 2 * h->room : 4;
        h->items = realloc(h->items, h->room * sizeof h->items[0]);
        if (h->items == NULL) {
            perror("heap");
            exit(EXIT_FAILURE);
        }
    }
    h->items[h->count] = item;
    up(h, h->count++);
}

void heap_remove(struct heap *h, size_t index)
{
    h->count--;
    if (index == h->count)
        return;
    h->items[index] = h->items[h->count];
    up(h, index);
    down(h, index);
}

struct heap_item *heap_pop(struct heap *h)
{
    if (h->count == 0)
        return NULL;
    struct heap_item *top = h->items[0];
    heap_remove(h, 0);
    return top;
}

void heap_free(struct heap *h)
{
    free(h->items);
    h->items = NULL;
    h->count = h->room = 0;
}
