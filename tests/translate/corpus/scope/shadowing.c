/* The same name in inner blocks, loops and parameters */
#include <stdio.h>

int n = 1;

static void parameter(int n)
{
    n++;
    printf("parameter %d\n", n);
}

static void global_one(void)
{
    printf("global %d\n", n);
    n += 10;
}

int main(void)
{
    int n = 2;

    printf("%d\n", n);
    {
        int n = 3;
        printf("%d\n", n);
        {
            int n = 4;
            n++;
            printf("%d\n", n);
        }
        n *= 10;
        printf("%d\n", n);
    }
    printf("%d\n", n);
    for (int n = 0; n < 2; n++)
        printf("loop %d\n", n);
    if (n == 2) {
        char n = 'x';
        printf("%c\n", n);
    }
    parameter(n);
    global_one();
    global_one();
    {
        extern int n;
        printf("extern %d\n", n);
    }
    printf("%d\n", n);
    return 0;
}
