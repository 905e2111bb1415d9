/* while and do-while: zero times, once, with break and continue */
#include <stdio.h>

int main(void)
{
    int n = 0, sum = 0;
    int i = 10;

    while (n > 0)
        printf("never\n");
    do {
        printf("once\n");
    } while (n > 0);
    while (1) {
        n++;
        if (n % 2 == 0)
            continue;
        if (n > 9)
            break;
        sum += n;
    }
    printf("%d %d\n", n, sum);
    do {
        i--;
        if (i == 7)
            continue;
        printf("%d ", i);
    } while (i > 5);
    printf("\n");
    while (i--)
        printf("%d ", i);
    printf("| %d\n", i);
    do
        i++;
    while (i < 3);
    printf("%d\n", i);
    return 0;
}
