/* for in its forms: counting up and down, steps, empty parts, changed inside */
#include <stdio.h>

int main(void)
{
    int i, n = 0;

    for (i = 0; i < 3; i++)
        printf("%d ", i);
    printf("after %d\n", i);
    for (i = 10; i >= 0; i -= 4)
        printf("%d ", i);
    printf("after %d\n", i);
    for (i = 1; i < 100; i *= 3)
        printf("%d ", i);
    printf("\n");
    for (int j = 0; j < 5; j++) {
        if (j == 2)
            j++;
        printf("%d ", j);
    }
    printf("\n");
    i = 0;
    for (; i < 2; )
        printf("%d ", i++);
    printf("\n");
    for (;;) {
        if (++n > 3)
            break;
    }
    printf("%d\n", n);
    for (i = 0; i < n; i++)
        n--;
    printf("%d %d\n", i, n);
    for (unsigned char c = 250; c >= 250; c++)
        printf("%d ", c);
    printf("\n");
    for (i = 0; i < 5; i++)
        ;
    printf("%d\n", i);
    return 0;
}
