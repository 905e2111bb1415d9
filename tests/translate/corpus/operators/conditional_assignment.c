/* Assignments that only one way through a condition makes: what a variable holds behind it. */
#include <stdio.h>
static void f(int c)
{
    int a = 5, b = 7;
    int r = c ? (a = 1000) : 2;
    unsigned char s = a;
    printf("%d %d\n", r, s);
    if (c && (b = 1000) && c > 1 && (b = 3))
        c++;
    unsigned char q = b;
    printf("%d\n", q);
    a = 5;
    (c - 2) && (a = 1000, 1) && (c == 4) && (a = 2);
    s = a;
    printf("%d\n", s);
    a = 5;
    (c - 2) ?: (a = 1000, 1);
    s = a;
    printf("%d\n", s);
}
int main(void) { f(0); f(1); f(2); f(3); return 0; }
