/* In a compound assignment and in ++ the left side is evaluated once */
#include <stdio.h>

static int calls;
static int slots[4];

static int next(void)
{
    return calls++ % 4;
}

static int *slot(int i)
{
    printf("slot %d\n", i);
    return &slots[i];
}

struct counter { int hits[3]; int at; } c = { { 0 }, 0 };

static struct counter *get(void)
{
    calls += 10;
    return &c;
}

static int through_a_call(void)
{
    return ++*slot(1);
}

static int through_a_step(int **p)
{
    return ++*(*p)++;
}

int main(void)
{
    int a[5] = {1, 2, 3, 4, 5}, b[5] = {0};
    int i = 0, j = 4;
    int *p = a;
    unsigned long words[4] = {1, 2, 0, 3}, sums[4] = {5, 5, 5, 5}, *w = words;
    double half = 0.5;

    slots[next()] += 5;
    slots[next()]++;
    *slot(2) += 7;
    (*slot(3))--;
    printf("%d %d %d %d, %d calls\n", slots[0], slots[1], slots[2], slots[3], calls);
    while (i < 5)
        b[j--] = a[i++];
    printf("%d %d %d %d\n", b[0], b[4], i, j);
    *p++ += 10;
    *p++ <<= 2;
    *++p *= -1;
    printf("%d %d %d %d %d\n", a[0], a[1], a[2], a[3], (int)(p - a));
    get()->hits[get()->at++] += 3;
    get()->hits[1]--;
    printf("%d %d %d %d\n", c.hits[0], c.hits[1], c.at, calls);
    i = 1;
    a[i] = b[i]++;
    a[i += 1] ^= 1;
    printf("%d\n", a[3]);
    p = a;
    printf("%d %d\n", through_a_call(), through_a_step(&p));
    printf("%d %d, %td\n", a[0], a[1], p - a);
    ++sums[(*w++ && half) & 3];
    sums[(*w++ && half) & 3] += 4;
    sums[*w++ ? 2 : 3]--;
    sums[i > 9 || *w++]++;
    printf("%lu %lu %lu %lu, %td\n", sums[0], sums[1], sums[2], sums[3], w - words);
    i = 1;
    i = b[i]--;
    printf("%d %d %d\n", i, b[0], b[1]);
    b[2] = a[b[2] & 3]++;
    printf("%d, %d %d %d %d\n", b[2], a[0], a[1], a[2], a[3]);
    return 0;
}
