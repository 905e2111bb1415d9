/* Structs by value: as arguments, as results, in chains */
#include <stdio.h>

struct vec { int x, y; };
struct rect { struct vec min, max; };
struct big { int values[8]; };

static struct vec vec(int x, int y)
{
    struct vec v;
    v.x = x;
    v.y = y;
    return v;
}

static struct vec add(struct vec a, struct vec b)
{
    a.x += b.x;
    a.y += b.y;
    return a;
}

static struct rect rect(struct vec a, struct vec b)
{
    return (struct rect){ a, b };
}

static int width(struct rect r) { return r.max.x - r.min.x; }

static struct big fill(struct big b, int with)
{
    for (int i = 0; i < 8; i++)
        b.values[i] = with + i;
    return b;
}

int main(void)
{
    struct vec a = vec(1, 2), b = { 10, 20 }, c;
    struct rect r;
    struct big big = { { 0 } }, other;

    c = add(a, b);
    printf("%d %d, %d %d\n", c.x, c.y, a.x, a.y);
    r = rect(a, add(c, vec(5, 5)));
    printf("%d %d\n", width(r), r.max.y);
    r.min = b;
    b.x = 0;
    printf("%d %d\n", r.min.x, width(rect(b, r.max)));
    other = fill(big, 7);
    printf("%d %d %d\n", big.values[3], other.values[3], fill(other, 1).values[0]);
    printf("%d\n", add(vec(1, 1), vec(2, 2)).y);
    return 0;
}
