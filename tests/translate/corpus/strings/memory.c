/* memcpy, memmove with overlap, memset, bzero, bcopy */
#include <stdio.h>
#include <string.h>
#include <strings.h>

static void show(const char *buf, int n)
{
    int i;

    for (i = 0; i < n; i++)
        putchar(buf[i] ? buf[i] : '.');
    putchar('\n');
}

int main(void)
{
    char buf[12] = "abcdefghij";
    int numbers[4] = { 1, 2, 3, 4 };
    char other[12];

    memmove(buf + 2, buf, 5);
    show(buf, 12);
    memmove(buf, buf + 2, 5);
    show(buf, 12);
    memcpy(other, buf, sizeof other);
    memset(buf, '-', 3);
    show(buf, 12);
    bzero(buf + 4, 4);
    show(buf, 12);
    bcopy(other, buf, 6);
    show(buf, 12);
    memset(numbers, 0, 2 * sizeof(int));
    memcpy(&numbers[3], &numbers[2], sizeof numbers[0]);
    printf("%d %d %d %d\n", numbers[0], numbers[1], numbers[2], numbers[3]);
    memset(numbers, -1, sizeof numbers);
    printf("%d\n", numbers[1]);
    printf("%d\n", memcpy(other, "x", 2) == other);
    return 0;
}
