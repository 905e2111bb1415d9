/* Sorting by hand: bubble, insertion, selection, quick, merge */
#include <stdio.h>
#include <string.h>

static void swap(int *a, int *b) { int t = *a; *a = *b; *b = t; }

static void bubble(int a[], int n)
{
    int i, swapped;

    do {
        swapped = 0;
        for (i = 1; i < n; i++)
            if (a[i - 1] > a[i]) {
                swap(&a[i - 1], &a[i]);
                swapped = 1;
            }
    } while (swapped);
}

static void insertion(int *a, int n)
{
    for (int i = 1; i < n; i++) {
        int key = a[i], j = i - 1;
        while (j >= 0 && a[j] > key) {
            a[j + 1] = a[j];
            j--;
        }
        a[j + 1] = key;
    }
}

static void quick(int *a, int lo, int hi)
{
    int pivot = a[(lo + hi) / 2], i = lo, j = hi;

    while (i <= j) {
        while (a[i] < pivot) i++;
        while (a[j] > pivot) j--;
        if (i <= j)
            swap(a + i++, a + j--);
    }
    if (lo < j) quick(a, lo, j);
    if (i < hi) quick(a, i, hi);
}

static void merge(int *a, int n)
{
    int tmp[16], half = n / 2, i = 0, j = half, k = 0;

    if (n < 2)
        return;
    merge(a, half);
    merge(a + half, n - half);
    while (i < half && j < n)
        tmp[k++] = a[i] <= a[j] ? a[i++] : a[j++];
    while (i < half)
        tmp[k++] = a[i++];
    while (j < n)
        tmp[k++] = a[j++];
    memcpy(a, tmp, n * sizeof *a);
}

static void print(const char *name, const int *a, int n)
{
    printf("%-9s", name);
    while (n--)
        printf(" %d", *a++);
    printf("\n");
}

int main(void)
{
    const int source[] = { 9, -4, 7, 0, 7, 12, 3 };
    const int n = sizeof source / sizeof source[0];
    int a[7];

    memcpy(a, source, sizeof a); bubble(a, n); print("bubble", a, n);
    memcpy(a, source, sizeof a); insertion(a, n); print("insertion", a, n);
    memcpy(a, source, sizeof a); quick(a, 0, n - 1); print("quick", a, n);
    memcpy(a, source, sizeof a); merge(a, n); print("merge", a, n);
    return 0;
}
