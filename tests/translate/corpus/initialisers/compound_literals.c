/* Compound literals: structs and arrays without a name */
#include <stdio.h>
#include <string.h>

struct point { int x, y; };

static int area(struct point a, struct point b)
{
    return (b.x - a.x) * (b.y - a.y);
}

static int sum(const int *values, int n)
{
    int total = 0;
    while (n-- > 0)
        total += *values++;
    return total;
}

static void move(struct point *p, const struct point *by)
{
    p->x += by->x;
    p->y += by->y;
}

int main(void)
{
    struct point p = { 1, 1 };
    const char *words;
    int *numbers = (int[]){ 3, 2, 1 };

    printf("%d\n", area((struct point){ 0, 0 }, (struct point){ .y = 4, .x = 5 }));
    printf("%d\n", sum((int[]){ 1, 2, 3, 4 }, 4));
    p = (struct point){ 10, 20 };
    move(&p, &(struct point){ 1, 2 });
    printf("%d %d\n", p.x, p.y);
    numbers[0] = 30;
    printf("%d %d\n", numbers[0], sum(numbers, 3));
    words = (char[]){ "text" };
    printf("%s %zu\n", words, strlen((char[8]){ "abc" }));
    printf("%d\n", (int){ 7 } + *&(int){ 8 });
    return 0;
}
