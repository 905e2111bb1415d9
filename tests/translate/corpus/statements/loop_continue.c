/* continue in each kind of loop runs the step or the condition */
#include <stdio.h>

int main(void)
{
    int i, j, n;
    const char *p;

    for (i = 0, j = 0; i < 6; i++, j += 10) {
        if (i % 2)
            continue;
        printf("%d:%d ", i, j);
    }
    printf("\n");
    i = 0;
    while (i++ < 6) {
        if (i == 2 || i == 4)
            continue;
        printf("%d ", i);
    }
    printf("\n");
    n = 0;
    do {
        if (++n == 2)
            continue;
        printf("%d ", n);
    } while (n < 4);
    printf("\n");
    for (p = "a,b;c"; *p; p++) {
        switch (*p) {
        case ',':
        case ';':
            continue;
        }
        putchar(*p);
    }
    putchar('\n');
    for (i = 0; i < 3; i++) {
        for (j = 0; j < 3; j++) {
            if (j == i)
                continue;
            if (j > i)
                break;
            printf("(%d,%d)", i, j);
        }
        if (i == 1)
            continue;
        printf("<%d>", i);
    }
    printf("\n");
    for (i = 0; i < 5; i++) {
        do {
            if (i == 1)
                break;
            if (i == 3)
                goto out;
            printf("%d", i);
        } while (0);
        printf(";");
    }
out:
    printf(" %d\n", i);
    return 0;
}
