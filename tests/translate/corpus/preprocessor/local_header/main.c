/* A program with a header of its own and two source files */
#include <stdio.h>
#include "stack.h"

int main(void)
{
    struct stack s;
    int value;

    stack_init(&s);
    printf("max %d, version %s\n", STACK_MAX, STACK_VERSION);
    for (value = 1; stack_push(&s, value * value) == 0; value++)
        ;
    printf("%d pushed, %d calls\n", s.top, stack_calls);
    while (!STACK_EMPTY(&s))
        printf("%d ", stack_pop(&s));
    printf("\n%d\n", stack_pop(&s));
    return 0;
}
