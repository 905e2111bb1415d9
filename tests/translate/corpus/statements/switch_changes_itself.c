/* switch asks once, whatever becomes of the variable; falling through does not ask again */
#include <stdio.h>

static int kind;

static int shift(void) { return kind++; }

static void local(int n)
{
    switch (n) {
    case 1:
        n = 2;
        /* fall through */
    case 2:
        printf("two %d\n", n);
        break;
    case 3:
        printf("three\n");
        /* fall through */
    default:
        printf("other %d\n", n);
    }
}

static void still(int n)
{
    int seen = n * 2;
    switch (seen) {
    case 2:
        printf("first ");
        /* fall through */
    case 4:
        printf("second %d\n", seen);
        break;
    case 6:
        for (int i = 0; i < 2; i++)
            printf("%d ", i);
        break;
    default:
        ;
    }
}

int main(void)
{
    for (int i = 0; i < 5; i++) {
        local(i);
        still(i);
    }
    kind = 1;
    switch (kind) {
    case 1:
        shift();
        /* fall through */
    case 2:
        printf("%d\n", kind);
        break;
    default:
        puts("never");
    }
    return 0;
}
