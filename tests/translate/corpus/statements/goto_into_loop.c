/* goto into the body of a loop, and loops made of goto alone */
#include <stdio.h>

int main(void)
{
    int i = 5, n = 0;

    goto middle;
    while (n < 3) {
        printf("top %d\n", n);
middle:
        printf("middle %d\n", n);
        n++;
    }

    goto inside;
    for (i = 0; i < 3; i++) {
        printf("i=%d\n", i);
inside:
        printf("inside i=%d\n", i);
        if (i == 5)
            i = -1;
    }

    i = 0;
top:
    if (i >= 3)
        goto bottom;
    printf("%d ", i);
    i++;
    goto top;
bottom:
    printf("\n");
    return 0;
}
