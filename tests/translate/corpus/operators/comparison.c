/* Comparisons are numbers: sums of them, chains of them, of chars and pointers */
#include <stdio.h>
#include <string.h>

int main(void)
{
    int a = 3, b = 5, c = 4;
    char ch = 'm';
    int data[4] = {4, 3, 2, 1};
    int *p = data, *q = data + 3;
    int above = 0, i;

    printf("%d %d %d %d %d %d\n", a < b, a > b, a <= 3, a >= 4, a == b, a != b);
    printf("%d\n", a < c < b);
    printf("%d\n", (5 > 4) + (4 > 3) * 2);
    printf("%d\n", ch >= 'a' && ch <= 'z');
    printf("%d %d %d\n", p < q, p == data, p + 3 == q);
    for (i = 0; i < 4; i++)
        above += data[i] > 2;
    printf("%d\n", above);
    printf("%d\n", (strcmp("a", "b") < 0) == 1);
    printf("%d\n", a == 3 == 1);
    printf("%d\n", -1 == 4294967295u);
    printf("%d\n", 0.1 + 0.2 == 0.3);
    i = a != b;
    printf("%d\n", i);
    return 0;
}
