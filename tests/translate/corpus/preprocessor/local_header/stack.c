#include "stack.h"

int stack_calls;

static void count(void)
{
    stack_calls++;
}

void stack_init(struct stack *s)
{
    s->top = 0;
    count();
}

int stack_push(struct stack *s, int value)
{
    count();
    if (s->top == STACK_MAX)
        return -1;
    s->values[s->top++] = value;
    return 0;
}

int stack_pop(struct stack *s)
{
    count();
    return STACK_EMPTY(s) ? -1 : s->values[--s->top];
}
