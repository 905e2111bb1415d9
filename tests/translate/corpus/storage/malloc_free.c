/* malloc, calloc, realloc, free: a growing array */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct list {
    int *items;
    size_t len, cap;
};

static int add(struct list *l, int item)
{
    if (l->len == l->cap) {
        size_t cap = l->cap ? l->cap * 2 : 2;
        int *items = realloc(l->items, cap * sizeof(*items));
        if (items == NULL)
            return -1;
        l->items = items;
        l->cap = cap;
    }
    l->items[l->len++] = item;
    return 0;
}

int main(void)
{
    struct list l = { NULL, 0, 0 };
    char *text, **rows;
    int *zeros, i;

    for (i = 0; i < 5; i++)
        add(&l, i * i);
    printf("%zu %zu %d\n", l.len, l.cap, l.items[4]);
    free(l.items);

    zeros = calloc(4, sizeof(int));
    printf("%d %d\n", zeros[0], zeros[3]);
    free(zeros);

    text = (char *)malloc(6);
    strcpy(text, "hello");
    text = realloc(text, 20);
    strcat(text, ", realloc");
    printf("%s\n", text);
    free(text);

    rows = malloc(3 * sizeof *rows);
    for (i = 0; i < 3; i++) {
        rows[i] = malloc(8);
        snprintf(rows[i], 8, "row %d", i);
    }
    for (i = 0; i < 3; i++) {
        printf("%s\n", rows[i]);
        free(rows[i]);
    }
    free(rows);
    free(NULL);
    return 0;
}
