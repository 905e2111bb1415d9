/* #undef and another definition: each use sees the one before it */
#include <stdio.h>

#define SIZE 10
#define TWICE (SIZE * 2)

static int first(void)
{
    return SIZE + TWICE;
}

#undef SIZE
#define SIZE 100

static int second(void)
{
    return SIZE + TWICE;
}

int main(void)
{
    printf("%d %d\n", first(), second());
#undef SIZE
#define SIZE 1
    printf("%d\n", TWICE);
#define LABEL "before"
    printf("%s\n", LABEL);
#undef LABEL
#define LABEL "after"
    printf("%s\n", LABEL);
#undef NEVER_DEFINED
    return 0;
}
