/* Address-of, indirection, pointers to scalars, aliasing */
#include <stdio.h>

int main(void)
{
    int n = 5, m = 10;
    int *p = &n, *q;
    int **pp = &p;
    char c = 'a', *pc = &c;
    double d = 1.5, *pd = &d;
    unsigned char b = 255, *pb = &b;

    *p = 6;
    printf("%d %d\n", n, *p);
    q = p;
    *q += 4;
    printf("%d %d\n", n, p == q);
    p = &m;
    *p *= 2;
    printf("%d %d %d\n", n, m, p == q);
    **pp = 7;
    printf("%d\n", m);
    *pp = &n;
    *p = -1;
    printf("%d %d\n", n, m);
    (*pc)++;
    *pd /= 2;
    ++*pb;
    printf("%c %g %d\n", c, d, b);
    p = NULL;
    if (!p && q)
        printf("p is NULL, q is not\n");
    printf("%d\n", *&n);
    q = &*q;
    printf("%d\n", &n == q);
    return 0;
}
