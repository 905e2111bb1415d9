/* Statements that are entered in the middle: coroutines by switch, gotos into loops with break and continue */
#include <stdio.h>

static int state, counter;

/* gives 0, 1, 2 and then 100 for ever, going on where it stopped */
static int generator(void)
{
    switch (state) {
    case 0:
        for (counter = 0; counter < 3; counter++) {
            state = 1;
            return counter;
    case 1:
            if (counter == 1) {
                printf("(one) ");
                continue;
            }
        }
        while (1) {
            state = 2;
            return 100;
    case 2:
            ;
        }
    }
    return -1;
}

static int search(const int *a, int n, int from)
{
    int i = from, found = 0;

    if (from > 0)
        goto check;
    for (i = 0; i < n; i++) {
        if (a[i] < 0)
            break;
check:
        if (a[i] % 2)
            continue;
        found += a[i];
        do {
            if (a[i] == 6)
                goto out;
        } while (0);
    }
out:
    return found * 100 + i;
}

static void count(int n, int skip)
{
    int i = 0;

    if (skip)
        goto half;
    do {
        printf("a%d ", i);
        if (n == 2) {
half:
            printf("b%d ", i);
            switch (i) {
            case 1:
                i += 2;
                continue;
            case 4:
                break;
            default:
                i++;
            }
        } else
            i += 2;
    } while (i < 4);
    printf("end %d\n", i);
}

int main(void)
{
    int a[] = { 1, 2, 3, 4, 5, 6, 7, 8 }, b[] = { 2, 4, -1, 8 }, i;

    for (i = 0; i < 6; i++)
        printf("%d ", generator());
    printf("\n%d %d %d\n", search(a, 8, 0), search(a, 8, 6), search(b, 4, 0));
    count(1, 0);
    count(2, 0);
    count(1, 1);
    return 0;
}
