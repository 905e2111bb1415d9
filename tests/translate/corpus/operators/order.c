/* Where C fixes the order of evaluation: &&, ||, ?:, comma and full expressions */
#include <stdio.h>

static int step;

static int mark(char name, int value)
{
    printf("%c%d ", name, ++step);
    return value;
}

int main(void)
{
    int i = 0, r;
    int a[4] = {0, 0, 0, 0};

    r = mark('a', 1) && mark('b', 0) && mark('c', 1);
    printf("-> %d\n", r);
    r = mark('d', 0) ? mark('e', 1) : mark('f', 2);
    printf("-> %d\n", r);
    r = (mark('g', 1), mark('h', 5));
    printf("-> %d\n", r);
    r = mark('i', 0) || mark('j', 0) || mark('k', 9);
    printf("-> %d\n", r);
    if (i++ == 0 && i == 1)
        printf("i was raised before the second test\n");
    i = 0;
    while (i++ < 3)
        a[i] = i * i;
    printf("%d %d %d %d %d\n", i, a[0], a[1], a[2], a[3]);
    for (i = 3; i-- > 0; )
        printf("%d ", a[i]);
    printf("\n%d\n", i);
    return 0;
}
