/* ++ and -- before and after, as statements and as values */
#include <stdio.h>

int counter;

static int next(void)
{
    return counter++;
}

int main(void)
{
    int i = 5, j;
    int a[5] = {0};
    unsigned char c = 255;
    char letter = 'a';

    j = i++;
    printf("%d %d\n", i, j);
    j = ++i;
    printf("%d %d\n", i, j);
    j = i-- - 1;
    printf("%d %d\n", i, j);
    j = --i * 2;
    printf("%d %d\n", i, j);

    i = 0;
    a[i++] = 10;
    a[i++] = 20;
    a[++i] = 40;
    printf("%d: %d %d %d %d %d\n", i, a[0], a[1], a[2], a[3], a[4]);
    a[0]++;
    --a[1];
    printf("%d %d %d\n", a[0]++, a[1]--, a[2]);
    printf("%d %d\n", a[0], a[1]);
    printf("%d", c++);
    printf(" %d\n", c);
    printf("%d %d", next(), 100);
    printf(" %d\n", next());
    while (letter < 'e')
        putchar(letter++);
    putchar('\n');
    return 0;
}
