/* Matrices in malloc'ed memory: rows of pointers, one block, multiplication */
#include <stdio.h>
#include <stdlib.h>

static double **make(int rows, int cols)
{
    double **m = malloc(rows * sizeof *m);
    int i;

    if (m == NULL)
        exit(1);
    for (i = 0; i < rows; i++)
        m[i] = calloc(cols, sizeof **m);
    return m;
}

static void release(double **m, int rows)
{
    while (rows > 0)
        free(m[--rows]);
    free(m);
}

static double **multiply(double **a, double **b, int n, int m, int k)
{
    double **r = make(n, k);

    for (int i = 0; i < n; i++)
        for (int j = 0; j < k; j++)
            for (int x = 0; x < m; x++)
                r[i][j] += a[i][x] * b[x][j];
    return r;
}

int main(void)
{
    double **a = make(2, 3), **b = make(3, 2), **c;
    int *block = malloc(3 * 4 * sizeof(int)), i, j;

    for (i = 0; i < 2; i++)
        for (j = 0; j < 3; j++)
            a[i][j] = b[j][i] = i * 3 + j;
    c = multiply(a, b, 2, 3, 2);
    printf("%.0f %.0f %.0f %.0f\n", c[0][0], c[0][1], c[1][0], *(*(c + 1) + 1));
    release(a, 2);
    release(b, 3);
    release(c, 2);
    for (i = 0; i < 3; i++)
        for (j = 0; j < 4; j++)
            block[i * 4 + j] = i * j;
    printf("%d %d\n", block[11], *(block + 2 * 4 + 1));
    free(block);
    return 0;
}
