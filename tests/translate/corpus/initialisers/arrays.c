/* Array initialisers: full, partial, empty, from size, nested */
#include <stdio.h>

static void show(const char *name, const int *a, int n)
{
    printf("%s:", name);
    for (int i = 0; i < n; i++)
        printf(" %d", a[i]);
    printf("\n");
}

int main(void)
{
    int full[3] = {1, 2, 3};
    int part[5] = {1, 2};
    int zero[4] = {0};
    int counted[] = {5, 6, 7, 8};
    int matrix[2][3] = {{1, 2, 3}, {4}};
    int flat[2][2] = {1, 2, 3, 4};
    int n = 3;
    int computed[3] = {n, n * n, n * n * n};
    double reals[3] = {1, 2.5};

    show("full", full, 3);
    show("part", part, 5);
    show("zero", zero, 4);
    show("counted", counted, sizeof counted / sizeof *counted);
    show("matrix", matrix[0], 3);
    show("matrix", matrix[1], 3);
    show("flat", &flat[0][0], 4);
    show("computed", computed, 3);
    printf("%g %g %g\n", reals[0], reals[1], reals[2]);
    return 0;
}
