/* void *: generic swap, arithmetic by char *, containers of anything */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void swap(void *a, void *b, size_t size)
{
    char *p = a, *q = b;

    while (size--) {
        char t = *p;
        *p++ = *q;
        *q++ = t;
    }
}

static void *at(void *base, size_t size, int i)
{
    return (char *)base + size * i;
}

struct box { void *data; int kind; };

static void show(const struct box *b)
{
    if (b->kind == 'i')
        printf("int %d\n", *(int *)b->data);
    else if (b->kind == 's')
        printf("string %s\n", (char *)b->data);
    else
        printf("double %.1f\n", *(const double *)b->data);
}

int main(void)
{
    int x = 1, y = 2, a[3] = { 7, 8, 9 };
    double d = 2.5, e = -1;
    char s[] = "boxed";
    struct box boxes[] = { { &x, 'i' }, { s, 's' }, { &d, 'd' } };
    void *v = a;
    int *copy;

    swap(&x, &y, sizeof x);
    swap(&d, &e, sizeof d);
    printf("%d %d %.1f %.1f\n", x, y, d, e);
    printf("%d %d\n", *(int *)at(a, sizeof(int), 2), ((int *)v)[1]);
    for (int i = 0; i < 3; i++)
        show(&boxes[i]);
    copy = malloc(sizeof a);
    memcpy(copy, v, sizeof a);
    v = copy + 1;
    *(int *)v = 80;
    printf("%d %d\n", copy[1], a[1]);
    free(copy);
    return 0;
}
