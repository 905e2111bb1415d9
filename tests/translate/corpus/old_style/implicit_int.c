/* No return type: the function, and main, are int */
#include <stdio.h>
#include <string.h>

static counter;
const limit = 3;

square(n)
{
    return n * n;
}

static next()
{
    return ++counter;
}

main()
{
    auto i;
    register r = 2;

    for (i = 0; i < limit; i++)
        printf("%d ", square(i) + next() * r);
    printf("\n%d\n", counter);
    return 2;
}
