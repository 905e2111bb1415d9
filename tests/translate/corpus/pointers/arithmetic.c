/* Pointer arithmetic: +, -, ++, difference, comparison, indexing both ways */
#include <stdio.h>

int main(void)
{
    int a[6] = {10, 20, 30, 40, 50, 60};
    int *p = a, *end = a + 6;
    long longs[3] = {1, 2, 3};
    long *pl = longs;
    char text[] = "pointer";
    char *s = text + 3;

    printf("%d %d %d\n", *p, *(p + 1), p[2]);
    p += 2;
    printf("%d %d %d\n", *p, p[-1], 1[p]);
    p++;
    --p;
    printf("%d %d %d\n", (int)(p - a), (int)(end - p), *(end - 1));
    printf("%d %d\n", p < end, p >= a);
    for (p = a; p < end; p += 2)
        printf("%d ", *p);
    printf("\n");
    printf("%d\n", (int)((char *)(pl + 1) - (char *)pl));
    printf("%s %c %c\n", s, *s, s[-1]);
    printf("%d\n", (int)(s - text));
    *(a + 1) = *a + *(a + 2);
    printf("%d\n", a[1]);
    printf("%d %d\n", &a[4] - &a[1] == 3, &a[2] == a + 2);
    for (p = end; p-- > a; )
        printf("%d ", *p);
    printf("\n%ld\n", *++pl);
    return 0;
}
