/* Expressions in which precedence and associativity decide */
#include <stdio.h>

int main(void)
{
    int a = 6, b = 4, c = 2;
    int v[3] = {10, 20, 30};
    int *p = v;

    printf("%d\n", a + b * c);
    printf("%d\n", a - b - c);
    printf("%d\n", a / b * c);
    printf("%d\n", a & b | c);
    printf("%d\n", a & b == 4);
    printf("%d\n", a | b ^ c & 3);
    printf("%d\n", a << 1 + 1);
    printf("%d\n", !a == 0);
    printf("%d\n", -a % 4);
    printf("%d\n", ~a + 1);
    printf("%d\n", a > b == b > c);
    printf("%d\n", (a = b, c));
    printf("%d\n", *p++);
    printf("%d\n", ++*p);
    printf("%d\n", *++p);
    printf("%d %d\n", v[1], (int)(p - v));
    printf("%d\n", a == 4 ? b > 3 ? 1 : 2 : 3);
    printf("%d\n", sizeof(int) * 2 == 8 && !c - 1);
    return 0;
}
