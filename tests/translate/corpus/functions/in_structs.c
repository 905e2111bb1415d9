/* Structs with function pointers: methods, and a table of operations */
#include <stdio.h>

struct shape;
struct ops {
    const char *name;
    int (*area)(const struct shape *);
    void (*scale)(struct shape *, int);
};

struct shape {
    const struct ops *ops;
    int w, h;
};

static int rect_area(const struct shape *s) { return s->w * s->h; }
static int tri_area(const struct shape *s) { return s->w * s->h / 2; }
static void scale(struct shape *s, int by) { s->w *= by; s->h *= by; }

static const struct ops rect_ops = { "rect", rect_area, scale };
static const struct ops tri_ops = { .name = "tri", .area = tri_area, .scale = NULL };

struct handler {
    int code;
    int (*run)(int);
};

static int twice(int n) { return n * 2; }

int main(void)
{
    struct shape shapes[] = { { &rect_ops, 3, 4 }, { &tri_ops, 3, 4 } };
    struct handler h = { 7, NULL };
    int i;

    for (i = 0; i < 2; i++) {
        struct shape *s = &shapes[i];
        if (s->ops->scale)
            s->ops->scale(s, 2);
        else
            printf("%s cannot be scaled\n", s->ops->name);
        printf("%s %d\n", s->ops->name, s->ops->area(s));
    }
    if (!h.run)
        printf("no handler\n");
    h.run = twice;
    printf("%d %d\n", h.run(h.code), (*h.run)(5));
    return 0;
}
