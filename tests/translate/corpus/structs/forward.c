/* Incomplete structs, opaque handles, mutual references */
#include <stdio.h>
#include <stdlib.h>

struct queue;
typedef struct queue queue;

static queue *queue_new(int size);
static int queue_put(queue *q, int value);
static int queue_get(queue *q, int *value);

struct b;
struct a { int n; struct b *b; };
struct b { int n; struct a *a; };

int main(void)
{
    queue *q = queue_new(3);
    int v, i;
    struct a a = { 1, NULL };
    struct b b = { 2, &a };

    a.b = &b;
    for (i = 0; queue_put(q, i * 11) == 0; i++)
        ;
    printf("%d fit\n", i);
    queue_get(q, &v);
    printf("%d\n", v);
    queue_put(q, 99);
    while (queue_get(q, &v) == 0)
        printf("%d ", v);
    printf("\n%d %d\n", a.b->a->b->n, b.a->n);
    free(q);
    return 0;
}

struct queue {
    int size, head, used;
    int data[];
};

static queue *queue_new(int size)
{
    queue *q = calloc(1, sizeof(queue) + size * sizeof(int));

    q->size = size;
    return q;
}

static int queue_put(queue *q, int value)
{
    if (q->used == q->size)
        return -1;
    q->data[(q->head + q->used++) % q->size] = value;
    return 0;
}

static int queue_get(queue *q, int *value)
{
    if (!q->used)
        return -1;
    *value = q->data[q->head];
    q->head = (q->head + 1) % q->size;
    q->used--;
    return 0;
}
