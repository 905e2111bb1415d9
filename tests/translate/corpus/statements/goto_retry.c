/* goto backwards: try again until it works */
#include <stdio.h>

static int attempts;

static int flaky(void)
{
    return ++attempts < 3 ? -1 : 42;
}

int main(void)
{
    int r, n = 0;

retry:
    r = flaky();
    if (r < 0) {
        printf("attempt %d failed\n", attempts);
        goto retry;
    }
    printf("got %d after %d\n", r, attempts);

again:
    n++;
    if (n % 2)
        goto again;
    if (n < 6) {
        printf("n %d\n", n);
        goto again;
    }
    printf("done %d\n", n);
    return 0;
}
