/* Declarators read from the inside: arrays of pointers, pointers to arrays, pointers to functions that return pointers */
#include <stdio.h>
#include <string.h>

static int table[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } };
static char words[3][6] = { "ant", "bee", "cat" };

static int (*row(int n))[3] { return &table[n]; }
static char *word(int n) { return words[n]; }
static char *(*finder(void))(int) { return word; }
static int apply(int f(int), int n) { return f(n); }
static int minus(int n) { return -n; }

int main(void)
{
    int a = 1, b = 2, c = 3;
    int *ap[3] = { &a, &b, &c };
    int (*pa)[3] = table;
    int **pp = ap;
    char *(*f)(int) = word;
    char *(*fs[2])(int) = { word, finder() };
    int (*(*ff)(int))[3] = row;
    const char *const *list = (const char *const[]){ "x", "y", NULL };
    int (*negate)(int) = minus, (**pf)(int) = &negate;
    char (*pw)[6] = &words[1];

    printf("%d %d %d\n", *ap[1], **pp, *pp[2]);
    pp++;
    *(*pp)++ += 100;
    *pp = &c;
    printf("%d %d\n", b, *ap[1]);
    printf("%d %d %d\n", (*pa)[2], pa[1][0], (*(pa + 1))[1]);
    printf("%s %s %s\n", f(0), fs[1](1), finder()(2));
    printf("%d %d\n", (*row(1))[2], (*ff(0))[0]);
    printf("%s%s\n", list[0], list[1]);
    printf("%d %d\n", (*pf)(5), apply(minus, 6));
    printf("%s %s %zu\n", *pw, pw[1], sizeof *pw);
    (*pw)[0] = 'B';
    printf("%s\n", words[1]);
    return 0;
}
