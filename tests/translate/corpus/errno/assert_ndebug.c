/* With NDEBUG, assert does nothing at all */
#define NDEBUG
#include <assert.h>
#include <stdio.h>

int main(void)
{
    int n = 1;

    assert(n == 2);
    assert(n++);
    printf("%d\n", n);
    return 0;
}
