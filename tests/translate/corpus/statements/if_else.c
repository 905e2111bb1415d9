/* if, else if, else: nested, dangling, with and without braces */
#include <stdio.h>

static void classify(int n)
{
    if (n < 0)
        printf("negative");
    else if (n == 0)
        printf("zero");
    else if (n < 10) {
        printf("small");
        if (n % 2)
            printf(" odd");
    } else
        printf("large");
    printf("\n");
}

int main(void)
{
    int a = 1, b = 0;

    classify(-5);
    classify(0);
    classify(7);
    classify(8);
    classify(80);
    if (a)
        if (b)
            printf("both\n");
        else
            printf("only a\n");
    if (a) {
        if (b)
            printf("both\n");
    } else
        printf("not a\n");
    if (b)
        ;
    else
        printf("empty then\n");
    if (a && !b) { printf("one line\n"); }
    return 0;
}
