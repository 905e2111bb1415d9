/* Two-dimensional arrays: rows, pointers to rows, passing them on */
#include <stdio.h>
#include <string.h>

#define ROWS 3
#define COLS 4

static void print(int m[ROWS][COLS])
{
    for (int r = 0; r < ROWS; r++) {
        for (int c = 0; c < COLS; c++)
            printf("%4d", m[r][c]);
        printf("\n");
    }
}

static int row_sum(const int *row, int n)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        s += row[i];
    return s;
}

static int trace(int (*m)[COLS])
{
    return m[0][0] + m[1][1] + (*(m + 2))[2];
}

int main(void)
{
    int m[ROWS][COLS] = {{1, 2, 3, 4}, {5, 6, 7, 8}};
    int (*row)[COLS] = m;
    char board[3][4];
    char names[][8] = { "one", "two", "three" };
    int *flat = &m[0][0];

    m[2][3] = 12;
    print(m);
    printf("%d %d\n", row_sum(m[1], COLS), trace(m));
    printf("%d %d %d\n", (*row)[1], row[1][0], *(*(m + 1) + 2));
    printf("%d %d\n", flat[5], flat[11]);
    printf("%zu %zu %zu\n", sizeof m, sizeof m[0], sizeof m / sizeof m[0]);
    memset(board, '.', sizeof board);
    board[1][1] = 'X';
    for (int i = 0; i < 3; i++)
        printf("%.4s\n", board[i]);
    strcpy(names[1], "second");
    printf("%s %c %d\n", names[1], names[2][4], (int)(names[2] - names[0]));
    return 0;
}
