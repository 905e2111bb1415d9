/* Loops in loops: break leaves one, a flag or a function leaves both */
#include <stdio.h>

static int find(int table[3][4], int wanted)
{
    int r, c;

    for (r = 0; r < 3; r++)
        for (c = 0; c < 4; c++)
            if (table[r][c] == wanted)
                return r * 10 + c;
    return -1;
}

int main(void)
{
    int table[3][4] = {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}};
    int i, j, done = 0;

    for (i = 1; i <= 3; i++) {
        for (j = 1; j <= 5; j++) {
            if (j > i)
                break;
            printf("*");
        }
        printf("\n");
    }
    for (i = 0; i < 5 && !done; i++)
        for (j = 0; j < 5; j++)
            if (i * j == 6) {
                printf("%d*%d\n", i, j);
                done = 1;
                break;
            }
    printf("%d %d\n", i, j);
    printf("%d %d\n", find(table, 7), find(table, 70));
    for (i = 2; i < 20; i++) {
        for (j = 2; j * j <= i; j++)
            if (i % j == 0)
                break;
        if (j * j > i)
            printf("%d ", i);
    }
    printf("\n");
    return 0;
}
