/* Empty statements, blocks, labels before declarations, several returns */
#include <stdio.h>

static int early(int n)
{
    if (n < 0)
        return -1;
    if (n == 0)
        return 0;
    {
        int twice = n * 2;
        {
            int n = twice + 1;
            if (n > 10)
                return n;
        }
        return twice;
    }
}

static void nothing(void)
{
}

static void returns_nothing(int n)
{
    if (n)
        return;
    printf("not returned\n");
}

int main(void)
{
    ;
    ;;
    { }
    nothing();
    returns_nothing(1);
    returns_nothing(0);
    printf("%d %d %d %d\n", early(-3), early(0), early(3), early(30));
    3 + 4;
    (void)0;
    if (1) {
        int hidden = 1; printf("%d\n", hidden); hidden++; printf("%d\n", hidden);
    }
    return 0;
}
