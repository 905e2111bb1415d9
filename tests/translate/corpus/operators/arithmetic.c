/* The arithmetic operators on int, division and remainder of negatives included */
#include <stdio.h>

int main(void)
{
    int pairs[][2] = { {7, 2}, {-7, 2}, {7, -2}, {-7, -2}, {0, 5}, {1, 3}, {-1, 3} };
    int i;

    for (i = 0; i < (int)(sizeof(pairs) / sizeof(pairs[0])); i++) {
        int a = pairs[i][0], b = pairs[i][1];
        printf("%3d %3d: %d %d %d %d %d\n", a, b, a + b, a - b, a * b, a / b, a % b);
    }
    printf("%d %d\n", -3 / 2, -(3 / 2));
    printf("%d %d\n", -3 % 2, -(3 % 2));
    printf("%d\n", 2 + 3 * 4 - 10 / 3 % 2);
    printf("%d\n", (2 + 3) * (4 - 10) / 3);
    printf("%d %d\n", +5, - -5);
    printf("%d\n", 10 - 4 - 3);
    printf("%d\n", 100 / 10 / 5);
    return 0;
}
